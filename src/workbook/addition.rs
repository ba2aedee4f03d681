//! A row for which there is no record → a new record, where it is clear in which file and list.

use std::collections::BTreeMap;

use crate::diagnostic::mask;
use crate::edit::{self, Act, Change, Meant};
use crate::load::Kind;
use crate::load::tree::Node;
use crate::records::Shape;

use super::comparison::Addition;
use super::complaint::Complaint;
use super::declared::Table;
use super::document::list;
use super::head::Holds;
use super::outcome::{Alteration, meant, place};
use super::records::cell;
use super::sheet::{Makes, Sheet};
use super::snapshot::Snapshot;
use super::value::Fault;

/// A new record and the list it goes to.
struct New<'a> {
    addition: &'a Addition,
    table: &'static Table,
    /// The number of the file.
    file: usize,
    list: Vec<edit::Step>,
    fields: Vec<(String, Meant)>,
    /// What its rows of other sheets name it by: the file's own fields, then its own.
    names: Vec<String>,
}

/// Adds a record for every row, or says why not.
pub(super) fn add(snapshot: &Snapshot, additions: &[Addition], to: &mut Alteration) {
    let mut new: Vec<New<'_>> = Vec::new();
    let mut seen: BTreeMap<(usize, String), &Addition> = BTreeMap::new();
    // Records around others first.
    let mut additions: Vec<&Addition> = additions.iter().collect();
    additions.sort_by_key(|addition| (addition.sheet, addition.spot.1));
    for addition in additions {
        let Some(sheet) = snapshot.sheets.get(addition.sheet) else { continue };
        let entries: Vec<&[String]> = addition.entries.iter().map(Vec::as_slice).collect();
        if let Some(first) = seen.insert((addition.sheet, sheet.identity(&entries)), addition) {
            let fault = Fault::new(format!("和 {} 新增的是同一条", first.spot.1), "请只留一行");
            to.complaints.push(Complaint::at(&addition.spot.0, addition.spot.1, fault));
            continue;
        }
        match made(snapshot, sheet, addition, &mut new) {
            Ok(Some(made)) => new.push(made),
            Ok(None) => to.lines.push(line(sheet, addition, None)),
            Err(faults) => to.complaints.extend(faults),
        }
    }
    for New { addition, table, file, list, fields, .. } in new {
        let Some(document) = snapshot.documents.get(file) else { continue };
        let Some(sheet) = snapshot.sheets.get(addition.sheet) else { continue };
        to.lines.push(line(sheet, addition, Some(&document.path)));
        let fields = in_order(fields, table.shape(table.lists.len()));
        let change = Change { at: list, act: Act::Append(Meant::Fields(fields)) };
        to.changes.entry(document.path.clone()).or_default().push(change);
    }
}

fn line(sheet: &Sheet, addition: &Addition, path: Option<&str>) -> String {
    let entries: Vec<&[String]> = addition.entries.iter().map(Vec::as_slice).collect();
    let (name, spot) = &addition.spot;
    let path = path.map(|path| format!(" → {path}")).unwrap_or_default();
    mask(&format!("{name}!{spot}{path} 新增：{}", sheet.identity(&entries)))
}

/// The new record; none if it became part of another new one.
fn made<'a>(
    snapshot: &Snapshot,
    sheet: &Sheet,
    addition: &'a Addition,
    new: &mut [New<'a>],
) -> Result<Option<New<'a>>, Vec<Complaint>> {
    let fault = |message: String, fix: &str| {
        vec![Complaint::at(&addition.spot.0, addition.spot.1, Fault::new(message, fix))]
    };
    let Makes::Records(table) = sheet.makes else {
        return Err(fault(
            format!("“{}”表不能加行", sheet.name),
            "请删掉这一行；新增授权在草拟的授权书文件里写",
        ));
    };
    if table.lists.is_empty() || table.kind == Kind::Letter {
        let fix = format!("请删掉这一行；新增的请运行 mingchuang new {}", table.kind.label());
        return Err(fault(format!("“{}”表不能加行", sheet.name), &fix));
    }
    let mut complaints = Vec::new();
    let mut fields = Vec::new();
    for ((head, entry), column) in sheet.heads.iter().zip(&addition.entries).zip(&addition.columns) {
        let Holds::Field(depth, path) = head.holds else { continue };
        if depth != table.lists.len() {
            continue;
        }
        if entry.is_empty() && head.is_required {
            let mut spot = addition.spot.1;
            spot.column = column.unwrap_or(spot.column);
            let fault = Fault::new(format!("新增的一行没有填“{}”", head.caption), "请填写");
            complaints.push(Complaint::at(&addition.spot.0, spot, fault));
        }
        if !entry.is_empty() {
            nest(&mut fields, path, meant(head, entry));
        }
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let wanted = |depth: usize| {
        let columns = sheet.heads.iter().zip(&addition.entries);
        columns.filter_map(move |(head, entry)| match head.holds {
            Holds::Id if depth == 0 => Some((None, entry)),
            Holds::Field(own, path) if own == depth && depth < table.lists.len() => Some((Some(path), entry)),
            _ => None,
        })
    };
    let has = |node: (&Node, Shape), depth: usize, id: &str| {
        let mut wanted = wanted(depth).filter(|(_, entry)| !entry.is_empty());
        wanted.all(|(path, entry)| match path {
            None => entry.concat() == id,
            Some(path) => cell(Some(node), path).entry == *entry,
        })
    };
    if (0..table.lists.len()).any(|depth| wanted(depth).all(|(_, entry)| entry.is_empty())) {
        let labels = sheet
            .heads
            .iter()
            .filter(|head| head.identifies && !head.is_own)
            .map(|head| head.caption.as_str());
        let labels: Vec<&str> = labels.collect();
        return Err(fault("新增的一行看不出属于哪里".to_owned(), &format!("请填写“{}”", labels.join("”“"))));
    }
    let names: Vec<String> =
        (0..table.lists.len()).flat_map(|depth| wanted(depth).map(|(_, entry)| entry.concat())).collect();
    let own = sheet.heads.iter().zip(&addition.entries).filter(|(head, _)| head.identifies);
    let own: Vec<String> = own.map(|(_, entry)| entry.concat()).collect();
    let mut lists = Vec::new();
    for (file, document) in
        snapshot.documents.iter().enumerate().filter(|(_, document)| document.kind == table.kind)
    {
        let root = (&document.root, document.kind.shape());
        if !has(root, 0, &document.id) {
            continue;
        }
        match table.lists {
            [only] => lists.push((file, place(&[], &[*only]))),
            [outer, inner] => {
                let inside = list(root.0, root.1, *outer).into_iter().enumerate();
                let inside = inside.filter(|(_, node)| has(*node, 1, ""));
                lists.extend(inside.map(|(at, _)| {
                    let mut steps = place(&[], &[*outer]);
                    steps.push(edit::Step::At(at));
                    (file, place(&steps, &[*inner]))
                }));
            }
            _ => {}
        }
    }
    match (lists.as_slice(), table.lists) {
        ([(file, list)], _) => {
            Ok(Some(New { addition, table, file: *file, list: list.clone(), fields, names: own }))
        }
        ([], [_, inner]) => {
            let is_meant = |other: &&mut New<'_>| {
                other.table.kind == table.kind
                    && other.table.lists.len() == 1
                    && other.names.iter().all(|name| names.contains(name))
            };
            let Some(outer) = new.iter_mut().find(is_meant) else {
                return Err(fault(format!("没有这一个事项：{}", names.join(" / ")), "请核对部门和事项标识"));
            };
            let key = inner.to_string();
            let inner = Meant::Fields(in_order(fields, table.shape(table.lists.len())));
            match outer.fields.iter_mut().find(|(own, _)| *own == key) {
                Some((_, Meant::List(entries))) => entries.push(inner),
                _ => outer.fields.push((key, Meant::List(vec![inner]))),
            }
            Ok(None)
        }
        ([], _) => Err(fault(
            format!("没有可以加进去的文件：{}", names.join(" / ")),
            &format!("请核对；还没有这样的文件，先运行 mingchuang new {}", sheet.name),
        )),
        (several, _) => {
            let paths = several
                .iter()
                .filter_map(|(file, _)| snapshot.documents.get(*file))
                .map(|one| one.path.as_str());
            let paths: Vec<&str> = paths.collect();
            Err(fault(
                format!("看不出加到哪个文件里：{}", paths.join("、")),
                "请把“来源清单”等几格也填上，只剩一个文件",
            ))
        }
    }
}

/// Puts a value at the end of keys.
fn nest(fields: &mut Vec<(String, Meant)>, path: &[crate::diagnostic::Step], meant: Meant) {
    let Some((first, rest)) = path.split_first() else { return };
    let key = first.to_string();
    if rest.is_empty() {
        fields.push((key, meant));
        return;
    }
    match fields.iter_mut().find(|(own, _)| *own == key) {
        Some((_, Meant::Fields(inner))) => nest(inner, rest, meant),
        _ => {
            let mut inner = Vec::new();
            nest(&mut inner, rest, meant);
            fields.push((key, Meant::Fields(inner)));
        }
    }
}

/// Fields in the order of their declaration; a record that may be written as one of its values alone is.
fn in_order(mut fields: Vec<(String, Meant)>, shape: Option<Shape>) -> Vec<(String, Meant)> {
    let Some(Shape::Record(record)) = shape else { return fields };
    fields.sort_by_key(|(key, _)| record.fields.iter().position(|field| field.key == key));
    let fields = fields.into_iter().map(|(key, meant)| {
        let inner = record.field(&key).map(|field| (field.shape)());
        let meant = match (meant, inner) {
            (Meant::Fields(inner), Some(Shape::Record(shape))) => match inner.as_slice() {
                [(only, value)] if shape.short == Some(only.as_str()) => value.clone(),
                _ => Meant::Fields(in_order(inner, Some(Shape::Record(shape)))),
            },
            (meant, _) => meant,
        };
        (key, meant)
    });
    fields.collect()
}
