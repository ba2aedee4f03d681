//! From which day to which day something holds, with one meaning everywhere.

use super::Date;

/// The days on which something holds. The first and the last day belong to them; where one is not written there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize)]
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

    /// No day at all.
    pub fn never() -> Self {
        Self::new(Date::FIRST.next(), Date::FIRST)
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

    /// The days on which this holds and the other does not: those before it and those after it.
    pub fn without(self, other: Self) -> impl Iterator<Item = Self> {
        let other = Some(other).filter(|other| other.meet(self));
        let before =
            other.map_or(Some(self), |other| Some(Self { last: Some(other.first?.plus_days(-1)), ..self }));
        let after = other.and_then(|other| Some(Self { first: Some(other.last?.next()), ..self }));
        before.into_iter().chain(after).filter(|days| !days.is_never())
    }

    /// The days on which at least one of these holds, as few as can be.
    pub fn union(mut all: Vec<Self>) -> Vec<Self> {
        all.retain(|days| !days.is_never());
        all.sort_unstable();
        let mut union: Vec<Self> = Vec::with_capacity(all.len());
        for days in all {
            let reached = union.last_mut().filter(|before| {
                before.last.is_none_or(|last| days.first.is_none_or(|first| first <= last.next()))
            });
            match reached {
                Some(before) => before.last = before.last.and_then(|last| Some(last.max(days.last?))),
                None => union.push(days),
            }
        }
        union
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

    #[test]
    fn days_are_taken_away_and_joined() {
        let n = |first: i32, last: i32| {
            let on = |n: i32| (n != 0).then(|| day("2026-01-01").plus_days(n));
            Days::new(on(first), on(last))
        };
        let without = |a: Days, b: Days| a.without(b).collect::<Vec<_>>();
        assert_eq!(without(n(0, 0), n(5, 8)), [n(0, 4), n(9, 0)]);
        assert_eq!(without(n(5, 8), n(0, 6)), [n(7, 8)]);
        assert_eq!(without(n(5, 8), n(9, 0)), [n(5, 8)]);
        assert_eq!(without(n(5, 8), n(0, 0)), []);
        assert_eq!(Days::union(vec![n(9, 0), n(1, 3), n(4, 6), n(8, 7)]), [n(1, 6), n(9, 0)]);
        assert_eq!(Days::union(vec![n(4, 6), n(0, 4), n(2, 0)]), [n(0, 0)]);
    }
}
