use serde::Serialize;

use crate::registry::{ItemKey, Registry, WindowKey};

use super::address;
use super::place::out_of_use;

/// How many windows are shown in one row; the others are counted.
const MOST_WINDOWS: usize = 4;

/// Items of one name in a list, with where to go for them.
#[derive(Serialize)]
pub(crate) struct ItemRow<'r> {
    /// The everyday name, if the row is listed under it.
    pub(crate) alias: Option<&'r str>,
    /// The official name.
    pub(crate) name: &'r str,
    /// The items of this name, one for each department.
    pub(crate) places: Vec<ItemPlace<'r>>,
    /// How many items of this name the row leaves out.
    more: usize,
}

/// One item of a row, with its windows.
#[derive(Serialize)]
pub(crate) struct ItemPlace<'r> {
    url: String,
    /// The department that has the item.
    department: &'r str,
    /// `即办件`.
    processing: &'static str,
    /// The first few of its windows.
    windows: Vec<WindowPlace<'r>>,
    /// How many further windows it has.
    more: usize,
}

/// A window and where it is.
#[derive(Serialize)]
struct WindowPlace<'r> {
    url: String,
    name: &'r str,
    floor: Option<&'r str>,
    /// `暂停`, `撤销`; `None` while it is in use.
    out_of_use: Option<&'static str>,
}

impl<'r> ItemRow<'r> {
    /// A row that has no items yet.
    pub(crate) fn new(alias: Option<&'r str>, name: &'r str) -> Self {
        Self { alias, name, places: Vec::new(), more: 0 }
    }

    /// A row with the items of one name, at most `most` of them.
    pub(crate) fn of(registry: &'r Registry, name: &'r str, items: &[ItemKey], most: usize) -> Self {
        let places = items.iter().take(most).map(|item| ItemPlace::new(registry, *item)).collect();
        Self { alias: None, name, places, more: items.len().saturating_sub(most) }
    }
}

impl<'r> ItemPlace<'r> {
    pub(crate) fn new(registry: &'r Registry, key: ItemKey) -> Self {
        let item = &registry.items[key];
        Self {
            url: address::item(registry, key),
            department: registry.departments[item.department].short_name(),
            processing: item.record.processing.label(),
            windows: item.windows.iter().take(MOST_WINDOWS).map(|key| window(registry, *key)).collect(),
            more: item.windows.len().saturating_sub(MOST_WINDOWS),
        }
    }
}

fn window(registry: &Registry, key: WindowKey) -> WindowPlace<'_> {
    let record = &registry.windows[key].record;
    WindowPlace {
        url: address::window(registry, key),
        name: &record.name,
        floor: record.floor.as_deref(),
        out_of_use: out_of_use(registry, key),
    }
}
