use serde::Serialize;

use crate::registry::DepartmentKey;
use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Head, Link, PageKind, Pager, PhoneView, address, column};

/// The list of departments.
#[derive(Serialize)]
pub(crate) struct DepartmentList<'r> {
    head: Head,
    /// How many in all.
    total: usize,
    departments: Vec<DepartmentRow<'r>>,
    pager: Option<Pager>,
}

/// A department in a list.
#[derive(Serialize)]
struct DepartmentRow<'r> {
    url: String,
    name: &'r str,
    /// The kind of unit.
    kind: &'static str,
    windows: Vec<Link>,
    /// How many items.
    items: usize,
    phone: PhoneView<'r>,
}

impl<'r> PageKind<'r> for DepartmentList<'r> {
    const STEM: &'static str = column::DEPARTMENTS.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, model.registry.departments.len(), ROWS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys: Vec<DepartmentKey> = registry.departments.keys().collect();
        let row = |key: &DepartmentKey| {
            let department = &registry.departments[*key];
            DepartmentRow {
                url: address::department(registry, *key),
                name: &department.record.name,
                kind: department.record.kind.label(),
                windows: department.windows.iter().map(|key| Link::window(registry, *key)).collect(),
                items: model.active(&department.items),
                phone: PhoneView::new(&department.record.phone),
            }
        };
        Self {
            head: Head::list(&column::DEPARTMENTS, page),
            total: keys.len(),
            departments: rows_of(&keys, page, ROWS).iter().map(row).collect(),
            pager: Pager::new(Self::STEM, page, keys.len(), ROWS),
        }
    }
}
