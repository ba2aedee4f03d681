use std::collections::BTreeMap;

use crate::diagnostic::Step;
use crate::edit::{self, Change, Meant};

use super::complaint::Complaint;
use super::head::Head;

/// How files change.
#[derive(Default)]
pub(super) struct Alteration {
    /// By the path of the file, in the order in which they are to be made.
    pub(super) changes: BTreeMap<String, Vec<Change>>,
    /// New files, by path.
    pub(super) files: BTreeMap<String, String>,
    /// What is different, a line each, for people.
    pub(super) lines: Vec<String>,
    pub(super) complaints: Vec<Complaint>,
}

/// Values as a file is to have them.
pub(super) fn meant(head: &Head, entry: &[String]) -> Meant {
    match head.list {
        Some(_) => Meant::List(entry.iter().map(|value| Meant::Text(value.clone())).collect()),
        None => Meant::Text(entry.first().cloned().unwrap_or_default()),
    }
}

/// Steps with more keys behind them.
pub(super) fn place(start: &[edit::Step], keys: &[Step]) -> Vec<edit::Step> {
    start.iter().cloned().chain(keys.iter().map(|key| edit::Step::Key(key.to_string()))).collect()
}
