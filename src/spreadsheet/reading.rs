//! A file that people hand over → its sheets, within bounds.

use std::io::Cursor;

use calamine::{CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Reader, Xls, Xlsx};

use crate::attachments;

use super::grid::{Grid, Held, Spot};

/// A larger file is no workbook of a county.
const LARGEST_FILE: usize = 64 << 20;
/// No more cells than this are read.
const MOST_CELLS: usize = 2_000_000;
/// A row or column beyond is no row of records.
const FARTHEST_ROW: u32 = 200_000;
const FARTHEST_COLUMN: u32 = 500;

const BROKEN: &str = "表格已损坏，加了密码，或者解开以后太大";

/// Why a file is not read, in Chinese.
type Unread = String;

/// The sheets of a file; its name only says how text without a mark of its own is read.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Grid>, Unread> {
    if bytes.len() > LARGEST_FILE {
        return Err(format!("文件太大，最多 {} MB", LARGEST_FILE >> 20));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return xlsx(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return xls(bytes);
    }
    let is_csv = name.to_lowercase().ends_with(".csv");
    if !is_csv {
        return Err("不是 .xlsx、.xls 或 .csv 表格".to_owned());
    }
    csv(name, bytes)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Unread> {
    // A few bytes may unpack to more than a machine holds.
    if attachments::parts(bytes).is_none() {
        return Err(BROKEN.to_owned());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN.to_owned())?;
    let mut cells = 0;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let merged = spots(book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let mut grid = Grid { name: name.clone(), merged, ..Grid::default() };
        // Sheets of charts have no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = reader.next_cell_with_formula().map_err(|_| BROKEN.to_owned())? {
            let is_formula = cell.formula.as_ref().is_some_and(|formula| !formula.is_empty());
            let held = match (of_ref(&cell.value), is_formula) {
                (None, true) if matches!(cell.value, DataRef::Empty) => Some(Held::Uncounted),
                (held, _) => held,
            };
            let (row, column) = cell.pos;
            put(&mut grid, &mut cells, Spot { row, column }, held)?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn xls(bytes: &[u8]) -> Result<Vec<Grid>, Unread> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|_| BROKEN.to_owned())?;
    let mut cells = 0;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let mut grid = Grid { name: name.clone(), ..Grid::default() };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let far = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let spot = Spot { row: top.saturating_add(far(row)), column: left.saturating_add(far(column)) };
            put(&mut grid, &mut cells, spot, of_data(data))?;
        }
        grid.merged = spots(book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        grids.push(grid);
    }
    Ok(grids)
}

/// A text is one sheet; it is called like its file.
fn csv(name: &str, bytes: &[u8]) -> Result<Vec<Grid>, Unread> {
    let text = decoded(bytes).ok_or("编码认不出来，请另存为 UTF-8 的 CSV")?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut grid = Grid { name: stem.to_owned(), ..Grid::default() };
    let mut cells = 0;
    let head = text.lines().next().unwrap_or_default();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|c| head.matches(char::from(*c)).count());
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut next = 0;
    for record in reader.records() {
        let record = record.map_err(|_| format!("第 {} 行读不出来", next + 1))?;
        // Empty lines are passed over by the reader, but people count them.
        let line = record.position().and_then(|at| u32::try_from(at.line()).ok());
        let row = line.map_or(next, |line| line.saturating_sub(1).max(next));
        next = row + 1;
        for (column, text) in (0..).zip(record.iter()) {
            let held = (!text.trim().is_empty()).then(|| Held::Text(text.to_owned()));
            put(&mut grid, &mut cells, Spot { row, column }, held)?;
        }
    }
    Ok(vec![grid])
}

/// A text in UTF-8 or, as spreadsheets in China write it, GB 18030.
fn decoded(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, _, has_faults) = encoding_rs::GB18030.decode(bytes);
    (!has_faults).then(|| text.into_owned())
}

fn put(grid: &mut Grid, cells: &mut usize, spot: Spot, held: Option<Held>) -> Result<(), Unread> {
    let Some(held) = held else { return Ok(()) };
    *cells += 1;
    if *cells > MOST_CELLS || spot.row > FARTHEST_ROW || spot.column > FARTHEST_COLUMN {
        let sheet = &grid.name;
        return Err(format!(
            "“{sheet}”太大：{spot} 里还有内容，最多 {FARTHEST_ROW} 行、{FARTHEST_COLUMN} 列、{MOST_CELLS} 个单元格"
        ));
    }
    grid.rows.entry(spot.row).or_default().insert(spot.column, held);
    Ok(())
}

fn spots(merged: Vec<Dimensions>) -> Vec<(Spot, Spot)> {
    let spot = |(row, column)| Spot { row, column };
    merged.into_iter().map(|region| (spot(region.start), spot(region.end))).collect()
}

fn of_ref(data: &DataRef<'_>) -> Option<Held> {
    match data {
        DataRef::Empty => None,
        DataRef::String(text) | DataRef::DurationIso(text) => words(text),
        DataRef::SharedString(text) => words(text),
        #[expect(clippy::cast_precision_loss, reason = "no spreadsheet keeps more digits")]
        DataRef::Int(number) => Some(Held::Number(*number as f64)),
        DataRef::Float(number) => Some(Held::Number(*number)),
        DataRef::Bool(truth) => Some(Held::Truth(*truth)),
        DataRef::DateTime(day) => Some(day_of(day)),
        DataRef::DateTimeIso(text) => words(text.split('T').next().unwrap_or_default()),
        DataRef::Error(error) => Some(fault(error)),
    }
}

fn of_data(data: &Data) -> Option<Held> {
    match data {
        Data::Empty => None,
        Data::String(text) | Data::DurationIso(text) => words(text),
        #[expect(clippy::cast_precision_loss, reason = "no spreadsheet keeps more digits")]
        Data::Int(number) => Some(Held::Number(*number as f64)),
        Data::Float(number) => Some(Held::Number(*number)),
        Data::Bool(truth) => Some(Held::Truth(*truth)),
        Data::DateTime(day) => Some(day_of(day)),
        Data::DateTimeIso(text) => words(text.split('T').next().unwrap_or_default()),
        Data::Error(error) => Some(fault(error)),
    }
}

fn words(text: &str) -> Option<Held> {
    let has_words = text.contains(|c: char| !c.is_whitespace());
    has_words.then(|| Held::Text(text.to_owned()))
}

fn day_of(day: &ExcelDateTime) -> Held {
    let (year, month, day_of_month, ..) = day.to_ymd_hms_milli();
    if day.is_datetime() {
        Held::Day(format!("{year:04}-{month:02}-{day_of_month:02}"))
    } else {
        Held::Number(day.as_f64())
    }
}

fn fault(error: &CellErrorType) -> Held {
    Held::Fault(error.to_string())
}
