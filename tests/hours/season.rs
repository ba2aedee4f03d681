//! Seasons, holidays, make-up days and closures as text: what a page of one day says on a later one.

use std::fs;

use scraper::{ElementRef, Html, Selector};

use crate::site::{Site, project, tree};

const PAGES: [&str; 3] = ["items/scjgj/spxk.html", "windows/scjgj.html", "centers/hall.html"];

const SEASONS: &str = "\
- {days: 周一至周五, opens: 8:00, closes: 12:00, label: 夏季上午, from: 2026-05-01, to: 2026-09-30}
- {days: 周一至周五, opens: 15:00, closes: 18:00, label: 夏季下午, from: 2026-05-01, to: 2026-09-30}
- {days: 周一至周五, opens: 8:30, closes: 12:00, label: 冬季上午, from: 2026-10-01, to: 2027-04-30}
- {days: 周一至周五, opens: 14:30, closes: 17:30, label: 冬季下午, from: 2026-10-01, to: 2027-04-30}
";

fn with_hours(rows: &str) -> Site {
    let center = project().join("tests/fixtures/one-window/centers/hall.yaml");
    let center = fs::read_to_string(center).unwrap();
    let (head, _) = center.split_once("hours:\n").unwrap();
    Site::new().write("centers/hall.yaml", format!("{head}hours:\n{rows}"))
}

fn build(site: &Site, day: &str) {
    let run = site.build_with(&["--as-of", day]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// What a page says of place and hours on a day, by the one rule of the script.
fn says(site: &Site, path: &str, day: &str) -> String {
    let page = Html::parse_document(&site.page(path));
    let card = page.select(&Selector::parse(".five, .card").unwrap()).next().unwrap();
    read(card, day).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(root: ElementRef<'_>, day: &str) -> String {
    let holds = |element: ElementRef<'_>| {
        let (from, to) = (element.attr("data-from"), element.attr("data-to"));
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    };
    let mut text = String::new();
    for node in root.descendants() {
        let parent = node.parent().and_then(ElementRef::wrap);
        if let Some(words) = node.value().as_text() {
            if !node.ancestors().filter_map(ElementRef::wrap).all(holds) {
                continue;
            }
            // What holds later may be the text of a block of data.
            if parent.is_some_and(|parent| parent.value().name() == "script") {
                text.push_str(&read(Html::parse_fragment(words).root_element(), day));
            } else {
                text.push_str(words);
            }
        } else if node.value().as_element().is_some_and(|element| element.name() != "span") {
            // Blocks are apart.
            text.push(' ');
        }
    }
    text
}

#[track_caller]
fn shows(site: &Site, path: &str, day: &str, expected: &str) {
    let text = says(site, path, day);
    let names = ["几点去 ", "几点开 ", "办公时间 "];
    let hours = names.iter().find_map(|name| text.split_once(name)).map(|(_, hours)| hours);
    let hours = hours.unwrap_or_else(|| panic!("{path} says no hours: {text}"));
    assert!(hours.starts_with(expected), "{path} on {day}: {hours}");
}

#[test]
fn every_page_with_hours_shows_the_season_of_the_day_and_when_it_changes() {
    let site = with_hours(SEASONS);
    build(&site, "2026-06-01");
    let winter = "周一至周五 8:30–12:00、14:30–17:30";
    for (path, apart) in PAGES.into_iter().zip(["；", " ", " "]) {
        let summer =
            format!("周一至周五 8:00–12:00、15:00–18:00（法定节假日不办公）{apart}10 月 1 日起：{winter}");
        shows(&site, path, "2026-06-01", &format!("{summer} "));
        shows(&site, path, "2026-09-30", &format!("{summer} "));
        shows(&site, path, "2026-10-01", &format!("{winter}（法定节假日不办公），至 2027-04-30 "));
        shows(&site, path, "2027-04-30", &format!("{winter}（法定节假日不办公），至 2027-04-30 "));
        shows(&site, path, "2027-05-01", "请电话咨询 ");
    }
}

#[test]
fn a_season_that_is_more_than_a_year_away_is_announced_with_its_year() {
    let site = with_hours(
        "- {days: 周一至周五, opens: 9:00, closes: 17:00, to: 2027-12-31}\n\
         - {days: 周一至周五, opens: 8:00, closes: 16:00, from: 2028-01-01}\n",
    );
    build(&site, "2026-11-23");
    let far = "周一至周五 9:00–17:00（法定节假日不办公）；2028 年 1 月 1 日起：周一至周五 8:00–16:00 ";
    shows(&site, PAGES[0], "2026-12-30", far);
    shows(&site, PAGES[0], "2026-12-31", &far.replace("2028 年 ", ""));
}

#[test]
fn other_hours_stand_in_lines_of_their_own_and_alone_where_there_are_no_regular_ones() {
    let site = with_hours(
        "- {days: 周一至周五, opens: 9:00, closes: 17:00}\n- {days: 周六, opens: 9:00, closes: 12:00, kind: 延时}\n",
    );
    build(&site, "2026-11-23");
    shows(&site, PAGES[0], "2026-11-23", "周一至周五 9:00–17:00（法定节假日不办公） 带什么");
    shows(
        &site,
        PAGES[1],
        "2026-11-23",
        "周一至周五 9:00–17:00（法定节假日不办公） 周六 9:00–12:00（延时） 能批吗",
    );
    let site = with_hours("- {days: 周三, opens: 9:00, closes: 17:00, kind: 预约}\n");
    build(&site, "2026-11-23");
    shows(&site, PAGES[0], "2026-11-23", "周三 9:00–17:00（预约） 带什么");
}

/// A year with its holidays and make-up days, one of them without its weekend, and one that ends in the next year.
const CALENDAR: &str = "\
off: [2026-01-01, 2026-01-02, 2026-01-03, 2026-06-19, 2026-10-01, 2026-10-02, 2026-10-05, 2026-10-06, 2026-10-07, 2026-12-31, 2027-01-01]
work: [2026-01-04, 2026-10-10]
";

#[test]
fn coming_holidays_and_make_up_days_stand_as_text() {
    let site = Site::new().write("calendar/2026.yaml", CALENDAR);
    build(&site, "2026-09-20");
    let coming = "10 月 1 日至 7 日放假，10 月 10 日（周六）调休上班，12 月 31 日至 1 月 3 日放假";
    for path in &PAGES[1..] {
        assert!(says(&site, path, "2026-09-20").contains(coming), "{}", says(&site, path, "2026-09-20"));
        assert!(says(&site, path, "2026-10-07").contains(coming));
        let text = says(&site, path, "2026-10-08");
        assert!(text.contains("10 月 10 日（周六）调休上班，12 月 31 日至 1 月 3 日放假"), "{text}");
        assert!(!text.contains("10 月 1 日"), "{text}");
        assert!(!says(&site, path, "2027-01-04").contains("放假"));
    }
    assert!(!site.page(PAGES[0]).contains("调休上班"), "an item leads to its window for them");
}

#[test]
fn who_is_open_on_holidays_names_make_up_days_only() {
    let site = Site::new().write("calendar/2026.yaml", CALENDAR).edit(
        "centers/hall.yaml",
        "hours:",
        "open_on_holidays: 是\nhours:",
    );
    build(&site, "2026-09-20");
    let text = says(&site, PAGES[1], "2026-09-20");
    assert!(text.contains("法定节假日照常办公 10 月 10 日（周六）调休上班 "), "{text}");
    // A look at an earlier day takes the place of no site.
    fs::remove_dir_all(site.out()).unwrap();
    build(&site, "2026-01-01");
    let text = says(&site, PAGES[1], "2026-01-01");
    assert!(text.contains("2026 年 1 月 4 日（周日）调休上班，10 月 10 日（周六）调休上班 "), "{text}");
}

#[test]
fn a_page_of_one_day_says_on_a_later_day_what_a_page_of_that_day_says() {
    let hours = "\
- {days: 周一至周五, opens: 8:00, closes: 12:00, from: 2026-05-01, to: 2026-09-30}
- {days: 周一至周五, opens: 8:30, closes: 12:00, to: 2026-04-30}
- {days: 周一至周五, opens: 8:30, closes: 12:00, from: 2026-10-01, to: 2027-02-28}
- {days: 周一至周五, opens: 14:30, closes: 17:30, to: 2027-03-31}
- {days: 周六, opens: 9:00, closes: 12:00, kind: 延时, from: 2026-07-01, to: 2026-08-31}
closures:
- {from: 2026-06-25, to: 2026-06-26, reason: 检修}
- {from: 2026-12-28, to: 2027-01-05, reason: 搬迁}
";
    let days = [
        "2026-01-03",
        "2026-01-04",
        "2026-01-05",
        "2026-04-30",
        "2026-05-01",
        "2026-06-21",
        "2026-06-22",
        "2026-06-26",
        "2026-06-27",
        "2026-06-30",
        "2026-07-01",
        "2026-08-31",
        "2026-09-01",
        "2026-09-30",
        "2026-10-01",
        "2026-10-07",
        "2026-10-10",
        "2026-10-11",
        "2026-12-31",
        "2027-01-03",
        "2027-01-06",
        "2027-02-28",
        "2027-03-01",
        "2027-04-01",
    ];
    let built = |day: &str| {
        let site = with_hours(hours).write("calendar/2026.yaml", CALENDAR);
        build(&site, day);
        site
    };
    let sites = days.map(built);
    let mut compared = 0;
    for (at, site) in sites.iter().enumerate().step_by(5) {
        for (day, later) in days.iter().zip(&sites).skip(at + 1) {
            for path in PAGES {
                assert_eq!(says(site, path, day), says(later, path, day), "{path} of {} on {day}", days[at]);
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn a_new_calendar_changes_its_own_file_and_the_pages_that_name_its_days() {
    let site = with_hours(SEASONS);
    build(&site, "2026-11-23");
    let before = tree(&site.out());
    let site = site.write("calendar/2027.yaml", "off: [2027-01-01]\nwork: [2027-01-02]\n");
    build(&site, "2026-11-23");
    let after = tree(&site.out());
    let changed: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(old, new)| old != new)
        .map(|(_, (path, _))| path.as_str())
        .collect();
    assert_eq!(changed, [".mingchuang", "calendar.js", "centers/hall.html", "windows/scjgj.html"]);
}
