use std::collections::BTreeSet;

use rayon::prelude::*;

use super::alphabet::{is_common, is_listed};
use super::index::{Record, texts_of};
use super::words::{LONGEST_WORD, Words};
use crate::language::{Lexicon, Syllable, is_han, plain_form, traditional_forms};

/// What must be known of a site to read a query: its characters.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    /// Less common characters that stand in its texts.
    pub extra: BTreeSet<char>,
    /// Traditional characters that stand in its texts, each with its simplified form.
    pub traditional: Vec<(char, char)>,
    /// What says nothing about the matter: 怎么办理.
    pub ignored: Words,
    /// What its areas are called.
    pub areas: Words,
    /// The same, one after another.
    pub area_names: Vec<Box<str>>,
}

impl Reader {
    pub(super) fn of(records: &[Record], sayings: &[Box<[Box<str>]>], areas: &[Box<str>]) -> Self {
        let used = characters(records, sayings);
        let traditional: Vec<(char, char)> =
            traditional_forms().filter(|(traditional, _)| used.contains(traditional)).collect();
        let simplified = traditional.iter().map(|(_, simplified)| simplified);
        let is_extra =
            |c: &char| is_han(*c) && plain_form(*c) == *c && !is_common(*c) && Syllable::of(*c).is_some();
        let extra = used.iter().chain(simplified).copied().filter(is_extra).collect();
        let ignored = Words::new(Lexicon::built_in().ignored.iter().map(|word| (&**word, 0)));
        let area_names: Vec<Box<str>> = areas.iter().flat_map(|area| names_of_area(area)).collect();
        let areas = Words::new(area_names.iter().map(|name| (&**name, 0)));
        Self { extra, traditional, ignored, areas, area_names }
    }

    /// Can the script of the search page read this character at once?
    pub(super) fn is_known(&self, c: char) -> bool {
        let is_traditional = || self.traditional.iter().any(|(one, other)| *one == c || *other == c);
        is_common(c) || self.extra.contains(&c) || is_traditional()
    }

    /// Can it read it once it has asked for the rare ones?
    pub(super) fn is_listed(&self, c: char) -> bool {
        is_listed(c) || self.extra.contains(&c)
    }
}

/// An area as people name it: 桥圩镇, 桥圩.
fn names_of_area(area: &str) -> impl Iterator<Item = Box<str>> {
    let length = area.chars().count();
    let short = area.strip_suffix(['市', '区', '县', '镇', '乡']).filter(|_| length > 2);
    let whole = Some(area).filter(|_| length > 1);
    let can_be_sought = |name: &&str| name.chars().count() <= LONGEST_WORD && name.chars().all(is_han);
    whole.into_iter().chain(short).filter(can_be_sought).map(Into::into)
}

/// All characters of all texts.
fn characters(records: &[Record], sayings: &[Box<[Box<str>]>]) -> BTreeSet<char> {
    let none = || vec![false; 1 << 16];
    let mark = |mut used: Vec<bool>, record: &Record| {
        for c in texts_of(record, sayings).flat_map(|(text, _)| text.chars()) {
            if let Some(used) = used.get_mut(c as usize) {
                *used = true;
            }
        }
        used
    };
    let either = |mut one: Vec<bool>, two: Vec<bool>| {
        one.iter_mut().zip(two).for_each(|(one, two)| *one |= two);
        one
    };
    let used = records.par_iter().fold(none, mark).reduce(none, either);
    (0u32..).zip(used).filter(|(_, used)| *used).filter_map(|(code, _)| char::from_u32(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_short_enough_for_the_page() {
        let lexicon = Lexicon::built_in();
        let said = lexicon.actions.iter().flat_map(|action| &action.say);
        for word in lexicon.ignored.iter().chain(said) {
            assert!(word.chars().count() <= LONGEST_WORD, "{word}");
        }
    }

    #[test]
    fn an_area_is_named_with_and_without_its_kind() {
        let names: Vec<Box<str>> = names_of_area("桥圩镇").collect();
        assert_eq!(names, ["桥圩镇".into(), "桥圩".into()]);
        assert_eq!(names_of_area("城区").count(), 1);
    }
}
