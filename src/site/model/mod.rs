//! What pages are made from, computed once for a day. Must not know addresses or pages.

mod initials;
mod topic_items;

use std::collections::BTreeMap;

use crate::policy::{Authority, IndexNumbers, Rate, WorkCalendar};
use crate::records::Date;
use crate::registry::{DepartmentKey, ItemKey, Key, LetterKey, Registry, WindowKey};

pub(super) use initials::{Initial, Initials, Name};
pub(super) use topic_items::TopicItems;

/// Everything that views are made from, computed once for a day. What the pages of a list share is kept here, so that
/// no page goes through the whole list again.
pub struct Model<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// The powers in force on the day.
    pub authority: Authority,
    /// The index number (索引号) of every published record.
    pub numbers: IndexNumbers,
    rates: Vec<[Rate<'r>; 8]>,
    /// Holidays and make-up days.
    pub(super) calendar: WorkCalendar,
    /// Windows in the order of their centres.
    pub(super) windows_by_center: Vec<WindowKey>,
    /// Letters that the public may see, in the order of the table.
    pub(super) public_letters: Vec<LetterKey>,
    /// The same letters by year, each year in the order of the departments.
    pub(super) letters_by_year: BTreeMap<i16, Vec<LetterKey>>,
    /// How many items are handled on the day.
    pub(super) active_items: usize,
    /// The names of those items by the first letters of their readings.
    pub(super) initials: Initials,
    /// Life events, each with the items it needs.
    pub(super) topics: Vec<TopicItems<'r>>,
}

impl<'r> Model<'r> {
    /// Computes everything for a day.
    pub fn new(registry: &'r Registry, day: Date) -> Self {
        let authority = Authority::on(registry, day);
        let rates = registry.departments.keys().map(|key| authority.rates(registry, key)).collect();
        let is_public = |key: &LetterKey| authority.state(*key).is_public();
        let public_letters: Vec<LetterKey> = registry.letters.keys().filter(is_public).collect();
        let mut letters_by_year: BTreeMap<i16, Vec<LetterKey>> = BTreeMap::new();
        for key in &public_letters {
            letters_by_year.entry(registry.letters[*key].year).or_default().push(*key);
        }
        for letters in letters_by_year.values_mut() {
            letters.sort_by_key(|key| (registry.letters[*key].department, *key));
        }
        let centers = registry.centers.values();
        let initials = Initials::on(registry, day);
        let topics = TopicItems::of(&registry.topics, &initials.by_name(registry));
        Self {
            registry,
            numbers: IndexNumbers::assign(registry, day),
            authority,
            rates,
            calendar: WorkCalendar::of(registry),
            windows_by_center: centers.flat_map(|center| center.windows.iter().copied()).collect(),
            public_letters,
            letters_by_year,
            active_items: registry.items.values().filter(|item| item.is_active(day)).count(),
            initials,
            topics,
        }
    }

    /// The day for which states, terms and rates are computed.
    pub fn day(&self) -> Date {
        self.authority.day()
    }

    /// How many of these items are handled on the day.
    pub(super) fn active(&self, items: &[ItemKey]) -> usize {
        items.iter().filter(|item| self.registry.items[**item].is_active(self.day())).count()
    }

    /// The eight rates of a department.
    pub fn rates(&self, department: DepartmentKey) -> &[Rate<'r>; 8] {
        &self.rates[department.index()]
    }
}
