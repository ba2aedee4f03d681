//! Lists: what they list begins and ends on its days, in its place, and what they count is counted.

use super::*;

const DAY: &str = "2026-11-23";
const DEPARTMENTS: &str = "departments/index.html";
const WINDOWS: &str = "windows/index.html";
const ITEMS: &str = "items/scjgj/index.html";
const INITIALS: &str = "az.html";

/// Every page that lists items, and what it says before and after how many there are.
const COUNTS: [(&str, [&str; 2]); 6] = [
    (DEPARTMENTS, ["区直部门 ", " 项"]),
    (WINDOWS, ["0775-0000004 ", " 项"]),
    (ITEMS, ["在办 ", " 项。"]),
    ("items/index.html", ["示例区市场监督管理局 ", " 项"]),
    (INITIALS, ["共 ", " 项在办事项"]),
    (DEPARTMENT, ["0775-0000004 ", " 项"]),
];

/// Two more items: one for the first half of the year and one for the second.
fn two_halves() -> Site {
    let item = |id: &str, name: &str, days: &str| {
        format!(
            "- id: {id}\n  name: {name}\n  aliases: [{name}俗称]\n  processing: 即办件\n  windows: [scjgj]\n  promised_limit: 当场办结\n  {days}"
        )
    };
    let site =
        added(Site::new(), "items/scjgj.yaml", &item("sp-bg", "食品经营变更", "effective_to: 2026-06-30"));
    added(site, "items/scjgj.yaml", &item("sp-zx", "食品经营注销", "effective_from: 2026-07-01"))
}

#[test]
fn every_list_counts_the_items_of_the_day() {
    let site = built(two_halves(), "2026-06-01");
    for day in ["2026-06-01", "2026-06-30", "2026-07-01", "2026-12-01"] {
        for (path, [before, after]) in COUNTS {
            let text = Page::on(&site, path, day).text();
            let is_two = text.contains(&format!("{before}2{after}")) || text.contains(&format!("：2{after}"));
            assert!(is_two, "{path} on {day}: {text}");
        }
    }
}

#[test]
fn a_list_read_later_says_what_a_build_of_that_day_says() {
    let paths = [
        DEPARTMENTS,
        WINDOWS,
        ITEMS,
        "items/index.html",
        INITIALS,
        "az/s.html",
        "topics/index.html",
        DEPARTMENT,
    ];
    let early = built(two_halves(), "2026-06-01");
    for day in ["2026-06-30", "2026-07-01", "2027-01-01"] {
        let late = built(two_halves(), day);
        for path in paths {
            let [read, told] = [&early, &late].map(|site| Page::on(site, path, day).text());
            // The ledger gives each its own day of publication.
            let [read, told] = [read, told].map(|text| text.split("公开信息").next().unwrap().to_owned());
            assert_eq!(read, told, "{path} on {day}");
        }
    }
}

#[test]
fn an_item_stands_under_its_initial_on_its_days_only() {
    let site = built(two_halves(), "2026-06-01");
    for (day, there, gone) in
        [("2026-06-30", "食品经营变更", "食品经营注销"), ("2026-07-01", "食品经营注销", "食品经营变更")]
    {
        let page = Page::on(&site, "az/s.html", day);
        page.says(there);
        page.says(&format!("{there}俗称"));
        page.keeps_silent_about(gone);
    }
}

#[test]
fn an_item_that_is_over_keeps_its_place_among_the_pages() {
    let (early, late) = (built(two_halves(), "2026-06-01"), built(two_halves(), "2027-02-01"));
    let pages = |site: &Site| -> Vec<String> {
        let files = crate::site::tree(&site.out()).into_iter().map(|(path, _)| path);
        files.filter(|path| path.ends_with(".html")).collect()
    };
    assert_eq!(pages(&early), pages(&late));
}

#[test]
fn the_list_of_a_department_says_of_an_item_when_it_is_handled() {
    let site = built(two_halves(), "2026-06-01");
    let page = Page::on(&site, ITEMS, "2026-06-01");
    page.says("2026-07-01 起办理");
    page.says("办到 2026-06-30");
    let page = Page::on(&site, ITEMS, "2026-07-01");
    page.says("不再办理");
    page.keeps_silent_about("起办理");
    page.keeps_silent_about("办到");
}

#[test]
fn a_window_is_marked_on_the_days_on_which_nothing_is_decided_there() {
    let keys =
        "opened_on: 2026-03-01\nclosed_on: 2026-09-30\nsuspended: [{from: 2026-05-04, to: 2026-05-08}]";
    let item = "effective_to: 2026-09-30";
    let site = added(with_item(item), "windows/scjgj.yaml", keys);
    let site = built(site, "2026-02-01");
    for (day, mark) in [
        ("2026-02-28", "尚未启用"),
        ("2026-03-01", ""),
        ("2026-05-03", ""),
        ("2026-05-04", "暂停"),
        ("2026-05-08", "暂停"),
        ("2026-05-09", ""),
        ("2026-09-30", ""),
        ("2026-10-01", "撤销"),
    ] {
        for path in [WINDOWS, DEPARTMENT] {
            let row = Page::on(&site, path, day).row(FIRST);
            for other in ["尚未启用", "暂停", "撤销", "没有有效的授权书"] {
                assert_eq!(row.contains(other), other == mark, "{path} on {day}: {row}");
            }
        }
    }
}

#[test]
fn a_window_without_a_letter_is_marked_from_the_day_after_the_last_one() {
    let site = built(Site::new(), DAY);
    assert!(!Page::on(&site, WINDOWS, "2026-12-31").row(FIRST).contains("没有有效的授权书"));
    assert!(Page::on(&site, WINDOWS, "2027-01-01").row(FIRST).contains("没有有效的授权书"));
}

#[test]
fn a_main_item_is_listed_as_such_and_asks_for_nothing_while_it_has_parts() {
    let part = "- id: bf\n  name: 食品经营许可证补发\n  parent_name: 食品经营许可\n  aliases: [补证]\n  processing: 即办件\n  \
                windows: [scjgj]\n  promised_limit: 当场办结\n  effective_to: 2026-12-31\n- id: zx\n  name: 食品经营许可\n  processing: 即办件";
    let site = added(Site::new(), "items/scjgj.yaml", part);
    let asked = |day: &str| {
        let found = findings(&site, day);
        found.iter().any(|finding| finding["message"].as_str().unwrap().contains("“食品经营许可”"))
    };
    assert!(!asked(DAY), "{:#?}", findings(&site, DAY));
    assert!(asked("2027-01-01"), "once its parts are over it is an item like others, and has no window");
    let site = built(site, DAY);
    Page::on(&site, ITEMS, DAY).says("主项");
}
