//! Where things went: the departments and items that others name as their successors.

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{self, ItemList};

use super::ids::{Ids, ItemIds};
use super::{Department, DepartmentKey, Doubt, Item, ItemKey, Table};

/// What is needed to resolve them.
pub(super) struct Moves<'j> {
    pub(super) departments: &'j Ids<DepartmentKey>,
    pub(super) items: &'j ItemIds,
    /// Departments whose item lists could not all be read: an unknown item of theirs is not reported.
    pub(super) items_unread: &'j Doubt,
    pub(super) findings: &'j mut Vec<Diagnostic>,
}

impl Moves<'_> {
    /// Resolves all of them.
    pub(super) fn resolve(
        &mut self,
        departments: &mut Table<DepartmentKey, Department>,
        items: &mut Table<ItemKey, Item>,
    ) {
        for key in departments.keys() {
            let department = &departments[key];
            let Some(id) = &department.record.moved_to else { continue };
            let place = Place::value(department.file, [records::Department::moved_to]);
            let who = format!("部门“{}”", department.record.name);
            departments[key].moved_to = self.departments.resolve(id.as_str(), place, &who, self.findings);
        }
        for key in items.keys() {
            items[key].moved_to = self.item(&items[key]);
        }
    }

    fn item(&mut self, item: &Item) -> Option<ItemKey> {
        let reference = item.record.moved_to.as_ref()?;
        let steps = [ItemList::items, item.index.into(), records::Item::moved_to];
        let place = Place::value(item.file, steps);
        let who = format!("事项“{}”", item.record.name);
        let department = match &reference.department {
            None => item.department,
            Some(id) => self.departments.resolve(id.as_str(), place.clone(), &who, self.findings)?,
        };
        let known = self.items.get(&department);
        match known.and_then(|ids| ids.get(reference.id.as_str())) {
            None if self.items_unread.covers(department) => None,
            Some(key) => Some(key),
            None => {
                let empty = Ids::new("事项");
                known.unwrap_or(&empty).resolve(reference.id.as_str(), place, &who, self.findings)
            }
        }
    }
}
