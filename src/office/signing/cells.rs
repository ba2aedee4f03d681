//! A file that people keep in a spreadsheet → the texts of its cells.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, Xlsx};
use encoding_rs::GB18030;

/// A larger file is no register of a county.
const LARGEST: usize = 16 << 20;

/// The sheet that a workbook of this program has for it.
const NAME: &str = "签订登记";

/// The rows of the register, each as long as it is; or why the file is not read.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    if bytes.len() > LARGEST {
        return Err(format!("文件太大，最多 {} MB", LARGEST >> 20));
    }
    let broken = "表格已损坏，或者加了密码".to_owned();
    if bytes.starts_with(b"PK\x03\x04") {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken.clone())?;
        let name = sheet(&book.sheets_metadata().iter().map(visible).collect::<Vec<_>>())?;
        let range = book.worksheet_range(&name).map_err(|_| broken)?;
        let mut rows = texts(&range);
        for region in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            fill(&mut rows, region.start, region.end);
        }
        return Ok(rows);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|_| broken.clone())?;
        let name = sheet(&book.sheets_metadata().iter().map(visible).collect::<Vec<_>>())?;
        return book.worksheet_range(&name).map(|range| texts(&range)).map_err(|_| broken);
    }
    csv(bytes)
}

fn visible(sheet: &calamine::Sheet) -> (String, bool) {
    (sheet.name.clone(), sheet.visible == calamine::SheetVisible::Visible)
}

/// The sheet called so, or the only one that people see.
fn sheet(sheets: &[(String, bool)]) -> Result<String, String> {
    if let Some((name, _)) = sheets.iter().find(|(name, _)| name.trim() == NAME) {
        return Ok(name.clone());
    }
    let seen: Vec<&String> = sheets.iter().filter(|(_, seen)| *seen).map(|(name, _)| name).collect();
    match seen.as_slice() {
        [only] => Ok((*only).clone()),
        _ => Err(format!("表格里有 {} 张工作表，没有一张叫“{NAME}”", seen.len())),
    }
}

/// With the rows and columns before the first cell, so that places are those that people see.
fn texts(range: &calamine::Range<Data>) -> Vec<Vec<String>> {
    let (top, left) = range.start().unwrap_or_default();
    let (top, left) = (top as usize, left as usize);
    let mut rows = vec![Vec::new(); top];
    rows.extend(range.rows().map(|row| {
        let before = std::iter::repeat_n(String::new(), left);
        before.chain(row.iter().map(text)).collect::<Vec<String>>()
    }));
    rows
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string().trim().to_owned(),
    }
}

/// Merged cells all say what the first of them says.
fn fill(rows: &mut [Vec<String>], start: (u32, u32), end: (u32, u32)) {
    let at = |number: u32| number as usize;
    let Some(text) = rows.get(at(start.0)).and_then(|row| row.get(at(start.1))).cloned() else { return };
    for row in rows.iter_mut().take(at(end.0) + 1).skip(at(start.0)) {
        for cell in row.iter_mut().take(at(end.1) + 1).skip(at(start.1)) {
            cell.clone_from(&text);
        }
    }
}

fn csv(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let (text, _, is_lossy) = GB18030.decode(bytes);
            if is_lossy {
                return Err("编码认不出来，请另存为 UTF-8 的 CSV".to_owned());
            }
            text.into_owned()
        }
    };
    if text.contains('\0') {
        return Err("不是 .xlsx、.xls 或 .csv 表格".to_owned());
    }
    let head = text.lines().next().unwrap_or_default();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|c| head.matches(char::from(*c)).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| format!("第 {} 行读不出来", rows.len() + 1))?;
        // Empty lines are passed over by the reader, but people count them.
        let line = record.position().map_or(rows.len() + 1, |at| usize::try_from(at.line()).unwrap_or(0));
        while rows.len() + 1 < line {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    Ok(rows)
}
