//! Text → records: YAML, Markdown, and where a value stands in its file.
//!
//! Owns parsing and the faults of form. Must not know how records refer to each other.

mod audit;
mod content;
mod field_keys;
pub(crate) mod front_matter;
mod hours;
mod keys;
pub(crate) mod kind;
mod lines;
mod locate;
mod markdown;
mod names;
mod scan;
mod style;
mod suggest;
mod syntax;
pub(crate) mod tree;
mod tree_reader;
mod yaml;

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::{NoticeFront, PageFront};
use crate::rulebook::{LOD_01, LOD_02};
use crate::source::{SourceFile, Sources};

pub use content::{Accepting, Content, Document, Filed, ReadTrees, UnreadFile, YearLetter};
pub use field_keys::field_keys;
pub(crate) use kind::Kind;
pub use locate::{extents, locate};
pub(crate) use style::is_bare_code;
pub(crate) use suggest::suggest;

use yaml::{Kept, Unreadable};

/// Reads every file, in parallel, into records; reports every fault of form.
pub fn load(sources: &Sources) -> (Content, Vec<Diagnostic>) {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let read: Vec<ReadFile> = files.par_iter().map(|(id, file)| read_file(*id, file)).collect();
    let mut content = Content { attachments: sources.attachments().to_vec(), ..Content::default() };
    let mut diagnostics = names::check(sources);
    for ((file, source), (piece, kept, findings)) in files.into_iter().zip(read) {
        content.trees.0.extend(kept.tree.map(|tree| (file, tree)));
        diagnostics.extend(findings);
        match piece {
            Ok(piece) if kept.dropped => {
                let departments = piece.departments();
                content.unread.push(UnreadFile { path: source.path.clone(), departments });
                content.take(file, kind::id_of(&source.path).to_owned(), piece);
            }
            Ok(piece) => content.take(file, kind::id_of(&source.path).to_owned(), piece),
            Err(Unreadable(departments)) => {
                content.unread.push(UnreadFile { path: source.path.clone(), departments });
            }
        }
    }
    (content, diagnostics)
}

/// One file's record.
enum Piece {
    Site(Box<crate::records::Site>),
    Policy(Box<crate::records::Policy>),
    Ledger(crate::records::Ledger),
    Calendar(crate::records::Calendar),
    Center(Box<crate::records::Center>),
    Department(Box<crate::records::Department>),
    Window(Box<crate::records::Window>),
    ItemList(crate::records::ItemList),
    Letter(Box<YearLetter>),
    Notice(Box<Document<NoticeFront>>),
    Page(Box<Document<PageFront>>),
    Lexicon(crate::records::Lexicon),
}

/// The YAML of a file: all of it, or the head of a Markdown file, if it has one.
pub(crate) fn yaml_part(kind: Kind, text: &str) -> Option<Range<usize>> {
    if kind.is_markdown() { front_matter::split(text).map(|(head, _)| head) } else { Some(0..text.len()) }
}

/// What a file holds, what reading it left behind, and what was found.
type ReadFile = (Result<Piece, Unreadable>, Kept, Vec<Diagnostic>);

fn read_file(file: FileId, source: &SourceFile) -> ReadFile {
    let (mut findings, mut kept) = (Vec::new(), Kept::default());
    // A file that is no text has been reported where it was read.
    if !source.is_text {
        return (Err(Unreadable::default()), kept, findings);
    }
    let text = source.text.as_str();
    let kind = Kind::of(&source.path);
    let yaml = kind.map_or(0..text.len(), |kind| yaml_part(kind, text).unwrap_or(0..0));
    scan::scan(file, text, yaml, &mut findings);
    let piece = match kind {
        None => {
            findings.push(stray_file(file, &source.path));
            Err(Unreadable::default())
        }
        Some(Kind::Site) => yaml::read(file, text, &mut findings, &mut kept).map(Box::new).map(Piece::Site),
        Some(Kind::Policy) => {
            yaml::read(file, text, &mut findings, &mut kept).map(Box::new).map(Piece::Policy)
        }
        Some(Kind::Ledger) => yaml::read(file, text, &mut findings, &mut kept).map(Piece::Ledger),
        Some(Kind::Calendar) => yaml::read(file, text, &mut findings, &mut kept).map(Piece::Calendar),
        Some(Kind::Center) => {
            yaml::read(file, text, &mut findings, &mut kept).map(Box::new).map(Piece::Center)
        }
        Some(Kind::Department) => {
            yaml::read(file, text, &mut findings, &mut kept).map(Box::new).map(Piece::Department)
        }
        Some(Kind::Window) => {
            yaml::read(file, text, &mut findings, &mut kept).map(Box::new).map(Piece::Window)
        }
        Some(Kind::ItemList) => yaml::read(file, text, &mut findings, &mut kept).map(Piece::ItemList),
        Some(Kind::Letter) => match kind::year_of(&source.path) {
            Some(year) => yaml::read(file, text, &mut findings, &mut kept)
                .map(|letter| Piece::Letter(Box::new(YearLetter { year, letter }))),
            None => {
                let finding = Diagnostic::of(&LOD_02, Place::file(file), "授权书没有放在年度文件夹里");
                findings.push(finding.fix("请放到 letters/2026/ 这样的年度文件夹里"));
                Err(Unreadable::default())
            }
        },
        Some(Kind::Notice) => document(file, text, &mut findings)
            .map(Box::new)
            .map(Piece::Notice)
            .ok_or_else(Unreadable::default),
        Some(Kind::Page) => {
            document(file, text, &mut findings).map(Box::new).map(Piece::Page).ok_or_else(Unreadable::default)
        }
        Some(Kind::Lexicon) => yaml::read(file, text, &mut findings, &mut kept).map(Piece::Lexicon),
    };
    (piece, kept, findings)
}

fn document<T: serde::de::DeserializeOwned + crate::records::Shaped>(
    file: FileId,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Document<T>> {
    let (front, body) = front_matter::read(file, text, findings)?;
    Some(Document { front, html: markdown::render(file, &text[body..], body, findings) })
}

fn stray_file(file: FileId, path: &str) -> Diagnostic {
    let kinds: Vec<String> = [
        (Kind::Center, "centers/"),
        (Kind::Department, "departments/"),
        (Kind::Window, "windows/"),
        (Kind::ItemList, "items/"),
        (Kind::Letter, "letters/年度/"),
    ]
    .iter()
    .map(|(kind, folder)| format!("{}放在 {folder}", kind.label()))
    .collect();
    Diagnostic::of(&LOD_01, Place::file(file), format!("这个文件不在任何约定的文件夹里，没有读取：{path}"))
        .fix(format!("{}；通知和页面（.md）放在 notices/ 和 pages/", kinds.join("，")))
}

impl Piece {
    /// The ids of the departments it is about.
    fn departments(&self) -> Vec<String> {
        let ids = |ids: &[crate::records::Id]| ids.iter().map(|id| id.as_str().to_owned()).collect();
        match self {
            Self::ItemList(list) => ids(std::slice::from_ref(&list.department)),
            Self::Letter(letter) => ids(std::slice::from_ref(&letter.letter.department)),
            Self::Window(window) => ids(&window.departments),
            _ => Vec::new(),
        }
    }
}

impl Content {
    fn take(&mut self, file: FileId, id: String, piece: Piece) {
        match piece {
            Piece::Site(record) => self.site = Some(Filed { file, id, record: *record }),
            Piece::Policy(record) => self.policy = Some(Filed { file, id, record: *record }),
            Piece::Ledger(record) => self.ledger = Some(Filed { file, id, record }),
            Piece::Calendar(record) => self.calendars.push(Filed { file, id, record }),
            Piece::Center(record) => self.centers.push(Filed { file, id, record: *record }),
            Piece::Department(record) => self.departments.push(Filed { file, id, record: *record }),
            Piece::Window(record) => self.windows.push(Filed { file, id, record: *record }),
            Piece::ItemList(record) => self.item_lists.push(Filed { file, id, record }),
            Piece::Letter(record) => self.letters.push(Filed { file, id, record: *record }),
            Piece::Notice(record) => self.notices.push(Filed { file, id, record: *record }),
            Piece::Page(record) => self.pages.push(Filed { file, id, record: *record }),
            Piece::Lexicon(record) => self.lexicon = Some(Filed { file, id, record }),
        }
    }
}
