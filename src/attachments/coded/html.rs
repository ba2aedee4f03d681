//! HTML, as a browser shows it: tags gone, blocks apart, cells in their rows; values, scripts and comments for themselves.

use super::{Said, Table};
use crate::attachments::grid::{Cell, framed};
use crate::attachments::limits::{self, Budget, Read};
use crate::attachments::markup::unescaped;

/// Elements that stand within a line; what any other holds is apart from what is around it.
const WITHIN: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font", "i", "ins", "label", "mark", "o:p",
    "s", "small", "span", "strong", "sub", "sup", "u",
];
/// Elements whose content is no text to read.
const PROGRAMS: [&str; 2] = ["script", "style"];

/// Takes the tags out of a page.
pub(super) fn read(text: &str, budget: &mut Budget) -> Read<Said> {
    let mut page = Page::default();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        budget.step()?;
        page.text(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            let (inside, behind) = comment.split_once("-->").unwrap_or((comment, ""));
            page.said.say(inside.to_owned());
            rest = behind;
            continue;
        }
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            page.text("<");
            rest = tag;
            continue;
        }
        let end = end_of_tag(tag);
        let (inside, behind) = tag.split_at(end);
        rest = behind.strip_prefix('>').unwrap_or(behind);
        let name =
            inside.split([' ', '\t', '\r', '\n', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        page.values(inside);
        if matches!(name.as_str(), "td" | "th" | "tr") {
            budget.value()?;
        }
        page.tag(&name, inside);
        if PROGRAMS.contains(&name.as_str()) && !inside.starts_with('/') {
            let close = format!("</{name}");
            let end = find_ignoring_case(rest, &close).unwrap_or(rest.len());
            let (inside, behind) = rest.split_at(end);
            page.said.say(inside.to_owned());
            rest = behind;
        }
    }
    page.text(rest);
    Ok(page.end())
}

/// Where a tag ends; a `>` in quotes does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed.
    tag.find('>').unwrap_or(tag.len())
}

fn find_ignoring_case(text: &str, what: &str) -> Option<usize> {
    memchr::memchr_iter(b'<', text.as_bytes()).find(|at| {
        text.as_bytes()
            .get(*at..at + what.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(what.as_bytes()))
    })
}

#[derive(Default)]
struct Page {
    said: Said,
    /// What is shown, blocks on lines of their own.
    shown: String,
    values: String,
    /// Tables that have not ended, from the outermost to the innermost.
    open: Vec<Open>,
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    cell: Option<Cell>,
    row: Vec<Cell>,
    table: Table,
}

impl Page {
    fn text(&mut self, text: &str) {
        let text = unescaped(text);
        if let Some(cell) = self.open.last_mut().and_then(|open| open.cell.as_mut()) {
            cell.text.push_str(&text);
        }
        self.shown.push_str(&text);
    }

    fn tag(&mut self, name: &str, tag: &str) {
        if WITHIN.contains(&name) {
            return;
        }
        self.shown.push('\n');
        match (name, tag.starts_with('/')) {
            ("td" | "th", false) => {
                // A piece of a page may begin inside a table.
                if self.open.is_empty() {
                    self.open.push(Open::default());
                }
                if let Some(open) = self.open.last_mut() {
                    open.end_cell();
                    let (columns, rows) = (count(tag, "colspan"), count(tag, "rowspan"));
                    open.cell = Some(Cell { columns, rows, ..Cell::of(String::new()) });
                }
            }
            ("td" | "th", true) => self.innermost(Open::end_cell),
            ("tr", _) => self.innermost(Open::end_row),
            ("table", false) => {
                let is_inside = self.open.last().is_some_and(|open| open.cell.is_some());
                if !is_inside || self.open.len() >= limits::NESTING {
                    self.end_table();
                }
                self.open.push(Open::default());
            }
            ("table", true) => self.end_table(),
            _ => {
                if let Some(cell) = self.open.last_mut().and_then(|open| open.cell.as_mut()) {
                    cell.text.push('\n');
                }
            }
        }
    }

    fn innermost(&mut self, end: fn(&mut Open)) {
        if let Some(open) = self.open.last_mut() {
            end(open);
        }
    }

    /// What stands in quotes in a tag.
    fn values(&mut self, tag: &str) {
        let mut parts = tag.split(['"', '\'']).skip(1).step_by(2).filter(|value| value.len() >= 8).peekable();
        if parts.peek().is_some() {
            for value in parts {
                self.values.push_str(&unescaped(value));
                self.values.push('\n');
            }
        }
    }

    fn end_table(&mut self) {
        let Some(mut ended) = self.open.pop() else { return };
        ended.end_row();
        let around = self.open.last_mut().and_then(|open| open.cell.as_mut());
        match (around, framed(&ended.table)) {
            (Some(cell), Some(text)) => cell.add(text),
            _ if ended.table.is_empty() => {}
            _ => self.said.tables.push(ended.table),
        }
    }

    fn end(mut self) -> Said {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.said.texts.extend([self.shown, self.values]);
        self.said
    }
}

impl Open {
    fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    fn end_row(&mut self) {
        self.end_cell();
        if !self.row.is_empty() {
            self.table.push(std::mem::take(&mut self.row));
        }
    }
}

/// The number that an attribute of a tag has, or one.
fn count(tag: &str, name: &str) -> usize {
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let value = value.map(|value| value.trim_start_matches([' ', '"', '\'']));
    let digits = value.map(|value| value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_gone_and_blocks_are_apart() {
        let said = |html: &str| read(html, &mut Budget::default()).unwrap().texts;
        assert_eq!(said("a<b>138</b><span style='x'>0013</span>&#56;000")[0], "a13800138000");
        assert_eq!(said("<p>138</p><p>0013</p>")[0], "\n138\n\n0013\n");
        assert_eq!(said("1 < 2")[0], "1 < 2");
        assert_eq!(said("<a href=\"tel:13800138000\">x</a>")[1], "tel:13800138000\n");
        assert_eq!(said("<script>if (a<b)</SCRIPT>c")[..2], ["if (a<b)", "\n\nc"]);
        assert_eq!(said("<a title=\">\">b")[0], "b");
        assert_eq!(said("<!-- a remark --><a title=\"b")[0], " a remark ");
    }

    #[test]
    fn cells_stand_in_their_rows() {
        let said = read("<table><tr><td>a<td>b<tr><td><b>c</b></table>", &mut Budget::default()).unwrap();
        let cell = |text: &str| Cell::of(text.to_owned());
        assert_eq!(said.tables, [vec![vec![cell("a"), cell("b")], vec![cell("c")]]]);
    }
}
