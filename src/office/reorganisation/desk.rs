use crate::diagnostic::FileId;
use crate::edit::{self, Act, Change, Meant, NotEdited, Revised, Step};
use crate::records::{Date, Id, Scalar};
use crate::registry::{RecordKey, Registry};

use super::super::named::{department_named, window_named};
use super::{Content, Refused, Reorganised};

/// The files as they are after the changes so far.
pub(in crate::office) struct Desk<'c> {
    pub(in crate::office) content: Content<'c>,
    pub(in crate::office) done: Reorganised,
}

impl<'c> Desk<'c> {
    pub(in crate::office) fn new(content: Content<'c>) -> Self {
        Self { content, done: Reorganised::default() }
    }

    pub(in crate::office) fn registry(&self) -> &'c Registry {
        self.content.registry
    }

    pub(in crate::office) fn path(&self, file: FileId) -> Result<&'c str, Refused> {
        let files = &self.content.registry.files;
        files.get(file.0 as usize).map(|(path, _)| &**path).ok_or_else(|| "找不到文件".to_owned())
    }

    /// The text of a file by now.
    pub(in crate::office) fn text(&self, path: &str) -> Result<&str, Refused> {
        let revised = match self.done.revision.files.get(path) {
            Some(Revised::Text(text)) => Some(text),
            Some(Revised::Bytes(_) | Revised::Gone) => None,
            None => self.content.texts.get(path),
        };
        revised.map(String::as_str).ok_or_else(|| format!("{path} 读不出来"))
    }

    pub(in crate::office) fn change(&mut self, path: &str, changes: &[Change]) -> Result<(), Refused> {
        let now = edit::edit(path, self.text(path)?, changes).map_err(|why| refusal(path, why))?;
        self.put(path, now);
        Ok(())
    }

    /// A file becomes this text.
    pub(in crate::office) fn put(&mut self, path: &str, now: String) {
        match self.content.texts.get(path) {
            Some(from) => self.done.revision.change(path, from.as_str(), now),
            None => self.done.revision.write(path, now),
        }
    }

    pub(in crate::office) fn note(&mut self, note: impl Into<String>) {
        self.done.notes.push(note.into());
    }
}

/// Why a file is not changed.
pub(super) fn refusal(path: &str, why: NotEdited) -> Refused {
    match why {
        NotEdited::Unreadable => format!("{path} 读不出来，请先运行 mingchuang check"),
        NotEdited::NoSuchPlace => format!("{path} 里没有要改的地方"),
        NotEdited::ByHand => format!("{path} 的写法（引用、标签、重复的字段等）不能由程序改动，请手工修改"),
    }
}

/// A record by what the ledger calls it, or by the name of a department or window.
pub(in crate::office) fn record_named(registry: &Registry, written: &str) -> Result<RecordKey, Refused> {
    let written = written.trim();
    if let Some(key) = registry.named.get(written) {
        return Ok(*key);
    }
    let mut letters = registry.letters.iter();
    if let Some((key, _)) = letters.find(|(_, letter)| letter.record_name() == written) {
        return Ok(RecordKey::Letter(key));
    }
    if let Ok(key) = department_named(registry, written) {
        return Ok(RecordKey::Department(key));
    }
    window_named(registry, written).map(RecordKey::Window).map_err(|_| {
        format!("没有“{written}”；请写成 departments/scjgj、windows/scjgj、items/scjgj/spjyxk、letters/2026/scjgj 的样子")
    })
}

pub(in crate::office) fn id(written: &str) -> Result<Id, Refused> {
    Id::parse(written.trim()).map_err(|fault| fault.message)
}

pub(super) fn key(step: crate::diagnostic::Step) -> Step {
    Step::Key(step.to_string())
}

pub(super) fn set(at: Vec<Step>, text: impl Into<String>) -> Change {
    Change { at, act: Act::Set(Meant::Text(text.into())) }
}

pub(super) fn append(at: Vec<Step>, text: impl Into<String>) -> Change {
    Change { at, act: Act::Append(Meant::Text(text.into())) }
}

/// The last day of what ends where something else begins.
pub(super) fn day_before(day: Date) -> String {
    day.plus_days(-1).to_string()
}
