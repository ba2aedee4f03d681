//! What must be found, and what must not.

mod spellings;

use super::*;

const TODAY: Date = Date::constant(2026, 11, 29);

fn kinds(text: &str) -> Vec<Private> {
    find(text, TODAY).into_iter().map(|found| found.what).collect()
}

#[test]
fn a_mobile_number_is_found_behind_any_prefix() {
    for text in [
        "+8613800138000",
        "＋86 13800138000",
        "+86-138-0013-8000",
        "(86)13800138000",
        "（+86）138 0013 8000",
        "86-13800138000",
        "0086 13800138000",
        "008613800138000",
        "8613800138000",
        "(138)0013-8000",
        "138(0013)8000",
        "【138】0013 8000",
        "013800138000",
        "1380013 8000",
        "1380 013 8000",
        "13800-138000",
        "联系 13 80 01 38 00 0",
        "+86.138.0013.8000",
        "一三八-零零一三-八零零零",
        "0775-4332555 13800138000",
        "138零零13八000",
    ] {
        assert_eq!(kinds(text), [Private::Mobile], "{text}");
    }
    assert_eq!(kinds("13800138000 13900139000"), [Private::Mobile; 2]);
    assert_eq!(kinds("138 0013 8000 139 1139 9000"), [Private::Mobile; 2]);
    assert_eq!(kinds("13800138000、13900139000"), [Private::Mobile; 2]);
    assert_eq!(kinds("周五张三13800138000元旦值班"), [Private::Mobile]);
}

#[test]
fn other_identity_and_card_numbers_are_found() {
    assert_eq!(kinds("110105 491231 002"), [Private::IdNumber]);
    assert_eq!(kinds("110105491231002"), [Private::IdNumber]);
    assert_eq!(kinds("身份证 110105 49 12 31 002"), [Private::IdNumber]);
    assert_eq!(kinds("11010519491231002 X"), [Private::IdNumber]);
    assert_eq!(kinds("11010519491231002×"), [Private::IdNumber]);
    assert_eq!(kinds("卡号 4111 1111 1111 1111"), [Private::BankCard]);
    assert_eq!(kinds("４１１１１１１１１１１１１１１１（银行卡）"), []);
    assert_eq!(kinds("开户行、账号：４１１１１１１１１１１１１１１１"), [Private::BankCard]);
    assert_eq!(kinds("4525**********1234"), [Private::MaskedIdNumber]);
    assert_eq!(kinds("110105********002X"), [Private::MaskedIdNumber]);
    assert_eq!(kinds("卡号 6222 0200 0000 0000 006 号"), []);
}

#[test]
fn public_numbers_are_left_alone() {
    for text in [
        "0775-4332555 转 8001",
        "1145080300123456784000125004000",
        "12441500196720244T3442199806003",
        "114508030012345678-4000-1250-04000",
        "2026-12-01 至 2027-12-31",
        "2026年12月1日—2027年12月31日",
        "共150 2026-12-01",
        "11010519491231002A",
        "110105194912310021",
        "400-820-8820",
        "0775-4332555、0775-4332556",
        "0775-4332555/4332556",
        "(0775)4332555",
        "12345",
        "港南政办通〔2017〕23号",
        "桂政发〔2017〕1号",
        "GN000/2026-00001",
        "K12345678/2026-00013",
        "《食品安全法》第三十五条、第一百三十八条",
        "一三五七九",
        "周一至周五 9:00—12:00，15:00—18:00",
        "第一、三、四、五、六、七、八、九、十条",
        "每本150、1200、3000元",
        "年度 2024、2025、2026",
        "1380 件",
        "投资13800138000元",
        "投资 13800138000.50 元",
        "￥13800138000",
        "2510149.187 36613986.3",
        "138 45 6789",
        "2670 2041 1703 338 2360",
        "150 20 30 40 50 6",
        "1500 1200 3000 4500 6000 1800",
        "91450803MA5K12345X",
        "12450803499123451B",
        "受理编号450803202611064879",
        "办件流水号：450803201911064876",
        "450803209901010013",
        "- 138\n- 0013\n- 8000",
        "| 138 | 0013 | 8000 |",
        "窗口1380、\n\n01380001",
        "t20170612_4332555.html",
        "3f13800138000ab",
        "1.5 2.5 3.5 4.5 5.5 6.5",
        "13,800,138,000 元",
        "13 800 138 000",
        "2026.11.23 13:45:07.123",
        "00000000000",
        "18000000000000000000",
        "3.14159265358979",
        "GB 11643-1999",
        "ISBN 978-7-5093-8888-1",
        "107.123456, 23.123456",
        "〔2017〕3号 15012345",
        "一二三四五六七八九十",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn what_a_word_makes_personal_is_found() {
    let table: [(Private, &[&str]); 6] = [
        (
            Private::HomeAddress,
            &[
                "家庭住址：示例镇示例村1号",
                "现住址：示例村一组",
                "家庭住址 桥圩镇示例村12号",
                "现住港南区桥圩镇示例村十二号",
                "居住地址：示例小区3栋2单元501室",
                "户籍地址：广西贵港市港南区",
                "家庭住址（详细）：示例路5号",
                "**家庭住址**：示例路5号",
                "家庭\u{200b}住址：示例路5号",
                "住址是示例街道示例路",
                "| 家庭住址 | 示例镇示例村1号 |",
                "家住示例镇示例屯3号",
                "户籍所在地：示例市示例县",
                "家庭住址：\n示例镇示例村1号",
            ],
        ),
        (
            Private::TravelDocument,
            &[
                "护照号码：E12345678",
                "护照E12345678",
                "护照（EA1234567）",
                "持护照 G 1234 5678 入境",
                "港澳通行证号：C12345678",
                "台胞证：12345678",
                "往来港澳通行证 W12345678",
                "回乡证号码为H1234567890",
                "Passport No. E12345678",
                "护照号码：Ｅ１２３４５６７８",
            ],
        ),
        (
            Private::BirthDate,
            &[
                "出生日期：1990年1月1日",
                "出生年月：1990.01",
                "出生年月 1990-1",
                "生于1990年1月",
                "出生于一九九〇年一月一日",
                "生日：19900101",
                "1990年1月生，汉族",
                "张三，1990年1月1日出生。",
                "出生日期：１９９０／１／１",
                "出生年月：199001",
            ],
        ),
        (
            Private::Email,
            &[
                "example@qq.com",
                "邮箱：a.b@163.com。",
                "Example @ Gmail.com",
                "example[at]126.com",
                "a＠foxmail.com",
                "a&#64;sina.cn",
                "x@vip.qq.com",
                "mailto:a1@outlook.com",
            ],
        ),
        (
            Private::WeChat,
            &[
                "微信号：example_1",
                "微信：abc123456",
                "wx：abcdef",
                "VX abc12345".trim_start_matches('.'),
                "微信abc12345",
                "加微信号abcdefg",
                "ｗｘ：abcdef1",
                "微信：123456789",
                "V信：abcdef",
            ],
        ),
        (
            Private::Qq,
            &[
                "QQ：12345678",
                "QQ号12345",
                "qq 123456789",
                "扣扣：1234567",
                "ＱＱ：１２３４５６７８",
                "QQ号码为 123 456 789",
            ],
        ),
    ];
    let mut missed = Vec::new();
    for (what, texts) in table {
        for text in texts {
            if kinds(text) != [what] {
                missed.push(format!("{text:?} {:?}", kinds(text)));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn what_a_word_only_mentions_is_left_alone() {
    for text in [
        "家庭住址证明",
        "居住地住址证明（租赁合同、房产证）",
        "家庭住址：________",
        "家庭住址：（详细到门牌号）",
        "住址没有变化的免于提交",
        "住址：与户口簿一致",
        "户籍地派出所",
        "居住地街道办事处出具的证明",
        "户籍所在地镇人民政府",
        "现住所在地村民委员会",
        "办公地址：示例路5号",
        "经营场所：示例路5号",
        "中华人民共和国护照法",
        "护照工本费 120 元",
        "通行证咨询电话：12367000",
        "通行证受理日期：20261101",
        "护照有效期 10 年",
        "出生医学证明",
        "出生日期在2020年1月1日以后的儿童",
        "2016年8月31日前出生",
        "出生日期：　　年　月　日",
        "出生年月",
        "出生日期与身份证不一致",
        "生日快乐",
        "出生后 1 个月内",
        "zwgk@example.gov.cn",
        "bgs@gngov.cn",
        "@所有人",
        "微信公众号：gnqzwfw",
        "微信小程序“桂通办”",
        "微信支付、支付宝",
        "官方微信：gnqzwfw123",
        "微信公众号（微信号：gnqzwfw）",
        "企业微信",
        "微信搜索 gnqzwfw",
        "QQ群：12345678",
        "QQ邮箱",
        "QQ浏览器 2023",
        "wxid",
        "支付方式：微信 alipay",
        "2026年11月生效",
        "2025年12月31日生效",
        "一月一日生产",
        "学生于2026年9月入学",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn the_range_is_the_number_itself() {
    for (text, number) in [
        ("张三（138 0013 8000）", "138 0013 8000"),
        ("电话\u{200b}138\u{200c}0013\u{200c}8000\u{200b}。", "138\u{200c}0013\u{200c}8000"),
        ("＋86 13800138000", "86 13800138000"),
        ("甲&#49;3800138000乙", "&#49;3800138000"),
    ] {
        assert_eq!(&text[find(text, TODAY)[0].range.clone()], number);
    }
    let text = "家庭住址：示例村1号。";
    assert_eq!(&text[find(text, TODAY)[0].range.clone()], "家庭住址：示例村1号");
    assert_eq!(&text[find(text, TODAY)[0].secret.clone()], "示例村1号");
}

#[test]
fn nobody_is_born_after_today() {
    let number = "450803202611291019";
    let sound =
        (0..=9).map(|last| format!("{}{last}", &number[..17])).find(|number| !kinds(number).is_empty());
    let sound = sound.unwrap_or_default();
    assert_eq!(find(&sound, TODAY).len(), 1, "{sound}");
    assert_eq!(find(&sound, TODAY.yesterday().unwrap_or_default()), []);
}
