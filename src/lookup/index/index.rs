//! The index as a whole: documents, postings, and what is needed to read a query.

use std::collections::{BTreeMap, BTreeSet};

use super::super::directory::{Answer, Directory, Place};
use super::document::{Document, Sayings, words_of};
use super::key::Key;
use super::order::{Arranged, arrange};
use super::phrase::{Phrase, phrases};
use super::posting::{Posting, postings, words};
use super::vocabulary::Vocabulary;
use super::weight::{Weights, halvings};
use super::word_pairs::WordPairs;
use crate::language::Saying;

/// Votes of the most common key.
const LEAST_VOTES: u32 = 2;

/// Everything that can be looked up, ready to be searched or written out.
pub struct Index {
    /// By number.
    pub(in crate::lookup) documents: Vec<Document>,
    /// How many of them have numbers that depend on all these; any after them were added lately.
    pub(in crate::lookup) settled: usize,
    pub(in crate::lookup) sayings: Sayings,
    /// Sorted by key.
    pub(in crate::lookup) postings: Vec<(Key, Posting)>,
    /// By word (`=ktv`) or code (`#a01`).
    pub(in crate::lookup) words: BTreeMap<String, Vec<u32>>,
    /// By the pair that they begin with.
    pub(in crate::lookup) phrases: BTreeMap<Key, Vec<Phrase>>,
    pub(in crate::lookup) word_pairs: WordPairs,
    pub(in crate::lookup) vocabulary: Vocabulary,
    /// The pairs that are extended to triples.
    pub(in crate::lookup) hot: BTreeSet<Key>,
    pub(in crate::lookup) weights: Weights,
    places: Vec<Place>,
    pub(in crate::lookup) areas: Vec<Box<str>>,
}

impl Index {
    /// Builds the index. `sayings` are those of the built-in lexicon and of the site.
    pub fn build(directory: Directory, sayings: &[&Saying]) -> Self {
        let Directory { entries, places, areas } = directory;
        let Arranged { documents, ranks, settled } = arrange(entries, sayings);
        let sayings = words_of(sayings);
        let (postings, hot) = postings(&documents, &sayings, &ranks);
        Self {
            words: words(&documents, &sayings),
            phrases: phrases(&documents, &sayings),
            word_pairs: WordPairs::of(&documents, &sayings),
            vocabulary: Vocabulary::of(&documents, &sayings, &areas),
            weights: Weights::new(&documents, &sayings),
            documents,
            settled,
            sayings,
            postings,
            hot,
            places,
            areas,
        }
    }

    /// The windows that an answer refers to.
    pub fn places_of(&self, answer: &Answer) -> impl Iterator<Item = &Place> {
        answer.places.iter().filter_map(|place| self.place(*place))
    }

    pub(in crate::lookup) fn place(&self, number: u32) -> Option<&Place> {
        self.places.get(number as usize)
    }

    pub(in crate::lookup) fn posting(&self, key: Key) -> Option<&Posting> {
        let at = self.postings.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&self.postings[at].1)
    }

    /// The votes of a key: the rarer it is, the more.
    pub(in crate::lookup) fn votes_of(&self, posting: &Posting) -> u32 {
        let all = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        halvings(all, posting.frequency) + LEAST_VOTES
    }
}
