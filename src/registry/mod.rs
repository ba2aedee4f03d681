//! Records joined and frozen: integer keys, resolved references, sorted tables.
//!
//! Owns which records belong together. Must not know YAML, today's date, or pages.

mod areas;
mod content_link;
mod counter_names;
mod counting;
mod doubt;
mod entities;
mod file_reference;
mod fingerprints;
mod gone;
mod ids;
mod index_ledger;
mod inherited;
mod join;
mod key;
mod link;
mod moves;
mod named;
mod naming;
mod noted;
mod office;
mod per_record;
mod power_set;
mod selection;
mod speech;
mod succession;
mod table;
mod trace;
mod unread;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::FileId;
use crate::language::{Saying, Topic};
use crate::load::Filed;
use crate::records::{Calendar, ChangeLog, EndedList, Lexicon, Policy, Site};
use crate::source::{Attachment, RememberedFile};

pub(crate) use areas::Areas;
pub(crate) use content_link::{ContentLink, Within};
pub(crate) use counter_names::counter_names;
pub(crate) use doubt::Doubt;
pub(crate) use entities::{Center, Department, Item, Letter, Notice, Page, Window};
pub(crate) use file_reference::FileReference;
pub(crate) use fingerprints::{ChangedParts, Fingerprints};
pub(crate) use gone::GoneNames;
pub(crate) use index_ledger::{IndexLedger, LedgerEntry};
pub(crate) use join::join;
pub(crate) use key::Key;
pub(crate) use named::{FormerName, RecordKey};
pub(crate) use noted::Noted;
pub(crate) use office::Office;
pub(crate) use per_record::PerRecord;
pub(crate) use power_set::PowerSet;
pub(crate) use table::{CenterKey, DepartmentKey, ItemKey, LetterKey, Table, WindowKey};
pub(crate) use trace::{Trace, Whole, note_whole};

/// Everything the site is made from. Frozen: shared by reference between threads.
#[derive(Debug, Clone)]
pub struct Registry {
    /// The publishing body.
    pub site: Site,
    /// Where `site.yaml` is written.
    pub site_file: FileId,
    /// The notice as data.
    pub policy: Policy,
    /// Where `policy.yaml` is written.
    pub policy_file: FileId,
    /// The everyday words of this place, if any are written.
    pub lexicon: Option<Filed<Lexicon>>,
    /// The site's own everyday words.
    pub sayings: Vec<Saying>,
    /// Life events: the site's own and the built-in ones.
    pub topics: Vec<Topic>,
    /// Holidays by year.
    pub calendars: BTreeMap<i16, Filed<Calendar>>,
    pub centers: Table<CenterKey, Center>,
    pub departments: Table<DepartmentKey, Department>,
    pub windows: Table<WindowKey, Window>,
    /// Items, by department, then category, then in the order of the lists.
    pub items: Table<ItemKey, Item>,
    /// Letters, by year, then id.
    pub letters: Table<LetterKey, Letter>,
    /// Notices, newest first.
    pub notices: Vec<Notice>,
    /// Standing pages.
    pub pages: Vec<Page>,
    /// Every record with a page of its own by the name that the ledger has for it: `windows/scjgj`, `letters/2026/scjgj`.
    /// Letters only once signed.
    pub named: BTreeMap<String, RecordKey>,
    /// What was published.
    pub(crate) ledger: Noted<IndexLedger>,
    /// What the public saw change, by year.
    pub change_logs: BTreeMap<i16, Filed<ChangeLog>>,
    /// What the public last saw of the records of each content file.
    pub(crate) remembered: Vec<RememberedFile>,
    /// The path and the fingerprint of every content file, by its id.
    pub(crate) files: Vec<(Box<str>, u128)>,
    /// Where the names of what is gone lead.
    pub(crate) gone: GoneNames,
    /// The register of what has ended.
    pub ended: Option<Filed<EndedList>>,
    /// Folders of kinds of which not all records are known, with their slash: nothing can be missed in them.
    pub uncertain: BTreeSet<&'static str>,
    /// Files below `attachments/`, in the order of their paths; those that records name are published.
    pub attachments: Vec<Attachment>,
    /// Every place that names one of them.
    pub(crate) file_references: Vec<FileReference>,
    /// Was there a notice or page that could not be read, so that the absence of one proves nothing?
    pub unread_documents: bool,
    /// Departments about which a file could not be read.
    pub doubt: Doubt,
}
