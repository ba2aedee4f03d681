use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::load::Filed;
use crate::records::{Ended, EndedList, Id, LetterRef};

use super::ids::{Ids, ItemIds};
use super::index_ledger::IndexLedger;
use super::{DepartmentKey, Key, LetterKey, Registry};

/// The names of records that were published or have ended, whether or not they are still there.
pub(super) struct Gone {
    published: BTreeSet<Box<str>>,
    ended: BTreeSet<Box<str>>,
    /// What the ledger calls a record today, by what it was called before.
    renamed: BTreeMap<Box<str>, Box<str>>,
}

impl Gone {
    /// What the ledger and the list of what has ended know. The ledger of a demonstration misses nothing.
    pub(super) fn of(ledger: &IndexLedger, ended: Option<&Filed<EndedList>>) -> Self {
        let binding = || (!ledger.demonstration).then_some(&ledger.entries).into_iter().flatten();
        let published = binding().flat_map(|(name, entry)| std::iter::once(name).chain(&entry.former));
        let renamed = binding().flat_map(|(name, entry)| entry.former.iter().map(move |old| (old, name)));
        let ended = ended.into_iter().flat_map(|filed| filed.record.in_force());
        Self {
            published: published.cloned().collect(),
            ended: ended.map(|ended| ended.record.as_str().into()).collect(),
            renamed: renamed.map(|(old, name)| (old.clone(), name.clone())).collect(),
        }
    }

    /// Tells the ids below a folder what the records were called before, which of them have ended, and which were once
    /// published.
    pub(super) fn tell<K: Key>(&self, folder: &str, ids: &mut Ids<K>) {
        for (old, name) in self.renamed.iter().filter(|(old, _)| old.starts_with(folder)) {
            if let Some(key) = name.strip_prefix(folder).and_then(|id| ids.get(id)) {
                ids.add_former(&old[folder.len()..], key);
            } else if self.ended.contains(name) {
                ids.add_ended(&old[folder.len()..]);
            }
        }
        let below = |names: &BTreeSet<Box<str>>| -> Vec<Box<str>> {
            let from = names.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
            let below = from.take_while(|name| name.starts_with(folder));
            below.map(|name| name[folder.len()..].into()).collect()
        };
        for id in below(&self.ended) {
            ids.add_ended(&id);
        }
        for id in below(&self.published) {
            ids.add_unread(&id);
        }
    }

    /// The same of items, which may have gone to another department.
    pub(super) fn tell_items(&self, departments: &Ids<DepartmentKey>, ids: &mut ItemIds) {
        let parts = |name| str::strip_prefix(name, "items/").and_then(|rest: &str| rest.split_once('/'));
        for (old, name) in &self.renamed {
            let (Some((then, old)), Some((now, id))) = (parts(old), parts(name)) else { continue };
            let key = departments.get(now).and_then(|now| ids.get(&now)?.get(id));
            if let (Some(then), Some(key)) = (departments.get(then), key) {
                ids.entry(then).or_insert_with(|| Ids::new("事项")).add_former(old, key);
            }
        }
        for department in self.departments_of_items() {
            let Some(key) = departments.get(department) else { continue };
            let ids = ids.entry(key).or_insert_with(|| Ids::new("事项"));
            self.tell(&format!("items/{department}/"), ids);
        }
    }

    /// What the ledger calls a letter today that was called otherwise before: its year and id.
    pub(super) fn renamed_letter(&self, year: i16, id: &str) -> Option<(i16, Box<str>)> {
        let name = self.renamed.get(format!("letters/{year}/{id}").as_str())?;
        let (year, id) = name.strip_prefix("letters/")?.split_once('/')?;
        Some((year.parse().ok()?, id.into()))
    }

    /// Was there such a letter?
    pub(super) fn knows_letter(&self, year: i16, id: &str) -> bool {
        let name = format!("letters/{year}/{id}");
        self.published.contains(name.as_str()) || self.ended.contains(name.as_str())
    }

    /// The departments of items that were once published.
    fn departments_of_items(&self) -> BTreeSet<&str> {
        let names = self.published.iter().chain(&self.ended);
        names.filter_map(|name| name.strip_prefix("items/")?.split('/').next()).collect()
    }
}

impl Registry {
    /// What was published and has ended.
    pub fn ended(&self) -> impl Iterator<Item = &Ended> {
        self.ended.iter().flat_map(|filed| filed.record.in_force())
    }

    /// What became of those items that a letter names and that have ended.
    pub fn ended_items(&self, letter: LetterKey, named: &[Id]) -> Vec<&Ended> {
        let letter = &self.letters[letter];
        let today = letter.department.map(|key| &*self.departments[key].id);
        let departments = self.gone.names_of(&self.ledger, letter.record.department.as_str(), today);
        let ended = |id: &Id| {
            let names = || departments.iter().map(|department| format!("items/{department}/{id}"));
            let first = names().filter_map(|name| self.gone.ended.get(name.as_str()).copied()).min()?;
            let is_there = names().any(|name| self.named.contains_key(&name));
            self.ended.as_ref()?.record.records.get(first).filter(|_| !is_there)
        };
        named.iter().filter_map(ended).collect()
    }
}

/// Where a name leads that the ledger or the register of what has ended knows, so that no question reads all of either.
#[derive(Debug, Clone, Default)]
pub(crate) struct GoneNames {
    /// Departments of the ledger, by an id that each had before.
    departments: BTreeMap<Box<str>, Vec<Box<str>>>,
    /// The place in the register of what has ended, by every name it ever had.
    ended: BTreeMap<Box<str>, usize>,
}

impl GoneNames {
    pub(super) fn of(ledger: &IndexLedger, register: Option<&Filed<EndedList>>) -> Self {
        let mut names = Self::default();
        let first = Bound::Included("departments/");
        for (name, entry) in ledger.entries.range::<str, _>((first, Bound::Unbounded)) {
            let Some(id) = name.strip_prefix("departments/") else { break };
            for old in entry.former.iter().filter_map(|old| old.strip_prefix("departments/")) {
                names.departments.entry(old.into()).or_default().push(id.into());
            }
        }
        let register = register.into_iter().flat_map(|filed| filed.record.records.iter().enumerate());
        for (at, ended) in register.filter(|(_, ended)| ended.is_in_force()) {
            let name = ended.record.as_str();
            let former = ledger.entries.get(name).map_or(&[][..], |entry| &entry.former);
            for name in std::iter::once(name).chain(former.iter().map(|old| &**old)) {
                names.ended.entry(name.into()).or_insert(at);
            }
        }
        names
    }

    /// The ids, now and before, of a department that a record calls `written` and that is called `today` now.
    fn names_of<'a>(
        &'a self,
        ledger: &'a IndexLedger,
        written: &'a str,
        today: Option<&'a str>,
    ) -> BTreeSet<&'a str> {
        let renamed = self.departments.get(written).into_iter().flatten().map(|id| &**id);
        let mut names: BTreeSet<&str> = renamed.chain([written]).chain(today).collect();
        let entries = names.iter().filter_map(|id| ledger.entries.get(format!("departments/{id}").as_str()));
        let former = entries.flat_map(|entry| &entry.former);
        let former: Vec<&str> = former.filter_map(|old| old.strip_prefix("departments/")).collect();
        names.extend(former);
        names
    }
}

/// The letters that one was before, with their years.
pub(super) fn former_letters(year: i16, former: &[LetterRef]) -> impl Iterator<Item = (i16, &str)> {
    former.iter().map(move |former| (former.year.unwrap_or(year), former.id.as_str()))
}
