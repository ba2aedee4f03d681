use serde_json::{Map, Value, json};

use crate::records::ScalarShape;

use super::members;

/// One text with a meaning. YAML may take it for a number or a truth value; the reader sees what was written, so
/// only lists, records and nothing at all are refused. The way this is said is for the YAML language server: a `type`
/// that allows all of these would make it propose `true` and `false` for every text, a `not` would be reported in
/// English, and without an `anyOf` it would leave the colon after the key to be typed.
pub(super) fn scalar(shape: &ScalarShape) -> Map<String, Value> {
    let mut schema = members(json!({ "title": shape.label }));
    if !shape.choices.is_empty() {
        schema.extend(choices(shape));
        return schema;
    }
    let fault = format!("应为{}，不能是空的、列表或一组“字段: 值”", shape.label);
    let form = json!({
        "if": { "type": ["object", "array", "null"] },
        "then": { "type": "string", "errorMessage": fault },
    });
    schema.insert("anyOf".into(), json!([form]));
    if !shape.pattern.is_empty() {
        let fix = (shape.audit)("？").err().and_then(|fault| fault.fix).unwrap_or_default();
        schema.insert("pattern".into(), format!(r"^\s*(?:{})\s*$", shape.pattern).into());
        schema.insert("patternErrorMessage".into(), format!("不是可用的{}。{fix}", shape.label).into());
    }
    if !shape.examples.is_empty() {
        schema.insert("examples".into(), shape.examples.into());
    }
    schema
}

/// The official terms first, then what else is understood.
fn choices(shape: &ScalarShape) -> Map<String, Value> {
    let labels: Vec<&str> = shape.choices.iter().map(|choice| choice.label).collect();
    let identifiers = shape.choices.iter().map(|choice| choice.identifier);
    let allowed: Vec<&str> = labels.iter().copied().chain(identifiers).collect();
    let same = shape.choices.iter().map(|choice| format!("同“{}”", choice.label));
    let described: Vec<String> = labels.iter().map(|_| String::new()).chain(same).collect();
    members(json!({
        "enum": allowed,
        "enumDescriptions": described,
        "errorMessage": format!("不是可用的{}，请填写其中之一：{}", shape.label, labels.join("、")),
    }))
}
