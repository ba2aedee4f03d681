//! Text → typed record. The fast way is serde_yaml straight into the struct; only when that fails is the file
//! read again into a located tree, audited, and the sound rest tried once more.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::{Flag, Shape, Shaped};
use crate::rulebook::YML_08;

use super::audit::audit;
use super::style;
use super::syntax;
use super::tree::{self, Node, TreeError, Value};
use super::tree_reader::NodeReader;

/// A text without a readable record: the departments it names, as far as that could be read.
#[derive(Debug, Default)]
pub(super) struct Unreadable(pub(super) Vec<String>);

/// What reading a file into a tree leaves behind.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Did an element of the file's lists have to be left out?
    pub(super) dropped: bool,
    /// The sound rest, for finding places in it.
    pub(super) tree: Option<Node>,
}

/// Reads the record a text holds, or says everything that is wrong with it.
pub(super) fn read<T: DeserializeOwned + Shaped>(
    file: FileId,
    text: &str,
    findings: &mut Vec<Diagnostic>,
    kept: &mut Kept,
) -> Result<T, Unreadable> {
    style::truncated(file, text, findings);
    if tree::may_overwhelm(text)
        && let Err(error @ TreeError::Excessive(_)) = tree::read(text)
    {
        findings.extend(syntax::explain(file, text, &error));
        return Err(Unreadable::default());
    }
    let swallowed = syntax::swallowed(file, text);
    if !swallowed.is_empty() {
        findings.extend(swallowed);
        return Err(Unreadable::default());
    }
    match serde_yaml::from_str(text) {
        Ok(record) if !style::is_suspect(text) => Ok(record),
        Ok(record) => {
            // Read again for its style alone: quotes and filler leave no trace in the record.
            if let Ok(Some(node)) = tree::read(text) {
                audit(file, node, T::shape(), findings, &mut kept.dropped);
            }
            Ok(record)
        }
        Err(error) => read_carefully(file, text, error.location().map(|at| at.index()), findings, kept),
    }
}

fn read_carefully<T: DeserializeOwned + Shaped>(
    file: FileId,
    text: &str,
    failed_at: Option<usize>,
    findings: &mut Vec<Diagnostic>,
    kept: &mut Kept,
) -> Result<T, Unreadable> {
    let node = match tree::read(text) {
        Ok(Some(node)) => node,
        Ok(None) => {
            let finding = Diagnostic::of(&YML_08, Place::file(file), "文件没有内容");
            findings.push(finding.fix("请填写内容，或删除这个文件"));
            return Err(Unreadable::default());
        }
        Err(error) => {
            findings.extend(syntax::explain(file, text, &error));
            return Err(Unreadable::default());
        }
    };
    let indentation = syntax::wide_indentation(file, text);
    if !indentation.is_empty() {
        // The lines below such a line would be reported for something else.
        findings.extend(indentation);
        return Err(Unreadable::default());
    }
    let before = findings.len();
    let has_blanks = has_quoted_blank(&node);
    let sound = audit(file, node, T::shape(), findings, &mut kept.dropped);
    if findings.len() == before {
        // An optional field that holds a pair of quotes and nothing else is treated as left out.
        let without = sound.as_ref().filter(|_| has_blanks).map(NodeReader);
        if let Some(Ok(record)) = without.map(T::deserialize) {
            return Ok(record);
        }
        // The two parsers disagree about the text: rare, and never a reason to guess.
        let at = failed_at.unwrap_or_default();
        findings.extend(syntax::explain(file, text, &TreeError::Syntax(at, String::new())));
        return Err(Unreadable::default());
    }
    let sound = sound.ok_or_else(Unreadable::default)?;
    let record = T::deserialize(NodeReader(&sound)).map_err(|_| Unreadable(departments(&sound, T::shape())));
    kept.tree = Some(sound);
    record
}

fn has_quoted_blank(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(text) => !node.plain && text.trim().is_empty(),
        Value::List(items) => items.iter().any(has_quoted_blank),
        Value::Map(entries) => entries.iter().any(|(_, node)| has_quoted_blank(node)),
    }
}

/// The ids of the departments that a record without its faulty parts is about.
fn departments(record: &Node, shape: Shape) -> Vec<String> {
    let (Value::Map(entries), Shape::Record(shape)) = (&record.value, shape) else { return Vec::new() };
    let names_one = |key: &str| shape.field(key).is_some_and(|field| field.is(Flag::NamesDepartment));
    let named = entries.iter().filter(|(key, _)| names_one(&key.text));
    let mut ids = Vec::new();
    for (_, node) in named {
        match &node.value {
            Value::Scalar(id) => ids.push(id.clone()),
            Value::List(items) => ids.extend(items.iter().filter_map(|item| match &item.value {
                Value::Scalar(id) => Some(id.clone()),
                Value::List(_) | Value::Map(_) => None,
            })),
            Value::Map(_) => {}
        }
    }
    ids
}

/// Moves findings that were made in a part of a file to their place in the whole.
pub(super) fn shift(findings: &mut [Diagnostic], by: usize) {
    use crate::diagnostic::Aim;
    let move_range = |range: &mut Range<usize>| *range = range.start + by..range.end + by;
    for finding in findings {
        let places = finding.place.iter_mut().chain(finding.related.iter_mut().map(|(place, _)| place));
        for place in places {
            if let Aim::Bytes(range) = &mut place.aim {
                move_range(range);
            }
        }
    }
}
