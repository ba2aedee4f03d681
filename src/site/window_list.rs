use serde::Serialize;

use crate::registry::WindowKey;

use super::Model;
use super::head::{Head, Link, Pager, PhoneView, WINDOWS, page_url};
use super::plan::{ROWS, page_count, rows_of};
use super::window::{counters, out_of_use, window_url};

/// The list of windows, by centre.
#[derive(Debug, Serialize)]
pub struct WindowList<'r> {
    /// Head.
    pub head: Head,
    /// How many in all.
    pub total: usize,
    /// Windows by centre, in order.
    pub groups: Vec<WindowGroup<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// Windows of one centre.
#[derive(Debug, Serialize)]
pub struct WindowGroup<'r> {
    /// The centre.
    pub center: Link,
    /// Its address.
    pub address: &'r str,
    /// Its windows.
    pub windows: Vec<WindowRow<'r>>,
}

/// A window in a list.
#[derive(Debug, Serialize)]
pub struct WindowRow<'r> {
    /// Its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// Floor.
    pub floor: Option<&'r str>,
    /// Zone.
    pub zone: Option<&'r str>,
    /// Counters.
    pub counters: String,
    /// Telephone.
    pub phone: PhoneView<'r>,
    /// How many items.
    pub items: usize,
    /// `暂停`, `撤销`; none while it works.
    pub out_of_use: Option<&'static str>,
    /// Is there a letter in force?
    pub authorized: bool,
}

impl<'r> WindowList<'r> {
    pub(super) fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys = &model.windows_by_center;
        let mut groups: Vec<WindowGroup<'r>> = Vec::new();
        for key in rows_of(keys, page, ROWS) {
            let Some(center) = registry.windows[*key].center.map(|key| &registry.centers[key]) else {
                continue;
            };
            let url = format!("centers/{}.html", center.id);
            if groups.last().is_none_or(|group| group.center.url != url) {
                let center_link = Link::new(url, center.record.name.as_str());
                let group =
                    WindowGroup { center: center_link, address: &center.record.address, windows: Vec::new() };
                groups.push(group);
            }
            if let Some(group) = groups.last_mut() {
                group.windows.push(window_row(model, *key));
            }
        }
        Self {
            head: Head::column(
                page_url("windows/", page),
                "服务窗口",
                WINDOWS,
                "各政务服务窗口的位置、电话、办公时间、授权事项和期限。",
            ),
            total: keys.len(),
            groups,
            pager: Pager::new("windows/", page, page_count(registry.windows.len(), ROWS)),
        }
    }
}

/// A window in a list.
pub(super) fn window_row<'r>(model: &'r Model<'r>, key: WindowKey) -> WindowRow<'r> {
    let window = &model.registry.windows[key];
    WindowRow {
        url: window_url(model.registry, key),
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
