//! The content format as JSON Schema (2020-12), so that an editor completes, explains and checks as one types.
//!
//! Owns the translation of a record's shape. Must not know files, or which editor reads the result. An editor knows
//! a little less than `check`, to which references, repeated ids and days that do not exist are left. In one
//! thing it is stricter: it marks a key without a value, even where reading treats the key as left out.

mod object;
mod scalar;

use serde_json::{Map, Value, json};

use crate::load::Kind;
use crate::records::{RecordShape, Shape};

/// The schema of a kind. The same bytes every time: keys stand in the order of their declaration.
pub(crate) fn schema(kind: Kind) -> Value {
    let mut definitions = Definitions::default();
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("$id".into(), format!("urn:mingchuang:schema:{}", kind.name()).into());
    match kind.shape() {
        Shape::Record(record) => {
            definitions.root = Some(record);
            schema.extend(object::object(record, "#", &mut definitions));
        }
        other => schema.extend(definitions.reference(other)),
    }
    schema.insert("title".into(), kind.label().into());
    schema.insert("$defs".into(), Value::Object(definitions.made));
    Value::Object(schema)
}

/// The schema of a kind as the text of a file.
pub(crate) fn text(kind: Kind) -> String {
    // The alternate form is indented; a value of strings and lists cannot fail to be written.
    format!("{:#}\n", schema(kind))
}

/// What several places share. A record is entered before its fields are looked at, so that one may contain itself.
#[derive(Default)]
struct Definitions {
    root: Option<&'static RecordShape>,
    made: Map<String, Value>,
}

impl Definitions {
    /// A schema that demands this form; a record or text is defined once and referred to.
    fn reference(&mut self, shape: Shape) -> Map<String, Value> {
        match shape {
            Shape::List(element) => members(json!({
                "type": "array",
                "items": self.reference(element()),
                "errorMessage": "应为列表：每行一项，行首写“- ”，或写成 [甲, 乙]",
            })),
            Shape::Scalar(scalar) => {
                if !self.made.contains_key(scalar.name) {
                    self.made.insert(scalar.name.into(), scalar::scalar(scalar).into());
                }
                members(json!({ "$ref": format!("#/$defs/{}", scalar.name) }))
            }
            Shape::Record(record) if self.root.is_some_and(|root| std::ptr::eq(root, record)) => {
                members(json!({ "$ref": "#" }))
            }
            Shape::Record(record) if let Some(short) = record.short_form() => {
                let short = self.reference(Shape::Scalar(short));
                members(json!({ "anyOf": [short, self.defined(record)] }))
            }
            Shape::Record(record) => self.defined(record),
        }
    }

    fn defined(&mut self, record: &'static RecordShape) -> Map<String, Value> {
        let place = format!("#/$defs/{}", record.name);
        if !self.made.contains_key(record.name) {
            self.made.insert(record.name.into(), Value::Null);
            let object = object::object(record, &place, self);
            self.made.insert(record.name.into(), object.into());
        }
        members(json!({ "$ref": place }))
    }
}

/// The members of an object literal.
fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests;
