//! Text → records: YAML, Markdown, and where a value stands in its file.
//!
//! Owns parsing and the faults of form. Must not know how records refer to each other.

mod audit;
mod content;
mod destination;
mod entry;
mod example;
mod field_keys;
mod fields;
mod file_name;
mod filed;
pub(crate) mod front_matter;
mod hours;
mod keys;
pub(crate) mod kind;
mod kinds;
mod lines;
mod locate;
mod markdown;
mod names;
mod private;
#[cfg(test)]
pub(crate) mod probe;
mod prose;
mod scan;
mod shown;
mod style;
mod suggest;
mod syntax;
#[cfg(test)]
mod tests;
pub(crate) mod tree;
mod tree_reader;
mod yaml;

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, FileId, Path, Place};
use crate::records::{Flag, Id, Met, Walked, each};
use crate::rulebook::LOD_01;
use crate::source::{Recall, SourceFile, Sources};

pub(crate) use content::{Accepting, Content};
pub(crate) use entry::{Document, YearLetter};
pub(crate) use example::example;
pub use field_keys::field_keys;
pub use fields::every_field;
pub(crate) use filed::{Became, Filed, ReadTrees, UnreadFile};
pub(crate) use kind::Kind;
pub(crate) use locate::{extents, locate, positions};
pub(crate) use private::{Leak, hide};
pub(crate) use prose::{LinkedFile, Prose, ShownFile};
pub(crate) use shown::said;
pub(crate) use style::is_bare_code;
pub(crate) use suggest::suggest;

use file_name::id_of;
use kinds::Piece;
use yaml::{Kept, Unreadable};

/// Reads every file, in parallel, into records; reports every fault of form. Nobody is born after `today`.
pub(crate) fn load(sources: &Sources, today: Date) -> (Content, Vec<Diagnostic>) {
    load_recalling(sources, today, None)
}

/// The same; what a faultless file became on the same day is recalled, and kept for the next time.
pub(crate) fn load_recalling(
    sources: &Sources,
    today: Date,
    recall: Option<&dyn Recall>,
) -> (Content, Vec<Diagnostic>) {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let read = |(id, file): &(FileId, &SourceFile)| match recall {
        Some(recall) => recalled(recall, file).unwrap_or_else(|| kept(read_file(*id, file, today))),
        None => (read_file(*id, file, today), None),
    };
    let read: Vec<(ReadFile, Option<Became>)> = files.par_iter().map(read).collect();
    let mut content = Content {
        attachments: sources.attachments().to_vec(),
        remembered: sources.remembered().to_vec(),
        files: sources.iter().map(|(_, file)| (file.path.as_str().into(), file.fingerprint)).collect(),
        ..Content::default()
    };
    let mut diagnostics = names::check(sources, today);
    for ((file, source), ((piece, kept, findings), became)) in files.into_iter().zip(read) {
        content.became.extend(became.map(|became| (file, became)));
        content.trees.0.extend(kept.tree.map(|tree| (file, tree)));
        diagnostics.extend(findings);
        match piece {
            Ok(piece) if kept.dropped => {
                let departments = departments(piece.record());
                content.unread.push(UnreadFile { path: source.path.clone(), departments });
                content.take(file, id_of(&source.path).to_owned(), piece);
            }
            Ok(piece) => content.take(file, id_of(&source.path).to_owned(), piece),
            Err(Unreadable(departments)) => {
                content.unread.push(UnreadFile { path: source.path.clone(), departments });
            }
        }
    }
    (content, diagnostics)
}

/// The YAML of a file: all of it, or the head of a Markdown file, if it has one.
pub(crate) fn yaml_part(kind: Kind, text: &str) -> Option<Range<usize>> {
    if kind.is_markdown() { front_matter::split(text).map(|(head, _)| head) } else { Some(0..text.len()) }
}

/// What a file holds, what reading it left behind, and the findings.
type ReadFile = (Result<Piece, Unreadable>, Kept, Vec<Diagnostic>);

/// What an earlier run read in a file with the same bytes.
fn recalled(recall: &dyn Recall, source: &SourceFile) -> Option<(ReadFile, Option<Became>)> {
    let bytes = recall.became(&source.path, source.fingerprint)?;
    let piece = postcard::from_bytes(&bytes).ok()?;
    Some(((Ok(piece), Kept::default(), Vec::new()), Some(Became(None))))
}

/// What was read, and the same for the next run if there is nothing to be said about it.
fn kept(read: ReadFile) -> (ReadFile, Option<Became>) {
    let became = match &read {
        (Ok(piece), Kept { dropped: false, tree: None }, findings) if findings.is_empty() => {
            postcard::to_stdvec(piece).ok().map(|bytes| Became(Some(bytes)))
        }
        _ => None,
    };
    (read, became)
}

fn read_file(file: FileId, source: &SourceFile, today: Date) -> ReadFile {
    let (mut findings, mut kept) = (Vec::new(), Kept::default());
    // `source` has reported a file that is not text.
    if !source.is_text {
        return (Err(Unreadable::default()), kept, findings);
    }
    let text = source.text();
    let kind = Kind::of(&source.path);
    let yaml = kind.map_or(0..text.len(), |kind| yaml_part(kind, text).unwrap_or(0..0));
    let mut seen = scan::scan(file, text, yaml, today, &mut findings);
    let piece = match kind {
        None => {
            findings.push(stray_file(file, &source.path));
            Err(Unreadable::default())
        }
        Some(kind) => kind.read(file, source, &mut findings, &mut kept),
    };
    if let Ok(piece) = &piece {
        shown::look_at_values(file, piece.record(), today, &mut seen, &mut findings);
        if let Some((html, body)) = piece.page() {
            shown::look_at_page((file, text, body), &html, today, &mut seen, &mut findings);
        }
    }
    if kind == Some(Kind::ChangeLog) {
        // What was told may not be altered by hand.
        let private = findings.iter_mut().filter(|finding| finding.rule.starts_with("PRV-"));
        private.for_each(|finding| finding.fix = Some(REDACT.to_owned()));
    }
    (piece, kept, findings)
}

const REDACT: &str =
    "不要手工删改变更记录：运行 mingchuang redact 信息 改动 --reason 理由 --write 隐去，再从原记录里改正";

fn stray_file(file: FileId, path: &str) -> Diagnostic {
    let placed = |kind: &Kind| format!("{}放在 {}", kind.label(), kind.place());
    // A calendar is one file a year and rarely misplaced; nobody writes a log of changes.
    let by_hand = |kind: &Kind| !matches!(kind, Kind::Calendar | Kind::ChangeLog);
    let in_folders = Kind::ALL.into_iter().filter(|kind| kind.folder().is_some() && by_hand(kind));
    let (documents, records): (Vec<Kind>, Vec<Kind>) = in_folders.partition(|kind| kind.is_markdown());
    let records: Vec<String> = records.iter().map(placed).collect();
    let labels: Vec<&str> = documents.iter().map(|kind| kind.label()).collect();
    let folders: Vec<&str> = documents.iter().map(|kind| kind.place()).collect();
    Diagnostic::of(&LOD_01, Place::file(file), format!("这个文件不在任何约定的文件夹里，没有读取：{path}"))
        .fix(format!("{}；{}（.md）放在 {}", records.join("，"), labels.join("和"), folders.join(" 和 ")))
}

/// The ids of the departments that a record is about.
fn departments(record: &dyn Walked) -> Vec<String> {
    let mut ids = Vec::new();
    each(record, Path::new(), |met: Met<'_, Id>| {
        if met.field.is(Flag::NamesDepartment) {
            ids.push(met.value.to_string());
        }
    });
    ids
}
