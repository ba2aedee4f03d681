//! Candidates: the documents with the most votes from the keys of a query.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::index::{Index, Key, VOTES_OF_CODE, VOTES_OF_WORD, block_of, characters, tier};
use super::super::numbers::{
    FIRST_KEY, IN_WORD, LOOSE_BLOCKS, MOST_CANDIDATES, MOST_KEYS, MOST_SCRIPTS, NO_PAIR, PER_TIER, WORTHWHILE,
};
use super::super::query::{Query, QueryCharacter};
use super::matching::Matcher;

/// The candidates for a query, limited to those in blocks that are worth fetching.
pub(super) struct Candidates {
    /// Their numbers, those with the most votes first.
    pub documents: Vec<u32>,
    /// Those found by their code.
    pub coded: Vec<u32>,
}

/// The votes for one document.
#[derive(Default)]
struct Vote {
    weight: i32,
    keys: usize,
}

#[derive(Default)]
struct Votes(BTreeMap<u32, Vote>);

impl Votes {
    fn add(&mut self, document: u32, weight: i32, keys: usize) {
        let vote = self.0.entry(document).or_default();
        vote.weight += weight;
        vote.keys += keys;
    }
}

impl Candidates {
    /// Looks up the keys of a query within the limits of a browser, which has to fetch the postings of each.
    pub(super) fn of(index: &Index, query: &Query) -> Self {
        let mut votes = Votes::default();
        let room =
            MOST_KEYS - query.words.len() - usize::from(query.code.is_some()) - usize::from(query.is_rare);
        let keys = choose(index, query, query.keys(|key| index.hot.contains(&key)), room);
        let mut matcher = Matcher::new(query, &index.weights);
        for (key, at) in keys.iter().zip(0..) {
            vote(index, *key, if at == 0 { FIRST_KEY } else { 0 }, &mut matcher, &mut votes);
        }
        for word in &query.words {
            let documents = index.words.get(&format!("={word}"));
            documents.into_iter().flatten().for_each(|document| votes.add(*document, VOTES_OF_WORD, 1));
        }
        let coded = query.code.as_ref().and_then(|code| index.words.get(&format!("#{code}")));
        let coded = coded.cloned().unwrap_or_default();
        for document in &coded {
            votes.add(*document, VOTES_OF_CODE, 1);
        }
        let mut scripts = MOST_KEYS - room + keys.len();
        // If no document has half of the keys, sounds may have been confused.
        let most = votes.0.values().map(|vote| vote.keys).max().unwrap_or(0);
        if most * 2 < keys.len() + query.words.len() && query.initials.is_empty() && !query.is_loose {
            let mut doubtful = query.doubtful_keys();
            doubtful.retain(|key| !keys.contains(key));
            doubtful.truncate(room.saturating_sub(keys.len()));
            for key in &doubtful {
                vote(index, *key, 0, &mut matcher, &mut votes);
            }
            scripts += doubtful.len();
        }
        let most_blocks = if query.is_loose { LOOSE_BLOCKS } else { MOST_SCRIPTS.saturating_sub(scripts) };
        Self { documents: votes.nearest(most_blocks), coded }
    }
}

impl Votes {
    /// The best candidates, as far as they lie in the best blocks.
    fn nearest(self, most_blocks: usize) -> Vec<u32> {
        let behind = |document| i32::try_from(tier(document)).unwrap_or(0) * PER_TIER;
        let votes = self.0.into_iter();
        let mut all: Vec<(i32, u32)> =
            votes.map(|(document, vote)| (vote.weight - behind(document), document)).collect();
        all.sort_by_key(|(weight, document)| (Reverse(*weight), *document));
        all.truncate(MOST_CANDIDATES);
        let most = all.first().map_or(0, |(weight, _)| *weight);
        let mut blocks: Vec<u32> = Vec::new();
        for (weight, document) in &all {
            let block = block_of(*document);
            if weight * 100 >= most * WORTHWHILE && !blocks.contains(&block) && blocks.len() < most_blocks {
                blocks.push(block);
            }
        }
        let documents = all.into_iter().map(|(_, document)| document);
        documents.filter(|document| blocks.contains(&block_of(*document))).collect()
    }
}

/// Adds the votes of a key for the documents that contain it, and those of the everyday phrases that begin with it: the
/// more of a phrase is in the query, the more votes. `bonus` is added for texts that begin with the key.
fn vote(index: &Index, key: Key, bonus: i32, matcher: &mut Matcher<'_>, votes: &mut Votes) {
    let Some(posting) = index.posting(key) else { return };
    let weight = i32::try_from(index.votes_of(posting)).unwrap_or(0);
    posting.beginning.iter().for_each(|document| votes.add(*document, weight + bonus, 1));
    posting.others.iter().for_each(|document| votes.add(*document, weight, 1));
    for phrase in index.phrases.get(&key).into_iter().flatten() {
        let weight = matcher.votes_of_phrase(&characters(&phrase.text));
        for (document, order) in phrase.documents.iter().zip(0..) {
            votes.add(*document, (weight - order).max(0), 0);
        }
    }
}

/// The keys of greatest weight, in their original order. Pairs inside words are preferred.
fn choose(index: &Index, query: &Query, keys: Vec<Key>, most: usize) -> Vec<Key> {
    let in_words: Vec<Key> = query.text.windows(2).filter_map(|two| pair_in_word(index, two)).collect();
    let telling = |key: &Key| {
        key.as_pair().map_or(NO_PAIR, |(a, b)| {
            let in_word = if in_words.contains(key) { IN_WORD } else { 0 };
            index.weights.of(a) + index.weights.of(b) + in_word
        })
    };
    let mut by_telling = keys.clone();
    by_telling.sort_by_key(|key| Reverse(telling(key)));
    by_telling.truncate(most);
    keys.into_iter().filter(|key| by_telling.contains(key)).collect()
}

/// The key of two neighbours in a query, if they may be part of one word.
fn pair_in_word(index: &Index, two: &[QueryCharacter]) -> Option<Key> {
    let [one, two] = two else { return None };
    let (one, two) = (one.character, two.character);
    let (a, b) = one.ch.zip(two.ch)?;
    let stands = !two.gap && index.word_pairs.may_hold(a, b);
    one.sound.zip(two.sound).filter(|_| stands).map(|(a, b)| Key::pair(a, b))
}
