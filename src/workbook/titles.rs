//! The sheet of laws: a title a row, wherever it stands.

use std::collections::BTreeMap;

use super::document::Cell;
use super::head::{Head, Holds};
use super::sheet::{Makes, Row, Sheet};

/// The name of the sheet in which every basis has a row of its own.
pub(super) const BASES: &str = "依据";

/// A row for every title in the sheet of bases, with how often it stands there.
pub(super) fn sheet(bases: &Sheet, title: usize) -> Sheet {
    let mut places: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &bases.rows {
        if let Some(title) = row.cells.get(title).and_then(|cell| cell.entry.first()) {
            places.entry(title).or_default().push(row);
        }
    }
    let rows = places.into_iter().filter_map(|(title, rows)| {
        let first = rows.first()?;
        let said = |entry: String| Cell { entry: vec![entry], ..Cell::default() };
        Some(Row {
            key: title.to_owned(),
            group: title.to_owned(),
            file: first.file,
            cells: vec![said(title.to_owned()), said(rows.len().to_string())],
            ..Row::default()
        })
    });
    let form = bases.heads.get(title).and_then(|head| head.form);
    let heads = vec![
        Head {
            form,
            is_own: true,
            is_required: true,
            identifies: true,
            holds: Holds::Title,
            ..Head::said("法律名称", "法律、法规、规章的名称，不加书名号；改一处，所有事项的设定依据里都改。")
        },
        Head::said("处数", "设定依据里用到的次数。"),
    ];
    Sheet {
        name: "法律名称",
        about: "每行一部法律、法规、规章；名称改一处，所有事项的设定依据都改。",
        heads,
        rows: rows.collect(),
        makes: Makes::Titles,
    }
}

/// The numbers of the rows of the sheet of bases that have a title.
pub(super) fn places(bases: &Sheet, title: usize, name: &str) -> Vec<usize> {
    let has = |row: &Row| {
        row.cells.get(title).is_some_and(|cell| cell.entry.first().is_some_and(|own| own == name))
    };
    (0..).zip(&bases.rows).filter(|(_, row)| has(row)).map(|(at, _)| at).collect()
}
