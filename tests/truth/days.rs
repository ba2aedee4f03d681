//! First and last days: on the last day it still holds, on the day after it does not, and a page that was built before
//! says so itself.

use super::*;

/// What a page built on one day says on another, beside what a build of that day says.
#[track_caller]
fn read_and_told(site: fn() -> Site, path: &str, built_on: &str, day: &str) -> [String; 2] {
    let site = built(site(), built_on);
    let read = Page::on(&site, path, day).text();
    // Of the same content: the ledger now knows when everything was first published.
    let told = Page::on(&built(site, day), path, day).text();
    [read, told]
}

fn ending() -> Site {
    with_item("effective_to: 2026-06-30\n  withdrawn_note: 按上级决定取消。")
}

#[test]
fn an_item_is_decided_at_the_window_until_its_last_day_and_no_longer_on_the_next() {
    for built_on in ["2026-06-20", "2026-06-29", "2026-06-30"] {
        let site = built(ending(), built_on);
        let last = Page::on(&site, ITEM, "2026-06-30");
        last.says(PROMISE);
        last.says("2026-06-30");
        last.keeps_silent_about("不再办理");
        let next = Page::on(&site, ITEM, "2026-07-01");
        next.says("不再办理");
        next.keeps_silent_about(PROMISE);
        Page::on(&site, WINDOW, "2026-07-01").keeps_silent_about(PROMISE);
    }
}

#[test]
fn an_ended_item_reads_as_in_a_build_of_that_day() {
    for path in [ITEM, WINDOW] {
        let [read, told] = read_and_told(ending, path, "2026-06-30", "2026-07-05");
        assert_eq!(read, told, "{path}");
    }
}

fn beginning() -> Site {
    with_item("effective_from: 2026-07-01")
}

#[test]
fn an_item_that_has_not_begun_says_from_when_and_not_that_it_has_ended() {
    for day in ["2026-06-20", "2026-06-30"] {
        let page = page(beginning(), ITEM, day);
        assert!(page.text().contains("2026-07-01 起办理"), "{}", page.text());
        page.keeps_silent_about("不再办理");
        page.keeps_silent_about(PROMISE);
    }
}

#[test]
fn an_item_begins_on_its_first_day_by_itself() {
    for path in [ITEM, WINDOW] {
        for day in ["2026-07-01", "2026-07-02"] {
            let [read, told] = read_and_told(beginning, path, "2026-06-20", day);
            assert_eq!(read, told, "{path} on {day}");
            assert!(read.contains(PROMISE), "{path} on {day}: {read}");
        }
    }
}

#[test]
fn an_item_that_moves_between_departments_is_told_on_both_pages() {
    let site = second_department(ending()).edit(
        "items/mzj.yaml",
        "  windows: [mzj]",
        "  windows: [mzj]\n  effective_from: 2026-07-01",
    );
    let site = built(site, "2026-06-20");
    for (path, before, after) in [(ITEM, true, false), ("items/mzj/st.html", false, true)] {
        let is_handled = |day| {
            !Page::on(&site, path, day).text().contains("起办理")
                && !Page::on(&site, path, day).text().contains("不再办理")
        };
        assert_eq!(is_handled("2026-06-30"), before, "{path}");
        assert_eq!(is_handled("2026-07-01"), after, "{path}");
    }
}

/// The item ends with its window, whose last day is 31 July.
fn closing(status: &str) -> Site {
    let site = with_window(&format!("{status}closed_on: 2026-07-31"));
    site.edit("items/scjgj.yaml", "  visits: 1", "  visits: 1\n  effective_to: 2026-07-31")
}

#[test]
fn a_window_works_on_its_last_day_and_not_on_the_next() {
    for status in ["status: 撤销\n", ""] {
        let site = built(closing(status), "2026-07-30");
        for day in ["2026-07-30", "2026-07-31"] {
            Page::on(&site, ITEM, day).says(PROMISE);
            Page::on(&site, WINDOW, day).says(PROMISE);
            Page::on(&site, WINDOW, day).keeps_silent_about("目前不办公");
        }
        Page::on(&site, ITEM, "2026-08-01").keeps_silent_about(PROMISE);
        Page::on(&site, WINDOW, "2026-08-01").keeps_silent_about(PROMISE);
    }
}

#[test]
fn a_window_with_a_closing_day_in_the_past_is_closed_whatever_its_status_says() {
    for status in ["status: 撤销\n", ""] {
        let site = built(closing(status), "2026-08-15");
        Page::on(&site, WINDOW, "2026-08-15").keeps_silent_about(PROMISE);
        Page::on(&site, WINDOW, "2026-08-15").says("2026-07-31");
        assert_eq!(Page::on(&site, DEPARTMENT, "2026-08-15").rate("受理决定权授权率"), (0, 0));
    }
}

#[test]
fn an_item_left_at_a_closed_window_is_found_from_the_day_after() {
    let alone = with_window("closed_on: 2026-06-30");
    let both = second_window(with_window("closed_on: 2026-06-30"), "scjgj").edit(
        "items/scjgj.yaml",
        "[scjgj]",
        "[scjgj, erlou]",
    );
    let is_left = |finding: &serde_json::Value| {
        let [rule, severity] = ["rule", "severity"].map(|key| finding[key].as_str().unwrap());
        ["REF-05", "WIN-11"].contains(&rule) && ["error", "compliance"].contains(&severity)
    };
    for site in [alone, both] {
        let is_found = |day| findings(&site, day).iter().any(is_left);
        assert!(!is_found("2026-06-30") && is_found("2026-07-01") && is_found("2026-07-15"));
    }
}

#[test]
fn a_suspended_window_decides_nothing() {
    let site = built(with_window("status: 暂停"), "2026-06-01");
    Page::on(&site, ITEM, "2026-06-01").keeps_silent_about(PROMISE);
    Page::on(&site, WINDOW, "2026-06-01").keeps_silent_about(PROMISE);
    assert_eq!(Page::on(&site, DEPARTMENT, "2026-06-01").rate("受理决定权授权率"), (0, 1));
}

#[test]
fn a_window_suspended_for_some_days_decides_before_and_after_them() {
    let site =
        built(with_window("suspended: [{from: 2026-06-10, to: 2026-06-20, reason: 窗口改造}]"), "2026-06-01");
    for (day, decides) in
        [("2026-06-09", true), ("2026-06-10", false), ("2026-06-20", false), ("2026-06-21", true)]
    {
        for path in [ITEM, WINDOW] {
            assert_eq!(Page::on(&site, path, day).text().contains(PROMISE), decides, "{path} on {day}");
        }
        let rate = Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率");
        assert_eq!(rate, (u32::from(decides), 1), "{day}");
    }
}

#[test]
fn closures_and_holidays_take_no_authority_away() {
    let site = added(
        Site::new(),
        "centers/hall.yaml",
        "closures: [{from: 2026-06-10, to: 2026-06-12, reason: 检修}]",
    );
    for day in ["2026-06-11", "2026-01-01", "2026-06-13"] {
        let site = built(
            added(
                Site::new(),
                "centers/hall.yaml",
                "closures: [{from: 2026-06-10, to: 2026-06-12, reason: 检修}]",
            ),
            day,
        );
        Page::on(&site, ITEM, day).says(PROMISE);
        assert_eq!(Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率"), (1, 1));
    }
    Page::on(&built(site, "2026-06-01"), WINDOW, "2026-06-01").says("检修");
}

/// The chief's last day is 30 June, the successor's first 1 July.
fn new_chief() -> Site {
    Site::new().edit(
        "windows/scjgj.yaml",
        "- {role: 首席代表, name: 乙示例, title: 股长}",
        "- {role: 首席代表, name: 乙示例, title: 股长, until: 2026-06-30}\n- {role: 首席代表, name: 戊示例, title: 股长, since: 2026-07-01}",
    )
}

#[test]
fn the_officer_of_the_day_is_named_on_every_day() {
    let people = |site: &Site, day: &str| {
        let rows = Page::on(site, WINDOW, day).each("li");
        rows.into_iter().filter(|row| row.starts_with("首席代表")).collect::<Vec<_>>().join("\n")
    };
    let site = built(new_chief(), "2026-06-20");
    for (day, chief, other) in [
        ("2026-06-20", "乙示例", "戊示例"),
        ("2026-06-30", "乙示例", "戊示例"),
        ("2026-07-01", "戊示例", "乙示例"),
        ("2026-07-05", "戊示例", "乙示例"),
    ] {
        let told = people(&site, day);
        assert!(told.contains(chief) && !told.contains(other), "{day}: {told}");
    }
}

/// Summer hours until 30 September, winter hours from 1 October.
fn seasons() -> Site {
    let rows = [
        ("8:00", "12:00", "2026-05-01", "2026-09-30"),
        ("15:00", "18:00", "2026-05-01", "2026-09-30"),
        ("8:30", "12:00", "2026-10-01", "2027-04-30"),
        ("14:30", "17:30", "2026-10-01", "2027-04-30"),
    ];
    let rows = rows.map(|(opens, closes, from, to)| {
        format!("- {{days: 周一至周五, opens: {opens}, closes: {closes}, from: {from}, to: {to}}}\n")
    });
    Site::new().write(
        "centers/hall.yaml",
        format!(
            "name: 示例区政务服务中心\nlevel: 区级\naddress: 示例路1号\nphone: 0775-0000002\nhours:\n{}",
            rows.concat()
        ),
    )
}

#[test]
fn an_item_page_shows_the_hours_of_the_season_or_says_which_season() {
    let [summer, winter] = [("8:00–12:00", "15:00–18:00"), ("8:30–12:00", "14:30–17:30")];
    let site = built(seasons(), "2026-06-01");
    for (day, (holds, _), (other, _)) in
        [("2026-06-01", summer, winter), ("2026-09-30", summer, winter), ("2026-10-01", winter, summer)]
    {
        let text = Page::on(&site, ITEM, day).text();
        let (_, after) = text.split_once(holds).unwrap_or_else(|| panic!("{day}: {text}"));
        // The other season may be told after it, with its day.
        if let Some((between, _)) = after.split_once(other) {
            let days = ["2026-09-30", "2026-10-01", "9 月 30 日", "10 月 1 日"];
            assert!(days.iter().any(|day| between.contains(day)), "{day}: {text}");
        }
    }
    let line = "8:00–12:00、15:00–18:00、8:30";
    Page::on(&site, ITEM, "2026-06-01").keeps_silent_about(line);
}

#[test]
fn after_the_last_letter_a_page_built_before_promises_nothing() {
    for (path, built_on) in [(ITEM, "2026-11-23"), (ITEM, "2026-12-31"), (WINDOW, "2026-12-31")] {
        let site = built(Site::new(), built_on);
        Page::on(&site, path, "2026-12-31").says(PROMISE);
        Page::on(&site, path, "2027-01-01").keeps_silent_about(PROMISE);
    }
}

#[test]
fn the_letter_of_the_coming_year_takes_over_at_midnight() {
    let renewed = || {
        let letter = Letter {
            term: ["2027-01-01", "2027-12-31"],
            ..Letter::new("letters/2027/scjgj.yaml", "2026-11-20", "2027-01-01")
        };
        letter.lay(Site::new())
    };
    for path in [ITEM, WINDOW, DEPARTMENT, "letters/2027/scjgj.html"] {
        let [read, told] = read_and_told(renewed, path, "2026-12-01", "2027-01-01");
        assert_eq!(read, told, "{path}");
    }
    let site = built(renewed(), "2026-12-01");
    for day in ["2026-12-31", "2027-01-01"] {
        Page::on(&site, ITEM, day).says(PROMISE);
        assert_eq!(Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率"), (1, 1), "{day}");
    }
}

#[test]
fn a_gap_between_two_letters_is_told_on_its_days() {
    let renewed = Letter {
        term: ["2027-02-01", "2027-12-31"],
        ..Letter::new("letters/2027/scjgj.yaml", "2026-11-20", "2027-02-01")
    };
    let site = built(renewed.lay(Site::new()), "2026-12-01");
    for (day, decides) in
        [("2026-12-31", true), ("2027-01-01", false), ("2027-01-31", false), ("2027-02-01", true)]
    {
        assert_eq!(Page::on(&site, ITEM, day).text().contains(PROMISE), decides, "{day}");
    }
}

#[test]
fn a_window_decides_nothing_before_its_first_day() {
    let site = built(with_window("opened_on: 2026-06-10"), "2026-06-01");
    for (day, decides) in [("2026-06-09", false), ("2026-06-10", true), ("2026-06-11", true)] {
        for path in [ITEM, WINDOW] {
            assert_eq!(Page::on(&site, path, day).text().contains(PROMISE), decides, "{path} on {day}");
        }
        let rate = Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率");
        assert_eq!(rate, (u32::from(decides), 1), "{day}");
    }
}

/// The department goes on as the second one from 1 July; its window closes, its item moves.
fn merged() -> Site {
    let site = with_item("effective_to: 2026-06-30\n  moved_to: mzj/st");
    let site =
        added(second_department(site), "departments/scjgj.yaml", "ended_on: 2026-06-30\nmoved_to: mzj");
    added(site, "windows/scjgj.yaml", "closed_on: 2026-06-30")
}

#[test]
fn a_department_that_has_ended_leads_on_and_so_do_its_items() {
    let site = built(merged(), "2026-06-20");
    for day in ["2026-07-01", "2026-08-01"] {
        let leads = |path: &str, to: &str| {
            let links = Page::on(&site, path, day).links();
            assert!(links.iter().any(|link| link.ends_with(to)), "{path} on {day}: {links:?}");
        };
        leads(DEPARTMENT, "departments/mzj.html");
        leads(ITEM, "mzj/st.html");
        Page::on(&site, ITEM, day).keeps_silent_about(PROMISE);
        Page::on(&site, WINDOW, day).keeps_silent_about(PROMISE);
    }
    Page::on(&site, ITEM, "2026-06-30").says(PROMISE);
}

#[test]
fn nobody_asks_a_department_that_has_ended_for_letters() {
    for day in ["2026-08-01", "2027-01-15"] {
        let asked: Vec<_> = findings(&merged(), day)
            .into_iter()
            .filter(|finding| {
                finding["file"] == "departments/scjgj.yaml" || finding["file"] == "letters/2026/scjgj.yaml"
            })
            .filter(|finding| ["LTR-09", "LTR-23", "RAT-01"].iter().any(|rule| finding["rule"] == *rule))
            .collect();
        assert!(asked.is_empty(), "{day}: {asked:#?}");
    }
}

#[test]
fn figures_over_the_whole_site_say_their_day_and_the_next_day_on_which_one_changes() {
    let with_end = || with_item("effective_to: 2026-11-30");
    for (site, day, says) in [
        (Site::new(), "2026-11-23", "截至 2026-11-23，2027-01-01 起会有变化"),
        (with_end(), "2026-11-23", "截至 2026-11-23，2026-12-01 起会有变化"),
        (with_end(), "2026-12-01", "截至 2026-12-01，2027-01-01 起会有变化"),
        (Site::new(), "2027-06-01", "截至 2027-06-01"),
    ] {
        let site = built(site, day);
        for path in ["index.html", "rates.html"] {
            let page = Page::on(&site, path, day);
            page.says(says);
            if !says.contains("起会有变化") {
                page.keeps_silent_about("起会有变化");
            }
        }
    }
}
