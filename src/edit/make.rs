//! One change, made in a text.

use crate::records::Shape;

use super::insert;
use super::layout::Layout;
use super::located::{self, Form, Node};
use super::meaning::{Meaning, declared, shape_under, shape_within};
use super::remove::{self, Patch};
use super::replace;
use super::scalar::Context;
use super::text::{column, cut};
use super::{Act, Change, Meant, NotEdited, Step};

/// The text with the change made, which nobody has read yet.
pub(super) fn make(
    text: &str,
    root: &Node,
    shape: Option<Shape>,
    change: &Change,
) -> Result<String, NotEdited> {
    let mut way = Way { text, layout: Layout::of(text, root), node: root, shape, above: Vec::new() };
    for (depth, step) in change.at.iter().enumerate() {
        let rest = change.at.get(depth + 1..).unwrap_or_default();
        match way.down(step)? {
            Down::Found => {}
            Down::Missing(key) => {
                let meant = wrapped(rest, &change.act)?;
                let piece =
                    insert::key(text, &way.layout, way.node, (&key, &meant), way.shape, way.is_top())?;
                return Ok(put(text, (piece.0..piece.0, piece.1)));
            }
            Down::Alone(fields) => {
                let key = declared(way.shape, key_of(step)?);
                let meant = wrapped(rest, &change.act)?;
                let mut fields = fields;
                if let Some((_, text_alone)) = fields.iter_mut().find(|(known, _)| *known == key) {
                    let Meant::Text(new) = meant else { return Err(NotEdited::ByHand) };
                    *text_alone = Meant::Text(new.clone());
                    return way.set(&Meant::Text(new));
                }
                fields.push((key, meant));
                return way.set(&Meant::Fields(fields));
            }
        }
    }
    match &change.act {
        Act::Set(meant) => match parts(way.node, way.shape, meant)? {
            Some(parts) => each(text, shape, &change.at, parts),
            None => way.set(meant),
        },
        Act::Append(meant) if way.node.is_nothing() => way.set(&Meant::List(vec![meant.clone()])),
        Act::Append(meant) => {
            let is_top = way.above.len() == 1;
            let (at, piece) = insert::append(text, &way.layout, way.node, meant, way.shape, is_top)?;
            Ok(put(text, (at..at, piece)))
        }
        Act::Remove => way.remove(),
    }
}

fn key_of(step: &Step) -> Result<&str, NotEdited> {
    match step {
        Step::Key(key) => Ok(key),
        Step::At(_) => Err(NotEdited::NoSuchPlace),
    }
}

fn put(text: &str, (range, piece): Patch) -> String {
    [cut(text, 0..range.start), &piece, cut(text, range.end..text.len())].concat()
}

/// What a missing key holds once the change below it is made.
fn wrapped(rest: &[Step], act: &Act) -> Result<Meant, NotEdited> {
    let inner = match act {
        Act::Set(meant) => meant.clone(),
        Act::Append(meant) => Meant::List(vec![meant.clone()]),
        Act::Remove => return Err(NotEdited::NoSuchPlace),
    };
    rest.iter()
        .rev()
        .try_fold(inner, |inner, step| Ok(Meant::Fields(vec![(key_of(step)?.to_owned(), inner)])))
}

/// Several changes below one place.
fn each(text: &str, shape: Option<Shape>, at: &[Step], parts: Vec<Change>) -> Result<String, NotEdited> {
    parts.into_iter().try_fold(text.to_owned(), |text, part| {
        let at = at.iter().cloned().chain(part.at).collect();
        let root = located::read(&text)?.ok_or(NotEdited::ByHand)?;
        make(&text, &root, shape, &Change { at, act: part.act })
    })
}

/// A collection that becomes another of its kind changes only where they differ; `None` if it becomes something else.
fn parts(node: &Node, shape: Option<Shape>, meant: &Meant) -> Result<Option<Vec<Change>>, NotEdited> {
    let mut parts = Vec::new();
    match (&node.form, meant) {
        (Form::List { items, .. }, Meant::List(new)) if !items.is_empty() => {
            let inner = shape_within(shape);
            let old: Vec<Meaning> =
                items.iter().map(|item| Meaning::of(item, inner)).collect::<Result<_, _>>()?;
            let now: Vec<Meaning> =
                new.iter().map(|item| Meaning::meant(item, inner)).collect::<Result<_, _>>()?;
            let same = |pairs: (&Meaning, &Meaning)| pairs.0 == pairs.1;
            let first = old.iter().zip(&now).take_while(|pair| same(*pair)).count();
            let most = old.len().min(now.len()) - first;
            let last =
                old.iter().rev().zip(now.iter().rev()).take(most).take_while(|pair| same(*pair)).count();
            // What is new stands behind the rest: there is no way to put it between.
            let last = if now.len() > old.len() { 0 } else { last };
            let both = old.len().min(now.len()) - last;
            for (at, item) in new.iter().enumerate().take(both).skip(first) {
                parts.push(Change { at: vec![Step::At(at)], act: Act::Set(item.clone()) });
            }
            for at in (both..old.len() - last).rev() {
                parts.push(Change { at: vec![Step::At(at)], act: Act::Remove });
            }
            for item in new.iter().skip(old.len()) {
                parts.push(Change { at: Vec::new(), act: Act::Append(item.clone()) });
            }
        }
        (Form::Map { entries, .. }, Meant::Fields(new)) if !entries.is_empty() => {
            for (key, value) in new {
                let name = declared(shape, key);
                let old = entries.iter().find(|(known, _)| declared(shape, &known.text) == name);
                let under = shape_under(shape, key);
                let is_same = match old {
                    Some((_, old)) => Meaning::of(old, under)? == Meaning::meant(value, under)?,
                    None => false,
                };
                if !is_same {
                    parts.push(Change { at: vec![Step::Key(key.clone())], act: Act::Set(value.clone()) });
                }
            }
            let stays = |key: &str| new.iter().any(|(kept, _)| declared(shape, kept) == declared(shape, key));
            for (key, _) in entries.iter().filter(|(key, _)| !stays(&key.text)) {
                parts.push(Change { at: vec![Step::Key(declared(shape, &key.text))], act: Act::Remove });
            }
        }
        _ => return Ok(None),
    }
    Ok(Some(parts))
}

/// What a step leads to.
enum Down {
    Found,
    /// The mapping has no such key.
    Missing(String),
    /// There is no mapping yet: a text that stands for the record, with its key, or nothing.
    Alone(Vec<(String, Meant)>),
}

/// The way down a document to the place that changes.
struct Way<'t> {
    text: &'t str,
    layout: Layout,
    node: &'t Node,
    shape: Option<Shape>,
    /// The nodes above, and which of their children is on the way.
    above: Vec<(&'t Node, usize)>,
}

impl Way<'_> {
    fn is_top(&self) -> bool {
        self.above.is_empty()
    }

    fn down(&mut self, step: &Step) -> Result<Down, NotEdited> {
        match (step, &self.node.form) {
            (Step::At(at), Form::List { items, .. }) => {
                let item = items.get(*at).ok_or(NotEdited::NoSuchPlace)?;
                self.above.push((self.node, *at));
                (self.node, self.shape) = (item, shape_within(self.shape));
                Ok(Down::Found)
            }
            (Step::Key(key), Form::Map { entries, .. }) => {
                let name = declared(self.shape, key);
                let found = entries.iter().position(|(known, _)| declared(self.shape, &known.text) == name);
                let Some((at, (_, value))) = found.and_then(|at| Some((at, entries.get(at)?))) else {
                    return Ok(Down::Missing(name));
                };
                self.above.push((self.node, at));
                (self.node, self.shape) = (value, shape_under(self.shape, key));
                Ok(Down::Found)
            }
            (Step::Key(_), Form::Scalar { text, .. }) => match Meaning::of(self.node, self.shape)? {
                Meaning::Fields(fields) => {
                    let alone = |(key, _): (String, Meaning)| (key, Meant::Text(text.clone()));
                    Ok(Down::Alone(fields.into_iter().map(alone).collect()))
                }
                _ if self.node.is_nothing() => Ok(Down::Alone(Vec::new())),
                _ => Err(NotEdited::NoSuchPlace),
            },
            _ => Err(NotEdited::NoSuchPlace),
        }
    }

    fn context(&self) -> Context {
        if self.above.iter().any(|(node, _)| node.is_flow()) { Context::Flow } else { Context::Block }
    }

    /// Where the colon of the key that holds this value ends, and the column of the key. `None` in brackets, and for an entry of
    /// a list.
    fn owner(&self) -> Option<(usize, usize)> {
        let (node, at) = self.above.last()?;
        if self.context() == Context::Flow {
            return None;
        }
        owner_of(self.text, node, *at)
    }

    fn set(&self, meant: &Meant) -> Result<String, NotEdited> {
        let patch = match (&self.node.form, meant) {
            (Form::Scalar { .. }, Meant::Text(new)) => {
                replace::text(self.text, &self.layout, self.node, new, self.context())?
            }
            _ if self.owner().is_none()
                && !self.node.is_flow()
                && !matches!(self.node.form, Form::Scalar { .. }) =>
            {
                return Err(NotEdited::ByHand);
            }
            _ => replace::whole(self.text, &self.layout, self.node, (meant, self.shape), self.owner())?,
        };
        Ok(put(self.text, patch))
    }

    fn remove(&self) -> Result<String, NotEdited> {
        let (whole, at) = self.above.last().ok_or(NotEdited::NoSuchPlace)?;
        let owner = self.above.len().checked_sub(2).and_then(|above| self.above.get(above));
        let colon = owner.and_then(|(node, at)| owner_of(self.text, node, *at)).map(|(colon, _)| colon);
        Ok(put(self.text, remove::remove(self.text, whole, *at, colon)?))
    }
}

fn owner_of(text: &str, node: &Node, at: usize) -> Option<(usize, usize)> {
    let Form::Map { entries, .. } = &node.form else { return None };
    let (key, _) = entries.get(at)?;
    let colon = key.range.end + cut(text, key.range.end..text.len()).find(':')? + 1;
    Some((colon, column(text, key.range.start)))
}
