//! Who needs a letter: a department, and a window where something of it is handled.

use crate::records::{Date, LetterStatus};
use crate::registry::{DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};

/// A department and one of its windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) department: DepartmentKey,
    pub(super) window: WindowKey,
}

/// The first day of the letters of a year.
pub(super) fn first_day(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::FIRST)
}

/// The last day of the letters of a year.
pub(super) fn last_day(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::FIRST)
}

impl Pair {
    /// All of them, by department and window: those with something to grant on a day, and those with a letter in force then
    /// or in the year before.
    pub(super) fn on(registry: &Registry, day: Date) -> Vec<Self> {
        let mut pairs = Vec::new();
        for (department, record) in registry.departments.iter() {
            let mut windows = record.windows.clone();
            windows.extend(record.letters.iter().filter_map(|letter| registry.letters[*letter].window));
            windows.sort_unstable();
            windows.dedup();
            let all = windows.into_iter().map(|window| Self { department, window });
            pairs.extend(all.filter(|pair| {
                !pair.items(registry, day).is_empty() || !pair.letters_lately(registry, day).is_empty()
            }));
        }
        pairs
    }

    /// Its letters, in order.
    pub(super) fn letters(self, registry: &Registry) -> impl Iterator<Item = LetterKey> + '_ {
        let letters = registry.windows[self.window].letters.iter().copied();
        letters.filter(move |letter| registry.letters[*letter].department == Some(self.department))
    }

    /// Those that held on a day of the year before this one.
    fn letters_lately(self, registry: &Registry, day: Date) -> Vec<LetterKey> {
        let since = day.plus_days(-365);
        let held = |key: &LetterKey| registry.days_in_force(*key).is_some_and(|(_, to)| to >= since);
        self.letters(registry).filter(held).collect()
    }

    /// The items that the department has handled at the window on a day, as far as they are counted.
    pub(super) fn items(self, registry: &Registry, day: Date) -> Vec<ItemKey> {
        let items = registry.windows[self.window].items.iter().copied();
        let own = items.filter(|item| registry.items[*item].department == self.department);
        own.filter(|item| registry.is_counted(*item, day)).collect()
    }

    /// The letters that the next one follows: those in force on the day before, or else the last that was.
    pub(super) fn before(self, registry: &Registry, day: Date) -> Vec<LetterKey> {
        let eve = day.plus_days(-1);
        let holds =
            |key: &LetterKey| registry.days_in_force(*key).is_some_and(|(from, to)| from <= eve && eve <= to);
        let in_force: Vec<LetterKey> = self.letters(registry).filter(holds).collect();
        if !in_force.is_empty() {
            return in_force;
        }
        let ended = self.letters(registry).filter_map(|key| Some((registry.days_in_force(key)?, key)));
        let last = ended.filter(|((from, _), _)| *from < day).max_by_key(|((_, to), key)| (*to, *key));
        last.map(|(_, key)| key).into_iter().collect()
    }

    /// The letters of a year, drafted or signed, and any other that is in force on its first day; none that is revoked.
    pub(super) fn of_year(self, registry: &Registry, year: i16) -> Vec<LetterKey> {
        let first = first_day(year);
        let covers = |key: LetterKey| {
            registry.days_in_force(key).is_some_and(|(from, to)| from <= first && first <= to)
        };
        let letters = self.letters(registry).filter(|key| {
            let letter = &registry.letters[*key];
            let revoked = letter.record.status == Some(LetterStatus::Revoked);
            !revoked && letter.year == year || covers(*key)
        });
        letters.collect()
    }

    /// `区市场监管局`, with the window if the department has several.
    pub(super) fn name(self, registry: &Registry) -> String {
        let department = &registry.departments[self.department];
        match department.windows.len() {
            0 | 1 => department.short_name().to_owned(),
            _ => format!("{}（{}）", department.short_name(), registry.windows[self.window].record.name),
        }
    }
}
