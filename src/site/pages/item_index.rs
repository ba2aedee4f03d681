use serde::Serialize;

use crate::registry::DepartmentKey;
use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Dated, Head, ItemCount, PageKind, Pager, Variant, address, column, item_count};

/// Items by department.
#[derive(Serialize)]
pub(crate) struct ItemIndex<'r> {
    head: Head,
    /// How many items are handled.
    total: Dated<usize>,
    /// The departments that have items.
    departments: Vec<DepartmentEntry<'r>>,
    pager: Option<Pager>,
}

/// A department and the number of its items.
#[derive(Serialize)]
struct DepartmentEntry<'r> {
    /// The list of its items.
    url: String,
    name: &'r str,
    items: Dated<ItemCount>,
}

impl<'r> PageKind<'r> for ItemIndex<'r> {
    const STEM: &'static str = column::ITEMS.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, model.registry.departments.len(), ROWS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys: Vec<DepartmentKey> = registry.departments.keys().collect();
        let entry = |key: &DepartmentKey| {
            let department = &registry.departments[*key];
            DepartmentEntry {
                url: address::first(&address::items_of(registry, *key)),
                name: &department.record.name,
                items: item_count(model, &department.items),
            }
        };
        let with_items = |key: &&DepartmentKey| !registry.departments[**key].items.is_empty();
        Self {
            head: Head::list(&column::ITEMS, page).described("各部门在政务服务窗口办理的事项。"),
            total: Variant::all(&model.items),
            departments: rows_of(&keys, page, ROWS).iter().filter(with_items).map(entry).collect(),
            pager: Pager::new(Self::STEM, page, keys.len(), ROWS),
        }
    }
}
