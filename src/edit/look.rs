use crate::load::{Kind, yaml_part};
use crate::records::Shape;

use super::located::{self, Form, Node};
use super::meaning::{declared, shape_under, shape_within};
use super::text::cut;
use super::{Meant, NotEdited, Step};

/// What stands in a content file, as [`super::edit`] would write it: keys in English, in the order of the file.
pub fn meant(path: &str, text: &str) -> Result<Meant, NotEdited> {
    let kind = Kind::of(path);
    let head = match kind {
        Some(kind) => yaml_part(kind, text).ok_or(NotEdited::Unreadable)?,
        None => 0..text.len(),
    };
    let node = located::read(cut(text, head))?.ok_or(NotEdited::ByHand)?;
    Ok(of(&node, kind.map(Kind::shape)))
}

fn of(node: &Node, shape: Option<Shape>) -> Meant {
    match &node.form {
        Form::Scalar { text, .. } => Meant::Text(text.clone()),
        Form::List { items, .. } => {
            Meant::List(items.iter().map(|item| of(item, shape_within(shape))).collect())
        }
        Form::Map { entries, .. } => {
            let entry = |(key, value): &(located::Key, Node)| {
                (declared(shape, &key.text), of(value, shape_under(shape, &key.text)))
            };
            Meant::Fields(entries.iter().map(entry).collect())
        }
    }
}

impl Meant {
    /// What stands below.
    pub fn at(&self, at: &[Step]) -> Option<&Self> {
        let Some((step, rest)) = at.split_first() else { return Some(self) };
        match (step, self) {
            (Step::At(at), Self::List(items)) => items.get(*at)?.at(rest),
            (Step::Key(key), Self::Fields(fields)) => {
                fields.iter().find(|(known, _)| known == key)?.1.at(rest)
            }
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Fields(_) => None,
        }
    }

    /// Every text in it with its place.
    pub fn texts(&self) -> Vec<(Vec<Step>, &str)> {
        let mut found = Vec::new();
        self.collect(&mut Vec::new(), &mut found);
        found
    }

    fn collect<'m>(&'m self, at: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, &'m str)>) {
        let mut below = |step: Step, value: &'m Self| {
            at.push(step);
            value.collect(at, found);
            at.pop();
        };
        match self {
            Self::Text(text) => found.push((at.clone(), text)),
            Self::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    below(Step::At(number), item);
                }
            }
            Self::Fields(fields) => {
                for (key, value) in fields {
                    below(Step::Key(key.clone()), value);
                }
            }
        }
    }
}
