use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::records::{self, Date};
use crate::registry::IndexLedger;

/// What was published, record by record. Knows no places in files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// Was it made for demonstration data? Then it binds nobody.
    pub demonstration: bool,
    /// One line for each record that was ever published.
    pub lines: BTreeMap<Box<str>, Line>,
    /// The addresses of pages that show no single record.
    pub pages: BTreeSet<Box<str>>,
}

/// What is known of a published record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The last part of the index number, which counts within a year (后段码): `2026-00001`; the whole number if it was given
    /// under another publisher's code. A standing page has none.
    pub number: Option<Box<str>>,
    /// The day on which the record was first published (首次公开日期).
    pub published_on: Date,
    /// What the record was called before.
    pub former: BTreeSet<Box<str>>,
}

impl Ledger {
    /// What the content's ledger says.
    pub fn of(ledger: &IndexLedger) -> Self {
        let lines = ledger.entries.iter().map(|(name, entry)| {
            let former = entry.former.iter().cloned().collect();
            let line = Line { number: entry.number.clone(), published_on: entry.published_on, former };
            (name.clone(), line)
        });
        Self { demonstration: ledger.demonstration, lines: lines.collect(), pages: ledger.pages.clone() }
    }

    /// Reads the text of a ledger; `None` if it is none.
    pub fn from_yaml(text: &str) -> Option<Self> {
        let ledger: records::Ledger = serde_yaml::from_str(text).ok()?;
        let lines = ledger.entries.iter().map(|entry| {
            let line = Line {
                number: entry.number.as_ref().map(|number| number.as_str().into()),
                published_on: entry.published_on,
                former: entry.former.iter().map(|former| former.as_str().into()).collect(),
            };
            (entry.record.as_str().into(), line)
        });
        Some(Self {
            demonstration: ledger.demonstration.is_some_and(|mark| mark.0),
            lines: lines.collect(),
            pages: ledger.pages.iter().map(|page| page.as_str().into()).collect(),
        })
    }

    /// The text of the ledger: a line for each record, in the order of the numbers, so that two branches that add lines can
    /// be compared.
    pub fn to_yaml(&self) -> String {
        let mut lines: Vec<_> = self.lines.iter().collect();
        lines.sort_by(|a, b| (&a.1.number, a.0).cmp(&(&b.1.number, b.0)));
        let mut text = String::from(
            "# 索引号台账：由 mingchuang build 维护，请随内容一起保存，不要手工修改或删除条目。\n",
        );
        if self.demonstration {
            text += "demonstration: true\n";
        }
        text += "entries:\n";
        // Writing to a string cannot fail.
        for (name, Line { number, published_on, former }) in lines {
            let _ = write!(text, "- {{record: {name}");
            if let Some(number) = number {
                let _ = write!(text, ", number: {number}");
            }
            let _ = write!(text, ", published_on: {published_on}");
            if !former.is_empty() {
                let former: Vec<&str> = former.iter().map(AsRef::as_ref).collect();
                let _ = write!(text, ", former: [{}]", former.join(", "));
            }
            text += "}\n";
        }
        if !self.pages.is_empty() {
            text += "pages:\n";
            self.pages.iter().for_each(|page| {
                let _ = writeln!(text, "- {page}");
            });
        }
        text
    }

    /// The last number that was given in a year.
    pub(super) fn last_serial(&self, year: i16) -> u32 {
        self.lines.values().filter_map(|line| serial(line.number.as_deref()?, year)).max().unwrap_or(0)
    }
}

/// The number after another one of its year.
pub(super) fn number(year: i16, serial: u32) -> Box<str> {
    format!("{year:04}-{serial:05}").into()
}

/// Numbers given under another code count too: nobody should have to look at the code to tell two numbers apart.
fn serial(number: &str, year: i16) -> Option<u32> {
    let number = number.rsplit('/').next()?;
    let (of_year, serial) = number.split_once('-')?;
    if of_year.parse() == Ok(year) { serial.parse().ok() } else { None }
}
