//! Values: yes and no, times, dates, placeholders and empty values.

use super::{
    CENTER, DEPARTMENT, ITEM_PAGE, ITEMS, LETTER, NOTICE, WINDOW, WINDOW_PAGE, reports, says, told, words,
};
use crate::site::Site;

const HOURS: &str = "hours:\n- {days: 周一至周五, opens: 9:00, closes: 12:00}\n- {days: 周一至周五, opens: 15:00, closes: 18:00}";

#[test]
fn input_19_yes_and_no_are_understood_in_every_common_form() {
    for no in ["NO", "No", "否", "无", "×", "N", "免费", "不收费", "false"] {
        let site = Site::new().edit(ITEMS, "{charged: 否}", &format!("{{charged: {no}}}"));
        reports(&site, &[]);
    }
    for yes in ["是", "有", "√", "Y", "YES"] {
        let fee = format!("{{charged: {yes}, standard: 每本10元, basis: 示价费〔2020〕1号}}");
        let site = Site::new().edit(ITEMS, "{charged: 否}", &fee);
        reports(&site, &[]);
        if yes == "√" {
            site.build();
            assert!(told(&site, ITEM_PAGE, "带什么").contains("，收费"));
        }
    }
    let site = Site::new().edit(ITEMS, "{charged: 否}", "{charged: 看情况}");
    reports(&site, &[("YML-15", "items/scjgj.yaml:16:18")]);
}

#[test]
fn input_19_a_name_is_never_a_yes_or_no() {
    let site = Site::new().edit(WINDOW, "市场监管窗口", "NO");
    reports(&site, &[]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("NO部门窗口"));
}

#[test]
fn input_20_a_time_is_a_time_and_not_sixty_times_a_number() {
    let site = Site::new().edit(CENTER, "opens: 9:00", "opens: 8:30");
    reports(&site, &[]);
    site.build();
    assert!(told(&site, "centers/hall.html", "办公时间").contains("8:30–12:00"));
    reports(&Site::new().edit(CENTER, "opens: 9:00", "opens: 08:30"), &[]);
    let site = Site::new().edit(CENTER, "opens: 9:00", "opens: 8点半");
    let run = reports(&site, &[("YML-07", "centers/hall.yaml:6:24")]);
    says(&run, &["请写成 9:00 或 17:30 的形式"]);
}

#[test]
fn input_21_hours_in_one_text_are_taken_apart_or_refused_with_an_example() {
    let site = Site::new().edit(CENTER, HOURS, "hours: 9:00-12:00,15:00-18:00");
    let run = reports(&site, &[("YML-20", "centers/hall.yaml:5:8")]);
    says(&run, &["- {星期: 周一至周五, 开始: 15:00, 结束: 18:00}"]);
    site.build();
    let shown = told(&site, "centers/hall.html", "办公时间");
    assert!(shown.contains("9:00–12:00、15:00–18:00"), "{shown}");
    let site = Site::new().edit(CENTER, HOURS, "hours: 早上九点到十二点");
    let run = reports(&site, &[("YML-07", "centers/hall.yaml:5:8")]);
    says(&run, &["- {星期: 周一至周五, 开始: 9:00, 结束: 12:00}"]);
}

#[test]
fn input_22_a_spreadsheet_serial_is_read_as_the_day_it_means() {
    let site = Site::new().edit(NOTICE, "2017-05-27", "45292");
    let run = reports(&site, &[("YML-13", "notices/notice.md:4:12")]);
    says(&run, &["已按 2024-01-01 读取", "1904"]);
    site.build();
    assert_eq!(told(&site, "notices/notice.html", "成文日期"), "2024-01-01");
}

fn signed(date: &str) -> Site {
    Site::new().edit(LETTER, "signed_on: 2025-12-18", &format!("signed_on: {date}"))
}

#[test]
fn input_23_clear_dates_are_read_in_every_form_and_shown_in_one() {
    for date in ["2025/12/18", "2025.12.18", "2025年12月18日", "二〇二五年十二月十八日", "20251218"]
    {
        let site = signed(date);
        reports(&site, &[("YML-18", "letters/2026/scjgj.yaml:12:12")]);
        site.build();
        let page = words(&site, "letters/2026/scjgj.html");
        assert!(page.contains("2025-12-18"), "{date}: {page}");
    }
}

#[test]
fn input_24_ambiguous_dates_are_refused() {
    for date in ["12/1/2025", "1/12/25"] {
        reports(&signed(date), &[("YML-12", "letters/2026/scjgj.yaml:12:12")]);
    }
}

#[test]
fn input_25_incomplete_dates_are_refused() {
    for date in ["2025年12月", "12月18日"] {
        let run = reports(&signed(date), &[("YML-12", "letters/2026/scjgj.yaml:12:12")]);
        says(&run, &["年、月、日都要写"]);
    }
}

#[test]
fn input_26_days_that_do_not_exist_are_refused() {
    reports(&signed("2025-02-30"), &[("YML-14", "letters/2026/scjgj.yaml:12:12")]);
    let site = Site::new().edit(LETTER, "to: 2026-12-31", "to: 2026-12-31 24:00");
    reports(&site, &[("YML-12", "letters/2026/scjgj.yaml:13:30")]);
    let site = Site::new().edit(CENTER, "closes: 18:00", "closes: 24:00");
    reports(&site, &[]);
    site.build();
    assert!(told(&site, "centers/hall.html", "办公时间").contains("15:00–24:00"));
}

#[test]
fn input_28_filler_is_found_where_content_belongs() {
    for filler in ["同上", "〃", "详见附件", "待定", "无", "/", "—"] {
        let site = Site::new().edit(ITEMS, "已取得营业执照。", filler);
        let run = reports(&site, &[("YML-09", "items/scjgj.yaml:12:21")]);
        says(&run, &[filler]);
    }
    let site = Site::new().edit(DEPARTMENT, "示例路2号", "待定");
    reports(&site, &[("YML-09", "departments/scjgj.yaml:4:10")]);
    reports(&Site::new().edit(ITEMS, "  visits: 1", "  special_procedures: [无]\n  visits: 1"), &[]);
}

#[test]
fn input_29_nothing_in_any_form_is_a_missing_value() {
    for nothing in ["\"\"", "~", "null", "\"  \"", "", "\u{3000}"] {
        let site = Site::new().edit(DEPARTMENT, "示例路2号", nothing);
        reports(&site, &[("YML-08", "departments/scjgj.yaml:4:1")]);
    }
    let site = Site::new().edit(DEPARTMENT, "address: 示例路2号\n", "");
    reports(&site, &[("YML-08", "departments/scjgj.yaml:1:1")]);
    reports(&Site::new().edit(WINDOW, "phone:", "floor: ~\nzone: \"\"\nphone:"), &[]);
}
