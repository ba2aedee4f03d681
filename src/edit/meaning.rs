use crate::records::{RecordShape, Shape};

use super::located::{Form, Node};
use super::{Act, Change, Meant, NotEdited, Step};

/// What a value means, whatever its style and the language of its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Text(String),
    List(Vec<Meaning>),
    /// In the order of the keys.
    Fields(Vec<(String, Meaning)>),
}

/// The record that a shape describes, if it is one.
pub(super) fn record_of(shape: Option<Shape>) -> Option<&'static RecordShape> {
    match shape {
        Some(Shape::Record(record)) => Some(record),
        _ => None,
    }
}

/// The shape of what stands under a key.
pub(super) fn shape_under(shape: Option<Shape>, key: &str) -> Option<Shape> {
    Some((record_of(shape)?.field(key)?.shape)())
}

/// The shape of the entries of a list.
pub(super) fn shape_within(shape: Option<Shape>) -> Option<Shape> {
    match shape {
        Some(Shape::List(entry)) => Some(entry()),
        _ => None,
    }
}

/// A key as the record declares it in English; as it is, if the record does not know it.
pub(super) fn declared(shape: Option<Shape>, key: &str) -> String {
    record_of(shape).and_then(|record| record.field(key)).map_or(key, |field| field.key).to_owned()
}

impl Meaning {
    /// What is read; keys that mean the same twice are refused.
    pub(super) fn of(node: &Node, shape: Option<Shape>) -> Result<Self, NotEdited> {
        Ok(match &node.form {
            Form::Scalar { text, .. } => Self::text(text, shape),
            Form::List { items, .. } => {
                let inner = shape_within(shape);
                Self::List(items.iter().map(|item| Self::of(item, inner)).collect::<Result<_, _>>()?)
            }
            Form::Map { entries, .. } => {
                let read = |(key, node): &(super::located::Key, Node)| {
                    Ok((declared(shape, &key.text), Self::of(node, shape_under(shape, &key.text))?))
                };
                Self::fields(entries.iter().map(read).collect::<Result<_, _>>()?)?
            }
        })
    }

    /// A text alone may stand for a record: it is the value of one key of it.
    fn text(text: &str, shape: Option<Shape>) -> Self {
        let alone = Self::Text(text.to_owned());
        match record_of(shape).and_then(|record| record.short).filter(|_| !text.is_empty()) {
            Some(short) => Self::Fields(vec![(short.to_owned(), alone)]),
            None => alone,
        }
    }

    fn fields(mut fields: Vec<(String, Self)>) -> Result<Self, NotEdited> {
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        let is_twice = fields.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        if is_twice { Err(NotEdited::ByHand) } else { Ok(Self::Fields(fields)) }
    }

    pub(super) fn meant(meant: &Meant, shape: Option<Shape>) -> Result<Self, NotEdited> {
        Ok(match meant {
            Meant::Text(text) => Self::text(text, shape),
            Meant::List(items) => {
                let inner = shape_within(shape);
                Self::List(items.iter().map(|item| Self::meant(item, inner)).collect::<Result<_, _>>()?)
            }
            Meant::Fields(fields) => {
                let read = |(key, meant): &(String, Meant)| {
                    Ok((declared(shape, key), Self::meant(meant, shape_under(shape, key))?))
                };
                Self::fields(fields.iter().map(read).collect::<Result<_, _>>()?)?
            }
        })
    }

    /// What is to be read once the change is made.
    pub(super) fn after(mut self, change: &Change, shape: Option<Shape>) -> Result<Self, NotEdited> {
        self.change(&change.at, &change.act, shape)?;
        Ok(self)
    }

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    fn change(&mut self, at: &[Step], act: &Act, shape: Option<Shape>) -> Result<(), NotEdited> {
        let Some((step, rest)) = at.split_first() else {
            match (act, &mut *self) {
                (Act::Set(meant), _) => *self = Self::meant(meant, shape)?,
                (Act::Append(meant), Self::List(items)) => {
                    items.push(Self::meant(meant, shape_within(shape))?);
                }
                (Act::Append(meant), nothing) if nothing.is_nothing() => {
                    *nothing = Self::List(vec![Self::meant(meant, shape_within(shape))?]);
                }
                (Act::Append(_) | Act::Remove, _) => return Err(NotEdited::NoSuchPlace),
            }
            return Ok(());
        };
        let is_removed = rest.is_empty() && *act == Act::Remove;
        match (step, &mut *self) {
            (Step::At(at), Self::List(items)) => {
                let Some(item) = items.get_mut(*at) else { return Err(NotEdited::NoSuchPlace) };
                if is_removed {
                    items.remove(*at);
                    return Ok(());
                }
                item.change(rest, act, shape_within(shape))
            }
            (Step::Key(key), Self::Fields(fields)) => {
                let key = declared(shape, key);
                let found = fields.binary_search_by(|(known, _)| known.cmp(&key));
                match (found, act) {
                    (Ok(at), _) if is_removed => {
                        fields.remove(at);
                        Ok(())
                    }
                    (Err(_), Act::Remove) => Err(NotEdited::NoSuchPlace),
                    (Ok(at), _) => match fields.get_mut(at) {
                        Some((_, value)) => value.change(rest, act, shape_under(shape, &key)),
                        None => Err(NotEdited::NoSuchPlace),
                    },
                    (Err(at), _) => {
                        let mut value = Self::Text(String::new());
                        value.change(rest, act, shape_under(shape, &key))?;
                        fields.insert(at, (key, value));
                        Ok(())
                    }
                }
            }
            (Step::Key(_), nothing) if nothing.is_nothing() && *act != Act::Remove => {
                *nothing = Self::Fields(Vec::new());
                nothing.change(at, act, shape)
            }
            _ => Err(NotEdited::NoSuchPlace),
        }
    }
}
