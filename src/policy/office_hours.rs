//! The hours of each day: weekly hours with their seasons, closures, holidays and make-up days. Knows no clock.
//!
//! The reading of a make-up day (调休): it is worked like a day from Monday to Friday, and what the week says of a Saturday
//! or Sunday does not hold on it; extended hours of a Saturday give way to the full day. The notice does not say *which*
//! weekday is made up for: if regular hours differ from Monday to Friday, or if there are none, nobody can tell, and the
//! week's own Saturday or Sunday stands with a doubt. Who is open on holidays too works on these days like everybody.

use crate::records::{ClockTime, Closure, Date, Days, Hours, HoursKind};

use super::WorkCalendar;

/// When a window or a centre is open.
#[derive(Debug, Clone, Copy)]
pub struct OfficeHours<'r> {
    /// The rows, in the order in which they are written.
    pub rows: &'r [Hours],
    /// Days on which nothing is open.
    pub closures: &'r [Closure],
    /// Are holidays like other days?
    pub open_on_holidays: bool,
}

/// A time during which a window is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSpan {
    /// From.
    pub opens: ClockTime,
    /// To; then it is closed again.
    pub closes: ClockTime,
    /// For everything, for some services, or by appointment.
    pub kind: HoursKind,
}

/// The hours of a week of one season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekHours {
    days: [Vec<OpenSpan>; 7],
    /// What holds on a Saturday or Sunday that is worked; `None` if the week does not tell.
    pub make_up: Option<Vec<OpenSpan>>,
}

/// The hours of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayHours {
    /// No row holds on this day: its season is not written down.
    Unwritten,
    /// A closure.
    Away,
    /// A holiday.
    Holiday,
    /// The hours of a day, which may be none.
    Hours {
        /// The earliest first.
        spans: Vec<OpenSpan>,
        /// A Saturday or Sunday that is worked, whose hours are certain?
        is_make_up: bool,
        /// Why it may be otherwise.
        doubt: Option<Doubt>,
    },
}

/// Why the usual hours of a day may not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No calendar reaches this day.
    NoCalendar,
    /// It is worked, but the week does not tell its hours.
    MakeUp,
}

impl WeekHours {
    /// The week to which a day belongs; `None` if no row holds on it.
    pub fn on(rows: &[Hours], day: Date) -> Option<Self> {
        let held = rows_on(rows, day);
        if held.is_empty() {
            return None;
        }
        let days = [1, 2, 3, 4, 5, 6, 7].map(|weekday| spans(&held, weekday));
        let make_up = make_up(&days[..5]);
        Some(Self { days, make_up })
    }

    /// The hours of a weekday, Monday 1 to Sunday 7; the earliest first.
    pub fn of(&self, weekday: u8) -> &[OpenSpan] {
        usize::from(weekday).checked_sub(1).and_then(|at| self.days.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// The rows that hold on a day.
pub fn rows_on(rows: &[Hours], day: Date) -> Vec<&Hours> {
    rows.iter().filter(|row| Days::new(row.from, row.to).hold(day)).collect()
}

/// Rows of one kind that touch are one span.
fn spans(rows: &[&Hours], weekday: u8) -> Vec<OpenSpan> {
    let mut all: Vec<OpenSpan> = rows
        .iter()
        .filter(|row| row.days.contains(weekday))
        .map(|row| OpenSpan {
            opens: row.opens,
            closes: row.closes,
            kind: row.kind.unwrap_or(HoursKind::Regular),
        })
        .collect();
    all.sort_unstable_by_key(|span| (span.kind, span.opens));
    all.dedup_by(|later, earlier| {
        let touch = later.kind == earlier.kind && later.opens <= earlier.closes;
        earlier.closes = if touch { earlier.closes.max(later.closes) } else { earlier.closes };
        touch
    });
    all.sort_unstable();
    all
}

/// What all weekdays have in common, if it is everything regular that any of them has.
fn make_up(weekdays: &[Vec<OpenSpan>]) -> Option<Vec<OpenSpan>> {
    let is_common = |span: &OpenSpan| weekdays.iter().all(|day| day.contains(span));
    let mut regular = weekdays.iter().flatten().filter(|span| span.kind == HoursKind::Regular);
    if !regular.all(is_common) {
        return None;
    }
    let common: Vec<OpenSpan> = weekdays.first()?.iter().copied().filter(is_common).collect();
    (!common.is_empty()).then_some(common)
}

impl OfficeHours<'_> {
    /// The hours of a day.
    pub fn on(&self, day: Date, calendar: &WorkCalendar) -> DayHours {
        let Some(week) = WeekHours::on(self.rows, day) else { return DayHours::Unwritten };
        if self.closures.iter().any(|closure| Days::new(closure.from, closure.to).hold(day)) {
            return DayHours::Away;
        }
        if !self.open_on_holidays && calendar.is_holiday(day) {
            return DayHours::Holiday;
        }
        let usual = week.of(day.weekday()).to_vec();
        // A window that is open on holidays is open from Monday to Friday whatever the calendar says.
        let needs_calendar = !self.open_on_holidays || day.weekday() > 5;
        let (make_up, doubt) = if calendar.is_make_up(day) {
            (week.make_up, Some(Doubt::MakeUp))
        } else {
            (None, (needs_calendar && !calendar.reaches(day)).then_some(Doubt::NoCalendar))
        };
        match make_up {
            Some(spans) => DayHours::Hours { spans, is_make_up: true, doubt: None },
            None => DayHours::Hours { spans: usual, is_make_up: false, doubt },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::{Calendar, Scalar, Weekdays};

    fn day(raw: &str) -> Date {
        Date::read(raw).unwrap()
    }

    fn row(days: &str, opens: u16, closes: u16, kind: HoursKind) -> Hours {
        Hours {
            days: Weekdays::parse(days).unwrap(),
            opens: ClockTime(opens),
            closes: ClockTime(closes),
            label: None,
            kind: Some(kind),
            from: None,
            to: None,
        }
    }

    fn year(off: &[&str], work: &[&str]) -> WorkCalendar {
        let dates = |list: &[&str]| list.iter().map(|raw| day(raw)).collect();
        let calendar = Calendar { document: None, off: dates(off), work: dates(work), accept: Vec::new() };
        WorkCalendar::new([(2026, &calendar)])
    }

    /// `540-720x`, for each span.
    fn told(hours: &DayHours) -> String {
        let DayHours::Hours { spans, is_make_up, doubt } = hours else { return format!("{hours:?}") };
        let spans = spans.iter().map(|span| {
            let kind = ["", "x", "y"][span.kind as usize];
            format!("{}-{}{kind} ", span.opens.0, span.closes.0)
        });
        let doubt = doubt.map(|doubt| format!("{doubt:?}")).unwrap_or_default();
        format!("{}{}{doubt}", spans.collect::<String>(), if *is_make_up { "make-up" } else { "" })
    }

    #[track_caller]
    fn on(rows: &[Hours], raw: &str, calendar: &WorkCalendar, expected: &str) {
        let hours = OfficeHours { rows, closures: &[], open_on_holidays: false };
        assert_eq!(told(&hours.on(day(raw), calendar)), expected, "{raw}");
    }

    #[test]
    fn a_make_up_day_is_a_full_day_and_not_the_extended_hours_of_a_saturday() {
        use HoursKind::{Extended, Regular};
        let rows = [
            row("周一至周五", 540, 720, Regular),
            row("周一至周五", 900, 1080, Regular),
            row("周六", 540, 720, Extended),
        ];
        let calendar = year(&["2026-10-01"], &["2026-10-10"]);
        on(&rows, "2026-10-10", &calendar, "540-720 900-1080 make-up");
        on(&rows, "2026-10-17", &calendar, "540-720x ");
        on(&rows, "2026-10-01", &calendar, "Holiday");
        on(&rows, "2027-01-01", &calendar, "540-720 900-1080 NoCalendar");
    }

    #[test]
    fn a_make_up_day_is_in_doubt_where_weekdays_differ_or_have_no_hours() {
        use HoursKind::{Appointment, Extended, Regular};
        let calendar = year(&["2026-10-01"], &["2026-10-10"]);
        on(&[row("周一、周三", 540, 720, Regular)], "2026-10-10", &calendar, "MakeUp");
        on(&[row("周六", 540, 720, Regular)], "2026-10-10", &calendar, "540-720 MakeUp");
        on(&[row("每天", 540, 720, Appointment)], "2026-10-10", &calendar, "540-720y make-up");
        let evening = [row("周一至周五", 540, 720, Regular), row("周三", 1020, 1200, Extended)];
        on(&evening, "2026-10-10", &calendar, "540-720 make-up");
        let in_two_rows = [row("周一至周二", 540, 720, Regular), row("周三至周五", 540, 720, Regular)];
        on(&in_two_rows, "2026-10-10", &calendar, "540-720 make-up");
    }

    #[test]
    fn who_is_open_on_holidays_needs_no_calendar_from_monday_to_friday() {
        let rows = [row("每天", 540, 720, HoursKind::Regular)];
        let hours = OfficeHours { rows: &rows, closures: &[], open_on_holidays: true };
        let calendar = year(&["2026-10-01"], &["2026-10-10"]);
        let on = |raw| told(&hours.on(day(raw), &calendar));
        assert_eq!(
            ["2026-10-01", "2026-10-10", "2027-01-01", "2027-01-02"].map(on),
            ["540-720 ", "540-720 make-up", "540-720 ", "540-720 NoCalendar"]
        );
    }

    fn any_row() -> impl Strategy<Value = Hours> {
        let season = || prop::option::weighted(0.3, 0..120i32);
        let kind =
            prop::sample::select(vec![HoursKind::Regular, HoursKind::Extended, HoursKind::Appointment]);
        (1..8usize, 0..7usize, 0..24u16, 1..8u16, kind, season(), season()).prop_map(
            |(first, more, opens, length, kind, from, to)| {
                let names = ["一", "二", "三", "四", "五", "六", "日"];
                let days = format!("周{}至周{}", names[first - 1], names[(first - 1 + more).min(6)]);
                let at = |n: i32| day("2026-11-01").plus_days(n);
                Hours {
                    from: from.map(at),
                    to: to.map(at),
                    ..row(&days, opens * 60, (opens + length).min(24) * 60, kind)
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        /// The oracle looks at rows only, minute by minute, and never at a week.
        #[test]
        fn at_each_minute_of_a_day_that_is_held_as_open_which_its_rows_say(
            rows in prop::collection::vec(any_row(), 0..6),
            off in prop::collection::btree_set(0..120i32, 1..12),
            work in prop::collection::btree_set(0..120i32, 0..12),
            closed in prop::option::of((0..120i32, 0..9i32)),
            open_on_holidays in any::<bool>(),
        ) {
            let at = |n: i32| day("2026-11-01").plus_days(n);
            let listed = |set: &std::collections::BTreeSet<i32>| set.iter().map(|n| at(*n)).collect::<Vec<_>>();
            let (off, work) = (listed(&off), listed(&work));
            let record = Calendar { document: None, off: off.clone(), work: work.clone(), accept: Vec::new() };
            let calendar = WorkCalendar::new([(2026, &record)]);
            let reason = crate::records::Text::parse("检修").unwrap();
            let closures: Vec<Closure> = closed.iter()
                .map(|(from, more)| Closure { from: at(*from), to: at(from + more), reason: reason.clone() })
                .collect();
            let hours = OfficeHours { rows: &rows, closures: &closures, open_on_holidays };
            for n in 0..120 {
                let day = at(n);
                let found = hours.on(day, &calendar);
                let held: Vec<&Hours> = rows.iter()
                    .filter(|row| row.from.is_none_or(|from| from <= day) && row.to.is_none_or(|to| day <= to))
                    .collect();
                let free = |day: &Date| day.weekday() > 5 && !work.contains(day);
                let reaches_off = |step: i32| {
                    let mut other = day;
                    while free(&other) && !off.contains(&other) { other = other.plus_days(step); }
                    off.contains(&other) && !work.contains(&other)
                };
                let is_off = off.contains(&day) && !work.contains(&day)
                    || free(&day) && (reaches_off(1) || reaches_off(-1));
                let open = |weekday: u8, kind: HoursKind, minute: u16| held.iter().any(|row| {
                    row.days.contains(weekday) && row.kind == Some(kind) && row.opens.0 <= minute && minute < row.closes.0
                });
                let kinds = [HoursKind::Regular, HoursKind::Extended, HoursKind::Appointment];
                let alike = (0..1440).all(|minute| (2..6).all(|weekday| {
                    open(weekday, HoursKind::Regular, minute) == open(1, HoursKind::Regular, minute)
                }));
                match &found {
                    DayHours::Away => prop_assert!(closures.iter().any(|c| c.from <= day && day <= c.to)),
                    DayHours::Holiday => prop_assert!(is_off && !open_on_holidays),
                    DayHours::Unwritten => prop_assert!(held.is_empty()),
                    DayHours::Hours { spans, is_make_up, doubt } => {
                        prop_assert!(!held.is_empty() && (!is_off || open_on_holidays));
                        prop_assert!(!closures.iter().any(|c| c.from <= day && day <= c.to));
                        prop_assert!(!is_make_up || alike && work.contains(&day) && day.weekday() > 5);
                        let is_firm = day.year() == 2026 || work.contains(&day) && day.weekday() > 5 || is_off
                            || open_on_holidays && day.weekday() < 6;
                        prop_assert_eq!(*doubt == Some(Doubt::NoCalendar), !is_firm);
                        for minute in (0..1440).step_by(30) {
                            let says = |kind| spans.iter()
                                .any(|s| s.kind == kind && s.opens.0 <= minute && minute < s.closes.0);
                            for kind in kinds {
                                if !is_make_up {
                                    prop_assert_eq!(says(kind), open(day.weekday(), kind, minute));
                                } else if kind == HoursKind::Regular {
                                    prop_assert_eq!(says(kind), open(1, kind, minute));
                                } else if says(kind) {
                                    prop_assert!((1..6).all(|weekday| open(weekday, kind, minute)));
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
