use serde_json::{Map, Value, json};

use crate::records::{FieldShape, RecordShape};

use super::{Definitions, members};

/// A record that stands at `place` in the document.
pub(super) fn object(
    record: &'static RecordShape,
    place: &str,
    definitions: &mut Definitions,
) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut aliases = Map::new();
    let mut once = Map::new();
    let mut present = Vec::new();
    for field in record.fields {
        let mut property = members(json!({
            "title": field.label(),
            "description": field.description,
            "markdownDescription": help(field),
        }));
        property.extend(definitions.reference((field.shape)()));
        properties.insert(field.key.into(), property.into());
        for (at, label) in field.labels.iter().enumerate() {
            aliases.insert((*label).into(), alias(field, at, place));
            once.insert((*label).into(), not_with(field, at));
        }
        if field.required {
            present.push(required(field));
        }
    }
    // English keys first: where both are proposed, they stand together and in the order of the form.
    properties.extend(aliases);
    let mut schema = members(json!({
        "title": record.label,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "dependentSchemas": once,
    }));
    if !present.is_empty() {
        schema.insert("allOf".into(), present.into());
    }
    schema
}

/// What an editor shows when the pointer rests on a key.
fn help(field: &FieldShape) -> String {
    let need = if field.required { "必填" } else { "选填" };
    let labels: Vec<String> = field.labels.iter().map(|label| format!("`{label}`")).collect();
    let text =
        format!("{}\n\n{need}。字段名：`{}`，也可写作 {}。", field.description, field.key, labels.join("、"));
    if let Some(scalar) = field.scalar().filter(|scalar| !scalar.choices.is_empty()) {
        let terms: Vec<&str> = scalar.choices.iter().map(|choice| choice.label).collect();
        return format!("{text}\n\n可填：{}。", terms.join("、"));
    }
    text
}

/// A Chinese key. Editors propose the first one as they do the English key, and only accept further ones. In those the
/// reference is one level deeper, because the YAML language server rarely looks at what is beside a `$ref`.
fn alias(field: &FieldShape, at: usize, place: &str) -> Value {
    let mut property = members(json!({
        "title": field.label(),
        "description": format!("同 “{}”。{}", field.key, field.description),
        "markdownDescription": format!("同 `{}`。{}", field.key, help(field)),
    }));
    let target = json!({ "$ref": format!("{place}/properties/{}", field.key) });
    if at == 0 {
        property.extend(members(target));
    } else {
        property.insert("doNotSuggest".into(), true.into());
        property.insert("allOf".into(), json!([target]));
    }
    property.into()
}

/// A key written in one way excludes the ways that come before it.
fn not_with(field: &FieldShape, at: usize) -> Value {
    let others = std::iter::once(field.key).chain(field.labels.iter().copied().take(at));
    let others: Map<String, Value> = others.map(|other| (other.to_owned(), false.into())).collect();
    json!({
        "properties": others,
        "errorMessage": format!("“{}”重复出现，请只保留一处", field.label()),
    })
}

/// A required key, in whichever way it is written.
fn required(field: &FieldShape) -> Value {
    let fault = format!("缺少必填字段“{}”", field.label());
    let ways: Vec<Value> =
        field.names().map(|key| json!({ "required": [key], "errorMessage": fault })).collect();
    json!({ "anyOf": ways })
}
