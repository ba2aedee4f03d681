//! What is to be different → how each file changes.

use std::collections::BTreeMap;

use crate::diagnostic::mask;
use crate::records::LegalBasis;

use super::comparison::{Comparison, Edit};
use super::complaint::Complaint;
use super::outcome::Alteration;
use super::record_changes::alter_row;
use super::sheet::{Makes, Sheet};
use super::snapshot::{Snapshot, field};
use super::value::Fault;
use super::{addition, grant_changes, titles};

/// How the files of a snapshot change.
pub(super) fn alter(snapshot: &Snapshot, comparison: Comparison) -> Alteration {
    let mut to = Alteration { complaints: comparison.complaints, ..Alteration::default() };
    let edits = once(spread(snapshot, comparison.edits), &mut to);
    to.lines.extend(edits.iter().filter_map(|edit| line(snapshot, edit)));
    let mut of_rows: BTreeMap<(usize, usize), Vec<&Edit>> = BTreeMap::new();
    let mut of_letters: BTreeMap<usize, Vec<&Edit>> = BTreeMap::new();
    for edit in &edits {
        let Some(sheet) = snapshot.sheets.get(edit.sheet) else { continue };
        let Some(row) = sheet.rows.get(edit.row) else { continue };
        match sheet.makes {
            Makes::Records(_) => of_rows.entry((edit.sheet, edit.row)).or_default().push(edit),
            Makes::Grants => of_letters.entry(row.file).or_default().push(edit),
            Makes::Titles => {}
        }
    }
    for ((sheet, row), edits) in &of_rows {
        if let Some(sheet) = snapshot.sheets.get(*sheet)
            && let Some(row) = sheet.rows.get(*row)
        {
            alter_row(snapshot, sheet, row, edits, &mut to);
        }
    }
    for (file, edits) in &of_letters {
        let Some(document) = snapshot.documents.get(*file) else { continue };
        let changes = grant_changes::changes(snapshot, *file, edits);
        to.changes.entry(document.path.clone()).or_default().extend(changes);
    }
    // What is added comes last, so that the numbers of what was there stay right.
    addition::add(snapshot, &comparison.additions, &mut to);
    to.changes.retain(|_, changes| !changes.is_empty());
    to
}

/// A title of a law means every place where it stands.
fn spread(snapshot: &Snapshot, edits: Vec<Edit>) -> Vec<Edit> {
    let bases = snapshot.sheets.iter().position(|sheet| sheet.name == titles::BASES);
    let bases = bases.and_then(|at| Some((at, snapshot.sheets.get(at)?)));
    let title = bases.and_then(|(_, sheet)| field(sheet, LegalBasis::title));
    let (Some((at, bases)), Some(title)) = (bases, title) else { return edits };
    let spread = edits.into_iter().flat_map(|edit| {
        let sheet = snapshot.sheets.get(edit.sheet);
        if !matches!(sheet.map(|sheet| sheet.makes), Some(Makes::Titles)) {
            return vec![edit];
        }
        let old = sheet.and_then(|sheet| sheet.rows.get(edit.row)).map(|row| row.key.as_str());
        let rows = titles::places(bases, title, old.unwrap_or_default());
        let edits = rows.into_iter().map(|row| Edit {
            spot: edit.spot.clone(),
            sheet: at,
            row,
            column: title,
            entry: edit.entry.clone(),
        });
        edits.collect()
    });
    spread.collect()
}

/// One change for each value, whoever asks for it.
fn once(edits: Vec<Edit>, to: &mut Alteration) -> Vec<Edit> {
    let mut kept: BTreeMap<(usize, usize, usize), Edit> = BTreeMap::new();
    for edit in edits {
        let place = (edit.sheet, edit.row, edit.column);
        match kept.get(&place) {
            Some(other) if other.entry != edit.entry => {
                let (sheet, spot) = &other.spot;
                let fault = Fault::new(
                    format!("和 {sheet}!{spot} 改的是同一处，改成的却不一样"),
                    "请改成一样的，或者恢复其中一处",
                );
                to.complaints.push(Complaint::at(&edit.spot.0, edit.spot.1, fault));
            }
            Some(_) => {}
            None => {
                kept.insert(place, edit);
            }
        }
    }
    kept.into_values().collect()
}

/// `事项!C17 → items/scjgj-permits.yaml:45 承诺办结时限：7 个工作日 → 5 个工作日`.
fn line(snapshot: &Snapshot, edit: &Edit) -> Option<String> {
    let sheet = snapshot.sheets.get(edit.sheet)?;
    let row = sheet.rows.get(edit.row)?;
    let (head, cell) = (sheet.heads.get(edit.column)?, row.cells.get(edit.column)?);
    let document = snapshot.documents.get(row.file)?;
    let at = cell.at.as_ref().map_or(row.at.start, |range| range.start);
    let shown = |entry: &[String]| match Sheet::shown(head, &row.scope, entry, &snapshot.names) {
        text if text.is_empty() => "（空）".to_owned(),
        text => text.trim().replace('\n', "；"),
    };
    let (name, spot) = &edit.spot;
    Some(mask(&format!(
        "{name}!{spot} → {}:{} {}：{} → {}",
        document.path,
        document.line(at),
        head.caption,
        shown(&cell.entry),
        shown(&edit.entry)
    )))
}
