use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use encoding_rs::GBK;

use super::index::{Index, texts_of};
use super::key::letters_of;
use crate::language::{Syllable, phrases, plain_form, syllables, traditional_forms};

/// What the script of the search page must know to read characters aloud. A browser can list the common characters
/// itself, in the order of GB 2312, which is that of their readings: so their readings are a few hundred runs.
pub(super) struct Alphabet {
    /// All syllables, separated by blanks.
    pub syllables: String,
    /// Pairs of syllables that are taken for each other.
    pub confused: String,
    /// The characters of GB 2312, level 1, for browsers that cannot list them.
    pub in_order: String,
    /// Their readings: syllable and how many characters in a row have it.
    pub readings: String,
    /// Further characters that stand in texts of the site, each with its reading.
    pub extra: String,
    /// Traditional characters that stand in texts of the site, each with its simplified form.
    pub traditional: String,
    /// Phrases that stand in texts of the site and are read in their own way, each with its readings.
    pub phrases: String,
    /// All other characters somebody may type, with their readings; traditional ones with their simplified form first.
    pub rare: String,
}

/// A character that cannot be read.
const UNREAD: u16 = 0;

impl Alphabet {
    pub(super) fn of(index: &Index) -> Self {
        let in_order = common_characters();
        let mut said: BTreeSet<&str> = BTreeSet::new();
        for record in &index.records {
            said.extend(texts_of(record, &index.sayings).map(|(text, _)| text));
        }
        let mut rare = String::new();
        for (traditional, simplified) in traditional_forms() {
            rare.extend([traditional, simplified]);
        }
        rare.push(' ');
        let unlisted = ('\u{4e00}'..='\u{9fff}').filter(|c| in_level_two(*c) && plain_form(*c) == *c);
        Self {
            syllables: syllables().join(" "),
            confused: confused(),
            readings: runs(&in_order),
            extra: with_readings(index.reader.extra.iter().copied()),
            traditional: index.reader.traditional.iter().flat_map(|(one, other)| [*one, *other]).collect(),
            phrases: spoken(&said),
            rare: rare + &with_readings(unlisted),
            in_order,
        }
    }
}

/// Is it one of the characters that the script of the search page can always read?
pub(super) fn is_common(c: char) -> bool {
    static COMMON: LazyLock<BTreeSet<char>> = LazyLock::new(|| common_characters().chars().collect());
    COMMON.contains(&c)
}

/// Can it read it once it has asked for the rare ones?
pub(super) fn is_listed(c: char) -> bool {
    is_common(c) || in_level_two(c) || plain_form(c) != c
}

/// GB 2312, level 1, in its order.
fn common_characters() -> String {
    let bytes: Vec<u8> = (0xb0..=0xd7u8)
        .flat_map(|row| (0xa1..=if row == 0xd7 { 0xf9 } else { 0xfeu8 }).flat_map(move |cell| [row, cell]))
        .collect();
    GBK.decode_without_bom_handling(&bytes).0.into_owned()
}

/// GB 2312, level 2: characters less common.
fn in_level_two(c: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, failed) = GBK.encode(c.encode_utf8(&mut text));
    !failed && matches!(*bytes, [0xd8..=0xf7, 0xa1..=0xfe])
}

/// The readings of characters in order, as runs of one reading: two letters for it, one for the length.
fn runs(characters: &str) -> String {
    let read: Vec<u16> =
        characters.chars().map(|c| Syllable::of(c).map_or(UNREAD, |sound| sound.0)).collect();
    let mut runs = String::new();
    for run in read.chunk_by(|one, two| one == two) {
        for part in run.chunks(63) {
            runs.push_str(&letters_of(part[0]));
            runs.push_str(&letters_of(u16::try_from(part.len()).unwrap_or(0))[1..]);
        }
    }
    runs
}

fn confused() -> String {
    let all = (0..).map(Syllable).take(syllables().len());
    let pairs = all.flat_map(|one| one.confused().filter(move |two| one < *two).map(move |two| [one, two]));
    pairs.flatten().map(|sound| letters_of(sound.0)).collect()
}

fn with_readings(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for c in characters {
        if let Some(sound) = Syllable::of(c) {
            let _ = write!(text, "{c}{}", letters_of(sound.0));
        }
    }
    text
}

/// The phrases that stand in one of the texts.
fn spoken(texts: &BTreeSet<&str>) -> String {
    let all: Vec<(String, String)> = phrases()
        .map(|phrase| {
            let readings = phrase.readings.iter().map(|sound| letters_of(sound.0)).collect();
            (phrase.text.iter().collect(), readings)
        })
        .collect();
    let mut stands = vec![false; all.len()];
    if let Ok(automaton) = AhoCorasick::new(all.iter().map(|(text, _)| text)) {
        for found in texts.iter().flat_map(|text| automaton.find_overlapping_iter(*text)) {
            stands[found.pattern().as_usize()] = true;
        }
    }
    let spoken = all.into_iter().zip(stands).filter(|(_, stands)| *stands);
    spoken.map(|((text, readings), _)| text + &readings).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_stand_in_the_order_of_their_readings() {
        let characters = common_characters();
        assert_eq!(characters.chars().count(), 3755);
        assert!(characters.starts_with("啊阿埃"));
        assert!(characters.ends_with("座"));
        assert!(runs(&characters).len() < 3000, "{}", runs(&characters).len());
    }
}
