use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Path};
use crate::records::{
    Acceptance, Calendar, Center, Department, ItemList, Ledger, Letter, Lexicon, NoticeFront, PageFront,
    Policy, Site, Window,
};
use crate::source::Attachment;

use super::tree::Node;

/// A record with the file it came from and the id its file name gives it.
#[derive(Debug, Clone)]
pub struct Filed<T> {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: String,
    /// The record.
    pub record: T,
}

/// A Markdown file: its head, and its text as safe HTML.
#[derive(Debug, Clone)]
pub struct Document<T> {
    /// The head.
    pub front: T,
    /// The text as safe HTML.
    pub html: String,
}

/// An authorization letter with the year folder it lies in.
#[derive(Debug, Clone)]
pub struct YearLetter {
    /// The edition (年度).
    pub year: i16,
    /// The letter.
    pub letter: Letter,
}

/// The trees of files that had to be read carefully, so that places in them need no second reading.
#[derive(Debug, Clone, Default)]
pub struct ReadTrees(pub(super) BTreeMap<FileId, Node>);

/// Everything a content folder holds, each kind in the order of the file paths.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// `site.yaml`.
    pub site: Option<Filed<Site>>,
    /// `policy.yaml`.
    pub policy: Option<Filed<Policy>>,
    /// `ledger.yaml`.
    pub ledger: Option<Filed<Ledger>>,
    /// `lexicon.yaml`.
    pub lexicon: Option<Filed<Lexicon>>,
    /// `calendar/`; the id is the year.
    pub calendars: Vec<Filed<Calendar>>,
    /// `centers/`.
    pub centers: Vec<Filed<Center>>,
    /// `departments/`.
    pub departments: Vec<Filed<Department>>,
    /// `windows/`.
    pub windows: Vec<Filed<Window>>,
    /// `items/`.
    pub item_lists: Vec<Filed<ItemList>>,
    /// `letters/`.
    pub letters: Vec<Filed<YearLetter>>,
    /// `notices/`.
    pub notices: Vec<Filed<Document<NoticeFront>>>,
    /// `pages/`.
    pub pages: Vec<Filed<Document<PageFront>>>,
    /// Files that lie ready for publication beside the pages.
    pub attachments: Vec<Attachment>,
    /// What careful reading left behind.
    pub trees: ReadTrees,
    /// Files that held no readable record: what they would have defined is unknown, not missing.
    pub unread: Vec<UnreadFile>,
}

/// A file that held no readable record.
#[derive(Debug, Clone)]
pub struct UnreadFile {
    /// Its path.
    pub path: String,
    /// The departments it names, as far as that could be read.
    pub departments: Vec<String>,
}

impl UnreadFile {
    /// The id its name gives it.
    pub fn id(&self) -> &str {
        super::kind::id_of(&self.path)
    }
}

/// A record that accepts findings.
#[derive(Debug, Clone)]
pub struct Accepting {
    /// The file.
    pub file: FileId,
    /// Where in the file the record stands; empty where it is the whole file.
    pub record: Path,
    /// What it accepts.
    pub accept: Vec<Acceptance>,
}

impl Content {
    /// Every record that accepts findings.
    pub fn accepting(&self) -> Vec<Accepting> {
        let mut found = Vec::new();
        let mut add = |file: FileId, record: Path, accept: &[Acceptance]| {
            if !accept.is_empty() {
                found.push(Accepting { file, record, accept: accept.to_vec() });
            }
        };
        self.site.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.policy.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.lexicon.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.calendars.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.centers.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.departments.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.windows.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.accept));
        self.letters.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.letter.accept));
        self.notices.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.front.accept));
        self.pages.iter().for_each(|filed| add(filed.file, Path::new(), &filed.record.front.accept));
        for Filed { file, record: list, .. } in &self.item_lists {
            add(*file, Path::new(), &list.accept);
            for (at, item) in list.items.iter().enumerate() {
                add(*file, vec!["items".into(), at.into()], &item.accept);
            }
        }
        found
    }
}
