//! Going through a record value by value, so that a rule about every value of a type needs no list of the fields
//! that hold one.

use std::any::Any;

use crate::diagnostic::{Path, Step};

use super::{AttachmentPath, Code, FieldShape, Flag, HttpUrl, PersonName, Seen, Shape, Text};

/// A value of a type, met in a record.
pub struct Met<'r, T> {
    /// The steps that lead to it.
    pub path: Path,
    /// The field that holds it, by itself or in a list.
    pub field: &'static FieldShape,
    /// The record the field belongs to.
    pub record: &'r dyn Any,
    /// The value.
    pub value: &'r T,
    /// Is the field, or one around it, never published?
    pub is_internal: bool,
}

/// Calls `look` with every value of type `T` in a record, in the order of the fields; `path` leads to the record.
/// A list counts as a value too, and comes before its elements.
pub fn each<'r, T: 'static>(record: &'r dyn Walked, path: Path, mut look: impl FnMut(Met<'r, T>)) {
    let mut visit = |path: &[Step], spot: Spot<'r>, value: &'r dyn Any| {
        if let Some(value) = value.downcast_ref() {
            let Spot { field, record, is_internal } = spot;
            look(Met { path: path.to_vec(), field, record, value, is_internal });
        }
    };
    record.walk(&mut Walk { path, spot: None, visit: &mut visit });
}

/// Calls `look` with every text in a record that people write freely, in the order of the fields; a list of texts comes
/// once more as a whole, before its elements.
pub fn each_text<'r>(
    record: &'r dyn Walked,
    mut look: impl FnMut(&[Step], &'static FieldShape, bool, Words<'r>),
) {
    let mut visit = |path: &[Step], spot: Spot<'r>, value: &'r dyn Any| {
        let text = value.downcast_ref().map(Text::as_str);
        let text = text.or_else(|| value.downcast_ref().map(Code::as_str));
        let text = text.or_else(|| value.downcast_ref().map(PersonName::as_str));
        let text = text.or_else(|| value.downcast_ref().map(HttpUrl::as_str));
        let text = text.or_else(|| value.downcast_ref().map(AttachmentPath::as_str));
        let words =
            text.map(Words::One).or_else(|| value.downcast_ref::<Vec<Text>>().map(|all| Words::List(all)));
        if let Some(words) = words {
            look(path, spot.field, spot.is_internal, words);
        }
    };
    record.walk(&mut Walk { path: Path::new(), spot: None, visit: &mut visit });
}

/// What is written in a field.
#[derive(Clone, Copy)]
pub enum Words<'r> {
    /// One text.
    One(&'r str),
    /// Several, which are shown side by side.
    List(&'r [Text]),
}

/// What can be walked through: values, lists and records.
pub trait Walked {
    /// Visits the value, or its parts.
    fn walk<'r>(&'r self, walk: &mut Walk<'r, '_>);
    /// What a reader sees of it.
    fn seen(&self) -> Seen;
}

/// How far the walk has got, and whom it shows the values.
pub struct Walk<'r, 'v> {
    path: Path,
    spot: Option<Spot<'r>>,
    visit: &'v mut Visit<'r, 'v>,
}

type Visit<'r, 'v> = dyn FnMut(&[Step], Spot<'r>, &'r dyn Any) + 'v;

/// The innermost field around the current value.
#[derive(Clone, Copy)]
struct Spot<'r> {
    field: &'static FieldShape,
    record: &'r dyn Any,
    is_internal: bool,
}

impl<'r> Walk<'r, '_> {
    /// Looks at a value.
    pub(crate) fn look(&mut self, value: &'r dyn Any) {
        if let Some(spot) = self.spot {
            (self.visit)(&self.path, spot, value);
        }
    }

    /// Goes into the values of a record, which stand in the order of its fields.
    pub(crate) fn record(&mut self, record: &'r dyn Any, shape: Shape, values: &[&'r dyn Walked]) {
        let Shape::Record(shape) = shape else { return };
        let outer = self.spot;
        for (field, value) in shape.fields.iter().zip(values) {
            let is_internal = field.is(Flag::Internal) || outer.is_some_and(|spot| spot.is_internal);
            self.spot = Some(Spot { field, record, is_internal });
            self.step(field.step, *value);
        }
        self.spot = outer;
    }

    fn step(&mut self, step: Step, value: &'r dyn Walked) {
        self.path.push(step);
        value.walk(self);
        self.path.pop();
    }
}

impl<T: Walked> Walked for Option<T> {
    fn walk<'r>(&'r self, walk: &mut Walk<'r, '_>) {
        if let Some(value) = self {
            value.walk(walk);
        }
    }

    fn seen(&self) -> Seen {
        self.as_ref().map_or(Seen::Nothing, Walked::seen)
    }
}

impl<T: Walked> Walked for Box<T> {
    fn walk<'r>(&'r self, walk: &mut Walk<'r, '_>) {
        (**self).walk(walk);
    }

    fn seen(&self) -> Seen {
        (**self).seen()
    }
}

impl<T: Walked + 'static> Walked for Vec<T> {
    fn walk<'r>(&'r self, walk: &mut Walk<'r, '_>) {
        walk.look(self);
        self.iter().enumerate().for_each(|(at, element)| walk.step(at.into(), element));
    }

    fn seen(&self) -> Seen {
        Seen::List(self.iter().map(Walked::seen).collect())
    }
}
