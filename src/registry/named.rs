use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Path};
use crate::records::{self, Id, ItemList, NoticeFront, PageFront};

use super::gone::former_letters;
use super::{CenterKey, DepartmentKey, ItemKey, LedgerEntry, Letter, LetterKey, Registry, WindowKey};

/// A record that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum RecordKey {
    /// A service centre.
    Center(CenterKey),
    /// A department.
    Department(DepartmentKey),
    /// A window.
    Window(WindowKey),
    /// An item.
    Item(ItemKey),
    /// A signed letter.
    Letter(LetterKey),
    /// A notice, by its place.
    Notice(usize),
    /// A standing page, by its place.
    Page(usize),
}

impl Registry {
    /// Every record with a page of its own by the name that the ledger has for it.
    pub(super) fn every_name(&self) -> BTreeMap<String, RecordKey> {
        let keys = self.centers.keys().map(RecordKey::Center);
        let keys = keys.chain(self.departments.keys().map(RecordKey::Department));
        let keys = keys.chain(self.windows.keys().map(RecordKey::Window));
        let keys = keys.chain(self.items.keys().map(RecordKey::Item));
        let signed = self.letters.iter().filter(|(_, letter)| letter.record.is_signed());
        let keys = keys.chain(signed.map(|(key, _)| RecordKey::Letter(key)));
        let keys = keys.chain((0..self.notices.len()).map(RecordKey::Notice));
        let keys = keys.chain((0..self.pages.len()).map(RecordKey::Page));
        keys.map(|key| (self.name_of(key), key)).collect()
    }

    /// What the ledger calls a record.
    pub fn name_of(&self, key: RecordKey) -> String {
        match key {
            RecordKey::Center(key) => format!("centers/{}", self.centers[key].id),
            RecordKey::Department(key) => format!("departments/{}", self.departments[key].id),
            RecordKey::Window(key) => format!("windows/{}", self.windows[key].id),
            RecordKey::Item(key) => {
                let item = &self.items[key];
                format!("items/{}/{}", self.departments[item.department].id, item.id)
            }
            RecordKey::Letter(key) => self.letters[key].record_name(),
            RecordKey::Notice(at) => format!("notices/{}", self.notices[at].id),
            RecordKey::Page(at) => format!("pages/{}", self.pages[at].id),
        }
    }

    /// The file in which a record stands.
    pub fn file_of(&self, key: RecordKey) -> FileId {
        match key {
            RecordKey::Center(key) => self.centers[key].file,
            RecordKey::Department(key) => self.departments[key].file,
            RecordKey::Window(key) => self.windows[key].file,
            RecordKey::Item(key) => self.items[key].file,
            RecordKey::Letter(key) => self.letters[key].file,
            RecordKey::Notice(at) => self.notices[at].file,
            RecordKey::Page(at) => self.pages[at].file,
        }
    }

    /// What people call a record by any name that the ledger has or had for it, there or gone.
    pub fn title_by_name(&self, name: &str) -> Option<&str> {
        let claimed = |name: &str| {
            let claimed = self.former_names().into_iter().find(|former| former.name == name);
            claimed.map(|former| self.title_of(former.key))
        };
        let remembered = || {
            let mut entries = self.ledger.entries.iter();
            let (now, _) = entries.find(|(_, entry)| entry.former.iter().any(|former| **former == *name))?;
            let there = self.named.get(&**now).map(|key| self.title_of(*key));
            there.or_else(|| self.title_of_ended(now)).or_else(|| claimed(now))
        };
        let there = self.named.get(name).map(|key| self.title_of(*key));
        there.or_else(|| self.title_of_ended(name)).or_else(|| claimed(name)).or_else(remembered)
    }

    /// What people call a record.
    pub fn title_of(&self, key: RecordKey) -> &str {
        match key {
            RecordKey::Center(key) => &self.centers[key].record.name,
            RecordKey::Department(key) => &self.departments[key].record.name,
            RecordKey::Window(key) => &self.windows[key].record.name,
            RecordKey::Item(key) => &self.items[key].record.name,
            RecordKey::Letter(key) => &self.letters[key].record.number,
            RecordKey::Notice(at) => &self.notices[at].document.front.title,
            RecordKey::Page(at) => &self.pages[at].document.front.title,
        }
    }

    /// What the ledger knows of a letter, also if it was renamed since.
    pub fn ledger_entry(&self, letter: &Letter) -> Option<&LedgerEntry> {
        let former = former_letters(letter.year, &letter.record.former_ids);
        let names = former.map(|(year, id)| format!("letters/{year}/{id}"));
        let mut names = std::iter::once(letter.record_name()).chain(names);
        names.find_map(|name| self.ledger.entries.get(name.as_str()))
    }

    /// Every name that a record had before. Those that follow from the former ids of a department have no place of their
    /// own.
    pub fn former_names(&self) -> Vec<FormerName> {
        let mut names = Vec::new();
        let mut add = |name: String, key, file: FileId, path: Option<Path>| {
            names.push(FormerName { name, key, place: path.map(|path| (file, path)) });
        };
        let plain = |former: &[Id]| -> Vec<(usize, String)> {
            former.iter().map(Id::to_string).enumerate().collect()
        };
        for (key, center) in self.centers.iter() {
            for (at, id) in plain(&center.record.former_ids) {
                let path = vec![records::Center::former_ids, at.into()];
                add(format!("centers/{id}"), RecordKey::Center(key), center.file, Some(path));
            }
        }
        for (key, department) in self.departments.iter() {
            for (at, id) in plain(&department.record.former_ids) {
                let path = vec![records::Department::former_ids, at.into()];
                add(format!("departments/{id}"), RecordKey::Department(key), department.file, Some(path));
                for item in &department.items {
                    let (key, item) = (RecordKey::Item(*item), &self.items[*item]);
                    add(format!("items/{id}/{}", item.id), key, item.file, None);
                    let own = item.record.former_ids.iter().filter(|former| former.department.is_none());
                    own.for_each(|former| add(format!("items/{id}/{}", former.id), key, item.file, None));
                }
            }
        }
        for (key, window) in self.windows.iter() {
            for (at, id) in plain(&window.record.former_ids) {
                let path = vec![records::Window::former_ids, at.into()];
                add(format!("windows/{id}"), RecordKey::Window(key), window.file, Some(path));
            }
        }
        for (key, item) in self.items.iter() {
            for (at, former) in item.record.former_ids.iter().enumerate() {
                let own = &self.departments[item.department].id;
                let department = former.department.as_ref().map_or(&**own, Id::as_str);
                let path = vec![ItemList::items, item.index.into(), records::Item::former_ids, at.into()];
                let name = format!("items/{department}/{}", former.id);
                add(name, RecordKey::Item(key), item.file, Some(path));
            }
        }
        for (key, letter) in self.letters.iter().filter(|(_, letter)| letter.record.is_signed()) {
            for (at, (year, id)) in former_letters(letter.year, &letter.record.former_ids).enumerate() {
                let path = vec![records::Letter::former_ids, at.into()];
                add(format!("letters/{year}/{id}"), RecordKey::Letter(key), letter.file, Some(path));
            }
        }
        for (key, notice) in self.notices.iter().enumerate() {
            for (at, id) in plain(&notice.document.front.former_ids) {
                let path = vec![NoticeFront::former_ids, at.into()];
                add(format!("notices/{id}"), RecordKey::Notice(key), notice.file, Some(path));
            }
        }
        for (key, page) in self.pages.iter().enumerate() {
            for (at, id) in plain(&page.document.front.former_ids) {
                let path = vec![PageFront::former_ids, at.into()];
                add(format!("pages/{id}"), RecordKey::Page(key), page.file, Some(path));
            }
        }
        names
    }
}

/// A name that a record had before.
#[derive(Debug, Clone)]
pub struct FormerName {
    /// As the ledger called it.
    pub name: String,
    /// The record.
    pub key: RecordKey,
    /// Where it says so.
    pub place: Option<(FileId, Path)>,
}
