use std::ops::Range;

use crate::diagnostic::Step;
use crate::edit;
use crate::load::Kind;
use crate::load::tree::{self, Node, Value};
use crate::records::{ScalarShape, Shape, is_empty};

/// A content file that could be read, with the places of its values.
pub(super) struct Document {
    /// Path inside the content folder, with `/`.
    pub(super) path: String,
    /// What its path calls the record: `scjgj`, of a letter `2026/scjgj`.
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) root: Node,
    text: String,
}

impl Document {
    /// `None` for a file of no kind, and for one that is no YAML.
    pub(super) fn read(path: &str, text: &str) -> Option<Self> {
        let kind = Kind::of(path).filter(|kind| !kind.is_markdown())?;
        let root = tree::read(text).ok()??;
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let mut parts = stem.rsplit('/');
        let name = parts.next().unwrap_or_default();
        let id = match (kind, parts.next()) {
            (Kind::Letter, Some(year)) => format!("{year}/{name}"),
            _ => name.to_owned(),
        };
        Some(Self { path: path.to_owned(), id, kind, root, text: text.to_owned() })
    }

    /// What stands at the end of steps from the root.
    pub(super) fn at(&self, place: &[edit::Step]) -> Option<(&Node, Shape)> {
        let mut found = (&self.root, self.kind.shape());
        for step in place {
            found = match (step, found.1, &found.0.value) {
                (edit::Step::Key(key), Shape::Record(record), _) => {
                    find(found.0, found.1, &[record.field(key)?.step])?
                }
                (edit::Step::At(at), Shape::List(element), Value::List(entries)) => {
                    (entries.get(*at)?, element())
                }
                _ => return None,
            };
        }
        Some(found)
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        1 + memchr::memchr_iter(b'\n', before).count()
    }

    /// The value of a field of the file itself.
    pub(super) fn field(&self, path: &[Step]) -> Vec<String> {
        find(&self.root, self.kind.shape(), path)
            .map(|(node, shape)| entry(node, shape).entry)
            .unwrap_or_default()
    }

    /// The first value of a field of the file itself.
    pub(super) fn one(&self, path: &[Step]) -> String {
        self.field(path).into_iter().next().unwrap_or_default()
    }
}

/// The value that the steps lead to, by keys only. A record that is written as one of its values alone is that value too.
pub(super) fn find<'n>(mut node: &'n Node, mut shape: Shape, path: &[Step]) -> Option<(&'n Node, Shape)> {
    for step in path {
        let Shape::Record(record) = shape else { return None };
        let field = record.fields.iter().find(|field| field.step == *step)?;
        match &node.value {
            Value::Map(entries) => {
                node = &entries.iter().find(|(key, _)| field.answers_to(&key.text))?.1;
            }
            Value::Scalar(_) if record.short == Some(field.key) => {}
            Value::Scalar(_) | Value::List(_) => return None,
        }
        shape = (field.shape)();
    }
    Some((node, shape))
}

/// The entries of the list that a field of a record holds.
pub(super) fn list(node: &Node, shape: Shape, step: Step) -> Vec<(&Node, Shape)> {
    match find(node, shape, &[step]) {
        Some((Node { value: Value::List(entries), .. }, Shape::List(element))) => {
            entries.iter().map(|entry| (entry, element())).collect()
        }
        _ => Vec::new(),
    }
}

/// A value as a cell has it: nothing, one text, or the texts of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) entry: Vec<String>,
    /// Where it is written.
    pub(super) at: Option<Range<usize>>,
    /// It is not written as its field asks, so that a cell cannot stand for it.
    pub(super) is_odd: bool,
}

/// What is written at a node.
pub(super) fn entry(node: &Node, shape: Shape) -> Cell {
    let at = Some(node.range.clone());
    match (&node.value, shape) {
        (Value::Scalar(text), Shape::Scalar(form)) => {
            Cell { entry: regular(form, text).into_iter().collect(), at, is_odd: false }
        }
        (Value::List(entries), Shape::List(element)) => {
            let Shape::Scalar(form) = element() else { return Cell { at, is_odd: true, ..Cell::default() } };
            let texts: Option<Vec<&String>> = entries
                .iter()
                .map(|entry| match &entry.value {
                    Value::Scalar(text) => Some(text),
                    Value::List(_) | Value::Map(_) => None,
                })
                .collect();
            let texts = texts.and_then(|texts| texts.into_iter().map(|text| regular(form, text)).collect());
            let texts: Option<Vec<String>> = texts;
            Cell { is_odd: texts.is_none(), entry: texts.unwrap_or_default(), at }
        }
        (Value::Scalar(text), Shape::List(_)) if is_empty(text) => Cell { at, ..Cell::default() },
        (Value::Scalar(text), _) => Cell { entry: vec![text.trim().to_owned()], at, is_odd: true },
        (Value::List(_) | Value::Map(_), _) => Cell { at, is_odd: true, ..Cell::default() },
    }
}

/// A text in the regular form of its kind; as it is, if it has none; `None` if there is no text.
pub(super) fn regular(form: &ScalarShape, text: &str) -> Option<String> {
    let text = tidy(text);
    if is_empty(&text) {
        return None;
    }
    Some((form.regular)(&text).unwrap_or(text))
}

/// A text without what nobody sees at its ends, and with line ends of one kind.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')).to_owned()
}
