use crate::records::Date;
use crate::registry::{
    CenterKey, DepartmentKey, Fingerprints, ItemKey, Key, Letter, PerRecord, Registry, WindowKey,
};

/// The days on which what is published of a record was formed (生成日期), as far as a document or a date of its own tells: no
/// day is made up, and none lies after the day on which the record was first published.
#[derive(Debug)]
pub(crate) struct Formed<'r> {
    registry: &'r Registry,
    /// When the first letter that names an item was signed.
    items: PerRecord<ItemKey, Option<Date>>,
    /// When the first letter of a department was signed.
    departments: PerRecord<DepartmentKey, Option<Date>>,
    /// When the first letter made out to a window was signed.
    windows: PerRecord<WindowKey, Option<Date>>,
}

impl<'r> Formed<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let mut items = vec![None; registry.items.len()];
        let mut departments = vec![None; registry.departments.len()];
        let mut windows = vec![None; registry.windows.len()];
        for letter in registry.letters.values() {
            let Some(signed) = letter.record.signed_on.filter(|_| letter.record.is_signed()) else {
                continue;
            };
            let sign =
                |first: &mut Option<Date>| *first = Some(first.map_or(signed, |first| first.min(signed)));
            named(letter).for_each(|item| sign(&mut items[item.index()]));
            letter.department.iter().for_each(|department| sign(&mut departments[department.index()]));
            letter.window.iter().for_each(|window| sign(&mut windows[window.index()]));
        }
        Self {
            registry,
            items: PerRecord::new(items),
            departments: PerRecord::new(departments),
            windows: PerRecord::new(windows),
        }
    }

    /// Adds the day of each record to the fingerprint of the record.
    pub(super) fn add_to(&self, fingerprints: &mut Fingerprints) {
        let Self { registry: _, items, departments, windows } = self;
        items.add_to(fingerprints);
        departments.add_to(fingerprints);
        windows.add_to(fingerprints);
    }

    /// From its own days, the change of the list that brought it, the list itself, the first letter that names it.
    pub(crate) fn item(&self, key: ItemKey, published: Date) -> Option<Date> {
        let item = &self.registry.items[key];
        let change = item.record.adjustment.as_ref().and_then(|change| change.effective_on);
        let lists = self.registry.policy.item_lists.iter();
        let list = lists
            .filter(|list| item.document.as_ref() == Some(&list.document_no))
            .find_map(|list| list.issued_on);
        first_until(published, [item.record.effective_from, change, list, self.items[key]])
    }

    /// From its first day or its first letter.
    pub(crate) fn department(&self, key: DepartmentKey, published: Date) -> Option<Date> {
        let record = &self.registry.departments[key].record;
        first_until(published, [record.established_on, self.departments[key]])
    }

    /// As written; else from its first day or the first letter made out to it.
    pub(crate) fn window(&self, key: WindowKey, published: Date) -> Option<Date> {
        let record = &self.registry.windows[key].record;
        record.formed_on.or_else(|| first_until(published, [record.opened_on, self.windows[key]]))
    }

    /// As written: a centre has no document of its own.
    pub(crate) fn center(&self, key: CenterKey) -> Option<Date> {
        self.registry.centers[key].record.formed_on
    }
}

fn named(letter: &Letter) -> impl Iterator<Item = ItemKey> {
    let granted = letter.grants.iter().flat_map(|grant| &grant.items);
    granted.chain(letter.withheld.iter().flat_map(|withheld| &withheld.items)).copied()
}

/// The first of these days that is known and can be meant: nothing is published before it is formed.
fn first_until<const N: usize>(published: Date, days: [Option<Date>; N]) -> Option<Date> {
    days.into_iter().flatten().find(|day| *day <= published)
}
