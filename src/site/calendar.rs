use std::fmt::Write;

use crate::policy::Exception;
use crate::records::Date;

use super::model::Model;

/// Beside the folders of the theme and of the index, where nothing else is called so.
const PATH: &str = "calendar.js";

/// The calendars for the scripts of all pages: the path of the file, and its text. No page holds a part of it, and the
/// script asks for it by the visitor's day, so that a new calendar changes this file and no page that does not name its
/// days. Spans of days, the first and the last of each: those that a calendar reaches, holidays, and make-up days; and the day of the
/// build.
pub(super) fn calendar_script(model: &Model<'_>) -> (String, String) {
    let calendar = &model.calendar;
    let year = model.day().year();
    let exceptions = calendar.exceptions();
    let coming = || exceptions.iter().filter(|days| year <= days.last.year());
    let years = calendar.years().filter(|known| year <= *known);
    let years = years.filter_map(|known| Some((Date::new(known, 1, 1)?, Date::new(known, 12, 31)?)));
    let beyond = coming().filter(|days| !calendar.knows(days.first.year())).map(span);
    let known = written(years.chain(beyond));
    let off = written(coming().filter(|days| days.is_holiday).map(span));
    let work = written(coming().filter(|days| !days.is_holiday).map(span));
    let built = model.day();
    let text = format!(
        "self.mingchuangCalendar={{built:\"{built}\",known:\"{known}\",off:\"{off}\",work:\"{work}\"}};\n"
    );
    (PATH.to_owned(), text)
}

fn span(days: &Exception) -> (Date, Date) {
    (days.first, days.last)
}

/// `2026-10-01 2026-10-07;`, one after the other.
fn written(spans: impl Iterator<Item = (Date, Date)>) -> String {
    spans.fold(String::new(), |mut text, (first, last)| {
        let _ = write!(text, "{first} {last};");
        text
    })
}
