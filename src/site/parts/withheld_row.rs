use serde::Serialize;

use crate::records::Power;
use crate::registry::{LetterKey, Registry};

/// Powers that the department keeps for itself, and why.
#[derive(Serialize, PartialEq)]
pub(crate) struct WithheldRow<'r> {
    items: Vec<&'r str>,
    powers: Vec<&'static str>,
    reason: &'r str,
}

pub(crate) fn withheld_rows(registry: &Registry, key: LetterKey) -> Vec<WithheldRow<'_>> {
    let letter = &registry.letters[key];
    let rows = letter.withheld.iter().zip(&letter.record.withheld).map(|(entry, written)| WithheldRow {
        items: entry
            .items
            .iter()
            .map(|item| registry.items[*item].record.name.as_str())
            .chain(registry.ended_items(key, &written.items).into_iter().map(|ended| ended.title.as_str()))
            .collect(),
        powers: entry.powers.iter().map(Power::label).collect(),
        reason: &entry.reason,
    });
    rows.collect()
}
