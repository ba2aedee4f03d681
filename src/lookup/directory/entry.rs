//! What can be looked up, as plain data.

/// Something that can be looked up: an item under its name, a window, a department.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Items come before all else.
    pub kind: EntryKind,
    /// The official name.
    pub name: Box<str>,
    /// Other texts by which it is found: everyday names, who sits at a window.
    pub aliases: Vec<Box<str>>,
    /// Codes and numbers by which it is found as a whole.
    pub codes: Vec<Box<str>>,
    /// Where it is handled; items of one name share an entry, one answer for each department.
    pub answers: Vec<Answer>,
}

/// What an entry is, the most wanted first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// 事项
    #[default]
    Item,
    /// 窗口
    Window,
    /// 部门
    Department,
    /// What is only published: a centre, a letter or a notice.
    Publication,
}

impl EntryKind {
    /// What is taken off its score, because it is asked for less than an item.
    pub(in crate::lookup) fn penalty(self) -> i32 {
        match self {
            Self::Item => 0,
            Self::Window | Self::Department => 15,
            Self::Publication => 60,
        }
    }
}

/// One page that answers, and where to go.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The area, by its place in [`Directory::areas`].
    pub area: u32,
    /// The page, from the root of the site.
    pub url: Box<str>,
    /// `即办件`; empty for what is no item.
    pub tag: Box<str>,
    /// Where, by their places in [`Directory::places`].
    pub places: Vec<u32>,
}

/// A window as an answer shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page, from the root of the site.
    pub url: Box<str>,
    /// The window's name.
    pub name: Box<str>,
    /// Centre, floor, zone and counters, in words.
    pub spot: Box<str>,
    /// The telephone number as people read it.
    pub phone: Box<str>,
    /// The same as it is dialled.
    pub dialled: Box<str>,
    /// Opening hours as the pages carry them for scripts; empty where nothing can be said.
    pub hours: Box<str>,
    /// Is it open on statutory holidays?
    pub holidays: bool,
    /// Days on which it is closed: `2026-12-01 2026-12-03`, several spans separated by `;`.
    pub closed: Box<str>,
}

/// Everything that can be looked up.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// In any order.
    pub entries: Vec<Entry>,
    /// The windows that answers name.
    pub places: Vec<Place>,
    /// The areas, in the order in which they are offered.
    pub areas: Vec<Box<str>>,
}
