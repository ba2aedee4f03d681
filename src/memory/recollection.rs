//! A file below `published/`: what the public last saw of the records of one content file. One line of JSON for the file
//! and one for each record, so that version control merges them line by line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::records::Date;

use super::remembered::Fields;

/// The folder.
const FOLDER: &str = "published/";
const ENDING: &str = ".jsonl";

/// Goes up whenever what is kept of a record changes: the next build then tells no changes of fields that it did not know.
const FORMAT: u32 = 1;

/// The first line: of which file, in which state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    format: u32,
    /// Path of the content file.
    file: String,
    /// Fingerprint of the file and of the attachments it names.
    state: String,
}

/// What the public last saw of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    /// Its name in the ledger.
    pub(super) record: String,
    /// What people called it.
    pub(super) title: String,
    /// The last day on which something changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<String>,
    /// Fingerprints of what changed on that day, as it was before; empty for what was not there. Several builds of one day
    /// tell one change, or none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) before: BTreeMap<String, String>,
    /// Fields whose value was taken out because it should never have been public, and why. The next change of one is told
    /// without words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) redacted: BTreeMap<String, String>,
    /// Fields that two sides of a merge saw differently, and told each on its own: whatever the next build sees of them is
    /// told already.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) told: BTreeSet<String>,
    /// The values of today.
    pub(super) seen: Fields,
}

/// The file, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Recollection {
    pub(super) lines: Vec<Line>,
    /// How many lines could not be read.
    pub(super) damaged: usize,
}

impl Recollection {
    /// Reads all lines. A line that is none is counted and left out.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self::default();
        for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(line) => read.lines.push(line),
                Err(_) => read.damaged += 1,
            }
        }
        read
    }

    /// The file's text.
    pub(super) fn write(&self, file: &str, state: &str) -> String {
        self.below(&Head { format: FORMAT, file: file.to_owned(), state: state.to_owned() })
    }

    /// The text of the file in its place, whose content file has to be compared again.
    pub(super) fn write_over(&self, text: &str) -> String {
        let file = head(text).map(|head| head.file).unwrap_or_default();
        self.write(&file, "")
    }

    fn below(&self, head: &Head) -> String {
        let mut text = json(head);
        for line in &self.lines {
            text.push('\n');
            text.push_str(&json(line));
        }
        text.push('\n');
        text
    }
}

/// Fields that hold what people call a record.
const TITLES: [&str; 3] = ["name", "title", "number"];

impl Line {
    /// Takes the value of a field out, or only what holds some words; says whether there was something to do.
    pub(super) fn take_out(&mut self, key: &str, only: Option<&str>, reason: &str) -> bool {
        let seen = self.seen.remove(key);
        let left = only.and_then(|words| seen.as_ref()?.without(words));
        let was_seen = seen != left;
        self.seen.extend(left.map(|left| (key.to_owned(), left)));
        let was_out = self.redacted.contains_key(key);
        if !was_seen && !was_out {
            return false;
        }
        self.before.remove(key);
        if TITLES.contains(&key) {
            "（已隐去）".clone_into(&mut self.title);
        }
        let old = self.redacted.insert(key.to_owned(), reason.to_owned());
        was_seen || old.as_deref() != Some(reason)
    }

    /// Was the change of this field, if any, on this day?
    pub(super) fn changed_on(&self, day: Date) -> bool {
        self.day.as_deref() == Some(day.to_string().as_str())
    }
}

/// Does a file that begins so remember the content file in exactly this state, so that it need not be read further?
pub(super) fn is_current(text: &str, state: &str) -> bool {
    head(text).is_some_and(|head| head.format == FORMAT && head.state == state)
}

/// Is it such a file, as far as its first line says?
pub(super) fn is_one(text: &str) -> bool {
    head(text).is_some()
}

/// The content file that a first line names.
pub(super) fn file_of(line: &str) -> Option<String> {
    head(line).map(|head| head.file)
}

/// Is this the path of such a file?
pub(super) fn is_path(path: &str) -> bool {
    path.ends_with(ENDING)
}

/// The first line, from 1, that is not as this program writes lines.
pub(super) fn first_unsound(text: &str) -> Option<usize> {
    if !is_one(text) {
        return Some(1);
    }
    let is_sound = |line: &str| line.trim().is_empty() || serde_json::from_str::<Line>(line).is_ok();
    text.lines().zip(1..).skip(1).find(|(line, _)| !is_sound(line)).map(|(_, at)| at)
}

fn head(text: &str) -> Option<Head> {
    serde_json::from_str(text.lines().next()?).ok()
}

/// The path of the file that remembers a content file.
pub(super) fn path_of(content_file: &str) -> String {
    let stem = content_file.rsplit_once('.').map_or(content_file, |(stem, _)| stem);
    format!("{FOLDER}{stem}{ENDING}")
}

/// Writing plain data as JSON cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
