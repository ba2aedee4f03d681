//! The script that says whether a window is open now says what the rules of the calendar say, worked out again here: minute
//! by minute, from the hours of each day.

mod season;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use mingchuang::policy::{DayHours, Doubt, OfficeHours, OpenSpan, WorkCalendar};
use mingchuang::records::{
    Calendar, ClockTime, Closure, Date, Hours, HoursKind, Scalar, Text, Weekday, Weekdays,
};
use scraper::{Html, Selector};
use serde_json::json;

use crate::site::{Site, project};

const CENTERS: usize = 48;
const TIMES: usize = 100;

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    /// Less than `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }

    fn day(&mut self, from: &str, length: u64) -> Date {
        day(from).plus_days(i32::try_from(self.roll(length)).unwrap())
    }
}

fn day(raw: &str) -> Date {
    Date::read(raw).unwrap()
}

/// A centre whose hours are random.
struct Center {
    rows: Vec<Hours>,
    closures: Vec<Closure>,
    open_on_holidays: bool,
}

impl Center {
    fn random(dice: &mut Dice) -> Self {
        // Times that never meet, so that rows of any days and seasons may be combined.
        let slots = [[(480, 690), (510, 720)], [(720, 780), (735, 825)], [(840, 1020), (900, 1440)]];
        let border = dice.pick(&["2026-12-01", "2027-01-15", "2026-12-24"]);
        let is_seasonal = dice.one_in(3);
        let mut rows = Vec::new();
        for slot in slots {
            for season in 0..=u64::from(is_seasonal) {
                if dice.one_in(4) {
                    continue;
                }
                let (opens, closes) = dice.pick(&slot);
                let kind = if dice.one_in(4) {
                    dice.pick(&[HoursKind::Extended, HoursKind::Appointment])
                } else {
                    HoursKind::Regular
                };
                let days = if dice.one_in(3) {
                    dice.pick(&["每天", "周六", "周一、周四", "周三"])
                } else {
                    "周一至周五"
                };
                rows.push(Hours {
                    days: Weekdays::parse(days).unwrap(),
                    opens: ClockTime(opens),
                    closes: ClockTime(closes),
                    label: None,
                    kind: Some(kind),
                    from: (is_seasonal && season == 1).then(|| day(border)),
                    to: (is_seasonal && season == 0).then(|| day(border).plus_days(-1)),
                });
            }
        }
        let closed = dice.one_in(3).then(|| dice.day("2026-11-23", 60));
        let closures = closed.map(|from| Closure {
            from,
            to: from.plus_days(i32::try_from(dice.roll(9)).unwrap()),
            reason: Text::parse("检修").unwrap(),
        });
        Self { rows, closures: closures.into_iter().collect(), open_on_holidays: dice.one_in(5) }
    }

    fn yaml(&self, number: usize) -> String {
        let mut yaml = format!(
            "name: 中心{number}\nlevel: 镇级\naddress: 示例路{number}号\nphone: 0775-0000002\nopen_on_holidays: {}\nhours:\n",
            if self.open_on_holidays { "是" } else { "否" }
        );
        for Hours { days, opens, closes, kind, from, to, .. } in &self.rows {
            let kind = kind.unwrap().label();
            write!(yaml, "- {{days: '{days}', opens: '{opens}', closes: '{closes}', kind: {kind}").unwrap();
            for (key, day) in [("from", from), ("to", to)] {
                day.map(|day| write!(yaml, ", {key}: {day}").unwrap());
            }
            yaml.push_str("}\n");
        }
        if self.rows.is_empty() {
            yaml = yaml.replace("hours:\n", "");
        }
        for Closure { from, to, reason } in &self.closures {
            let reason = reason.as_str();
            write!(yaml, "closures:\n- {{from: {from}, to: {to}, reason: {reason}}}\n").unwrap();
        }
        yaml
    }
}

/// Days off and make-up days of the last weeks of a year, and of the first days of one without a calendar of its own.
fn random_calendar(dice: &mut Dice) -> Calendar {
    let mut off: Vec<Date> = Vec::new();
    for _ in 0..3 {
        let first = dice.day("2026-11-23", 44);
        off.extend((0..=dice.roll(5)).map(|n| first.plus_days(i32::try_from(n).unwrap())));
    }
    off.sort_unstable();
    off.dedup();
    let weekends = (0..44).map(|n| day("2026-11-23").plus_days(n)).filter(|day| day.weekday() > 5);
    let work = weekends.filter(|day| !off.contains(day) && dice.one_in(2)).collect();
    Calendar { document: None, off, work, accept: Vec::new() }
}

/// A break of the day around noon.
fn is_lunch(closes: u16, opens: u16) -> bool {
    (11 * 60..14 * 60).contains(&closes) && opens <= 16 * 60
}

fn listed(days: &[Date]) -> String {
    days.iter().map(Date::to_string).collect::<Vec<_>>().join(", ")
}

/// What the page should say of a centre.
struct Oracle<'o> {
    words: &'o BTreeMap<String, String>,
    hours: OfficeHours<'o>,
    calendar: &'o WorkCalendar,
}

impl Oracle<'_> {
    fn word(&self, name: &str) -> &str {
        &self.words[&format!("now_{name}")]
    }

    fn spans(hours: &DayHours) -> &[OpenSpan] {
        if let DayHours::Hours { spans, .. } = hours { spans } else { &[] }
    }

    fn is_open(hours: &DayHours, minute: u16) -> bool {
        let mut spans = Self::spans(hours).iter().filter(|span| span.kind == HoursKind::Regular);
        spans.any(|span| span.opens.0 <= minute && minute < span.closes.0)
    }

    fn make_up(&self, day: Date) -> String {
        let date = self.date(day);
        self.word("worked").replace("{day}", &date).replace("{week}", &Weekday::of(day).to_string())
    }

    fn date(&self, day: Date) -> String {
        let date = self.word("date").replace("{month}", &day.month().to_string());
        date.replace("{date}", &day.day().to_string())
    }

    fn says(&self, day: Date, minute: u16) -> String {
        let here = self.hours.on(day, self.calendar);
        let doubt = |hours: &DayHours| match hours {
            DayHours::Hours { doubt: Some(Doubt::NoCalendar), .. } => Some("unknown"),
            DayHours::Hours { doubt: Some(Doubt::MakeUp), .. } => Some("unsure"),
            _ => None,
        };
        let is_make_up = |hours: &DayHours| matches!(hours, DayHours::Hours { is_make_up: true, .. });
        let time = |minute: u16| ClockTime(minute).to_string();
        if here == DayHours::Unwritten {
            return String::new();
        }
        let mut parts: Vec<String> = Vec::new();
        let mut in_doubt = doubt(&here);
        if Self::is_open(&here, minute) {
            let closes = (minute..1440).find(|at| !Self::is_open(&here, *at)).unwrap_or(1440);
            let opens = (closes..1440).find(|at| Self::is_open(&here, *at));
            let is_lunch = opens.is_some_and(|opens| is_lunch(closes, opens));
            parts.push(match in_doubt {
                Some(_) => self.word("usual").to_owned(),
                None if is_make_up(&here) => self.make_up(day),
                None => self.word("open").to_owned(),
            });
            parts.push(self.word(if is_lunch { "lunch" } else { "until" }).replace("{time}", &time(closes)));
            if let Some(doubt) = in_doubt {
                parts.extend([self.word(doubt).to_owned(), self.word("call").to_owned()]);
            }
            return parts.join(self.word("and"));
        }
        if let Some(part) =
            Self::spans(&here).iter().find(|span| span.opens.0 <= minute && minute < span.closes.0)
        {
            let name = if part.kind == HoursKind::Extended { "part" } else { "booked" };
            return [self.word(name), self.word("call")].join(self.word("and"));
        }
        let mut next: Option<(i32, DayHours, u16)> = None;
        for ahead in 0..=60 {
            let then = self.hours.on(day.plus_days(ahead), self.calendar);
            if then == DayHours::Unwritten {
                break;
            }
            let from = if ahead == 0 { minute } else { 0 };
            if let Some(opens) = (from..1440).find(|at| Self::is_open(&then, *at)) {
                next = Some((ahead, then, opens));
                break;
            }
        }
        in_doubt = next.as_ref().and_then(|(_, then, _)| doubt(then)).or(in_doubt);
        let closed_at = (0..minute).rev().find(|at| Self::is_open(&here, *at)).map(|last| last + 1);
        let is_lunch = in_doubt.is_none()
            && next.as_ref().is_some_and(|(ahead, _, opens)| {
                *ahead == 0 && closed_at.is_some_and(|closed| is_lunch(closed, *opens))
            });
        match here {
            DayHours::Away => parts.push(self.word("away").to_owned()),
            DayHours::Holiday => parts.push(self.word("off").to_owned()),
            _ => parts.push(self.word(if is_lunch { "noon" } else { "shut" }).to_owned()),
        }
        if let Some((ahead, then, opens)) = &next {
            let at = day.plus_days(*ahead);
            if is_make_up(then) {
                parts.push(self.make_up(at));
            }
            let name = match ahead {
                _ if is_make_up(then) => String::new(),
                0 | 1 => {
                    self.word("days").split(' ').nth(usize::try_from(*ahead).unwrap()).unwrap().to_owned()
                }
                2..7 if matches!(here, DayHours::Hours { .. }) => Weekday::of(at).to_string(),
                _ => self.date(at),
            };
            let said = self.word(if doubt(then).is_some() { "then" } else { "next" });
            let said = said.replace("{day}", &name).replace("{time}", &time(*opens));
            parts.push(said.trim().to_owned());
        }
        if let Some(doubt) = in_doubt {
            parts.push(self.word(doubt).to_owned());
        }
        if in_doubt.is_some() || next.is_none() {
            parts.push(self.word("call").to_owned());
        }
        parts.join(self.word("and"))
    }
}

#[test]
fn the_script_says_at_every_minute_what_the_calendar_and_the_hours_say() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let calendar = random_calendar(&mut dice);
    let centers: Vec<Center> = (0..CENTERS).map(|_| Center::random(&mut dice)).collect();
    let mut site = Site::new().write(
        "calendar/2026.yaml",
        format!("off: [{}]\nwork: [{}]\n", listed(&calendar.off), listed(&calendar.work)),
    );
    for (number, center) in centers.iter().enumerate() {
        site = site.write(&format!("centers/c{number}.yaml"), center.yaml(number));
    }
    site.build();

    let now = Selector::parse(".now").unwrap();
    let mut boxes = Vec::new();
    let mut told = Vec::new();
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    for (number, center) in centers.iter().enumerate() {
        let page = Html::parse_document(&site.page(&format!("centers/c{number}.html")));
        let Some(element) = page.select(&now).next() else {
            assert!(center.rows.is_empty(), "no line for {number}");
            continue;
        };
        boxes.push(element.value().attrs().map(owned).collect::<BTreeMap<String, String>>());
        told.push(center);
    }
    // At the edges of spans more often than between them.
    let moments: Vec<(Date, u16)> = (0..TIMES)
        .map(|_| {
            let any = dice.day("2026-11-23", 56);
            let at = if dice.one_in(4) { dice.pick(&calendar.work) } else { any };
            let edges = [480, 510, 690, 719, 720, 780, 825, 840, 900, 1019, 1020, 1439];
            let minute =
                if dice.one_in(2) { dice.pick(&edges) } else { u16::try_from(dice.roll(1440)).unwrap() };
            (at, minute)
        })
        .collect();
    let epoch = day("1970-01-01");
    let times: Vec<i64> = moments
        .iter()
        .map(|(at, minute)| {
            let hours = i64::from(epoch.days_until(*at)) * 24 - 8;
            (hours * 60 + i64::from(*minute)) * 60_000
        })
        .collect();
    let given = site.folder().join("boxes.json");
    fs::write(&given, json!({ "times": times, "boxes": boxes }).to_string()).unwrap();
    let output = Command::new("node")
        .arg(project().join("tests/hours/now.mjs"))
        .args([site.out(), given])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = String::from_utf8(output.stdout).unwrap();

    let strings = fs::read_to_string(project().join("themes/default/strings.yaml")).unwrap();
    let words: BTreeMap<String, String> = serde_yaml::from_str(&strings).unwrap();
    let work_calendar = WorkCalendar::new([(2026, &calendar)]);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for ((at, minute), line) in moments.iter().zip(shown.lines()) {
        let shown: Vec<String> = serde_json::from_str(line).unwrap();
        for (center, shown) in told.iter().zip(shown) {
            let Center { rows, closures, open_on_holidays } = center;
            let hours = OfficeHours { rows, closures, open_on_holidays: *open_on_holidays };
            let expected = Oracle { words: &words, hours, calendar: &work_calendar }.says(*at, *minute);
            assert_eq!(shown, expected, "{at} {}:\n{}", ClockTime(*minute), center.yaml(0));
            for (name, word) in words.iter().filter(|(name, _)| name.starts_with("now_")) {
                let piece = word.split(['{', '}']).map(str::trim).max_by_key(|piece| piece.len()).unwrap();
                *kinds.entry(name).or_default() += usize::from(shown.contains(piece));
            }
        }
    }
    assert_eq!(shown.lines().count(), TIMES);
    assert!(told.len() * TIMES > 2500, "{} centres", told.len());
    for name in [
        "open", "worked", "usual", "lunch", "until", "part", "booked", "noon", "off", "away", "then", "call",
        "unknown", "unsure",
    ] {
        let name = format!("now_{name}");
        assert!(kinds[name.as_str()] > 9, "{name} is said {} times", kinds[name.as_str()]);
    }
}
