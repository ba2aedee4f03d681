//! Records that do not fit each other.

use super::{
    DEPARTMENT, ITEM_PAGE, ITEMS, LETTER, WINDOW, finds, fixture, reports, says, with_a_second_department,
    with_a_second_item, words,
};
use crate::site::Site;

#[test]
fn input_30_a_code_of_two_departments_is_an_error_unless_they_act_jointly() {
    let code = "  task_code: \"1145080300400000324000125004000\"\n  visits: 1";
    let both = |code: &str| {
        with_a_second_department(Site::new()).edit(ITEMS, "  visits: 1", code).edit(
            "items/zjj.yaml",
            "  visits: 1",
            code,
        )
    };
    let run = reports(&both(code), &[("ITM-01", "items/zjj.yaml:17:14")]);
    says(&run, &["items/scjgj.yaml:17:14", "“联办: 是”"]);
    reports(&both(&format!("  joint: 是\n{code}")), &[]);
}

#[test]
fn input_32_an_item_is_handled_at_an_open_window() {
    let site = Site::new().edit(ITEMS, "windows: [scjgj]", "windows: []");
    finds(&site.check(), "REF-04", "items/scjgj.yaml:6:9");
    let site = Site::new().edit(WINDOW, "phone:", "status: 撤销\nclosed_on: 2026-06-30\nphone:");
    finds(&site.check(), "REF-05", "items/scjgj.yaml:9:13");
}

#[test]
fn input_33_an_item_is_handled_at_a_window_of_its_department() {
    let site = with_a_second_department(Site::new()).edit(ITEMS, "windows: [scjgj]", "windows: [zjj]");
    let run = site.check();
    finds(&run, "REF-08", "items/scjgj.yaml:9:13");
    says(&run, &["属于示例区市场监督管理局", "综合窗口请把部门加入它的“所属部门”"]);
    let site = with_a_second_department(Site::new())
        .edit(ITEMS, "windows: [scjgj]", "windows: [scjgj, zjj]")
        .edit("windows/zjj.yaml", "部门窗口", "综合窗口")
        .edit("windows/zjj.yaml", "[zjj]", "[zjj, scjgj]");
    reports(&site, &[]);
    site.build();
    assert!(words(&site, ITEM_PAGE).contains("住建窗口"));
}

#[test]
fn input_53_a_former_name_stays_on_the_page() {
    let site = Site::new().edit(DEPARTMENT, "kind:", "former_names: [示例区工商行政管理局]\nkind:");
    reports(&site, &[]);
    site.build();
    assert!(words(&site, "departments/scjgj.html").contains("曾用名：示例区工商行政管理局"));
}

#[test]
fn input_54_an_item_that_moved_counts_where_it_is_on_the_day() {
    let gone = "  effective_to: 2026-06-30\n  withdrawn_note: 自7月1日起由示例区住房局办理。\n  visits: 1";
    let here = "  effective_from: 2026-07-01\n  visits: 1";
    let there = with_a_second_item(&[("  visits: 1", here)]).replace("scjgj", "zjj");
    let site = with_a_second_department(Site::new())
        .write(ITEMS, with_a_second_item(&[("  visits: 1", gone)]))
        .write("items/zjj.yaml", there);
    let rate = |department: &str| format!("{department}受理决定权授权率 1/2=50%");
    let (old, new) = (rate("示例区市场监督管理局"), rate("示例区住房局"));
    let run = site.run(&["check", "--as-of", "2026-06-30"]);
    assert!(run.stderr.contains(&old) && !run.stderr.contains(&new), "{}", run.stderr);
    let run = site.run(&["check", "--as-of", "2026-07-01"]);
    assert!(run.stderr.contains(&new) && !run.stderr.contains(&old), "{}", run.stderr);
    site.build();
    assert!(words(&site, "items/scjgj/spbg.html").contains("自7月1日起由示例区住房局办理"));
    assert!(words(&site, "items/zjj/spbg.html").contains("住建窗口"));
}

#[test]
fn input_55_a_copied_file_is_noticed_by_its_ids() {
    let site = Site::new().write("items/town/xiangzhen.yaml", fixture(ITEMS));
    reports(&site, &[("REF-02", "items/town/xiangzhen.yaml:5:7")]);
    let site = Site::new().write("departments/town/scjgj.yaml", fixture(DEPARTMENT));
    reports(&site, &[("REF-02", "departments/town/scjgj.yaml:1:1")]);
    let site = Site::new().write("letters/2026/town.yaml", fixture(LETTER));
    finds(&site.check(), "LTR-10", "letters/2026/town.yaml:13:7");
}
