//! Departments that end, items that move, names that were other ones.

use super::*;

const DAY: &str = "2026-11-23";

/// A second department that ends with the year, taken over by the first one; its window closes with it.
fn ending_department(keys: &str) -> Site {
    let site = second_department(Site::new());
    let site = added(site, "departments/mzj.yaml", &format!("ended_on: 2026-11-30\n{keys}"));
    let site = added(site, "windows/mzj.yaml", "closed_on: 2026-11-30");
    let letter = Letter::new("letters/2026/mzj.yaml", "2025-12-18", "2026-01-01");
    Letter { department: "mzj", window: "mzj", items: "st", ..letter }.lay(site)
}

#[test]
fn the_items_of_a_department_end_with_it() {
    let site = built(ending_department("moved_to: scjgj"), DAY);
    for (day, counted) in [("2026-11-30", (1, 1)), ("2026-12-01", (0, 0))] {
        let rate = Page::on(&site, "departments/mzj.html", day).rate("受理决定权授权率");
        assert_eq!(rate, counted, "{day}");
    }
    Page::on(&site, "items/mzj/st.html", "2026-11-30").says(PROMISE);
    Page::on(&site, "items/mzj/st.html", "2026-12-01").keeps_silent_about(PROMISE);
    let list = |day: &str| Page::on(&site, "departments/index.html", day).row("示例区民政局");
    assert!(
        !list("2026-11-30").contains("已撤并") && list("2026-12-01").contains("到 2026-11-30 为止，已撤并")
    );
}

#[test]
fn nothing_is_asked_of_a_department_that_has_ended() {
    let site = ending_department("moved_to: scjgj");
    // The letters of the coming year have been begun, so that everybody else is asked for theirs.
    let letter = Letter::new("letters/2027/scjgj.yaml", "2026-12-01", "2027-01-01");
    let site = Letter { term: ["2027-01-01", "2027-12-31"], ..letter }.lay(site);
    for day in ["2026-12-02", "2027-02-01"] {
        let found = findings(&site, day);
        let about = |finding: &&serde_json::Value| {
            finding["file"].as_str().is_some_and(|file| file.contains("mzj"))
                || finding["message"].as_str().is_some_and(|message| message.contains("民政"))
        };
        let asked: Vec<_> = found
            .iter()
            .filter(about)
            .filter(|found| !["DIS-07", "LTR-32"].contains(&found["rule"].as_str().unwrap()))
            .collect();
        assert!(asked.is_empty(), "{day}: {asked:#?}");
    }
    // Without an end it is asked.
    let site = site.edit("departments/mzj.yaml", "ended_on: 2026-11-30\nmoved_to: scjgj\n", "");
    let site = site.edit("windows/mzj.yaml", "closed_on: 2026-11-30\n", "");
    let found = findings(&site, "2026-12-02");
    assert!(found.iter().any(|finding| finding["rule"] == "EDN-04"), "{found:#?}");
}

#[test]
fn a_department_that_ends_says_who_takes_over() {
    let rules = |site: &Site| -> Vec<String> {
        findings(site, DAY).iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    let lost = |keys: &str| rules(&ending_department(keys)).iter().any(|rule| rule == "DAY-07");
    assert!(lost(""));
    assert!(!lost("moved_to: scjgj"));
    let moved = "  fee: {charged: 否}\n  moved_to: scjgj/spxk";
    let site = ending_department("").edit("items/mzj.yaml", "  fee: {charged: 否}", moved);
    assert!(!rules(&site).iter().any(|rule| rule == "DAY-07" || rule == "DAY-03"), "{:?}", rules(&site));
}

#[test]
fn former_names_find_the_department() {
    let site = added(
        Site::new(),
        "departments/scjgj.yaml",
        "names: [{name: 示例区工商行政管理局, short_name: 区工商局, until: 2019-02-28}]",
    );
    let found = site.run(&["search", "工商行政管理局", "--as-of", DAY]).stdout;
    assert!(found.contains("示例区市场监督管理局"), "{found}");
}

/// What contradicts itself, and where: file, the key that brings it, rule.
const CONTRADICTIONS: [(&str, &str, &str); 22] = [
    ("departments/scjgj.yaml", "established_on: 2026-02-01\nended_on: 2026-01-31", "DAY-01"),
    ("windows/scjgj.yaml", "opened_on: 2026-02-01\nclosed_on: 2026-01-31", "DAY-01"),
    ("windows/scjgj.yaml", "suspended: [{from: 2026-02-02, to: 2026-02-01}]", "DAY-01"),
    ("windows/scjgj.yaml", "alert: {text: 公告。, from: 2026-02-02, to: 2026-02-01}", "DAY-01"),
    (
        "windows/scjgj.yaml",
        "hours: [{days: 周一, opens: 9:00, closes: 12:00, from: 2026-02-02, to: 2026-02-01}]",
        "DAY-01",
    ),
    ("centers/hall.yaml", "closures: [{from: 2026-02-02, to: 2026-02-01, reason: 检修}]", "DAY-01"),
    (
        "departments/scjgj.yaml",
        "names: [{name: 甲局, until: 2019-01-01}, {name: 乙局, until: 2019-01-01}]",
        "DAY-02",
    ),
    (
        "departments/scjgj.yaml",
        "names: [{name: 甲局, until: 2019-01-01}, {name: 乙局, until: 2018-01-01}]",
        "DAY-02",
    ),
    ("departments/scjgj.yaml", "names: [{name: 示例区市场监督管理局, until: 2019-01-01}]", "DAY-02"),
    ("departments/scjgj.yaml", "names: [{name: 甲局, until: 2027-01-01}]", "DAY-02"),
    ("windows/scjgj.yaml", "opened_on: 2020-01-01\nnames: [{name: 旧窗口, until: 2019-01-01}]", "DAY-02"),
    ("departments/scjgj.yaml", "ended_on: 2027-12-31\nmoved_to: scjgj", "DAY-03"),
    ("departments/scjgj.yaml", "moved_to: mzj", "DAY-03"),
    ("departments/scjgj.yaml", "ended_on: 2027-12-31\nmoved_to: mzj", "DAY-04"),
    (
        "windows/scjgj.yaml",
        "closed_on: 2027-06-30\nsuspended: [{from: 2027-07-01, to: 2027-07-02}]",
        "DAY-05",
    ),
    (
        "windows/scjgj.yaml",
        "opened_on: 2026-01-02\nsuspended: [{from: 2026-01-01, to: 2026-01-05}]",
        "DAY-05",
    ),
    ("windows/scjgj.yaml", "suspended: [{to: 2026-01-05}, {from: 2026-01-05, to: 2026-01-08}]", "DAY-05"),
    ("windows/scjgj.yaml", "status: 撤销\nsuspended: [{from: 2027-01-05}]", "DAY-05"),
    ("windows/scjgj.yaml", "status: 在用\nclosed_on: 2026-06-30", "DAY-06"),
    ("windows/scjgj.yaml", "status: 暂停\nsuspended: [{to: 2026-06-30}]", "DAY-06"),
    ("departments/scjgj.yaml", "moved_to: nirgends", "REF-01"),
    (
        "departments/scjgj.yaml",
        "established_on: 2020-01-01\nnames: [{name: 甲局, until: 2019-01-01}]",
        "DAY-02",
    ),
];

#[test]
fn a_history_that_contradicts_itself_is_found_where_it_is_written() {
    for (file, keys, rule) in CONTRADICTIONS {
        let site = added(second_department(Site::new()), file, keys);
        let found = findings(&site, DAY);
        // A window that outlives its departments is reported at the window.
        let place = if rule == "DAY-04" { "windows/scjgj.yaml" } else { file };
        let is_it = |finding: &serde_json::Value| {
            finding["rule"] == rule && finding["file"].as_str().is_some_and(|path| path.ends_with(place))
        };
        assert!(found.iter().any(is_it), "{keys}: {found:#?}");
    }
}

#[test]
fn items_that_move_in_a_circle_or_without_an_end_are_found_once() {
    let circle = |first: &str, second: &str| {
        let more = format!(
            "- id: bg\n  name: 食品经营许可证变更\n  aliases: [变更]\n  processing: 即办件\n  windows: [scjgj]\n  {second}"
        );
        let site = added(with_item(first), "items/scjgj.yaml", &more);
        let found = findings(&site, DAY);
        found.iter().filter(|finding| finding["rule"] == "DAY-03").count()
    };
    let to = |id: &str| format!("effective_to: 2026-12-31\n  moved_to: {id}");
    assert_eq!(circle(&to("spxk"), "visits: 1"), 1, "to itself");
    assert_eq!(circle(&to("scjgj/bg"), &to("scjgj/spxk")), 1, "in a circle");
    assert_eq!(circle("moved_to: bg", "visits: 1"), 1, "without an end");
    assert_eq!(circle(&to("bg"), "visits: 1"), 0);
}
