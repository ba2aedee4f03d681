use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::NotEdited;
use super::text::cut;

/// A value with its place in the text and the way it is written.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The bytes that the parser gives for it; of a collection in blocks only the start means something.
    pub(super) range: Range<usize>,
    pub(super) form: Form,
}

#[derive(Debug, Clone)]
pub(super) enum Form {
    Scalar { text: String, style: ScalarStyle },
    List { flow: bool, items: Vec<Node> },
    Map { flow: bool, entries: Vec<(Key, Node)> },
}

/// A key as it is written.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Reads the single document of a text. What names, repeats or types values is refused: a change of one place could mean
/// another there.
pub(super) fn read(text: &str) -> Result<Option<Node>, NotEdited> {
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |character: usize| offsets.get(character).copied().unwrap_or(text.len());
    let range = |span: Span| byte(span.start.index())..byte(span.end.index());
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|_| NotEdited::Unreadable)?;
        let range = range(span);
        let done = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(NotEdited::ByHand);
                }
                None
            }
            Event::Scalar(_, _, anchor, ref tag) if anchor != 0 || tag.is_some() => {
                return Err(NotEdited::ByHand);
            }
            Event::SequenceStart(anchor, ref tag) | Event::MappingStart(anchor, ref tag)
                if anchor != 0 || tag.is_some() =>
            {
                return Err(NotEdited::ByHand);
            }
            Event::Alias(_) => return Err(NotEdited::ByHand),
            Event::Scalar(read, style, ..) => {
                let is_null = style == ScalarStyle::Plain && is_null(&read);
                let read = if is_null { String::new() } else { read.into_owned() };
                // Where a key has no value, the parser finds nothing in front of the colon.
                let is_before = range.is_empty() && cut(text, range.start..text.len()).starts_with(':');
                let range = if is_before { range.start + 1..range.start + 1 } else { range };
                Some(Node { range, form: Form::Scalar { text: read, style } })
            }
            Event::SequenceStart(..) => {
                open.push(Open { start: range.start, key: None, is_map: false, children: Vec::new() });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open { start: range.start, key: None, is_map: true, children: Vec::new() });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| open.close(text, range.end)),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => None,
        };
        let Some(node) = done else { continue };
        match open.last_mut() {
            None => root = Some(node),
            Some(open) => open.take(node)?,
        }
    }
    Ok(root)
}

struct Open {
    start: usize,
    key: Option<Key>,
    is_map: bool,
    children: Vec<(Option<Key>, Node)>,
}

impl Open {
    fn take(&mut self, node: Node) -> Result<(), NotEdited> {
        if self.is_map && self.key.is_none() {
            return match node.form {
                Form::Scalar { text, .. } if text != "<<" => {
                    self.key = Some(Key { range: node.range, text });
                    Ok(())
                }
                _ => Err(NotEdited::ByHand),
            };
        }
        self.children.push((self.key.take(), node));
        Ok(())
    }

    fn close(self, text: &str, end: usize) -> Node {
        let first = self.children.first();
        let first = first.map(|(key, node)| key.as_ref().map_or(node.range.start, |key| key.range.start));
        // The parser lets a list whose dashes stand under its key begin behind the first dash.
        let is_inside = first.is_none_or(|first| first > self.start);
        let flow = is_inside && cut(text, self.start..text.len()).starts_with(['[', '{']);
        let form = if self.is_map {
            let entries = self.children.into_iter().filter_map(|(key, node)| Some((key?, node)));
            Form::Map { flow, entries: entries.collect() }
        } else {
            Form::List { flow, items: self.children.into_iter().map(|(_, node)| node).collect() }
        };
        Node { range: self.start..end, form }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

impl Node {
    /// The end of what is written of it, without the white space and the comments behind.
    pub(super) fn end(&self, text: &str) -> usize {
        match &self.form {
            Form::Scalar { .. } if self.is_block_text() => {
                self.range.start + cut(text, self.range.clone()).trim_end().len()
            }
            Form::List { flow: false, items } => items.last().map_or(self.range.end, |item| item.end(text)),
            Form::Map { flow: false, entries } => {
                entries.last().map_or(self.range.end, |(_, value)| value.end(text))
            }
            _ => self.range.end,
        }
    }

    /// Is it a text in lines of its own, behind `|` or `>`?
    pub(super) fn is_block_text(&self) -> bool {
        matches!(&self.form, Form::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. })
    }

    /// Is it a list or a mapping in brackets?
    pub(super) fn is_flow(&self) -> bool {
        matches!(&self.form, Form::List { flow: true, .. } | Form::Map { flow: true, .. })
    }

    /// Is nothing there?
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.form, Form::Scalar { text, style: ScalarStyle::Plain } if text.is_empty())
    }

    /// The node below, counted from 0.
    pub(super) fn child(&self, at: usize) -> Option<&Self> {
        match &self.form {
            Form::Scalar { .. } => None,
            Form::List { items, .. } => items.get(at),
            Form::Map { entries, .. } => entries.get(at).map(|(_, node)| node),
        }
    }
}
