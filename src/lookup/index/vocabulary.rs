//! What must be known about a site to read a query: its characters, and the names of its areas.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::document::{Document, Sayings};
use super::word_list::WordList;
use crate::language::{Syllable, is_common, is_han, is_listed, plain_form, traditional_forms};

/// The characters of a site and the names of its areas.
#[derive(Debug, Clone)]
pub(in crate::lookup) struct Vocabulary {
    /// Less common characters that occur in its texts.
    pub extra: BTreeSet<char>,
    /// Traditional characters that occur in its texts, each with its simplified form.
    pub traditional: Vec<(char, char)>,
    /// The names of its areas, with and without the kind of area.
    pub place_names: Vec<Box<str>>,
    /// The same, as a list to look words up in.
    pub places: WordList,
}

impl Vocabulary {
    pub(in crate::lookup) fn of(documents: &[Document], sayings: &Sayings, areas: &[Box<str>]) -> Self {
        let used = characters(documents, sayings);
        let traditional: Vec<(char, char)> =
            traditional_forms().filter(|(traditional, _)| used.contains(traditional)).collect();
        let simplified = traditional.iter().map(|(_, simplified)| simplified);
        let is_extra =
            |c: &char| is_han(*c) && plain_form(*c) == *c && !is_common(*c) && Syllable::of(*c).is_some();
        let extra = used.iter().chain(simplified).copied().filter(is_extra).collect();
        let place_names: Vec<Box<str>> = areas.iter().flat_map(|area| names_of_area(area)).collect();
        let places = WordList::new(place_names.iter().map(|name| (&**name, 0)));
        Self { extra, traditional, place_names, places }
    }

    /// Can the script of the search page read this character with the core alone?
    pub(in crate::lookup) fn is_known(&self, c: char) -> bool {
        let is_traditional = || self.traditional.iter().any(|(traditional, _)| *traditional == c);
        is_common(c) || self.extra.contains(&c) || is_traditional()
    }

    /// Can it read the character after fetching the table of rare ones?
    pub(in crate::lookup) fn is_listed(&self, c: char) -> bool {
        is_listed(c) || self.extra.contains(&c)
    }
}

/// What people call an area: 桥圩镇 or 桥圩.
fn names_of_area(area: &str) -> impl Iterator<Item = Box<str>> {
    let length = area.chars().count();
    let short = area.strip_suffix(['市', '区', '县', '镇', '乡']).filter(|_| length > 2);
    let whole = Some(area).filter(|_| length > 1);
    let can_be_sought = |name: &&str| name.chars().all(is_han);
    whole.into_iter().chain(short).filter(can_be_sought).map(Into::into)
}

/// The characters that occur in any text.
fn characters(documents: &[Document], sayings: &Sayings) -> BTreeSet<char> {
    let none = || vec![false; 1 << 16];
    let mark = |mut used: Vec<bool>, document: &Document| {
        for c in document.all_texts(sayings).flat_map(str::chars) {
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
    let used = documents.par_iter().fold(none, mark).reduce(none, either);
    (0u32..).zip(used).filter(|(_, used)| *used).filter_map(|(code, _)| char::from_u32(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_named_with_and_without_its_kind() {
        let names: Vec<Box<str>> = names_of_area("桥圩镇").collect();
        assert_eq!(names, ["桥圩镇".into(), "桥圩".into()]);
        assert_eq!(names_of_area("城区").count(), 1);
    }
}
