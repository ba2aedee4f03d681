//! A list of words, to find the longest one at a given place of a text.

use std::collections::BTreeMap;

/// Words by their first character, the longest first, each with a number.
#[derive(Debug, Clone, Default)]
pub(in crate::lookup) struct WordList(BTreeMap<char, Vec<(Vec<char>, u8)>>);

impl WordList {
    pub(in crate::lookup) fn new<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> Self {
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

    /// The longest word that the text begins with: its length and its number.
    pub(in crate::lookup) fn begins(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> Option<(usize, u8)> {
        let words = self.0.get(&text.clone().next()?)?;
        let stands = |word: &[char]| {
            let mut text = text.clone();
            word.iter().all(|ch| text.next() == Some(*ch))
        };
        words.iter().find(|(word, _)| stands(word)).map(|(word, number)| (word.len(), *number))
    }
}
