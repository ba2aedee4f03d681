use crate::policy::{Authority, IndexNumbers, Rate};
use crate::records::Date;
use crate::registry::{DepartmentKey, ItemKey, Key, Registry};

/// Everything views are made from, worked out once for a day.
pub struct Model<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Powers in force.
    pub authority: Authority,
    /// Index numbers.
    pub numbers: IndexNumbers,
    rates: Vec<[Rate<'r>; 8]>,
}

impl<'r> Model<'r> {
    /// Works everything out for a day.
    pub fn new(registry: &'r Registry, day: Date) -> Self {
        let authority = Authority::on(registry, day);
        let rates = registry.departments.keys().map(|key| authority.rates(registry, key)).collect();
        Self { registry, numbers: IndexNumbers::assign(registry, day), authority, rates }
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.authority.day()
    }

    /// How many of these items are handled on the day.
    pub(super) fn active(&self, items: &[ItemKey]) -> usize {
        items.iter().filter(|item| self.registry.items[**item].is_active(self.day())).count()
    }

    /// A department's rates.
    pub fn rates(&self, department: DepartmentKey) -> &[Rate<'r>; 8] {
        &self.rates[department.index()]
    }
}
