use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::Filed;
use crate::records;
use crate::rulebook::DIS_08;

use super::LedgerEntry;

/// Index numbers by record name; reports numbers that were given twice.
pub(super) fn ledger(
    filed: Option<Filed<records::Ledger>>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<Box<str>, LedgerEntry> {
    let mut entries = BTreeMap::new();
    let mut numbers: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let Some(Filed { file, record, .. }) = filed else { return entries };
    for (at, entry) in record.entries.into_iter().enumerate() {
        let number: Box<str> = entry.number.as_str().into();
        let place = |at: usize| {
            Place::value(file, [records::Ledger::entries, at.into(), records::IndexEntry::number])
        };
        if let Some(first) = numbers.insert(number.clone(), at) {
            findings.push(
                Diagnostic::of(&DIS_08, place(at), format!("索引号“{number}”重复"))
                    .related(place(first), "先用于这里")
                    .fix("台账由程序维护，请恢复上一次的 ledger.yaml，不要手工修改"),
            );
        }
        entries.insert(
            entry.record.as_str().into(),
            LedgerEntry { number, published_on: entry.published_on, index: at },
        );
    }
    entries
}
