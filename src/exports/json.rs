//! Records as JSON: an object for each, with the members that have a value.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value as Json};

use super::form::{Column, Form};
use super::value::{Row, Value};

/// A record with its columns.
pub(super) struct Object<'v> {
    pub(super) columns: &'v [Column],
    pub(super) row: &'v Row,
}

/// Records in a column.
struct Objects<'v> {
    columns: &'v [Column],
    rows: &'v [Row],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, value) in self.columns.iter().zip(self.row).filter(|(_, value)| !value.is_nothing()) {
            match (&column.form, value) {
                (Form::Rows(columns) | Form::Table(columns), Value::Rows(rows)) => {
                    map.serialize_entry(column.key, &Objects { columns, rows })?;
                }
                (Form::Object(columns), Value::Object(row)) => {
                    map.serialize_entry(column.key, &Object { columns, row })?;
                }
                (_, Value::Number(number)) => map.serialize_entry(column.key, number)?,
                (_, Value::YesNo(yes)) => map.serialize_entry(column.key, yes)?,
                (_, Value::List(texts)) => map.serialize_entry(column.key, texts)?,
                (_, Value::Text(text)) => map.serialize_entry(column.key, text)?,
                (_, Value::Nothing | Value::Object(_) | Value::Rows(_)) => {}
            }
        }
        map.end()
    }
}

impl Serialize for Objects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Object { columns: self.columns, row }))
    }
}

/// Adds a member that has something to say.
pub(super) fn put(object: &mut Map<String, Json>, key: &str, value: impl Into<Json>) {
    let value = value.into();
    let is_nothing = match &value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(values) => values.is_empty(),
        Json::Bool(_) | Json::Number(_) | Json::Object(_) => false,
    };
    if !is_nothing {
        object.insert(key.to_owned(), value);
    }
}

/// A value in one line.
pub(super) fn line(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them cannot fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}

/// A document of lists, each element in a line of its own, so that what changed can be seen.
pub(super) fn document<'n>(lists: impl Iterator<Item = (&'n str, Vec<String>)>) -> String {
    let lists: Vec<String> = lists
        .map(|(name, elements)| {
            let elements = elements.join(",\n");
            format!("{}: [\n{elements}\n]", Json::from(name))
        })
        .collect();
    format!("{{\n{}\n}}\n", lists.join(",\n"))
}
