//! A row for which there is no record → a new record, where it is clear in which file and list.

use std::collections::BTreeMap;

use crate::diagnostic::{Step, mask};
use crate::edit::{self, Act, Change, Meant};
use crate::load::Kind;
use crate::load::tree::Node;
use crate::records::Shape;

use super::comparison::Addition;
use super::complaint::Complaint;
use super::declared::Table;
use super::document::{Document, list};
use super::head::Holds;
use super::letters::{SIGNED, is_draft};
use super::outcome::{Alteration, meant, place};
use super::records::cell;
use super::sheet::{Makes, Sheet};
use super::snapshot::Snapshot;
use super::value::Fault;
use super::{new_files, new_grants};
use crate::spreadsheet::Spot;

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
    let mut grants: Vec<(&Sheet, &Addition)> = Vec::new();
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
        match sheet.makes {
            Makes::Grants => {
                grants.push((sheet, addition));
                continue;
            }
            Makes::Records(table) if table.lists.is_empty() => {
                match new_files::begun(snapshot, sheet, table, addition) {
                    Ok((path, text)) => {
                        to.lines.push(line(sheet, addition, Some(&path)));
                        to.files.insert(path, text);
                    }
                    Err(faults) => to.complaints.extend(faults),
                }
                continue;
            }
            Makes::Records(_) | Makes::Titles => {}
        }
        match made(snapshot, sheet, addition, &mut new) {
            Ok(Some(made)) => new.push(made),
            Ok(None) => to.lines.push(line(sheet, addition, None)),
            Err(faults) => to.complaints.extend(faults),
        }
    }
    for (addition, path) in new_grants::add(snapshot, &grants, to) {
        if let Some(sheet) = snapshot.sheets.get(addition.sheet) {
            to.lines.push(line(sheet, addition, Some(&path)));
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

/// A row, and what it asks of the records around the new one.
struct Asked<'a> {
    sheet: &'a Sheet,
    addition: &'a Addition,
    table: &'static Table,
}

/// The new record; none if it became part of another new one.
fn made<'a>(
    snapshot: &Snapshot,
    sheet: &'a Sheet,
    addition: &'a Addition,
    new: &mut [New<'a>],
) -> Result<Option<New<'a>>, Vec<Complaint>> {
    let fault = |message: String, fix: &str| {
        vec![Complaint::at(&addition.spot.0, addition.spot.1, Fault::new(message, fix))]
    };
    let Makes::Records(table) = sheet.makes else {
        let message = format!("“{}”表不能加行", sheet.name);
        return Err(fault(message, "请删掉这一行；它是从“依据”表汇总的，新增的写在那里"));
    };
    let asked = Asked { sheet, addition, table };
    let fields = asked.fields()?;
    if (0..table.lists.len()).any(|depth| asked.around(depth).all(|(_, entry)| entry.is_empty())) {
        let heads = sheet.heads.iter().filter(|head| head.identifies && !head.is_own);
        let captions: Vec<&str> = heads.map(|head| head.caption.as_str()).collect();
        let fix = format!("请填写“{}”", captions.join("”“"));
        return Err(fault("新增的一行看不出属于哪里".to_owned(), &fix));
    }
    let depths = 0..table.lists.len();
    let around = depths.flat_map(|depth| asked.around(depth)).map(|(_, entry)| entry.concat());
    let around: Vec<String> = around.filter(|entry| !entry.is_empty()).collect();
    match (asked.lists(snapshot).as_slice(), table.lists) {
        ([(file, _)], _) if snapshot.documents.get(*file).is_some_and(is_signed) => {
            Err(fault(SIGNED.to_owned(), "请删掉这一行"))
        }
        ([(file, list)], _) => {
            let names = sheet.heads.iter().zip(&addition.entries).filter(|(head, _)| head.identifies);
            let names = names.map(|(_, entry)| entry.concat()).collect();
            Ok(Some(New { addition, table, file: *file, list: list.clone(), fields, names }))
        }
        ([], [_, inner]) => {
            let is_meant = |other: &&mut New<'_>| {
                other.table.kind == table.kind
                    && other.table.lists.len() == 1
                    && other.names.iter().all(|name| around.contains(name))
            };
            let Some(outer) = new.iter_mut().find(is_meant) else {
                let message = format!("没有这一个事项：{}", around.join(" / "));
                return Err(fault(message, "请核对部门和事项标识"));
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
            format!("没有可以加进去的文件：{}", around.join(" / ")),
            &match table.kind {
                Kind::Letter => {
                    "请写授权书的年度和标识，如 2027/scjgj；还没有起草的，先运行 mingchuang renew".to_owned()
                }
                _ => format!("请核对；还没有这样的文件，先运行 mingchuang new {}", sheet.name),
            },
        )),
        (several, _) => {
            let files = several.iter().filter_map(|(file, _)| snapshot.documents.get(*file));
            let paths: Vec<&str> = files.map(|file| file.path.as_str()).collect();
            let message = format!("看不出加到哪个文件里：{}", paths.join("、"));
            Err(fault(message, "请把“来源清单”等几格也填上，只剩一个文件"))
        }
    }
}

fn is_signed(document: &Document) -> bool {
    document.kind == Kind::Letter && !is_draft(document)
}

impl Asked<'_> {
    /// What the new record is to have.
    fn fields(&self) -> Result<Vec<(String, Meant)>, Vec<Complaint>> {
        let Addition { spot: (name, spot), entries, columns, .. } = self.addition;
        let (mut fields, mut complaints) = (Vec::new(), Vec::new());
        for ((head, entry), column) in self.sheet.heads.iter().zip(entries).zip(columns) {
            let Holds::Field(depth, path) = head.holds else { continue };
            if depth != self.table.lists.len() {
                continue;
            }
            if entry.is_empty() && head.is_required {
                let spot = Spot { column: column.unwrap_or(spot.column), ..*spot };
                let fault = Fault::new(format!("新增的一行没有填“{}”", head.caption), "请填写");
                complaints.push(Complaint::at(name, spot, fault));
            }
            if !entry.is_empty() {
                nest(&mut fields, path, meant(head, entry));
            }
        }
        if complaints.is_empty() { Ok(fields) } else { Err(complaints) }
    }

    /// What it says of the record so many lists below the root: a field, or the id of the file.
    fn around(&self, depth: usize) -> impl Iterator<Item = (Option<&'static [Step]>, &Vec<String>)> {
        let columns = self.sheet.heads.iter().zip(&self.addition.entries);
        columns.filter_map(move |(head, entry)| match head.holds {
            Holds::Id if depth == 0 => Some((None, entry)),
            Holds::Field(own, path) if own == depth && depth < self.table.lists.len() => {
                Some((Some(path), entry))
            }
            _ => None,
        })
    }

    /// Is a record the one that it means, as far as it says?
    fn means(&self, node: (&Node, Shape), depth: usize, id: &str) -> bool {
        let mut said = self.around(depth).filter(|(_, entry)| !entry.is_empty());
        said.all(|(path, entry)| match path {
            None => entry.concat() == id,
            Some(path) => cell(Some(node), path).entry == *entry,
        })
    }

    /// The lists to which the new record may belong, with the numbers of their files.
    fn lists(&self, snapshot: &Snapshot) -> Vec<(usize, Vec<edit::Step>)> {
        let mut lists = Vec::new();
        for (file, document) in snapshot.documents.iter().enumerate() {
            let root = (&document.root, document.kind.shape());
            if document.kind != self.table.kind || !self.means(root, 0, &document.id) {
                continue;
            }
            match self.table.lists {
                [only] => lists.push((file, place(&[], &[*only]))),
                [outer, inner] => {
                    let inside = list(root.0, root.1, *outer).into_iter().enumerate();
                    lists.extend(inside.filter(|(_, node)| self.means(*node, 1, "")).map(|(at, _)| {
                        let mut steps = place(&[], &[*outer]);
                        steps.push(edit::Step::At(at));
                        (file, place(&steps, &[*inner]))
                    }));
                }
                _ => {}
            }
        }
        lists
    }
}

/// Puts a value at the end of keys.
fn nest(fields: &mut Vec<(String, Meant)>, path: &[Step], meant: Meant) {
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
