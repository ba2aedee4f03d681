use std::fmt::Write;

use serde::Serialize;

use crate::policy::{OpenSpan, Timeline, WeekHours};
use crate::records::{Date, Hours, HoursKind};
use crate::site::model::Model;

use super::Dated;
use super::exception::{ExceptionView, exceptions};
use super::season::{SeasonView, changes, seasons};

/// Opening hours, to be read by people, and in a compact form for the script that shows whether a window is open now.
#[derive(Serialize)]
pub(crate) struct HoursView<'r> {
    /// What is said of the hours, season by season.
    seasons: Dated<SeasonView<'r>>,
    /// The hours of a week, and of each later one that differs from its first day on, as `week` writes them:
    /// `WEEK|2026-06-01 WEEK`. Empty where no hours are written.
    pub(crate) data: String,
    /// Open on statutory holidays?
    pub(crate) holidays: bool,
    /// Holidays and make-up days that are not over.
    exceptions: Vec<ExceptionView>,
}

impl<'r> HoursView<'r> {
    pub(crate) fn new(model: &Model<'_>, hours: &'r [Hours], holidays: bool) -> Self {
        Self {
            seasons: seasons(model.day(), hours, false),
            data: data(model.day(), hours),
            holidays,
            exceptions: if hours.is_empty() { Vec::new() } else { exceptions(model, holidays) },
        }
    }

    /// In one line, for pages that lead to one with everything: without holidays, and where there are regular hours
    /// without the others.
    pub(crate) fn brief(model: &Model<'_>, hours: &'r [Hours], holidays: bool) -> Self {
        let seasons = seasons(model.day(), hours, true);
        Self { seasons, exceptions: Vec::new(), data: data(model.day(), hours), holidays }
    }
}

fn data(day: Date, hours: &[Hours]) -> String {
    let weeks =
        Timeline::from(day, changes(hours), |day| WeekHours::on(hours, day).map(|week| written(&week)));
    let mut data = String::new();
    for (days, week) in weeks.into_spans() {
        if let Some(first) = days.first {
            let _ = write!(data, "|{first} ");
        }
        data.push_str(&week.unwrap_or_default());
    }
    data
}

/// `123458 540-720 900-1080;6 540-720x`: weekdays from Monday, 1, to Sunday, 7, and 8 for a Saturday or Sunday that is
/// worked; minutes after midnight; `x` if only some services are offered, `y` by appointment.
fn written(week: &WeekHours) -> String {
    let make_up = week.make_up.as_deref().unwrap_or_default();
    let days = (1..=7).map(|weekday| (weekday, week.of(weekday))).chain([(8, make_up)]);
    let mut groups: Vec<(String, &[OpenSpan])> = Vec::new();
    for (number, spans) in days.filter(|(_, spans)| !spans.is_empty()) {
        match groups.iter_mut().find(|(_, others)| *others == spans) {
            Some((days, _)) => days.push(char::from(b'0' + number)),
            None => groups.push((number.to_string(), spans)),
        }
    }
    let mut text = String::new();
    for (days, spans) in groups {
        let separator = if text.is_empty() { "" } else { ";" };
        let _ = write!(text, "{separator}{days}");
        for span in spans {
            let kind = match span.kind {
                HoursKind::Regular => "",
                HoursKind::Extended => "x",
                HoursKind::Appointment => "y",
            };
            let _ = write!(text, " {}-{}{kind}", span.opens.0, span.closes.0);
        }
    }
    text
}
