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

/// Sorts entries into the order of their document numbers: by tier, the first of which has the short and wanted names,
/// and within a tier by the sound of the name, so that similar documents are neighbours and lie in one block. Also
/// returns the rank of each document: its place by adjusted length alone.
pub(super) fn arrange(entries: Vec<Entry>, sayings: &[&Saying]) -> (Vec<Document>, Vec<u32>) {
    let mut sorted: Vec<Sorted> = entries.into_par_iter().map(Sorted::new).collect();
    sorted.par_sort_by(Sorted::by_length_and_name);
    let items = sorted.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Item);
    let names = items.map(|(at, sorted)| (at, &*sorted.entry.name, sorted.action));
    let mut links = links(sayings, names, sorted.len());
    let departments =
        sorted.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Department);
    let departments = departments.map(|(at, sorted)| (at, &*sorted.entry.name));
    for (at, link) in department_links(sayings, &departments) {
        links[at].push(link);
    }
    for (sorted, links) in sorted.iter_mut().zip(links) {
        sorted.length = sorted.length.saturating_sub(links.len().min(MOST_FOR_SAYINGS));
        sorted.links = links;
    }
    let mut ranked: Vec<(usize, Sorted)> = sorted.into_iter().enumerate().collect();
    ranked.par_sort_by_key(|(at, sorted)| (sorted.length, *at));
    let mut placed: Vec<(u32, u32, Sorted)> =
        ranked.into_iter().zip(0u32..).map(|((_, sorted), rank)| (tier(rank), rank, sorted)).collect();
    placed.par_sort_by(|one, two| (one.0, &one.2.sounds, one.1).cmp(&(two.0, &two.2.sounds, two.1)));
    let ranks = placed.iter().map(|(_, rank, _)| *rank).collect();
    let document = |(_, _, sorted): (u32, u32, Sorted)| Document {
        entry: sorted.entry,
        actions: sorted.actions,
        links: sorted.links,
    };
    (placed.into_iter().map(document).collect(), ranks)
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

/// An entry that has no number yet.
struct Sorted {
    entry: Entry,
    /// The length of its name in characters, adjusted by the constants above.
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
        Self { length, actions, action, sounds, links: Vec::new(), entry }
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
        assert_eq!([0, 7, 8, 1023, 1024, 1039, 1040].map(block_of), [0, 0, 1, 127, 128, 128, 129]);
        let block_of_first = |block| block_of(u32::try_from(first_of(block)).unwrap()) as usize;
        assert!((0..300).all(|block| block_of_first(block) == block));
    }
}
