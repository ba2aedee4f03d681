//! The tables of a page: what stands side by side and below each other, put into rows and columns.
//!
//! A page says nowhere where its cells are. What a reader takes for a column are words below each other with nothing
//! beside them that reaches over. A table that ends a page may go on at the top of the next one, under the same head.

use crate::privacy;

use super::columns::Segment;

/// Rows of cells; a column is as wide as the widest of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    /// How many of them stand on a page before, and only say what the others are.
    pub(super) head: usize,
}

/// The tables of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tables {
    /// Line by line, as they stand on the page.
    pub(super) rows: Vec<Table>,
    /// Each column alone, with what goes on in the line below in one cell.
    pub(super) columns: Vec<Table>,
}

/// What says on one page of the columns of a table what they hold, should the table go on on the next.
#[derive(Debug)]
pub(super) struct Head {
    columns: Vec<(f32, f32)>,
    lines: Vec<Vec<Segment>>,
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
/// Lines above and below the text of a page: its title, the name of the file, its number.
const MARGIN: usize = 3;
/// Lines of a head.
const HEAD: usize = 4;
/// Tables that may go on on the next page: one of them is the last, the others only look like tables.
const HEADS: usize = 3;
/// The heads of a page before stand so far above.
const FAR: f32 = 1e5;

/// The tables that segments form, which come from the top down and in each line from its start. The heads are those of the
/// page before, and then those of this one.
pub(super) fn tables(segments: &[Segment], heads: &mut Vec<Head>) -> Tables {
    let same =
        |a: &Segment, b: &Segment| a.turn == b.turn && (a.across - b.across).abs() <= a.size * SAME_LINE;
    let lines: Vec<&[Segment]> = segments.chunk_by(same).collect();
    // A page without words parts nothing.
    if lines.is_empty() {
        return Tables::default();
    }
    let mut open: Vec<(Open<'_>, usize)> = vec![(Open::default(), 0)];
    for (at, line) in lines.iter().enumerate() {
        let is_taken = open.last_mut().is_some_and(|(last, _)| last.takes(line));
        let without_title = open.last().filter(|_| !is_taken).and_then(|(last, _)| last.without_title(line));
        if let Some((title, table)) = without_title {
            open.pop();
            open.extend([(title, at - 1), (table, at)]);
        } else if !is_taken {
            let mut next = Open::default();
            next.takes(line);
            open.push((next, 0));
        }
        if let Some((_, end)) = open.last_mut() {
            *end = at + 1;
        }
    }
    let above = std::mem::take(heads);
    let continued: Vec<Open<'_>> = above.iter().filter_map(|head| head.continued(&lines)).collect();
    let last = open.iter().filter(|(_, end)| lines.len() - end <= MARGIN).map(|(open, _)| open);
    heads.extend(continued.iter().chain(last).filter_map(Open::head));
    heads.drain(..heads.len().saturating_sub(HEADS));
    let mut tables = Tables::default();
    for open in open.iter().map(|(open, _)| open).chain(&continued) {
        open.close(&mut tables);
    }
    tables
}

impl Head {
    /// The table with the lines at the top of a page that stand below its head.
    fn continued<'s>(&'s self, lines: &[&'s [Segment]]) -> Option<Open<'s>> {
        let below = |skipped: usize| {
            let above = self.lines.iter().map(Vec::as_slice).collect();
            let head = self.lines.len();
            let columns = self.columns.clone();
            let mut open = Open { columns, lines: above, head, ..Open::default() };
            for line in lines.iter().skip(skipped) {
                let is_below = line.iter().all(|segment| open.met_by(segment).next().is_some());
                if !is_below || !open.takes(line) {
                    break;
                }
            }
            open
        };
        let all = (0..=MARGIN).map(below).filter(|open| open.lines.len() > open.head);
        all.max_by_key(|open| open.lines.len())
    }
}

/// A table that may go on.
#[derive(Default)]
struct Open<'s> {
    /// Where the columns begin and end, from the left.
    columns: Vec<(f32, f32)>,
    lines: Vec<&'s [Segment]>,
    /// How many of the lines stand on a page before.
    head: usize,
    across: usize,
    /// Was a title above it taken away?
    is_untitled: bool,
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

    /// The title above the table and the table below it, which takes a line that does not go with the title.
    fn without_title(&self, line: &'s [Segment]) -> Option<(Self, Self)> {
        let titles = self.lines.iter().take(MARGIN).take_while(|line| line.len() == 1).count();
        let titles = if self.is_untitled { 0 } else { titles };
        (1..=titles).filter(|titles| *titles < self.lines.len()).find_map(|titles| {
            let (title, table) = self.lines.split_at_checked(titles)?;
            let (mut above, mut below) = (Self::default(), Self { is_untitled: true, ..Self::default() });
            let fits = title.iter().all(|line| above.takes(line))
                && table.iter().chain([&line]).all(|line| below.takes(line));
            (fits && below.columns.len() > 1).then_some((above, below))
        })
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

    /// The lines that form a table. Of those in one column these are a word that says what stands below it, and what stands
    /// there without being prose.
    fn table(&self) -> &[&'s [Segment]] {
        match self.columns.len() {
            0 => &[],
            1 => {
                let is_word =
                    |line: &&[Segment]| line.iter().any(|segment| privacy::announces(&segment.text));
                let from = self.lines.iter().rposition(is_word).unwrap_or(self.lines.len());
                let table = self.lines.get(from..).unwrap_or_default();
                let is_prose = |line: &&[Segment]| {
                    line.iter().any(|segment| segment.text.contains(['。', '，', '；', '？', '！']))
                };
                let prose = table.iter().position(is_prose).unwrap_or(table.len());
                table.get(..prose).unwrap_or_default()
            }
            _ => &self.lines,
        }
    }

    /// What the next page has to know of the table.
    fn head(&self) -> Option<Head> {
        let table = self.table();
        if self.head > 0 {
            let lines = table.iter().take(self.head).map(|line| line.to_vec()).collect();
            return Some(Head { columns: self.columns.clone(), lines });
        }
        let says = |line: &&[Segment]| line.iter().any(|segment| privacy::says_of_others(&segment.text));
        let is_title = |line: &&&[Segment]| line.len() == 1 && !says(line);
        let titles = if self.columns.len() > 1 { table.iter().take_while(is_title).count() } else { 0 };
        let table = table.get(titles..).unwrap_or_default();
        let head = match self.columns.len() {
            1 => table.len().min(1),
            _ => table.iter().take(HEAD).rposition(says).map_or(0, |at| at + 1),
        };
        // Words that are broken say something only together.
        let head = if head == 0 && self.says_in_lines() { HEAD.min(table.len()) } else { head };
        let mut below = Self::default();
        if head == 0 || !table.iter().all(|line| below.takes(line)) {
            return None;
        }
        let far = |segment: &Segment| Segment { across: segment.across + FAR, ..segment.clone() };
        let lines = table.iter().take(head).map(|line| line.iter().map(far).collect()).collect();
        Some(Head { columns: below.columns, lines })
    }

    /// Does a column begin with a word that says what stands below it, broken into lines?
    fn says_in_lines(&self) -> bool {
        let mut tables = Tables::default();
        self.close(&mut tables);
        let first = |table: &Table| table.rows.first().and_then(|row| row.first()).cloned();
        tables.columns.iter().filter_map(first).any(|word| privacy::says_of_others(&word))
    }

    fn close(&self, tables: &mut Tables) {
        let table = self.table();
        if table.is_empty() || self.columns.len() == 1 && table.len() == 1 {
            return;
        }
        let mut columns: Vec<Vec<&Segment>> = vec![Vec::new(); self.columns.len()];
        let mut rows = Vec::new();
        for line in table {
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
        under_one_head(&mut rows);
        tables.rows.push(Table { rows, head: self.head });
        let head = |segment: &Segment| {
            table.iter().take(self.head).any(|line| line.iter().any(|one| std::ptr::eq(one, segment)))
        };
        let pitches = columns.iter().flat_map(|column| column.windows(2).map(|pair| pitch(pair[0], pair[1])));
        let nearest = pitches.filter(|pitch| *pitch > SAME_LINE).min_by(f32::total_cmp).unwrap_or_default();
        tables.columns.extend(
            columns.iter().filter_map(|column| wrapped(column, SAME_CELL.max(nearest + NEAREST), head)),
        );
    }
}

/// Lets a word that says what stands below it say so in the columns right of it, too, which have only words of their own below:
/// of a cell over several columns the page shows no more.
fn under_one_head(rows: &mut [Vec<String>]) {
    for at in 0..rows.len().min(HEAD) {
        let Some((row, below)) = rows.get_mut(at..).and_then(<[Vec<String>]>::split_first_mut) else {
            return;
        };
        // Between the two lines may be one of cells over both.
        let own = |column: usize| {
            let cells = below.iter().take(2).filter_map(|row| row.get(column));
            cells.clone().find(|cell| !cell.is_empty()).is_some_and(|cell| !cell.contains(char::is_numeric))
        };
        let mut word = String::new();
        for (column, cell) in row.iter_mut().enumerate() {
            if !cell.is_empty() {
                let says = !cell.contains(char::is_numeric) && privacy::says_of_others(cell);
                word = if says { cell.clone() } else { String::new() };
            } else if own(column) {
                cell.clone_from(&word);
            }
        }
    }
}

/// How far the one line is below the other, in sizes.
fn pitch(above: &Segment, below: &Segment) -> f32 {
    (above.across - below.across) / above.size.max(below.size)
}

/// The cells of a column, their lines within so many sizes; `None` if no cell has two lines, or all lines are one.
fn wrapped(column: &[&Segment], within: f32, is_head: impl Fn(&Segment) -> bool) -> Option<Table> {
    let cells: Vec<&[&Segment]> = column.chunk_by(|above, below| pitch(above, below) <= within).collect();
    let text = |cell: &&[&Segment]| cell.iter().map(|segment| segment.text.as_str()).collect::<String>();
    let head = cells.iter().filter(|cell| cell.iter().all(|segment| is_head(segment))).count();
    let rows: Vec<Vec<String>> = cells.iter().map(|cell| vec![text(cell)]).collect();
    (1 < rows.len() && rows.len() < column.len()).then_some(Table { rows, head })
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

    fn first(page: &[Segment]) -> Tables {
        tables(page, &mut Vec::new())
    }

    #[test]
    fn what_stands_below_each_other_is_a_column_and_an_empty_cell_stays_empty() {
        let tables = first(&page(&[
            (12.0, &[(0.0, "名单如下，请转告。")]),
            (20.0, &[(0.0, "姓名"), (50.0, "微信"), (120.0, "住址")]),
            (20.0, &[(50.0, "zhangsan88")]),
            (20.0, &[(5.0, "甲"), (110.0, "和平路12号")]),
            (12.0, &[(110.0, "3栋")]),
            (20.0, &[(0.0, "以上名单公示七天，如有疑问请与学校联系。")]),
            (12.0, &[(0.0, "示例小学示例小学示例小学示例小学示例小学")]),
        ]));
        let rows: Vec<Vec<&str>> =
            tables.rows[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        assert_eq!(tables.rows.len(), 1);
        assert_eq!(rows[..3], [["姓名", "微信", "住址"], ["", "zhangsan88", ""], ["甲", "", "和平路12号"]]);
        let rows = vec![vec!["住址".to_owned()], vec!["和平路12号3栋".to_owned()]];
        assert!(tables.columns.contains(&Table { rows, head: 0 }));
    }

    #[test]
    fn lines_of_prose_are_no_table() {
        let prose = [(12.0, &[(0.0, "示例区政务服务中心")][..]), (12.0, &[(0.0, "办理")])];
        assert_eq!(first(&page(&prose)), Tables::default());
    }
}
