//! How the round stands on a day: who has drafted, signed and filed, and what the first day of the year would be like.

mod deadlines;
mod row;
mod screen;
mod table;

use crate::policy::{Authority, History, Rate, Verdict};
use crate::records::Date;
use crate::registry::{DepartmentKey, Registry};

use super::pairs::{Pair, first_day, last_day};
use row::Question;

pub use row::{Progress, Row};
pub use table::Table;

/// How the round of a year stands on a day.
#[derive(Debug)]
pub struct Status<'r> {
    registry: &'r Registry,
    /// The year of the letters.
    pub year: i16,
    /// The day.
    pub day: Date,
    /// The day that is looked at ahead: the first of the year, or today once that has come.
    pub ahead: Date,
    /// The last day for signing.
    pub sign_by: Date,
    /// What there is, the worst first.
    pub rows: Vec<Row>,
    /// The eight rates of every department that has items, today and on the day ahead.
    pub rates: Vec<Rates<'r>>,
}

/// The rates of a department.
#[derive(Debug)]
pub struct Rates<'r> {
    department: DepartmentKey,
    /// Its short name.
    pub name: &'r str,
    /// Today.
    pub now: [Rate<'r>; 8],
    /// On the day ahead, if nothing else happens.
    pub then: [Rate<'r>; 8],
    /// Has it no letter in force today?
    pub is_idle: bool,
}

/// How the round of a year stands on a day.
pub fn status(registry: &Registry, year: i16, day: Date) -> Status<'_> {
    let first = first_day(year);
    let ahead = first.max(day);
    let (known, to_come) = (History::known_on(registry, day), History::known_on(registry, ahead));
    let (now, then) = (Authority::on(&known, day), Authority::on(&to_come, ahead));
    let question = Question { registry, now, then, year };
    let may_grant = |pair: &Pair| {
        registry.departments[pair.department].days().hold(first)
            && !registry.windows[pair.window].is_closed(first)
            && registry.windows[pair.window].departments.contains(&pair.department)
            && !pair.items(registry, first).is_empty()
    };
    let pairs = Pair::on(registry, first).into_iter().filter(may_grant);
    let mut rows: Vec<Row> = pairs.flat_map(|pair| Row::of(question, pair)).collect();
    rows.sort_by_key(|row| (row.will_hold, row.progress, row.is_done()));
    let counted = registry.departments.iter().filter(|(key, _)| !then.counted(*key).is_empty());
    let rates = counted.map(|(key, department)| Rates {
        department: key,
        name: department.short_name(),
        now: now.rates(key),
        then: then.rates(key),
        is_idle: !department.letters.iter().any(|letter| now.state(*letter).is_in_force()),
    });
    Status { registry, year, day, ahead, sign_by: last_day(year - 1), rows, rates: rates.collect() }
}

/// Does the department reach all that is asked of it?
fn reaches(rates: &[Rate<'_>; 8]) -> bool {
    rates.iter().all(|rate| rate.verdict != Verdict::NotMet)
}
