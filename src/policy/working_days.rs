//! The announced calendars: which days are worked, and which differ from the week.

use std::collections::BTreeSet;

use crate::records::{Calendar, Date};
use crate::registry::Registry;

/// Working days by the announced calendars. In a year without one, Monday to Friday are (rule CAL-01).
#[derive(Debug, Clone, Default)]
pub struct WorkCalendar {
    years: BTreeSet<i16>,
    off: BTreeSet<Date>,
    work: BTreeSet<Date>,
    /// The days off, and the weekends beside them, which need not be written.
    holidays: BTreeSet<Date>,
}

/// Days in a row on which it is otherwise than the week says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exception {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// A holiday, or a Saturday or Sunday that is worked?
    pub is_holiday: bool,
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
            // One without days off is not written yet: it must not promise that the holidays of its year are worked.
            if !calendar.off.is_empty() {
                known.years.insert(year);
            }
            known.off.extend(&calendar.off);
            known.work.extend(&calendar.work);
        }
        let is_free = |day: &Date| day.weekday() > 5 && !known.work.contains(day);
        let beside = |day: Date, step: i32| {
            std::iter::successors(Some(day.plus_days(step)), move |day| Some(day.plus_days(step)))
        };
        let off = known.off.iter().filter(|day| !known.work.contains(day));
        let around = |day: &Date| {
            let weekends = [-1, 1].map(|step| beside(*day, step).take_while(is_free));
            std::iter::once(*day).chain(weekends.into_iter().flatten())
        };
        known.holidays = off.flat_map(around).collect();
        known
    }

    /// The years whose arrangement is known.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.iter().copied()
    }

    /// Is this year's arrangement known?
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Do the calendars say anything about this day? The arrangement of a year may begin in the last days of the year before.
    pub fn reaches(&self, day: Date) -> bool {
        self.knows(day.year()) || self.is_holiday(day) || self.is_make_up(day)
    }

    /// Is it part of a holiday? A weekend beside a day off is, whether it is written or not.
    pub fn is_holiday(&self, day: Date) -> bool {
        self.holidays.contains(&day)
    }

    /// Is it a Saturday or Sunday that is worked?
    pub fn is_make_up(&self, day: Date) -> bool {
        day.weekday() > 5 && self.work.contains(&day)
    }

    /// All holidays and make-up days, the earliest first.
    pub fn exceptions(&self) -> Vec<Exception> {
        let mut all: Vec<Exception> = Vec::new();
        for day in
            self.holidays.union(&self.work).filter(|day| self.is_holiday(**day) || self.is_make_up(**day))
        {
            let is_holiday = self.is_holiday(*day);
            match all.last_mut() {
                Some(last) if is_holiday && last.is_holiday && last.last.next() == *day => last.last = *day,
                _ => all.push(Exception { first: *day, last: *day, is_holiday }),
            }
        }
        all
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

    fn day(raw: &str) -> Date {
        Date::read(raw).unwrap()
    }

    #[test]
    fn a_weekend_beside_a_day_off_belongs_to_the_holiday_unless_it_is_worked() {
        let calendar = calendar(
            &["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
            &["2026-09-20", "2026-10-10"],
        );
        let told: Vec<String> = calendar
            .exceptions()
            .iter()
            .map(|days| format!("{} {} {}", days.first, days.last, days.is_holiday))
            .collect();
        assert_eq!(
            told,
            ["2026-09-20 2026-09-20 false", "2026-10-01 2026-10-07 true", "2026-10-10 2026-10-10 false"]
        );
        assert!(calendar.is_holiday(day("2026-10-04")) && !calendar.is_holiday(day("2026-10-10")));
        assert!(calendar.is_make_up(day("2026-10-10")) && !calendar.is_make_up(day("2026-10-11")));
    }

    #[test]
    fn the_calendar_of_a_year_reaches_the_last_days_of_the_year_before() {
        let calendar = calendar(&["2022-12-31", "2017-10-01"], &[]);
        let reached = ["2022-12-31", "2022-12-30", "2017-05-05"].map(|raw| calendar.reaches(day(raw)));
        assert_eq!(reached, [true, false, true]);
    }

    #[test]
    fn a_calendar_without_days_off_says_nothing_of_its_year() {
        assert!(!calendar(&[], &[]).knows(2017));
    }

    #[test]
    fn new_year_s_day_is_skipped() {
        let calendar = calendar(&["2027-01-01"], &[]);
        assert_eq!(calendar.due(Date::read("2026-12-15").unwrap(), 20), Date::read("2027-01-13").unwrap());
        assert!(!calendar.knows(2027));
    }
}
