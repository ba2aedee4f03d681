//! What a reader sees of a record, value by value, and how a change of each may be told. Must not know who remembers it.

use super::{FieldShape, Flag, ScalarShape, Shape, Telling};

/// A value as a reader of the record sees it.
#[derive(Clone)]
pub enum Seen {
    /// The field is left out.
    Nothing,
    /// One text.
    Text {
        /// In its regular form.
        text: String,
        /// Of what form it is.
        form: &'static ScalarShape,
        /// How a change of it is told.
        telling: Telling,
    },
    /// Several values, in order.
    List(Vec<Seen>),
    /// The fields that readers see, in the order of the declaration.
    Record(Vec<(&'static FieldShape, Seen)>),
}

impl Seen {
    /// The values of a record, in the order of its fields. What is internal is left out.
    pub(super) fn record(shape: Shape, values: Vec<Self>) -> Self {
        let Shape::Record(shape) = shape else { return Self::Nothing };
        let fields = shape.fields.iter().zip(values).filter(|(field, _)| !field.is(Flag::Internal));
        Self::Record(fields.map(|(field, value)| (field, value.told_as_declared(field))).collect())
    }

    /// A field may say that its text is told in full although texts are not.
    fn told_as_declared(mut self, field: &FieldShape) -> Self {
        if field.is(Flag::ToldInFull) {
            self.tell_in_full();
        }
        self
    }

    fn tell_in_full(&mut self) {
        match self {
            Self::Text { telling, .. } => *telling = Telling::InFull,
            Self::List(elements) => elements.iter_mut().for_each(Self::tell_in_full),
            Self::Nothing | Self::Record(_) => {}
        }
    }
}
