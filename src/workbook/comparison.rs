//! What a file that came back wants to be different, and what stands against it.

use std::collections::BTreeMap;

use crate::load::Kind;

use super::alignment::align;
use super::base::{Base, BaseRow, BaseSheet};
use super::complaint::Complaint;
use super::document::tidy;
use super::head::{Head, Holds};
use super::recognition::Found;
use super::records::scope;
use super::sheet::{Makes, Row, Sheet};
use super::snapshot::Snapshot;
use super::value::{self, Fault};
use crate::spreadsheet::{Grid, Spot};

/// A cell that says something else than the files.
pub(super) struct Edit {
    /// Where people find it.
    pub(super) spot: (String, Spot),
    /// The sheet, row and column of the snapshot.
    pub(super) sheet: usize,
    pub(super) row: usize,
    pub(super) column: usize,
    /// What the files are to say.
    pub(super) entry: Vec<String>,
}

/// A row for which there is no record.
pub(super) struct Addition {
    pub(super) spot: (String, Spot),
    pub(super) sheet: usize,
    /// What it says, column by column, and where.
    pub(super) entries: Vec<Vec<String>>,
    pub(super) columns: Vec<Option<u32>>,
}

/// What a file wants to be different.
#[derive(Default)]
pub(super) struct Comparison {
    pub(super) edits: Vec<Edit>,
    pub(super) additions: Vec<Addition>,
    pub(super) complaints: Vec<Complaint>,
}

/// One sheet of a file against the records of today. `base`: what the sheet showed when it was written, or what it would
/// show today, if that is not known.
pub(super) struct Against<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) base: &'a Base,
    pub(super) is_known: bool,
    pub(super) grid: &'a Grid,
    pub(super) found: &'a Found,
}

impl Against<'_> {
    /// Compares row by row.
    pub(super) fn compare(&self, to: &mut Comparison) {
        let nothing = BaseSheet::default();
        let Some(sheet) = self.snapshot.sheets.get(self.found.sheet) else { return };
        let base = self.base.sheets.get(sheet.name).unwrap_or(&nothing);
        self.look_at_columns(sheet, to);
        self.look_at_merged(to);
        let aligned = align(base, sheet);
        let by_key: BTreeMap<&str, &BaseRow> =
            base.rows.iter().map(|(key, row)| (key.as_str(), row)).collect();
        let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (key, row) in &base.rows {
            let entries: Vec<&[String]> = row.entries.iter().map(Vec::as_slice).collect();
            by_name.entry(sheet.identity(&entries)).or_default().push(key);
        }
        let today: BTreeMap<String, &Row> =
            sheet.rows.iter().map(|row| (sheet.identity(&row.entries()), row)).collect();
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for row in self.grid.rows.range(self.found.top + 1..).map(|(row, _)| *row) {
            let is_blank = self
                .found
                .columns
                .iter()
                .flatten()
                .all(|column| self.grid.held(Spot { row, column: *column }).is_none());
            let written = self.found.key.map(|column| (column, tidy(self.grid.text(row, column))));
            let written = written.filter(|(_, key)| !key.is_empty());
            if is_blank {
                // A row that was emptied is a row that is missing.
                continue;
            }
            let key = match written {
                Some((column, key)) => {
                    if !by_key.contains_key(key.as_str()) {
                        let fault = Fault::new(
                            "行标识被改过，认不出是哪一条",
                            "请恢复原来的行标识；新增的一行请清空行标识",
                        );
                        to.complaints.push(self.at(row, column, fault));
                        continue;
                    }
                    key
                }
                None => match self.named(sheet, row, (&by_name, &today), to) {
                    Named::Key(key) => key,
                    Named::New(entries) => {
                        to.additions.push(Addition {
                            spot: (self.grid.name.clone(), Spot { row, column: self.first() }),
                            sheet: self.found.sheet,
                            entries,
                            columns: self.found.columns.clone(),
                        });
                        continue;
                    }
                    Named::Done | Named::Wrong => continue,
                },
            };
            if let Some(first) = seen.insert(key.clone(), row) {
                let message = format!("和第 {} 行是同一条记录", first + 1);
                let fix = "请只留一行；要新增一条，请从空白行填起，或者清空“行标识”（第一列，隐藏的）";
                to.complaints.push(self.at(row, self.first(), Fault::new(message, fix)));
                continue;
            }
            if let Some(before) = by_key.get(key.as_str()) {
                self.compare_row(sheet, row, before, aligned.get(key.as_str()).copied(), to);
            }
        }
        let missing = base.rows.iter().filter(|(key, _)| !seen.contains_key(key.as_str()));
        self.miss(sheet, missing.map(|(_, row)| row), to);
    }

    fn first(&self) -> u32 {
        self.found.columns.iter().flatten().min().copied().unwrap_or_default()
    }

    fn at(&self, row: u32, column: u32, fault: Fault) -> Complaint {
        Complaint::at(&self.grid.name, Spot { row, column }, fault)
    }

    fn look_at_columns(&self, sheet: &Sheet, to: &mut Comparison) {
        for (spot, label) in &self.found.unknown {
            let message = match label.as_str() {
                "" => "这一列没有表头".to_owned(),
                label => format!("认不出“{label}”这一列"),
            };
            let fix = "请删掉这一列，或者改回导出时的表头";
            to.complaints.push(self.at(spot.row, spot.column, Fault::new(message, fix)));
        }
        for (spot, label) in &self.found.twice {
            to.complaints.push(self.at(
                spot.row,
                spot.column,
                Fault::new(format!("有两列“{label}”"), "请只留一列"),
            ));
        }
        let places = sheet.heads.iter().zip(&self.found.columns);
        let missing: Vec<&str> =
            places.filter(|(_, place)| place.is_none()).map(|(head, _)| head.caption.as_str()).collect();
        if self.is_known && !missing.is_empty() {
            let message = format!("少了这几列：{}", missing.join("、"));
            let spot = Spot { row: self.found.top, column: self.first() };
            let fix = "不想看见的列请隐藏，不要删掉；请重新导出，或者从原来的表里复制回来";
            to.complaints.push(self.at(spot.row, spot.column, Fault::new(message, fix)));
        }
    }

    fn look_at_merged(&self, to: &mut Comparison) {
        for (first, last) in
            self.grid.merged.iter().filter(|(first, last)| last.row > self.found.top && first != last)
        {
            let is_ours = |column: &u32| (first.column..=last.column).contains(column);
            if self.found.columns.iter().flatten().any(is_ours) {
                let fault = Fault::new(
                    format!("{first}:{last} 合并成了一格，看不出每一行的内容"),
                    "请取消合并，每一格各自填写",
                );
                to.complaints.push(self.at(first.row, first.column, fault));
            }
        }
    }

    /// The record that a row without a key means, by what tells rows apart for people.
    fn named(
        &self,
        sheet: &Sheet,
        row: u32,
        (names, today): (&BTreeMap<String, Vec<&str>>, &BTreeMap<String, &Row>),
        to: &mut Comparison,
    ) -> Named {
        let Some(entries) = self.entries(sheet, row, to) else { return Named::Wrong };
        let shown: Vec<&[String]> = entries.iter().map(Vec::as_slice).collect();
        let name = sheet.identity(&shown);
        let has_keys = self.is_known && self.found.key.is_some();
        let fault = match (names.get(&name).map(Vec::as_slice), today.get(&name)) {
            (None, None) => return Named::New(entries),
            (Some([key]), _) if !has_keys => return Named::Key((*key).to_owned()),
            (None, Some(now)) if now.says(&shown) => return Named::Done,
            (Some(_), _) if !has_keys => {
                Fault::new(format!("有几条都是“{name}”，认不出是哪一条"), "请用 mingchuang export 导出的表格")
            }
            _ => Fault::new(
                format!("已经有这一条了：{name}"),
                "请在原来的那一行里改；表里没有那一行的，请重新导出",
            ),
        };
        to.complaints.push(self.at(row, self.first(), fault));
        Named::Wrong
    }

    /// The department whose items a row may name that is part of a letter.
    fn scope_of(&self, id: &str) -> String {
        let mut documents = self.snapshot.documents.iter();
        let letter = documents.find(|document| document.kind == Kind::Letter && document.id == id);
        letter.map(scope).unwrap_or_default()
    }

    /// What a row says in every column, if it can be read.
    fn entries(&self, sheet: &Sheet, row: u32, to: &mut Comparison) -> Option<Vec<Vec<String>>> {
        let names = [&self.snapshot.names, &self.base.names];
        let mut scope = String::new();
        let mut all = Vec::new();
        let mut is_sound = true;
        for (head, column) in sheet.heads.iter().zip(&self.found.columns) {
            let Some(column) = *column else {
                all.push(Vec::new());
                continue;
            };
            let text = value::text(self.grid.held(Spot { row, column }));
            match text.and_then(|text| value::entry(head, &scope, &text, names)) {
                Ok(entry) => {
                    if head.holds == Holds::Id {
                        scope = self.scope_of(&entry.concat());
                    }
                    if head.refers == Some(super::head::Refers::Department) && scope.is_empty() {
                        scope = entry.concat();
                    }
                    all.push(entry);
                }
                Err(fault) => {
                    is_sound = false;
                    to.complaints.push(self.at(row, column, fault));
                }
            }
        }
        is_sound.then_some(all)
    }

    fn compare_row(
        &self,
        sheet: &Sheet,
        row: u32,
        before: &BaseRow,
        now: Option<usize>,
        to: &mut Comparison,
    ) {
        let names = [&self.snapshot.names, &self.base.names];
        let heads = sheet.heads.iter().zip(&self.found.columns).zip(&before.entries).enumerate();
        for (number, ((head, column), old)) in heads {
            let Some(column) = *column else { continue };
            let spot = Spot { row, column };
            let shown = Sheet::shown(head, &before.scope, old, &self.base.names);
            let text = match value::text(self.grid.held(spot)) {
                Ok(text) => text,
                Err(fault) => {
                    to.complaints.push(self.at(row, column, fault));
                    continue;
                }
            };
            if tidy(&text) == tidy(&shown) {
                continue;
            }
            if let Some(code) = value::lost_zeros(head, old, &text) {
                let message = format!("前面的 0 丢了，原来是 {code}");
                to.complaints.push(self.at(
                    row,
                    column,
                    Fault::new(message, "请把这一格设为“文本”格式，重新填写"),
                ));
                continue;
            }
            let entry = match value::entry(head, &before.scope, &text, names) {
                Ok(entry) if entry == *old => continue,
                Ok(entry) => entry,
                Err(fault) => {
                    to.complaints.push(self.at(row, column, fault));
                    continue;
                }
            };
            match allowed(sheet, head, number, now, old, &entry) {
                Ok(Some(now)) => to.edits.push(Edit {
                    spot: (self.grid.name.clone(), spot),
                    sheet: self.found.sheet,
                    row: now,
                    column: number,
                    entry,
                }),
                Ok(None) => {}
                Err(fault) => to.complaints.push(self.at(row, column, fault)),
            }
        }
    }

    /// Rows that are not there any more change nothing.
    fn miss<'b>(&self, sheet: &Sheet, missing: impl Iterator<Item = &'b BaseRow>, to: &mut Comparison) {
        if !self.is_known {
            return;
        }
        let names: Vec<String> = missing
            .map(|row| sheet.identity(&row.entries.iter().map(Vec::as_slice).collect::<Vec<_>>()))
            .collect();
        if let Some(first) = names.first() {
            let message = format!(
                "表里少了 {} 行（{first}{}），文件里的保留不动",
                names.len(),
                if names.len() > 1 { " 等" } else { "" }
            );
            let fix = "不再办理的事项请填失效日期，离岗的人员填离岗日期，撤销的窗口填撤销日期";
            to.complaints.push(Complaint::remark(&self.grid.name, Fault::new(message, fix)));
        }
    }
}

/// The row of today that an edit may change; none if it says already what the cell says.
fn allowed(
    sheet: &Sheet,
    head: &Head,
    column: usize,
    now: Option<usize>,
    old: &[String],
    entry: &[String],
) -> Result<Option<usize>, Fault> {
    let label = &head.caption;
    if !head.is_own {
        let what = if head.holds == Holds::Id || head.identifies { "标识" } else { "这一栏" };
        return Err(Fault::new(
            format!("{what}不能在表里改（{label}：{} → {}）", old.join("、"), entry.join("、")),
            "请改回原来的内容",
        ));
    }
    let gone = || Fault::new("导出以后，文件里没有这一条了", "请重新导出");
    let at = now.ok_or_else(gone)?;
    let row = sheet.rows.get(at).ok_or_else(gone)?;
    let cell = row.cells.get(column).ok_or_else(gone)?;
    if let Some(why) = row.sealed {
        return Err(Fault::new(why, "请改回原来的内容"));
    }
    if cell.entry == entry {
        return Ok(None);
    }
    if cell.is_odd {
        return Err(Fault::new(format!("“{label}”在文件里的写法不规范，不能从表里改"), "请先在文件里改正"));
    }
    if cell.entry != old {
        let shown = |entry: &[String]| {
            if entry.is_empty() { "空".to_owned() } else { format!("“{}”", entry.join("、")) }
        };
        let message = format!(
            "导出以后两边都改过“{label}”：导出时{}，现在文件里{}，表里{}",
            shown(old),
            shown(&cell.entry),
            shown(entry)
        );
        return Err(Fault::new(message, "请商量好用哪一个：在表里填成文件里的，或者在文件里改成表里的"));
    }
    if entry.is_empty() && head.is_required && !matches!(sheet.makes, Makes::Grants) {
        return Err(Fault::new(
            format!("“{label}”不能空着"),
            "请填写；不再需要这一条的，填失效、离岗、撤销的日期",
        ));
    }
    Ok(Some(at))
}

enum Named {
    Key(String),
    New(Vec<Vec<String>>),
    /// It has been added since.
    Done,
    Wrong,
}
