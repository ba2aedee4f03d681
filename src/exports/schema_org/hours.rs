//! When something is open: the hours of the week, and the days on which it is otherwise.

use serde_json::{Map, Value};

use crate::policy::{DayHours, OfficeHours, OpenSpan, WorkCalendar};
use crate::records::{ClockTime, Date, Hours, HoursKind};

use super::super::json::put;

/// Adds the hours and the days on which it is otherwise, as far as they are not over on a day. Hours by appointment are none.
pub(super) fn add(
    thing: &mut Map<String, Value>,
    hours: &OfficeHours<'_>,
    calendar: &WorkCalendar,
    day: Date,
) {
    let rows = hours.rows.iter().filter(|row| row.kind != Some(HoursKind::Appointment));
    let week: Vec<Value> = rows.filter(|row| row.to.is_none_or(|to| day <= to)).map(row).collect();
    put(thing, "openingHoursSpecification", week);
    if hours.rows.is_empty() {
        return;
    }
    let mut special = Vec::new();
    for days in calendar.exceptions().into_iter().filter(|days| day <= days.last) {
        if days.is_holiday {
            if !hours.open_on_holidays {
                special.push(closed(days.first, days.last));
            }
        } else if let DayHours::Hours { spans, is_make_up: true, .. } = hours.on(days.first, calendar) {
            let open = spans.into_iter().filter(|span| span.kind != HoursKind::Appointment);
            special.extend(open.map(|span| open_on(days.first, span)));
        }
    }
    let closures = hours.closures.iter().filter(|closure| !closure.days().end_before(day));
    special.extend(closures.map(|closure| closed(closure.from, closure.to)));
    put(thing, "specialOpeningHoursSpecification", special);
}

fn row(row: &Hours) -> Value {
    let mut spec = specification(row.opens, row.closes);
    let days: Vec<Value> = row.days.iter().map(|day| weekday(day.number()).into()).collect();
    put(&mut spec, "dayOfWeek", days);
    put(&mut spec, "name", row.label.as_deref());
    put(&mut spec, "validFrom", row.from.map(|day| day.to_string()));
    put(&mut spec, "validThrough", row.to.map(|day| day.to_string()));
    spec.into()
}

/// Nothing is open from midnight to midnight: so schema.org says that it is closed all day.
fn closed(first: Date, last: Date) -> Value {
    on(first, last, specification(ClockTime(0), ClockTime(0)))
}

fn open_on(day: Date, span: OpenSpan) -> Value {
    on(day, day, specification(span.opens, span.closes))
}

fn on(first: Date, last: Date, mut spec: Map<String, Value>) -> Value {
    put(&mut spec, "validFrom", first.to_string());
    put(&mut spec, "validThrough", last.to_string());
    spec.into()
}

fn specification(opens: ClockTime, closes: ClockTime) -> Map<String, Value> {
    let mut spec = Map::new();
    put(&mut spec, "@type", "OpeningHoursSpecification");
    put(&mut spec, "opens", clock(opens));
    put(&mut spec, "closes", clock(closes));
    spec
}

/// `09:00`; the end of a day is its last minute.
fn clock(time: ClockTime) -> String {
    let minutes = time.0.min(24 * 60 - 1);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn weekday(number: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    usize::from(number).checked_sub(1).and_then(|at| NAMES.get(at)).copied().unwrap_or_default()
}
