//! Which pairs of characters occur inside words.

use std::collections::{BTreeMap, BTreeSet};

use super::super::numbers::PAIR_HASH;
use super::document::{Document, Sayings};
use crate::language::{is_han, plain_form};

/// How many pairs are kept. With 2,000 of the 16,384 bits set, one pair in eight passes the filter by chance.
const PAIRS: usize = 2000;
/// How many of them come from everyday words, which are far fewer on a site than names.
const EVERYDAY_PAIRS: usize = 1600;

/// A Bloom filter with one hash: pairs of characters that occur inside words.
///
/// Only some pairs of a long sentence can be looked up, and a pair that spans the end of one word and the beginning of
/// the next is not worth it. The filter tells the two apart in 2 KB, where the words themselves would take 12.
#[derive(Debug, Clone)]
pub(in crate::lookup) struct WordPairs {
    /// The bits that are set, ascending.
    pub bits: BTreeSet<u32>,
}

impl WordPairs {
    pub(super) fn of(documents: &[Document], sayings: &Sayings) -> Self {
        let (mut in_names, mut everyday) = (Counts::new(), Counts::new());
        let mut leads_somewhere = vec![false; sayings.len()];
        for document in documents {
            count(&mut in_names, &document.entry.name);
            document.entry.aliases.iter().for_each(|alias| count(&mut everyday, &alias.said));
            document.links.iter().for_each(|link| leads_somewhere[link.saying as usize] = true);
        }
        for (said, _) in sayings.iter().zip(leads_somewhere).filter(|(_, leads)| *leads) {
            said.iter().for_each(|word| count(&mut everyday, word));
        }
        let mut kept = BTreeSet::new();
        kept.extend(commonest(everyday).take(EVERYDAY_PAIRS));
        for pair in commonest(in_names) {
            if kept.len() >= PAIRS {
                break;
            }
            kept.insert(pair);
        }
        Self { bits: kept.into_iter().map(|(a, b)| bit(a, b)).collect() }
    }

    /// May this pair occur inside a word? Always true for a pair that was kept, sometimes true for others.
    pub(in crate::lookup) fn may_hold(&self, a: char, b: char) -> bool {
        self.bits.contains(&bit(a, b))
    }
}

type Counts = BTreeMap<(char, char), u32>;

fn count(counts: &mut Counts, text: &str) {
    let mut before = None;
    for ch in text.chars().map(plain_form) {
        if let Some(before) = before.filter(|before| is_han(*before) && is_han(ch)) {
            *counts.entry((before, ch)).or_default() += 1;
        }
        before = Some(ch);
    }
}

fn commonest(counts: Counts) -> impl Iterator<Item = (char, char)> {
    let mut counted: Vec<((char, char), u32)> = counts.into_iter().collect();
    counted.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    counted.into_iter().map(|(pair, _)| pair)
}

fn bit(a: char, b: char) -> u32 {
    let [first, second, prime, bits] = PAIR_HASH;
    let sum = u64::from(u32::from(a)) * first + u64::from(u32::from(b)) * second;
    u32::try_from(sum % prime % bits).unwrap_or(0)
}
