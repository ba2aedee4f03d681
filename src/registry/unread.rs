use std::collections::BTreeSet;

use crate::load::{Filed, Kind, UnreadFile};
use crate::records::Id;

use super::ids::Ids;
use super::{DepartmentKey, Doubt, Key};

/// Files without a readable record: what they define is unknown, not missing.
pub(super) struct Unread<'c>(pub(super) &'c [UnreadFile]);

impl Unread<'_> {
    /// The ids of a kind, those that its records had before included.
    pub(super) fn ids<K: Key, T>(
        &self,
        kind: Kind,
        records: &[Filed<T>],
        former: impl Fn(&T) -> &[Id],
    ) -> Ids<K> {
        let mut ids = Ids::new(kind.label());
        for (at, filed) in records.iter().enumerate() {
            ids.add(&filed.id, K::from_index(at));
        }
        for (at, filed) in records.iter().enumerate() {
            for id in former(&filed.record) {
                ids.add_former(id.as_str(), K::from_index(at));
            }
        }
        for file in self.of(&[kind]) {
            ids.add_unread(file.id());
        }
        ids
    }

    pub(super) fn any(&self, kind: Kind) -> bool {
        self.of(&[kind]).next().is_some()
    }

    /// The folders in which there are such files, with their slash.
    pub(super) fn folders(&self) -> BTreeSet<&'static str> {
        let kinds = self.0.iter().filter_map(|file| Kind::of(&file.path));
        kinds.filter_map(Kind::folder).collect()
    }

    /// Is it the one file of this kind?
    pub(super) fn file(&self, kind: Kind) -> bool {
        self.0.iter().any(|file| Kind::of(&file.path) == Some(kind))
    }

    /// Those in the folders of these kinds.
    fn of(&self, kinds: &[Kind]) -> impl Iterator<Item = &UnreadFile> {
        let is_of =
            |file: &&UnreadFile, kind: &Kind| kind.folder().is_some_and(|own| file.path.starts_with(own));
        self.0.iter().filter(move |file| kinds.iter().any(|kind| is_of(file, kind)))
    }

    /// Which departments the files of these kinds are about, judged by what could be read, else by the file names.
    pub(super) fn doubt(&self, kinds: &[Kind], departments: &Ids<DepartmentKey>) -> Doubt {
        let mut doubt = Doubt::default();
        for file in self.of(kinds) {
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
