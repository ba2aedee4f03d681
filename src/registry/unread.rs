use std::collections::BTreeSet;

use crate::load::{Filed, UnreadFile};

use super::ids::Ids;
use super::{DepartmentKey, Doubt, Key};

/// Files without a readable record: what they define is unknown, not missing.
pub(super) struct Unread<'c>(pub(super) &'c [UnreadFile]);

impl Unread<'_> {
    pub(super) fn ids<K: Key, T>(&self, label: &'static str, folder: &str, records: &[Filed<T>]) -> Ids<K> {
        let mut ids = Ids::new(label);
        for (at, filed) in records.iter().enumerate() {
            ids.add(&filed.id, K::from_index(at));
        }
        for file in self.0.iter().filter(|file| file.path.starts_with(folder)) {
            ids.add_unread(file.id());
        }
        ids
    }

    pub(super) fn any(&self, folder: &str) -> bool {
        self.0.iter().any(|file| file.path.starts_with(folder))
    }

    /// Whose items are not all known.
    pub(super) fn items(&self) -> UnreadItems {
        let files = || self.0.iter().filter(|file| file.path.starts_with("items/"));
        UnreadItems {
            anybody: files().any(|file| file.departments.is_empty()),
            departments: files().flat_map(|file| file.departments.iter().cloned()).collect(),
        }
    }

    /// Which departments the files are about, by what could be read of them, else by their names.
    pub(super) fn doubt(&self, departments: &Ids<DepartmentKey>) -> Doubt {
        let mut doubt = Doubt::default();
        let about_departments = ["windows/", "items/", "letters/"];
        for file in self.0.iter().filter(|file| about_departments.iter().any(|f| file.path.starts_with(f))) {
            let named: Vec<DepartmentKey> =
                file.departments.iter().filter_map(|id| departments.get(id)).collect();
            match departments.get(file.id()).filter(|_| named.is_empty()) {
                Some(department) => doubt.add(department),
                None if named.is_empty() => doubt.add_everything(),
                None => named.into_iter().for_each(|department| doubt.add(department)),
            }
        }
        doubt
    }
}

/// Departments of item lists that could not be read, or not whole.
#[derive(Debug)]
pub(super) struct UnreadItems {
    /// A list does not even say whose it is.
    anybody: bool,
    departments: BTreeSet<String>,
}

impl UnreadItems {
    pub(super) fn covers(&self, department: &str) -> bool {
        self.anybody || self.departments.contains(department)
    }
}
