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
    said("部门", &[("名称", "新的局")], "部门!B3：新增的一行没有填“标识”");
    said("部门", &[("标识", "新局"), ("名称", "新的局")], "部门!B3：标识“新局”只能使用小写字母");
    said("窗口", &[("标识", "xj"), ("名称", "新窗口"), ("所属部门", "没有的局")], "没有叫“没有的局”的部门");
    said("窗口", &[("标识", "xj"), ("名称", "新窗口")], "新增的一行没有填“所属部门”");
    let own = "法律名称”表不能加行\n  改法：请删掉这一行；它是从“依据”表汇总的";
    said("法律名称", &[("法律名称", "甲法")], own);
    let grant = |more: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
        [("授权书", "2027/scjgj"), ("事项标识", "spxk"), ("受理决定权", "√")]
            .iter()
            .chain(more)
            .copied()
            .collect()
    };
    said("授权", &grant(&[]), "授权!B3：没有授权书“2027/scjgj”");
    said("授权", &grant(&[("授权书", "2026/scjgj")]), "已经有这一条了");
    said("授权", &[("授权书", "2026/scjgj"), ("事项标识", "a")], "已签订的授权书不能改");
    said("授权", &[("事项标识", "spxk"), ("受理决定权", "√")], "授权!B3：新增的一行没有填“授权书”");
    said(
        "未授权",
        &[("授权书", "2026/scjgj"), ("事项", "spxk"), ("权限", "应诉代理权"), ("理由", "甲")],
        "已签订",
    );
    said(
        "未授权",
        &[("授权书", "2027/scjgj"), ("权限", "应诉代理权"), ("理由", "甲")],
        "没有可以加进去的文件：2027/scjgj\n  改法：请写授权书的年度和标识",
    );
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

/// The smallest content with a letter of the next year that is not signed.
fn drafted() -> Site {
    let site = Site::new();
    let letter = fs::read_to_string(site.content().join("letters/2026/scjgj.yaml")).unwrap();
    let letter = letter.replace("2026-", "2027-").replace("〔2025〕", "〔2026〕");
    let letter = letter.replace("signed_on: 2025-12-18", "status: 草拟");
    let items = fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    let second =
        items.split_once("items:\n").unwrap().1.replace("spxk", "yjxk").replace("食品经营", "药品经营");
    site.write("letters/2027/scjgj.yaml", letter).write("items/scjgj.yaml", items + &second)
}

#[test]
fn a_new_department_and_a_new_window_become_files_as_they_begin() {
    let site = Site::new();
    let mut book = Book::of(&site);
    book.sheet("部门").add(&[
        ("标识", "wjj"),
        ("名称", "示例区卫生健康局"),
        ("单位类别", "区直部门"),
        ("法定代表人姓名", "己示例"),
        ("法定代表人职务", "局长"),
        ("办公地址", "示例路 2 号"),
        ("联系电话", "0775-1234568"),
    ]);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("部门!B3 → departments/wjj.yaml 新增：wjj"), "{}", run.stdout);
    let department = fs::read_to_string(site.content().join("departments/wjj.yaml")).unwrap();
    for line in [
        "# 部门。文件名就是它的标识",
        "名称: 示例区卫生健康局  # 全称，与印章一致",
        "法定代表人: {姓名: 己示例, 职务: 局长}",
        "联系电话: \"0775-1234568\"  # 办公电话",
    ] {
        assert!(department.contains(line), "{line}: {department}");
    }
    let mut book = Book::of(&site);
    book.sheet("窗口").add(&[
        ("标识", "wjj"),
        ("名称", "卫生健康窗口"),
        ("类型", "部门窗口"),
        ("所在中心", "hall"),
        ("所属部门", "示例区卫生健康局"),
        ("台位号", "B01、B02"),
        ("咨询电话", "0775-1234569"),
    ]);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let window = fs::read_to_string(site.content().join("windows/wjj.yaml")).unwrap();
    for line in ["所属部门: [wjj]\n", "台位号: [B01, B02]\n", "名称: 卫生健康窗口  # 与窗口标牌一致"]
    {
        assert!(window.contains(line), "{line}: {window}");
    }
    assert!(site.check().stdout.contains("错误 0"));
}

#[test]
fn new_rows_of_a_draft_become_a_group_and_what_is_withheld_of_it() {
    let site = drafted();
    let mut book = Book::of(&site);
    book.sheet("授权").add(&[
        ("授权书", "2027/scjgj"),
        ("事项标识", "yjxk"),
        ("受理决定权", "√"),
        ("办理结果送达权", "是"),
    ]);
    book.sheet("未授权").add(&[
        ("授权书", "2027/scjgj"),
        ("事项", "yjxk"),
        ("权限", "应诉代理权"),
        ("理由", "由分管领导负责"),
    ]);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = fs::read_to_string(site.content().join("letters/2027/scjgj.yaml")).unwrap();
    for words in [
        "- items: [yjxk]\n  powers: [受理决定权, 办理结果送达权]\n",
        "withheld:\n",
        "items: [yjxk], powers: [应诉代理权], reason: 由分管领导负责",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    let said = |sheet: &str, cells: &[(&str, &str)], words: &str| {
        let mut book = Book::of(&site);
        book.sheet(sheet).add(cells);
        let run = book.import(&site, &["--write"]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    };
    let letter = ("授权书", "2027/scjgj");
    let accept = ("受理决定权", "√");
    said("授权", &[letter, ("事项标识", "spxk-2"), accept], "没有标识为“spxk-2”的事项");
    said("授权", &[letter, accept], "没有填“事项标识”");
    said("授权", &[letter, ("事项标识", "yjxk"), accept], "已经有这一条了");
    let site = drafted();
    let mut book = Book::of(&site);
    book.sheet("授权").add(&[letter, ("事项标识", "yjxk")]);
    let run = book.import(&site, &[]);
    assert!(run.stderr.contains("没有授予任何职权"), "{}", run.stderr);
}
