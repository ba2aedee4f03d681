//! What a workbook showed when it was written: it travels in a sheet that nobody sees, so that it is known who has changed
//! a value since, the sheet or the files.

use std::collections::BTreeMap;

use super::head::Refers;
use super::names::Names;
use super::sheet::Sheet;
use super::snapshot::Snapshot;
use crate::spreadsheet::Grid;

/// The name of the hidden sheet.
pub(super) const NAME: &str = "明窗基准";

/// Changes whenever an older workbook cannot be read any more.
const VERSION: &str = "1";

/// The longest text of a cell.
pub(super) const LONGEST: usize = 32_000;

/// What a row held.
#[derive(Debug, Clone)]
pub(super) struct BaseRow {
    pub(super) group: String,
    pub(super) scope: String,
    /// One for each column of its sheet.
    pub(super) entries: Vec<Vec<String>>,
}

/// What a sheet held: its rows in their order, by key.
#[derive(Debug, Clone, Default)]
pub(super) struct BaseSheet {
    /// The columns by their heads.
    pub(super) labels: Vec<String>,
    pub(super) rows: Vec<(String, BaseRow)>,
}

/// What a workbook showed.
#[derive(Debug, Clone, Default)]
pub(super) struct Base {
    pub(super) names: Names,
    pub(super) sheets: BTreeMap<String, BaseSheet>,
}

impl Base {
    /// What a workbook of these records shows.
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let sheets = snapshot.sheets.iter().map(|sheet| {
            let rows = sheet.rows.iter().map(|row| {
                let entries = row.cells.iter().map(|cell| cell.entry.clone()).collect();
                let base = BaseRow { group: row.group.clone(), scope: row.scope.clone(), entries };
                (row.key.clone(), base)
            });
            let labels = sheet.heads.iter().map(|head| head.caption.clone()).collect();
            (sheet.name.to_owned(), BaseSheet { labels, rows: rows.collect() })
        });
        Self { names: snapshot.names.clone(), sheets: sheets.collect() }
    }

    /// Does it have the columns that sheets have today? Another version of the program may know others.
    pub(super) fn is_like(&self, sheets: &[Sheet]) -> bool {
        sheets.iter().all(|sheet| {
            let captions = sheet.heads.iter().map(|head| &head.caption);
            self.sheets.get(sheet.name).is_none_or(|base| base.labels.iter().eq(captions))
        })
    }

    /// The rows of the hidden sheet.
    pub(super) fn lines(&self) -> Vec<Vec<String>> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let mut lines = vec![owned(&[NAME, VERSION])];
        for (refers, scope, id, name) in self.names.iter() {
            lines.push(owned(&["名称", refers.label(), scope, id, name]));
        }
        for (name, sheet) in &self.sheets {
            let labels = sheet.labels.iter().map(String::as_str);
            lines.push(["表", name].into_iter().chain(labels).map(str::to_owned).collect());
            for (key, row) in &sheet.rows {
                let mut line = owned(&["行", key, &row.group, &row.scope]);
                line.extend(row.entries.iter().map(|entry| entry.join("\n")));
                lines.push(line);
            }
        }
        lines
    }

    /// Reads the hidden sheet; `None` if it is broken, or of another program.
    pub(super) fn read(grid: &Grid, lists: impl Fn(&str, &str) -> bool) -> Option<Self> {
        if grid.text(0, 0) != NAME || grid.text(0, 1) != VERSION {
            return None;
        }
        let mut base = Self::default();
        let mut open: Option<(String, BaseSheet)> = None;
        for row in grid.rows.keys().copied() {
            let text = |column| grid.text(row, column);
            match text(0) {
                "名称" => {
                    let refers = Refers::ALL.into_iter().find(|refers| refers.label() == text(1))?;
                    base.names.add(refers, text(2), text(3), text(4).to_owned());
                }
                "表" => {
                    base.sheets.extend(open.take());
                    let last = grid.rows.get(&row)?.keys().next_back().copied().unwrap_or_default();
                    let labels = (2..=last).map(|column| text(column).to_owned()).collect();
                    open = Some((text(1).to_owned(), BaseSheet { labels, rows: Vec::new() }));
                }
                "行" => {
                    let (name, sheet) = open.as_mut()?;
                    let entries = sheet.labels.iter().zip(4..).map(|(label, column)| {
                        let text = text(column);
                        match (text.is_empty(), lists(name, label)) {
                            (true, _) => Vec::new(),
                            (false, true) => text.split('\n').map(str::to_owned).collect(),
                            (false, false) => vec![text.to_owned()],
                        }
                    });
                    let row = BaseRow {
                        group: text(2).to_owned(),
                        scope: text(3).to_owned(),
                        entries: entries.collect(),
                    };
                    sheet.rows.push((text(1).to_owned(), row));
                }
                _ => {}
            }
        }
        base.sheets.extend(open);
        Some(base)
    }
}

/// Is it the hidden sheet, whatever it is called by now?
pub(super) fn is_base(grid: &Grid) -> bool {
    grid.name == NAME || grid.text(0, 0) == NAME
}
