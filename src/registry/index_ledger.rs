use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::load::Filed;
use crate::records::{self, Date, IndexEntry, Site};
use crate::rulebook::{DIS_08, DIS_20};

/// What was published, by record name, as the content's ledger tells.
#[derive(Debug, Clone, Default)]
pub struct IndexLedger {
    /// Where it is written.
    pub file: Option<FileId>,
    /// Was it made for demonstration data?
    pub demonstration: bool,
    /// Is there a ledger that could not be read, or not all of it?
    pub unread: bool,
    /// Index numbers and first-published dates by record name.
    pub entries: BTreeMap<Box<str>, LedgerEntry>,
    /// The addresses of pages that show no single record.
    pub pages: BTreeSet<Box<str>>,
}

/// An index number and the day its record was first published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// 后段码 `2026-00001`, or the whole number if it was given under another publisher's code.
    pub number: Option<Box<str>>,
    /// 首次公开日期.
    pub published_on: Date,
    /// What the record was called before.
    pub former: Vec<Box<str>>,
    /// Its place in the ledger.
    pub index: usize,
}

const RESTORE: &str = "不要手工改号：已公开的网站在旁边的，运行 mingchuang ledger restore，按网站上的编号改正；\
    从没公开过的那一条，请整行删去，下次生成时另编新号";

/// Reads the ledger; reports numbers that were given twice, and records that have two. The ledger of a demonstration says
/// nothing about a site that is none.
pub(super) fn ledger(
    filed: Option<Filed<records::Ledger>>,
    site: &Site,
    findings: &mut Vec<Diagnostic>,
) -> IndexLedger {
    let Some(Filed { file, record, .. }) = filed else { return IndexLedger::default() };
    let demonstration = record.demonstration.is_some_and(|mark| mark.0);
    if demonstration && !site.is_demonstration() {
        return IndexLedger { file: Some(file), demonstration, ..IndexLedger::default() };
    }
    let mut entries: BTreeMap<Box<str>, LedgerEntry> = BTreeMap::new();
    let mut numbers: BTreeMap<Box<str>, usize> = BTreeMap::new();
    for (at, entry) in record.entries.into_iter().enumerate() {
        let place = |at: usize, field| Place::value(file, [records::Ledger::entries, at.into(), field]);
        let number: Option<Box<str>> = entry.number.map(|number| number.as_str().into());
        let name: Box<str> = entry.record.as_str().into();
        if let Some(first) = entries.get(&name) {
            let message = format!("“{name}”在台账里有两条");
            findings.push(
                Diagnostic::of(&DIS_20, place(at, IndexEntry::record), message)
                    .related(place(first.index, IndexEntry::record), "先写在这里")
                    .fix(RESTORE),
            );
            continue;
        }
        if let Some(first) = number.clone().and_then(|number| numbers.insert(number, at)) {
            let number = number.as_deref().unwrap_or_default();
            findings.push(
                Diagnostic::of(&DIS_08, place(at, IndexEntry::number), format!("索引号“{number}”重复"))
                    .related(place(first, IndexEntry::number), "先用于这里")
                    .fix(RESTORE),
            );
        }
        let former = entry.former.iter().map(|former| former.as_str().into()).collect();
        let entry = LedgerEntry { number, published_on: entry.published_on, former, index: at };
        entries.insert(name, entry);
    }
    let pages = record.pages.iter().map(|page| page.as_str().into()).collect();
    IndexLedger { file: Some(file), demonstration, unread: false, entries, pages }
}
