use crate::records::{Date, Power};
use crate::registry::{DepartmentKey, ItemKey, LetterKey, PowerSet, Registry, WindowKey};

use super::LetterState;
use super::rates::{Counted, Rate, measure};

/// Who may decide what on a day: every letter's state and every power in force, computed once.
#[derive(Debug, Clone)]
pub struct Authority {
    day: Date,
    states: Vec<LetterState>,
    /// For each item, who holds which powers by which letter, in the order of the letters.
    held: Vec<Vec<WindowPowers>>,
}

/// Powers a window holds for an item by one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowPowers {
    /// Who holds them.
    pub window: WindowKey,
    /// The letter that grants them.
    pub letter: LetterKey,
    /// What the letter lets it do.
    pub powers: PowerSet,
}

impl Authority {
    /// Works out the powers in force on a day. Drafts and letters that have expired, been superseded or been revoked
    /// grant nothing.
    pub fn on(registry: &Registry, day: Date) -> Self {
        let states: Vec<LetterState> =
            registry.letters.keys().map(|key| LetterState::of(registry, key, day)).collect();
        let mut held: Vec<Vec<WindowPowers>> = vec![Vec::new(); registry.items.len()];
        for ((key, letter), state) in registry.letters.iter().zip(&states) {
            let Some(window) = letter.window.filter(|_| state.is_in_force()) else { continue };
            for grant in &letter.grants {
                for item in &grant.items {
                    add(&mut held[crate::registry::Key::index(*item)], window, key, grant.powers);
                }
            }
        }
        Self { day, states, held }
    }

    /// The day it was worked out for.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Where a letter stands on that day.
    pub fn state(&self, letter: LetterKey) -> LetterState {
        self.states[crate::registry::Key::index(letter)]
    }

    /// Which windows hold which powers for an item, in the order of the letters.
    pub fn holders(&self, item: ItemKey) -> &[WindowPowers] {
        &self.held[crate::registry::Key::index(item)]
    }

    /// The powers that at least one window holds for an item.
    pub fn powers(&self, item: ItemKey) -> PowerSet {
        self.holders(item).iter().fold(PowerSet::NONE, |all, held| all.union(held.powers))
    }

    /// The powers one window holds for an item.
    pub fn powers_at(&self, item: ItemKey, window: WindowKey) -> PowerSet {
        let here = self.holders(item).iter().filter(|held| held.window == window);
        here.fold(PowerSet::NONE, |all, held| all.union(held.powers))
    }

    /// Why a power is not granted for an item, if a letter in force says so.
    pub fn withheld_reason<'r>(
        &self,
        registry: &'r Registry,
        department: DepartmentKey,
        item: ItemKey,
        power: Power,
    ) -> Option<&'r str> {
        let letters = registry.departments[department].letters.iter();
        let mut in_force = letters.filter(|key| self.state(**key).is_in_force());
        in_force.find_map(|key| registry.letters[*key].withheld_reason(item, power))
    }

    /// The items of a department that are handled on that day, with what is granted for them. A 主项 that only stands
    /// above other items is not counted.
    pub fn counted(&self, registry: &Registry, department: DepartmentKey) -> Vec<Counted> {
        let items = registry.departments[department].items.iter();
        let counted = items.filter_map(|key| {
            let item = &registry.items[*key];
            registry.is_counted(*key, self.day).then(|| Counted {
                category: item.category,
                processing: item.record.processing,
                certificate: item.has_certificate(),
                granted: self.powers(*key),
            })
        });
        counted.collect()
    }

    /// The eight rates of a department on that day.
    pub fn rates<'r>(&self, registry: &'r Registry, department: DepartmentKey) -> [Rate<'r>; 8] {
        measure(&self.counted(registry, department), &registry.policy)
    }
}

fn add(held: &mut Vec<WindowPowers>, window: WindowKey, letter: LetterKey, powers: PowerSet) {
    match held.iter_mut().find(|entry| entry.window == window && entry.letter == letter) {
        Some(entry) => entry.powers = entry.powers.union(powers),
        None => held.push(WindowPowers { window, letter, powers }),
    }
}
