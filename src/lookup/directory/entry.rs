//! The entries of the directory, as plain data.

use crate::records::{Date, Days};

/// Something that can be looked up: the items of one name, a window, a department, a publication.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Items come before all other kinds.
    pub kind: EntryKind,
    /// The official name.
    pub name: Box<str>,
    /// Other texts by which it is found: everyday names, the people at a window.
    pub aliases: Vec<Alias>,
    /// Codes and numbers; only a whole code finds it.
    pub codes: Vec<Box<str>>,
    /// Where it is handled. Items of one name share an entry, with an answer for each department and area.
    pub answers: Vec<Answer>,
    /// How many index numbers (索引号) had been given when it got its own, the first of several. `None` if it has none:
    /// it then counts as one that was always there.
    pub published: Option<u32>,
}

impl Entry {
    /// Is there an answer on this day?
    pub fn answers_on(&self, day: Date) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(move |answer| answer.days.hold(day))
    }

    /// The days from the first on which there is an answer to the last.
    pub(in crate::lookup) fn days(&self) -> Days {
        let firsts = self.answers.iter().map(|answer| answer.days.first);
        let lasts = self.answers.iter().map(|answer| answer.days.last);
        // No first day is earlier than any, and no last day later than any.
        let last = lasts.max_by_key(|last| last.map_or((true, None), |last| (false, Some(last))));
        Days::new(firsts.min().flatten(), last.flatten())
    }
}

/// A text by which an entry is found besides its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The text.
    pub said: Box<str>,
    /// When it is meant so: somebody who has left a window does not lead there any more.
    pub days: Days,
}

impl From<&str> for Alias {
    /// One that always leads there.
    fn from(said: &str) -> Self {
        Self { said: said.into(), days: Days::default() }
    }
}

/// The kind of an entry, the most wanted first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// 事项
    #[default]
    Item,
    /// 窗口
    Window,
    /// 部门
    Department,
    /// Anything else that is published: a centre, a letter, a notice.
    Publication,
}

impl EntryKind {
    /// Points taken off its score, because people ask for it less than for an item.
    pub(in crate::lookup) fn penalty(self) -> i32 {
        match self {
            Self::Item => 0,
            Self::Window | Self::Department => 15,
            Self::Publication => 60,
        }
    }
}

/// A page that answers, and the windows to go to.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The area, by its place in [`Directory::areas`].
    pub area: u32,
    /// The page, from the root of the site.
    pub url: Box<str>,
    /// What is shown beside the link: `即办件` for an item, else the kind of page, such as `窗口`.
    pub tag: Box<str>,
    /// The windows to go to, by their places in [`Directory::places`].
    pub places: Vec<u32>,
    /// What else to know of an item before one goes there, in words, each with the days on which it is so: who decides,
    /// how long it takes, whether there is a fee, how much to bring.
    pub brief: Vec<(Box<str>, Days)>,
    /// When it is an answer.
    pub days: Days,
}

impl Answer {
    /// What of [`Self::brief`] is so on that day.
    pub fn brief_on(&self, day: Date) -> impl Iterator<Item = &str> {
        self.brief.iter().filter(move |(_, days)| days.hold(day)).map(|(said, _)| &**said)
    }
}

/// A window, as an answer shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page, from the root of the site.
    pub url: Box<str>,
    /// The window's name.
    pub name: Box<str>,
    /// Centre, floor, zone and counters, in words.
    pub spot: Box<str>,
    /// The telephone number as it is written.
    pub phone: Box<str>,
    /// The same as it is dialled.
    pub dialled: Box<str>,
    /// Opening hours in the form that pages carry for scripts; empty where none are written.
    pub hours: Box<str>,
    /// Is it open on statutory holidays?
    pub holidays: bool,
    /// Days on which it is closed: `2026-12-01 2026-12-03`, several spans separated by `;`.
    pub closed: Box<str>,
    /// `暂停` and the like, each with the days on which it is so.
    pub states: Vec<(Box<str>, Days)>,
}

impl Place {
    /// Its name, with `（暂停）` or the like behind it if it is out of use on that day.
    pub fn name_on(&self, day: Date) -> String {
        let state = self.states.iter().find(|(_, days)| days.hold(day));
        let state = state.map(|(label, _)| Self::in_brackets(label)).unwrap_or_default();
        format!("{}{state}", self.name)
    }

    /// What stands behind the name: `（暂停）`.
    pub(in crate::lookup) fn in_brackets(state: &str) -> String {
        format!("（{state}）")
    }
}

/// Everything that can be looked up.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// The entries, in any order.
    pub entries: Vec<Entry>,
    /// The windows that answers refer to.
    pub places: Vec<Place>,
    /// The areas, in the order in which they are offered.
    pub areas: Vec<Box<str>>,
}
