//! Signatures: what somebody registered becomes changes of letters, row by row, or a complaint with its cell.

mod cells;
mod column;
mod entry;
mod letters;
mod scan;
mod values;

use std::collections::BTreeMap;

use crate::edit::{Change, Revision, edit};
use crate::privacy;
use crate::records::{Date, Letter as Record, LetterStatus};
use crate::registry::{Letter, LetterKey, Registry};
use crate::source::Sources;

use super::status::Table;
use column::Column;
use scan::{Scan, look};
use values::{expansions, set, signed_as};

pub use entry::{Complaint, Entry};

/// What comes of registered signatures.
#[derive(Debug, Default)]
pub struct Signing {
    /// One for each letter that changes.
    pub pieces: Vec<Piece>,
    /// What is wrong, with its cell; nothing of such a row is done.
    pub complaints: Vec<Complaint>,
    /// Rows that tell of nothing yet.
    pub waiting: usize,
    /// Rows that tell what the letters say already.
    pub known: usize,
}

/// What one row changes.
#[derive(Debug)]
pub struct Piece {
    /// The row of the register, from 1; 0 on the command line.
    pub line: usize,
    /// `区市场监管局 港南市监授〔2026〕1号`.
    pub name: String,
    /// The letter's file.
    pub path: String,
    /// What is done, in words.
    pub done: Vec<String>,
    /// What is left to do.
    pub remarks: Vec<String>,
    before: String,
    after: String,
    scan: Option<(String, Vec<u8>)>,
}

impl Signing {
    /// All changes together.
    pub fn revision(&self) -> Revision {
        let mut revision = Revision::default();
        for piece in &self.pieces {
            revision.change(&piece.path, piece.before.as_str(), piece.after.as_str());
            if let Some((path, bytes)) = &piece.scan {
                revision.lay(path, bytes.clone());
            }
        }
        revision
    }
}

/// Reads a register: what a spreadsheet of this name holds, and what of it cannot be read.
pub fn read_register(name: &str, bytes: &[u8]) -> Result<(Vec<Entry>, Vec<Complaint>), String> {
    let rows = cells::read(name, bytes)?;
    Ok(entry::entries(&rows))
}

/// A register to be filled in: a row for every letter that is not signed, then for those that are and are not filed, so that a day
/// can be filled down.
pub fn register(registry: &Registry, year: i16) -> Table {
    let heads = Column::ALL.iter().map(|column| column.label().to_owned()).collect();
    let open = registry.letters.values().filter(|letter| {
        let record = &letter.record;
        letter.year == year && record.status != Some(LetterStatus::Revoked) && record.filed_on.is_none()
    });
    let rows = open.map(|letter| {
        let record = &letter.record;
        let department = letter.department.map(|key| registry.departments[key].short_name());
        let window = letter.window.map(|key| registry.windows[key].record.name.as_str());
        let signed = record.signed_on.filter(|_| record.is_signed());
        let mut row = vec![
            department.unwrap_or(record.department.as_str()).to_owned(),
            window.unwrap_or(record.window.as_str()).to_owned(),
            record.number.to_string(),
            signed.map(|day| day.to_string()).unwrap_or_default(),
        ];
        row.resize(Column::ALL.len(), String::new());
        (signed.is_some(), row)
    });
    let (signed, unsigned): (Vec<_>, Vec<_>) = rows.partition(|(is_signed, _)| *is_signed);
    Table { heads, rows: unsigned.into_iter().chain(signed).map(|(_, row)| row).collect() }
}

/// Where the bytes of a scan come from, by what is written in the register; or why there are none.
pub type ReadScan<'f> = &'f dyn Fn(&str) -> Result<Vec<u8>, String>;

/// What registered signatures change. Nobody signs later than `today`.
pub fn sign(
    registry: &Registry,
    sources: &Sources,
    entries: &[Entry],
    read_scan: ReadScan<'_>,
    today: Date,
) -> Signing {
    let mut signing = Signing::default();
    let mut meant: BTreeMap<LetterKey, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        if !entry.tells() {
            signing.waiting += 1;
            continue;
        }
        match letters::meant(registry, entry) {
            Ok(letter) => meant.entry(letter).or_default().push(entry),
            Err(complaint) => signing.complaints.push(complaint),
        }
    }
    for (key, entries) in meant {
        let [entry] = entries.as_slice() else {
            signing.complaints.extend(entries.iter().map(|entry| {
                let rows: Vec<String> = entries.iter().map(|entry| entry.line.to_string()).collect();
                let message = format!("第 {} 行登记的是同一份授权书，请只留一行", rows.join("、"));
                entry.complain(Column::Department, message)
            }));
            continue;
        };
        let letter = &registry.letters[key];
        match one(registry, letter, entry, read_scan, today) {
            Err(complaints) => signing.complaints.extend(complaints),
            Ok(Made { changes, .. }) if changes.is_empty() => signing.known += 1,
            Ok(made) => match piece(registry, sources, letter, entry, made) {
                Ok(piece) => signing.pieces.push(piece),
                Err(complaint) => signing.complaints.push(complaint),
            },
        }
    }
    signing
}

/// What an entry changes in its letter.
#[derive(Default)]
struct Made {
    changes: Vec<Change>,
    done: Vec<String>,
    remarks: Vec<String>,
    scan: Option<(String, Vec<u8>)>,
}

fn one(
    registry: &Registry,
    letter: &Letter,
    entry: &Entry,
    read_scan: ReadScan<'_>,
    today: Date,
) -> Result<Made, Vec<Complaint>> {
    let record = &letter.record;
    let was_signed = record.signed_on.filter(|_| record.is_signed());
    let mut wrong = days_that_cannot_be(entry, was_signed, today);
    if record.status == Some(LetterStatus::Revoked) {
        wrong.push(entry.complain(Column::Department, "这份授权书已经废止"));
    }
    let mut made = Made::default();
    if let Some(signed) = was_signed {
        if let Some(other) = entry.signed_on.filter(|other| *other != signed) {
            let message = format!("已在 {signed} 签订，登记的是 {other}；已签订的不改，请核对");
            wrong.push(entry.complain(Column::SignedOn, message));
        }
        made.expand(registry, letter);
        if let Some(other) = entry.number.as_ref().filter(|other| *other != record.number.as_str()) {
            let message = format!("已签订的编号是“{}”，登记的是“{other}”；请核对", record.number);
            wrong.push(entry.complain(Column::Number, message));
        }
    } else if let Some(signed) = entry.signed_on {
        let early = record.term.as_ref().map_or(0, |term| signed.days_until(term.from));
        if early > LONGEST_AHEAD {
            let message = format!("{signed} 比授权期限的第一天早 {early} 天，请核对");
            wrong.push(entry.complain(Column::SignedOn, message));
        }
        made.sign(registry, letter, entry, signed);
    } else {
        wrong.push(entry.complain(Column::SignedOn, "还没有签订日期，不能登记别的"));
    }
    made.file(record, entry);
    wrong.extend(made.keep_scan(registry, letter, entry, read_scan, today));
    if wrong.is_empty() { Ok(made) } else { Err(wrong) }
}

/// Nobody signs so many days before the term begins: the year is wrong.
const LONGEST_AHEAD: i32 = 366;

/// Days that have not come, or contradict each other.
fn days_that_cannot_be(entry: &Entry, was_signed: Option<Date>, today: Date) -> Vec<Complaint> {
    let mut wrong = Vec::new();
    let days = [
        (Column::SignedOn, entry.signed_on),
        (Column::FiledOn, entry.filed_on),
        (Column::CheckedOn, entry.checked_on),
    ];
    for (column, day) in days {
        if let Some(day) = day.filter(|day| *day > today) {
            wrong.push(entry.complain(column, format!("{day} 还没有到（今天是 {today}）")));
        }
    }
    let signed = was_signed.or(entry.signed_on);
    if let Some((signed, filed)) = signed.zip(entry.filed_on).filter(|(signed, filed)| filed < signed) {
        wrong.push(entry.complain(Column::FiledOn, format!("备案 {filed} 早于签订 {signed}")));
    }
    if entry.checked_on.is_some() != entry.checked_by.is_some() {
        let (missing, there) = match entry.checked_on {
            Some(_) => (Column::CheckedBy, Column::CheckedOn),
            None => (Column::CheckedOn, Column::CheckedBy),
        };
        let message = format!("写了{}，还要写{}", there.label(), missing.label());
        wrong.push(entry.complain(missing, message));
    }
    if let Some(by) = entry.checked_by.as_ref().filter(|by| !privacy::find(by, today.civil()).is_empty()) {
        let message = format!("“{}”像是个人信息，请写岗位，如 办公室主任", crate::diagnostic::mask(by));
        wrong.push(entry.complain(Column::CheckedBy, message));
    }
    wrong
}

impl Made {
    fn sign(&mut self, registry: &Registry, letter: &Letter, entry: &Entry, signed: Date) {
        let record = &letter.record;
        if let Some(number) = entry.number.as_ref().filter(|number| *number != record.number.as_str()) {
            self.changes.push(set(Record::number, number));
            self.done.push(format!("编号 {number}"));
        }
        let names = signed_as(registry, letter, signed);
        if !names.is_empty() {
            self.done.push(format!("记下{}", Record::signed_as.label()));
        }
        self.changes.extend(names);
        self.expand(registry, letter);
        self.changes.push(set(Record::signed_on, &signed));
        if record.sealed.is_some_and(|sealed| !sealed.0) {
            self.changes.push(set(Record::sealed, "是"));
        }
        let status = if entry.filed_on.is_some() { LetterStatus::Filed } else { LetterStatus::Signed };
        self.changes.push(set(Record::status, status.label()));
        self.done.push(format!("{signed} 签订"));
    }

    fn expand(&mut self, registry: &Registry, letter: &Letter) {
        let (expanded, count) = expansions(registry, letter);
        if !expanded.is_empty() {
            self.done.push(format!("批量选择换成 {count} 个事项"));
        }
        self.changes.extend(expanded);
    }

    fn file(&mut self, record: &Record, entry: &Entry) {
        if let Some(filed) = entry.filed_on.filter(|filed| record.filed_on != Some(*filed)) {
            if record.is_signed() && record.status != Some(LetterStatus::Filed) {
                self.changes.push(set(Record::status, LetterStatus::Filed.label()));
            }
            self.changes.push(set(Record::filed_on, &filed));
            self.done.push(format!("{filed} 备案"));
        }
        let known = record.filing_copies.map(|copies| copies.0);
        if let Some(copies) = entry.copies.filter(|copies| known != Some(*copies)) {
            self.changes.push(set(Record::filing_copies, &copies));
            self.done.push(format!("备案 {copies} 份"));
        }
    }

    /// A scan that nobody has looked at waits, and nothing else waits for it.
    fn keep_scan(
        &mut self,
        registry: &Registry,
        letter: &Letter,
        entry: &Entry,
        read_scan: ReadScan<'_>,
        today: Date,
    ) -> Option<Complaint> {
        let name = entry.scan.as_ref()?;
        let bytes = match read_scan(name) {
            Ok(bytes) => bytes,
            Err(why) => return Some(entry.complain(Column::Scan, why)),
        };
        let checked = entry.checked_on.zip(entry.checked_by.as_deref());
        match look(registry, letter, name, bytes, today) {
            Scan::Refused(why) => return Some(entry.complain(Column::Scan, format!("{name}：{why}"))),
            Scan::Sound { unchecked: Some(why), .. } if checked.is_none() => {
                self.remarks.push(format!("扫描件没有用上：{why}；看过以后填检查日期和检查岗位，再登记一次"));
            }
            Scan::Sound { path, bytes, .. } => {
                let before = letter.record.scan.as_ref();
                let same = before.is_some_and(|scan| {
                    let seen = scan.checked.as_ref().map(|seen| (seen.on, seen.by.as_str()));
                    *scan.file == *path && seen == checked
                });
                if !same {
                    self.changes.push(values::scan(&path, checked));
                    self.done.push(format!("扫描件 {path}"));
                }
                self.scan = bytes.map(|bytes| (path, bytes));
            }
        }
        None
    }
}

/// What stands over groups of a draft until somebody has looked at them.
const TO_CONFIRM: &str = "新增，请确认";

fn piece(
    registry: &Registry,
    sources: &Sources,
    letter: &Letter,
    entry: &Entry,
    made: Made,
) -> Result<Piece, Complaint> {
    let Made { changes, done, mut remarks, scan } = made;
    let by_hand = |why: String| entry.complain(Column::Department, why);
    let Some(file) = sources.file(letter.file) else {
        return Err(by_hand("授权书文件不见了".to_owned()));
    };
    let after = edit(&file.path, file.text(), &changes)
        .map_err(|_| by_hand(format!("{} 的写法程序没有把握改，请照着登记表手工改这一份", file.path)))?;
    if !letter.record.is_signed() && file.text().contains(TO_CONFIRM) {
        remarks.push(format!("{} 里还写着“{TO_CONFIRM}”，请核对后删去这行注释", file.path));
    }
    let department = letter.department.map(|key| registry.departments[key].short_name());
    let number = entry.number.as_deref().unwrap_or(letter.record.number.as_str());
    Ok(Piece {
        line: entry.line,
        name: format!("{} {number}", department.unwrap_or_default()),
        path: file.path.clone(),
        done,
        remarks,
        before: file.text().to_owned(),
        after,
        scan,
    })
}
