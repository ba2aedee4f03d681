use std::collections::{BTreeMap, BTreeSet};

use super::index::Record;
use crate::language::{is_han, plain_form};

/// How many pairs are kept, and in how many bits: 2 KB, one pair in eight held by chance.
const PAIRS: usize = 2000;
const BITS: usize = 1 << 14;
/// So many of them are those of everyday words, of which a site has far fewer than of names.
const EVERYDAY_PAIRS: usize = 1600;

/// Which pairs of characters stand in words: one bit for each, by a hash. Of a long sentence only some pairs can be
/// looked for; those that merely stand between two words are not worth it.
#[derive(Debug, Clone)]
pub(super) struct CommonPairs {
    /// Eight pairs to a byte, the first in its lowest bit.
    pub bits: Vec<u8>,
}

impl CommonPairs {
    pub(super) fn of(records: &[Record], sayings: &[Box<[Box<str>]>]) -> Self {
        let (mut in_names, mut everyday) = (Counts::new(), Counts::new());
        let mut leads_somewhere = vec![false; sayings.len()];
        for record in records {
            count(&mut in_names, &record.entry.name);
            record.entry.aliases.iter().for_each(|alias| count(&mut everyday, alias));
            record.links.iter().for_each(|link| leads_somewhere[link.saying as usize] = true);
        }
        for (said, _) in sayings.iter().zip(leads_somewhere).filter(|(_, leads)| *leads) {
            said.iter().for_each(|word| count(&mut everyday, word));
        }
        let mut common = Self { bits: vec![0; BITS / 8] };
        let mut kept = BTreeSet::new();
        kept.extend(commonest(everyday).take(EVERYDAY_PAIRS));
        for pair in commonest(in_names) {
            if kept.len() >= PAIRS {
                break;
            }
            kept.insert(pair);
        }
        for (a, b) in kept {
            let place = place(a, b);
            common.bits[place / 8] |= 1 << (place % 8);
        }
        common
    }

    /// Does this pair stand in a word? Right for all that do, wrong for some that do not.
    pub(super) fn holds(&self, a: char, b: char) -> bool {
        let place = place(a, b);
        self.bits[place / 8] >> (place % 8) & 1 == 1
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

/// The script of the search page computes the same, in numbers that stay below 2⁵³.
fn place(a: char, b: char) -> usize {
    (u32::from(a) * 31 + u32::from(b) * 17) as usize * 2029 % 65_521 % BITS
}
