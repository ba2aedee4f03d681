//! The types that have a form, and how records, lists and single texts describe theirs.

use super::{Shape, Walked};

/// A type with a known form in content files.
pub trait Shaped: Walked {
    /// May the key be left out?
    const OPTIONAL: bool = false;
    /// The form.
    fn shape() -> Shape;
}

impl<T: Shaped> Shaped for Option<T> {
    const OPTIONAL: bool = true;
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped + 'static> Shaped for Vec<T> {
    const OPTIONAL: bool = true;
    fn shape() -> Shape {
        Shape::List(T::shape)
    }
}

impl<T: Shaped> Shaped for Box<T> {
    const OPTIONAL: bool = T::OPTIONAL;
    fn shape() -> Shape {
        T::shape()
    }
}
