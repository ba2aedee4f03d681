//! The records as a workbook, and a workbook that came back as changes of the records.
//!
//! Owns which records are sheets and which fields columns, how a cell and a value stand for each other, and who has
//! changed what since: the sheet, the files, or both. Must not know the disk, nor which checks the changes have to pass.
//!
//! `declared` says what a sheet shows, `snapshot` is all of that for a content folder, `writing` makes a workbook of it;
//! `reading` makes sheets of cells of a file again, `comparison` says what is different, `alteration` how a file changes.

mod addition;
mod alignment;
mod alteration;
mod base;
mod comparison;
mod complaint;
mod declared;
mod document;
mod grant_changes;
mod grants;
mod head;
mod letters;
mod names;
mod new_files;
mod new_grants;
mod outcome;
mod recognition;
mod record_changes;
mod records;
mod sheet;
mod snapshot;
mod titles;
mod value;
mod writing;

use std::collections::BTreeMap;

use crate::diagnostic::{Located, mask};
use crate::edit::Change;
use crate::records::Date;

use crate::spreadsheet::{self, Grid, Held};
use base::Base;
use comparison::{Against, Comparison};
use recognition::{Recognised, recognise};
use snapshot::Snapshot;
use value::Fault;

pub(crate) use complaint::Complaint;

/// A workbook of the texts of a content folder, by path; what was found stands as notes at the cells.
pub(crate) fn export<'t>(
    texts: impl Iterator<Item = (&'t str, &'t str)>,
    findings: &[Located],
    day: Date,
) -> Result<Vec<u8>, String> {
    let snapshot = Snapshot::of(texts, day);
    // The reason is English and of no use to people; nothing in it depends on them but the size of a text.
    writing::write(&snapshot, findings).map_err(|_| "有一格的内容太长，表格放不下".to_owned())
}

/// What a file that came back wants to be different.
pub(crate) struct Import {
    /// By the path of each file, in the order in which they are to be made.
    pub(crate) changes: BTreeMap<String, Vec<Change>>,
    /// New files, by path.
    pub(crate) files: BTreeMap<String, String>,
    /// What is different, a line each, for people.
    pub(crate) lines: Vec<String>,
    /// What stands against it, and what is worth knowing.
    pub(crate) complaints: Vec<Complaint>,
    /// Is it known what the file showed when it was written, so that nobody's work is lost?
    pub(crate) is_known: bool,
}

/// Compares a file with the texts of a content folder, by path; its name says how text without a mark of its own is read.
/// Fails, in Chinese, with why it is no workbook of records.
pub(crate) fn import<'t>(
    name: &str,
    bytes: &[u8],
    texts: impl Iterator<Item = (&'t str, &'t str)>,
    day: Date,
) -> Result<Import, String> {
    let grids = spreadsheet::read(name, bytes)?;
    let snapshot = Snapshot::of(texts, day);
    let is_list = |sheet: &str, label: &str| {
        let sheet = snapshot.sheet(sheet);
        let head = sheet.and_then(|sheet| sheet.heads.get(sheet.column(label)?));
        head.is_some_and(|head| head.list.is_some())
    };
    let hidden = grids.iter().find(|grid| base::is_base(grid));
    let known = hidden.map(|grid| Base::read(grid, is_list).filter(|base| base.is_like(&snapshot.sheets)));
    if matches!(known, Some(None)) {
        return Err("这个文件里导出时的原值不完整，或者是另一个版本的程序导出的，请重新导出".to_owned());
    }
    let known = known.flatten();
    let is_known = known.is_some();
    let base = known.unwrap_or_else(|| Base::of(&snapshot));
    let mut comparison = Comparison::default();
    let mut seen: BTreeMap<usize, &str> = BTreeMap::new();
    let mut is_register = false;
    for grid in grids.iter().filter(|grid| !base::is_base(grid) && !grid.rows.is_empty()) {
        let found = match recognise(grid, &snapshot.sheets) {
            Recognised::Records(found) => found,
            Recognised::Register => {
                is_register = true;
                comparison.complaints.extend(register(grid));
                continue;
            }
            Recognised::Unknown => {
                comparison.complaints.extend(unknown(grid, &snapshot));
                continue;
            }
        };
        if let Some(first) = seen.insert(found.sheet, &grid.name) {
            let fault = Fault::new(format!("和“{first}”是同一张表"), "请只留一张，或者换一个文件保存另一张");
            comparison.complaints.push(Complaint::about(&grid.name, fault));
            continue;
        }
        Against { snapshot: &snapshot, base: &base, is_known, grid, found: &found }.compare(&mut comparison);
    }
    if seen.is_empty() && is_register {
        return Err("这是签订登记表，登记签订请运行 mingchuang sign --from 这个文件".to_owned());
    }
    if seen.is_empty() && comparison.complaints.iter().all(|complaint| !complaint.stops) {
        return Err("认不出任何一张表：表头和 mingchuang export 导出的不一样".to_owned());
    }
    let mut altered = alteration::alter(&snapshot, comparison);
    altered.complaints.sort_by(|a, b| a.order().cmp(&b.order()));
    let outcome::Alteration { changes, files, lines, complaints } = altered;
    Ok(Import { changes, files, lines, complaints, is_known })
}

/// The register is read by another verb.
fn register(grid: &Grid) -> Option<Complaint> {
    // Days; what stands for the row above is there from the beginning.
    let says = |held: &Held| !matches!(held, Held::Text(text) if !text.contains(|c: char| c.is_numeric()));
    let has_day = grid.rows.values().skip(1).any(|row| [3, 4].iter().filter_map(|at| row.get(at)).any(says));
    let fault = Fault::new("这张表不在这里读", "登记签订请运行 mingchuang sign --from 这个文件");
    has_day.then(|| Complaint::remark(&grid.name, fault))
}

/// A sheet that is called like one of records is meant as one; others are let be.
fn unknown(grid: &Grid, snapshot: &Snapshot) -> Option<Complaint> {
    if snapshot.sheet(&grid.name).is_some() {
        let fault = Fault::new("认不出表头", "请恢复第一行的表头，或者重新导出");
        return Some(Complaint::about(&grid.name, fault));
    }
    let is_ours = writing::OTHERS.contains(&grid.name.as_str());
    let fault = Fault::new("认不出是哪张表，没有读", "");
    (!is_ours).then(|| Complaint::remark(&mask(&grid.name), fault))
}
