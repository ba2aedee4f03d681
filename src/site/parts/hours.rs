use std::fmt::Write;

use serde::Serialize;

use crate::records::{Date, Hours, HoursKind};

use crate::site::model::Model;

/// Opening hours, to be read by people, and in a compact form for the script that shows whether a window is open now.
#[derive(Serialize)]
pub(crate) struct HoursView<'r> {
    /// The rows that still apply on the day of the build or later.
    rows: Vec<HoursRow<'r>>,
    /// All of it in one line: `周一至周五 9:00–12:00、15:00–18:00`.
    line: String,
    /// `12345 540-720;6 540-720 x`: weekdays, minutes after midnight, and `x` if only some services are offered. Empty
    /// if any rows apply to a season only: the hint based on it must not promise more than is known.
    pub(crate) data: String,
    /// Open on statutory holidays?
    pub(crate) holidays: bool,
}

/// Opening hours of some weekdays.
#[derive(Serialize)]
struct HoursRow<'r> {
    /// `周一至周五`.
    days: String,
    /// `9:00`.
    opens: String,
    /// `12:00`.
    closes: String,
    /// `上午`.
    label: Option<&'r str>,
    /// `延时`, `预约`; `None` for regular hours.
    kind: Option<&'static str>,
    from: Option<Date>,
    /// Last day.
    to: Option<Date>,
}

impl<'r> HoursView<'r> {
    pub(crate) fn new(model: &Model<'_>, hours: &'r [Hours], holidays: bool) -> Self {
        let current: Vec<&Hours> =
            hours.iter().filter(|row| row.to.is_none_or(|to| to >= model.day())).collect();
        let rows = current.iter().map(|row| row_view(row)).collect();
        Self { rows, line: line(&current), data: data(&current), holidays }
    }

    /// Without the rows, for pages that show only the line.
    pub(crate) fn brief(model: &Model<'_>, hours: &'r [Hours], holidays: bool) -> Self {
        Self { rows: Vec::new(), ..Self::new(model, hours, holidays) }
    }
}

fn row_view(row: &Hours) -> HoursRow<'_> {
    HoursRow {
        days: row.days.to_string(),
        opens: row.opens.to_string(),
        closes: row.closes.to_string(),
        label: row.label.as_deref(),
        kind: row.kind.filter(|kind| *kind != HoursKind::Regular).map(HoursKind::label),
        from: row.from,
        to: row.to,
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

fn data(rows: &[&Hours]) -> String {
    if rows.iter().any(|row| row.from.is_some() || row.to.is_some()) {
        return String::new();
    }
    let walk_in = |row: &&&Hours| row.kind != Some(HoursKind::Appointment);
    let spans: Vec<String> = rows
        .iter()
        .filter(walk_in)
        .map(|row| {
            let days: String = row.days.iter().map(|day| char::from(b'0' + day.number())).collect();
            let some = if row.kind == Some(HoursKind::Extended) { " x" } else { "" };
            format!("{days} {}-{}{some}", row.opens.0, row.closes.0)
        })
        .collect();
    spans.join(";")
}
