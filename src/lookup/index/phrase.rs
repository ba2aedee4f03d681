//! Everyday phrases in the index, which vote for the documents they lead to before any document is fetched.

use std::collections::BTreeMap;

use super::character::characters;
use super::document::{Document, Sayings};
use super::key::{Key, keys_of};

/// How many documents one everyday phrase leads to.
const MOST_PER_PHRASE: usize = 16;

/// An everyday phrase and the documents it leads to.
#[derive(Debug, Clone)]
pub(in crate::lookup) struct Phrase {
    pub text: Box<str>,
    /// The least remote first.
    pub documents: Vec<u32>,
}

/// Everyday phrases, from the lexicon and from the entries themselves, by the pair that they begin with.
pub(super) fn phrases(documents: &[Document], sayings: &Sayings) -> BTreeMap<Key, Vec<Phrase>> {
    let mut led_to: Vec<Vec<(u8, u32)>> = vec![Vec::new(); sayings.len()];
    let mut by_text: BTreeMap<&str, Vec<(u8, u32)>> = BTreeMap::new();
    for (document, number) in documents.iter().zip(0u32..) {
        for link in &document.links {
            led_to[link.saying as usize].push((link.remoteness, number));
        }
        for alias in &document.entry.aliases {
            by_text.entry(&alias.said).or_default().push((0, number));
        }
    }
    for (words, led_to) in sayings.iter().zip(led_to).filter(|(_, led_to)| !led_to.is_empty()) {
        for word in words {
            by_text.entry(word).or_default().extend(&led_to);
        }
    }
    let mut phrases: BTreeMap<Key, Vec<Phrase>> = BTreeMap::new();
    for (text, mut led_to) in by_text {
        led_to.sort_unstable();
        let nearest = led_to.into_iter().map(|(_, number)| number).take(MOST_PER_PHRASE);
        let documents: Vec<u32> = nearest.collect();
        let mut keys = Vec::new();
        keys_of(&characters(text), |key, begins| {
            if begins && key.as_pair().is_some() {
                keys.push(key);
            }
        });
        for key in keys {
            phrases.entry(key).or_default().push(Phrase { text: text.into(), documents: documents.clone() });
        }
    }
    phrases
}
