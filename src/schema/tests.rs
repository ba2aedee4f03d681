use std::collections::BTreeSet;

use serde_json::Value;

use super::{schema, text};
use crate::load::Kind;
use crate::records::{RecordShape, ScalarShape, Shape};

/// Every record and every scalar below a shape, each once.
#[derive(Default)]
struct Seen {
    names: BTreeSet<&'static str>,
    records: Vec<&'static RecordShape>,
    scalars: Vec<&'static ScalarShape>,
}

impl Seen {
    fn of_all_kinds() -> Self {
        let mut seen = Self::default();
        for kind in Kind::ALL {
            seen.visit(kind.shape());
        }
        seen
    }

    fn visit(&mut self, shape: Shape) {
        match shape {
            Shape::List(element) => self.visit(element()),
            Shape::Scalar(scalar) if self.names.insert(scalar.name) => self.scalars.push(scalar),
            Shape::Record(record) if self.names.insert(record.name) => {
                self.records.push(record);
                record.fields.iter().for_each(|field| self.visit((field.shape)()));
            }
            Shape::Scalar(_) | Shape::Record(_) => {}
        }
    }
}

fn pointer<'v>(schema: &'v Value, reference: &str) -> &'v Value {
    schema
        .pointer(reference.strip_prefix('#').unwrap())
        .unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_has_a_description_in_chinese() {
    for record in Seen::of_all_kinds().records {
        for field in record.fields {
            let what = format!("{}.{}", record.name, field.key);
            assert!(!field.description.is_empty(), "{what} has no description");
            assert!(field.description.chars().any(|c| c > '\u{2e80}'), "{what}: {}", field.description);
            assert!(field.description.ends_with('。'), "{what}: {}", field.description);
        }
    }
}

#[test]
fn every_key_and_alias_of_every_record_is_in_the_schema() {
    for kind in Kind::ALL {
        let schema = schema(kind);
        let mut seen = Seen::default();
        seen.visit(kind.shape());
        for (at, record) in seen.records.iter().enumerate() {
            let object = if at == 0 { &schema } else { &schema["$defs"][record.name] };
            assert_eq!(object["additionalProperties"], false, "{}", record.name);
            let mut expected = 0;
            for field in record.fields {
                assert_eq!(object["properties"][field.key]["title"], field.label());
                for label in field.labels {
                    let alias = &object["properties"][label];
                    let target = alias.get("$ref").unwrap_or(&alias["allOf"][0]["$ref"]).as_str().unwrap();
                    assert_eq!(pointer(&schema, target), &object["properties"][field.key], "{label}");
                }
                expected += 1 + field.labels.len();
            }
            assert_eq!(object["properties"].as_object().unwrap().len(), expected, "{}", record.name);
        }
    }
}

#[test]
fn every_reference_leads_to_something() {
    for kind in Kind::ALL {
        let schema = schema(kind);
        let mut found = Vec::new();
        references(&schema, &mut found);
        for reference in found {
            assert!(!pointer(&schema, &reference).is_null(), "{reference}");
        }
    }
}

#[test]
fn a_required_field_may_be_written_in_each_of_its_ways() {
    let schema = schema(Kind::Window);
    let ways: Vec<&Value> = schema["allOf"][0]["anyOf"].as_array().unwrap().iter().collect();
    let ways: Vec<&str> = ways.into_iter().map(|way| way["required"][0].as_str().unwrap()).collect();
    assert_eq!(ways, ["name", "名称", "窗口名称"]);
}

#[test]
fn a_choice_proposes_the_official_term_before_the_identifier() {
    let schema = schema(Kind::Window);
    let role = &schema["$defs"]["Role"]["enum"];
    assert_eq!(role.as_array().unwrap()[..4], ["首席代表", "A岗", "B岗", "chief_representative"]);
}

#[test]
fn what_is_proposed_is_sound() {
    for scalar in Seen::of_all_kinds().scalars {
        for example in scalar.examples {
            assert_eq!((scalar.audit)(example), Ok(()), "{}: {example}", scalar.name);
        }
    }
}

#[test]
fn two_types_never_share_a_name() {
    let mut labels = BTreeSet::new();
    for kind in Kind::ALL {
        assert!(labels.insert(kind.label()) && labels.insert(kind.name()), "{}", kind.name());
    }
    let seen = Seen::of_all_kinds();
    let names: BTreeSet<_> = seen.records.iter().map(|record| record.name).collect();
    assert!(seen.scalars.iter().all(|scalar| !names.contains(scalar.name)));
}

#[test]
fn the_same_kind_gives_the_same_bytes() {
    for kind in Kind::ALL {
        assert_eq!(text(kind), text(kind));
        assert!(text(kind).ends_with("}\n"));
    }
}
