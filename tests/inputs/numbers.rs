//! Codes and numbers: every digit survives.

use scraper::{Html, Selector};

use super::{ITEM_PAGE, ITEMS, LETTER, WINDOW, WINDOW_PAGE, finds, reports, says, told, words};
use crate::site::Site;

fn with_code(field: &str, code: &str) -> Site {
    Site::new().edit(ITEMS, "  aliases:", &format!("  {field}: {code}\n  aliases:"))
}

#[test]
fn input_15_a_leading_zero_survives_on_the_page() {
    let site = with_code("local_code", "0012").edit(WINDOW, "[A01]", "[01]");
    reports(&site, &[("YML-10", "items/scjgj.yaml:7:15"), ("YML-10", "windows/scjgj.yaml:5:12")]);
    site.build();
    assert_eq!(told(&site, ITEM_PAGE, "地方编码"), "0012");
    assert!(words(&site, WINDOW_PAGE).contains("01号台"));
    reports(&with_code("local_code", "\"0012\""), &[]);
}

#[test]
fn input_16_all_31_digits_of_a_code_survive_without_quotes() {
    let site = with_code("task_code", "1145080300400000324000125004000");
    reports(&site, &[("YML-10", "items/scjgj.yaml:7:14")]);
    site.build();
    assert_eq!(told(&site, ITEM_PAGE, "实施编码"), "1145080300400000324000125004000");
}

#[test]
fn input_17_a_code_that_a_spreadsheet_ruined_is_refused() {
    let run = reports(&with_code("task_code", "1.14508E+30"), &[("YML-11", "items/scjgj.yaml:7:14")]);
    says(&run, &["科学计数法", "丢失"]);
}

#[test]
fn input_18_codes_that_look_like_numbers_stay_as_written() {
    for code in ["1.10", "12E34", "0x1F", "1_000", "0o17", "1:30", ".5"] {
        let site = with_code("local_code", code);
        reports(&site, &[]);
        site.build();
        assert_eq!(told(&site, ITEM_PAGE, "地方编码"), code);
    }
}

#[test]
fn a_promise_longer_than_the_law_is_found_whatever_the_units() {
    let with = |promised: &str, statutory: &str| {
        let limits = format!("promised_limit: {promised}\n  statutory_limit: {statutory}");
        Site::new()
            .edit(ITEMS, "promised_limit: 当场办结", &limits)
            .edit(ITEMS, "即办件", "承诺件\n  approver_title: 分管副局长")
            .edit(LETTER, "审核审批权", "协调处置权")
            .edit(
                LETTER,
                "responsibility",
                "withheld:\n- {items: [spxk], powers: [审核审批权], reason: 分管副局长审批}\nresponsibility",
            )
    };
    for (promised, statutory) in [("3 个月", "60 日"), ("25 个工作日", "30 日"), ("2 年", "12 个月")]
    {
        finds(&with(promised, statutory).check(), "ITM-05", "items/scjgj.yaml:16:19");
    }
    for (promised, statutory) in [("2 个月", "60 日"), ("20 个工作日", "30 日")] {
        let run = with(promised, statutory).check();
        assert!(!run.stderr.contains("[ITM-05]"), "{}", run.stderr);
    }
}

#[test]
fn a_telephone_link_dials_one_number_that_exists() {
    let site = Site::new()
        .edit(WINDOW, "0775-0000004", "\"0775-0000004-8001\"")
        .edit("departments/scjgj.yaml", "0775-0000003", "\"0775-0000003 0775-0000005\"")
        .edit("centers/hall.yaml", "0775-0000002", "\"+86-775-0000002\"");
    reports(&site, &[]);
    site.build();
    let links = |page: &str| -> Vec<(String, String)> {
        let html = Html::parse_document(&site.page(page));
        let main = Selector::parse("main [href^='tel:']").unwrap();
        html.select(&main)
            .map(|link| (link.attr("href").unwrap().to_owned(), link.text().collect::<String>()))
            .collect()
    };
    let has = |page: &str, dial: &str, text: &str| {
        let links = links(page);
        assert!(links.contains(&(format!("tel:{dial}"), text.to_owned())), "{page}: {links:?}");
    };
    has(WINDOW_PAGE, "07750000004", "咨询 0775-0000004-8001");
    has("departments/scjgj.html", "07750000003", "0775-0000003");
    has("departments/scjgj.html", "07750000005", "0775-0000005");
    has("centers/hall.html", "+867750000002", "+86-775-0000002");
    // What leaves open which number is meant is not guessed.
    let site = Site::new().edit(WINDOW, "0775-0000004", "\"0775-4332555/56\"");
    reports(&site, &[("YML-07", "windows/scjgj.yaml:6:8")]);
}
