//! Counting is one: rates, home, window, department and item pages agree on what an item in office is.

use super::*;

const DAY: &str = "2026-11-23";

/// A main item that only gathers two others; a letter grants the two.
fn gathering() -> Site {
    let item = |id: &str, name: &str, more: &str| {
        format!(
            "- id: {id}\n  name: {name}\n  processing: 即办件\n  windows: [scjgj]\n  promised_limit: 当场办结\n{more}"
        )
    };
    let parent = "  parent_name: 食品经营许可\n";
    let items = item("m", "食品经营许可", "")
        + &item("i", "食品经营许可核发", parent)
        + &item("k", "食品经营许可注销", parent);
    Site::new()
        .write(
            "items/scjgj.yaml",
            format!("department: scjgj\ncategory: 行政许可\ndocument: 示政发〔2017〕3号\nitems:\n{items}"),
        )
        .edit("letters/2026/scjgj.yaml", "items: [spxk]", "items: [i, k]")
}

#[test]
fn a_main_item_that_only_gathers_is_counted_nowhere_and_leads_to_its_parts() {
    let site = built(gathering(), DAY);
    assert_eq!(Page::on(&site, DEPARTMENT, DAY).rate("受理决定权授权率"), (2, 2));
    Page::on(&site, "index.html", DAY).says("2 项在办事项");
    Page::on(&site, WINDOW, DAY).says("2 件事里");
    Page::on(&site, DEPARTMENT, DAY).says("2 项办理事项");
    let main = Page::on(&site, "items/scjgj/m.html", DAY);
    for part in ["i.html", "k.html"] {
        assert!(main.links().iter().any(|link| link.ends_with(part)), "{part}: {:?}", main.links());
    }
    main.keeps_silent_about("尚未授权");
}

/// The only part ends on 1 March; the letter grants the main item too.
fn parts_gone() -> Site {
    gathering()
        .edit(
            "items/scjgj.yaml",
            "  name: 食品经营许可核发\n",
            "  name: 食品经营许可核发\n  effective_to: 2026-03-01\n",
        )
        .edit(
            "items/scjgj.yaml",
            "  name: 食品经营许可注销\n",
            "  name: 食品经营许可注销\n  effective_to: 2026-02-01\n",
        )
        .edit("letters/2026/scjgj.yaml", "items: [i, k]", "items: [m, i, k]")
}

#[test]
fn a_main_item_is_counted_itself_once_its_parts_have_ended() {
    for (day, counted) in
        [("2026-02-01", 2), ("2026-02-02", 1), ("2026-03-01", 1), ("2026-03-02", 1), (DAY, 1)]
    {
        let site = built(parts_gone(), day);
        assert_eq!(Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率"), (counted, counted), "{day}");
        Page::on(&site, "index.html", day).says(&format!("{counted} 项在办事项"));
    }
    let site = built(parts_gone(), "2026-03-01");
    Page::on(&site, "items/scjgj/m.html", "2026-03-01").keeps_silent_about(PROMISE);
    Page::on(&site, "items/scjgj/m.html", "2026-03-02").says(PROMISE);
}

#[test]
fn an_item_before_its_first_and_after_its_last_day_is_counted_nowhere() {
    for (key, outside, inside) in [
        ("effective_from: 2026-07-01", "2026-06-30", "2026-07-01"),
        ("effective_to: 2026-07-01", "2026-07-02", "2026-07-01"),
    ] {
        for (day, counted) in [(outside, 0), (inside, 1)] {
            let site = built(with_item(key), day);
            Page::on(&site, "index.html", day).says(&format!("{counted} 项在办事项"));
            let said = if counted == 0 {
                "没有登记办理事项".to_owned()
            } else {
                format!("{counted} 件事里")
            };
            Page::on(&site, WINDOW, day).says(&said);
            assert_eq!(
                Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率"),
                (counted, counted),
                "{key} on {day}"
            );
        }
    }
}

/// A second item that the letter does not grant, with an adjustment of the list of items.
fn adjusted(kind: &str) -> Site {
    added(
        Site::new(),
        "items/scjgj.yaml",
        &format!(
            "- id: xk2\n  name: 新增许可\n  processing: 即办件\n  windows: [scjgj]\n  promised_limit: 当场办结\n  \
             adjustment: {{kind: {kind}, document_no: 示政发〔2026〕1号, effective_on: 2026-09-01}}"
        ),
    )
}

#[test]
fn an_adjustment_begins_or_ends_its_item_or_says_which_day_is_missing() {
    for (kind, before, after) in [("扩权强县新增", 1, 2), ("扩权强县减少", 2, 1)] {
        let is_found = findings(&adjusted(kind), DAY).iter().any(|finding| {
            let message = format!("{}{}", finding["message"], finding["fix"]);
            message.contains("生效日期") || message.contains("失效日期")
        });
        if is_found {
            continue;
        }
        for (day, counted) in [("2026-08-31", before), ("2026-09-01", after)] {
            let rate = page(adjusted(kind), DEPARTMENT, day).rate("受理决定权授权率");
            assert_eq!(rate, (1, counted), "{kind} on {day}");
        }
    }
}

#[test]
fn falling_short_in_principle_is_a_hint_for_every_rate() {
    let site = Site::new()
        .edit("policy.yaml", "denominator: 即办件,", "denominator: 即办件, in_principle: 是,")
        .edit("letters/2026/scjgj.yaml", "审核审批权, ", "")
        .edit(
            "letters/2026/scjgj.yaml",
            "responsibility:",
            "withheld: [{items: [spxk], powers: [审核审批权], reason: 由部门领导审批}]\nresponsibility:",
        );
    let found = findings(&site, DAY);
    let severity = |rule: &str| found.iter().find(|f| f["rule"] == rule).map(|f| f["severity"].clone());
    let is_hint = severity("RAT-02").is_some_and(|severity| severity == "info" || severity == "warning");
    assert!(is_hint, "{found:#?}");
    // Another rate that no clause softens falls short as before.
    assert_eq!(severity("RAT-03"), Some("compliance".into()), "{found:#?}");
    page(site, DEPARTMENT, DAY).says("未达到原则上要求");
}

fn with_cases(statistics: &str) -> Site {
    added(Site::new(), "departments/scjgj.yaml", &format!("statistics: [{statistics}]"))
}

#[test]
fn last_years_cases_are_not_missing_on_the_first_of_january() {
    let site = || {
        with_cases("{year: 2026, accepted: 12, concluded: 12}").edit(
            "letters/2026/scjgj.yaml",
            "to: 2026-12-31",
            "to: 2027-01-31",
        )
    };
    page(site(), DEPARTMENT, "2026-12-31").keeps_silent_about("办结率未填报");
    page(site(), DEPARTMENT, "2027-01-01").keeps_silent_about("办结率未填报");
}

#[test]
fn a_year_without_cases_has_reached_and_missed_nothing() {
    let page = page(with_cases("{year: 2026, accepted: 0, concluded: 0}"), DEPARTMENT, DAY);
    page.keeps_silent_about("未达到“双百”目标");
}
