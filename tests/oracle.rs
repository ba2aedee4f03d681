//! The eight rates of random histories, computed twice: by the program from files, and here, in brute force, as the
//! notice and its readings say it.
//!
//! Nothing here is taken from the program's way of computing: no letter has a state, each day is looked at for itself.
//! Histories contradict themselves nowhere, because no reading says what a contradiction means.

mod files;
mod random;

use std::collections::BTreeSet;

use mingchuang::pipeline::check_files;
use mingchuang::policy::{Authority, History};
use mingchuang::records::Date;
use proptest::prelude::*;

/// Days are counted from here.
fn day(n: i32) -> Date {
    Date::new(2025, 11, 1).unwrap().plus_days(n)
}

const DEPARTMENTS: usize = 2;
const WINDOWS: usize = 4;
/// How many categories and powers there are; the first two categories are 行政许可 and 公共服务.
const CATEGORIES: usize = 3;
const POWERS: usize = 6;

#[derive(Debug, Clone)]
struct World {
    windows: Vec<Window>,
    items: Vec<Item>,
    letters: Vec<Letter>,
}

#[derive(Debug, Clone)]
struct Window {
    serves: [bool; DEPARTMENTS],
    fate: Fate,
}

/// What happens to a window.
#[derive(Debug, Clone)]
enum Fate {
    Works,
    /// 暂停 without days.
    AlwaysSuspended,
    /// First and last day out of use; either may be open.
    Suspended(Option<i32>, Option<i32>),
    /// Last day; with or without the word 撤销.
    Closes(i32, bool),
    /// 撤销 without a day.
    Gone,
    /// First day.
    Opens(i32),
}

#[derive(Debug, Clone)]
struct Item {
    department: usize,
    category: usize,
    instant: bool,
    windows: BTreeSet<usize>,
    first: Option<i32>,
    last: Option<i32>,
    /// The main item it belongs to.
    parent: Option<usize>,
}

#[derive(Debug, Clone)]
struct Letter {
    department: usize,
    window: usize,
    /// Items by number, with powers by number.
    grants: Vec<(BTreeSet<usize>, BTreeSet<usize>)>,
    draft: bool,
    signed: i32,
    from: i32,
    to: i32,
    /// The letter it replaces.
    replaces: Option<usize>,
    /// The first day on which it no longer holds.
    revoked: Option<i32>,
}

impl Window {
    fn is_in_office(&self, on: i32) -> bool {
        match self.fate {
            Fate::Works => true,
            Fate::AlwaysSuspended | Fate::Gone => false,
            Fate::Suspended(first, last) => {
                !(first.is_none_or(|first| first <= on) && last.is_none_or(|last| on <= last))
            }
            Fate::Closes(last, _) => on <= last,
            Fate::Opens(first) => first <= on,
        }
    }
}

impl Item {
    fn is_handled(&self, on: i32) -> bool {
        self.first.is_none_or(|first| first <= on) && self.last.is_none_or(|last| on <= last)
    }
}

impl Letter {
    /// The first day on which somebody could decide by it: in its term, and signed.
    fn begins(&self) -> i32 {
        self.from.max(self.signed)
    }

    /// Was it in force for a day at least, as far as it alone is concerned?
    fn ever_held(&self) -> bool {
        !self.draft && self.revoked.is_none_or(|revoked| self.begins() < revoked)
    }
}

impl World {
    /// Is a letter in force on a day: signed, in its term, not revoked, and not replaced by one that has begun?
    fn is_in_force(&self, number: usize, on: i32) -> bool {
        let letter = &self.letters[number];
        let is_replaced = self
            .letters
            .iter()
            .any(|newer| newer.replaces == Some(number) && newer.ever_held() && newer.begins() <= on);
        !letter.draft
            && letter.signed <= on
            && letter.from <= on
            && on <= letter.to
            && letter.revoked.is_none_or(|revoked| on < revoked)
            && !is_replaced
    }

    /// May some window use a power over an item on a day?
    fn is_granted(&self, item: usize, power: usize, on: i32) -> bool {
        let department = self.items[item].department;
        (0..self.letters.len()).any(|number| {
            let letter = &self.letters[number];
            let window = &self.windows[letter.window];
            let says =
                letter.grants.iter().any(|(items, powers)| items.contains(&item) && powers.contains(&power));
            letter.department == department
                && says
                && window.serves[department]
                && window.is_in_office(on)
                && self.items[item].windows.contains(&letter.window)
                && self.is_in_force(number, on)
        })
    }

    /// The items of a department that count on a day: the lowest level that is present.
    fn counted(&self, department: usize, on: i32) -> Vec<usize> {
        let has_part =
            |main: usize| self.items.iter().any(|part| part.parent == Some(main) && part.is_handled(on));
        (0..self.items.len())
            .filter(|n| {
                self.items[*n].department == department && self.items[*n].is_handled(on) && !has_part(*n)
            })
            .collect()
    }

    /// The eight rates, each as the notice defines it: so many of so many.
    fn rates(&self, department: usize, on: i32) -> [(u64, u64); 8] {
        let counted = self.counted(department, on);
        let of = |power: usize, is_measured: &dyn Fn(&Item) -> bool| {
            let measured: Vec<usize> =
                counted.iter().copied().filter(|n| is_measured(&self.items[*n])).collect();
            let granted = measured.iter().filter(|item| self.is_granted(**item, power, on)).count();
            (granted as u64, measured.len() as u64)
        };
        [
            of(0, &|_| true),
            of(1, &|item| item.instant),
            of(1, &|item| item.category == 0),
            of(1, &|item| item.category == 1),
            of(2, &|item| !item.instant),
            of(3, &|_| true),
            of(4, &|_| true),
            of(5, &|_| true),
        ]
    }

    /// Every day on which something may change, and its neighbours.
    fn days(&self) -> BTreeSet<i32> {
        let mut days = BTreeSet::from([0, 30, 61, 200, 425]);
        for letter in &self.letters {
            days.extend([letter.signed, letter.from, letter.to]);
            days.extend(letter.revoked);
        }
        for item in &self.items {
            days.extend(item.first.into_iter().chain(item.last));
        }
        for window in &self.windows {
            match window.fate {
                Fate::Suspended(first, last) => days.extend(first.into_iter().chain(last)),
                Fate::Closes(on, _) | Fate::Opens(on) => days.extend([on]),
                Fate::Works | Fate::AlwaysSuspended | Fate::Gone => {}
            }
        }
        days.iter().flat_map(|day| [day - 1, *day, day + 1]).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rates_of_random_histories_agree_with_a_brute_force_reading_on_every_day(world in random::world()) {
        let checked = check_files(world.files(), day(425));
        let unread: Vec<_> = checked.findings.iter().filter(|found| found.diagnostic.rule.starts_with("YML")).collect();
        prop_assert!(unread.is_empty(), "{unread:#?}");
        let registry = checked.registry.as_ref().unwrap();
        for on in world.days() {
            let history = History::known_on(registry, day(on));
            let authority = Authority::on(&history, day(on));
            for key in registry.departments.keys() {
                let told = authority.rates(key).map(|rate| (rate.ratio.part, rate.ratio.whole));
                let number = usize::from(&*registry.departments[key].id == "d1");
                prop_assert_eq!(told, world.rates(number, on), "d{} on {}", number, day(on));
            }
        }
    }
}
