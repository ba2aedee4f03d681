use crate::language::{Syllable, is_han, plain_form, readings};

/// A character of a text as the lookup sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// The character in its plain form; in typed pinyin there is none.
    pub ch: Option<char>,
    /// Its usual reading; letters and digits have none.
    pub sound: Option<Syllable>,
    /// Its reading in the phrase, where that is another.
    pub phrase_sound: Option<Syllable>,
    /// Does something stand between it and the unit before it?
    pub gap: bool,
}

impl Unit {
    /// Is it a letter or a digit?
    pub(super) fn is_latin(self) -> bool {
        self.sound.is_none()
    }

    /// Its readings: one or two.
    pub(super) fn sounds(self) -> impl Iterator<Item = Syllable> {
        self.sound.into_iter().chain(self.phrase_sound)
    }
}

/// The units of a text: Han characters, letters and digits; all else is a gap.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let plain: Vec<char> = text.chars().map(plain_form).collect();
    let phrases = readings(&plain);
    let mut units = Vec::with_capacity(plain.len());
    let mut gap = true;
    for (ch, phrase) in plain.iter().zip(phrases) {
        let sound = Syllable::of(*ch).filter(|_| is_han(*ch));
        if sound.is_none() && !ch.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        let phrase_sound = phrase.filter(|phrase| sound.is_some() && Some(*phrase) != sound);
        units.push(Unit { ch: Some(*ch), sound, phrase_sound, gap });
        gap = false;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_stops_are_gaps() {
        let units = units("许可（Ａ1）、证");
        let seen: String = units.iter().map(|unit| if unit.gap { '|' } else { '-' }).collect();
        assert_eq!(seen, "|-|-|");
        assert_eq!(units[2].ch, Some('a'));
        assert!(units[3].is_latin());
    }

    #[test]
    fn a_phrase_adds_a_second_reading() {
        let bank = units("银行");
        let names: Vec<&str> = bank[1].sounds().map(Syllable::name).collect();
        assert_eq!(names, ["xin", "han"]);
        assert_eq!(bank[0].sounds().count(), 1);
    }
}
