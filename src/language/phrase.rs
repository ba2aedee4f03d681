//! Readings of whole texts: phrases decide how characters with several readings are read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Syllable;

/// The readings of a text, character by character. A character with several readings is read as in the phrase it is
/// part of: 银行 yin hang, 会计 kuai ji.
pub fn readings(text: &[char]) -> Vec<Option<Syllable>> {
    let mut read: Vec<Option<Syllable>> = text.iter().map(|c| Syllable::of(*c)).collect();
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let phrases = PHRASES.get(first).map_or(&[][..], Vec::as_slice);
        match phrases.iter().find(|phrase| text[at..].starts_with(&phrase.text)) {
            Some(phrase) => {
                for (slot, syllable) in read[at..].iter_mut().zip(&phrase.readings) {
                    *slot = Some(*syllable);
                }
                at += phrase.text.len();
            }
            None => at += 1,
        }
    }
    read
}

/// A phrase and the reading of each of its characters.
pub struct Phrase {
    /// The phrase.
    pub text: Vec<char>,
    /// One reading for each character.
    pub readings: Vec<Syllable>,
}

/// All phrases that are not read as their characters usually are, by their first character, the longest first.
pub fn phrases() -> impl Iterator<Item = &'static Phrase> {
    PHRASES.values().flatten()
}

/// Phrases by their first character, the longest first.
static PHRASES: LazyLock<BTreeMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<char, Vec<Phrase>> = BTreeMap::new();
    for phrase in include_str!("heteronyms.txt").lines().filter_map(parse) {
        if let Some(first) = phrase.text.first() {
            phrases.entry(*first).or_default().push(phrase);
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.text.len()));
    }
    phrases
});

/// `银行 yin hang`. `None` for a line that is not a phrase, such as a comment.
fn parse(line: &str) -> Option<Phrase> {
    let mut words = line.split_whitespace();
    let text: Vec<char> = words.next()?.chars().collect();
    let readings: Vec<Syllable> = words.map(Syllable::spelt).collect::<Option<_>>()?;
    (text.len() == readings.len()).then_some(Phrase { text, readings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let text: Vec<char> = text.chars().collect();
        let names: Vec<&str> = readings(&text).into_iter().flatten().map(Syllable::name).collect();
        names.join(" ")
    }

    #[test]
    fn phrases_decide_the_reading() {
        assert_eq!(read("银行"), "yin han");
        assert_eq!(read("行政"), "xin zen");
        assert_eq!(read("重庆"), "con qin");
        assert_eq!(read("长沙"), "can sa");
        assert_eq!(read("会计"), "kuai ji");
        assert_eq!(read("还款"), "huan kuan");
        assert_eq!(read("参加会议"), "can jia hui yi");
    }

    #[test]
    fn every_line_of_the_table_is_a_phrase_that_changes_something() {
        let mut seen = std::collections::BTreeSet::new();
        let mut idle = Vec::new();
        for line in include_str!("heteronyms.txt").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let phrase = parse(line).unwrap_or_else(|| panic!("no phrase: {line}"));
            let usual: Vec<Option<Syllable>> = phrase.text.iter().map(|c| Syllable::of(*c)).collect();
            let said: Vec<Option<Syllable>> = phrase.readings.iter().map(|s| Some(*s)).collect();
            if usual == said {
                idle.push(line);
            }
            assert!(seen.insert(phrase.text), "twice: {line}");
        }
        assert!(idle.is_empty(), "nothing changes: {}", idle.join(", "));
        assert!(seen.len() >= 100);
    }
}
