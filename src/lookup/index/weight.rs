//! The weights of syllables: the fewer documents contain one, the more it tells them apart.

use rayon::prelude::*;

use super::super::numbers::LATIN_WEIGHT;
use super::character::{Character, characters};
use super::document::{Document, Sayings};
use crate::language::{Syllable, syllables};

/// The weight of a syllable that occurs in every document, and the most that can be added to it.
const LEAST: u8 = 1;
const MOST: u32 = 8;

/// Inverse document frequency as a whole number: how often `all` can be halved without falling below `frequency`.
pub(super) fn halvings(all: u32, frequency: u32) -> u32 {
    (all / frequency.max(1)).max(1).ilog2()
}

/// The weight of each syllable, from 1 to 9.
#[derive(Debug, Clone)]
pub(in crate::lookup) struct Weights(Vec<u8>);

impl Weights {
    pub(in crate::lookup) fn new(documents: &[Document], sayings: &Sayings) -> Self {
        let none = || vec![0u32; syllables().len()];
        let count = |mut counts: Vec<u32>, document: &Document| {
            let texts = document.all_texts(sayings).flat_map(characters);
            let mut sounds: Vec<Syllable> = texts.flat_map(Character::sounds).collect();
            sounds.sort_unstable();
            sounds.dedup();
            for sound in sounds {
                counts[usize::from(sound.0)] += 1;
            }
            counts
        };
        let add = |mut one: Vec<u32>, two: Vec<u32>| {
            one.iter_mut().zip(two).for_each(|(one, two)| *one += two);
            one
        };
        let frequencies = documents.par_iter().fold(none, count).reduce(none, add);
        let all = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let weight = |frequency| u8::try_from(halvings(all, frequency).min(MOST)).unwrap_or(0) + LEAST;
        Self(frequencies.into_iter().map(weight).collect())
    }

    pub(in crate::lookup) fn of(&self, sound: Syllable) -> u32 {
        self.0.get(usize::from(sound.0)).copied().map_or(u32::from(LEAST), u32::from)
    }

    /// The weight of a character.
    pub(in crate::lookup) fn of_character(&self, character: Character) -> u32 {
        character.sound.map_or(LATIN_WEIGHT, |sound| self.of(sound))
    }
}
