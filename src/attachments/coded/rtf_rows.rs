//! The tables of an RTF text: its rows say where their cells end, and tell nothing of each other.

use super::Table;
use crate::attachments::grid::{Cell, GoesOn, framed};
use crate::attachments::limits;

/// A word for the program that stands in a table, and where it stands in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) sign: Sign,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A row is described: before its cells, or behind them.
    Begin,
    /// A cell ends, in a table so deep in others.
    Cell(usize),
    /// A row of the outermost table ends.
    Row(Vec<Edge>),
    /// A row of the innermost one does.
    InnerRow(Vec<Edge>),
}

/// The right edge of a cell, and whether the cell is the rest of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    /// In twentieths of a point.
    pub(super) right: i64,
    pub(super) goes_on: GoesOn,
}

/// Edges nearer than this are drawn as one: a millimetre.
const SAME: i64 = 57;

/// The tables in a text.
pub(super) fn tables(text: &str, marks: Vec<Mark>) -> Vec<Table> {
    let mut tables = Tables::default();
    let mut from = 0;
    for Mark { at, sign } in marks {
        let text = text.get(from..at).unwrap_or_default().trim();
        from = at;
        match sign {
            Sign::Begin => tables.begin(text),
            Sign::Cell(depth) => tables.cell(depth.min(limits::NESTING), text),
            Sign::Row(edges) => tables.row(0, edges),
            Sign::InnerRow(edges) => {
                let depth = tables.open.iter().rposition(|open| !open.cells.is_empty());
                tables.row(depth.unwrap_or(0), edges);
            }
        }
    }
    // A row that was cut off.
    while !tables.open.is_empty() {
        let depth = tables.open.len() - 1;
        tables.row(depth, Vec::new());
        tables.close(depth);
    }
    tables.done
}

#[derive(Default)]
struct Tables {
    /// From the outermost to the innermost.
    open: Vec<Open>,
    done: Vec<Table>,
}

#[derive(Default)]
struct Open {
    rows: Vec<(Vec<String>, Vec<Edge>)>,
    cells: Vec<String>,
    /// What the cell holds so far.
    cell: String,
}

impl Tables {
    fn begin(&mut self, text: &str) {
        let is_in_row = self.open.iter().any(|open| !open.cells.is_empty() || !open.cell.is_empty());
        if !is_in_row && !text.is_empty() {
            // Something else stands between two tables.
            self.close(0);
        } else if let Some(open) = self.open.last_mut() {
            add(&mut open.cell, text);
        }
    }

    fn cell(&mut self, depth: usize, text: &str) {
        self.close(depth + 1);
        while self.open.len() <= depth {
            self.open.push(Open::default());
        }
        if let Some(open) = self.open.last_mut() {
            let mut cell = std::mem::take(&mut open.cell);
            add(&mut cell, text);
            open.cells.push(cell);
        }
    }

    fn row(&mut self, depth: usize, edges: Vec<Edge>) {
        self.close(depth + 1);
        if let Some(open) = self.open.get_mut(depth).filter(|open| !open.cells.is_empty()) {
            open.rows.push((std::mem::take(&mut open.cells), edges));
        }
    }

    /// Ends the tables from a depth on.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(mut closed) = self.open.pop() else { return };
            closed.rows.extend((!closed.cells.is_empty()).then_some((closed.cells, Vec::new())));
            let table = in_columns(closed.rows);
            match (self.open.last_mut(), framed(&table)) {
                (Some(around), Some(text)) => add(&mut around.cell, text),
                _ if table.is_empty() => {}
                _ => self.done.push(table),
            }
        }
    }
}

fn add(cell: &mut String, text: &str) {
    cell.push_str(if cell.is_empty() || text.is_empty() { "" } else { "\n" });
    cell.push_str(text);
}

/// Puts cells under those of other rows, by their edges.
fn in_columns(rows: Vec<(Vec<String>, Vec<Edge>)>) -> Table {
    let mut edges: Vec<i64> =
        rows.iter().flat_map(|(_, edges)| edges.iter().map(|edge| edge.right)).collect();
    edges.sort_unstable();
    edges.dedup_by(|right, left| *right - *left < SAME);
    let columns_to = |edge: &Edge| edges.partition_point(|known| known.saturating_sub(SAME) < edge.right);
    let row = |(cells, own): (Vec<String>, Vec<Edge>)| {
        let mut from = 0;
        let cell = |(at, text)| {
            let Some(edge) = own.get(at) else { return Cell::of(text) };
            let to = columns_to(edge);
            let columns = to.saturating_sub(std::mem::replace(&mut from, to)).max(1);
            Cell { columns, goes_on: edge.goes_on, ..Cell::of(text) }
        };
        cells.into_iter().enumerate().map(cell).collect()
    };
    rows.into_iter().map(row).collect()
}
