//! What a key may mean in a text that is not parsed yet: the fields, in any kind, that are written like it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::records::{FieldShape, Flag, ScalarKind, Shape};

use super::Kind;

/// Is this a way to write the key of a telephone number, in any record?
pub(super) fn names_a_phone(key: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        names(|field| field.scalar().is_some_and(|scalar| scalar.kind == ScalarKind::Phone))
    });
    NAMES.contains(key)
}

/// Is this a way to write the key of a number of a thing, in any record?
pub(super) fn numbers_a_thing(key: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| names(|field| field.is(Flag::NumbersAThing)));
    NAMES.contains(key)
}

/// Every key and alias of the fields in question.
fn names(wanted: impl Fn(&FieldShape) -> bool) -> BTreeSet<&'static str> {
    every_field().into_iter().filter(|field| wanted(field)).flat_map(FieldShape::names).collect()
}

/// Every field of every record of every kind.
pub fn every_field() -> Vec<&'static FieldShape> {
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    let mut ahead: Vec<Shape> = Kind::ALL.into_iter().map(Kind::shape).collect();
    while let Some(shape) = ahead.pop() {
        match shape {
            Shape::List(element) => ahead.push(element()),
            Shape::Record(record) if seen.insert(record.name) => {
                fields.extend(record.fields);
                ahead.extend(record.fields.iter().map(|field| (field.shape)()));
            }
            Shape::Record(_) | Shape::Scalar(_) => {}
        }
    }
    fields
}
