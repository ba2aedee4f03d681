//! Rates just above and below their thresholds, working days, and which day it is.

use std::fmt::Write;

use super::{ITEMS, LETTER, NOTICE, findings, finds, fixture, reports, words};
use crate::site::{Site, program};

#[test]
fn input_57_no_items_make_no_rate_and_one_item_makes_a_whole_one() {
    let empty = fixture("departments/scjgj.yaml").replace("市场监督管理局", "档案局");
    let site = Site::new().write("departments/daj.yaml", empty);
    reports(&site, &[("RAT-11", "departments/daj.yaml:1:7")]);
    site.build();
    let page = words(&site, "rates.html");
    assert!(page.contains("档案局不适用不适用"), "{page}");
    assert!(page.contains("100%1/1达标"), "{page}");
}

/// A site with so many items, of which the first `part` are granted with the power to certify.
fn certified(part: usize) -> Site {
    let list = fixture(ITEMS);
    let (head, item) = list.split_once("items:\n").unwrap();
    let mut items = format!("{head}items:\n");
    let mut ids = Vec::new();
    let whole = if part == 4 { 5 } else { 499 };
    for at in 0..whole {
        let id = format!("spxk-{at}");
        items += &item.replace("id: spxk", &format!("id: {id}")).replace("核发", &format!("核发{at}"));
        ids.push(id);
    }
    let mut letter = fixture(LETTER).replace("[spxk]", &format!("[{}]", ids[..part].join(", ")));
    let grant = format!(
        "- items: [{}]\n  powers: [受理决定权, 审核审批权, 办理结果送达权, 应诉代理权]\nresponsibility",
        ids[part..].join(", ")
    );
    letter = letter.replace("responsibility", &grant);
    write!(
        letter,
        "withheld:\n- {{items: [{}], powers: [办理事项制证权], reason: 证由市局制}}\n",
        ids[part..].join(", ")
    )
    .unwrap();
    Site::new().write(ITEMS, items).write(LETTER, letter)
}

#[test]
fn input_57_a_rate_on_its_threshold_is_met_and_one_below_is_never_rounded_up_to_it() {
    let site = certified(4);
    let run = site.check();
    assert!(!run.stderr.contains("[RAT-06]"), "{}", run.stderr);
    site.build();
    assert!(words(&site, "rates.html").contains("80%4/5达标"));
    // 399 of 499 are 79.96 %, which rounding would turn into 80 %.
    let site = certified(399);
    finds(&site.check(), "RAT-06", "departments/scjgj.yaml:1:7");
    site.build();
    assert!(words(&site, "rates.html").contains("79.9%399/499未达标"));
}

#[test]
fn input_59_a_year_without_holidays_is_noticed() {
    let run = Site::new().run(&["check", "--as-of", "2027-01-20"]);
    finds(&run, "CAL-01", "policy.yaml:1:1");
}

#[test]
fn input_59_a_make_up_saturday_is_a_working_day() {
    let ledger = "entries:\n- {record: windows/scjgj, number: 2026-00001, published_on: 2026-01-05}\n";
    let check = |calendar: &str| {
        let site = Site::new()
            .write("ledger.yaml", ledger)
            .write("calendar/2025.yaml", "off: [2025-10-01]\n")
            .write("calendar/2026.yaml", calendar);
        let found = findings(&site.run(&["check", "--as-of", "2026-01-16"]));
        found.iter().any(|(rule, _)| rule == "DIS-07")
    };
    // The twentieth working day after the signature is 16 January, or one day earlier with that Saturday.
    assert!(!check("off: [2026-01-01]\n"));
    assert!(check("off: [2026-01-01]\nwork: [2026-01-10]\n"));
}

#[test]
fn input_60_a_clock_behind_the_data_is_noticed() {
    let site = Site::new().edit(NOTICE, "2017-05-27", "2026-12-20");
    reports(&site, &[("CAL-03", "notices/notice.md:4:12")]);
    let run = Site::new().run(&["check", "--as-of", "2019-01-01"]);
    finds(&run, "LTR-34", "letters/2026/scjgj.yaml:12:12");
}

#[test]
fn input_60_today_is_the_day_in_china_wherever_the_machine_stands() {
    // In these two time zones it is never the same date.
    let today = |zone: &str| {
        let site = Site::new();
        let output = program().arg("check").env("TZ", zone).current_dir(site.folder()).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        said.split_once("（按 ").unwrap().1.split_once(" 计算").unwrap().0.to_owned()
    };
    let (west, east) = (today("<-12>12"), today("<+14>-14"));
    // Midnight in China may fall between the two runs, but only once.
    assert!(west == east || today("<-12>12") == east, "{west} {east}");
}
