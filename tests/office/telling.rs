//! What staff are told of the round: who is how far, what is missing, what New Year's Day would be like.

use super::{says, text};
use crate::site::Site;

const OLD: &str = "letters/2026/scjgj.yaml";
const NEW: &str = "letters/2027/scjgj.yaml";

/// The letter of the next year, as it was last year but for what is replaced.
#[track_caller]
fn with_next(changes: &[(&str, &str)]) -> Site {
    let site = Site::new();
    let mut letter =
        text(&site, OLD).replace("〔2025〕", "〔2026〕").replace("2026-", "2027-").replace("2025-", "2026-");
    for (from, to) in changes {
        assert!(letter.contains(from), "no {from:?} in {letter}");
        letter = letter.replace(from, to);
    }
    site.write(NEW, letter)
}

#[test]
fn each_letter_of_the_round_is_counted_as_far_as_it_has_come() {
    let drafted = with_next(&[("signed_on: 2026-12-18", "status: 草拟")]);
    let signed = with_next(&[]);
    let filed = with_next(&[(
        "signed_on: 2026-12-18",
        "signed_on: 2026-12-18\nfiled_on: 2026-12-19\nstatus: 已备案",
    )]);
    for (site, counts, new_year) in [
        (Site::new(), "已签订 0（其中已备案 0），草拟 0，还没有 1", "1 处没有有效的授权书"),
        (drafted, "已签订 0（其中已备案 0），草拟 1，还没有 0", "1 处没有有效的授权书"),
        (signed, "已签订 1（其中已备案 0），草拟 0，还没有 0", "每个部门在自己的窗口都有有效的授权书"),
        (filed, "已签订 1（其中已备案 1），草拟 0，还没有 0", "每个部门在自己的窗口都有有效的授权书"),
    ] {
        let run = site.run_on("2026-12-20", &["status"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        says(&run, &[counts, &format!("到 2027-01-01，如果不再有变化：{new_year}")]);
    }
}

#[test]
fn the_days_that_are_left_are_counted() {
    let run = |day: &str| Site::new().run_on(day, &["status", "--year", "2027"]);
    says(&run("2026-12-20"), &["签订期限：2026-12-31，还有 11 天"]);
    says(&run("2026-12-31"), &["签订期限：就是今天"]);
    says(&run("2027-01-03"), &["签订期限：2026-12-31，已经过了 3 天", "今天：1 处没有有效的授权书"]);
    let signed = with_next(&[]).run_on("2026-12-20", &["status"]);
    says(&signed, &["备案期限：1 份待备案；没有规定期限（policy.yaml 里没有写“备案期限天数”）"]);
    let filing = with_next(&[]).edit("policy.yaml", "statements:", "filing_days: 5\nstatements:");
    says(&filing.run_on("2026-12-20", &["status"]), &["备案期限：1 份待备案，最早 2026-12-23"]);
    says(&filing.run_on("2026-12-30", &["status"]), &["最早 2026-12-23，1 份已经过期"]);
}

#[test]
fn who_sits_where_the_letter_names_another_and_which_items_it_leaves_out_are_named() {
    let site = with_next(&[("a: [丙示例]", "a: [戊示例]"), ("items: [spxk]", "items: []")]);
    let run = site.run_on("2026-12-20", &["status"]);
    says(&run, &["A岗：授权书写“戊示例”，在岗“丙示例”", "示市监授〔2026〕1号", "食品经营许可证核发"]);
    // A draft that selects by kind leaves nothing out.
    let site = with_next(&[
        ("items: [spxk]", "select: {processing: 即办件}"),
        ("signed_on: 2026-12-18", "status: 草拟"),
    ]);
    assert!(!site.run_on("2026-12-20", &["status"]).stdout.contains("没有列入"));
}

#[test]
fn the_table_opens_in_a_spreadsheet_and_the_calendar_is_the_same_on_every_run() {
    let site = Site::new();
    let run = |site: &Site| site.run_on("2026-12-20", &["status", "--csv", "进度.csv", "--ics", "期限.ics"]);
    says(&run(&site), &["已写入 进度.csv"]);
    let read = |name: &str| std::fs::read_to_string(site.folder().join(name)).unwrap();
    let csv = read("进度.csv");
    assert!(csv.starts_with("\u{feff}部门,窗口,授权书编号,进度,"), "{csv}");
    assert!(csv.contains("还没有,,,,2026-12-31,否,,,1/1 100% 达标"), "{csv}");
    let ics = read("期限.ics");
    run(&site);
    assert_eq!(read("期限.ics"), ics);
    assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{ics}");
    for line in
        ["UID:2027-20261231-sign@mingchuang", "DTSTAMP:20261220T000000Z", "DTSTART;VALUE=DATE:20270101"]
    {
        assert!(ics.contains(&format!("{line}\r\n")), "{line} in {ics}");
    }
}

#[test]
fn what_is_for_staff_alone_is_never_put_into_the_content() {
    let site = Site::new();
    let run = site.run(&["status", "--csv", "content/attachments.csv"]);
    assert_eq!(run.code, 2);
    says(&run, &["在内容目录里"]);
    assert!(!site.content().join("attachments.csv").exists());
}

#[test]
fn the_example_is_told_of_on_one_screen() {
    let run = Site::example().run_on("2026-12-20", &["status"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.lines().count() <= 40, "{}", run.stdout);
    says(&run, &["还没有（48）", "加 --all 全部列出"]);
}

#[test]
fn the_workbook_of_the_round_shows_each_letter_and_the_rates_of_both_days() {
    use calamine::Reader;
    let site = with_next(&[]);
    let run = |site: &Site| site.run_on("2026-12-20", &["status", "--xlsx", "进度.xlsx"]);
    says(&run(&site), &["已写入 进度.xlsx"]);
    let bytes = std::fs::read(site.folder().join("进度.xlsx")).unwrap();
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["2027 年度授权书", "达标表 2026-12-20", "达标表 2027-01-01"]);
    let mut row = |sheet: &str| -> String {
        let range = book.worksheet_range(sheet).unwrap();
        range.rows().nth(1).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    };
    let letter = row("2027 年度授权书");
    assert!(letter.contains("示市监授〔2026〕1号,已签订,2026-12-18,,没有规定期限,2026-12-31,是"), "{letter}");
    for sheet in ["达标表 2026-12-20", "达标表 2027-01-01"] {
        assert!(row(sheet).contains("1/1 100% 达标"), "{sheet}");
    }
    run(&site);
    assert_eq!(std::fs::read(site.folder().join("进度.xlsx")).unwrap(), bytes);
    let inside = site.run_on("2026-12-20", &["status", "--xlsx", "content/进度.xlsx"]);
    assert_eq!(inside.code, 2, "{}", inside.stderr);
}
