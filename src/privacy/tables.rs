//! Rows of cells in a text: lines with bars, tabs or commas between their parts, and lists of short parts.

use std::ops::Range;

/// Cells by their bytes in the text, row by row.
pub(super) type Table = Vec<Vec<Range<usize>>>;

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Bars,
    Tabs,
    Commas(usize),
    /// The whole line is one cell of a list.
    Item,
}

/// The tables of a text, in its order.
pub(super) fn tables(text: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    if !text.contains('\n') {
        return tables;
    }
    let mut open: Option<(Parts, Table)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let parts = parts(line);
        if open.as_ref().map(|(parts, _)| *parts) != parts {
            tables.extend(open.take().and_then(closed));
            open = parts.map(|parts| (parts, Table::new()));
        }
        if let Some((parts, table)) = &mut open {
            let cells = cells(line, at, *parts);
            if !is_rule(text, &cells) {
                table.push(cells);
            }
        }
        at += line.len();
    }
    tables.extend(open.and_then(closed));
    tables
}

/// A list is one row.
fn closed((parts, table): (Parts, Table)) -> Option<Table> {
    (table.len() > 1).then(|| if parts == Parts::Item { vec![table.concat()] } else { table })
}

fn parts(line: &str) -> Option<Parts> {
    /// The longest item of a list whose items may be parts of one thing, in bytes.
    const LONGEST_ITEM: usize = 24;
    let line = line.trim();
    let bars = line.matches('|').count();
    if bars > 1 || bars == 1 && !line.starts_with('|') {
        return Some(Parts::Bars);
    }
    if line.contains('\t') {
        return Some(Parts::Tabs);
    }
    if let Some(item) = line.strip_prefix(['-', '*', '+', '·', '•']) {
        return (item.len() <= LONGEST_ITEM && item.starts_with([' ', '\t'])).then_some(Parts::Item);
    }
    let commas = line.matches([',', ';']).count();
    (commas > 0 && !line.contains(": ") && !line.ends_with([',', ';', '{'])).then_some(Parts::Commas(commas))
}

fn cells(line: &str, start: usize, parts: Parts) -> Vec<Range<usize>> {
    let (mut is_quoted, mut before) = (false, ' ');
    let mut is_mark = |c: char| {
        is_quoted ^= c == '"';
        let escaped = std::mem::replace(&mut before, c) == '\\';
        match parts {
            Parts::Bars => c == '|' && !escaped,
            Parts::Tabs => c == '\t',
            Parts::Commas(_) => !is_quoted && matches!(c, ',' | ';'),
            Parts::Item => false,
        }
    };
    let without =
        |content: &str, marks: fn(char) -> bool| content.len() - content.trim_start_matches(marks).len();
    let content = line.trim_end();
    let (skipped, content) = match parts {
        Parts::Bars => {
            let blank = without(content, char::is_whitespace);
            let bar = usize::from(content[blank..].starts_with('|'));
            (blank + bar, content.strip_suffix('|').filter(|rest| rest.len() > blank).unwrap_or(content))
        }
        Parts::Item => {
            (without(content, |c| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '·' | '•')), content)
        }
        Parts::Tabs | Parts::Commas(_) => (0, content),
    };
    let (base, content) = (start + skipped, content.get(skipped..).unwrap_or_default());
    let mut from = 0;
    let mut cells = Vec::new();
    let ends: Vec<usize> = content.char_indices().filter(|(_, c)| is_mark(*c)).map(|(at, _)| at).collect();
    for end in ends.into_iter().chain([content.len()]) {
        let cell = &content[from.min(end)..end];
        let blank = |c: char| c.is_whitespace() || c == '"';
        let left = cell.len() - cell.trim_start_matches(blank).len();
        let inner = cell.trim_matches(blank).len();
        cells.push(base + from + left..base + from + left + inner);
        from = end + 1;
    }
    cells
}

/// The line of dashes below the heads of a table.
fn is_rule(text: &str, cells: &[Range<usize>]) -> bool {
    let is_dashes = |cell: &str| cell.len() > 1 && cell.bytes().all(|b| matches!(b, b'-' | b':'));
    cells.iter().all(|cell| is_dashes(&text[cell.clone()]))
}
