//! Form: what YAML reads differently from what was meant.

use super::{DEPARTMENT, ITEMS, WINDOW, WINDOW_PAGE, reports, says, words};
use crate::site::Site;

const REPRESENTATIVE: &str = "legal_representative: {name: 甲示例, title: 局长}";

fn indented_with(blank: &str) -> Site {
    let lines = format!("legal_representative:\n{blank}name: 甲示例\n{blank}title: 局长");
    Site::new().edit(DEPARTMENT, REPRESENTATIVE, &lines)
}

#[test]
fn input_05_a_tab_is_shown_where_it_stands() {
    let places = [("YML-01", "departments/scjgj.yaml:4:1"), ("YML-01", "departments/scjgj.yaml:5:1")];
    let run = reports(&indented_with("\t"), &places);
    says(&run, &["行首使用了制表符"]);
}

#[test]
fn input_06_a_full_width_colon_is_shown_where_it_stands() {
    let site = Site::new().edit(DEPARTMENT, "kind: 区直部门", "kind：区直部门");
    let run = reports(&site, &[("YML-02", "departments/scjgj.yaml:2:5")]);
    says(&run, &["全角冒号"]);
}

#[test]
fn input_08_wide_blanks_are_no_indentation() {
    for blank in ["\u{3000}", "\u{a0}"] {
        let places = [("YML-05", "departments/scjgj.yaml:4:1"), ("YML-05", "departments/scjgj.yaml:5:1")];
        reports(&indented_with(blank), &places);
    }
}

#[test]
fn input_10_a_value_cut_off_at_a_number_sign_is_noticed() {
    let site = Site::new().edit(WINDOW, "市场监管窗口", "综合窗口 #3");
    let run = reports(&site, &[("YML-04", "windows/scjgj.yaml:1:12")]);
    says(&run, &["#3", "\"综合窗口 #3\""]);
    let site = Site::new().edit(WINDOW, "市场监管窗口", "\"综合窗口 #3\"");
    reports(&site, &[]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("综合窗口#3"));
}

#[test]
fn input_11_a_colon_in_a_value_asks_for_quotes() {
    let site = Site::new().edit(WINDOW, "phone:", "zone: 电话: 4332555\nphone:");
    let run = reports(&site, &[("YML-17", "windows/scjgj.yaml:6:7")]);
    says(&run, &["值里含有冒号", "加上引号"]);
}

#[test]
fn input_12_signs_that_yaml_takes_for_itself_ask_for_quotes() {
    for sign in ["*", "&", "@", "%", "!", "`", "&甲 ", "!重要 ", "! "] {
        let site = Site::new().edit(WINDOW, "name: ", &format!("name: {sign}"));
        let run = reports(&site, &[("YML-17", "windows/scjgj.yaml:1:7")]);
        says(&run, &["请给整个值加上引号"]);
    }
    let site = Site::new().edit(ITEMS, "[开饭馆]", "\n  - 开饭馆\n  - &开店");
    reports(&site, &[("YML-17", "items/scjgj.yaml:9:5")]);
}

#[test]
fn input_12_quoted_or_chinese_signs_survive_on_the_page() {
    for name in ["【市场】窗口", "“市场”窗口", "\"&市场窗口\"", "市场&监管!窗口"] {
        let site = Site::new().edit(WINDOW, "市场监管窗口", name);
        reports(&site, &[]);
        site.build();
        assert!(words(&site, WINDOW_PAGE).contains(name.trim_matches('"')), "{name}");
    }
    // An alias stands for the value that its anchor names.
    let posts = "- {role: B岗, name: *who, note: 甲}";
    let site = Site::new().edit(WINDOW, "- {role: B岗, name: 丁示例}", posts).edit(
        WINDOW,
        "phone:",
        "floor: &who 丁示例\nphone:",
    );
    reports(&site, &[]);
}

#[test]
fn input_13_a_hyphen_without_a_blank_is_explained() {
    let site = Site::new().edit(WINDOW, "counters: [A01]", "counters:\n  -A01\n  -A02");
    let run = reports(&site, &[("YML-07", "windows/scjgj.yaml:6:3")]);
    says(&run, &["短横线后面要加一个空格"]);
}

#[test]
fn input_14_a_key_written_twice_is_shown_at_both_places() {
    let site = Site::new().edit(WINDOW, "phone: 0775-0000004", "phone: 0775-0000004\n电话: 0775-0000005");
    let run = reports(&site, &[("YML-03", "windows/scjgj.yaml:7:1")]);
    says(&run, &["windows/scjgj.yaml:6:1", "先写在这里"]);
}

#[test]
fn input_58_a_rate_typed_by_hand_is_refused() {
    let site = Site::new().edit(DEPARTMENT, "phone:", "授权率: 95%\nphone:");
    let run = reports(&site, &[("YML-06", "departments/scjgj.yaml:5:1")]);
    says(&run, &["授权率由程序按授权书和事项清单计算"]);
}

#[test]
fn input_62_bombs_and_endless_nesting_are_refused_as_such() {
    let nested = format!("address: {}{}", "[".repeat(1000), "]".repeat(1000));
    let run = Site::new().edit(DEPARTMENT, "address: 示例路2号", &nested).check();
    let found = super::findings(&run);
    assert_eq!(found.len(), 1, "{}", run.stderr);
    assert!(found[0].0 == "YML-16" && found[0].1.starts_with("departments/scjgj.yaml:4:"), "{found:?}");
    let level = |level: u8| {
        let (name, inner) = (char::from(b'b' + level), format!("*{}, ", char::from(b'a' + level)));
        format!("- &{name} [{}]\n", inner.repeat(9))
    };
    let bomb: String = (0..9).map(level).collect();
    let bomb = format!("former_names:\n- &a [x, x, x, x, x, x, x, x, x]\n{bomb}name: ");
    let run = Site::new().edit(DEPARTMENT, "name: ", &bomb).check();
    let found = super::findings(&run);
    assert!(found.len() == 1 && found[0].0 == "YML-16", "{found:?}");
}
