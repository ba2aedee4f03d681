use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Dated, Head, Link, PageKind, Pager, Variant, WindowRow, column, window_row};

/// The list of windows, by centre.
#[derive(Serialize)]
pub(crate) struct WindowList<'r> {
    head: Head,
    /// How many there are.
    total: Dated<usize>,
    /// Windows by centre.
    groups: Vec<WindowGroup<'r>>,
    pager: Option<Pager>,
}

/// Windows of one centre.
#[derive(Serialize)]
struct WindowGroup<'r> {
    center: Link,
    /// Its address.
    address: &'r str,
    windows: Vec<WindowRow<'r>>,
}

impl<'r> PageKind<'r> for WindowList<'r> {
    const STEM: &'static str = column::WINDOWS.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, model.registry.windows.len(), ROWS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys = &model.windows_by_center;
        let mut groups: Vec<WindowGroup<'r>> = Vec::new();
        for key in rows_of(keys, page, ROWS) {
            let Some(center) = registry.windows[*key].center else { continue };
            let link = Link::center(registry, center);
            if groups.last().is_none_or(|group| group.center.url != link.url) {
                let address = &registry.centers[center].record.address;
                groups.push(WindowGroup { center: link, address, windows: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.windows.push(window_row(model, *key));
            }
        }
        Self {
            head: Head::list(&column::WINDOWS, page)
                .described("各政务服务窗口的位置、电话、办公时间、授权事项和期限。"),
            total: Variant::all(&model.windows),
            groups,
            pager: Pager::new(Self::STEM, page, registry.windows.len(), ROWS),
        }
    }
}
