use serde::Serialize;

use crate::policy::Exception;
use crate::records::{Date, Weekday};
use crate::site::model::Model;

/// Days on which it is otherwise than the week says.
#[derive(Serialize)]
pub(crate) struct ExceptionView {
    /// The last day.
    to: Date,
    /// `10 月 1 日至 7 日`; for a make-up day `10 月 10 日（周六）`.
    days: String,
    /// A holiday, or a make-up day?
    is_holiday: bool,
}

/// The holidays and make-up days of the calendars that are not over; for who is open on holidays only the latter. What is
/// said of one does not depend on the day: the first of each year names it.
pub(super) fn exceptions(model: &Model<'_>, open_on_holidays: bool) -> Vec<ExceptionView> {
    let all = model.calendar.exceptions().into_iter().filter(|days| !(open_on_holidays && days.is_holiday));
    let mut year = 0;
    let named = all.map(|days| {
        let is_first = days.first.year() != year;
        year = days.first.year();
        ExceptionView { to: days.last, days: name(&days, is_first), is_holiday: days.is_holiday }
    });
    named.filter(|days| model.day() <= days.to).collect()
}

fn name(days: &Exception, has_year: bool) -> String {
    let (first, last) = (days.first, days.last);
    let name = day_of_year(first, has_year);
    if !days.is_holiday {
        format!("{name}（{}）", Weekday::of(first))
    } else if first == last {
        name
    } else if first.month() == last.month() {
        format!("{name}至 {} 日", last.day())
    } else {
        format!("{name}至 {}", day_of_year(last, false))
    }
}

/// `10 月 1 日`, or `2026 年 10 月 1 日`.
pub(super) fn day_of_year(day: Date, has_year: bool) -> String {
    let year = if has_year { format!("{} 年 ", day.year()) } else { String::new() };
    format!("{year}{} 月 {} 日", day.month(), day.day())
}
