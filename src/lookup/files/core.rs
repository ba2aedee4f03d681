//! The core of the index: what a browser needs to read a query and to know which files to fetch.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use serde_json::{Map, Value, json};

use super::super::index::Index;
use super::super::numbers;
use super::block::is_by_area;
use super::pack::{LETTERS, pack};
use crate::language::{
    LEVEL_ONE, Lexicon, Phrase, Syllable, common_characters, phrases, syllables, traditional_forms,
    uncommon_characters,
};

/// The core of an index with this many shards. Words are in the order in which the script has to try them: the longest
/// first.
pub(super) fn core(index: &Index, shards: usize, version: &str) -> Value {
    let lexicon = Lexicon::built_in();
    let mut actions = BTreeMap::new();
    for (action, number) in lexicon.actions.iter().zip(1..) {
        for word in &action.say {
            actions.entry(&**word).or_insert(number);
        }
    }
    let longest_actions = longest_first(actions.keys().copied());
    let all = (1..).map(Syllable).take(syllables().len() - 1);
    let weights = all.clone().map(|sound| json!([sound.name(), index.weights.of(sound)]));
    let confused = all.map(|sound| (sound, sound.confused().map(Syllable::name).collect::<Vec<_>>()));
    let confused = confused.filter(|(_, others)| !others.is_empty());
    let vocabulary = &index.vocabulary;
    json!({
        "version": version,
        "numbers": numbers::named(),
        "shards": shards,
        "byArea": is_by_area(index),
        // The digits of packed numbers.
        "letters": std::str::from_utf8(LETTERS).unwrap_or_default(),
        // Where GBK has the common characters, and their readings.
        "common": LEVEL_ONE,
        "readings": readings(),
        // Further characters of the site, its traditional ones, and phrases with readings of their own.
        "sounds": sounds(vocabulary.extra.iter().copied()),
        "simplified": simplified(vocabulary.traditional.iter().copied()),
        "phrases": own_phrases(index).map(|(text, sounds)| (text, json!(sounds))).collect::<Map<_, _>>(),
        // All syllables with their weights, and those that are confused with each other.
        "weights": weights.collect::<Value>(),
        "confused": confused.map(|(sound, others)| (sound.name().to_owned(), json!(others))).collect::<Map<_, _>>(),
        // Stop words, words that ask for an action, and places.
        "stops": longest_first(lexicon.ignored.iter().map(|word| &**word)),
        "particles": lexicon.particles,
        "actions": longest_actions.into_iter().map(|word| (word.to_owned(), json!(actions[word]))).collect::<Map<_, _>>(),
        "places": longest_first(vocabulary.place_names.iter().map(|name| &**name)),
        // Hot pairs, and the filter of pairs inside words.
        "hot": index.hot.iter().map(|key| key.text()).collect::<Vec<_>>(),
        "pairs": pack(index.word_pairs.bits.iter().copied()),
    })
}

/// Characters that are not in the core but may be typed: simplified forms of traditional ones, and readings.
pub(super) fn rare() -> [Map<String, Value>; 2] {
    [simplified(traditional_forms()), sounds(uncommon_characters())]
}

/// The readings of the common characters, which are sorted by them: packed, the syllable of each run of characters that are
/// read alike, and where each run ends. The syllables ascend because all are counted once more whenever they begin anew.
fn readings() -> [String; 2] {
    let read: Vec<Syllable> = common_characters().chars().filter_map(Syllable::of).collect();
    let (mut sounds, mut ends) = (Vec::new(), Vec::new());
    let (mut rounds, mut last, mut end) = (0, 0, 0);
    for run in read.chunk_by(|one, two| one == two) {
        let sound = u32::from(run[0].0) - 1;
        rounds += u32::from(sound < last);
        last = sound;
        sounds.push(sound + rounds * number_of(syllables().len() - 1));
        end += number_of(run.len());
        ends.push(end);
    }
    [pack(sounds), pack(ends)]
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn sounds(characters: impl Iterator<Item = char>) -> Map<String, Value> {
    characters.filter_map(|c| Some((c.to_string(), json!(Syllable::of(c)?.name())))).collect()
}

fn simplified(pairs: impl Iterator<Item = (char, char)>) -> Map<String, Value> {
    pairs.map(|(traditional, simplified)| (traditional.to_string(), json!(simplified))).collect()
}

/// The phrases that occur in a text of the site, the longest first, with the reading of each character that is read otherwise
/// than by itself: 二手车行 `,,,han`.
fn own_phrases(index: &Index) -> impl Iterator<Item = (String, String)> {
    let mut all: Vec<(String, &Phrase)> =
        phrases().map(|phrase| (phrase.text.iter().collect(), phrase)).collect();
    all.sort_by_key(|(text, _)| Reverse(text.chars().count()));
    let mut stands = vec![false; all.len()];
    if let Ok(automaton) = AhoCorasick::new(all.iter().map(|(text, _)| text)) {
        let texts: BTreeSet<&str> =
            index.documents.iter().flat_map(|document| document.all_texts(&index.sayings)).collect();
        for found in texts.iter().flat_map(|text| automaton.find_overlapping_iter(*text)) {
            stands[found.pattern().as_usize()] = true;
        }
    }
    let own = all.into_iter().zip(stands).filter(|(_, stands)| *stands);
    own.map(|((text, phrase), _)| {
        let read = phrase.text.iter().zip(&phrase.readings);
        let own =
            |(c, sound): (&char, &Syllable)| if Syllable::of(*c) == Some(*sound) { "" } else { sound.name() };
        let readings: Vec<&str> = read.map(own).collect();
        (text, readings.join(",").trim_end_matches(',').to_owned())
    })
}

fn longest_first<'w>(words: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_by_key(|word| (Reverse(word.chars().count()), *word));
    words
}
