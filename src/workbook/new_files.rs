//! A row of a sheet with one record a file, for which there is none → a new file, as one begins.

use crate::edit::{Act, Change, edit};
use crate::load::Kind;
use crate::office;
use crate::records::{Id, Scalar, Window};

use super::comparison::Addition;
use super::complaint::Complaint;
use super::declared::Table;
use super::head::Holds;
use super::outcome::{meant, place};
use super::sheet::Sheet;
use super::snapshot::Snapshot;
use super::value::Fault;
use crate::spreadsheet::Spot;

/// The path of the file, and its text.
pub(super) fn begun(
    snapshot: &Snapshot,
    sheet: &Sheet,
    table: &Table,
    addition: &Addition,
) -> Result<(String, String), Vec<Complaint>> {
    let (name, spot) = &addition.spot;
    let at = |column: Option<Option<u32>>, fault: Fault| {
        let column = column.flatten().unwrap_or(spot.column);
        Complaint::at(name, Spot { column, ..*spot }, fault)
    };
    let (mut changes, mut complaints) = (Vec::new(), Vec::new());
    let mut id = None;
    for ((head, entry), column) in sheet.heads.iter().zip(&addition.entries).zip(&addition.columns) {
        // A window may be of no department only while nobody has said of which.
        let is_needed = head.is_required
            || head.holds == Holds::Id
            || matches!(head.holds, Holds::Field(_, [only]) if *only == Window::departments);
        match head.holds {
            _ if entry.is_empty() && is_needed => {
                let fault = Fault::new(format!("新增的一行没有填“{}”", head.caption), "请填写");
                complaints.push(at(Some(*column), fault));
            }
            _ if entry.is_empty() => {}
            Holds::Id => match Id::parse(&entry.concat()) {
                Ok(own) => id = Some(own),
                Err(fault) => {
                    let fault = Fault { message: fault.message, fix: fault.fix };
                    complaints.push(at(Some(*column), fault));
                }
            },
            Holds::Field(_, path) => {
                changes.push(Change { at: place(&[], path), act: Act::Set(meant(head, entry)) });
            }
            Holds::Power(_) | Holds::Title | Holds::Said => {}
        }
    }
    let (Some(id), []) = (id, complaints.as_slice()) else { return Err(complaints) };
    let folder = if table.kind == Kind::Department { "departments" } else { "windows" };
    let path = format!("{folder}/{id}.yaml");
    if snapshot.documents.iter().any(|document| document.kind == table.kind && document.id == id.as_str()) {
        let fault = Fault::new(format!("已经有标识为“{id}”的{}", table.kind.label()), "请换一个标识");
        return Err(vec![at(None, fault)]);
    }
    let text = office::blank(table.kind).and_then(|text| edit(&path, &text, &changes).ok());
    text.map(|text| (path, text)).ok_or_else(|| {
        let fix = format!("请运行 mingchuang new {}", table.kind.label());
        vec![at(None, Fault::new("这一行不能由程序写成文件", &fix))]
    })
}
