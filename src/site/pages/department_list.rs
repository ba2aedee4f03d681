use serde::Serialize;

use crate::records::Date;
use crate::registry::DepartmentKey;
use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{
    Dated, Head, Link, PageKind, Pager, PhoneView, Variant, address, column, count, dated,
};

/// The list of departments.
#[derive(Serialize)]
pub(crate) struct DepartmentList<'r> {
    head: Head,
    /// How many there are.
    total: Dated<usize>,
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
    /// How many items are handled.
    items: Dated<usize>,
    /// Why there is no such department, on days on which there is none.
    absent: Dated<AbsentView>,
    phone: PhoneView<'r>,
}

/// Why there is no such department.
#[derive(Serialize, PartialEq)]
struct AbsentView {
    /// Its first day, if that is to come.
    begins: Option<Date>,
    /// Its last day, if that is over.
    ended: Option<Date>,
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
                items: count(model, department.items.iter().flat_map(|item| registry.counted_days(*item))),
                absent: dated(model.day(), department.days().changes(), |day| {
                    let days = department.days();
                    let begins = days.first.filter(|first| day < *first);
                    let ended = days.last.filter(|last| *last < day);
                    (!days.hold(day)).then_some(AbsentView { begins, ended })
                }),
                phone: PhoneView::new(&department.record.phone),
            }
        };
        Self {
            head: Head::list(&column::DEPARTMENTS, page),
            total: Variant::all(&model.departments),
            departments: rows_of(&keys, page, ROWS).iter().map(row).collect(),
            pager: Pager::new(Self::STEM, page, keys.len(), ROWS),
        }
    }
}
