use std::fmt::Write;

use serde::Serialize;

use crate::policy::rows_on;
use crate::records::{Date, Days, Hours, HoursKind};

use super::exception::day_of_year;
use super::{Dated, dated};

/// What is said of the hours during a season.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct SeasonView<'r> {
    week: WeekView<'r>,
    /// The next season, if its hours are written.
    next: Option<NextView<'r>>,
    /// The last day, if no later season is written.
    to: Option<Date>,
}

/// The season that comes next.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct NextView<'r> {
    /// Its first day: `6 月 1 日`.
    from: String,
    week: WeekView<'r>,
}

/// The hours of a week.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
struct WeekView<'r> {
    /// The regular hours in one line: `周一至周五 9:00–12:00、15:00–18:00`.
    line: String,
    /// The others.
    rows: Vec<HoursRow<'r>>,
}

/// Hours of some weekdays that are not regular.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct HoursRow<'r> {
    /// `周一至周五`.
    days: String,
    /// `9:00`.
    opens: String,
    /// `12:00`.
    closes: String,
    /// `周六延时服务`.
    label: Option<&'r str>,
    /// `延时`, `预约`.
    kind: &'static str,
}

/// A season that is further away than this is announced with its year.
const DAYS_OF_YEAR: i32 = 366;

/// The days on which the hours may differ from those of the day before.
pub(super) fn changes(hours: &[Hours]) -> impl Iterator<Item = Date> {
    hours.iter().flat_map(|row| Days::new(row.from, row.to).changes())
}

/// What is said of the hours from a day on. `is_brief`: where there are regular hours, only of these.
pub(super) fn seasons(day: Date, hours: &[Hours], is_brief: bool) -> Dated<SeasonView<'_>> {
    let week = |day| WeekView::new(&rows_on(hours, day), is_brief);
    let mut starts: Vec<Date> = changes(hours).collect();
    starts.sort_unstable();
    let on = |day: Date| {
        let this = week(day);
        let later = starts.iter().filter(|start| day < **start);
        let next = later.map(|start| (*start, week(*start))).find(|(_, next)| *next != this);
        let (next, to) = match next {
            Some((start, next)) if next == WeekView::default() => (None, Some(start.plus_days(-1))),
            Some((start, week)) => {
                let is_far = day.plus_days(DAYS_OF_YEAR) < start;
                (Some(NextView { from: day_of_year(start, is_far), week }), None)
            }
            None => (None, None),
        };
        Some(SeasonView { week: this, next, to })
    };
    let near = starts.iter().map(|start| start.plus_days(-DAYS_OF_YEAR));
    dated(day, near.chain(starts.iter().copied()), on)
}

impl<'r> WeekView<'r> {
    fn new(rows: &[&'r Hours], is_brief: bool) -> Self {
        let line = line(rows);
        let others = rows.iter().filter(|_| !is_brief || line.is_empty());
        Self { rows: others.filter_map(|row| HoursRow::new(row)).collect(), line }
    }
}

impl<'r> HoursRow<'r> {
    fn new(row: &'r Hours) -> Option<Self> {
        let kind = row.kind.filter(|kind| *kind != HoursKind::Regular)?;
        Some(Self {
            days: row.days.to_string(),
            opens: row.opens.to_string(),
            closes: row.closes.to_string(),
            label: row.label.as_deref(),
            kind: kind.label(),
        })
    }
}

fn line(rows: &[&Hours]) -> String {
    let mut line = String::new();
    let mut days = String::new();
    for row in rows.iter().filter(|row| row.kind.is_none_or(|kind| kind == HoursKind::Regular)) {
        let row_days = row.days.to_string();
        let span = format!("{}–{}", row.opens, row.closes);
        if row_days == days {
            let _ = write!(line, "、{span}");
        } else {
            let separator = if line.is_empty() { "" } else { "；" };
            let _ = write!(line, "{separator}{row_days} {span}");
            days = row_days;
        }
    }
    line
}
