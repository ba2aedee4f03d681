//! The outline of a text that may not be YAML yet: which field each line belongs to, told by indentation alone.

use std::ops::Range;

use crate::records::{RecordShape, ScalarShape, Shape};

use super::edit::{Edit, in_order};
use super::key;
use super::outline_levels::Levels;
use super::width::{column_after, is_space};

/// What can be learnt about a text line by line.
#[derive(Default)]
pub(super) struct Outline {
    /// Mistakes of indentation, dashes and colons with their repairs.
    pub(super) mistakes: Vec<Edit>,
    /// Values without quotes that fit on one line.
    pub(super) values: Vec<PlainValue>,
    /// Lines of block texts (`|`, `>`).
    block: Vec<Range<usize>>,
}

/// A value without quotes that fits on one line, with what follows it.
pub(super) struct PlainValue {
    /// From its first byte to the end of the line, comments included.
    pub(super) range: Range<usize>,
    /// What is expected here.
    pub(super) shape: &'static ScalarShape,
}

impl Outline {
    /// Does this byte belong to a block text?
    pub(super) fn is_block_text(&self, at: usize) -> bool {
        let next = self.block.partition_point(|block| block.end <= at);
        self.block.get(next).is_some_and(|block| block.contains(&at))
    }
}

/// Reads the outline of a text whose root has this shape.
pub(super) fn read(text: &str, root: Shape) -> Outline {
    // A lone carriage return ends a line too: too rare to be mended line by line.
    if text.replace("\r\n", "").contains('\r') {
        return Outline::default();
    }
    let mut scanner = Scanner {
        out: Outline::default(),
        levels: Levels::new(root),
        inside: Inside::Lines,
        plain: None,
        last: None,
        next: None,
    };
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        scanner.next = lines.peek().map(|next| indentation_of(next));
        scanner.line(start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
    }
    scanner.out.mistakes = in_order(text, scanner.out.mistakes);
    scanner.out
}

fn indentation_of(line: &str) -> usize {
    let body = line.trim_start_matches(is_space);
    column_after(0, &line[..line.len() - body.len()])
}

struct Scanner {
    out: Outline,
    levels: Levels,
    inside: Inside,
    /// The column of the key whose plain value ended the last line: deeper lines continue it.
    plain: Option<usize>,
    /// The index of that value in [`Outline::values`].
    last: Option<usize>,
    /// The column at which the line below begins.
    next: Option<usize>,
}

/// What the beginning of a line is inside of.
enum Inside {
    Lines,
    /// A block text under a key or dash at this column.
    Block(usize),
    /// Quotes or brackets that are not closed yet.
    Flow(Flow),
}

impl Scanner {
    fn line(&mut self, start: usize, line: &str) {
        let body = line.trim_start_matches(is_space);
        let lead = &line[..line.len() - body.len()];
        let column = column_after(0, lead);
        match &mut self.inside {
            Inside::Block(outer) if body.is_empty() || column > *outer => {
                self.out.block.push(start..start + line.len());
                return;
            }
            Inside::Flow(flow) => {
                let quoted = flow.quote.is_some();
                if flow.feed(line) {
                    self.inside = Inside::Lines;
                }
                if !quoted && !body.is_empty() && !body.starts_with('#') {
                    self.indentation(start, lead);
                }
                return;
            }
            Inside::Block(_) | Inside::Lines => self.inside = Inside::Lines,
        }
        let marker =
            column == 0 && (body.starts_with("---") || body.starts_with("...") || body.starts_with('%'));
        if body.is_empty() || body.starts_with('#') || marker {
            return;
        }
        self.indentation(start, lead);
        if self.plain.is_some_and(|outer| column > outer) {
            // The last value continues here, so it does not fit on one line.
            if let Some(last) = self.last.take() {
                self.out.values.truncate(last);
            }
            // Even where the outline is lost, a block text must be recognised.
            if opens_block(body) {
                self.inside = Inside::Block(column);
            }
            return;
        }
        (self.plain, self.last) = (None, None);
        self.entry(start + lead.len(), body, column);
    }

    fn indentation(&mut self, start: usize, lead: &str) {
        if lead.contains(|c| c != ' ') {
            let range = start..start + lead.len();
            let spaces = " ".repeat(column_after(0, lead));
            self.out.mistakes.push(Edit::new(range, spaces, "缩进改成普通空格"));
        }
    }

    /// Dashes, then a key or a value.
    fn entry(&mut self, mut at: usize, mut body: &str, mut column: usize) {
        let mut dash = None;
        while let Some(rest) = body.strip_prefix('-') {
            let after = rest.trim_start_matches(is_space);
            let space = &rest[..rest.len() - after.len()];
            let mut inner = column_after(column + 1, space);
            if space.is_empty() && !rest.is_empty() {
                // `-张三` is certainly an item only where a list is expected.
                let Some(element) = self.levels.element_at(column).filter(|_| !rest.starts_with('-')) else {
                    break;
                };
                if self.may_move(column, rest, element) {
                    inner += 1;
                    self.out.mistakes.push(Edit::new(at + 1..at + 1, " ", "短横线后面加空格"));
                }
            } else if space.contains(['\t', '\u{3000}', '\u{a0}']) && !after.is_empty() {
                let range = at + 1..at + 1 + space.len();
                let spaces = " ".repeat(inner - column - 1);
                self.out.mistakes.push(Edit::new(range, spaces, "短横线后面改成普通空格"));
            }
            self.levels.item(column);
            dash = Some(column);
            at += body.len() - after.len();
            (body, column) = (after, inner);
        }
        if body.is_empty() || body.starts_with('#') {
            return;
        }
        if dash.is_none() {
            self.levels.leave(column);
        }
        match self.levels.expected(column) {
            Some(Shape::Scalar(_)) | None if dash.is_some() && !self.looks_like_key(body) => {
                let shape = self.levels.take_pending();
                self.value(at, body, dash.unwrap_or(column), shape);
            }
            Some(shape @ Shape::Scalar(_)) if !self.levels.is_map_at(column) => {
                let outer = self.levels.outer_column();
                self.levels.take_pending();
                self.value(at, body, outer, Some(shape));
            }
            _ => self.key(at, body, column),
        }
    }

    /// Does the rest of a mapping fit below its first key when that moves one to the right?
    fn may_move(&self, column: usize, rest: &str, element: Shape) -> bool {
        match element {
            Shape::Scalar(_) => true,
            Shape::Record(record) => {
                let is_key = key::read(rest, Some(record)).is_some_and(|key| key.field.is_some());
                is_key && self.next.is_none_or(|next| next <= column || next == column + 2)
            }
            Shape::List(_) => false,
        }
    }

    /// In a list of unknown shape: is the item a mapping?
    fn looks_like_key(&self, body: &str) -> bool {
        self.levels.pending().is_none() && key::read(body, None).is_some()
    }

    fn key(&mut self, at: usize, body: &str, column: usize) {
        let record: Option<&'static RecordShape> = self.levels.map(column);
        let Some(key) = key::read(body, record) else {
            self.value(at, body, column, None);
            return;
        };
        if let Some(mut mistake) = key.mistake {
            mistake.shift(at);
            self.out.mistakes.push(mistake);
        }
        let shape = key.field.map(|field| (field.shape)());
        self.levels.set_pending(shape);
        self.value(at + key.value, &body[key.value..], column, shape);
    }

    /// What follows a key or dash at a column.
    fn value(&mut self, at: usize, value: &str, column: usize, shape: Option<Shape>) {
        if value.is_empty() || value.starts_with('#') {
            return;
        }
        if value.starts_with(['|', '>', '&', '!']) && opens_block(value) {
            self.levels.take_pending();
            self.inside = Inside::Block(column);
            return;
        }
        if value.starts_with(['"', '\'', '[', '{']) {
            self.levels.take_pending();
            let mut flow = Flow::default();
            if !flow.feed(value) {
                self.inside = Inside::Flow(flow);
            }
            return;
        }
        // An anchor or tag alone may precede a list or mapping.
        let opens = value.starts_with(['&', '!']) && !value.contains(' ');
        if !opens || matches!(shape, Some(Shape::Scalar(_))) {
            self.levels.take_pending();
            self.plain = Some(column);
        }
        if let Some(Shape::Scalar(shape)) = shape {
            self.last = Some(self.out.values.len());
            self.out.values.push(PlainValue { range: at..at + value.len(), shape });
        }
    }
}

/// Does a line or value end in the mark of a block text?
fn opens_block(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or_default();
    let last = value.split_whitespace().next_back().unwrap_or_default();
    last.starts_with(['|', '>']) && last[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
}

/// Quotes and brackets, from the first character of a value on.
#[derive(Default)]
struct Flow {
    depth: usize,
    quote: Option<char>,
}

impl Flow {
    /// Goes through a line; says whether everything is closed.
    fn feed(&mut self, line: &str) -> bool {
        let mut previous = ' ';
        let mut characters = line.chars().peekable();
        while let Some(c) = characters.next() {
            match (self.quote, c) {
                (Some('"'), '\\') => {
                    characters.next();
                }
                (Some('\''), '\'') if characters.peek() == Some(&'\'') => {
                    characters.next();
                }
                (Some(quote), c) if c == quote => self.quote = None,
                (None, '"' | '\'') if matches!(previous, ' ' | '\t' | '[' | '{' | ',' | ':') => {
                    self.quote = Some(c);
                }
                (None, '[' | '{') => self.depth += 1,
                (None, ']' | '}') => self.depth = self.depth.saturating_sub(1),
                (None, '#') if matches!(previous, ' ' | '\t') => break,
                _ => {}
            }
            if self.quote.is_none() && self.depth == 0 {
                return true;
            }
            previous = c;
        }
        false
    }
}
