use std::fs;

use crate::site::{Run, Site};

use super::book::Book;

/// What is said of new rows in the workbook of the smallest content.
fn with(change: impl FnOnce(&mut Book)) -> Run {
    let site = Site::new();
    let mut book = Book::of(&site);
    change(&mut book);
    book.import(&site, &[])
}

#[test]
fn a_new_row_becomes_a_record_where_it_is_clear_which() {
    let site = Site::new();
    let mut book = Book::of(&site);
    {
        let book = &mut book;
        book.sheet("岗位").add(&[("窗口", "市场监管窗口"), ("岗位", "B岗"), ("姓名", "戊示例")]);
        book.sheet("材料").add(&[
            ("实施部门", "scjgj"),
            ("事项标识", "spxk"),
            ("名称", "营业执照"),
            ("复印件", "1"),
        ]);
        book.sheet("事项").add(&[
            ("实施部门", "示例区市场监督管理局"),
            ("事项类型", "行政许可"),
            ("标识", "yjxk"),
            ("名称", "药品经营许可"),
            ("办件类型", "即办件"),
            ("办理窗口", "市场监管窗口"),
        ]);
        book.sheet("依据").add(&[("实施部门", "scjgj"), ("事项标识", "yjxk"), ("名称", "药品管理法")]);
    }
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    for line in [
        "岗位!B5 → windows/scjgj.yaml 新增：scjgj / B岗 / 戊示例",
        "材料!B3 → items/scjgj.yaml 新增：scjgj / spxk / 营业执照",
        "事项!B3 → items/scjgj.yaml 新增：scjgj / yjxk",
        "依据!B3 新增：scjgj / yjxk / 药品管理法 / ",
    ] {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    let items = fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    let materials = "  - {name: 食品经营许可申请书, original: 1}\n  - {name: 营业执照, copies: 1}\n";
    assert!(items.contains(materials), "{items}");
    let basis = "by_law:\n";
    let new = items.split("yjxk").nth(1).unwrap();
    assert!(new.contains(basis) && new.contains("药品管理法"), "{items}");
    let run = book.import(&site, &[]);
    assert_eq!(run.code, 0, "once is enough: {}{}", run.stdout, run.stderr);
    book.sheet("岗位").put("戊示例", "职务", "科员");
    let run = book.import(&site, &[]);
    assert!(run.stderr.contains("已经有这一条了：scjgj / B岗 / 戊示例"), "{}", run.stderr);
}

#[test]
fn a_new_row_that_leaves_something_open_is_refused() {
    let said = |sheet: &str, cells: &[(&str, &str)], words: &str| {
        let run = with(|book| book.sheet(sheet).add(cells));
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    };
    said("岗位", &[("岗位", "B岗"), ("姓名", "戊示例")], "看不出属于哪里\n  改法：请填写“窗口”");
    said("岗位", &[("窗口", "scjgj"), ("岗位", "B岗")], "岗位!D5：新增的一行没有填“姓名”");
    said("材料", &[("实施部门", "scjgj"), ("事项标识", "没有的"), ("名称", "甲")], "标识“没有的”");
    said("材料", &[("实施部门", "scjgj"), ("事项标识", "meiyou"), ("名称", "甲")], "没有这一个事项");
    said(
        "部门",
        &[("名称", "新的局")],
        "“部门”表不能加行\n  改法：请删掉这一行；新增的请运行 mingchuang new 部门",
    );
    said("法律名称", &[("法律名称", "甲法")], "“法律名称”表不能加行");
    let item = [
        ("实施部门", "scjgj"),
        ("事项类型", "公共服务"),
        ("标识", "a"),
        ("名称", "甲"),
        ("办件类型", "即办件"),
    ];
    said("事项", &item, "没有可以加进去的文件");
    said("事项", &item[..3], "没有填“名称”");
}
