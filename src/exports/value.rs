//! A value that is given away, and how it is taken from a record. Numbers and truth values become such; all else stays text.

use std::collections::BTreeMap;

use crate::records::{Date, Seen};

use super::form::{Column, Form};

/// What stands in a column of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing is written.
    Nothing,
    /// A text, a term, a day.
    Text(String),
    /// A whole number.
    Number(u64),
    /// True or false.
    YesNo(bool),
    /// Several texts.
    List(Vec<String>),
    /// The members of an object, in the order of its columns.
    Object(Row),
    /// Objects, in one cell or in a table of their own.
    Rows(Vec<Row>),
}

/// The values of a record, in the order of its columns.
pub(super) type Row = Vec<Value>;

/// Values that take the place of those of the record, by the names of their columns.
pub(super) type Instead = BTreeMap<&'static str, Value>;

impl Value {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text that may be missing.
    pub(super) fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    pub(super) fn day(day: Option<Date>) -> Self {
        Self::maybe(day.map(|day| day.to_string()))
    }

    /// Is there nothing to tell?
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::List(texts) => texts.is_empty(),
            Self::Object(values) => values.iter().all(Self::is_nothing),
            Self::Rows(rows) => rows.is_empty(),
            Self::Text(_) | Self::Number(_) | Self::YesNo(_) => false,
        }
    }
}

/// The values of a record by its columns.
pub(super) fn row(columns: &[Column], seen: Seen, mut instead: Instead) -> Row {
    let mut fields: BTreeMap<&str, Seen> = match seen {
        Seen::Record(fields) => fields.into_iter().map(|(field, value)| (field.key, value)).collect(),
        Seen::Nothing | Seen::Text { .. } | Seen::List(_) => BTreeMap::new(),
    };
    let value = |column: &Column| match instead.remove(column.key) {
        Some(value) => value,
        None => fields.remove(column.key).map_or(Value::Nothing, |seen| value(&column.form, seen)),
    };
    columns.iter().map(value).collect()
}

fn value(form: &Form, seen: Seen) -> Value {
    match (form, seen) {
        (Form::Rows(columns) | Form::Table(columns), Seen::List(elements)) => {
            Value::Rows(elements.into_iter().map(|element| row(columns, element, Instead::new())).collect())
        }
        (Form::Object(columns), seen @ Seen::Record(_)) => Value::Object(row(columns, seen, Instead::new())),
        (Form::List, Seen::List(elements)) => Value::List(elements.into_iter().filter_map(text).collect()),
        (Form::Number, Seen::Text { text, .. }) => {
            text.parse().map_or_else(|_| Value::Text(text), Value::Number)
        }
        (Form::YesNo, Seen::Text { text, .. }) => Value::YesNo(text == YES),
        (_, Seen::Text { text, .. }) => Value::Text(text),
        (_, Seen::Nothing | Seen::List(_) | Seen::Record(_)) => Value::Nothing,
    }
}

fn text(seen: Seen) -> Option<String> {
    match seen {
        Seen::Text { text, .. } => Some(text),
        Seen::Nothing | Seen::List(_) | Seen::Record(_) => None,
    }
}

/// How a table says that something is so, and that it is not.
pub(super) const YES: &str = "是";
pub(super) const NO: &str = "否";
