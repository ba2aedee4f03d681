//! The one table of what a content folder holds: the name of each kind, where its files are, what a file becomes.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, FileId};
use crate::records::{
    Calendar, Center, ChangeLog, Department, EndedList, ItemList, Ledger, Lexicon, NoticeFront, PageFront,
    Policy, Shape, Shaped, Site, Walked, Window,
};
use crate::source::{Attachment, RememberedFile, SourceFile};

use super::entry::{Document, Entry, YearLetter};
use super::filed::{Became, Filed, Keep, ReadTrees, UnreadFile};
use super::yaml::{Kept, Unreadable};

/// A row: `Kind = "English name" in "place" => field of [`Content`]: how many<what one file becomes>`. A place is a
/// file, or a folder with `/`; what follows the `/` is only for people.
macro_rules! kinds {
    ($( $(#[$meta:meta])* $kind:ident = $name:literal in $place:literal
        => $field:ident : $many:ident<$entry:ty>; )*) => {
        /// What a content file is, as its path tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Kind { $($kind),* }

        /// What one file becomes.
        #[derive(Serialize, Deserialize)]
        pub(super) enum Piece { $($kind(Box<$entry>)),* }

        /// Everything a content folder holds, each kind in the order of the file paths.
        #[derive(Debug, Clone, Default)]
        pub(crate) struct Content {
            $( #[doc = concat!("`", $place, "`.")] $(#[$meta])* pub $field: $many<Filed<$entry>>, )*
            /// Files to be published beside the pages.
            pub attachments: Vec<Attachment>,
            /// What the public last saw of the records of each content file.
            pub remembered: Vec<RememberedFile>,
            /// The path and the fingerprint of every file, by its id.
            pub files: Vec<(Box<str>, u128)>,
            /// The trees of files that had to be read into one.
            pub trees: ReadTrees,
            /// What faultless files became, to be kept for the next run.
            pub became: Vec<(FileId, Became)>,
            /// Files that held no readable record: what they would have defined is unknown, not missing.
            pub unread: Vec<UnreadFile>,
        }

        impl Kind {
            /// Every kind, in the order in which they are listed for people.
            pub(crate) const ALL: [Self; [$($name),*].len()] = [$(Self::$kind),*];

            /// The English name, for file names and the command line.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// Where its files are inside the content folder, in a form for people.
            pub(super) fn place(self) -> &'static str {
                match self { $(Self::$kind => $place),* }
            }

            /// Is it the head of a Markdown text?
            pub(crate) fn is_markdown(self) -> bool {
                match self { $(Self::$kind => <$entry>::MARKDOWN),* }
            }

            /// The form of its records (for Markdown: of their heads).
            pub(crate) fn shape(self) -> Shape {
                match self { $(Self::$kind => <$entry as Entry>::Record::shape()),* }
            }

            /// Reads a file of this kind.
            pub(super) fn read(
                self,
                file: FileId,
                source: &SourceFile,
                findings: &mut Vec<Diagnostic>,
                kept: &mut Kept,
            ) -> Result<Piece, Unreadable> {
                match self { $(
                    Self::$kind => <$entry>::read(file, source, findings, kept).map(Box::new).map(Piece::$kind)
                ),* }
            }
        }

        impl Piece {
            /// The record it holds.
            pub(super) fn record(&self) -> &dyn Walked {
                match self { $(Self::$kind(entry) => entry.record()),* }
            }

            /// The rendered text below the record, and where that text begins in the file.
            pub(super) fn page(&self) -> Option<(String, usize)> {
                match self { $(Self::$kind(entry) => entry.page()),* }
            }
        }

        impl Content {
            /// Keeps what a file became.
            pub(super) fn take(&mut self, file: FileId, id: String, piece: Piece) {
                match piece { $(
                    Piece::$kind(entry) => self.$field.keep(Filed { file, id, record: *entry })
                ),* }
            }

            /// Every record with its file, kind by kind.
            pub(crate) fn records(&self) -> impl Iterator<Item = (FileId, &dyn Walked)> {
                std::iter::empty()
                    $(.chain(self.$field.iter().map(|filed| (filed.file, filed.record.record()))))*
            }
        }
    };
}

kinds! {
    Site = "site" in "site.yaml" => site: Option<Site>;
    Policy = "policy" in "policy.yaml" => policy: Option<Policy>;
    /// The id is the year.
    Calendar = "calendar" in "calendar/" => calendars: Vec<Calendar>;
    Center = "center" in "centers/" => centers: Vec<Center>;
    Department = "department" in "departments/" => departments: Vec<Department>;
    Window = "window" in "windows/" => windows: Vec<Window>;
    ItemList = "items" in "items/" => item_lists: Vec<ItemList>;
    Letter = "letter" in "letters/年度/" => letters: Vec<YearLetter>;
    Notice = "notice" in "notices/" => notices: Vec<Document<NoticeFront>>;
    Page = "page" in "pages/" => pages: Vec<Document<PageFront>>;
    Lexicon = "lexicon" in "lexicon.yaml" => lexicon: Option<Lexicon>;
    /// The id is the year.
    ChangeLog = "changes" in "changes/" => change_logs: Vec<ChangeLog>;
    Ended = "ended" in "ended.yaml" => ended: Option<EndedList>;
    Ledger = "ledger" in "ledger.yaml" => ledger: Option<Ledger>;
}
