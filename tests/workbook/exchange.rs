use std::fs;

use crate::site::{Site, project, tree};

use super::book::{Book, Cell};

const ITEM: &str = "食品经营许可证核发";

#[test]
fn the_same_records_make_the_same_bytes() {
    let site = Site::new();
    for name in ["a.xlsx", "b.xlsx"] {
        assert_eq!(site.run(&["export", "--xlsx", name]).code, 0);
    }
    let bytes = |name: &str| fs::read(site.folder().join(name)).unwrap();
    assert!(bytes("a.xlsx") == bytes("b.xlsx"));
    let run = site.run(&["export", "--xlsx", "a.xlsx"]);
    assert_eq!(run.code, 2, "what may not have been read back is not written over");
}

#[test]
fn a_workbook_of_the_example_that_comes_back_changes_no_byte() {
    let site = Site::example();
    let before = tree(&site.content());
    let book = Book::of(&site);
    let run = site.run(&["import", "out.xlsx", "--write"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let run = book.import(&site, &["--write"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(tree(&site.content()) == before);
    let mut counts = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows.len() - 1));
    assert!(counts.any(|count| count == ("岗位", 180)), "{:?}", counts.collect::<Vec<_>>());
}

#[test]
fn what_a_cell_changes_is_told_with_its_place_in_the_file() {
    let site = Site::new();
    let mut book = Book::of(&site);
    book.sheet("事项").put(ITEM, "承诺办结时限", "3个工作日");
    let run = book.import(&site, &[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    let line = "事项!K2 → items/scjgj.yaml:15 承诺办结时限：当场办结 → 3 个工作日";
    assert!(run.stdout.contains(line), "{}", run.stdout);
}

#[test]
fn what_spreadsheets_do_to_values_does_not_change_them() {
    let site = Site::new().edit(
        "items/scjgj.yaml",
        "  visits: 1",
        "  visits: 1\n  local_code: \"0012\"\n  assured_on: 2026-03-01",
    );
    let before = tree(&site.content());
    let mut book = Book::of(&site);
    let items = book.sheet("事项");
    items.put(ITEM, "核对日期", Cell::Day(2026, 3, 1));
    items.put(ITEM, "到办事现场次数", Cell::Number(1.0));
    items.put(ITEM, "服务对象", "个人，法人");
    items.put(ITEM, "地方编码", "００１２");
    items.put(ITEM, "名称", " 食品经营许可证核发\r\n");
    for count in 0..4 {
        let length = items.rows[0].len() + count;
        items.rows.push(vec![Cell::from(""); length]);
    }
    items.name = "改过的名字".to_owned();
    let basis = book.sheet("依据");
    basis.rows.iter_mut().for_each(|row| row.reverse());
    let run = book.import(&site, &["--write"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(tree(&site.content()) == before);
}

#[test]
fn days_are_read_in_every_form_that_people_and_spreadsheets_give_them() {
    let forms = [
        Cell::Day(2026, 12, 31),
        Cell::Number(46387.0),
        Cell::from("2026年12月31日"),
        Cell::from("2026/12/31"),
        Cell::from("２０２６－１２－３１"),
        Cell::Formula("=DATE(2026,12,31)", "46387"),
    ];
    let site = Site::new();
    let book = Book::of(&site);
    for form in forms {
        let mut book = book.clone();
        book.sheet("事项").put(ITEM, "失效日期", form.clone());
        let run = book.import(&site, &[]);
        assert!(
            run.stdout.contains("失效日期：（空） → 2026-12-31"),
            "{form:?}: {}{}",
            run.stdout,
            run.stderr
        );
    }
}

#[test]
fn a_law_is_renamed_wherever_it_stands() {
    let site = Site::new().edit(
        "items/scjgj.yaml",
        "article: 第三十五条}",
        "article: 第三十五条}\n  - {title: 中华人民共和国食品安全法, article: 第三十六条}",
    );
    let mut book = Book::of(&site);
    book.sheet("法律名称").put("中华人民共和国食品安全法", "法律名称", "食品安全法");
    let run = book.import(&site, &[]);
    assert!(run.stdout.contains("改动 2 处"), "{}{}", run.stdout, run.stderr);
    let mut both = book.clone();
    both.sheet("依据").put("第三十五条", "名称", "食品法");
    let run = both.import(&site, &[]);
    assert!(run.stderr.contains("改的是同一处，改成的却不一样"), "{}", run.stderr);
}

#[test]
fn what_others_changed_since_is_neither_undone_nor_written_over() {
    let site = Site::new();
    let mut book = Book::of(&site);
    book.sheet("部门").put("示例区市场监督管理局", "办公地址", "示例路9号");
    let site = site.edit("departments/scjgj.yaml", "0775-0000003", "0775-0000005");
    let run = book.import(&site, &[]);
    assert!(run.stdout.contains("改动 1 处"), "{}{}", run.stdout, run.stderr);
    let site = site.edit("departments/scjgj.yaml", "示例路2号", "示例路7号");
    let before = tree(&site.content());
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 1);
    let words = "导出以后两边都改过“办公地址”：导出时“示例路2号”，现在文件里“示例路7号”，表里“示例路9号”";
    assert!(run.stderr.contains(&format!("部门!M2：{words}")), "{}", run.stderr);
    assert!(tree(&site.content()) == before);
    let site = site.edit("departments/scjgj.yaml", "示例路7号", "示例路9号");
    assert_eq!(book.import(&site, &[]).code, 0, "both mean the same");
}

#[test]
fn rows_are_found_again_in_lists_that_changed_since() {
    let site = Site::new();
    let mut book = Book::of(&site);
    book.sheet("岗位").put("丁示例", "职务", "科员");
    let new = "posts:\n- {role: A岗, name: 戊示例}\n";
    let site = site.edit("windows/scjgj.yaml", "posts:\n", new);
    let run = book.import(&site, &[]);
    assert!(
        run.stdout.contains("→ windows/scjgj.yaml:11 职务：（空） → 科员"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let site = site.edit("windows/scjgj.yaml", "- {role: B岗, name: 丁示例}\n", "");
    let run = book.import(&site, &[]);
    assert!(run.stderr.contains("导出以后，文件里没有这一条了"), "{}", run.stderr);
}

#[test]
fn only_drafts_of_letters_can_be_changed() {
    let letter =
        fs::read_to_string(project().join("tests/fixtures/one-window/letters/2026/scjgj.yaml")).unwrap();
    let draft: Vec<&str> = letter.lines().filter(|line| !line.starts_with("signed_on")).collect();
    let draft = draft.join("\n").replace("2026", "2027").replace("2025", "2026");
    let site = Site::new().write("letters/2027/scjgj.yaml", format!("{draft}\nstatus: 草拟\n"));
    let mut book = Book::of(&site);
    let grants = book.sheet("授权");
    let column = grants.column("应诉代理权");
    let (signed, draft) = (grants.row("2026/scjgj"), grants.row("2027/scjgj"));
    let flip = |cell: &Cell| Cell::from(if *cell == Cell::from("√") { "" } else { "√" });
    grants.rows[draft][column] = flip(&grants.rows[draft][column]);
    let run = book.import(&site, &[]);
    assert!(run.stdout.contains("→ letters/2027/scjgj.yaml"), "{}{}", run.stdout, run.stderr);
    let grants = book.sheet("授权");
    grants.rows[signed][column] = flip(&grants.rows[signed][column]);
    let run = book.import(&site, &[]);
    assert!(run.stderr.contains("已签订的授权书不能改"), "{}", run.stderr);
}

#[test]
fn items_move_to_the_group_that_grants_what_they_are_to_have() {
    let site = Site::example();
    let path = "letters/2027/cgj.yaml";
    let letter = fs::read_to_string(site.content().join("letters/2026/cgj.yaml")).unwrap();
    let gone = ["签订日期", "备案", "扫描件", "  文件", "  人工检查"];
    let draft: Vec<&str> =
        letter.lines().filter(|line| !gone.iter().any(|key| line.starts_with(key))).collect();
    let changes =
        [("2026-", "2027-"), ("〔2025〕", "〔2026〕"), ("已盖章: 是", "已盖章: 否"), ("已备案", "草拟")];
    let draft = changes.iter().fold(draft.join("\n") + "\n", |draft, (from, to)| draft.replace(from, to));
    let site = site.write(path, draft);
    let mut book = Book::of(&site);
    let grants = book.sheet("授权");
    let (first, powers) = (grants.row("2027/cgj"), grants.column("受理决定权"));
    // Of three items of a group one may no longer be defended in court, and the only one of the other group is granted nothing.
    grants.rows[first + 1][powers + 5] = Cell::from("");
    grants.rows[first + 3][powers..powers + 6].fill(Cell::from(""));
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = fs::read_to_string(site.content().join(path)).unwrap();
    let granted: Vec<&str> =
        letter.lines().filter(|line| line.contains("事项: [") || line.contains("权限: [")).collect();
    assert_eq!(
        granted,
        [
            "  - 事项: [jzljcz-hz, dxhwgg-sp]",
            "    权限: [受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权]",
            "  - 事项: [lszycsdl-sp]",
            "    权限: [受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权]",
        ]
    );
    assert!(!letter.contains("限制:"), "{letter}");
}

#[test]
fn the_register_signs_nothing_by_itself_and_all_letters_with_one_day() {
    let site = Site::example();
    assert_eq!(site.run(&["renew", "2027", "--write"]).code, 0);
    let mut book = Book::of(&site);
    let run = site.run(&["sign", "--from", "out.xlsx"]);
    assert!(
        run.stdout.contains("可登记 0 份") || run.stderr.contains("可登记 0 份"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let register = book.sheet("签订登记");
    let (rows, day) = (register.rows.len() - 1, register.column("签订日期"));
    assert!(rows > 40, "{rows}");
    register.rows[1][day] = Cell::Day(2026, 11, 20);
    let run = book.import(&site, &[]);
    assert!(run.stderr.contains("mingchuang sign --from"), "{}", run.stderr);
    let run = site.run(&["sign", "--from", "back.xlsx"]);
    let words = format!("可登记 {rows} 份");
    assert!(run.stdout.contains(&words) || run.stderr.contains(&words), "{}{}", run.stdout, run.stderr);
}

#[test]
fn without_the_values_of_the_export_differences_are_only_shown() {
    let site = Site::new();
    let before = tree(&site.content());
    let mut book = Book::of(&site);
    book.sheet("岗位").put("丁示例", "职务", "科员");
    book.sheets.retain(|sheet| !sheet.is_hidden);
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("职务：（空） → 科员"), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("没有导出时的原值"), "{}", run.stderr);
    let csv = "事项标识,部门,名称,承诺办结时限,到办事现场次数,标识\n,示例区市场监督管理局,食品经营许可证核发,2 个工作日,1,spxk\n";
    let csv = csv.replace("事项标识,部门", "事项类型,实施部门");
    for bytes in [csv.clone().into_bytes(), encoding_rs::GB18030.encode(&csv).0.into_owned()] {
        fs::write(site.folder().join("事项.csv"), bytes).unwrap();
        let run = site.run(&["import", "事项.csv", "--write"]);
        assert_eq!(run.code, 1);
        let line = "事项!D2 → items/scjgj.yaml:15 承诺办结时限：当场办结 → 2 个工作日";
        assert!(run.stdout.contains(line), "{}{}", run.stdout, run.stderr);
    }
    assert!(tree(&site.content()) == before);
}
