use std::collections::BTreeSet;

use crate::records::{Calendar, Date};
use crate::registry::Registry;

/// Working days by the announced calendars. In a year without one, Monday to Friday are (rule CAL-01).
#[derive(Debug, Clone, Default)]
pub struct WorkCalendar {
    years: BTreeSet<i16>,
    off: BTreeSet<Date>,
    work: BTreeSet<Date>,
}

impl WorkCalendar {
    /// Of all calendars in the content.
    pub fn of(registry: &Registry) -> Self {
        Self::new(registry.calendars.iter().map(|(year, filed)| (*year, &filed.record)))
    }

    /// Of calendars, each with its year.
    pub fn new<'c>(calendars: impl IntoIterator<Item = (i16, &'c Calendar)>) -> Self {
        let mut known = Self::default();
        for (year, calendar) in calendars {
            known.years.insert(year);
            known.off.extend(&calendar.off);
            known.work.extend(&calendar.work);
        }
        known
    }

    /// Is this year's arrangement known?
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Is it a working day? Make-up Saturdays and Sundays are.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.work.contains(&day) || day.weekday() <= 5 && !self.off.contains(&day)
    }

    /// How many working days lie after a day, up to and including a later one.
    pub fn between(&self, after: Date, until: Date) -> usize {
        std::iter::successors(Some(after.next()), |day| Some(day.next()))
            .take_while(|day| *day <= until)
            .filter(|day| self.is_working_day(*day))
            .count()
    }

    /// The last day of a period of so many working days. The day it starts from is not counted (民法典
    /// 第二百零一条).
    pub fn due(&self, from: Date, working_days: u32) -> Date {
        let mut day = from;
        for _ in 0..working_days {
            day = day.next();
            while !self.is_working_day(day) {
                day = day.next();
            }
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(off: &[&str], work: &[&str]) -> WorkCalendar {
        let dates = |list: &[&str]| list.iter().map(|raw| Date::read(raw).unwrap()).collect();
        let calendar = Calendar { document: None, off: dates(off), work: dates(work), accept: Vec::new() };
        WorkCalendar::new([(2017, &calendar)])
    }

    #[test]
    fn the_notice_of_2017_was_due_on_the_27th_of_june() {
        let calendar = calendar(&["2017-05-28", "2017-05-29", "2017-05-30"], &["2017-05-27"]);
        let formed = Date::read("2017-05-27").unwrap();
        assert!(calendar.is_working_day(formed));
        assert_eq!(calendar.due(formed, 20), Date::read("2017-06-27").unwrap());
    }

    #[test]
    fn new_year_s_day_is_skipped() {
        let calendar = calendar(&["2027-01-01"], &[]);
        assert_eq!(calendar.due(Date::read("2026-12-15").unwrap(), 20), Date::read("2027-01-13").unwrap());
        assert!(!calendar.knows(2027));
    }
}
