use std::collections::BTreeMap;

use super::query::QueryUnit;

/// The longest word that is looked for in a query, in characters.
pub(super) const LONGEST_WORD: usize = 8;

/// Words by their first character, the longest first, each with a number.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(BTreeMap<char, Vec<(Vec<char>, u8)>>);

impl Words {
    pub(super) fn new<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> Self {
        let mut table: BTreeMap<char, Vec<(Vec<char>, u8)>> = BTreeMap::new();
        for (word, number) in words {
            let word: Vec<char> = word.chars().collect();
            if let Some(first) = word.first() {
                table.entry(*first).or_default().push((word, number));
            }
        }
        for list in table.values_mut() {
            list.sort_by(|one, two| two.0.len().cmp(&one.0.len()).then(one.cmp(two)));
        }
        Self(table)
    }

    /// The longest word that stands at this place.
    pub(super) fn at(&self, units: &[QueryUnit], at: usize) -> Option<&(Vec<char>, u8)> {
        let stands = |(word, _): &&(Vec<char>, u8)| {
            word.iter().enumerate().all(|(i, ch)| {
                units.get(at + i).is_some_and(|unit| unit.unit.ch == Some(*ch) && (i == 0 || !unit.unit.gap))
            })
        };
        self.0.get(&units.get(at)?.unit.ch?)?.iter().find(stands)
    }
}
