//! How the allow-list is written, and which columns come from it.

use crate::diagnostic::Step;
use crate::records::{FieldShape, ScalarKind, ScalarShape, Shape};

use super::form::{Column, Form};

/// A field that is given away.
pub(super) enum Given {
    /// As it is.
    Field(Step),
    /// Of a record or a list of records, these fields.
    Inside(Step, &'static [Given]),
    /// The same of a list that is a table of its own.
    Table(Step, &'static [Given]),
}

impl Given {
    pub(super) fn step(&self) -> Step {
        match self {
            Self::Field(step) | Self::Inside(step, _) | Self::Table(step, _) => *step,
        }
    }

    pub(super) fn inside(&self) -> &'static [Given] {
        match self {
            Self::Field(_) => &[],
            Self::Inside(_, inside) | Self::Table(_, inside) => inside,
        }
    }
}

/// What no record holds: worked out from several.
pub(super) struct Added {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    pub(super) meaning: &'static str,
    pub(super) form: fn() -> Form,
}

/// `Item: name, fee(Fee: charged)`: fields of a record, and of the records in them; `materials(table Material: name)`: in a
/// table of their own.
macro_rules! given {
    (@one $record:ident $field:ident) => { Given::Field($record::$field) };
    (@one $record:ident $field:ident table $($inside:tt)+) => { Given::Table($record::$field, given!($($inside)+)) };
    (@one $record:ident $field:ident $($inside:tt)+) => { Given::Inside($record::$field, given!($($inside)+)) };
    ($record:ident: $($field:ident $(($($inside:tt)+))?),+ $(,)?) => {
        &[$(given!(@one $record $field $($($inside)+)?)),+]
    };
}

macro_rules! added {
    ($($key:literal $label:literal $meaning:literal $form:expr;)*) => {
        &[$(Added { key: $key, label: $label, meaning: $meaning, form: || $form }),*]
    };
}

pub(super) use {added, given};

/// The columns that no record has.
pub(super) fn of_added(added: &[Added]) -> Vec<Column> {
    let column = |added: &Added| Column {
        key: added.key,
        label: added.label,
        meaning: added.meaning,
        form: (added.form)(),
    };
    added.iter().map(column).collect()
}

/// The columns of the fields of a record.
pub(super) fn of_fields(shape: Shape, given: &[Given]) -> Vec<Column> {
    let Shape::Record(record) = shape else { return Vec::new() };
    let column = |given: &Given| {
        let field = record.fields.iter().find(|field| field.step == given.step())?;
        let form = form(field, given);
        Some(Column { key: field.key, label: field.label(), meaning: field.meaning(), form })
    };
    given.iter().filter_map(column).collect()
}

fn form(field: &FieldShape, given: &Given) -> Form {
    match (field.shape)() {
        Shape::Scalar(scalar) => of_scalar(scalar),
        Shape::List(element) => match element() {
            record @ Shape::Record(_) => {
                let columns = of_fields(record, given.inside());
                if matches!(given, Given::Table(..)) { Form::Table(columns) } else { Form::Rows(columns) }
            }
            Shape::Scalar(_) | Shape::List(_) => Form::List,
        },
        record @ Shape::Record(_) => Form::Object(of_fields(record, given.inside())),
    }
}

fn of_scalar(scalar: &'static ScalarShape) -> Form {
    match scalar.kind {
        _ if !scalar.choices.is_empty() => Form::Term(scalar.choices),
        ScalarKind::Code => Form::Code,
        ScalarKind::Date => Form::Day,
        ScalarKind::Number => Form::Number,
        ScalarKind::YesNo => Form::YesNo,
        ScalarKind::Text
        | ScalarKind::Name
        | ScalarKind::File
        | ScalarKind::Time
        | ScalarKind::Phone
        | ScalarKind::Other => Form::Text,
    }
}
