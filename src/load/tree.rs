use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// A YAML value with its place in the text. Built only for files that have findings.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Byte range of the value.
    pub(crate) range: Range<usize>,
    /// A scalar without quotes.
    pub(crate) plain: bool,
    pub(crate) value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping as written.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// Why no tree could be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TreeError {
    /// Not YAML, at this byte offset; the parser's reason is English and never shown.
    Syntax(usize, String),
    /// Too deep or, through aliases, too large.
    Excessive(usize),
    /// A second document begins here.
    SecondDocument(usize),
}

const DEEPEST: usize = 64;
const MOST_NODES: usize = 4_000_000;
/// A scalar counts as one node for every so many bytes: a long one repeated is a bomb too.
const BYTES_OF_NODE: usize = 64;

/// The most nodes that references may add. Nobody writes so many, and each takes time to read.
const MOST_COPIES: usize = 100_000;

/// A text with more unclosed brackets than this is not meant as one. Parsers look far ahead for each and notice only
/// after minutes, so brackets are counted first, inside quotes or not.
const MOST_BRACKETS: usize = 1000;

/// Could references make a text so large, or brackets so deep, that it must be measured before it is read in any
/// other way? May be wrong with yes, never with no.
pub(crate) fn may_overwhelm(text: &str) -> bool {
    let aliases = memchr::memchr_iter(b'*', text.as_bytes()).count();
    let swells = aliases.saturating_mul(text.len()) > MOST_COPIES * BYTES_OF_NODE && text.contains('&');
    swells || too_deep(text).is_some()
}

/// Where too many brackets are open.
fn too_deep(text: &str) -> Option<usize> {
    let text = text.as_bytes();
    if memchr::memchr2_iter(b'[', b'{', text).take(MOST_BRACKETS + 1).count() <= MOST_BRACKETS {
        return None;
    }
    let mut open = 0_usize;
    text.iter().position(|b| {
        match b {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_BRACKETS
    })
}

/// Reads the single document of a file; `None` if there is nothing in it.
pub(crate) fn read(text: &str) -> Result<Option<Node>, TreeError> {
    match too_deep(text) {
        Some(at) => Err(TreeError::Excessive(at)),
        None => Builder::new(text).run(),
    }
}

struct Builder<'t> {
    text: &'t str,
    /// Byte offset of each character: the parser counts characters.
    offsets: Vec<usize>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, (Node, usize)>,
    nodes: usize,
    /// How many of them are copies that references made.
    copies: usize,
    root: Option<Node>,
}

struct Open {
    start: usize,
    anchor: usize,
    nodes_before: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map(Vec<(Key, Node)>, Option<Key>),
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        let offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, offsets, open: Vec::new(), anchors: BTreeMap::new(), nodes: 0, copies: 0, root: None }
    }

    fn byte(&self, character: usize) -> usize {
        self.offsets.get(character).copied().unwrap_or(self.text.len())
    }

    fn range(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        start..end.max(start)
    }

    fn run(mut self) -> Result<Option<Node>, TreeError> {
        let mut documents = 0;
        for event in Parser::new_from_str(self.text) {
            let (event, span) = event.map_err(|error| {
                let at = self.byte(error.marker().index());
                // The parser looks ahead, and gives up on nested brackets before it reports that they open.
                if error.info() == "recursion limit exceeded" {
                    TreeError::Excessive(at)
                } else {
                    TreeError::Syntax(at, error.info().to_owned())
                }
            })?;
            let range = self.range(span);
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(TreeError::SecondDocument(range.start));
                    }
                }
                Event::Scalar(text, style, anchor, _) => {
                    let plain = style == ScalarStyle::Plain;
                    let text = if plain && is_null(&text) { String::new() } else { text.into_owned() };
                    let size = 1 + text.len() / BYTES_OF_NODE;
                    self.nodes += size;
                    self.push(Node { range, plain, value: Value::Scalar(text) }, anchor, size)?;
                }
                Event::SequenceStart(anchor, _) => {
                    self.open(range.start, anchor, OpenKind::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, _) => {
                    self.open(range.start, anchor, OpenKind::Map(Vec::new(), None))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(range.end)?,
                Event::Alias(anchor) => self.alias(anchor, range)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(self.root)
    }

    fn open(&mut self, start: usize, anchor: usize, kind: OpenKind) -> Result<(), TreeError> {
        if self.open.len() >= DEEPEST {
            return Err(TreeError::Excessive(start));
        }
        self.open.push(Open { start, anchor, nodes_before: self.nodes, kind });
        self.nodes += 1;
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), TreeError> {
        let Some(Open { start, anchor, nodes_before, kind }) = self.open.pop() else { return Ok(()) };
        let value = match kind {
            OpenKind::List(items) => Value::List(items),
            OpenKind::Map(entries, _) => Value::Map(entries),
        };
        // The end of a block collection is reported at the next token: the white space before that is not the value.
        let end = start + self.text.get(start..end).map_or(0, |text| text.trim_end().len());
        let size = self.nodes - nodes_before;
        self.push(Node { range: start..end, plain: false, value }, anchor, size)
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> Result<(), TreeError> {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            return Err(TreeError::Syntax(range.start, "unknown anchor".into()));
        };
        // Measured before it is copied.
        self.copies += *size;
        if self.copies > MOST_COPIES {
            return Err(TreeError::Excessive(range.start));
        }
        let (mut node, size) = (node.clone(), *size);
        self.nodes += size;
        node.range = range;
        self.push(node, 0, size)
    }

    fn push(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), TreeError> {
        if self.nodes > MOST_NODES {
            return Err(TreeError::Excessive(node.range.start));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Map(entries, pending)) => match pending.take() {
                Some(key) => entries.push((key, node)),
                None => *pending = Some(Key { range: node.range.clone(), text: key_text(&node.value) }),
            },
        }
        Ok(())
    }
}

fn key_text(value: &Value) -> String {
    match value {
        Value::Scalar(text) => text.clone(),
        Value::List(_) | Value::Map(_) => String::new(),
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn ranges_are_byte_ranges_under_chinese_text() {
        let text = "名称: 甲乙\n电话: \"0775-1\"\n";
        let Some(Node { value: Value::Map(entries), .. }) = read(text).unwrap() else { panic!("a mapping") };
        let at = |range: &Range<usize>| &text[range.clone()];
        assert_eq!(
            entries.iter().map(|(key, node)| (at(&key.range), at(&node.range))).collect::<Vec<_>>(),
            [("名称", "甲乙"), ("电话", "\"0775-1\"")]
        );
    }

    #[test]
    fn deep_nesting_and_alias_bombs_are_refused() {
        assert!(matches!(read(&"[".repeat(100_000)), Err(TreeError::Excessive(_))));
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..9 {
            let inner = format!("*a{}, ", level - 1).repeat(9);
            writeln!(bomb, "a{level}: &a{level} [{inner}]").unwrap();
        }
        assert!(matches!(read(&bomb), Err(TreeError::Excessive(_))));
    }

    #[test]
    fn a_second_document_is_noticed() {
        assert_eq!(read("a: 1\n---\nb: 2\n").unwrap_err(), TreeError::SecondDocument(5));
    }
}
