//! Mechanical repairs: the text of a content file → the text it was meant to be, and what was changed where.
//!
//! Owns which mistakes have exactly one right answer, and how to mend them without touching a byte elsewhere.
//! Must not know the disk, encodings or terminals, and never guesses: what could mean two things stays as it is.
//!
//! A repair may uncover another, so rounds follow each other until nothing is left to mend. A repair that would leave a
//! file less readable than it was is dropped, and structure is only touched in a file that has an error.

mod derived;
mod edit;
mod invisible;
mod key;
mod outline;
mod outline_levels;
mod quote;
mod typed;
mod width;

use crate::diagnostic::Severity;
use crate::load::kind::Kind;
use crate::load::{load, tree, yaml_part};
use crate::records::Shape;
use crate::source::{SourceFile, Sources};

use edit::{Edit, apply};

/// One mended mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Line of the file, from 1. No repair adds a line, and lines are only taken out when all else is done.
    pub line: usize,
    /// What was done, in Chinese.
    pub what: &'static str,
    /// What was written; may be empty.
    pub before: String,
    /// What replaces it; may be empty.
    pub after: String,
}

/// A text after its repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The text, unchanged where nothing is listed.
    pub text: String,
    /// What was done, in the order of the lines.
    pub repairs: Vec<Repair>,
}

/// One repair may uncover another (a date after a full-width colon), but never so many in a row.
const MOST_ROUNDS: usize = 12;

/// If repairs together do harm, at most this many are tried one by one.
const MOST_TRIALS: usize = 64;

/// Mends the text of the file at this path inside the content folder.
pub fn repair(path: &str, text: &str) -> Repaired {
    let mut done = Repaired { text: text.to_owned(), repairs: Vec::new() };
    take(&mut done, &invisible::edits(text));
    if let Some(kind) = Kind::of(path) {
        let mut now = state(path, &done.text);
        for _ in 0..MOST_ROUNDS {
            if !round(path, kind, &mut now, &mut done) {
                break;
            }
        }
        take_out(kind, &mut done);
    }
    done.repairs.sort_by_key(|repair| repair.line);
    done
}

/// Goes through the file once; says whether anything was done.
fn round(path: &str, kind: Kind, now: &mut State, done: &mut Repaired) -> bool {
    let mut changed = false;
    for pass in [structure, quotes, values] {
        let Some(head) = yaml_part(kind, &done.text) else { return false };
        let mut edits = pass(&done.text[head.clone()], kind.shape(), *now);
        for edit in &mut edits {
            edit.shift(head.start);
        }
        let edits = harmless(path, &done.text, edits, *now);
        if !edits.is_empty() {
            take(done, &edits);
            *now = state(path, &done.text);
            changed = true;
        }
    }
    changed
}

/// The edits without those that would leave the file less readable than it was.
fn harmless(path: &str, text: &str, edits: Vec<Edit>, before: State) -> Vec<Edit> {
    if edits.is_empty() || state(path, &apply(text, &edits)) >= before {
        return edits;
    }
    let mut kept = Vec::new();
    for edit in edits.into_iter().take(MOST_TRIALS) {
        kept.push(edit);
        if state(path, &apply(text, &kept)) < before {
            kept.pop();
        }
    }
    kept
}

/// Takes out the lines of what the program works out itself.
fn take_out(kind: Kind, done: &mut Repaired) {
    let Some(head) = yaml_part(kind, &done.text) else { return };
    let Ok(Some(root)) = tree::read(&done.text[head.clone()]) else { return };
    let lines = derived::lines(&done.text[head.clone()], &root, kind.shape());
    let what = "由程序计算的日期不用填写，去掉这一行";
    let edits: Vec<Edit> = lines
        .into_iter()
        .map(|line| Edit::new(line.start + head.start..line.end + head.start, "", what))
        .collect();
    take(done, &edits);
}

fn take(done: &mut Repaired, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    let mut line = 1;
    let mut at = 0;
    for edit in edits {
        line += done.text[at..edit.range.start].matches('\n').count();
        at = edit.range.start;
        let before = done.text[edit.range.clone()].to_owned();
        done.repairs.push(Repair { line, what: edit.what, before, after: edit.text.clone() });
    }
    done.text = apply(&done.text, edits);
}

/// How much of a file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Unreadable,
    Readable,
    Sound,
}

fn state(path: &str, text: &str) -> State {
    let file = SourceFile::new(path, text.to_owned(), true, 0);
    // Which day it is decides nothing about how a text is written.
    let (_, findings) = load(&Sources::new(vec![file]), jiff::civil::Date::MAX);
    if findings.iter().all(|finding| finding.severity != Severity::Error) {
        return State::Sound;
    }
    let head = Kind::of(path).and_then(|kind| yaml_part(kind, text));
    match head.map(|head| tree::read(&text[head])) {
        Some(Ok(Some(_))) => State::Readable,
        _ => State::Unreadable,
    }
}

/// Indentation, colons and dashes: only in a file that has an error.
fn structure(text: &str, shape: Shape, state: State) -> Vec<Edit> {
    if state == State::Sound { Vec::new() } else { outline::read(text, shape).mistakes }
}

/// Quotes around texts that YAML would cut or misread.
fn quotes(text: &str, shape: Shape, _: State) -> Vec<Edit> {
    let outline = outline::read(text, shape);
    let marks = quote::Marks::of(text);
    outline.values.iter().filter_map(|value| quote::edit(text, &marks, value)).collect()
}

/// Dates, numbers, times and codes.
fn values(text: &str, shape: Shape, _: State) -> Vec<Edit> {
    let Ok(Some(root)) = tree::read(text) else { return Vec::new() };
    let outline = outline::read(text, shape);
    let mut edits = typed::edits(text, &root, shape);
    edits.retain(|edit| !outline.is_block_text(edit.range.start));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::probe::Probe;

    #[test]
    fn a_value_is_repaired_under_an_alias_as_under_its_key() {
        let mut repairs = 0;
        for probe in Probe::all() {
            let path = probe.path();
            for alias in probe.field.labels {
                for (by_key, by_alias) in probe.texts(probe.field.key).zip(probe.texts(alias)) {
                    let expected = repair(&path, &by_key).repairs;
                    assert_eq!(repair(&path, &by_alias).repairs, expected, "{path}\n{by_alias}");
                    repairs += expected.len();
                }
            }
        }
        assert!(repairs > 300, "only {repairs} repairs");
    }
}
