use std::collections::{BTreeMap, BTreeSet};

use crate::load::Kind;
use crate::records::{Center, Department, Item, ItemList, Window};

use super::document::{Document, entry, find, list};
use super::head::{MARKS, Refers};

/// What people call the records that cells refer to: a cell shows the name, a file has the id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    names: BTreeMap<(Refers, String, String), String>,
    ids: BTreeMap<(Refers, String, String), BTreeSet<String>>,
}

impl Names {
    /// The names that the files give.
    pub(super) fn of(documents: &[Document]) -> Self {
        let mut names = Self::default();
        for document in documents {
            let id = document.id.as_str();
            match document.kind {
                Kind::Department => {
                    let short = document.one(&[Department::short_name]);
                    let full = document.one(&[Department::name]);
                    names.add(Refers::Department, "", id, if short.is_empty() { full } else { short });
                }
                Kind::Window => names.add(Refers::Window, "", id, document.one(&[Window::name])),
                Kind::Center => names.add(Refers::Center, "", id, document.one(&[Center::name])),
                Kind::ItemList => {
                    let department = document.one(&[ItemList::department]);
                    for (item, shape) in list(&document.root, document.kind.shape(), ItemList::items) {
                        let one = |step| {
                            let found =
                                find(item, shape, &[step]).map(|(node, shape)| entry(node, shape).entry);
                            found.and_then(|entry| entry.into_iter().next()).unwrap_or_default()
                        };
                        names.add(Refers::Item, &department, &one(Item::id), one(Item::name));
                    }
                }
                _ => {}
            }
        }
        names
    }

    /// Notes the name of a record; `scope` is the department of an item.
    pub(super) fn add(&mut self, refers: Refers, scope: &str, id: &str, name: String) {
        if !id.is_empty() && !name.is_empty() {
            self.ids.entry(key(refers, scope, &name)).or_default().insert(id.to_owned());
            self.names.insert(key(refers, scope, id), name);
        }
    }

    /// All of them: kind, scope, id, name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Refers, &str, &str, &str)> {
        self.names
            .iter()
            .map(|((refers, scope, id), name)| (*refers, scope.as_str(), id.as_str(), name.as_str()))
    }

    /// What a cell shows for an id: its name, unless that leaves open which record is meant.
    pub(super) fn shown<'n>(&'n self, refers: Refers, scope: &str, id: &'n str) -> &'n str {
        let Some(name) = self.names.get(&key(refers, scope, id)) else { return id };
        let is_clear = !name.contains(MARKS) && self.read(refers, scope, name) == Some(id);
        if is_clear { name } else { id }
    }

    /// The id that a cell means, by id or by name.
    pub(super) fn read<'n>(&'n self, refers: Refers, scope: &str, text: &'n str) -> Option<&'n str> {
        let key = key(refers, scope, text);
        if self.names.contains_key(&key) {
            return Some(text);
        }
        let mut ids = self.ids.get(&key)?.iter();
        ids.next().filter(|_| ids.next().is_none()).map(String::as_str)
    }

    /// All names that cells show for a kind of records, in the order of their ids.
    pub(super) fn all(&self, refers: Refers) -> Vec<&str> {
        let of_kind = self.iter().filter(|(kind, ..)| *kind == refers);
        of_kind.map(|(_, scope, id, _)| self.shown(refers, scope, id)).collect()
    }
}

/// Only items have names of their own in every department.
fn key(refers: Refers, scope: &str, last: &str) -> (Refers, String, String) {
    let scope = if refers == Refers::Item { scope } else { "" };
    (refers, scope.to_owned(), last.to_owned())
}
