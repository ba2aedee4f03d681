use crate::diagnostic::Step;
use crate::load::Kind;
use crate::records::{Date, LegalBasis};

use super::declared::TABLES;
use super::document::Document;
use super::head::Holds;
use super::names::Names;
use super::sheet::Sheet;
use super::{grants, letters, records, titles};

/// All that a workbook shows of a content folder.
pub(super) struct Snapshot {
    pub(super) documents: Vec<Document>,
    pub(super) names: Names,
    /// In the order in which people find them.
    pub(super) sheets: Vec<Sheet>,
}

impl Snapshot {
    /// Of the texts of the files, by path, as far as they can be read.
    pub(super) fn of<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>, day: Date) -> Self {
        let documents: Vec<Document> = texts.filter_map(|(path, text)| Document::read(path, text)).collect();
        let names = Names::of(&documents);
        let letters = letters::current(&documents, day);
        let mut sheets = Vec::new();
        for table in &TABLES {
            let of_kind = || {
                (0..documents.len()).filter(|at| documents.get(*at).is_some_and(|one| one.kind == table.kind))
            };
            let which = if table.kind == Kind::Letter { letters.clone() } else { of_kind().collect() };
            if table.kind == Kind::Letter {
                sheets.push(grants::sheet(&documents, &letters));
            }
            sheets.push(records::sheet(table, &documents, &which));
        }
        let bases = sheets.iter().find(|sheet| sheet.name == titles::BASES);
        let laws = bases.and_then(|bases| Some(titles::sheet(bases, field(bases, LegalBasis::title)?)));
        sheets.extend(laws);
        Self { documents, names, sheets }
    }

    /// The sheet with a name.
    pub(super) fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

/// The column that holds a field of the record of each row.
pub(super) fn field(sheet: &Sheet, step: Step) -> Option<usize> {
    let holds = |holds: Holds| matches!(holds, Holds::Field(_, [only]) if *only == step);
    // A record around the row may have a field of the same name, but not of the same declaration.
    sheet.heads.iter().position(|head| holds(head.holds))
}
