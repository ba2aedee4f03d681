//! Everything that people and programs do to workbooks is either understood or told by sheet and cell, and then nothing is
//! written.

use std::fs;

use crate::site::{Site, tree};

use super::book::{Book, Cell, Sheet};

const ITEM: &str = "食品经营许可证核发";

/// What is said of a workbook of the smallest content after a change; nothing is written.
fn refused(change: impl FnOnce(&mut Book)) -> String {
    let site = Site::new();
    let before = tree(&site.content());
    let mut book = Book::of(&site);
    // A change that would be made if nothing else were wrong.
    book.sheet("部门").put("示例区市场监督管理局", "办公地址", "示例路9号");
    change(&mut book);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(tree(&site.content()) == before, "{}", run.stdout);
    run.stderr
}

/// The same for one cell of the only item.
fn cell(head: &str, cell: impl Into<Cell>) -> String {
    refused(|book| book.sheet("事项").put(ITEM, head, cell))
}

#[track_caller]
fn says(said: &str, words: &str) {
    assert!(said.contains(words), "{said}");
}

#[test]
fn values_that_are_none() {
    says(&cell("失效日期", "2026-02-30"), "错误 事项!AF2：日期“2026-02-30”不存在");
    says(&cell("办件类型", "马上办"), "“马上办”不是可用的办件类型\n  改法：请填写其中之一：即办件、承诺件");
    says(&cell("办件类型", ""), "事项!H2：“办件类型”不能空着");
    says(&cell("名称", ""), "“名称”不能空着");
    says(&cell("办理窗口", "没有的窗口"), "没有叫“没有的窗口”的窗口");
    says(&cell("实施编码", Cell::Number(1.145_080_3e30)), "后面的几位已经丢失");
}

#[test]
fn zeros_that_a_spreadsheet_dropped() {
    let site = Site::new().edit("items/scjgj.yaml", "  visits: 1", "  visits: 1\n  local_code: \"0012\"");
    let mut book = Book::of(&site);
    book.sheet("事项").put(ITEM, "地方编码", Cell::Number(12.0));
    let run = book.import(&site, &["--write"]);
    says(&run.stderr, "前面的 0 丢了，原来是 0012");
}

#[test]
fn formulas_without_a_value() {
    says(&cell("受理条件", Cell::Formula("=1/0", "#DIV/0!")), "公式的结果是错误");
}

#[test]
fn merged_cells() {
    let said = refused(|book| book.sheet("岗位").merged.push((1, 3, 3)));
    says(&said, "岗位!D2：D2:D4 合并成了一格");
}

#[test]
fn columns_unknown_missing_or_twice() {
    let said = refused(|book| {
        for (at, row) in book.sheet("岗位").rows.iter_mut().enumerate() {
            row.push(Cell::from(if at == 0 { "身份证号" } else { "" }));
        }
    });
    says(&said, "岗位!N1：认不出“身份证号”这一列");
    let said = refused(|book| {
        for (at, row) in book.sheet("岗位").rows.iter_mut().enumerate() {
            row.push(Cell::from(if at == 1 { "备忘" } else { "" }));
        }
    });
    says(&said, "岗位!N2：这一列没有表头");
    let said = refused(|book| {
        let sheet = book.sheet("岗位");
        let column = sheet.column("职务");
        sheet.rows.iter_mut().for_each(|row| drop(row.remove(column)));
    });
    says(&said, "少了这几列：职务");
    let said = refused(|book| {
        let sheet = book.sheet("岗位");
        let column = sheet.column("备注");
        sheet.rows[0][column] = Cell::from("职务");
    });
    says(&said, "有两列“职务”");
}

#[test]
fn ids_changed_by_hand() {
    let said = refused(|book| book.sheet("事项").put(ITEM, "标识", "spxk-xb"));
    says(&said, "事项!D2：标识不能在表里改（标识：spxk → spxk-xb）");
    let said = refused(|book| book.sheet("事项").put(ITEM, "行标识", "items/scjgj.yaml#7"));
    says(&said, "事项!A2：行标识被改过");
    let said = refused(|book| book.sheet("材料").put("食品经营许可申请书", "事项名称", "别的事项"));
    says(&said, "这一栏不能在表里改");
}

#[test]
fn two_rows_for_one_thing() {
    let said = refused(|book| {
        let sheet = book.sheet("事项");
        let row = sheet.rows[1].clone();
        sheet.rows.push(row);
    });
    says(&said, "和第 2 行是同一条记录");
    let said = refused(|book| {
        let sheet = book.sheet("事项");
        let mut row = sheet.rows[1].clone();
        row[0] = Cell::from("");
        sheet.rows.push(row);
    });
    says(&said, "已经有这一条了");
}

#[test]
fn two_sheets_of_one_kind_and_sheets_of_none() {
    let said = refused(|book| {
        let copy = Sheet { name: "岗位 (2)".to_owned(), ..book.sheet("岗位").clone() };
        book.sheets.push(copy);
    });
    says(&said, "错误 岗位 (2)：和“岗位”是同一张表");
    let said =
        refused(|book| book.sheet("岗位").rows[0].iter_mut().for_each(|cell| *cell = Cell::from("甲")));
    says(&said, "错误 岗位：认不出表头");
}

#[test]
fn a_missing_row_deletes_nothing() {
    let site = Site::new();
    let before = tree(&site.content());
    let mut book = Book::of(&site);
    book.sheet("事项").rows.remove(1);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    says(
        &run.stderr,
        "提示 事项：表里少了 1 行（scjgj / spxk），文件里的保留不动\n  改法：不再办理的事项请填失效日期",
    );
    assert!(tree(&site.content()) == before);
}

#[test]
fn files_that_are_none() {
    let site = Site::new();
    let xlsx = {
        let book = Book::of(&site);
        book.bytes()
    };
    let far = {
        let mut book = Book::of(&site);
        let mut row = vec![Cell::from(""); 600];
        row.push(Cell::from("甲"));
        book.sheet("事项").rows.push(row);
        book.bytes()
    };
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("甲.xlsx", xlsx[..xlsx.len() / 2].to_vec(), "已损坏"),
        ("甲.xlsx", b"%PDF-1.4".to_vec(), "不是 .xlsx、.xls 或 .csv 表格"),
        ("甲.xlsx", Vec::new(), "不是 .xlsx、.xls 或 .csv 表格"),
        ("甲.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more".to_vec(), "已损坏"),
        ("甲.csv", b"\xff\xfe\x00\x01".to_vec(), "编码认不出来"),
        ("甲.csv", "一,二,三\n1,2,3\n".into(), "认不出任何一张表"),
        ("甲.csv", Vec::new(), "认不出任何一张表"),
        ("甲.xlsx", far, "“事项”太大：WC"),
    ];
    for (name, bytes, words) in cases {
        fs::write(site.folder().join(name), bytes).unwrap();
        let run = site.run(&["import", name, "--write"]);
        assert_eq!(run.code, 3, "{words}");
        says(&run.stderr, words);
    }
    assert_eq!(site.run(&["import", "没有.xlsx"]).code, 3);
    assert_eq!(site.run(&["export", "--xlsx", "content/甲.xlsx"]).code, 2);
    assert_eq!(site.run(&["export", "--xlsx", "甲.doc"]).code, 2);
}
