//! What the cells of a table say together.

use super::{Private, TODAY, find_in_rows, kinds};

#[test]
fn the_head_of_a_column_says_what_its_cells_are() {
    let mut missed = Vec::new();
    for (head, cell, what) in [
        ("微信", "zhangsan88", Private::WeChat),
        ("微信号", "zhangsan", Private::WeChat),
        ("QQ", "12345678", Private::Qq),
        ("家庭住址", "示例镇示例村1号", Private::HomeAddress),
        ("住址", "示例镇示例村", Private::HomeAddress),
        ("出生日期", "1990-01-01", Private::BirthDate),
        ("出生年月", "1990.1", Private::BirthDate),
        ("护照", "E12345678", Private::TravelDocument),
        ("邮箱", "zhangsan@qq.com", Private::Email),
        ("身份证号", "110105194912310021", Private::IdNumber),
        ("身份证", "110105491231002", Private::IdNumber),
        ("卡号", "4111111111111111", Private::BankCard),
        ("手机", "13 80 01 38 00 0", Private::Mobile),
        ("联系方式", "13800138000", Private::Mobile),
    ] {
        for text in [
            format!("| 姓名 | {head} |\n|---|---|\n| 张三 | 　 |\n| 李四 | {cell} |\n"),
            format!("| {head} | 张三 | {cell} |\n| 备注 | 甲 | 乙 |"),
            format!("姓名\t{head}\n张三\t{cell}\n"),
            format!("姓名,{head}\n张三,{cell}\n"),
            format!("姓名;\"{head}\"\n张三;\"{cell}\"\n"),
            format!("# 姓名 | {head}\n# 张三 | {cell}\n"),
        ] {
            if kinds(&text) != [what] {
                missed.push(format!("{text:?} {:?}", kinds(&text)));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_head_holds_until_another_table_begins() {
    let two = |other: &str| {
        let rows = [["姓名", "住址"], ["张三", "未填"], ["窗口", other], ["一号", "示例镇示例村1号"]];
        find_in_rows(&rows.map(|row| row.to_vec()), TODAY).len()
    };
    for (other, count) in [("地址", 0), ("办公地点", 0), ("无地址", 1), ("未填", 1), ("家庭地址", 1)]
    {
        assert_eq!(two(other), count, "{other}");
    }
}

#[test]
fn a_number_spread_over_the_cells_of_a_row_is_found() {
    for text in [
        "| 138 | 0013 | 8000 |\n|---|---|---|\n| 甲 | 乙 | 丙 |",
        "| 姓名 | 手机 | | |\n|---|---|---|---|\n| 张三 | 138 | 1234 | 5678 |",
        "姓名,电话,,\n张三,138,0013,8000\n",
        "|1|3|8|0|0|1|3|8|0|0|0|\n|甲|",
        "- 138\n- 0013\n- 8000",
        "* 138\n* 0013\n* 8000\n",
        "  - 138\n  - 0013\n  - 8000\n",
        "张三\t138\t00138000\n李四\t甲\t乙",
    ] {
        assert_eq!(kinds(text), [Private::Mobile], "{text}");
    }
    for text in ["| 身份证号 | 110105 | 19491231 | 002X |\n| 甲 | 乙 |", "- 110105\n- 19491231\n- 002X"]
    {
        assert_eq!(kinds(text), [Private::IdNumber], "{text}");
    }
}

#[test]
fn what_the_head_of_a_column_clears_is_left_alone() {
    for text in [
        "| 受理编号 | 事项 |\n|---|---|\n| 450803202611064879 | 甲 |",
        "事项,受理编号\n甲,450803202611064879\n",
        "| 流水号 | 450803202611064879 |\n| 甲 | 乙 |",
        "| 项目 | 预算（元） |\n|---|---|\n| 甲 | 13800138000 |",
        "项目\t金额\n甲\t13800138000\n",
        "| 年度 | 受理 | 办结 | 满意 |\n|---|---|---|---|\n| 2024 | 138 | 1234 | 5678 |",
        "受理,办结,满意\n138,1234,5678\n",
        "| 甲 | 乙 | 丙 |\n| 1 | 3 | 8 |\n| 0 | 0 | 1 |",
        "- 138 件\n- 0013 号\n- 8000 元",
        "| 微信公众号 | QQ群 |\n|---|---|\n| gnqzwfw1 | 12345678 |",
        "| 出生日期 | 2020年1月1日以后 |\n| 甲 | 乙 |",
        "| 材料 | 身份证 |\n|---|---|\n| 份数 | 2 |",
        "备注: |\n  甲\n",
        "| 护照 | 120 |\n| 通行证 | 60 |",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_finding_in_a_table_names_its_cells_and_its_bytes() {
    let rows = [vec!["姓名", "微信", "手机", "", ""], vec!["张三", " zhangsan88 ", "138", " 0013", "8000 "]];
    let found = find_in_rows(&rows, TODAY);
    let told: Vec<_> = found.iter().map(|one| (one.row, one.cells.clone(), one.written(&rows))).collect();
    assert_eq!(told, [(1, 1..2, "zhangsan88".into()), (1, 2..5, "138  0013 8000".into())]);
}
