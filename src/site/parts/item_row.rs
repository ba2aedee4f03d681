use serde::Serialize;

use crate::records::{Date, Days};
use crate::registry::{ItemKey, Registry, WindowKey};
use crate::site::model::Model;

use super::address;
use super::dated::{Dated, count, dated};
use super::office::out_of_use;

/// How many windows are shown in one row; the others are counted.
const MOST_WINDOWS: usize = 4;

/// Items of one name in a list, with where to go for them.
#[derive(Serialize, PartialEq)]
pub(crate) struct ItemRow<'r> {
    /// The everyday name, if the row is listed under it.
    alias: Option<&'r str>,
    /// The official name.
    name: &'r str,
    /// The items of this name that are handled, one for each department.
    places: Vec<ItemPlace<'r>>,
    /// How many of them the row leaves out.
    more: usize,
}

/// One item of a row, with its windows.
#[derive(Serialize, PartialEq)]
struct ItemPlace<'r> {
    url: String,
    /// The department that has the item.
    department: &'r str,
    /// `即办件`.
    processing: &'static str,
    /// The first few of its windows.
    windows: Vec<WindowPlace<'r>>,
    /// How many further windows it has.
    more: usize,
    /// Its last day, if it is known.
    last: Option<Date>,
}

/// A window and where it is.
#[derive(Serialize, PartialEq)]
struct WindowPlace<'r> {
    url: String,
    name: &'r str,
    floor: Option<&'r str>,
    /// `暂停`, `撤销`, `尚未启用`, on days on which it is not in use.
    out_of_use: Dated<&'static str>,
}

/// A row of the items of one name, at most `most` of them, on days on which one of them is handled.
pub(crate) fn item_row<'r>(
    model: &'r Model<'r>,
    alias: Option<&'r str>,
    items: &[ItemKey],
    most: usize,
) -> Dated<ItemRow<'r>> {
    let registry = model.registry;
    let Some(name) = items.first().map(|item| registry.items[*item].record.name.as_str()) else {
        return Vec::new();
    };
    let changes = items.iter().flat_map(|item| registry.items[*item].days().changes());
    dated(model.day(), changes, |day| {
        let mut handled = items.iter().filter(|item| registry.items[**item].is_active(day));
        let places: Vec<_> = handled.by_ref().take(most).map(|item| place(model, *item)).collect();
        let more = handled.count();
        (!places.is_empty()).then_some(ItemRow { alias, name, places, more })
    })
}

/// How many of these names have an item that is handled.
pub(crate) fn names_handled<'n, 'r: 'n>(
    model: &Model<'_>,
    names: impl IntoIterator<Item = &'n (&'r str, Vec<ItemKey>)>,
) -> Dated<usize> {
    let days = |items: &[ItemKey]| items.iter().map(|item| model.registry.items[*item].days()).collect();
    count(model, names.into_iter().flat_map(|(_, items)| Days::union(days(items))))
}

fn place<'r>(model: &'r Model<'r>, key: ItemKey) -> ItemPlace<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    let windows = item.windows.iter().take(MOST_WINDOWS);
    ItemPlace {
        url: address::item(registry, key),
        department: registry.departments[item.department].short_name(),
        processing: item.record.processing.label(),
        windows: windows.map(|key| window(registry, model.day(), *key)).collect(),
        more: item.windows.len().saturating_sub(MOST_WINDOWS),
        last: item.days().last,
    }
}

fn window(registry: &Registry, day: Date, key: WindowKey) -> WindowPlace<'_> {
    let window = &registry.windows[key];
    WindowPlace {
        url: address::window(registry, key),
        name: &window.record.name,
        floor: window.record.floor.as_deref(),
        out_of_use: dated(day, window.changes(), |day| out_of_use(window.office_on(day))),
    }
}
