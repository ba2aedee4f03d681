//! Index numbers (索引号): given once, kept for ever, never given to another record.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::records::Date;
use crate::registry::{LedgerEntry, Letter, Registry};

/// A record's index number and first-published date, from the ledger or newly given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The last part of the index number, which counts within a year (后段码): `2026-00001`.
    pub number: Box<str>,
    /// The day on which the record was first published (首次公开日期).
    pub published_on: Date,
}

/// The index numbers of everything that is published.
#[derive(Debug, Clone, Default)]
pub struct IndexNumbers {
    entries: BTreeMap<Box<str>, Numbered>,
    has_new: bool,
}

impl IndexNumbers {
    /// Keeps the numbers of the ledger. Records that have none get the next ones of the day's year, in the order of
    /// their names.
    pub fn assign(registry: &Registry, day: Date) -> Self {
        let mut entries: BTreeMap<Box<str>, Numbered> =
            registry.ledger.iter().map(|(name, entry)| (name.clone(), kept(entry))).collect();
        let year = day.year();
        let last = entries.values().filter_map(|entry| serial(&entry.number, year)).max().unwrap_or(0);
        let mut names = published_names(registry);
        names.retain(|name| !entries.contains_key(name.as_str()));
        names.sort();
        let has_new = !names.is_empty();
        for (serial, name) in (last + 1..).zip(names) {
            let number = format!("{year:04}-{serial:05}").into();
            entries.insert(name.into(), Numbered { number, published_on: day });
        }
        Self { entries, has_new }
    }

    /// By the record's name: `windows/scjgj`, `letters/2026/scjgj`.
    pub fn get(&self, name: &str) -> Option<&Numbered> {
        self.entries.get(name)
    }

    /// Does the ledger have to be written again?
    pub fn has_new(&self) -> bool {
        self.has_new
    }

    /// The ledger with the new entries, in the order of the numbers.
    pub fn to_yaml(&self) -> String {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by(|a, b| (&a.1.number, a.0).cmp(&(&b.1.number, b.0)));
        let mut text = String::from(
            "# 索引号台账：由 mingchuang build 维护，请随内容一起保存，不要手工修改或删除条目。\nentries:\n",
        );
        for (name, entry) in entries {
            let Numbered { number, published_on } = entry;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "- {{record: {name}, number: {number}, published_on: {published_on}}}");
        }
        text
    }
}

fn kept(entry: &LedgerEntry) -> Numbered {
    Numbered { number: entry.number.clone(), published_on: entry.published_on }
}

fn serial(number: &str, year: i16) -> Option<u32> {
    let (of_year, serial) = number.split_once('-')?;
    if of_year.parse() == Ok(year) { serial.parse().ok() } else { None }
}

/// The names of all records with a page of their own; letters only once signed.
fn published_names(registry: &Registry) -> Vec<String> {
    let items = registry
        .items
        .values()
        .map(|item| format!("items/{}/{}", registry.departments[item.department].id, item.id));
    let signed = registry.letters.values().filter(|letter| letter.record.is_signed());
    registry
        .centers
        .values()
        .map(|center| format!("centers/{}", center.id))
        .chain(registry.departments.values().map(|department| format!("departments/{}", department.id)))
        .chain(registry.windows.values().map(|window| format!("windows/{}", window.id)))
        .chain(items)
        .chain(signed.map(Letter::record_name))
        .chain(registry.notices.iter().map(|notice| format!("notices/{}", notice.id)))
        .collect()
}
