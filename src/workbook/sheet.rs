use std::ops::Range;

use crate::edit;

use super::declared::Table;
use super::document::Cell;
use super::head::Head;
use super::names::Names;

/// The head of the column that tells rows apart for programs.
pub(super) const KEY: &str = "行标识";

/// One sheet of records: what its columns mean, and its rows.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    /// What a row is, and what people do here.
    pub(super) about: &'static str,
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Row>,
    pub(super) makes: Makes,
}

/// What a changed cell of a sheet means.
#[derive(Clone, Copy)]
pub(super) enum Makes {
    /// Another value of a field.
    Records(&'static Table),
    /// Another grant.
    Grants,
    /// Another title wherever the old one stands.
    Titles,
}

/// A record as a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Which row it is among all of its sheet.
    pub(super) key: String,
    /// The list it stands in.
    pub(super) group: String,
    /// The department whose items its cells may name.
    pub(super) scope: String,
    /// The number of its file.
    pub(super) file: usize,
    /// The steps to its record.
    pub(super) place: Vec<edit::Step>,
    /// Where its record is written.
    pub(super) at: Range<usize>,
    /// One for each head.
    pub(super) cells: Vec<Cell>,
    /// Why nobody may change it here.
    pub(super) sealed: Option<&'static str>,
}

impl Sheet {
    /// What a cell of a column shows.
    pub(super) fn shown(head: &Head, scope: &str, entry: &[String], names: &Names) -> String {
        let values: Vec<&str> = entry
            .iter()
            .map(|value| match head.refers {
                Some(refers) => names.shown(refers, scope, value),
                None => value,
            })
            .collect();
        head.join(&values)
    }

    /// What tells a row apart for people, from the values of its columns.
    pub(super) fn identity(&self, entries: &[&[String]]) -> String {
        let parts = self.heads.iter().zip(entries).filter(|(head, _)| head.identifies);
        parts.map(|(_, entry)| entry.join("、")).collect::<Vec<_>>().join(" / ")
    }

    /// The number of a column.
    pub(super) fn column(&self, caption: &str) -> Option<usize> {
        self.heads.iter().position(|head| head.caption == caption)
    }
}

impl Row {
    /// The values of its cells.
    pub(super) fn entries(&self) -> Vec<&[String]> {
        self.cells.iter().map(|cell| cell.entry.as_slice()).collect()
    }

    /// Does it say all that these values, column by column, say?
    pub(super) fn says(&self, entries: &[&[String]]) -> bool {
        self.cells.iter().zip(entries).all(|(cell, entry)| entry.is_empty() || cell.entry == *entry)
    }
}
