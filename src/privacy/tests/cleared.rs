//! What the words around it clear, and what they do not.

use super::{Private, kinds};

#[test]
fn what_is_said_to_be_a_things_or_an_offices_is_left_alone() {
    let mut found = Vec::new();
    for text in [
        "电子邮箱：slqzwzx@163.com",
        "电子信箱：slqzwzx@163.com",
        "局纪检组信箱：sljw@qq.com",
        "来信请寄 slq@163.com（信访局）",
        "联系人：办公室 邮箱：slq@163.com",
        "户籍所在地派出所：和平路12号",
        "户籍地派出所地址：和平路12号",
        "现居住地为和平村1组至8组的儿童",
        "住在和平路1号至138号的儿童由示例小学招收",
        "19491231-002",
        "编号：138-0013-8000",
        "批号 20261123-138-0013-8000",
        "合同编号 HT-13800138000",
        "桂政发〔2026〕第13800138000号",
        "http://a.gov.cn/t20261123_13800138000.html",
        "/a/13800138000.shtml",
        "/art_1380_0138000.html",
        "13812 13945 15012 13800 138000",
        "GDP 13800138000.00",
        "| 项目 | 金额（元） |\n|---|---|\n| 甲 | 13800138000 |\n| 乙 | 13900139000 |",
        "金额（元）\n13800138000\n13900139000",
        "投资总额为13800138000",
        "座位 A03 1 3 8 0 0 1 3 8 0 0 0",
        "凭证号 6228480000000000018",
        "物流单号 6228480000000000018",
        "对公账户 示例区财政局 账号 6228480000000000018",
        "缴费账号 6228480000000000018（对公）",
        "1960年1月出生的，2020年1月起领取",
        "护照号码示例：E00000000",
        "示例区政务服务中心微信：shilizwzx",
        "受理编号（系统生成）：450803202611064879、450803202611064879",
        "企业微信：gnqzw0001",
        "示例区政务服务中心微信：gnqzwfw1",
        "信访局邮箱：zhangsan@163.com",
        "投诉邮箱：12345678@qq.com",
        "缴入国库，账号：6228480000000000018",
        "/show?id=13800138000",
        "/news_13800138000.html",
    ] {
        if !kinds(text).is_empty() {
            found.push(format!("{text} {:?}", kinds(text)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_word_that_is_about_something_else_clears_nothing() {
    for text in [
        "编号1 甲 110105201501010033 男",
        "报名序号12 甲 110105201501010033",
        "受理学生：甲 110105201501010033",
        "业务学校学生甲 110105201501010033",
        "# 受理人甲 110105201501010033",
        "x110105194912310038y1",
    ] {
        assert_eq!(kinds(text), [Private::IdNumber], "{text}");
    }
    for text in [
        "甲手机13800138000元",
        "金额 13800138000 请致电",
        "甲的预算13800138000",
        "A13800138000B2",
        "138 0013 80 00",
        "+86 138 001 38000",
        "甲13800138000 20元",
        "甲13800138000　20万元",
    ] {
        assert_eq!(kinds(text), [Private::Mobile], "{text}");
    }
    for text in ["13800138000QQ12345678", "QQ12345678wx13800138000"] {
        assert!(kinds(text).contains(&Private::Mobile), "{text}");
    }
    for text in ["邮箱：zhangsan@163.com", "邮箱：zhsh@163.com", "电子邮箱：zhangsan88@qq.com（张三）"]
    {
        assert_eq!(kinds(text), [Private::Email], "{text}");
    }
}

#[test]
fn the_word_for_an_office_clears_only_what_may_be_its_own() {
    let mut missed = Vec::new();
    for (what, texts) in [
        (
            Private::WeChat,
            &[
                "中心微信：zhangsan88",
                "示例局微信：wxid_abc123456",
                "大厅微信：12345678",
                "单位微信：zhangsan88",
                "政务微信：zhangsan1990",
                "企业微信（张三）：zhangsan88",
            ][..],
        ),
        (
            Private::Email,
            &[
                "邮箱：zhshch@163.com",
                "张局邮箱：zhangsan@163.com",
                "个人邮箱：gnqzwfw@163.com",
                "b2@163.com（张局）",
                "b2@163.com（张三，信访局）",
            ],
        ),
        (
            Private::BankCard,
            &[
                "对公业务请到柜台，张三工资卡6228480000000000018",
                "对公账号2010123456789012，张三 6228480000000000018",
                "国库集中支付的个人账户 6228480000000000018",
                "对公汇款到他的银行卡 6228480000000000018",
                "单位账户停用，请打储蓄卡 6228480000000000018",
            ],
        ),
        (
            Private::Mobile,
            &[
                "http://a.cn/tel13800138000.html",
                "http://a.cn/zhangsan_13800138000.html",
                "http://a.cn/wx-13800138000.php",
                "/list?phoneid=13800138000",
                "/list?userid=13800138000",
                "序号3-13800138000",
                "序号：138-0013-8000",
            ],
        ),
    ] {
        for text in texts {
            if kinds(text) != [what] {
                missed.push(format!("{text:?} {:?}", kinds(text)));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_name_or_another_word_may_stand_before_what_a_word_announces() {
    let mut missed = Vec::new();
    for (what, texts) in [
        (
            Private::WeChat,
            &[
                "微信：甲 zhangsan88",
                "微信/手机：zhangsan88",
                "微信、QQ：zhangsan88",
                "联系方式（微信） zhangsan88",
                "微信，zhangsan88",
                "微信→zhangsan88",
                "微信搜索zhangsan88",
                "weixin://dl/chat?zhangsan88",
                "微 信：zhangsan88",
                "威信：zhangsan88",
                "W X：zhangsan88",
                "徽信：zhangsan88",
                "姓名,微信,备注\n甲,zhangsan88,\"a,b\"",
                "姓名,微信,\n甲,zhangsan88",
                "姓名,微信,时间\n甲,zhangsan88,8: 30",
            ][..],
        ),
        (
            Private::Qq,
            &[
                "QQ：甲12345678",
                "QQ或微信12345678",
                "13800QQ12345678",
                "http://wpa.qq.com/msgrd?v=3&uin=12345678",
                "tencent://message/?uin=12345678",
                "Ｑ Ｑ：12345678",
            ],
        ),
        (
            Private::IdNumber,
            &[
                "身份证号：甲 110105194912310021",
                "身份证：甲，110105194912310021",
                "ID：110105194912310021",
                "驾驶证号：110105194912310021",
                "身份证号：11010519491231002",
                "身份证号：1101051949123100211",
            ],
        ),
        (
            Private::HomeAddress,
            &[
                "户口本地址：示例镇示例村1号",
                "家庭详细地址：示例镇示例村1号",
                "户籍：示例镇示例村1号",
                "住 址：示例镇示例村1号",
                "收货地址：示例镇示例村1号",
                "通讯地址（家）：示例镇示例村1号",
                "甲家在示例路12号3栋402室",
            ],
        ),
        (Private::Email, &["a@qq,com", "a(a)qq.com"]),
        (Private::BirthDate, &["生年月日：1980.01"]),
        (Private::BankCard, &["62220 21234 56789 0128", "打款到4111111111111111"]),
    ] {
        for text in texts {
            if kinds(text) != [what] {
                missed.push(format!("{text:?} {:?}", kinds(text)));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    for text in [
        "微信、手机均可办理",
        "微信/电话：0775-4332555",
        "微信/电话：4332555",
        "微信支付、alipay2023",
        "微信搜索gnqzwfw1",
        "QQ：咨询群12345678",
        "身份证办理受理编号450803202611064879",
        "国家在示例路5号设立窗口",
        "?id=110105194912310021",
        "具有本市户籍的和平路5号以内的居民",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_word_alone_in_its_paragraph_announces_the_lines_below_it() {
    for (text, what) in [
        ("微信\n\nzhangsan88", Private::WeChat),
        ("微信\nzhangsan88", Private::WeChat),
        ("- 微信\n- zhangsan88", Private::WeChat),
        ("别名: [微信, zhangsan88]", Private::WeChat),
        ("台位: [\"微信\", zhangsan88]", Private::WeChat),
        ("## QQ\n\n12345678\n", Private::Qq),
        ("QQ\n12345678\n87654321", Private::Qq),
        ("**家庭住址**\n\n示例镇示例村1号", Private::HomeAddress),
        ("护照：\n\nE12345678", Private::TravelDocument),
        ("身份证号\n\n110105194912310021", Private::IdNumber),
    ] {
        assert_eq!(kinds(text).first(), Some(&what), "{text}");
    }
    for text in [
        "## 身份证\n\n办理居民身份证，工本费 20 元。",
        "微信\n支付宝\n银联",
        "## 家庭住址\n\n请填写到门牌号，如示例路5号",
        "## 护照\n\n首次申领 120 元\n",
        "微信\n\n关注公众号\n\nzhangsan88",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_number_spread_over_items_paragraphs_or_a_column_is_found() {
    for text in [
        "1. 138\n2. 0013\n3. 8000",
        "1、138\n2、0013\n3、8000",
        "138\n\n0013\n\n8000",
        "| 138 |\n|---|\n| 0013 |\n| 8000 |",
        "| 电话 |\n|---|\n| 138 |\n| 0013 |\n| 8000 |",
    ] {
        assert_eq!(kinds(text), [Private::Mobile], "{text}");
    }
    for text in ["13B00138000", "138OO13BOOO", "13800Z3S000"] {
        assert_eq!(kinds(text), [Private::Mobile], "{text}");
    }
    for text in ["GB13800138", "13B001380", "91450803MA5B12345X", "2B138001380", "S1380013800"] {
        assert_eq!(kinds(text), [], "{text}");
    }
    for text in ["1. 甲\n2. 乙\n3. 丙", "2024\n\n2025\n\n2026", "1. 138 件\n2. 1234 件\n3. 5678 件"] {
        assert_eq!(kinds(text), [], "{text}");
    }
}
