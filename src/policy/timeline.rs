use std::collections::BTreeMap;

use crate::records::{Date, Days};

/// What holds from which day on. Days that say the same are one span.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Timeline<T> {
    /// What holds from each day on, the earliest first; never empty. Before the first of these days holds what holds on it.
    steps: Vec<(Date, T)>,
}

/// Days in a row that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<'t, T> {
    /// From when; no first day for the span with which the timeline begins.
    pub days: Days,
    /// What holds on these days.
    pub value: &'t T,
}

impl<T: PartialEq> Timeline<T> {
    /// Works out what holds on a day and on every later one. `changes` are the days on which it may be different from the
    /// day before, in any order; between them `on` must say the same.
    pub fn from(day: Date, changes: impl IntoIterator<Item = Date>, on: impl Fn(Date) -> T) -> Self {
        let mut later: Vec<Date> = changes.into_iter().filter(|change| *change > day).collect();
        later.sort_unstable();
        later.dedup();
        let mut steps = Vec::with_capacity(1);
        steps.push((day, on(day)));
        for change in later {
            let value = on(change);
            if steps.last().is_none_or(|(_, last)| *last != value) {
                steps.push((change, value));
            }
        }
        Self { steps }
    }
}

impl Timeline<usize> {
    /// How many of these hold on a day and on every later one, worked out in one pass over all of them.
    pub fn count(day: Date, all: impl IntoIterator<Item = Days>) -> Self {
        let mut held = 0;
        let mut changes: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
        for days in all {
            if days.is_never() || days.end_before(day) {
                continue;
            }
            match days.first.filter(|first| *first > day) {
                Some(first) => changes.entry(first).or_default().0 += 1,
                None => held += 1,
            }
            if let Some(last) = days.last {
                changes.entry(last.next()).or_default().1 += 1;
            }
        }
        let mut steps = vec![(day, held)];
        for (change, (begin, end)) in changes {
            if begin != end {
                held = held + begin - end;
                steps.push((change, held));
            }
        }
        Self { steps }
    }
}

impl<T> Timeline<T> {
    /// What holds on a day; before the timeline begins, what it begins with.
    pub fn on(&self, day: Date) -> &T {
        let after = self.steps.partition_point(|(from, _)| *from <= day);
        &self.steps[after.saturating_sub(1)].1
    }

    /// The first later day on which something else holds.
    pub fn next_change(&self) -> Option<Date> {
        self.steps.get(1).map(|(from, _)| *from)
    }

    /// The spans, the earliest first.
    pub fn spans(&self) -> impl Iterator<Item = Span<'_, T>> {
        self.steps.iter().enumerate().map(|(at, (from, value))| Span {
            days: Days::new(
                (at > 0).then_some(*from),
                self.steps.get(at + 1).map(|(next, _)| next.plus_days(-1)),
            ),
            value,
        })
    }

    /// The same days with something made from what holds on them.
    pub fn into_spans(self) -> impl Iterator<Item = (Days, T)> {
        let froms: Vec<Date> = self.steps.iter().map(|(from, _)| *from).collect();
        self.steps.into_iter().enumerate().map(move |(at, (from, value))| {
            let last = froms.get(at + 1).map(|next| next.plus_days(-1));
            (Days::new((at > 0).then_some(from), last), value)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i32) -> Date {
        Date::read("2026-01-01").unwrap().plus_days(n)
    }

    proptest! {
        #[test]
        fn a_timeline_says_on_every_day_what_its_function_says(
            spans in prop::collection::vec((0..60i32, 0..30i32), 0..6),
            start in 0..40i32,
        ) {
            let spans: Vec<Days> =
                spans.into_iter().map(|(from, length)| Days::new(day(from), day(from + length))).collect();
            let holding = |on: Date| spans.iter().filter(|days| days.hold(on)).count();
            let timeline = Timeline::from(day(start), spans.iter().flat_map(|days| days.changes()), holding);
            prop_assert_eq!(&Timeline::count(day(start), spans.iter().copied()), &timeline);
            for n in start..120 {
                prop_assert_eq!(*timeline.on(day(n)), holding(day(n)));
                let spans: Vec<_> = timeline.spans().filter(|span| span.days.hold(day(n))).collect();
                prop_assert_eq!(spans.len(), 1);
                prop_assert_eq!(*spans[0].value, holding(day(n)));
            }
            let values: Vec<usize> = timeline.spans().map(|span| *span.value).collect();
            prop_assert!(values.windows(2).all(|pair| pair[0] != pair[1]), "equal neighbours are one span");
        }
    }
}
