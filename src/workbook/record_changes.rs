//! Other values for the fields of a record → the smallest changes of its file.

use std::collections::BTreeMap;

use crate::diagnostic::Step;
use crate::edit::{self, Act, Change, Meant};
use crate::load::tree;

use super::comparison::Edit;
use super::complaint::Complaint;
use super::document::find;
use super::head::{Head, Holds};
use super::outcome::{Alteration, meant, place};
use super::sheet::{Row, Sheet};
use super::snapshot::Snapshot;
use super::value::Fault;

/// Changes the record of a row.
pub(super) fn alter_row(snapshot: &Snapshot, sheet: &Sheet, row: &Row, edits: &[&Edit], to: &mut Alteration) {
    let Some(document) = snapshot.documents.get(row.file) else { return };
    let record = document.at(&row.place);
    let mut fields: BTreeMap<Step, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        if let Some(Holds::Field(_, [first, ..])) = sheet.heads.get(edit.column).map(|head| head.holds) {
            fields.entry(*first).or_default().push(edit);
        }
    }
    for (first, edits) in fields {
        let inner = record.and_then(|(node, shape)| find(node, shape, &[first]));
        let outer = place(&row.place, &[first]);
        let values = values(sheet, row, first, &edits);
        let is_record = values.iter().any(|value| value.path.len() > 1);
        let changes = match inner.map(|(node, _)| &node.value) {
            _ if !is_record => values
                .iter()
                .filter(|value| value.is_new)
                .flat_map(|value| value.acts(outer.clone()))
                .collect(),
            // A record that is written as one of its values alone.
            Some(tree::Value::Scalar(text)) if !text.is_empty() && values.len() == 1 => {
                values.iter().flat_map(|value| value.acts(outer.clone())).collect()
            }
            Some(tree::Value::Map(_)) => inside(&outer, &values),
            _ => whole(&outer, &values),
        };
        match lacking(&values).filter(|_| is_record) {
            Some(head) => {
                let Some(edit) = edits.first() else { continue };
                let label = &head.caption;
                let fault = Fault::new(format!("“{label}”不能空着"), "请填写；都不要的，把相关的几格都清空");
                to.complaints.push(Complaint::at(&edit.spot.0, edit.spot.1, fault));
            }
            None => to.changes.entry(document.path.clone()).or_default().extend(changes),
        }
    }
}

/// A value that a field of a row is to have.
struct Value<'v> {
    head: &'v Head,
    path: &'static [Step],
    before: &'v [String],
    /// Is there a key for it in the file?
    is_written: bool,
    after: &'v [String],
    is_new: bool,
}

/// All values of a row that belong to one field, changed or not.
fn values<'v>(sheet: &'v Sheet, row: &'v Row, first: Step, edits: &[&'v Edit]) -> Vec<Value<'v>> {
    let columns = sheet.heads.iter().zip(&row.cells).enumerate();
    let values = columns.filter_map(|(column, (head, cell))| {
        let Holds::Field(_, path) = head.holds else { return None };
        let edit = edits.iter().find(|edit| edit.column == column);
        (path.first() == Some(&first) && head.is_own).then(|| Value {
            head,
            path,
            before: &cell.entry,
            is_written: cell.at.is_some(),
            after: edit.map_or(&cell.entry, |edit| &edit.entry),
            is_new: edit.is_some(),
        })
    });
    values.collect()
}

/// The first value that the record needs and is not to have, while it has others.
fn lacking<'v>(values: &[Value<'v>]) -> Option<&'v Head> {
    let is_there = values.iter().any(|value| !value.after.is_empty());
    values
        .iter()
        .find(|value| is_there && value.head.completes && value.after.is_empty())
        .map(|value| value.head)
}

/// Changes inside a record that is there.
fn inside(outer: &[edit::Step], values: &[Value<'_>]) -> Vec<Change> {
    if values.iter().all(|value| value.after.is_empty()) {
        return vec![Change { at: outer.to_vec(), act: Act::Remove }];
    }
    let new = values.iter().filter(|value| value.is_new);
    new.flat_map(|value| value.acts(place(outer, value.path.get(1..).unwrap_or_default()))).collect()
}

/// A record that is not there yet.
fn whole(outer: &[edit::Step], values: &[Value<'_>]) -> Vec<Change> {
    let fields = values.iter().filter(|value| !value.after.is_empty());
    let fields: Vec<(String, Meant)> = fields
        .filter_map(|value| Some((value.path.last()?.to_string(), meant(value.head, value.after))))
        .collect();
    if fields.is_empty() {
        return Vec::new();
    }
    vec![Change { at: outer.to_vec(), act: Act::Set(Meant::Fields(fields)) }]
}

impl Value<'_> {
    /// The smallest acts that make the value at a place what it is to be.
    fn acts(&self, at: Vec<edit::Step>) -> Vec<Change> {
        let one = |at, act| vec![Change { at, act }];
        if self.after.is_empty() {
            return one(at, Act::Remove);
        }
        if self.head.list.is_none() || !self.is_written || self.before.is_empty() {
            return one(at, Act::Set(meant(self.head, self.after)));
        }
        let text = |value: &String| Meant::Text(value.clone());
        let entry = |number| at.iter().cloned().chain([edit::Step::At(number)]).collect::<Vec<_>>();
        if let Some(more) = self.after.strip_prefix(self.before) {
            return more
                .iter()
                .map(|value| Change { at: at.clone(), act: Act::Append(text(value)) })
                .collect();
        }
        if self.after.len() == self.before.len() {
            let pairs =
                self.after.iter().zip(self.before).enumerate().filter(|(_, (after, before))| after != before);
            return pairs
                .map(|(number, (after, _))| Change { at: entry(number), act: Act::Set(text(after)) })
                .collect();
        }
        let gone = missing(self.before, self.after);
        match gone {
            Some(gone) => {
                gone.into_iter().rev().map(|number| Change { at: entry(number), act: Act::Remove }).collect()
            }
            None => one(at, Act::Set(meant(self.head, self.after))),
        }
    }
}

/// The numbers of the values that one list has more than the other, if that is all the difference.
fn missing(before: &[String], after: &[String]) -> Option<Vec<usize>> {
    let mut rest = after.iter().peekable();
    let gone = before.iter().enumerate().filter(|(_, value)| rest.next_if(|next| next == value).is_none());
    let gone: Vec<usize> = gone.map(|(number, _)| number).collect();
    rest.peek().is_none().then_some(gone)
}
