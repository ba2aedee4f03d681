//! Rows for which a letter has no grant → groups of their own in that letter, if it is not signed.

use std::collections::BTreeMap;

use crate::edit::{Act, Change, Meant};
use crate::load::Kind;
use crate::records::{Grant, Letter, Power};

use super::comparison::Addition;
use super::complaint::Complaint;
use super::document::Document;
use super::head::{Holds, Refers};
use super::letters::{SIGNED, is_draft};
use super::outcome::{Alteration, place};
use super::records::{cell, scope};
use super::sheet::Sheet;
use super::snapshot::Snapshot;
use super::value::Fault;
use crate::spreadsheet::Spot;

/// What is granted to an item, and in which letter.
struct New {
    path: String,
    item: String,
    powers: Vec<Power>,
    limits: Vec<String>,
}

/// Adds a group for all items of a letter that get the same, or says why not. Returns the rows that are added, with their files.
pub(super) fn add<'a>(
    snapshot: &Snapshot,
    rows: &[(&Sheet, &'a Addition)],
    to: &mut Alteration,
) -> Vec<(&'a Addition, String)> {
    let mut groups: BTreeMap<(String, Vec<Power>, Vec<String>), Vec<String>> = BTreeMap::new();
    let mut added = Vec::new();
    for (sheet, addition) in rows {
        match new(snapshot, sheet, addition) {
            Ok(New { path, item, powers, limits }) => {
                added.push((*addition, path.clone()));
                groups.entry((path, powers, limits)).or_default().push(item);
            }
            Err(complaint) => to.complaints.push(complaint),
        }
    }
    for ((path, powers, limits), items) in groups {
        let list = |texts: Vec<String>| Meant::List(texts.into_iter().map(Meant::Text).collect());
        let powers = powers.iter().map(|power| power.label().to_owned()).collect();
        let mut fields =
            vec![(Grant::items.to_string(), list(items)), (Grant::powers.to_string(), list(powers))];
        fields.extend(limits.into_iter().map(|limits| (Grant::limits.to_string(), Meant::Text(limits))));
        let change = Change { at: place(&[], &[Letter::grants]), act: Act::Append(Meant::Fields(fields)) };
        to.changes.entry(path).or_default().push(change);
    }
    added
}

fn new(snapshot: &Snapshot, sheet: &Sheet, addition: &Addition) -> Result<New, Complaint> {
    let (name, spot) = &addition.spot;
    let at = |column: Option<u32>, fault: Fault| {
        Complaint::at(name, Spot { column: column.unwrap_or(spot.column), ..*spot }, fault)
    };
    let columns = || sheet.heads.iter().zip(&addition.entries).zip(&addition.columns);
    let of_letter = columns().find(|((head, _), _)| head.holds == Holds::Id);
    let (id, column) = of_letter.map(|((_, entry), column)| (entry.concat(), *column)).unwrap_or_default();
    let document = draft(snapshot, &id).map_err(|fault| at(column, fault))?;
    let root = (&document.root, document.kind.shape());
    let (mut item, mut powers, mut limits) = (None, Vec::new(), Vec::new());
    for ((head, entry), column) in columns().filter(|((_, entry), _)| !entry.is_empty()) {
        match head.holds {
            Holds::Field(_, path) if cell(Some(root), path).entry != *entry => {
                let fault = Fault::new(
                    format!("授权书 {id} 的“{}”不是“{}”", head.caption, entry.join("、")),
                    "请核对，或者让这一格空着",
                );
                return Err(at(*column, fault));
            }
            Holds::Power(power) => powers.push(power),
            Holds::Said if head.identifies => item = Some((entry.concat(), *column)),
            Holds::Said if head.refers.is_none() => limits.clone_from(entry),
            _ => {}
        }
    }
    let (item, column) =
        item.ok_or_else(|| at(None, Fault::new("新增的一行没有填“事项标识”", "请填写，如 spxk")))?;
    let department = scope(document);
    let Some(item) = snapshot.names.read(Refers::Item, &department, &item) else {
        let whose = snapshot.names.shown(Refers::Department, "", &department);
        let fault =
            Fault::new(format!("{whose}没有标识为“{item}”的事项"), "请核对；新增的事项先在“事项”表加");
        return Err(at(column, fault));
    };
    if powers.is_empty() {
        return Err(at(None, Fault::new("新增的一行没有授予任何职权", "授予的写 √；不授予的写在“未授权”表")));
    }
    Ok(New { path: document.path.clone(), item: item.to_owned(), powers, limits })
}

/// The letter that a row is to be added to.
fn draft<'s>(snapshot: &'s Snapshot, id: &str) -> Result<&'s Document, Fault> {
    let is_meant = |document: &&Document| document.kind == Kind::Letter && document.id == id;
    let Some(document) = snapshot.documents.iter().find(is_meant) else {
        let message = if id.is_empty() {
            "新增的一行没有填“授权书”".to_owned()
        } else {
            format!("没有授权书“{id}”")
        };
        return Err(Fault::new(
            message,
            "请写年度和标识，如 2027/scjgj；还没有起草的，先运行 mingchuang renew",
        ));
    };
    if is_draft(document) { Ok(document) } else { Err(Fault::new(SIGNED, "请删掉这一行")) }
}
