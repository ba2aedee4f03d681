//! Splits a text into characters with their sounds, as the index reads it.

use crate::language::{Syllable, is_han, plain_form, readings};

/// One character of a text, or one syllable of a query typed in pinyin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lookup) struct Character {
    /// The character in its plain form; a syllable typed in pinyin has none.
    pub ch: Option<char>,
    /// The usual reading; letters and digits have none.
    pub sound: Option<Syllable>,
    /// The reading in the phrase that the character is part of, if it differs: 行 in 银行.
    pub phrase_sound: Option<Syllable>,
    /// Is there anything between it and the character before it? The first character of a text always has a gap.
    pub gap: bool,
}

impl Character {
    /// Is it a letter or a digit?
    pub(in crate::lookup) fn is_latin(self) -> bool {
        self.sound.is_none()
    }

    /// All its readings: none, one or two.
    pub(in crate::lookup) fn sounds(self) -> impl Iterator<Item = Syllable> {
        self.sound.into_iter().chain(self.phrase_sound)
    }

    /// The one reading to use where only one can be used: that of the phrase, if it has one.
    pub(in crate::lookup) fn spoken(self) -> Option<Syllable> {
        self.phrase_sound.or(self.sound)
    }
}

/// The Han characters, letters and digits of a text; everything else is a gap.
pub(in crate::lookup) fn characters(text: &str) -> Vec<Character> {
    let plain: Vec<char> = text.chars().map(plain_form).collect();
    let phrases = readings(&plain);
    let mut characters = Vec::with_capacity(plain.len());
    let mut gap = true;
    for (ch, phrase) in plain.iter().zip(phrases) {
        let sound = Syllable::of(*ch).filter(|_| is_han(*ch));
        if sound.is_none() && !ch.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        let phrase_sound = phrase.filter(|phrase| sound.is_some() && Some(*phrase) != sound);
        characters.push(Character { ch: Some(*ch), sound, phrase_sound, gap });
        gap = false;
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_stops_are_gaps() {
        let text = characters("许可（Ａ1）、证");
        let seen: String = text.iter().map(|one| if one.gap { '|' } else { '-' }).collect();
        assert_eq!(seen, "|-|-|");
        assert_eq!(text[2].ch, Some('a'));
        assert!(text[3].is_latin());
    }

    #[test]
    fn a_phrase_adds_a_second_reading() {
        let bank = characters("银行");
        let names: Vec<&str> = bank[1].sounds().map(Syllable::name).collect();
        assert_eq!(names, ["xin", "han"]);
        assert_eq!(bank[0].sounds().count(), 1);
    }
}
