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

    /// Which departments the files in these folders are about, by what could be read of them, else by their names.
    pub(super) fn doubt(&self, folders: &[&str], departments: &Ids<DepartmentKey>) -> Doubt {
        let mut doubt = Doubt::default();
        for file in self.0.iter().filter(|file| folders.iter().any(|f| file.path.starts_with(f))) {
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
