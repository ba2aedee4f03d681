use std::collections::BTreeMap;
use std::fmt;

/// A sheet of a file as it was read, whatever its format.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    pub(crate) name: String,
    /// Row by row, from 0, the cells that hold something, by column, from 0.
    pub(crate) rows: BTreeMap<u32, BTreeMap<u32, Held>>,
    /// Cells that stand for several: first row and column, last row and column.
    pub(crate) merged: Vec<(Spot, Spot)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Held {
    Text(String),
    /// A number without a date's form.
    Number(f64),
    /// A day, as `2026-12-01`.
    Day(String),
    Truth(bool),
    /// What a formula came to, if it came to nothing that can be used.
    Fault(String),
    /// A formula of which nobody has kept what it comes to.
    Uncounted,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// From 0.
    pub(crate) row: u32,
    /// From 0.
    pub(crate) column: u32,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column.saturating_add(1);
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", self.row.saturating_add(1))
    }
}

impl Grid {
    /// What a cell holds.
    pub(crate) fn held(&self, spot: Spot) -> Option<&Held> {
        self.rows.get(&spot.row)?.get(&spot.column)
    }

    /// The text of a cell that nobody was to change.
    pub(crate) fn text(&self, row: u32, column: u32) -> &str {
        match self.held(Spot { row, column }) {
            Some(Held::Text(text)) => text,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_called_as_spreadsheets_call_it() {
        let name = |row, column| Spot { row, column }.to_string();
        assert_eq!(
            [name(0, 0), name(16, 2), name(9, 25), name(9, 26), name(9, 701), name(9, 702)],
            ["A1", "C17", "Z10", "AA10", "ZZ10", "AAA10"]
        );
    }
}
