//! Records with their references resolved.

use serde::Serialize;

use crate::diagnostic::FileId;
use crate::language::is_meant;
use crate::load::{Document, Filed};
use crate::records::{self, Category, Date, Days, NoticeFront, PageFront, Power, Text};

use super::{CenterKey, DepartmentKey, ItemKey, LetterKey, PowerSet, WindowKey};

/// A service centre and its windows.
#[derive(Debug, Clone, Serialize)]
pub struct Center {
    pub file: FileId,
    pub id: Box<str>,
    pub record: records::Center,
    /// Its windows, in order.
    pub windows: Vec<WindowKey>,
}

/// A department and what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Department {
    pub file: FileId,
    pub id: Box<str>,
    pub record: records::Department,
    /// Windows that serve it, in order.
    pub windows: Vec<WindowKey>,
    /// Its items, in order.
    pub items: Vec<ItemKey>,
    /// Letters it signed, in order.
    pub letters: Vec<LetterKey>,
    /// The department that takes over when it ends.
    pub moved_to: Option<DepartmentKey>,
}

impl Department {
    /// The short name, or the full one.
    pub fn short_name(&self) -> &str {
        self.record.short_name.as_deref().unwrap_or(&self.record.name)
    }

    /// When it exists.
    pub fn days(&self) -> Days {
        self.record.days()
    }
}

/// A window and what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Window {
    pub file: FileId,
    pub id: Box<str>,
    pub record: records::Window,
    /// Its centre; `None` only while an error stands.
    pub center: Option<CenterKey>,
    /// Whose window it is.
    pub departments: Vec<DepartmentKey>,
    /// Items handled here, by department and order.
    pub items: Vec<ItemKey>,
    /// Letters made out to it, in order.
    pub letters: Vec<LetterKey>,
}

/// An item with its place among the lists.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub file: FileId,
    /// Its index in that file's `items`.
    pub index: usize,
    /// Its id within the department.
    pub id: Box<str>,
    pub record: records::Item,
    /// The list's category.
    pub category: Category,
    /// 文号 of the list.
    pub document: Option<Text>,
    /// Whose item it is.
    pub department: DepartmentKey,
    /// Where it is handled.
    pub windows: Vec<WindowKey>,
    /// The items of which it is the 主项, in order.
    pub parts: Vec<ItemKey>,
    /// The item that takes its place when it ends.
    pub moved_to: Option<ItemKey>,
    pub(super) days: Days,
}

impl Item {
    /// When it is handled: as its list says, while its department exists.
    pub fn days(&self) -> Days {
        self.days
    }

    /// Is it handled on this day?
    pub fn is_active(&self, day: Date) -> bool {
        self.days().hold(day)
    }

    /// Does its name contain all blank-separated parts of a formal term?
    pub fn is_meant_by(&self, term: &str) -> bool {
        is_meant(&self.record.name, term)
    }

    /// Does it end in a certificate or document?
    pub fn has_certificate(&self) -> bool {
        self.record.certificate.is_none_or(|certificate| certificate.0)
    }
}

/// A letter with its grants resolved.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    pub file: FileId,
    /// The edition (年度).
    pub year: i16,
    /// Its id within the year.
    pub id: Box<str>,
    pub record: records::Letter,
    /// Who grants; `None` only while an error stands.
    pub department: Option<DepartmentKey>,
    /// To which window; `None` only while an error stands.
    pub window: Option<WindowKey>,
    /// What is granted.
    pub grants: Vec<Grant>,
    /// What is not, and why.
    pub withheld: Vec<Withheld>,
    /// The letter it replaces.
    pub supersedes: Option<LetterKey>,
    /// The letters that replace it.
    pub superseded_by: Vec<LetterKey>,
}

/// Powers granted for items.
#[derive(Debug, Clone, Serialize)]
pub struct Grant {
    /// The items, each once.
    pub items: Vec<ItemKey>,
    pub powers: PowerSet,
}

/// Powers kept by the department.
#[derive(Debug, Clone, Serialize)]
pub struct Withheld {
    pub items: Vec<ItemKey>,
    pub powers: PowerSet,
    pub reason: Text,
}

impl Letter {
    /// What the ledger calls it: `letters/2026/scjgj`.
    pub fn record_name(&self) -> String {
        format!("letters/{}/{}", self.year, self.id)
    }

    /// Why a power is withheld for an item, if the letter says so.
    pub fn withheld_reason(&self, item: ItemKey, power: Power) -> Option<&str> {
        let holds = |entry: &&Withheld| entry.powers.contains(power) && entry.items.contains(&item);
        self.withheld.iter().find(holds).map(|entry| entry.reason.as_str())
    }
}

/// A notice or basis document.
#[derive(Debug, Clone)]
pub struct Notice {
    pub file: FileId,
    pub id: Box<str>,
    /// Head and text.
    pub document: Document<NoticeFront>,
}

/// A standing page.
#[derive(Debug, Clone)]
pub struct Page {
    pub file: FileId,
    pub id: Box<str>,
    /// Head and text.
    pub document: Document<PageFront>,
}

impl From<Filed<Document<NoticeFront>>> for Notice {
    fn from(filed: Filed<Document<NoticeFront>>) -> Self {
        Self { file: filed.file, id: filed.id.into(), document: filed.record }
    }
}

impl From<Filed<Document<PageFront>>> for Page {
    fn from(filed: Filed<Document<PageFront>>) -> Self {
        Self { file: filed.file, id: filed.id.into(), document: filed.record }
    }
}
