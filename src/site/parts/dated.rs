//! What a page says on some days only.

use serde::Serialize;

use crate::policy::Timeline;
use crate::records::{Date, Days};
use crate::registry::ItemKey;
use crate::site::model::Model;

/// What is said on days in a row. What is said on the day of the build has no first day: if a clock shows an earlier one,
/// the clock is wrong and not the page.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub(crate) struct Variant<V> {
    from: Option<Date>,
    /// Last day.
    to: Option<Date>,
    /// What is said.
    pub(crate) says: V,
}

impl<V> Variant<V> {
    pub(crate) fn new(days: Days, says: V) -> Self {
        Self { from: days.first, to: days.last, says }
    }

    /// When it is said.
    pub(crate) fn days(&self) -> Days {
        Days::new(self.from, self.to)
    }
}

impl<V: Copy> Variant<V> {
    /// All that a timeline says.
    pub(crate) fn all(timeline: &Timeline<V>) -> Dated<V> {
        timeline.spans().map(|span| Self::new(span.days, *span.value)).collect()
    }
}

/// Everything that is said from the day of the build on, the earliest first. Nothing is said on days without a variant.
pub(crate) type Dated<V> = Vec<Variant<V>>;

/// The variants of a fragment, from the day of the build on. `changes` are the days on which `on` may say something else
/// than the day before; where it says nothing there is no variant.
pub(crate) fn dated<V: PartialEq>(
    day: Date,
    changes: impl IntoIterator<Item = Date>,
    on: impl Fn(Date) -> Option<V>,
) -> Dated<V> {
    let spans = Timeline::from(day, changes, on).into_spans();
    spans.filter_map(|(days, says)| Some(Variant::new(days, says?))).collect()
}

/// How many of these hold, from the day of the build on.
pub(crate) fn count(model: &Model<'_>, all: impl IntoIterator<Item = Days>) -> Dated<usize> {
    let spans = Timeline::count(model.day(), all).into_spans();
    spans.map(|(days, count)| Variant::new(days, count)).collect()
}

/// The days from that of the build on on which at least one of these holds.
pub(crate) fn any(model: &Model<'_>, all: &[Days]) -> Dated<()> {
    let changes: Vec<Date> = all.iter().flat_map(|days| days.changes()).collect();
    dated(model.day(), changes, |day| all.iter().any(|days| days.hold(day)).then_some(()))
}

/// What is said on every day.
pub(crate) fn always<V>(says: V) -> Dated<V> {
    vec![Variant::new(Days::default(), says)]
}

/// The days from that of the build on which an item is handled.
pub(crate) fn handled(model: &Model<'_>, item: ItemKey) -> Dated<()> {
    let registry = model.registry;
    dated(model.day(), registry.counting_changes(item), |day| registry.is_counted(item, day).then_some(()))
}
