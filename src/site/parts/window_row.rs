use serde::Serialize;

use crate::registry::WindowKey;
use crate::site::model::Model;

use super::address;
use super::dated::{Dated, count, dated};
use super::office::out_of_use;
use super::phone::PhoneView;
use super::place::counters;

/// A window in a list.
#[derive(Serialize)]
pub(crate) struct WindowRow<'r> {
    url: String,
    name: &'r str,
    floor: Option<&'r str>,
    zone: Option<&'r str>,
    counters: String,
    phone: PhoneView<'r>,
    /// How many items are handled there.
    items: Dated<usize>,
    /// Why nothing is decided there, on days on which nothing is.
    warnings: Dated<WarningView>,
}

/// Why nothing is decided at a window.
#[derive(Serialize, PartialEq)]
struct WarningView {
    /// `暂停`, `撤销`, `尚未启用`; `None` if only a letter in force is missing.
    out_of_use: Option<&'static str>,
}

pub(crate) fn window_row<'r>(model: &'r Model<'r>, key: WindowKey) -> WindowRow<'r> {
    let registry = model.registry;
    let window = &registry.windows[key];
    WindowRow {
        url: address::window(registry, key),
        name: &window.record.name,
        floor: window.record.floor.as_deref(),
        zone: window.record.zone.as_deref(),
        counters: counters(registry, key),
        phone: PhoneView::new(&window.record.phone),
        items: count(model, window.items.iter().flat_map(|item| registry.counted_days(*item))),
        warnings: dated(model.day(), model.history.window_changes(key), |day| {
            let out_of_use = out_of_use(window.office_on(day));
            let authority = model.on(day);
            let may_decide = window.departments.iter().any(|one| authority.has_letter(key, *one));
            (!may_decide).then_some(WarningView { out_of_use })
        }),
    }
}
