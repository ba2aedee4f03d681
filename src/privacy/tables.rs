//! Rows of cells in a text: lines with bars, tabs or commas between their parts, and lists of short parts.

use std::ops::Range;

use super::labelled::announces;

/// Cells by their bytes in the text, row by row.
pub(super) type Table = Vec<Vec<Range<usize>>>;

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Bars,
    Tabs,
    Commas,
    /// The whole line is one cell of a list.
    Item,
    /// The line is a paragraph of digits.
    Digits,
    /// The line is nothing but a word that makes personal what stands in the lines below it.
    Label,
}

/// The tables of a text, in its order.
pub(super) fn tables(text: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    if !text.contains('\n') {
        return tables;
    }
    let mut open: Option<(Parts, Table)> = None;
    let (mut at, mut blank) = (0, 0);
    for line in text.split_inclusive('\n') {
        let mut parts = parts(line);
        let is_below = match &open {
            Some((Parts::Label, rows)) => parts != Some(Parts::Label) && rows.len() < MOST_BELOW,
            Some((Parts::Digits, _)) => line.trim().is_empty(),
            _ => false,
        };
        // Below its label a line is a value, whatever it is; an empty one ends a paragraph.
        if is_below && line.trim().is_empty() {
            at += line.len();
            blank += 1;
            continue;
        }
        if is_below && matches!(open, Some((Parts::Label, ref rows)) if rows.len() == 1 || blank == 0) {
            parts = Some(Parts::Label);
        }
        blank = 0;
        if parts == Some(Parts::Label) && !is_below {
            tables.extend(open.take().into_iter().flat_map(closed));
        }
        if open.as_ref().map(|(parts, _)| *parts) != parts {
            tables.extend(open.take().into_iter().flat_map(closed));
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
    tables.extend(open.into_iter().flat_map(closed));
    tables
}

/// A list is one row, and so is a column alone.
fn closed((parts, table): (Parts, Table)) -> Vec<Table> {
    let has_cell = |cell: &&Range<usize>| !cell.is_empty();
    match parts {
        _ if table.len() < 2 => Vec::new(),
        Parts::Item | Parts::Digits => vec![vec![table.concat()]],
        Parts::Bars if table.iter().all(|row| row.iter().filter(has_cell).count() < 2) => {
            let column = table.iter().flatten().filter(has_cell).cloned().collect();
            vec![table, vec![column]]
        }
        _ => vec![table],
    }
}

/// The most lines below a label.
const MOST_BELOW: usize = 1000;

fn parts(line: &str) -> Option<Parts> {
    /// The longest item of a list whose items may be parts of one thing, in bytes.
    const LONGEST_ITEM: usize = 24;
    /// The longest piece of a number that fills its paragraph.
    const LONGEST_PIECE: usize = 8;
    let line = line.trim();
    let bars = line.matches('|').count();
    if bars > 1 || bars == 1 && !line.starts_with('|') {
        return Some(Parts::Bars);
    }
    if line.contains('\t') {
        return Some(Parts::Tabs);
    }
    if line.len() <= LONGEST_PIECE && line.bytes().all(|b| b.is_ascii_digit()) && !line.is_empty() {
        return Some(Parts::Digits);
    }
    if announces(line) {
        return Some(Parts::Label);
    }
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=2).contains(&number)
        && let Some(item) = line[number..].strip_prefix(['.', ')', '、'])
    {
        return (item.len() <= LONGEST_ITEM).then_some(Parts::Item);
    }
    if let Some(item) = line.strip_prefix(['-', '*', '+', '·', '•']) {
        return (item.len() <= LONGEST_ITEM && item.starts_with([' ', '\t'])).then_some(Parts::Item);
    }
    let (first, rest) = line.split_once([',', ';'])?;
    (!first.contains(": ") && !rest.is_empty() && !line.ends_with('{')).then_some(Parts::Commas)
}

fn cells(line: &str, start: usize, parts: Parts) -> Vec<Range<usize>> {
    let (mut is_quoted, mut before) = (false, ' ');
    let mut is_mark = |c: char| {
        is_quoted ^= c == '"';
        let escaped = std::mem::replace(&mut before, c) == '\\';
        match parts {
            Parts::Bars => c == '|' && !escaped,
            Parts::Tabs => c == '\t',
            Parts::Commas => !is_quoted && matches!(c, ',' | ';'),
            Parts::Item | Parts::Digits | Parts::Label => false,
        }
    };
    let content = line.trim_end();
    let (skipped, content) = match parts {
        Parts::Bars => {
            let blank = without(content, char::is_whitespace);
            let bar = usize::from(content[blank..].starts_with('|'));
            (blank + bar, content.strip_suffix('|').filter(|rest| rest.len() > blank).unwrap_or(content))
        }
        Parts::Item => {
            let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '·' | '•');
            let line = content.trim_start();
            let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mark = line[number..].chars().next().filter(|c| number > 0 && matches!(c, '.' | ')' | '、'));
            match mark {
                Some(mark) => (content.len() - line.len() + number + mark.len_utf8(), content),
                None => (without(content, is_mark), content),
            }
        }
        Parts::Label => (without(content, |c| c.is_whitespace() || "#*_>-".contains(c)), content),
        Parts::Tabs | Parts::Commas | Parts::Digits => (0, content),
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

/// How many bytes of marks a text begins with.
fn without(content: &str, is_mark: impl Fn(char) -> bool) -> usize {
    content.len() - content.trim_start_matches(is_mark).len()
}

/// The line of dashes below the heads of a table.
fn is_rule(text: &str, cells: &[Range<usize>]) -> bool {
    let is_dashes = |cell: &str| cell.len() > 1 && cell.bytes().all(|b| matches!(b, b'-' | b':'));
    cells.iter().all(|cell| is_dashes(&text[cell.clone()]))
}
