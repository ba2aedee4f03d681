//! The tables of a page: what stands side by side and below each other, put into rows and columns.
//!
//! A page says nowhere where its cells are. What a reader takes for a column are words below each other with nothing
//! beside them that reaches over.

use super::columns::Segment;

/// Rows of cells; a column is as wide as the widest of them.
pub(super) type Table = Vec<Vec<String>>;

/// The tables of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tables {
    /// Line by line, as they stand on the page.
    pub(super) rows: Vec<Table>,
    /// Each column alone, with what goes on in the line below in one cell.
    pub(super) columns: Vec<Table>,
}

/// Lines nearer than this part of the size are one.
const SAME_LINE: f32 = 0.3;
/// Lines of one cell are within so many sizes, as programs set Chinese and Latin letters,
const SAME_CELL: f32 = 1.5;
/// or as near as the nearest of the table, but for so much of the size.
const NEAREST: f32 = 0.15;
/// So many lines reach over several columns before the table is at its end: one may part it.
const ACROSS: usize = 2;
/// Columns of a table; what has more is no table for anybody.
const COLUMNS: usize = 200;

/// The tables that segments form, which come from the top down and in each line from its start.
pub(super) fn tables(segments: &[Segment]) -> Tables {
    let mut tables = Tables::default();
    let mut open = Open::default();
    for line in
        segments.chunk_by(|a, b| a.turn == b.turn && (a.across - b.across).abs() <= a.size * SAME_LINE)
    {
        if !open.takes(line) {
            open.close(&mut tables);
            open = Open::default();
            open.takes(line);
        }
    }
    open.close(&mut tables);
    tables
}

/// A table that may go on.
#[derive(Default)]
struct Open<'s> {
    /// Where the columns begin and end, from the left.
    columns: Vec<(f32, f32)>,
    lines: Vec<&'s [Segment]>,
    across: usize,
}

impl<'s> Open<'s> {
    /// Takes a line that goes with those above.
    fn takes(&mut self, line: &'s [Segment]) -> bool {
        let turn = |line: &[Segment]| line.first().map(|first| first.turn);
        let is_other = self.lines.first().is_some_and(|first| turn(first) != turn(line));
        let over: Vec<usize> = line.iter().map(|segment| self.met_by(segment).count()).collect();
        let is_within = over.iter().all(|count| *count < 2);
        // Words far from each other in one column are columns of their own, and what stands above them is none.
        let parts_column = line.windows(2).zip(over.windows(2)).any(|(pair, over)| {
            let is_apart = self.columns.len() == 1 || pair[1].start - pair[0].end > pair[0].size;
            is_apart && over == [1, 1] && self.met_by(&pair[0]).eq(self.met_by(&pair[1]))
        });
        self.across = if is_within { 0 } else { self.across + 1 };
        let reaches_on = !is_within && (line.len() > 1 || self.across >= ACROSS);
        if is_other || reaches_on || parts_column || self.columns.len() > COLUMNS {
            return false;
        }
        if is_within {
            for segment in line {
                self.widen(segment);
            }
        }
        self.lines.push(line);
        true
    }

    /// The columns that a segment reaches over.
    fn met_by(&self, segment: &Segment) -> impl Iterator<Item = usize> {
        let from = self.columns.partition_point(|(_, end)| *end <= segment.start);
        let to = self.columns.partition_point(|(start, _)| *start < segment.end);
        from..to.max(from)
    }

    fn widen(&mut self, segment: &Segment) {
        let first = self.met_by(segment).next();
        match first.and_then(|at| self.columns.get_mut(at)) {
            Some(column) => *column = (column.0.min(segment.start), column.1.max(segment.end)),
            None => {
                let at = self.columns.partition_point(|(start, _)| *start < segment.start);
                self.columns.insert(at, (segment.start, segment.end));
            }
        }
    }

    fn close(&self, tables: &mut Tables) {
        if self.columns.len() < 2 {
            return;
        }
        let mut columns: Vec<Vec<&Segment>> = vec![Vec::new(); self.columns.len()];
        let mut rows = Table::new();
        for line in &self.lines {
            let mut row = vec![String::new(); self.columns.len()];
            for segment in *line {
                let Some(at) = self.met_by(segment).next() else { continue };
                let Some((cell, column)) = row.get_mut(at).zip(columns.get_mut(at)) else { continue };
                cell.push_str(if cell.is_empty() { "" } else { " " });
                cell.push_str(&segment.text);
                column.push(segment);
            }
            rows.push(row);
        }
        tables.rows.push(rows);
        let pitches = columns.iter().flat_map(|column| column.windows(2).map(|pair| pitch(pair[0], pair[1])));
        let nearest = pitches.filter(|pitch| *pitch > SAME_LINE).min_by(f32::total_cmp).unwrap_or_default();
        tables
            .columns
            .extend(columns.iter().filter_map(|column| wrapped(column, SAME_CELL.max(nearest + NEAREST))));
    }
}

/// How far the one line is below the other, in sizes.
fn pitch(above: &Segment, below: &Segment) -> f32 {
    (above.across - below.across) / above.size.max(below.size)
}

/// The cells of a column, their lines within so many sizes; `None` if no cell has two lines, or all lines are one.
fn wrapped(column: &[&Segment], within: f32) -> Option<Table> {
    let cells = column.chunk_by(|above, below| pitch(above, below) <= within);
    let text = |cell: &[&Segment]| cell.iter().map(|segment| segment.text.as_str()).collect::<String>();
    let cells: Table = cells.map(|cell| vec![text(cell)]).collect();
    (1 < cells.len() && cells.len() < column.len()).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of lines, each with its start, in lines so far apart.
    fn page(lines: &[(f32, &[(f32, &str)])]) -> Vec<Segment> {
        let mut across = 0.0;
        let mut segments = Vec::new();
        for (pitch, words) in lines {
            across -= pitch;
            for (start, text) in *words {
                let width: f32 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
                let (start, end, text) = (*start, start + width, (*text).to_owned());
                segments.push(Segment { turn: 0, across, start, end, size: 10.0, text });
            }
        }
        segments
    }

    #[test]
    fn what_stands_below_each_other_is_a_column_and_an_empty_cell_stays_empty() {
        let tables = tables(&page(&[
            (12.0, &[(0.0, "名单如下，请转告。")]),
            (20.0, &[(0.0, "姓名"), (50.0, "微信"), (120.0, "住址")]),
            (20.0, &[(50.0, "zhangsan88")]),
            (20.0, &[(5.0, "甲"), (110.0, "和平路12号")]),
            (12.0, &[(110.0, "3栋")]),
            (20.0, &[(0.0, "以上名单公示七天，如有疑问请与学校联系。")]),
            (12.0, &[(0.0, "示例小学示例小学示例小学示例小学示例小学")]),
        ]));
        let rows: Vec<Vec<&str>> =
            tables.rows[0].iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        assert_eq!(tables.rows.len(), 1);
        assert_eq!(rows[..3], [["姓名", "微信", "住址"], ["", "zhangsan88", ""], ["甲", "", "和平路12号"]]);
        assert!(tables.columns.contains(&vec![vec!["住址".to_owned()], vec!["和平路12号3栋".to_owned()]]));
    }

    #[test]
    fn lines_of_prose_are_no_table() {
        let prose = [(12.0, &[(0.0, "示例区政务服务中心")][..]), (12.0, &[(0.0, "办理")])];
        assert_eq!(tables(&page(&prose)), Tables::default());
    }
}
