use serde::Serialize;

use crate::records::{Date, Power};
use crate::registry::{
    DepartmentKey, Fingerprints, ItemKey, Key, LetterKey, PerRecord, PowerSet, Registry, WindowKey,
};

use super::LetterState;
use super::validity::Validity;

/// Who may decide what, on every day: all letters with the days on which they are in force, and what each says of an item
/// at a window where that can be used.
#[derive(Debug, Clone)]
pub struct History<'r> {
    pub(super) registry: &'r Registry,
    validities: PerRecord<LetterKey, Validity>,
    /// For each item, in the order of the letters.
    mentions: PerRecord<ItemKey, Vec<Mention>>,
}

/// What a letter says of an item. It counts only where it can be used: the window serves the department that grants, and
/// handles the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The letter.
    pub letter: LetterKey,
    /// The window it is made out to.
    pub window: WindowKey,
    /// What the window may do.
    pub granted: PowerSet,
    /// What the department has kept, with a reason.
    pub withheld: PowerSet,
}

impl<'r> History<'r> {
    /// From the letters that are known on a day.
    pub fn known_on(registry: &'r Registry, day: Date) -> Self {
        let letters = registry.letters.keys();
        let validities = letters.map(|key| Validity::known_on(registry, key, day)).collect();
        let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); registry.items.len()];
        for (key, letter) in registry.letters.iter() {
            let (Some(department), Some(window)) = (letter.department, letter.window) else { continue };
            if !registry.windows[window].departments.contains(&department) {
                continue;
            }
            let mut mention = |items: &[ItemKey], granted: PowerSet, withheld: PowerSet| {
                for item in items.iter().filter(|item| registry.items[**item].windows.contains(&window)) {
                    let said = &mut mentions[item.index()];
                    match said.last_mut().filter(|last| last.letter == key) {
                        Some(last) => {
                            last.granted = last.granted.union(granted);
                            last.withheld = last.withheld.union(withheld);
                        }
                        None => said.push(Mention { letter: key, window, granted, withheld }),
                    }
                }
            };
            letter.grants.iter().for_each(|grant| mention(&grant.items, grant.powers, PowerSet::NONE));
            letter.withheld.iter().for_each(|kept| mention(&kept.items, PowerSet::NONE, kept.powers));
        }
        Self { registry, validities: PerRecord::new(validities), mentions: PerRecord::new(mentions) }
    }

    /// Adds what it says of each record to the fingerprint of the record.
    pub fn add_to(&self, fingerprints: &mut Fingerprints) {
        let Self { registry: _, validities, mentions } = self;
        validities.add_to(fingerprints);
        mentions.add_to(fingerprints);
    }

    /// When a letter is in force.
    pub fn validity(&self, letter: LetterKey) -> Validity {
        self.validities[letter]
    }

    /// Where a letter stands on a day.
    pub fn state(&self, letter: LetterKey, day: Date) -> LetterState {
        LetterState::on(self.validity(letter), day, self.registry.policy.reminder_days())
    }

    /// What letters say of an item where it can be used, in the order of the letters.
    pub fn mentions(&self, item: ItemKey) -> &[Mention] {
        &self.mentions[item]
    }

    /// Why a letter keeps a power over an item for the department.
    pub fn reason(&self, mention: &Mention, item: ItemKey, power: Power) -> Option<&'r str> {
        self.registry.letters[mention.letter].withheld_reason(item, power)
    }

    /// The days on which the state of a letter changes.
    pub fn letter_changes(&self, letter: LetterKey) -> impl Iterator<Item = Date> {
        self.validity(letter).changes(self.registry.policy.reminder_days())
    }

    /// The days on which it changes who may decide at a window, or by which letter.
    pub fn window_changes(&self, window: WindowKey) -> impl Iterator<Item = Date> {
        let record = &self.registry.windows[window];
        let letters = record.letters.iter().flat_map(|letter| self.letter_changes(*letter));
        let departments = record.departments.iter();
        let departments = departments.flat_map(|key| self.registry.departments[*key].days().changes());
        record.changes().chain(letters).chain(departments)
    }

    /// The days on which an item begins, ends, or changes hands at one of its windows.
    pub fn item_changes(&self, item: ItemKey) -> impl Iterator<Item = Date> {
        let record = &self.registry.items[item];
        let mentions = self.mentions(item).iter();
        let letters = mentions.flat_map(|mention| self.letter_changes(mention.letter));
        let windows = record.windows.iter().flat_map(|window| self.window_changes(*window));
        self.registry.counting_changes(item).chain(letters).chain(windows)
    }

    /// The days on which anything changes that the rates of a department depend on.
    pub fn department_changes(&self, department: DepartmentKey) -> impl Iterator<Item = Date> {
        let record = &self.registry.departments[department];
        let items = record.items.iter().flat_map(|item| self.registry.counting_changes(*item));
        let windows = record.windows.iter().flat_map(|window| self.registry.windows[*window].changes());
        let letters = record.letters.iter().flat_map(|letter| self.letter_changes(*letter));
        record.days().changes().chain(items).chain(windows).chain(letters)
    }
}
