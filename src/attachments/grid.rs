//! The cells of a table, searched row by row: what stands above or beside a cell may be the word that makes it personal.
//!
//! A cell that is merged with others says what it says in all their places.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::limits::Read;
use super::stack::Stack;

/// A cell as its file tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// Over how many columns and rows it reaches, its own with them.
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) goes_on: GoesOn,
}

/// Is a cell only the rest of another one?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum GoesOn {
    #[default]
    No,
    FromAbove,
    FromLeft,
}

impl Cell {
    /// A cell that is merged with none.
    pub(super) fn of(text: String) -> Self {
        Self { text, columns: 1, rows: 1, goes_on: GoesOn::No }
    }

    /// Adds a paragraph.
    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(if self.text.is_empty() { "" } else { "\n" });
        self.text.push_str(text);
    }
}

/// The text of a table of one cell, which is only a frame around it.
pub(super) fn framed(rows: &[Vec<Cell>]) -> Option<&str> {
    only(rows.iter().flatten().map(|cell| cell.text.as_str()))
}

fn only<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut filled = texts.filter(|text| !text.trim().is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

/// Rows that have not been searched yet.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    places: Vec<Vec<String>>,
    /// Cells of rows above that reach down, by their columns.
    reaching: BTreeMap<usize, Reaching>,
    /// Rows that were begun.
    begun: usize,
    cells: usize,
    bytes: usize,
}

struct Reaching {
    /// The last row, counted from one.
    to: usize,
    word: String,
    place: String,
}

/// Cells and bytes that are searched at once.
const CELLS: usize = 50_000;
const BYTES: usize = 1 << 20;
/// Rows at the top that may say what stands below: a title, a unit, the names of the columns.
const HEAD: usize = 3;
/// Columns that are kept apart; in a wider table a cell stands behind the one before it.
const COLUMNS: usize = 256;
/// The longest text that says something of other cells, in bytes.
const WORD: usize = 48;

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
        self.begun += 1;
    }

    /// The row begins so many columns further on.
    pub(super) fn skip(&mut self, columns: usize, findings: &mut Findings) -> Read<()> {
        self.fill(self.width().saturating_add(columns).min(COLUMNS), findings)
    }

    /// A cell of the row, in a column counted from zero, or behind the last.
    pub(super) fn cell(
        &mut self,
        column: Option<usize>,
        place: &str,
        cell: Cell,
        findings: &mut Findings,
    ) -> Read<()> {
        // Nobody reads a row so wide as one.
        if self.width() >= COLUMNS * 4 || self.rows.is_empty() {
            self.row(findings);
        }
        self.fill(column.unwrap_or(0).min(COLUMNS), findings)?;
        let at = self.width();
        let other = match cell.goes_on {
            _ if !cell.text.trim().is_empty() => None,
            GoesOn::No => None,
            GoesOn::FromAbove => self.rows.iter().rev().nth(1).and_then(|row| row.get(at)),
            GoesOn::FromLeft => self.rows.last().and_then(|row| row.last()),
        };
        let text = other.map_or(cell.text, |other| word(other));
        let word = word(&text);
        let columns = cell.columns.clamp(1, COLUMNS);
        if cell.rows > 1 {
            for column in at..at + columns {
                findings.budget.step()?;
                let to = self.begun.saturating_add(cell.rows - 1);
                let reaching = Reaching { to, word: word.clone(), place: place.to_owned() };
                self.reaching.insert(column, reaching);
            }
        }
        self.push(text, place.to_owned());
        for _ in 1..columns {
            findings.budget.step()?;
            self.push(word.clone(), place.to_owned());
        }
        if self.cells > CELLS || self.bytes > BYTES {
            self.search(findings);
        }
        Ok(())
    }

    /// Fills the row up to a column, and on with what reaches down from above.
    fn fill(&mut self, column: usize, findings: &mut Findings) -> Read<()> {
        while !self.rows.is_empty() {
            let at = self.width();
            let reaching = self.reaching.get(&at).filter(|reaching| reaching.to >= self.begun);
            let (text, place) = match reaching {
                Some(reaching) => (reaching.word.clone(), reaching.place.clone()),
                None if at < column => (String::new(), String::new()),
                None => return Ok(()),
            };
            findings.budget.step()?;
            self.push(text, place);
        }
        Ok(())
    }

    fn width(&self) -> usize {
        self.rows.last().map_or(0, Vec::len)
    }

    fn push(&mut self, text: String, place: String) {
        self.cells += 1;
        self.bytes += text.len();
        if let Some((row, places)) = self.rows.last_mut().zip(self.places.last_mut()) {
            row.push(text);
            places.push(place);
        }
    }

    /// Takes the table as the text it is only a frame around.
    pub(super) fn framed(&mut self) -> Option<String> {
        let text = only(self.rows.iter().flatten().map(String::as_str))?.to_owned();
        *self = Self::default();
        Some(text)
    }

    /// Searches what is there, and keeps the head for what follows.
    pub(super) fn search(&mut self, findings: &mut Findings) {
        let place = |row: usize, cell: usize| {
            self.places.get(row).and_then(|places| places.get(cell)).cloned().unwrap_or_default()
        };
        findings.rows(&self.rows, place);
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let says =
            |row: &Vec<String>, column: usize| row.get(column).is_some_and(|cell| !cell.trim().is_empty());
        let columns: Vec<usize> =
            (0..columns).filter(|column| self.rows.iter().any(|row| says(row, *column))).collect();
        let downwards = |findings: &mut Findings| {
            for column in columns.iter().copied() {
                let mut stack = Stack::in_table(columns.len());
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

/// What a cell says in the other places of those it is merged with: no number, which would stand there twice.
fn word(text: &str) -> String {
    let is_word = text.len() <= WORD && !text.contains(char::is_numeric);
    if is_word { text.to_owned() } else { String::new() }
}
