use std::collections::BTreeMap;

use crate::diagnostic::{Located, Severity};
use crate::workbook::sheet::{Row, Sheet};
use crate::workbook::snapshot::Snapshot;

/// What was found about cells: by sheet, row and column.
pub(super) type Remarks = BTreeMap<(usize, usize, usize), (Severity, String)>;

/// Puts every finding at the cell whose value it is about, else at the first cell of the innermost record.
pub(super) fn remarks(snapshot: &Snapshot, findings: &[Located]) -> Remarks {
    let mut rows: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, sheet) in snapshot.sheets.iter().enumerate() {
        for (number, row) in sheet.rows.iter().enumerate().filter(|(_, row)| !row.at.is_empty()) {
            if let Some(document) = snapshot.documents.get(row.file) {
                rows.entry(&document.path).or_default().push((at, number));
            }
        }
    }
    let mut remarks = Remarks::new();
    for finding in findings.iter().filter(|finding| finding.accepted.is_none()) {
        let Some(position) = &finding.position else { continue };
        let of_file = rows.get(position.path.as_str()).into_iter().flatten();
        let at = position.bytes.start;
        let around = of_file.filter_map(|(sheet, number)| {
            let row = snapshot.sheets.get(*sheet)?.rows.get(*number)?;
            row.at.contains(&at).then_some((row.at.len(), *sheet, *number))
        });
        let Some((_, sheet, number)) = around.min() else { continue };
        let column = snapshot.sheets.get(sheet).and_then(|one| column(one, one.rows.get(number)?, at));
        let diagnostic = &finding.diagnostic;
        let fix = diagnostic.fix.as_ref().map(|fix| format!("\n改法：{fix}")).unwrap_or_default();
        let text = format!("{}[{}] {}{fix}", diagnostic.severity, diagnostic.rule, diagnostic.message);
        let entry = remarks.entry((sheet, number, column.unwrap_or_default()));
        let (severity, texts) = entry.or_insert_with(|| (diagnostic.severity, String::new()));
        *severity = (*severity).min(diagnostic.severity);
        if !texts.is_empty() {
            texts.push('\n');
        }
        texts.push_str(&text);
    }
    remarks
}

/// The column of the value at a byte; else the first that people may change.
fn column(sheet: &Sheet, row: &Row, at: usize) -> Option<usize> {
    let holds = |cell: &crate::workbook::document::Cell| {
        cell.at.as_ref().is_some_and(|range| range.contains(&at) || range.start == at)
    };
    row.cells.iter().position(holds).or_else(|| sheet.heads.iter().position(|head| head.is_own))
}
