use serde::Serialize;

use crate::registry::{ItemKey, Registry, WindowKey};

use super::plan::item_url;
use super::window::{out_of_use, window_url};

/// Windows named in one row; a row that needs more says how many.
const MOST_WINDOWS: usize = 4;

/// Items of one name in a list: where the citizen goes for it.
#[derive(Debug, Serialize)]
pub struct ItemRow<'r> {
    /// What people call it, where the row stands under that name.
    pub alias: Option<&'r str>,
    /// Official name.
    pub name: &'r str,
    /// The items of this name, one for each department.
    pub places: Vec<ItemPlace<'r>>,
    /// How many items of this name are not in the row.
    pub more: usize,
}

/// An item, for people who look for its window.
#[derive(Debug, Serialize)]
pub struct ItemPlace<'r> {
    /// Its page.
    pub url: String,
    /// Whose item it is.
    pub department: &'r str,
    /// `即办件`.
    pub processing: &'static str,
    /// Its windows, the first few.
    pub windows: Vec<WindowPlace<'r>>,
    /// How many windows more.
    pub more: usize,
}

/// A window and where it is.
#[derive(Debug, Serialize)]
pub struct WindowPlace<'r> {
    /// Its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// Floor.
    pub floor: Option<&'r str>,
    /// `暂停`, `撤销`; none while it works.
    pub out_of_use: Option<&'static str>,
}

impl<'r> ItemRow<'r> {
    /// A row without items yet.
    pub(super) fn new(alias: Option<&'r str>, name: &'r str) -> Self {
        Self { alias, name, places: Vec::new(), more: 0 }
    }

    /// Items of one name, of many departments the first few.
    pub(super) fn of(registry: &'r Registry, name: &'r str, items: &[ItemKey], most: usize) -> Self {
        let places = items.iter().take(most).map(|item| ItemPlace::new(registry, *item)).collect();
        Self { alias: None, name, places, more: items.len().saturating_sub(most) }
    }
}

impl<'r> ItemPlace<'r> {
    pub(super) fn new(registry: &'r Registry, key: ItemKey) -> Self {
        let item = &registry.items[key];
        Self {
            url: item_url(registry, key),
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
        url: window_url(registry, key),
        name: &record.name,
        floor: record.floor.as_deref(),
        out_of_use: out_of_use(registry, key),
    }
}
