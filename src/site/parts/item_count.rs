use serde::Serialize;

use crate::records::Processing;
use crate::registry::ItemKey;
use crate::site::model::Model;

use super::dated::{Dated, dated};

/// How many items are handled.
#[derive(Serialize, PartialEq)]
pub(crate) struct ItemCount {
    all: usize,
    /// How many of these are 即办件.
    instant: usize,
}

/// How many of these items are handled, from the day of the build on.
pub(crate) fn item_count(model: &Model<'_>, items: &[ItemKey]) -> Dated<ItemCount> {
    let registry = model.registry;
    let changes = items.iter().flat_map(|item| registry.counting_changes(*item));
    dated(model.day(), changes, |day| {
        let counted = items.iter().filter(|item| registry.is_counted(**item, day));
        let counted: Vec<Processing> = counted.map(|item| registry.items[*item].record.processing).collect();
        let instant = counted.iter().filter(|processing| **processing == Processing::Instant).count();
        Some(ItemCount { all: counted.len(), instant })
    })
}
