//! A power counts where it can be used: granted to a window that is in office, serves the department and handles the
//! item. What holds at one window is promised at no other.

use super::*;

const DAY: &str = "2026-06-01";

/// The item is handled at two windows; the letter is made out to the first.
fn at_two_windows() -> Site {
    second_window(
        Site::new().edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [scjgj, erlou]"),
        "scjgj",
    )
}

#[test]
fn what_one_window_may_decide_is_not_promised_at_the_other() {
    let page = page(at_two_windows(), ITEM, DAY);
    let [first, second] = [page.about(FIRST, &[SECOND]), page.about(SECOND, &[FIRST])];
    assert!(first.contains(PROMISE), "{first}");
    assert!(second.contains("尚未授权") && !second.contains(PROMISE), "{second}");
}

#[test]
fn the_window_without_a_letter_promises_nothing_on_its_own_page() {
    let site = built(at_two_windows(), DAY);
    Page::on(&site, WINDOW, DAY).says(PROMISE);
    Page::on(&site, "windows/erlou.html", DAY).keeps_silent_about(PROMISE);
}

#[test]
fn an_item_counts_when_one_of_its_windows_holds_the_power() {
    assert_eq!(page(at_two_windows(), DEPARTMENT, DAY).rate("受理决定权授权率"), (1, 1));
}

#[test]
fn each_of_two_windows_with_a_letter_is_told_what_its_own_letter_grants() {
    let letter = Letter {
        window: "erlou",
        powers: "受理决定权, 办理结果送达权",
        ..Letter::new("letters/2026/erlou.yaml", "2025-12-20", "2026-01-01")
    };
    let page = page(letter.lay(at_two_windows()), ITEM, DAY);
    assert!(page.about(FIRST, &[SECOND]).contains(PROMISE));
    assert!(!page.about(SECOND, &[FIRST]).contains(PROMISE));
}

/// The letter grants an item that is handled at another window of the department.
fn handled_elsewhere() -> Site {
    second_window(Site::new().edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [erlou]"), "scjgj")
}

#[test]
fn a_grant_for_an_item_that_is_handled_elsewhere_is_found_and_promises_nothing() {
    assert_found(
        &handled_elsewhere(),
        DAY,
        &["error", "warning"],
        "letters/2026/scjgj.yaml",
        &["window: scjgj", "items: [spxk]"],
    );
    let site = handled_elsewhere();
    if site.build_with(&["--as-of", DAY]).code != 0 {
        return;
    }
    Page::on(&site, ITEM, DAY).keeps_silent_about(PROMISE);
    Page::on(&site, WINDOW, DAY).keeps_silent_about(PROMISE);
    assert_eq!(Page::on(&site, DEPARTMENT, DAY).rate("受理决定权授权率"), (0, 1));
}

/// The letter of the second department is made out to the window of the first.
fn to_a_foreign_window() -> Site {
    let letter = Letter {
        department: "mzj",
        items: "st",
        ..Letter::new("letters/2026/mzj.yaml", "2025-12-18", "2026-01-01")
    };
    letter.lay(second_department(Site::new()))
}

#[test]
fn a_letter_to_another_departments_window_is_an_error_at_its_window() {
    assert_found(&to_a_foreign_window(), DAY, &["error"], "letters/2026/mzj.yaml", &["window: scjgj"]);
    let run = to_a_foreign_window().build_with(&["--as-of", DAY]);
    assert_eq!(run.code, 1, "{}", run.stdout);
}

#[test]
fn a_letter_to_a_window_for_several_departments_is_none() {
    let site = second_window(second_department(Site::new()), "scjgj, mzj").edit(
        "items/mzj.yaml",
        "windows: [mzj]",
        "windows: [mzj, erlou]",
    );
    let letter = Letter {
        department: "mzj",
        window: "erlou",
        items: "st",
        ..Letter::new("letters/2026/mzj.yaml", "2025-12-18", "2026-01-01")
    };
    let site = letter.lay(site);
    assert_no_errors(&site, DAY);
    let page = page(site, "items/mzj/st.html", DAY);
    assert!(page.about(SECOND, &[FOREIGN]).contains(PROMISE));
    assert!(!page.about(FOREIGN, &[SECOND]).contains(PROMISE));
}

#[test]
fn a_letter_cannot_replace_one_of_another_department() {
    let letter = Letter {
        department: "mzj",
        window: "mzj",
        items: "st",
        more: "supersedes: scjgj\n",
        ..Letter::new("letters/2026/mzj.yaml", "2026-06-26", "2026-07-01")
    };
    let site = letter.lay(second_department(Site::new()));
    assert_found(&site, "2026-11-23", &["error"], "letters/2026/mzj.yaml", &["supersedes: scjgj"]);
}

/// One letter for each window; the second replaces the first, which is made out to another window.
fn replaced_across_windows() -> Site {
    let letter = Letter {
        window: "erlou",
        more: "supersedes: scjgj\n",
        ..Letter::new("letters/2026/erlou.yaml", "2026-06-26", "2026-07-01")
    };
    letter.lay(at_two_windows())
}

#[test]
fn the_second_of_two_windows_is_promised_only_what_its_own_letter_grants_once_it_holds() {
    let site = replaced_across_windows();
    if findings(&site, "2026-11-23").iter().any(|finding| finding["severity"] == "error") {
        return assert_found(
            &site,
            "2026-11-23",
            &["error"],
            "letters/2026/erlou.yaml",
            &["supersedes: scjgj"],
        );
    }
    for (day, first, second) in [("2026-06-30", true, false), ("2026-07-01", false, true)] {
        let page = page(replaced_across_windows(), ITEM, day);
        assert_eq!(page.about(FIRST, &[SECOND]).contains(PROMISE), first, "{day}");
        assert_eq!(page.about(SECOND, &[FIRST]).contains(PROMISE), second, "{day}");
    }
}

/// A letter that grants some powers and keeps the others for a reason.
fn withholding(granted: &str, kept: &str) -> Site {
    Site::new()
        .edit("letters/2026/scjgj.yaml", &format!("powers: [{EVERYTHING}]"), &format!("powers: [{granted}]"))
        .edit(
            "letters/2026/scjgj.yaml",
            "responsibility:",
            &format!(
                "withheld: [{{items: [spxk], powers: [{kept}], reason: 由部门集中办理}}]\nresponsibility:"
            ),
        )
}

#[test]
fn the_steps_name_who_really_does_them() {
    let site = withholding("审核审批权, 应诉代理权", "受理决定权, 办理事项制证权, 办理结果送达权");
    let page = page(site, ITEM, DAY);
    for step in ["受理", "制证", "送达"] {
        let row = flow_step(&page, step);
        let names_department = row.contains("部门") || row.contains("示例区市场监督管理局");
        assert!(names_department && !row.contains("窗口"), "{row}");
    }
    for step in ["审核", "审批"] {
        let row = flow_step(&page, step);
        assert!(row.contains("窗口"), "{row}");
    }
}

#[test]
fn with_every_power_the_window_does_every_step() {
    let page = page(Site::new(), ITEM, DAY);
    for step in ["受理", "审核", "审批", "制证", "送达"] {
        assert!(flow_step(&page, step).contains("窗口"), "{step}");
    }
}

/// The step of a procedure, as one line.
fn flow_step(page: &Page, step: &str) -> String {
    // The powers stand in a list too: 受理决定权, 审核审批权.
    let is_step = |row: &String| row.starts_with(step) && !row.chars().take(5).any(|c| c == '权');
    let steps: Vec<String> = page.each("li").into_iter().filter(is_step).collect();
    assert_eq!(steps.len(), 1, "{step}: {steps:?}\n{}", page.text());
    steps.into_iter().next().unwrap()
}

#[test]
fn the_post_that_approves_is_the_one_in_the_departments_record() {
    let site = withholding("受理决定权, 办理事项制证权, 办理结果送达权, 应诉代理权", "审核审批权");
    let site = added(
        site,
        "departments/scjgj.yaml",
        "approval_leaders: [{role: 分管领导, title: 副局长（分管审批）}]",
    );
    let page = page(site, ITEM, DAY);
    let row = flow_step(&page, "审批");
    assert!(row.contains("副局长（分管审批）"), "{row}");
    page.keeps_silent_about("部门分管领导或主要领导");
}

#[test]
fn a_power_kept_for_a_reason_and_one_never_granted_read_differently() {
    let kept =
        page(withholding("受理决定权, 办理事项制证权, 办理结果送达权, 应诉代理权", "审核审批权"), ITEM, DAY);
    let row = kept.row("审核审批权");
    assert!(row.contains("部门保留") && row.contains("由部门集中办理"), "{row}");
    let letter = format!("powers: [{EVERYTHING}]");
    let forgotten = Site::new().edit("letters/2026/scjgj.yaml", &letter, "powers: [受理决定权]");
    let row = page(forgotten, ITEM, DAY).row("审核审批权");
    assert!(row.contains("尚未授权") && !row.contains("部门保留"), "{row}");
}

#[test]
fn a_power_whose_letter_is_over_has_lapsed_and_was_not_kept() {
    let site = built(Site::new(), "2026-12-30");
    let row = Page::on(&site, ITEM, "2027-01-01").row("审核审批权");
    assert!(row.contains("授权已失效") && !row.contains("部门保留"), "{row}");
    assert_eq!(row, page(Site::new(), ITEM, "2027-01-01").row("审核审批权"));
}

#[test]
fn a_reason_given_for_one_window_is_not_told_of_the_other() {
    let withheld =
        "withheld: [{items: [spxk], powers: [审核审批权], reason: 由部门集中办理}]\nresponsibility:";
    let site = at_two_windows().edit("letters/2026/scjgj.yaml", "审核审批权, ", "").edit(
        "letters/2026/scjgj.yaml",
        "responsibility:",
        withheld,
    );
    let page = page(site, ITEM, DAY);
    assert!(page.about(FIRST, &[SECOND]).contains("由部门集中办理"));
    assert!(!page.about(SECOND, &[FIRST]).contains("由部门集中办理"));
}

#[test]
fn who_approves_a_promised_item_is_told_for_each_of_its_windows() {
    let letter = Letter {
        window: "erlou",
        powers: "受理决定权, 协调处置权, 办理结果送达权",
        ..Letter::new("letters/2026/erlou.yaml", "2025-12-20", "2026-01-01")
    };
    let site = letter
        .lay(at_two_windows())
        .edit("items/scjgj.yaml", "processing: 即办件", "processing: 承诺件\n  approver_title: 分管副局长")
        .edit("items/scjgj.yaml", "promised_limit: 当场办结", "promised_limit: 10 个工作日");
    let page = page(site, ITEM, DAY);
    let [first, second] = [page.about(FIRST, &[SECOND]), page.about(SECOND, &[FIRST])];
    assert!(first.contains("窗口审批") && !first.contains("分管副局长审批"), "{first}");
    assert!(second.contains("分管副局长审批") && !second.contains("窗口审批"), "{second}");
}

#[test]
fn a_letter_to_a_window_that_closed_before_its_term_is_an_error_at_its_window() {
    let closed = "2025-12-31";
    let site = second_window(Site::new(), "scjgj").edit(
        "windows/erlou.yaml",
        "posts:",
        &format!("closed_on: {closed}\nposts:"),
    );
    let letter =
        Letter { window: "erlou", ..Letter::new("letters/2026/erlou.yaml", "2025-12-20", "2026-01-01") };
    assert_found(&letter.lay(site), DAY, &["error"], "letters/2026/erlou.yaml", &["window: erlou"]);
}

#[test]
fn a_letter_of_one_department_grants_nothing_to_another_at_a_shared_window() {
    let site = second_window(second_department(Site::new()), "scjgj, mzj")
        .edit("items/mzj.yaml", "windows: [mzj]", "windows: [erlou]")
        .edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [scjgj, erlou]");
    let letter =
        Letter { window: "erlou", ..Letter::new("letters/2026/erlou.yaml", "2025-12-20", "2026-01-01") };
    let site = built(letter.lay(site), DAY);
    Page::on(&site, ITEM, DAY).says(PROMISE);
    Page::on(&site, "items/mzj/st.html", DAY).keeps_silent_about(PROMISE);
    assert_eq!(Page::on(&site, "departments/mzj.html", DAY).rate("受理决定权授权率"), (0, 1));
}
