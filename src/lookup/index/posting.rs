//! Postings: for each key, word or code, the documents that contain it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::character::{Character, characters};
use super::document::{Document, Sayings};
use super::key::{Key, keys_of, plain_code, triples_of, words_of};

/// Votes of a word of letters and digits, and of a code, however many documents have it.
pub(in crate::lookup) const VOTES_OF_WORD: i32 = 12;
pub(in crate::lookup) const VOTES_OF_CODE: i32 = 63;

/// The longest list of a posting; the documents of best rank are kept.
const MOST_PER_KEY: usize = 1000;
/// The same for keys about how a text begins.
const MOST_PER_BEGINNING: usize = 64;
/// How many of the pairs with longer lists are extended to triples.
const MOST_HOT: usize = 512;
/// Documents that one thread works on at a time.
const CHUNK: usize = 4096;

/// The documents that contain a key. Both lists are ascending.
#[derive(Debug, Clone, Default)]
pub(in crate::lookup) struct Posting {
    /// Those with a text that begins with it.
    pub beginning: Vec<u32>,
    /// All others.
    pub others: Vec<u32>,
    /// The document frequency: how many documents contain the key, including those left out of the lists.
    pub frequency: u32,
}

/// The occurrence of a key in a document, as one number, so that millions of them are sorted quickly.
///
/// From the highest bit to the lowest: the key ([`Key::BITS`]), one bit that is 0 if a text of the document begins with
/// the key, and [`DOCUMENT_BITS`] for the number of the document. Sorted occurrences are therefore grouped by key; in
/// each group the documents that begin with it come first, and both parts are in ascending order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Occurrence(u64);

/// Enough for sixteen million documents.
const DOCUMENT_BITS: u32 = 24;

const _: () = assert!(Key::BITS + 1 + DOCUMENT_BITS <= u64::BITS);

impl Occurrence {
    fn new(key: Key, begins: bool, document: u64) -> Self {
        Self((key.number() << 1 | u64::from(!begins)) << DOCUMENT_BITS | document)
    }

    fn key(self) -> Key {
        Key::from_number(self.0 >> (DOCUMENT_BITS + 1))
    }

    fn begins(self) -> bool {
        self.0 >> DOCUMENT_BITS & 1 == 0
    }

    fn document(self) -> u32 {
        u32::try_from(self.0 & ((1 << DOCUMENT_BITS) - 1)).unwrap_or(u32::MAX)
    }
}

/// The postings of all keys, sorted by key, and the hot pairs, for which there are triples. `ranks` holds the rank of
/// each document.
pub(super) fn postings(
    documents: &[Document],
    sayings: &Sayings,
    ranks: &[u32],
) -> (Vec<(Key, Posting)>, BTreeSet<Key>) {
    let mut all = gather(documents, sayings, |text, give| keys_of(text, give));
    let hot = hot_pairs(&mut all);
    if !hot.is_empty() {
        let is_hot = |key: Key| hot.contains(&key);
        all.extend(gather(documents, sayings, |text, give| triples_of(text, is_hot, give)));
    }
    all.par_sort_unstable();
    let by_key: Vec<&[Occurrence]> = by_key(&all).collect();
    (by_key.into_par_iter().map(|of_key| posting(of_key, ranks)).collect(), hot)
}

/// Every key of every document, once for each way it occurs: at the beginning of a text or elsewhere.
fn gather(
    documents: &[Document],
    sayings: &Sayings,
    keys: impl Fn(&[Character], &mut dyn FnMut(Key, bool)) + Sync,
) -> Vec<Occurrence> {
    let chunk = |(number, chunk): (usize, &[Document])| {
        let mut all = Vec::with_capacity(chunk.len() * 32);
        let mut own = Vec::new();
        for (document, number) in chunk.iter().zip((number * CHUNK) as u64..) {
            for text in document.all_texts(sayings) {
                keys(&characters(text), &mut |key, begins| own.push(Occurrence::new(key, begins, number)));
            }
            own.sort_unstable();
            own.dedup();
            all.append(&mut own);
        }
        all
    };
    let chunks: Vec<Vec<Occurrence>> = documents.par_chunks(CHUNK).enumerate().map(chunk).collect();
    chunks.concat()
}

fn by_key(sorted: &[Occurrence]) -> impl Iterator<Item = &[Occurrence]> {
    sorted.chunk_by(|one, two| one.key() == two.key())
}

/// The pairs in more documents than a list may hold: the most common ones, up to [`MOST_HOT`].
fn hot_pairs(occurrences: &mut [Occurrence]) -> BTreeSet<Key> {
    occurrences.par_sort_unstable();
    let mut common: Vec<(usize, Key)> = by_key(occurrences)
        .filter(|of_key| of_key.len() > MOST_PER_KEY)
        .map(|of_key| (of_key.len(), of_key[0].key()))
        .filter(|(_, key)| key.as_pair().is_some())
        .collect();
    common.sort_by_key(|(count, key)| (Reverse(*count), *key));
    common.truncate(MOST_HOT);
    common.into_iter().map(|(_, key)| key).collect()
}

fn posting(of_key: &[Occurrence], ranks: &[u32]) -> (Key, Posting) {
    let key = of_key[0].key();
    let (beginning, others) = of_key.split_at(of_key.partition_point(|one| one.begins()));
    let mut beginning: Vec<u32> = beginning.iter().map(|one| one.document()).collect();
    let others = others.iter().map(|one| one.document());
    let mut others: Vec<u32> = others.filter(|other| beginning.binary_search(other).is_err()).collect();
    let frequency = u32::try_from(beginning.len() + others.len()).unwrap_or(u32::MAX);
    let most = if key.is_of_beginnings() { MOST_PER_BEGINNING } else { MOST_PER_KEY };
    keep_best(&mut beginning, most, ranks);
    keep_best(&mut others, most, ranks);
    (key, Posting { beginning, others, frequency })
}

/// Keeps the documents of best rank, in ascending order.
fn keep_best(documents: &mut Vec<u32>, most: usize, ranks: &[u32]) {
    if documents.len() > most {
        documents.select_nth_unstable_by_key(most, |document| ranks[*document as usize]);
        documents.truncate(most);
        documents.sort_unstable();
    }
}

/// The documents with a word of letters and digits (`=ktv`), and those with a code (`#a01`).
pub(super) fn words(documents: &[Document], sayings: &Sayings) -> BTreeMap<String, Vec<u32>> {
    let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (document, number) in documents.iter().zip(0u32..) {
        let in_texts = document
            .all_texts(sayings)
            .filter(|text| text.bytes().any(|b| b.is_ascii_alphanumeric()) || text.contains(is_wide))
            .flat_map(|text| words_of(&characters(text)))
            .map(|word| format!("={word}"));
        let codes = document.entry.codes.iter().filter_map(|code| Some(format!("#{}", plain_code(code)?)));
        for word in in_texts.chain(codes) {
            let documents = words.entry(word).or_default();
            if documents.last() != Some(&number) && documents.len() < MOST_PER_KEY {
                documents.push(number);
            }
        }
    }
    words
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}
