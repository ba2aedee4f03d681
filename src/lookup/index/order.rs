//! The order in which documents are numbered, and how they are divided into blocks.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::super::directory::{Entry, EntryKind};
use super::super::numbers::{BLOCK, TIER, TIER_GROWTH, WANTED, WANTED_BLOCK};
use super::action::{ActionNumber, actions_of};
use super::character::characters;
use super::document::Document;
use super::meaning::{Link, department_links, links};
use crate::language::Saying;

/// A name that shows an action counts as this many characters longer: obtaining something comes before changing it.
const FOR_ACTION: usize = 1;
/// The same for the name of anything but an item.
const FOR_NO_ITEM: usize = 2;
/// A name counts as one character shorter for each saying that leads to it, up to this many: people ask most for what
/// they have everyday words for.
const MOST_FOR_SAYINGS: usize = 4;
/// How many binary digits of the number of settled entries, after the first one, may be other than 0: with 4, up to one
/// in sixteen may have been added lately.
const SIGNIFICANT: u32 = 4;

/// Documents by their numbers.
pub(super) struct Arranged {
    pub documents: Vec<Document>,
    /// The rank of each: its place by adjusted length alone.
    pub ranks: Vec<u32>,
    /// How many are settled; the others were added lately.
    pub settled: usize,
}

/// Gives entries their document numbers. Those that are settled are sorted by tier, the first of which has the short and
/// wanted names, and within a tier by the sound of the name, so that similar documents are neighbours and lie in one
/// block. An entry that was added lately takes no number from these: it follows behind, in the order of publication.
pub(super) fn arrange(entries: Vec<Entry>, sayings: &[&Saying]) -> Arranged {
    let published = entries.iter().filter_map(|entry| entry.published).max().map_or(0, |last| last + 1);
    let settling = rounded_down(published);
    let late = |entry: &Entry| entry.published.and_then(|published| published.checked_sub(settling));
    let (added, settled): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| late(entry).is_some());
    let mut all = linked(settled.into_par_iter().map(Sorted::new).collect(), sayings);
    number(&mut all);
    let settled = all.len();
    if !added.is_empty() {
        // A saying may now lead to what was added instead of another, which keeps its number all the same.
        all.extend(added.into_iter().map(|entry| {
            let number = settled + late(&entry).unwrap_or(0) as usize;
            Sorted { number, ..Sorted::new(entry) }
        }));
        all = linked(all, sayings);
    }
    let length = all.iter().map(|sorted| sorted.number + 1).max().unwrap_or(0);
    let mut arranged = Arranged { documents: Vec::new(), ranks: vec![u32::MAX; length], settled };
    // A number that no entry has, because two of its records share one, is left empty.
    arranged.documents.resize_with(length, Document::default);
    for (sorted, rank) in ranked(all).into_iter().zip(0u32..) {
        arranged.ranks[sorted.number] = rank;
        let Sorted { number, entry, actions, links, .. } = sorted;
        arranged.documents[number] = Document { entry, actions, links };
    }
    arranged
}

/// The greatest number up to this one with few significant digits: it mostly stays when a little is added.
fn rounded_down(number: u32) -> u32 {
    let step = 1 << number.checked_ilog2().unwrap_or(0).saturating_sub(SIGNIFICANT);
    number - number % step
}

/// The entries sorted by length and name, with the sayings that lead to each.
fn linked(mut all: Vec<Sorted>, sayings: &[&Saying]) -> Vec<Sorted> {
    all.par_sort_by(Sorted::by_length_and_name);
    let items = all.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Item);
    let names = items.map(|(at, sorted)| (at, &*sorted.entry.name, sorted.action));
    let mut links = links(sayings, names, all.len());
    let departments = all.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Department);
    let departments = departments.map(|(at, sorted)| (at, &*sorted.entry.name));
    for (at, link) in department_links(sayings, &departments) {
        links[at].push(link);
    }
    for (sorted, links) in all.iter_mut().zip(links) {
        sorted.links = links;
    }
    all
}

/// Sorts by adjusted length; `all` are sorted by length and name.
fn ranked(mut all: Vec<Sorted>) -> Vec<Sorted> {
    all.par_sort_by_key(Sorted::adjusted_length);
    all
}

/// Numbers entries that are sorted by length and name by tier and sound.
fn number(all: &mut [Sorted]) {
    let mut ranked: Vec<&mut Sorted> = all.iter_mut().collect();
    ranked.par_sort_by_key(|sorted| sorted.adjusted_length());
    let mut placed: Vec<(u32, u32, &mut Sorted)> =
        ranked.into_iter().zip(0u32..).map(|(sorted, rank)| (tier(rank), rank, sorted)).collect();
    placed.par_sort_by(|one, two| (one.0, &one.2.sounds, one.1).cmp(&(two.0, &two.2.sounds, two.1)));
    placed.into_iter().enumerate().for_each(|(number, (_, _, sorted))| sorted.number = number);
}

/// The tier of a rank, from 1. Since documents are numbered by tier, it is also the tier of a document number.
pub(in crate::lookup) fn tier(rank: u32) -> u32 {
    (rank / TIER).checked_ilog(TIER_GROWTH).map_or(1, |digits| digits + 1)
}

/// The block that contains a document.
pub(in crate::lookup) fn block_of(document: u32) -> u32 {
    document.min(WANTED) / WANTED_BLOCK + document.saturating_sub(WANTED) / BLOCK
}

/// The first document of a block.
pub(in crate::lookup) fn first_of(block: usize) -> usize {
    let [wanted, wanted_block, other] = [WANTED / WANTED_BLOCK, WANTED_BLOCK, BLOCK].map(|n| n as usize);
    block.min(wanted) * wanted_block + block.saturating_sub(wanted) * other
}

/// All blocks, in order.
pub(in crate::lookup) fn blocks(documents: &[Document]) -> Vec<&[Document]> {
    let (wanted, others) = documents.split_at(documents.len().min(WANTED as usize));
    wanted.chunks(WANTED_BLOCK as usize).chain(others.chunks(BLOCK as usize)).collect()
}

/// An entry while it is given its number.
struct Sorted {
    entry: Entry,
    number: usize,
    /// The length of its name in characters, adjusted by what it is and shows.
    length: usize,
    actions: u16,
    /// The action its name shows first.
    action: ActionNumber,
    sounds: Vec<u16>,
    links: Vec<Link>,
}

impl Sorted {
    fn new(entry: Entry) -> Self {
        let name = characters(&entry.name);
        let (actions, action) = actions_of(&entry.name);
        let sounds = name.iter().map(|one| one.sound.map_or(u16::MAX, |sound| sound.0)).collect();
        let for_action = if action > 0 { FOR_ACTION } else { 0 };
        let for_kind = if entry.kind == EntryKind::Item { 0 } else { FOR_NO_ITEM };
        let length = name.len() + for_action + for_kind;
        Self { entry, number: 0, length, actions, action, sounds, links: Vec::new() }
    }

    /// The length, adjusted by the sayings that lead to it as well.
    fn adjusted_length(&self) -> usize {
        self.length.saturating_sub(self.links.len().min(MOST_FOR_SAYINGS))
    }

    fn by_length_and_name(&self, other: &Self) -> Ordering {
        let (one, two) = (&self.entry, &other.entry);
        (self.length, one.kind, &one.name, &one.answers).cmp(&(
            other.length,
            two.kind,
            &two.name,
            &two.answers,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_grow_and_blocks_follow_each_other() {
        assert_eq!([0, 255, 256, 1023, 1024, 4096].map(tier), [1, 1, 2, 2, 3, 4]);
        assert_eq!([0, 4, 5, 1019, 1020, 1035, 1036].map(block_of), [0, 0, 1, 203, 204, 204, 205]);
        let block_of_first = |block| block_of(u32::try_from(first_of(block)).unwrap()) as usize;
        assert!((0..300).all(|block| block_of_first(block) == block));
    }
}
