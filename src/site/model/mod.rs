//! What pages are made from, computed once for a day. Must not know addresses or pages.

mod catalogue;
mod formed;
mod initials;
mod topic_items;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::exports::{Exports, Published, Told};
use crate::memory::{Changes, Entry, IndexNumbers};
use crate::policy::{Authority, History, Rate, Timeline, WorkCalendar};
use crate::records::Date;
use crate::registry::{
    Department, DepartmentKey, Fingerprints, ItemKey, LetterKey, Noted, PerRecord, Registry, Whole, Window,
    WindowKey, note_whole,
};

pub(super) use catalogue::{Catalogue, Part, RecordKind};
pub(super) use formed::Formed;
pub(super) use initials::{Initial, Initials, Name};
pub(super) use topic_items::TopicItems;

/// Everything that views are made from, computed once for a day. What the pages of a list share is kept here, so that
/// no page goes through the whole list again.
pub struct Model<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Who may decide what, on every day.
    pub(super) history: History<'r>,
    day: Date,
    /// The index number (索引号) of every published record.
    pub numbers: IndexNumbers,
    /// What the public was told of changes, those of this build included.
    pub changes: Changes,
    rates: PerRecord<DepartmentKey, Timeline<[Rate<'r>; 8]>>,
    /// Holidays and make-up days.
    pub(super) calendar: WorkCalendar,
    /// Windows in the order of their centres.
    pub(super) windows_by_center: Noted<Vec<WindowKey>>,
    /// Letters that the public may see, in the order of the table.
    pub(super) public_letters: Noted<Vec<LetterKey>>,
    /// The same letters by year, each year in the order of the departments.
    pub(super) letters_by_year: Noted<BTreeMap<i16, Vec<LetterKey>>>,
    /// How many items are handled.
    pub(super) items: Noted<Timeline<usize>>,
    /// How many departments there are.
    pub(super) departments: Noted<Timeline<usize>>,
    /// How many windows there are, those that are out of use for a while included.
    pub(super) windows: Noted<Timeline<usize>>,
    /// How many letters are in force.
    pub(super) letters_in_force: Noted<Timeline<usize>>,
    /// The first later day on which a figure over the whole site changes.
    pub(super) next_change: Noted<Option<Date>>,
    /// What is published, in the order of its numbers.
    pub(super) catalogue: Noted<Catalogue>,
    /// When what is published was formed.
    pub(super) formed: Formed<'r>,
    /// The names of all items by the first letters of their readings.
    pub(super) initials: Noted<Initials>,
    /// Life events, each with the items it needs.
    pub(super) topics: Noted<Vec<TopicItems<'r>>>,
    /// The files of data, made when they are asked for: most of what needs a model needs no data.
    exports: OnceLock<Exports>,
}

impl<'r> Model<'r> {
    /// Computes everything for a day.
    pub fn new(registry: &'r Registry, day: Date, numbers: IndexNumbers) -> Self {
        let history = History::known_on(registry, day);
        let rates: Vec<Timeline<_>> = registry
            .departments
            .keys()
            .map(|key| {
                let changes = history.department_changes(key);
                Timeline::from(day, changes, |day| Authority::on(&history, day).rates(key))
            })
            .collect();
        let is_public = |key: &LetterKey| history.state(*key, day).is_public();
        let public_letters: Vec<LetterKey> = registry.letters.keys().filter(is_public).collect();
        let mut letters_by_year: BTreeMap<i16, Vec<LetterKey>> = BTreeMap::new();
        for key in &public_letters {
            letters_by_year.entry(registry.letters[*key].year).or_default().push(*key);
        }
        for letters in letters_by_year.values_mut() {
            letters.sort_by_key(|key| (registry.letters[*key].department, *key));
        }
        let centers = registry.centers.values();
        let initials = Initials::of(registry);
        let topics = TopicItems::of(&registry.topics, &initials.by_name(registry));
        let in_force = public_letters.iter().map(|key| history.validity(*key).days);
        let letters_in_force = Timeline::count(day, in_force);
        let items = Timeline::count(day, registry.items.keys().flat_map(|item| registry.counted_days(item)));
        let departments = Timeline::count(day, registry.departments.values().map(Department::days));
        let windows = Timeline::count(day, registry.windows.values().filter_map(Window::days));
        let counts = [&items, &departments, &windows, &letters_in_force].map(Timeline::next_change);
        let next_change = rates.iter().map(Timeline::next_change).chain(counts).flatten().min();
        Self {
            registry,
            catalogue: Noted::new(Whole::Catalogue, Catalogue::of(registry, &public_letters, &numbers, day)),
            numbers,
            changes: Changes::of(registry, day),
            day,
            rates: PerRecord::new(rates),
            calendar: WorkCalendar::of(registry),
            windows_by_center: Noted::new(
                Whole::WindowOrder,
                centers.flat_map(|center| center.windows.iter().copied()).collect(),
            ),
            public_letters: Noted::new(Whole::PublicLetters, public_letters),
            letters_by_year: Noted::new(Whole::LettersByYear, letters_by_year),
            items: Noted::new(Whole::Figures, items),
            departments: Noted::new(Whole::Figures, departments),
            windows: Noted::new(Whole::Figures, windows),
            letters_in_force: Noted::new(Whole::Figures, letters_in_force),
            next_change: Noted::new(Whole::Figures, next_change),
            history,
            formed: Formed::of(registry),
            initials: Noted::new(Whole::Names, initials),
            topics: Noted::new(Whole::Topics, topics),
            exports: OnceLock::new(),
        }
    }

    /// Fingerprints of everything from which views are made, by which the next run sees what it need not make again.
    pub fn fingerprints(&self) -> Fingerprints {
        let Self {
            registry,
            history,
            day: _,
            numbers,
            changes,
            rates,
            // From the announced calendars, which are no records of a table.
            calendar: _,
            windows_by_center,
            public_letters,
            letters_by_year,
            items,
            departments,
            windows,
            letters_in_force,
            next_change,
            catalogue,
            formed,
            initials,
            topics,
            exports: _,
        } = self;
        let mut all = Fingerprints::of(registry);
        history.add_to(&mut all);
        numbers.add_to(registry, &mut all);
        changes.add_to(registry, &mut all);
        rates.add_to(&mut all);
        windows_by_center.add_to(&mut all);
        public_letters.add_to(&mut all);
        letters_by_year.add_to(&mut all);
        for figure in [items, departments, windows, letters_in_force] {
            figure.add_to(&mut all);
        }
        next_change.add_to(&mut all);
        catalogue.add_to(&mut all);
        formed.add_to(&mut all);
        initials.add_to(&mut all);
        topics.add_to(&mut all);
        all
    }

    /// Takes files of data that were made for it, before any are asked for.
    pub fn keep_exports(&self, exports: Exports) {
        let _ = self.exports.set(exports);
    }

    /// The files of data.
    pub fn exports(&self) -> &Exports {
        note_whole(Whole::Data);
        self.exports.get_or_init(|| Exports::of(&self.published()))
    }

    /// What pages tell to search engines; `to_root` leads from the page to the root of the site.
    pub(super) fn told(&self, to_root: &'static str) -> Told<'_> {
        Told { registry: self.registry, calendar: &self.calendar, day: self.day, to_root }
    }

    /// What is told in data.
    pub fn published(&self) -> Published<'_> {
        Published {
            registry: self.registry,
            history: &self.history,
            numbers: &self.numbers,
            changes: &self.changes,
            day: self.day,
        }
    }

    /// The day of the build: what pages say of later days stands beside what they say of this one.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Who may decide what on a day.
    pub(super) fn on(&self, day: Date) -> Authority<'_, 'r> {
        Authority::on(&self.history, day)
    }

    /// How many of these items are handled on a day.
    pub(super) fn counted(&self, items: &[ItemKey], day: Date) -> usize {
        items.iter().filter(|item| self.registry.is_counted(**item, day)).count()
    }

    /// The days on which the number of these items changes that are handled.
    pub(super) fn count_changes(&self, items: &[ItemKey]) -> impl Iterator<Item = Date> {
        items.iter().flat_map(|item| self.registry.counting_changes(*item))
    }

    /// The eight rates of a department, from the day of the build on.
    pub(super) fn rates(&self, department: DepartmentKey) -> &Timeline<[Rate<'r>; 8]> {
        &self.rates[department]
    }

    /// The day on which the first record was published: this one, if none was.
    pub(super) fn first_published(&self) -> Date {
        let days = self.registry.ledger.entries.values().map(|entry| entry.published_on);
        days.min().unwrap_or(self.day)
    }

    /// What the public saw change, by year, newest first.
    pub(super) fn change_years(&self) -> impl Iterator<Item = (i16, &[Entry])> {
        let years = self.changes.entries().chunk_by(|a, b| a.on.year() == b.on.year());
        years.filter_map(|entries| Some((entries.first()?.on.year(), entries)))
    }
}
