//! Files that are text: searched as they are written, and as a program shows them that knows their code.

use super::coded::{Code, Said, plain};
use super::findings::Findings;
use super::grid::Grid;
use super::package;

/// Searches a text file; the files in it are remembered.
pub(super) fn read(place: &str, bytes: &[u8], findings: &mut Findings) {
    let Some(code) = Code::of(bytes) else {
        findings.text(place, &plain(bytes));
        return;
    };
    let said = code.read(bytes, &mut findings.budget);
    let Said { texts, tables, files } = findings.note(said).unwrap_or_default();
    for table in tables {
        let mut grid = Grid::default();
        let read = table.into_iter().enumerate().try_for_each(|(at, row)| {
            grid.row(findings);
            let place = format!("{place}的表格第 {} 行", at + 1);
            row.into_iter().try_for_each(|cell| grid.cell(None, &place, cell, findings))
        });
        findings.note(read);
        grid.search(findings);
    }
    for text in texts {
        findings.text_once(place, &text);
    }
    for (name, file) in files {
        findings.inner(format!("{place}的“{name}”"), file, false);
    }
    if code == Code::Xml {
        // What was read of damaged markup counts; it is searched as it is written all the same.
        let _ = package::read_markup(place, &plain(bytes), findings);
    }
    findings.text_once(place, &plain(bytes));
}
