//! The cells of a table, searched row by row: what stands above or beside a cell may be the word that makes it personal.

use crate::attachments::findings::Findings;
use crate::attachments::limits::Read;
use crate::attachments::stack::Stack;
use crate::privacy::Private;

/// Rows that have not been searched yet.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    places: Vec<Vec<String>>,
    cells: usize,
    bytes: usize,
}

/// Cells and bytes that are searched at once.
const CELLS: usize = 50_000;
const BYTES: usize = 1 << 20;
/// Rows at the top that may say what stands below: a title, a unit, the names of the columns.
const HEAD: usize = 3;
/// Columns that are kept apart; in a wider table a cell stands behind the one before it.
const COLUMNS: usize = 256;

impl Grid {
    /// A row begins.
    pub(super) fn row(&mut self, findings: &mut Findings) {
        if self.cells > CELLS || self.bytes > BYTES {
            self.search(findings);
        }
        self.rows.push(Vec::new());
        self.places.push(Vec::new());
        // An empty row takes memory, too.
        self.cells += 1;
    }

    /// A cell of the row, in a column counted from zero, or behind the last.
    pub(super) fn cell(
        &mut self,
        column: Option<usize>,
        place: String,
        text: String,
        findings: &mut Findings,
    ) -> Read<()> {
        // Nobody reads a row so wide as one.
        if self.rows.last().is_none_or(|row| row.len() >= COLUMNS * 4) {
            self.row(findings);
        }
        let (Some(row), Some(places)) = (self.rows.last_mut(), self.places.last_mut()) else { return Ok(()) };
        while column.is_some_and(|column| row.len() < column.min(COLUMNS)) {
            findings.budget.step()?;
            row.push(String::new());
            places.push(String::new());
            self.cells += 1;
        }
        self.cells += 1;
        self.bytes += text.len();
        row.push(text);
        places.push(place);
        if self.cells > CELLS || self.bytes > BYTES {
            self.search(findings);
        }
        Ok(())
    }

    /// Searches what is there, and keeps the head for what follows.
    pub(super) fn search(&mut self, findings: &mut Findings) {
        let place = |row: usize, cell: usize| {
            self.places.get(row).and_then(|places| places.get(cell)).cloned().unwrap_or_default()
        };
        findings.rows(&self.rows, place);
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let downwards = |findings: &mut Findings| {
            for column in 0..columns {
                let mut stack = Stack::in_table(columns);
                for (at, row) in self.rows.iter().enumerate() {
                    let cell = row.get(column).map_or("", String::as_str);
                    stack.push(cell, || place(at, column), findings);
                }
                stack.end(findings);
            }
        };
        // What the cells of a column say together may have been read above.
        findings.new_only(downwards, |_| true);
        self.rows.truncate(HEAD);
        self.places.truncate(HEAD);
        self.bytes = self.rows.iter().flatten().map(String::len).sum();
        self.cells = self.rows.iter().map(Vec::len).sum();
        // A head of that size says nothing of what follows.
        if self.bytes > BYTES / 10 || self.cells > CELLS / 10 {
            *self = Self::default();
        }
    }
}

/// The digits of a number that a program wrote as `1.3800138E10` or `13800138000.0`, as it shows them; `None` for other
/// texts, and for numbers too short or too long to be anybody's.
pub(super) fn digits(text: &str) -> Option<String> {
    let number: f64 = text.trim().parse().ok()?;
    ((1e10..1e19).contains(&number) && number.fract() == 0.0).then(|| number.to_string())
}

/// A number typed as one has lost what the program cannot hold: the last three digits of an identity number.
pub(super) fn lost_id(digits: &str, place: impl Fn() -> String, findings: &mut Findings) {
    if digits.len() == 18 && digits.ends_with("000") && !findings.is_id_number(digits) {
        let is_one = |last| findings.is_id_number(&format!("{}{last}", &digits[..17]));
        if "0123456789X".chars().any(is_one) {
            findings.leak(Private::IdNumber, place(), digits);
        }
    }
}
