//! A file that people keep in a spreadsheet → the texts of its cells.

use crate::spreadsheet::{self, Grid, Held, Spot};

/// The sheet that a workbook of this program has for it.
const NAME: &str = "签订登记";

/// What stands for a formula that nobody has computed: no day, no number.
const UNCOMPUTED: &str = "（公式没有算出结果）";

/// The rows of the register, each as long as it is; or why the file is not read.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let sheets = spreadsheet::read(name, bytes)?;
    sheet(&sheets).map(texts)
}

/// The sheet called so, or the only one that holds anything.
fn sheet(sheets: &[Grid]) -> Result<&Grid, String> {
    if let Some(named) = sheets.iter().find(|sheet| sheet.name.trim() == NAME) {
        return Ok(named);
    }
    let mut filled = sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    match (filled.next(), filled.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(format!("表格里有 {} 张工作表，没有一张叫“{NAME}”", sheets.len())),
    }
}

/// Row by row, all as long as the longest. Merged cells all say what the first of them says.
fn texts(sheet: &Grid) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut put = |spot: Spot, text: &str| {
        let (row, column) = (spot.row as usize, spot.column as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
    };
    for (row, cells) in &sheet.rows {
        for (column, held) in cells {
            put(Spot { row: *row, column: *column }, &text(held));
        }
    }
    for (first, last) in &sheet.merged {
        let said = sheet.held(*first).map(text).unwrap_or_default();
        // A merged title over a whole sheet says nothing of the rows below.
        let last_row = sheet.rows.keys().next_back().copied().unwrap_or_default().min(last.row);
        for row in first.row..=last_row {
            (first.column..=last.column.min(first.column + WIDEST))
                .for_each(|column| put(Spot { row, column }, &said));
        }
    }
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    for cells in &mut rows {
        cells.resize(widest, String::new());
    }
    rows
}

/// A cell that stands for more columns than this stands for the whole row.
const WIDEST: u32 = 50;

fn text(held: &Held) -> String {
    match held {
        Held::Text(text) | Held::Day(text) => text.trim().to_owned(),
        Held::Number(number) => number.to_string(),
        Held::Truth(is_true) => if *is_true { "是" } else { "否" }.to_owned(),
        Held::Fault(fault) => fault.clone(),
        Held::Uncounted => UNCOMPUTED.to_owned(),
    }
}
