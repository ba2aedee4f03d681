//! Letters: terms, states, what they grant.

use super::{ITEMS, LETTER, WINDOW_PAGE, finds, fixture, reports, with_a_second_item, words};
use crate::site::Site;

#[test]
fn input_27_a_term_without_an_end_is_refused() {
    for word in ["长期有效", "至今", "永久"] {
        let site = Site::new().edit(LETTER, "to: 2026-12-31", &format!("to: {word}"));
        reports(&site, &[("LTR-22", "letters/2026/scjgj.yaml:13:30")]);
        assert_eq!(site.build_with(&[]).code, 1);
    }
}

#[test]
fn input_31_an_item_listed_twice_counts_once() {
    let site = Site::new().edit(LETTER, "[spxk]", "[spxk, spxk]");
    reports(&site, &[("LTR-26", "letters/2026/scjgj.yaml:9:17")]);
    site.build();
    assert_eq!(words(&site, "letters/2026/scjgj.html").matches("食品经营许可证核发").count(), 1);
    assert!(words(&site, "rates.html").contains("1/1") && !words(&site, "rates.html").contains("2/1"));
}

#[test]
fn input_34_an_expired_letter_is_shown_as_expired() {
    let site = Site::new();
    let day = "2027-01-20";
    finds(&site.run(&["check", "--as-of", day]), "LTR-09", "letters/2026/scjgj.yaml:13:30");
    assert_eq!(site.build_with(&["--as-of", day]).code, 0);
    assert!(words(&site, WINDOW_PAGE).contains("已过期"));
    assert!(words(&site, "letters/2026/scjgj.html").contains("已过期"));
}

/// The letter for next year, signed in time, with a term that begins on this day.
fn with_next_letter(from: &str) -> Site {
    let letter = fixture(LETTER)
        .replace("〔2025〕", "〔2026〕")
        .replace("signed_on: 2025-12-18", "signed_on: 2026-11-20")
        .replace("reason: 年度授权", "reason: 首席代表变更")
        .replace("from: 2026-01-01", &format!("from: {from}"))
        .replace("to: 2026-12-31", "to: 2027-12-01");
    Site::new().write("letters/2027/scjgj.yaml", letter)
}

#[test]
fn input_34_letters_neither_overlap_nor_leave_a_gap() {
    finds(&with_next_letter("2026-12-15").check(), "LTR-10", "letters/2027/scjgj.yaml:13:7");
    let run = with_next_letter("2027-01-16").check();
    finds(&run, "LTR-11", "letters/2027/scjgj.yaml:13:14");
    assert!(run.stderr.contains("15 天空档（2027-01-01 至 2027-01-15）"), "{}", run.stderr);
}

#[test]
fn input_35_a_letter_counts_from_its_first_day_only() {
    let site = with_next_letter("2027-01-01");
    site.build();
    assert!(words(&site, "letters/2027/scjgj.html").contains("尚未生效"));
    let site = site.remove(LETTER);
    finds(&site.check(), "RAT-01", "departments/scjgj.yaml:1:7");
    site.build();
    assert!(words(&site, "rates.html").contains("0%0/1未达标"));
    assert!(words(&site, WINDOW_PAGE).contains("尚未生效"));
}

#[test]
fn input_56_an_item_added_later_is_not_granted_by_an_older_letter() {
    let site = Site::new().write(ITEMS, with_a_second_item(&[]));
    finds(&site.check(), "RAT-01", "departments/scjgj.yaml:1:7");
    site.build();
    let page = words(&site, WINDOW_PAGE);
    assert!(page.contains("其中1件尚未授权") && page.contains("尚未授权，由部门办理"), "{page}");
    assert!(!words(&site, "letters/2026/scjgj.html").contains("食品经营许可证变更"));
    let site = Site::new().edit(LETTER, "items: [spxk]", "select: {category: 行政许可}");
    finds(&site.check(), "LTR-25", "letters/2026/scjgj.yaml:9:11");
}

#[test]
fn input_65_a_withdrawn_item_keeps_its_page_and_says_where_to_go() {
    let site = Site::new();
    site.build();
    let gone =
        "  effective_to: 2026-06-30\n  withdrawn_note: 已并入综合许可，请到二楼综合窗口。\n  visits: 1";
    let site = site.edit(ITEMS, "  visits: 1", gone);
    reports(&site, &[("RAT-11", "departments/scjgj.yaml:1:7")]);
    site.build();
    let page = words(&site, super::ITEM_PAGE);
    assert!(page.contains("办理到2026-06-30为止") && page.contains("请到二楼综合窗口"), "{page}");
    let closed = "status: 撤销\nclosed_on: 2026-06-30\nphone:";
    let site = site.edit(super::WINDOW, "phone:", closed);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("撤销，办公到2026-06-30为止"));
}
