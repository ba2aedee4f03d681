//! The log of changes as text: one line an entry, in the keys that staff read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use xxhash_rust::xxh3::xxh3_64;

use crate::records::{Change, ChangeLog, Date};

use super::shown::Told;

/// What is said of a record that is new.
pub(super) const FIRST_PUBLISHED: &str = "首次公开";
/// What is said of a record that has ended and is gone from the content.
pub(super) const ENDED: &str = "终止";
/// What is said of a record that had not ended, as was told before.
pub(super) const WITHDRAWN: &str = "撤回终止";
/// What is said of a record that is no longer in the content.
pub(super) const GONE: &str = "不再公开";
/// What is said of a record that is called otherwise than before.
pub(super) const ADDRESS: &str = "网址";

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// From which day on the public saw the change.
    pub on: Date,
    /// The record's name in the ledger.
    pub record: String,
    /// The label of the field.
    pub what: String,
    /// What is gone; empty where only the fact is told.
    pub from: Vec<String>,
    /// What has come.
    pub to: Vec<String>,
    /// Why, if somebody wrote it down.
    pub reason: Option<String>,
    /// Were the words taken out?
    pub redacted: bool,
}

impl Entry {
    /// About a whole record.
    pub(super) fn of_record(on: Date, record: String, what: &str) -> Self {
        let (from, to) = (Vec::new(), Vec::new());
        Self { on, record, what: what.to_owned(), from, to, reason: None, redacted: false }
    }

    /// What has changed, in a sentence without a full stop.
    pub fn sentence(&self) -> String {
        let quote = |texts: &[String]| {
            let told = texts.get(..MOST_TEXTS).unwrap_or(texts);
            let more =
                if told.len() < texts.len() { format!("等 {} 项", texts.len()) } else { String::new() };
            format!("“{}”{more}", told.join("”“"))
        };
        let hidden = if self.redacted { "，另有内容已更正，不再公布" } else { "" };
        match (self.from.as_slice(), self.to.as_slice()) {
            _ if [FIRST_PUBLISHED, ENDED, WITHDRAWN, GONE].contains(&self.what.as_str()) => self.what.clone(),
            ([], []) if self.redacted => format!("{}已更正，原来的内容不再公布", self.what),
            ([], []) => format!("{}已更新", self.what),
            ([], to) => format!("{}增加{}{hidden}", self.what, quote(to)),
            (from, []) => format!("{}去掉{}{hidden}", self.what, quote(from)),
            (from, to) => format!("{}由{}改为{}{hidden}", self.what, quote(from), quote(to)),
        }
    }
}

/// So many texts are told of one side of a change; of the rest only the number.
const MOST_TEXTS: usize = 20;

impl Entry {
    /// The same with the reason.
    pub fn sentence_with_reason(&self) -> String {
        let reason = self.reason.as_ref().map(|reason| format!("（理由：{reason}）")).unwrap_or_default();
        self.sentence() + &reason
    }

    /// Does it say that the record has ended, or that it has not? `None` if neither.
    pub fn tells_end(&self) -> Option<bool> {
        match self.what.as_str() {
            _ if !self.from.is_empty() || !self.to.is_empty() => None,
            ENDED => Some(true),
            WITHDRAWN => Some(false),
            _ => None,
        }
    }

    /// What a published site keeps of it.
    pub fn told(&self) -> Told {
        let words =
            if self.redacted { 0 } else { xxh3_64(format!("{:?}{:?}", self.from, self.to).as_bytes()) };
        Told { on: self.on, record: self.record.as_str().into(), what: self.what.as_str().into(), words }
    }

    /// Takes the words out, or only the texts that hold some words; that something changed stays.
    pub(super) fn redact(&mut self, only: Option<&str>, reason: &str) {
        for texts in [&mut self.from, &mut self.to] {
            texts.retain(|text| only.is_some_and(|words| !text.contains(words)));
        }
        self.reason = Some(reason.to_owned());
        self.redacted = true;
    }
}

impl From<&Change> for Entry {
    fn from(change: &Change) -> Self {
        let texts = |texts: &[crate::records::Text]| texts.iter().map(ToString::to_string).collect();
        Self {
            on: change.on,
            record: change.record.to_string(),
            what: change.what.to_string(),
            from: texts(&change.from),
            to: texts(&change.to),
            reason: change.reason.as_ref().map(ToString::to_string),
            redacted: change.redacted.is_some_and(|redacted| redacted.0),
        }
    }
}

/// The records that have ended, as the last that was told of each says, with the day on which it was told.
pub(crate) fn ends(told: &[Entry]) -> BTreeMap<String, Date> {
    let mut last: BTreeMap<&str, (Date, bool)> = BTreeMap::new();
    for entry in told {
        let Some(has_ended) = entry.tells_end() else { continue };
        let known = last.entry(&entry.record).or_insert((entry.on, has_ended));
        if known.0 <= entry.on {
            *known = (entry.on, has_ended);
        }
    }
    let ended = last.into_iter().filter(|(_, (_, has_ended))| *has_ended);
    ended.map(|(record, (on, _))| (record.to_owned(), on)).collect()
}

/// Does a site tell that something has ended, or was taken out, and an earlier one did not?
pub fn takes_back(told: &[Told], earlier: &[Told]) -> bool {
    let known: BTreeSet<&Told> = earlier.iter().collect();
    told.iter().any(|one| (one.words == 0 || *one.what == *ENDED) && !known.contains(one))
}

/// The path of a year's log.
pub(super) fn path_of(year: i16) -> String {
    format!("changes/{year:04}.yaml")
}

/// Is it a log, as far as its key says?
pub(super) fn is_one(text: &str) -> bool {
    let key = ChangeLog::entries.label();
    text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
}

/// The text of a year's log.
pub(super) fn write(entries: &[&Entry]) -> String {
    let mut text = String::from(
        "# 变更记录：由 mingchuang build 维护，请随内容一起保存。可以在行末补写理由，不要改动别的内容或删除条目。\n",
    );
    let none = if entries.is_empty() { " []" } else { "" };
    let _ = writeln!(text, "{}:{none}", ChangeLog::entries.label());
    for entry in entries {
        let mut fields = vec![
            (Change::on, entry.on.to_string()),
            (Change::record, quoted(&entry.record)),
            (Change::what, quoted(&entry.what)),
        ];
        for (step, texts) in [(Change::from, &entry.from), (Change::to, &entry.to)] {
            if !texts.is_empty() {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                fields.push((step, format!("[{}]", texts.join(", "))));
            }
        }
        fields.extend(entry.reason.as_ref().map(|reason| (Change::reason, quoted(reason))));
        fields.extend(entry.redacted.then(|| (Change::redacted, "是".to_owned())));
        let fields: Vec<String> =
            fields.iter().map(|(step, value)| format!("{}: {value}", step.label())).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "- {{{}}}", fields.join(", "));
    }
    text
}

/// A text that YAML reads as itself, whatever stands in it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_');
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    // A word of ASCII letters may mean something to YAML: `null`, `no`.
    let is_name = text.contains('/') || !text.is_ascii();
    if begins && is_name && text.chars().all(is_plain) {
        return text.to_owned();
    }
    // A JSON text is a YAML text; making one of a text cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}
