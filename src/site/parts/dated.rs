//! What a page says on some days only.

use serde::Serialize;

use crate::policy::Timeline;
use crate::records::Date;

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
    spans.filter_map(|(days, says)| Some(Variant { from: days.first, to: days.last, says: says? })).collect()
}
