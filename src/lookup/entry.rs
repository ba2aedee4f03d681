/// Something that can be looked up: an item under its name, a window, a department.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its official name.
    pub name: Box<str>,
    /// Other texts by which it is found: everyday names, who sits there.
    pub aliases: Vec<Box<str>>,
    /// Codes and numbers by which it is found as a whole.
    pub codes: Vec<Box<str>>,
    /// Where it is handled; items of one name share an entry, one answer for each department.
    pub answers: Vec<Answer>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// An item.
    #[default]
    Item,
    /// A window.
    Window,
    /// A department.
    Department,
    /// A centre, a letter or a notice.
    Document,
}

impl EntryKind {
    /// How much less it is asked for than an item.
    pub(super) fn remoteness(self) -> u32 {
        match self {
            Self::Item => 0,
            Self::Window | Self::Department => 1,
            Self::Document => 4,
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
    /// Its page.
    pub url: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Centre, floor, zone and counters, in words.
    pub spot: Box<str>,
    /// Telephone.
    pub phone: Box<str>,
    /// The same as it is dialled.
    pub dialled: Box<str>,
    /// Opening hours as the pages carry them for scripts; empty where nothing can be said.
    pub hours: Box<str>,
    /// Open on statutory holidays?
    pub holidays: bool,
    /// `2026-12-01 2026-12-03`, several separated by `;`: days on which it is closed.
    pub closed: Box<str>,
}

/// Everything that can be looked up.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// The entries, in any order.
    pub entries: Vec<Entry>,
    /// The windows they name.
    pub places: Vec<Place>,
    /// The areas, in the order in which they are offered.
    pub areas: Vec<Box<str>>,
}
