use std::ops::Range;

use crate::load::tree::{Node, Value};
use crate::records::{Flag, Shape};

/// The lines of values that the program works out itself, with their line breaks: only where a line holds nothing else.
pub(super) fn lines(text: &str, root: &Node, shape: Shape) -> Vec<Range<usize>> {
    let (Shape::Record(record), Value::Map(entries)) = (shape, &root.value) else { return Vec::new() };
    let is_derived = |key: &str| record.field(key).is_some_and(|field| field.is(Flag::Derived));
    let derived = entries.iter().filter(|(key, _)| is_derived(&key.text) && entries.len() > 1);
    derived.filter_map(|(key, value)| line(text, &(key.range.start..value.range.end))).collect()
}

/// The line that holds this and nothing else but a comment.
fn line(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    let (before, after) = (&text[start..range.start], text[range.end..end].trim());
    let is_alone = before.is_empty() && (after.is_empty() || after.starts_with('#'));
    (is_alone && !text[range.clone()].contains('\n')).then_some(start..end)
}
