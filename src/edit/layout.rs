//! How a new value is laid out: as its neighbours are, and where there are none, as people write it.

use saphyr_parser::ScalarStyle;

use crate::records::Shape;

use super::Meant;
use super::located::{Form, Node};
use super::meaning::{declared, record_of, shape_under, shape_within};
use super::scalar::{self, Context};
use super::text::{blanks, column, line_break, width};

/// No line gets longer than so many columns of a screen where it can be broken.
pub(super) const WIDEST: usize = 110;

/// A record that has no neighbour and more values than this gets a line for each.
const MOST_IN_BRACKETS: usize = 4;

/// How a file is written.
pub(super) struct Layout {
    pub(super) line_break: &'static str,
    /// Are its keys Chinese?
    chinese: bool,
    /// How far a list stands to the right of its key.
    list_step: usize,
}

impl Layout {
    pub(super) fn of(text: &str, root: &Node) -> Self {
        let list_step = list_step(text, root).unwrap_or(2);
        Self { line_break: line_break(text), chinese: is_chinese(root).unwrap_or(true), list_step }
    }

    /// A key in the language of the other keys of a mapping, or of the file.
    pub(super) fn key(&self, key: &str, shape: Option<Shape>, beside: Option<&Node>) -> String {
        let chinese = beside.and_then(is_chinese).unwrap_or(self.chinese);
        match record_of(shape).and_then(|record| record.field(key)) {
            Some(field) if chinese => field.label().to_owned(),
            Some(field) => field.key.to_owned(),
            None => scalar::line(key, Context::Flow, ScalarStyle::Plain),
        }
    }

    /// A value in one line.
    pub(super) fn flow(&self, meant: &Meant, shape: Option<Shape>, like: Option<&Node>) -> String {
        match meant {
            Meant::Text(text) => scalar::line(text, Context::Flow, style_of(like)),
            Meant::List(items) => format!("[{}]", self.flow_items(items, shape, like).join(", ")),
            Meant::Fields(fields) => {
                let entry = |(key, meant): &(String, Meant)| {
                    let value = self.flow(meant, shape_under(shape, key), under(like, shape, key));
                    format!("{}: {value}", self.key(key, shape, like))
                };
                format!("{{{}}}", fields.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn flow_items(&self, items: &[Meant], shape: Option<Shape>, like: Option<&Node>) -> Vec<String> {
        let inner = like.and_then(|like| like.child(0));
        items.iter().map(|item| self.flow(item, shape_within(shape), inner)).collect()
    }

    /// What stands behind the colon of a key at this column, from the blank or the line break on. `taken`: how wide the line is
    /// up to the colon.
    pub(super) fn behind_key(
        &self,
        meant: &Meant,
        shape: Option<Shape>,
        (at, taken): (usize, usize),
        like: Option<&Node>,
    ) -> String {
        let end = self.line_break;
        match meant {
            Meant::Text(text) => format!(" {}", self.block_text(text, at, style_of(like))),
            Meant::List(items) if items.is_empty() => " []".to_owned(),
            Meant::Fields(fields) if fields.is_empty() => " {}".to_owned(),
            _ if is_flow(meant, like) => {
                let flow = self.flow(meant, shape, like);
                match meant {
                    _ if taken + 1 + width(&flow) <= WIDEST => format!(" {flow}"),
                    Meant::List(items) => self.wrapped(&self.flow_items(items, shape, like), at),
                    _ if like.is_some() => format!(" {flow}"),
                    _ => self.below(meant, shape, at, None),
                }
            }
            _ => format!("{end}{}", self.below(meant, shape, at, like).trim_start_matches(end)),
        }
    }

    /// A collection in lines of its own, below a key at this column.
    fn below(&self, meant: &Meant, shape: Option<Shape>, at: usize, like: Option<&Node>) -> String {
        let end = self.line_break;
        let mut lines = String::new();
        match meant {
            Meant::Text(_) => {}
            Meant::List(items) => {
                let at = at + self.list_step;
                let like = like.and_then(|like| like.child(0));
                for item in items {
                    let entry = self.entry(item, shape_within(shape), (at, 1), like);
                    lines.extend([end, &blanks(at), &entry]);
                }
            }
            Meant::Fields(fields) => {
                for (key, meant) in fields {
                    let pair = self.pair((key, meant), shape, at + 2, like);
                    lines.extend([end, &blanks(at + 2), &pair]);
                }
            }
        }
        lines
    }

    /// A key at this column, and its value.
    pub(super) fn pair(
        &self,
        (key, meant): (&str, &Meant),
        shape: Option<Shape>,
        at: usize,
        like: Option<&Node>,
    ) -> String {
        let written = self.key(key, shape, like);
        let taken = at + width(&written) + 1;
        let beside = under(like, shape, key);
        format!("{written}:{}", self.behind_key(meant, shape_under(shape, key), (at, taken), beside))
    }

    /// An entry of a list, from its dash at this column on, with so many blanks behind the dash.
    pub(super) fn entry(
        &self,
        meant: &Meant,
        shape: Option<Shape>,
        (at, gap): (usize, usize),
        like: Option<&Node>,
    ) -> String {
        let (inner, space) = (at + 1 + gap, blanks(gap));
        match meant {
            Meant::Text(text) => format!("-{space}{}", self.block_text(text, at, style_of(like))),
            Meant::Fields(fields) if !fields.is_empty() => {
                let flow = is_flow(meant, like).then(|| self.flow(meant, shape, like));
                if let Some(flow) = flow.filter(|flow| like.is_some() || inner + width(flow) <= WIDEST) {
                    return format!("-{space}{flow}");
                }
                let pairs = fields.iter().map(|(key, meant)| self.pair((key, meant), shape, inner, like));
                let between = format!("{}{}", self.line_break, blanks(inner));
                format!("-{space}{}", pairs.collect::<Vec<_>>().join(&between))
            }
            Meant::List(_) | Meant::Fields(_) => format!("-{space}{}", self.flow(meant, shape, like)),
        }
    }

    /// A list in brackets over several lines, below a key at this column.
    fn wrapped(&self, items: &[String], at: usize) -> String {
        let mut lines = String::from(" [");
        let mut taken = usize::MAX;
        for (number, item) in items.iter().enumerate() {
            let is_last = number + 1 == items.len();
            let wide = width(item) + 1;
            if taken.saturating_add(1 + wide) > WIDEST {
                lines.extend([self.line_break, &blanks(at + 2)]);
                taken = at + 2;
            } else {
                lines.push(' ');
                taken += 1;
            }
            lines += item;
            taken += wide;
            lines.push_str(if is_last { "]" } else { "," });
        }
        lines
    }

    /// A text behind a key or dash at this column: in lines of its own if it has several.
    pub(super) fn block_text(&self, text: &str, at: usize, like: ScalarStyle) -> String {
        // A last line break that belongs to the text needs one that belongs to the file, which may be missing.
        match lines(text).filter(|(_, ending)| *ending == "-") {
            Some((lines, ending)) => {
                let between = format!("{}{}", self.line_break, blanks(at + 2));
                let body: Vec<String> =
                    lines
                        .iter()
                        .map(|line| {
                            if line.is_empty() { self.line_break.into() } else { format!("{between}{line}") }
                        })
                        .collect();
                format!("|{ending}{}", body.concat())
            }
            None => scalar::line(text, Context::Block, like),
        }
    }
}

/// The lines of a text that can stand in lines of its own, and how that is announced; `None` if quotes are needed, or it is one
/// line.
pub(super) fn lines(text: &str) -> Option<(Vec<&str>, &'static str)> {
    let (body, ending) = text.strip_suffix('\n').map_or((text, "-"), |body| (body, ""));
    let is_odd = |c: char| {
        c != '\n' && c != '\t' && c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    let is_whole = !body.starts_with([' ', '\t', '\n']) && !body.ends_with(['\n', ' ', '\t']);
    (body.contains('\n') && is_whole && !text.contains(is_odd)).then(|| (body.split('\n').collect(), ending))
}

/// Is a value written in brackets? As its neighbour is; else if it is short things only.
fn is_flow(meant: &Meant, like: Option<&Node>) -> bool {
    let is_line = |meant: &Meant| matches!(meant, Meant::Text(text) if !text.contains('\n'));
    let is_list = |meant: &Meant| matches!(meant, Meant::List(items) if items.iter().all(is_line));
    match (meant, like.map(|like| (&like.form, like.is_flow()))) {
        (Meant::List(_), Some((Form::List { .. }, flow)))
        | (Meant::Fields(_), Some((Form::Map { .. }, flow))) => flow,
        (Meant::Text(_), _) => true,
        (Meant::List(_), _) => is_list(meant),
        (Meant::Fields(fields), _) => {
            fields.len() <= MOST_IN_BRACKETS
                && fields.iter().all(|(_, meant)| is_line(meant) || is_list(meant))
        }
    }
}

/// The quotes of a neighbour, where it could do without: where it could not, they say nothing of others.
fn style_of(like: Option<&Node>) -> ScalarStyle {
    match like.map(|like| &like.form) {
        Some(Form::Scalar {
            text,
            style: style @ (ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted),
        }) if scalar::is_plain(text, Context::Flow) => *style,
        _ => ScalarStyle::Plain,
    }
}

/// The value of the same key of a neighbour.
fn under<'n>(like: Option<&'n Node>, shape: Option<Shape>, key: &str) -> Option<&'n Node> {
    let Form::Map { entries, .. } = &like?.form else { return None };
    let key = declared(shape, key);
    entries.iter().find(|(known, _)| declared(shape, &known.text) == key).map(|(_, value)| value)
}

/// Are the keys of a mapping Chinese? `None` if it has none.
fn is_chinese(node: &Node) -> Option<bool> {
    let Form::Map { entries, .. } = &node.form else { return None };
    let chinese = entries.iter().filter(|(key, _)| !key.text.is_ascii()).count();
    (!entries.is_empty()).then_some(chinese * 2 >= entries.len())
}

/// How far the first list in lines of its own stands to the right of its key.
fn list_step(text: &str, node: &Node) -> Option<usize> {
    match &node.form {
        Form::Scalar { .. } => None,
        Form::List { items, .. } => items.iter().find_map(|item| list_step(text, item)),
        Form::Map { entries, .. } => entries.iter().find_map(|(key, value)| match &value.form {
            Form::List { flow: false, items } => {
                let dash = dash_of(text, items.first()?)?;
                column(text, dash).checked_sub(column(text, key.range.start))
            }
            _ => list_step(text, value),
        }),
    }
}

/// Where the dash of an entry stands.
pub(super) fn dash_of(text: &str, entry: &Node) -> Option<usize> {
    let before = text.get(..entry.range.start)?;
    // What stands in lines of its own begins behind its mark.
    let before = if entry.is_block_text() { before.get(..before.rfind(['|', '>'])?)? } else { before };
    let before = before.trim_end_matches([' ', '\t']);
    before.ends_with('-').then(|| before.len() - 1)
}
