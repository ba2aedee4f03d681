//! The keys of the index: how neighbouring characters, or the beginning of a text, sound.

use super::character::Character;
use crate::language::{Syllable, plain_form};

/// A key, packed into one number.
///
/// Each document has dozens of keys, and most of the work of building an index is sorting all their occurrences. Keys
/// that are numbers are compared in one step, and an occurrence (a key, whether a text begins with it, and the
/// document) still fits into 64 bits, so that a list of occurrences is a list of integers.
///
/// # Layout
///
/// From the highest bit to the lowest:
///
/// - 3 bits: which kind of key, never 0;
/// - 12 bits each: three fields, each a syllable by its number or a letter by its ASCII code; 0 is none.
///
/// That makes [`Key::BITS`] in all. There are some 400 syllables, so 12 bits leave room for ten times as many; 3 bits
/// leave room for seven kinds, of which five are used.
///
/// A whole index is therefore sorted by kind of key, and the keys of one kind by their syllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::lookup) struct Key(u64);

const FIELD_BITS: u32 = 12;
const FIELD: u64 = (1 << FIELD_BITS) - 1;

const PAIR: u64 = 1;
const TRIPLE: u64 = 2;
const INITIALS: u64 = 3;
const FIRST: u64 = 4;
const FIRST_INITIALS: u64 = 5;

impl Key {
    /// How many bits of [`Key::number`] are used.
    pub(in crate::lookup) const BITS: u32 = 3 + 3 * FIELD_BITS;

    fn new(kind: u64, a: u16, b: u16, c: u16) -> Self {
        let number =
            [a, b, c].into_iter().fold(kind, |number, field| number << FIELD_BITS | u64::from(field));
        Self(number)
    }

    /// Two syllables in a row.
    pub(in crate::lookup) fn pair(a: Syllable, b: Syllable) -> Self {
        Self::new(PAIR, a.0, b.0, 0)
    }

    /// Three syllables in a row; used where both of their pairs are hot.
    pub(in crate::lookup) fn triple(a: Syllable, b: Syllable, c: Syllable) -> Self {
        Self::new(TRIPLE, a.0, b.0, c.0)
    }

    /// The initials of three syllables in a row.
    pub(in crate::lookup) fn initials(letters: [u8; 3]) -> Self {
        let [a, b, c] = letters.map(u16::from);
        Self::new(INITIALS, a, b, c)
    }

    /// The syllable that a text begins with.
    pub(in crate::lookup) fn first(a: Syllable) -> Self {
        Self::new(FIRST, a.0, 0, 0)
    }

    /// The initials of the two syllables that a text begins with.
    pub(in crate::lookup) fn first_initials(letters: [u8; 2]) -> Self {
        let [a, b] = letters.map(u16::from);
        Self::new(FIRST_INITIALS, a, b, 0)
    }

    /// The packed form, of [`Key::BITS`] bits.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    pub(super) fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Is it about how a text begins, rather than about what it contains?
    pub(super) fn is_of_beginnings(self) -> bool {
        matches!(self.kind(), FIRST | FIRST_INITIALS)
    }

    /// The two syllables, if it is a pair.
    pub(in crate::lookup) fn as_pair(self) -> Option<(Syllable, Syllable)> {
        let [a, b, _] = self.fields();
        (self.kind() == PAIR).then_some((Syllable(a), Syllable(b)))
    }

    fn kind(self) -> u64 {
        self.0 >> (3 * FIELD_BITS)
    }

    fn fields(self) -> [u16; 3] {
        [2, 1, 0].map(|at| (self.0 >> (at * FIELD_BITS) & FIELD) as u16)
    }

    /// The key as it is written in a shard: `zi zao` is a pair, `yin ye zi` a triple, `yin` the first syllable of a
    /// text, `~yyz` initials, `^yy` first initials. The shards also hold words (`=ktv`) and codes (`#a01`), which have
    /// no packed form.
    pub(in crate::lookup) fn text(self) -> String {
        let sign = match self.kind() {
            INITIALS => "~",
            FIRST_INITIALS => "^",
            _ => {
                let names = self.fields().into_iter().filter(|field| *field != 0).map(|a| Syllable(a).name());
                return names.collect::<Vec<_>>().join(" ");
            }
        };
        let letters = self.fields().into_iter().filter_map(|field| u8::try_from(field).ok());
        let letters = letters.filter(|letter| *letter != 0).map(char::from);
        sign.chars().chain(letters).collect()
    }
}

/// Passes to `give` every key of a text except triples, each with whether the text begins with it.
pub(super) fn keys_of(text: &[Character], mut give: impl FnMut(Key, bool)) {
    let mut last_three = [0u8; 3];
    let mut letters = 0;
    for (at, character) in text.iter().enumerate() {
        if at == 0 {
            character.sounds().for_each(|sound| give(Key::first(sound), true));
        }
        let previous = at.checked_sub(1).map(|before| text[before]).filter(|_| !character.gap);
        if let Some(previous) = previous {
            for (a, b) in pairs(previous, *character) {
                give(Key::pair(a, b), at == 1);
            }
        }
        // Initials continue across brackets and punctuation, because nobody types those.
        let Some(sound) = character.spoken() else {
            letters = 0;
            continue;
        };
        last_three = [last_three[1], last_three[2], sound.initial()];
        letters += 1;
        if letters == 2 && at == 1 {
            give(Key::first_initials([last_three[1], last_three[2]]), true);
        }
        if letters >= 3 {
            give(Key::initials(last_three), at == 2);
        }
    }
}

/// Passes to `give` the triples of a text of which both pairs are hot, each with whether the text begins with it.
pub(super) fn triples_of(text: &[Character], is_hot: impl Fn(Key) -> bool, mut give: impl FnMut(Key, bool)) {
    for (at, three) in text.windows(3).enumerate() {
        let [a, b, c] = three else { continue };
        if b.gap || c.gap {
            continue;
        }
        let (Some(a), Some(b), Some(c)) = (a.sound, b.sound, c.sound) else { continue };
        if is_hot(Key::pair(a, b)) && is_hot(Key::pair(b, c)) {
            give(Key::triple(a, b, c), at == 0);
        }
    }
}

/// The usual readings of two neighbours, and their readings in a phrase if these differ.
fn pairs(a: Character, b: Character) -> impl Iterator<Item = (Syllable, Syllable)> {
    let usual = a.sound.zip(b.sound);
    let has_other = a.phrase_sound.is_some() || b.phrase_sound.is_some();
    let other = a.spoken().zip(b.spoken()).filter(|_| has_other);
    usual.into_iter().chain(other)
}

/// Words of two or more letters and digits: `ktv`, `a01`.
pub(in crate::lookup) fn words_of(text: &[Character]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text {
        if character.gap || !character.is_latin() {
            keep(&mut words, &mut word);
        }
        if character.is_latin() {
            word.extend(character.ch);
        }
    }
    keep(&mut words, &mut word);
    words
}

fn keep(words: &mut Vec<String>, word: &mut String) {
    let word = std::mem::take(word);
    if word.len() >= 2 {
        words.push(word);
    }
}

/// A code without case and punctuation, which people leave out or add: `K1234-5/2026-00001` → `k1234520260001`. `None`
/// if nothing is left.
pub(in crate::lookup) fn plain_code(code: &str) -> Option<String> {
    let plain: String = code.chars().map(plain_form).filter(char::is_ascii_alphanumeric).collect();
    (!plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::super::character::characters;
    use super::*;

    #[test]
    fn a_text_gives_pairs_initials_and_its_beginning() {
        let mut keys = Vec::new();
        keys_of(&characters("居住证（补）"), |key, start| {
            keys.push((key.text().chars().next(), start));
        });
        assert_eq!(keys.len(), 1 + 2 + 1 + 2, "{keys:?}");
        assert!(keys.contains(&(Some('~'), true)) && keys.contains(&(Some('~'), false)));
    }

    #[test]
    fn words_and_codes_lose_case_and_separators() {
        assert_eq!(words_of(&characters("KTV、A01 号c")), ["ktv", "a01"]);
        assert_eq!(plain_code("K12/2026-00001").unwrap(), "k12202600001");
        assert_eq!(plain_code("、"), None);
    }
}
