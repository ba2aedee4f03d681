//! What an item is where items are counted: the lowest level that is present.

use std::collections::BTreeMap;

use crate::records::{Date, Days};

use super::{Department, DepartmentKey, Item, ItemKey, Registry, Table};

/// Tells every 主项 its parts: the items of its department that name it as theirs.
pub(super) fn gather(items: &mut Table<ItemKey, Item>) {
    let mut by_name: BTreeMap<(DepartmentKey, Box<str>), Vec<ItemKey>> = BTreeMap::new();
    for (key, item) in items.iter() {
        if let Some(parent) = item.record.parent_name.as_deref().filter(|name| *name != &*item.record.name) {
            by_name.entry((item.department, parent.into())).or_default().push(key);
        }
    }
    for key in items.keys() {
        let name = (items[key].department, items[key].record.name.as_str().into());
        items[key].parts = by_name.get(&name).cloned().unwrap_or_default();
    }
}

impl Registry {
    /// Is the item counted on this day: in rates, and wherever a page says how many there are? A 主项 is not while one of
    /// its parts, or of their parts, is handled.
    pub fn is_counted(&self, item: ItemKey, day: Date) -> bool {
        self.items[item].is_active(day) && !self.gathers(item, day)
    }

    /// Is it on this day only the 主项 above other items, with nothing to be handled, granted or asked of itself?
    pub fn gathers(&self, item: ItemKey, day: Date) -> bool {
        self.parts_of(item).iter().any(|part| self.items[*part].is_active(day))
    }

    /// Has a department on this day something to grant, and a window to grant it to?
    pub fn can_grant(&self, department: &Department, day: Date) -> bool {
        let has_items = department.items.iter().any(|item| self.is_counted(*item, day));
        has_items && department.windows.iter().any(|window| !self.windows[*window].is_closed(day))
    }

    /// The days on which it is counted.
    pub fn counted_days(&self, item: ItemKey) -> Vec<Days> {
        let mut free = vec![self.items[item].days()];
        for part in self.parts_of(item) {
            let taken = self.items[part].days();
            free = free.into_iter().flat_map(|days| days.without(taken)).collect();
        }
        free
    }

    /// The days on which [`Registry::is_counted`] may be different from the day before.
    pub fn counting_changes(&self, item: ItemKey) -> impl Iterator<Item = Date> {
        let days = std::iter::once(item).chain(self.parts_of(item)).map(|key| self.items[key].days());
        days.collect::<Vec<_>>().into_iter().flat_map(Days::changes)
    }

    /// Its parts, their parts, and so on, each once. Itself is among them only if the names of 主项 lead in a circle.
    pub fn parts_of(&self, item: ItemKey) -> Vec<ItemKey> {
        let mut found: Vec<ItemKey> = self.items[item].parts.clone();
        let mut at = 0;
        while let Some(part) = found.get(at).copied() {
            let further = self.items[part].parts.iter().copied();
            let new: Vec<ItemKey> = further.filter(|key| !found.contains(key)).collect();
            found.extend(new);
            at += 1;
        }
        found
    }
}
