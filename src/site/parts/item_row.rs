use serde::Serialize;

use crate::registry::{ItemKey, Registry, WindowKey};

use super::address;
use super::place::out_of_use;

/// Windows named in one row; a row that needs more says how many.
const MOST_WINDOWS: usize = 4;

/// Items of one name in a list: where the citizen goes for it.
#[derive(Serialize)]
pub(crate) struct ItemRow<'r> {
    /// What people call it, where the row stands under that name.
    pub(crate) alias: Option<&'r str>,
    /// Official name.
    pub(crate) name: &'r str,
    /// The items of this name, one for each department.
    pub(crate) places: Vec<ItemPlace<'r>>,
    /// How many items of this name are not in the row.
    more: usize,
}

/// An item, for people who look for its window.
#[derive(Serialize)]
pub(crate) struct ItemPlace<'r> {
    url: String,
    /// Whose item it is.
    department: &'r str,
    /// `即办件`.
    processing: &'static str,
    /// Its windows, the first few.
    windows: Vec<WindowPlace<'r>>,
    /// How many windows more.
    more: usize,
}

/// A window and where it is.
#[derive(Serialize)]
struct WindowPlace<'r> {
    url: String,
    name: &'r str,
    floor: Option<&'r str>,
    /// `暂停`, `撤销`; none while it works.
    out_of_use: Option<&'static str>,
}

impl<'r> ItemRow<'r> {
    /// A row without items yet.
    pub(crate) fn new(alias: Option<&'r str>, name: &'r str) -> Self {
        Self { alias, name, places: Vec::new(), more: 0 }
    }

    /// Items of one name, of many departments the first few.
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
