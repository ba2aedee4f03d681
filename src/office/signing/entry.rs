use std::collections::BTreeMap;

use crate::records::{Date, Scalar};

use super::column::{Column, Heads, place};

/// What is wrong, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The row of the register, from 1; 0 for its heads and for the command line.
    pub line: usize,
    /// `D5（签订日期）`, or the option of a command.
    pub place: String,
    /// What, and what to do.
    pub message: String,
}

/// One signature as somebody registered it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Whose letter.
    pub department: String,
    /// For which window, if that has to be said.
    pub window: Option<String>,
    /// The number on the paper.
    pub number: Option<String>,
    /// When it was signed.
    pub signed_on: Option<Date>,
    /// When it was filed.
    pub filed_on: Option<Date>,
    /// In how many copies.
    pub copies: Option<u32>,
    /// Where the scan lies.
    pub scan: Option<String>,
    /// When somebody looked at the scan.
    pub checked_on: Option<Date>,
    /// The post of whoever did.
    pub checked_by: Option<String>,
    /// Where each of these stands.
    places: BTreeMap<Column, String>,
    /// The row of the register, from 1; 0 on the command line.
    pub line: usize,
}

impl Entry {
    /// One that nobody wrote into a register.
    pub fn of(department: &str) -> Self {
        Self { department: department.to_owned(), ..Self::default() }
    }

    /// Does it tell of anything that happened?
    pub(super) fn tells(&self) -> bool {
        let days = [self.signed_on, self.filed_on, self.checked_on];
        days.iter().any(Option::is_some)
            || self.copies.is_some()
            || self.scan.is_some()
            || self.checked_by.is_some()
    }

    pub(super) fn complain(&self, column: Column, message: impl Into<String>) -> Complaint {
        let label = column.label();
        let place = match self.places.get(&column) {
            Some(cell) => format!("{cell}（{label}）"),
            None if self.line == 0 => label.to_owned(),
            None => format!("第 {} 行（{label}）", self.line),
        };
        Complaint { line: self.line, place, message: message.into() }
    }
}

/// What stands for the same as in the row above.
const DITTO: [&str; 4] = ["同上", "〃", "″", "\""];

/// What was registered, row by row; rows with a value that cannot be read are left out and complained of.
pub(super) fn entries(rows: &[Vec<String>]) -> (Vec<Entry>, Vec<Complaint>) {
    let Heads { line: head, columns } = match Heads::find(rows) {
        Ok(heads) => heads,
        Err(wrong) => {
            let place = "表头".to_owned();
            let complaints = wrong
                .into_iter()
                .map(|message| Complaint { line: 0, place: place.clone(), message })
                .collect();
            return (Vec::new(), complaints);
        }
    };
    let (mut entries, mut complaints) = (Vec::new(), Vec::new());
    let mut above: BTreeMap<Column, String> = BTreeMap::new();
    for (line, row) in rows.iter().enumerate().skip(head + 1) {
        let mut entry = Entry { line: line + 1, ..Entry::default() };
        let mut texts: BTreeMap<Column, String> = BTreeMap::new();
        for (at, (cell, column)) in row.iter().zip(&columns).enumerate() {
            let Some(column) = *column else { continue };
            entry.places.insert(column, place(line, at));
            let text = cell.trim();
            let text =
                if DITTO.contains(&text) { above.get(&column).map_or("", String::as_str) } else { text };
            if !text.is_empty() {
                texts.insert(column, text.to_owned());
            }
        }
        if texts.is_empty() {
            continue;
        }
        above.clone_from(&texts);
        let wrong = entry.read(&texts);
        if wrong.is_empty() {
            entries.push(entry);
        }
        complaints.extend(wrong);
    }
    (entries, complaints)
}

impl Entry {
    fn read(&mut self, texts: &BTreeMap<Column, String>) -> Vec<Complaint> {
        let mut wrong = Vec::new();
        for (column, text) in texts {
            let read = match column {
                Column::Department => {
                    self.department.clone_from(text);
                    Ok(())
                }
                Column::Window => told(&mut self.window, text),
                Column::Number => told(&mut self.number, text),
                Column::Scan => told(&mut self.scan, text),
                Column::CheckedBy => told(&mut self.checked_by, text),
                Column::SignedOn => day(text).map(|day| self.signed_on = Some(day)),
                Column::FiledOn => day(text).map(|day| self.filed_on = Some(day)),
                Column::CheckedOn => day(text).map(|day| self.checked_on = Some(day)),
                Column::Copies => copies(text).map(|copies| self.copies = Some(copies)),
            };
            if let Err(message) = read {
                wrong.push(self.complain(*column, message));
            }
        }
        if self.department.is_empty() {
            wrong.push(self.complain(Column::Department, "没有写部门"));
        }
        wrong
    }
}

#[expect(clippy::unnecessary_wraps, reason = "one of several ways to read a cell")]
fn told(value: &mut Option<String>, text: &str) -> Result<(), String> {
    *value = Some(text.to_owned());
    Ok(())
}

/// A day as people and spreadsheets write it; a time behind it says nothing.
fn day(text: &str) -> Result<Date, String> {
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let read = |raw: &str| Date::read(raw).or_else(|| Date::read(&Date::repair(raw)?.canonical));
    read(text).or_else(|| read(date)).ok_or_else(|| match Date::parse(text) {
        Err(fault) => format!("{}；请写成 2026-12-18 的形式", fault.message),
        Ok(_) => "请写成 2026-12-18 的形式".to_owned(),
    })
}

fn copies(text: &str) -> Result<u32, String> {
    let plain = text.trim_end_matches('份').trim_start_matches("一式").trim();
    let plain = plain.strip_suffix(".0").unwrap_or(plain);
    let spoken = ["一", "二", "三", "四", "五"].iter().zip(1..).find(|(word, _)| **word == plain);
    let number = plain.parse().ok().or(spoken.map(|(_, number)| number));
    number.ok_or_else(|| format!("“{text}”不是份数，请写 1 这样的整数"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<Vec<String>> {
        texts.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    }

    #[test]
    fn heads_are_found_below_a_title_in_any_order_and_wording() {
        let (entries, wrong) = entries(&rows(&[
            &["2027年度授权书签订登记表"],
            &[],
            &["序号", "签字时间（年月日）", "单 位", "备注", "文号*", "份数"],
            &["1", "2026年12月18日", "甲局", "x", "甲授〔2026〕1号", "一式一份"],
            &["2", "同上", "乙局", "", "", "1.0"],
            &["3", "46374", "丙局"],
            &["", "", "", ""],
        ]));
        assert_eq!(wrong, []);
        let day = Date::new(2026, 12, 18);
        let read: Vec<_> =
            entries.iter().map(|entry| (entry.department.as_str(), entry.signed_on, entry.copies)).collect();
        assert_eq!(read, [("甲局", day, Some(1)), ("乙局", day, Some(1)), ("丙局", day, None)]);
        assert_eq!(entries[0].number.as_deref(), Some("甲授〔2026〕1号"));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_cell() {
        let (_, wrong) = entries(&rows(&[&["部门", "签定日期"], &["甲局", "2026-12-18"]]));
        let messages: Vec<&str> = wrong.iter().map(|wrong| wrong.message.as_str()).collect();
        assert_eq!(messages, ["B1：不认识这一列“签定日期”，是否想写“签订日期”？", "缺少“签订日期”列"]);
        let (entries, wrong) = entries(&rows(&[
            &["部门", "签订日期", "份数"],
            &["甲局", "12月18日", "几份"],
            &["", "2026-02-30", ""],
            &["乙局", "2026-12-18", ""],
        ]));
        let places: Vec<&str> = wrong.iter().map(|wrong| wrong.place.as_str()).collect();
        assert_eq!(places, ["B2（签订日期）", "C2（份数）", "B3（签订日期）", "A3（部门）"]);
        assert_eq!(entries.len(), 1);
    }
}
