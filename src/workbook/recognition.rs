//! Which sheet of records a sheet of a file is: by its heads, whatever it is called and however its columns stand.

use std::collections::BTreeMap;

use super::document::tidy;
use super::sheet::{KEY, Sheet};
use super::writing::REGISTER_HEADS;
use crate::spreadsheet::{Grid, Held, Spot};

/// How far down the heads may stand.
const LOWEST_HEAD: u32 = 20;

/// What a sheet of a file is.
pub(super) enum Recognised {
    /// A sheet of records.
    Records(Found),
    /// The register of letters, with the cells that somebody has filled in.
    Register,
    /// Nothing that can be read.
    Unknown,
}

/// Where the columns of a sheet of records stand.
pub(super) struct Found {
    /// Its number among the sheets.
    pub(super) sheet: usize,
    /// The row of the heads.
    pub(super) top: u32,
    /// The column that tells rows apart for programs.
    pub(super) key: Option<u32>,
    /// The column of each head, in their order.
    pub(super) columns: Vec<Option<u32>>,
    /// Columns that nobody knows: their head, or the first cell below a missing one.
    pub(super) unknown: Vec<(Spot, String)>,
    /// Heads that stand there twice.
    pub(super) twice: Vec<(Spot, String)>,
}

/// What a sheet is.
pub(super) fn recognise(grid: &Grid, sheets: &[Sheet]) -> Recognised {
    let mut best: Option<(usize, usize, u32)> = None;
    for (row, cells) in grid.rows.range(..LOWEST_HEAD) {
        let labels: Vec<String> = cells.values().filter_map(words).collect();
        let has = |label: &str| labels.iter().any(|own| own == label);
        if REGISTER_HEADS.iter().filter(|head| has(head)).count() >= 6 {
            return Recognised::Register;
        }
        for (at, sheet) in sheets.iter().enumerate() {
            let known = sheet.heads.iter().filter(|head| has(&head.caption)).count();
            let wanted = sheet.heads.len();
            // Half of what a small sheet has, and of a large one more than chance.
            let is_enough = known * 2 >= wanted.min(8) && known >= 2;
            let score = known * 100 + known * 100 / wanted + usize::from(grid.name == sheet.name);
            if is_enough && best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, at, *row));
            }
        }
    }
    match best.and_then(|(_, at, top)| Some(found(grid, sheets.get(at)?, at, top))) {
        Some(found) => Recognised::Records(found),
        None => Recognised::Unknown,
    }
}

fn found(grid: &Grid, sheet: &Sheet, at: usize, top: u32) -> Found {
    let mut places: BTreeMap<String, u32> = BTreeMap::new();
    let mut twice = Vec::new();
    let mut unknown = Vec::new();
    for (column, held) in grid.rows.get(&top).into_iter().flatten() {
        let Some(label) = words(held) else { continue };
        let spot = Spot { row: top, column: *column };
        if label != KEY && sheet.column(&label).is_none() {
            unknown.push((spot, label.clone()));
        }
        if places.insert(label.clone(), *column).is_some() {
            twice.push((spot, label));
        }
    }
    let has_head = |column: &u32| {
        places.values().chain(unknown.iter().map(|(spot, _)| &spot.column)).any(|own| own == column)
    };
    let mut headless: BTreeMap<u32, Spot> = BTreeMap::new();
    for (row, cells) in grid.rows.range(top + 1..) {
        for column in cells.keys().filter(|column| !has_head(column)) {
            headless.entry(*column).or_insert(Spot { row: *row, column: *column });
        }
    }
    unknown.extend(headless.into_values().map(|spot| (spot, String::new())));
    let columns = sheet.heads.iter().map(|head| places.get(&head.caption).copied()).collect();
    Found { sheet: at, top, key: places.get(KEY).copied(), columns, unknown, twice }
}

fn words(held: &Held) -> Option<String> {
    match held {
        Held::Text(text) => Some(tidy(text)),
        _ => None,
    }
}
