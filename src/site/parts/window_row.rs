use serde::Serialize;

use crate::registry::WindowKey;
use crate::site::model::Model;

use super::address;
use super::phone::PhoneView;
use super::place::{counters, out_of_use};

/// A window in a list.
#[derive(Serialize)]
pub(crate) struct WindowRow<'r> {
    url: String,
    name: &'r str,
    floor: Option<&'r str>,
    zone: Option<&'r str>,
    counters: String,
    phone: PhoneView<'r>,
    /// How many items.
    items: usize,
    /// `暂停`, `撤销`; `None` while it is in use.
    out_of_use: Option<&'static str>,
    /// Is there a letter in force?
    authorized: bool,
}

pub(crate) fn window_row<'r>(model: &'r Model<'r>, key: WindowKey) -> WindowRow<'r> {
    let window = &model.registry.windows[key];
    WindowRow {
        url: address::window(model.registry, key),
        name: &window.record.name,
        floor: window.record.floor.as_deref(),
        zone: window.record.zone.as_deref(),
        counters: counters(model.registry, key),
        phone: PhoneView::new(&window.record.phone),
        items: model.active(&window.items),
        out_of_use: out_of_use(model.registry, key),
        authorized: window.letters.iter().any(|letter| model.authority.state(*letter).is_in_force()),
    }
}
