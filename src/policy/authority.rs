use crate::records::{Date, Power};
use crate::registry::{DepartmentKey, ItemKey, LetterKey, PowerSet, WindowKey};

use super::history::{History, Mention};
use super::rates::{Counted, Rate, RateId, measure};
use super::{GrantState, LetterState};

/// Who may decide what on one day. A power counts only where it can be used: granted by a letter in force, to a window
/// that is in office, serves the department and handles the item.
#[derive(Debug, Clone, Copy)]
pub struct Authority<'h, 'r> {
    history: &'h History<'r>,
    day: Date,
}

impl<'h, 'r> Authority<'h, 'r> {
    /// What the letters say for one day.
    pub fn on(history: &'h History<'r>, day: Date) -> Self {
        Self { history, day }
    }

    /// What the same letters say for another day.
    #[must_use]
    pub fn at(self, day: Date) -> Self {
        Self { day, ..self }
    }

    /// The day.
    pub fn day(self) -> Date {
        self.day
    }

    /// Where a letter stands.
    pub fn state(self, letter: LetterKey) -> LetterState {
        self.history.state(letter, self.day)
    }

    /// What the letters in force say of an item at windows that are in office, in the order of the letters.
    pub fn in_force(self, item: ItemKey) -> impl Iterator<Item = &'h Mention> + Clone + use<'h, 'r> {
        let registry = self.history.registry;
        let serves = registry.departments[registry.items[item].department].days().hold(self.day);
        self.history.mentions(item).iter().filter(move |mention| {
            serves
                && self.state(mention.letter).is_in_force()
                && registry.windows[mention.window].is_in_office(self.day)
        })
    }

    /// The powers that at least one window holds for an item.
    pub fn powers(self, item: ItemKey) -> PowerSet {
        self.in_force(item).fold(PowerSet::NONE, |all, mention| all.union(mention.granted))
    }

    /// The powers one window holds for an item.
    pub fn powers_at(self, item: ItemKey, window: WindowKey) -> PowerSet {
        let here = self.in_force(item).filter(|mention| mention.window == window);
        here.fold(PowerSet::NONE, |all, mention| all.union(mention.granted))
    }

    /// What is said of a power over an item at one of its windows.
    pub fn grant(self, item: ItemKey, window: WindowKey, power: Power) -> GrantState {
        let registry = self.history.registry;
        let mut here = self.in_force(item).filter(|mention| mention.window == window);
        let department = registry.items[item].department;
        if here.clone().any(|mention| mention.granted.contains(power)) {
            GrantState::Granted
        } else if here.any(|mention| mention.withheld.contains(power)) {
            GrantState::Kept
        } else if !GrantState::is_foreseen(power, registry.items[item].record.processing) {
            GrantState::NotForeseen
        } else if self.has_letter(window, department) {
            GrantState::NotGranted
        } else if self.had_letter(window, department) {
            GrantState::Lapsed
        } else {
            GrantState::NotGranted
        }
    }

    /// Why the department keeps a power over an item at one of its windows, if a letter in force says so.
    pub fn reason(self, item: ItemKey, window: WindowKey, power: Power) -> Option<&'r str> {
        let mut here = self.in_force(item).filter(|mention| mention.window == window);
        here.find_map(|mention| self.history.reason(mention, item, power))
    }

    /// May the window decide anything for the department: is it in office, with a letter in force?
    pub fn has_letter(self, window: WindowKey, department: DepartmentKey) -> bool {
        let registry = self.history.registry;
        registry.windows[window].is_in_office(self.day)
            && registry.departments[department].days().hold(self.day)
            && self.letters(window, department).any(|letter| self.state(letter).is_in_force())
    }

    /// Has the department ever granted anything to the window, by a letter that is no longer in force?
    fn had_letter(self, window: WindowKey, department: DepartmentKey) -> bool {
        self.letters(window, department).any(|letter| {
            let days = self.history.validity(letter).days;
            self.state(letter).is_over() && !days.is_never()
        })
    }

    fn letters(self, window: WindowKey, department: DepartmentKey) -> impl Iterator<Item = LetterKey> {
        let registry = self.history.registry;
        let letters = registry.windows[window].letters.iter().copied();
        letters.filter(move |letter| registry.letters[*letter].department == Some(department))
    }

    /// The items of a department that are handled on that day, with what is granted for them: the lowest level that is
    /// present counts, a 主项 that only stands above other items does not.
    pub fn counted(self, department: DepartmentKey) -> Vec<Counted> {
        self.counted_items(department).map(|(_, counted)| counted).collect()
    }

    /// The items that lower a rate of a department: it counts them, and no window holds the power.
    pub fn lacking(self, department: DepartmentKey, id: RateId) -> impl Iterator<Item = ItemKey> {
        let policy = &self.history.registry.policy;
        let lacks = move |counted: &Counted| {
            counted.is_measured_by(id, policy) && !counted.granted.contains(id.power())
        };
        self.counted_items(department).filter(move |(_, counted)| lacks(counted)).map(|(item, _)| item)
    }

    /// How many items of a department a rate counts.
    pub fn measured(self, department: DepartmentKey, id: RateId) -> usize {
        let policy = &self.history.registry.policy;
        self.counted_items(department).filter(|(_, counted)| counted.is_measured_by(id, policy)).count()
    }

    fn counted_items(
        self,
        department: DepartmentKey,
    ) -> impl Iterator<Item = (ItemKey, Counted)> + use<'h, 'r> {
        let registry = self.history.registry;
        let items = registry.departments[department].items.iter().copied();
        items.filter(move |item| registry.is_counted(*item, self.day)).map(move |key| {
            let item = &registry.items[key];
            let counted = Counted {
                category: item.category,
                processing: item.record.processing,
                certificate: item.has_certificate(),
                granted: self.powers(key),
            };
            (key, counted)
        })
    }

    /// The eight rates of a department.
    pub fn rates(self, department: DepartmentKey) -> [Rate<'r>; 8] {
        measure(&self.counted(department), &self.history.registry.policy)
    }
}
