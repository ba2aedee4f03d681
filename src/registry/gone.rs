use std::collections::BTreeSet;
use std::ops::Bound;

use crate::load::Filed;
use crate::records::{EndedList, LetterRef};

use super::Key;
use super::ids::Ids;
use super::index_ledger::IndexLedger;

/// The names of records that were published or have ended, whether or not they are still there.
pub(super) struct Gone {
    published: BTreeSet<Box<str>>,
    ended: BTreeSet<Box<str>>,
}

impl Gone {
    /// What the ledger and the list of what has ended know. The ledger of a demonstration misses nothing.
    pub(super) fn of(ledger: &IndexLedger, ended: Option<&Filed<EndedList>>) -> Self {
        let binding = (!ledger.demonstration).then_some(&ledger.entries).into_iter().flatten();
        let published = binding.flat_map(|(name, entry)| std::iter::once(name).chain(&entry.former));
        let ended = ended.into_iter().flat_map(|filed| &filed.record.records);
        Self {
            published: published.cloned().collect(),
            ended: ended.map(|ended| ended.record.as_str().into()).collect(),
        }
    }

    /// Tells the ids below a folder which of them were once published.
    pub(super) fn tell<K: Key>(&self, folder: &str, ids: &mut Ids<K>) {
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

    /// Was there such a letter?
    pub(super) fn knows_letter(&self, year: i16, id: &str) -> bool {
        let name = format!("letters/{year}/{id}");
        self.published.contains(name.as_str()) || self.ended.contains(name.as_str())
    }

    /// The departments of items that were once published.
    pub(super) fn departments_of_items(&self) -> BTreeSet<&str> {
        let names = self.published.iter().chain(&self.ended);
        names.filter_map(|name| name.strip_prefix("items/")?.split('/').next()).collect()
    }
}

/// The letters that one was before, with their years.
pub(super) fn former_letters(year: i16, former: &[LetterRef]) -> impl Iterator<Item = (i16, &str)> {
    former.iter().map(move |former| (former.year.unwrap_or(year), former.id.as_str()))
}
