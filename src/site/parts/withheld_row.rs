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
    let rows = registry.letters[key].withheld.iter().map(|entry| WithheldRow {
        items: entry.items.iter().map(|item| registry.items[*item].record.name.as_str()).collect(),
        powers: entry.powers.iter().map(Power::label).collect(),
        reason: &entry.reason,
    });
    rows.collect()
}
