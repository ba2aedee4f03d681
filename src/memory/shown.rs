use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::records::Date;

use super::ledger::Ledger;

/// What a published site shows of what was ever published. It outlives a content that was lost or damaged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// The first part of every index number that does not name its own: the code of the publishing body.
    pub publisher: Box<str>,
    /// What it shows.
    pub ledger: Ledger,
    /// What it told of changes.
    pub told: Vec<Told>,
    /// The files in which the content remembers what was seen.
    pub remembered: BTreeSet<Box<str>>,
}

/// A change that a published site tells: enough to know it again, and nothing that would have to be taken out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    /// From which day on the public saw the change.
    pub on: Date,
    /// The record's name in the ledger.
    pub record: Box<str>,
    /// The label of the field.
    pub what: Box<str>,
    /// Fingerprint of the words; 0 if they were taken out.
    pub words: u64,
}
