use std::collections::BTreeMap;
use std::ops::Range;

use crate::records::{FieldShape, Shape};

use super::kind::Kind;
use super::tree::{self, Node, Value};
use super::yaml_part;

/// Every key in a content file that its kind knows, and the field it means: the bytes of the key, without quotes,
/// in the order of the text. Empty for a text that is not YAML, or a path that belongs to no kind.
pub fn field_keys(path: &str, text: &str) -> Vec<(Range<usize>, &'static FieldShape)> {
    let mut found = BTreeMap::new();
    if let Some(kind) = Kind::of(path)
        && let Some(yaml) = yaml_part(kind, text)
        && let Ok(Some(node)) = tree::read(&text[yaml.clone()])
    {
        collect(&node, kind.shape(), &mut found);
        return found
            .into_iter()
            .filter_map(|(start, found)| bare(text, yaml.start + start, found))
            .collect();
    }
    Vec::new()
}

/// Keys as written, by where they begin: what a reference (`*name`) repeats is in the text only once.
type Found = BTreeMap<usize, (String, &'static FieldShape)>;

fn collect(node: &Node, shape: Shape, found: &mut Found) {
    match (&node.value, shape) {
        (Value::List(items), Shape::List(element)) => {
            for item in items {
                collect(item, element(), found);
            }
        }
        (Value::Map(entries), Shape::Record(record)) => {
            for (key, value) in entries {
                if let Some(field) = record.field(&key.text) {
                    found.insert(key.range.start, (key.text.clone(), field));
                    collect(value, (field.shape)(), found);
                }
            }
        }
        _ => {}
    }
}

/// The bytes of a key inside its quotes, if it has any. A key written with escapes is left out.
fn bare(
    text: &str,
    start: usize,
    (key, field): (String, &'static FieldShape),
) -> Option<(Range<usize>, &'static FieldShape)> {
    let start = start + usize::from(text[start..].starts_with(['"', '\'']));
    text[start..].starts_with(&key).then(|| (start..start + key.len(), field))
}
