//! People and windows: posts, names, namesakes.

use super::{LETTER, WINDOW, WINDOW_PAGE, reports, says, with_a_second_department, words};
use crate::site::Site;

const CHIEF: &str = "- {role: 首席代表, name: 乙示例, title: 股长}\n";

#[test]
fn input_36_there_is_exactly_one_chief() {
    let site = Site::new().edit(WINDOW, CHIEF, &format!("{CHIEF}- {{role: 首席代表, name: 戊示例}}\n"));
    let run = reports(&site, &[("WIN-01", "windows/scjgj.yaml:9:10")]);
    says(&run, &["当前 2 名"]);
    let run = reports(&Site::new().edit(WINDOW, CHIEF, ""), &[("WIN-01", "windows/scjgj.yaml:8:3")]);
    says(&run, &["当前 0 名"]);
}

#[test]
fn input_36_who_has_left_is_not_on_the_page() {
    let left = format!("{CHIEF}- {{role: 首席代表, name: 戊示例, until: 2026-03-01}}\n");
    let site = Site::new().edit(WINDOW, CHIEF, &left);
    reports(&site, &[]);
    site.build();
    let page = words(&site, WINDOW_PAGE);
    assert!(page.contains("首席代表乙示例") && !page.contains("戊示例"), "{page}");
}

#[test]
fn input_37_nobody_stands_in_for_oneself_nor_at_two_windows_unnoticed() {
    let site = Site::new().edit(WINDOW, "丁示例", "丙示例").edit(LETTER, "丁示例", "丙示例");
    reports(&site, &[("WIN-04", "windows/scjgj.yaml:10:20")]);
    let site = with_a_second_department(Site::new()).edit("windows/zjj.yaml", "庚示例", "丁示例").edit(
        "letters/2026/zjj.yaml",
        "庚示例",
        "丁示例",
    );
    reports(&site, &[("WIN-08", "windows/zjj.yaml:10:20")]);
}

#[test]
fn input_38_names_are_shown_in_their_clean_form() {
    for (raw, clean) in [
        ("丙 示", "丙示"),
        ("丙\u{3000}示", "丙示"),
        ("丙示例(兼)", "丙示例"),
        ("古丽•买买提", "古丽·买买提"),
        ("古丽.买买提", "古丽·买买提"),
        ("古丽・买买提", "古丽·买买提"),
    ] {
        let site = Site::new().edit(WINDOW, "丙示例", raw).edit(LETTER, "丙示例", raw);
        let places = [("WIN-13", "letters/2026/scjgj.yaml:6:28"), ("WIN-13", "windows/scjgj.yaml:9:20")];
        let run = reports(&site, &places);
        says(&run, &[&format!("请写成“{clean}”")]);
        assert_eq!(run.stderr.contains("写到“备注”"), raw.contains('('), "{raw}");
        site.build();
        let page = words(&site, WINDOW_PAGE);
        assert!(page.contains(&format!("A岗{clean}B岗")), "{raw}: {page}");
    }
    let site = Site::new().edit(WINDOW, "丙示例", "\"丙示例 \"");
    reports(&site, &[]);
    site.build();
    assert!(!site.page(WINDOW_PAGE).contains("丙示例 "));
}

#[test]
fn input_40_two_people_of_one_name_are_told_apart_by_staff_number() {
    let site = with_a_second_department(Site::new()).edit("windows/zjj.yaml", "己示例", "丙示例").edit(
        "letters/2026/zjj.yaml",
        "己示例",
        "丙示例",
    );
    let run = reports(&site, &[("WIN-08", "windows/zjj.yaml:9:20")]);
    says(&run, &["“工号”"]);
    let site = site.edit(WINDOW, "name: 丙示例", "name: 丙示例, staff_no: \"01\"").edit(
        "windows/zjj.yaml",
        "name: 丙示例",
        "name: 丙示例, staff_no: \"02\"",
    );
    reports(&site, &[]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("丙示例工号01"));
    assert!(words(&site, "windows/zjj.html").contains("丙示例工号02"));
}

#[test]
fn input_41_two_windows_of_one_name_keep_their_own_pages() {
    let site = with_a_second_department(Site::new()).edit("windows/zjj.yaml", "住建窗口", "市场监管窗口");
    reports(&site, &[("WIN-06", "windows/zjj.yaml:1:7")]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("A01号台"));
    assert!(words(&site, "windows/zjj.html").contains("A02号台"));
}
