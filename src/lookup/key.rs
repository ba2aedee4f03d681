use super::unit::Unit;
use crate::language::Syllable;

/// What the index is searched by. Kept as a number: a tag above three fields of twelve bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

/// Numbers as letters: what keys and postings are written in.
pub(super) const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const PAIR: u64 = 1;
const TRIPLE: u64 = 2;
const INITIALS: u64 = 3;
const FIRST: u64 = 4;
const FIRST_INITIALS: u64 = 5;

impl Key {
    fn new(tag: u64, a: u16, b: u16, c: u16) -> Self {
        Self(tag << 36 | u64::from(a) << 24 | u64::from(b) << 12 | u64::from(c))
    }

    /// Two syllables in a row.
    pub(super) fn pair(a: Syllable, b: Syllable) -> Self {
        Self::new(PAIR, a.0, b.0, 0)
    }

    /// Three syllables in a row, both pairs of which are very common.
    pub(super) fn triple(a: Syllable, b: Syllable, c: Syllable) -> Self {
        Self::new(TRIPLE, a.0, b.0, c.0)
    }

    /// The first letters of three syllables in a row.
    pub(super) fn initials(letters: [u8; 3]) -> Self {
        let [a, b, c] = letters.map(u16::from);
        Self::new(INITIALS, a, b, c)
    }

    /// The syllable a text begins with.
    pub(super) fn first(a: Syllable) -> Self {
        Self::new(FIRST, a.0, 0, 0)
    }

    /// The two letters a text begins with.
    pub(super) fn first_initials(letters: [u8; 2]) -> Self {
        let [a, b] = letters.map(u16::from);
        Self::new(FIRST_INITIALS, a, b, 0)
    }

    /// The key as a number of 39 bits, and back.
    pub(super) fn number(self) -> u64 {
        self.0
    }

    pub(super) fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Does it tell only how texts begin?
    pub(super) fn is_of_beginnings(self) -> bool {
        matches!(self.fields()[0], FIRST | FIRST_INITIALS)
    }

    /// Is it a pair, and then which?
    pub(super) fn as_pair(self) -> Option<(Syllable, Syllable)> {
        let [tag, a, b, _] = self.fields();
        (tag == PAIR).then(|| (syllable(a), syllable(b)))
    }

    fn fields(self) -> [u64; 4] {
        [self.0 >> 36, self.0 >> 24 & 0xfff, self.0 >> 12 & 0xfff, self.0 & 0xfff]
    }

    /// As it is written in a shard. The first character or the length tells the kinds apart: `AbCd` a pair, six
    /// letters a triple, `~spj` initials, `.Ab` a first syllable, `^sp` first letters; `=ktv` is a word and `#a01`
    /// a code, which have no number.
    pub(super) fn text(self) -> String {
        let [tag, a, b, c] = self.fields();
        let mut text = String::with_capacity(6);
        let mut letters = |field: u64| {
            text.push(char::from(LETTERS[(field >> 6 & 63) as usize]));
            text.push(char::from(LETTERS[(field & 63) as usize]));
        };
        match tag {
            PAIR => [a, b].into_iter().for_each(&mut letters),
            TRIPLE => [a, b, c].into_iter().for_each(&mut letters),
            FIRST => {
                letters(a);
                text.insert(0, '.');
            }
            _ => {
                text.push(if tag == INITIALS { '~' } else { '^' });
                let raw = [a, b, c].into_iter().filter(|field| *field != 0);
                text.extend(raw.filter_map(|field| u8::try_from(field).ok()).map(char::from));
            }
        }
        text
    }
}

#[expect(clippy::cast_possible_truncation, reason = "fields have twelve bits")]
fn syllable(field: u64) -> Syllable {
    Syllable(field as u16)
}

/// A syllable in two letters.
pub(super) fn letters_of(number: u16) -> String {
    [number >> 6 & 63, number & 63].into_iter().map(|at| char::from(LETTERS[usize::from(at)])).collect()
}

/// Hands out every key of a text but triples, each with whether the text begins with it.
pub(super) fn keys_of(units: &[Unit], mut give: impl FnMut(Key, bool)) {
    let mut last_three = [0u8; 3];
    let mut letters = 0;
    for (at, unit) in units.iter().enumerate() {
        if at == 0 {
            unit.sounds().for_each(|sound| give(Key::first(sound), true));
        }
        let previous = at.checked_sub(1).map(|before| units[before]).filter(|_| !unit.gap);
        if let Some(previous) = previous {
            for (a, b) in pairs(previous, *unit) {
                give(Key::pair(a, b), at == 1);
            }
        }
        // Initials run on over brackets and stops: nobody types those.
        let Some(sound) = unit.phrase_sound.or(unit.sound) else {
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

/// The triples of a text both pairs of which are very common.
pub(super) fn triples_of(units: &[Unit], is_hot: impl Fn(Key) -> bool, mut give: impl FnMut(Key, bool)) {
    for (at, three) in units.windows(3).enumerate() {
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

/// The usual readings of two neighbours, and those in their phrase where they differ.
fn pairs(a: Unit, b: Unit) -> impl Iterator<Item = (Syllable, Syllable)> {
    let usual = a.sound.zip(b.sound);
    let has_other = a.phrase_sound.is_some() || b.phrase_sound.is_some();
    let other = a.phrase_sound.or(a.sound).zip(b.phrase_sound.or(b.sound)).filter(|_| has_other);
    usual.into_iter().chain(other)
}

/// Letters and digits in a row, two or more: `ktv`, `a01`.
pub(super) fn words_of(units: &[Unit]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for unit in units {
        if unit.gap || !unit.is_latin() {
            keep(&mut words, &mut word);
        }
        if unit.is_latin() {
            word.extend(unit.ch);
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

/// A code without what people leave out or add: `K1234-5/2026-00001` → `k1234520260001`. None if nothing is left.
pub(super) fn plain_code(code: &str) -> Option<String> {
    let plain: String =
        code.chars().map(crate::language::plain_form).filter(char::is_ascii_alphanumeric).collect();
    (!plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::super::unit::units;
    use super::*;

    #[test]
    fn a_text_gives_pairs_initials_and_its_beginning() {
        let mut keys = Vec::new();
        keys_of(&units("居住证（补）"), |key, start| keys.push((key.text().chars().next(), start)));
        assert_eq!(keys.len(), 1 + 2 + 1 + 2, "{keys:?}");
        assert!(keys.contains(&(Some('~'), true)) && keys.contains(&(Some('~'), false)));
    }

    #[test]
    fn words_and_codes_lose_case_and_separators() {
        assert_eq!(words_of(&units("KTV、A01 号c")), ["ktv", "a01"]);
        assert_eq!(plain_code("K12/2026-00001").unwrap(), "k12202600001");
        assert_eq!(plain_code("、"), None);
    }
}
