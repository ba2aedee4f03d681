//! From which day to which day something holds, with one meaning everywhere.

use super::Date;

/// The days on which something holds. The first and the last day belong to them; where one is not written there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day; on the day after it no longer holds.
    pub last: Option<Date>,
}

impl Days {
    /// From one day to another.
    pub fn new(first: impl Into<Option<Date>>, last: impl Into<Option<Date>>) -> Self {
        Self { first: first.into(), last: last.into() }
    }

    /// Does it hold on this day?
    pub fn hold(self, day: Date) -> bool {
        !self.begin_after(day) && !self.end_before(day)
    }

    /// Is the first day still to come?
    pub fn begin_after(self, day: Date) -> bool {
        self.first.is_some_and(|first| day < first)
    }

    /// Is the last day over?
    pub fn end_before(self, day: Date) -> bool {
        self.last.is_some_and(|last| last < day)
    }

    /// The days on which both hold.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        let last = self.last.into_iter().chain(other.last).min();
        Self { first: self.first.max(other.first), last }
    }

    /// Is there a day on which both hold?
    pub fn meet(self, other: Self) -> bool {
        let ends_first = |a: Self, b: Self| b.first.is_some_and(|first| a.end_before(first));
        !self.is_never() && !other.is_never() && !ends_first(self, other) && !ends_first(other, self)
    }

    /// Do they end before they begin, so that there is no such day?
    pub fn is_never(self) -> bool {
        self.first.is_some_and(|first| self.end_before(first))
    }

    /// The days on which something is different from the day before: the first one, and the one after the last.
    pub fn changes(self) -> impl Iterator<Item = Date> {
        self.first.into_iter().chain(self.last.map(Date::next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(raw: &str) -> Date {
        Date::read(raw).unwrap()
    }

    #[test]
    fn the_last_day_still_counts_and_the_day_after_does_not() {
        let days = Days::new(day("2026-03-01"), day("2026-06-30"));
        let held = ["2026-02-28", "2026-03-01", "2026-06-30", "2026-07-01"].map(|raw| days.hold(day(raw)));
        assert_eq!(held, [false, true, true, false]);
        assert!(days.changes().eq([day("2026-03-01"), day("2026-07-01")]));
        assert!(Days::default().hold(day("1999-01-01")));
    }

    #[test]
    fn days_meet_if_one_day_belongs_to_both() {
        let spring = Days::new(day("2026-03-01"), day("2026-06-30"));
        assert!(spring.meet(Days::new(day("2026-06-30"), None)));
        assert!(!spring.meet(Days::new(day("2026-07-01"), None)));
        assert!(spring.meet(Days::default()));
        assert!(!Days::new(day("2026-07-01"), day("2026-06-30")).meet(Days::default()));
        let may_on = Days::new(day("2026-05-01"), None);
        assert_eq!(spring.both(may_on), Days::new(day("2026-05-01"), day("2026-06-30")));
        assert_eq!(may_on.both(Days::default()), may_on);
    }
}
