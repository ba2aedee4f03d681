//! What must be found, and what must not.

mod cleared;
mod labels;
mod spellings;
mod tables;

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
        "l38OO138OOO",
        "l38-OO13-8OOO",
        "l13800138000",
        "o13800138000",
        "https://a.example/?tel=13800138000",
        "|38OO138OOO",
        "I38 0013 8ooo",
        "138ОО138ООО",
        "〡〣〨〇〇〡〣〨〇〇〇",
        "⼀三⼋〇〇⼀三⼋〇〇〇",
        "138转0013转8000",
        "138杠0013杠8000",
        "13-800-138-000",
        "1-38-00-13-80-00",
        "13_800_1380_00",
        "138~0013~8000",
        "138～0013～8000",
        "138!0013!8000",
        "138%0013%8000",
        "138$0013$8000",
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
    for text in [
        "11010519491231002Ⅹ",
        "11010519491231002Χ",
        "11010519491231002Х",
        "110105 1949年12月31日 002X",
        "440524年1880月0101日0014",
        "44O524l88OOlOlOOl4",
        "11O1O519491231OO2X",
        "440524 1880 0101 0014",
        "440524〡〨〨〇〇〡〇〡〇〇〡4",
    ] {
        assert_eq!(kinds(text), [Private::IdNumber], "{text}");
    }
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
        "编号 13-2026-00123",
        "https://www.example.gov.cn/show?id=13912345678",
        "/show.aspx?a=1&classid=13912345678",
        "13-2026-00123",
        "139.196.123.45",
        "150~2000~8000 元",
        "138、1234、5678 件",
        "增长 15.2%，共 1380 件、0.13 亿元",
        "|138|1234|5678|",
        "上午8点30分—12点00分，下午14点30分—17点30分",
        "2026年12月01日至2027年12月31日1500人",
        "O型血 130 例，l0 月 15 日",
        "SOLO1380 型",
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

#[test]
fn the_time_for_a_text_grows_with_its_length_alone() {
    // Some minutes, if every sign is asked about all that stands before or behind it.
    for (piece, times) in [
        ("%40", 200_000),
        ("a#", 200_000),
        ("a@qq.", 80_000),
        ("&#x", 200_000),
        ("abc@qq.com\n", 60_000),
        ("1 ", 250_000),
    ] {
        let started = std::time::Instant::now();
        find(&piece.repeat(times), TODAY);
        assert!(started.elapsed().as_secs() < 60, "{piece} {:?}", started.elapsed());
    }
}
