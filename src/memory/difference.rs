use crate::records::{FieldShape, Seen};

use super::remembered::{Fields, NameOf, Remembered};

/// What the public sees changed in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The key.
    pub(super) key: &'static str,
    /// The label.
    pub(super) label: &'static str,
    /// What is gone, in words; empty where only the fact is told.
    pub(super) from: Vec<String>,
    /// What has come.
    pub(super) to: Vec<String>,
}

/// Compares what the public saw of a record with what it sees, field by field. What is only called otherwise today, as `today_of`
/// says, has not changed.
pub(super) fn differences(
    fields: &[(&'static FieldShape, Seen)],
    before: &Fields,
    now: &Fields,
    name_of: &NameOf<'_>,
    today_of: &NameOf<'_>,
) -> Vec<Difference> {
    let told = |(field, _): &(&'static FieldShape, Seen)| {
        let before = before.get(field.key).map(|before| before.renamed(field, today_of));
        let now = now.get(field.key);
        let differs = match (&before, now) {
            (None, None) => false,
            (Some(before), Some(now)) => !before.is_same(now),
            _ => true,
        };
        if !differs {
            return None;
        }
        let words = |value: Option<&Remembered>| value.map_or_else(Vec::new, |v| v.words(field, name_of));
        let (was, is) = (words(before.as_ref()), words(now));
        let gone = |these: &[String], those: &[String]| {
            without(these, those).iter().map(|text| short(text)).collect()
        };
        let (from, to) = (gone(&was, &is), gone(&is, &was));
        Some(Difference { key: field.key, label: field.label(), from, to })
    };
    fields.iter().filter_map(told).collect()
}

/// So many characters of a value are told at most. What the record holds is compared whole.
const MOST_CHARACTERS: usize = 80;

fn short(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => text.to_owned(),
        Some(_) => text.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect(),
    }
}

/// The texts that the others do not hold; what is there twice must be there twice.
pub(super) fn without(texts: &[String], others: &[String]) -> Vec<String> {
    let mut others: Vec<&String> = others.iter().collect();
    let mut rest = texts.to_vec();
    rest.retain(|text| match others.iter().position(|other| *other == text) {
        Some(at) => {
            others.swap_remove(at);
            false
        }
        None => true,
    });
    rest
}
