use std::collections::BTreeMap;

use super::{CenterKey, DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};

/// A record that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Every record with a page of its own by the name that the ledger has for it: `windows/scjgj`, `letters/2026/scjgj`.
    /// Letters only once signed.
    pub fn named(&self) -> BTreeMap<String, RecordKey> {
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
}
