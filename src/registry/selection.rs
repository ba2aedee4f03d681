//! Which items a draft means that names them by kind.

use super::{ItemKey, Letter, Registry};

impl Registry {
    /// What the selections of a letter pick, grant by grant: items of its department that are handled at its window on the
    /// first day of its term and that it names nowhere else. Nothing where nothing is selected, or the letter is incomplete.
    pub fn selected(&self, letter: &Letter) -> Vec<Vec<ItemKey>> {
        let mut named: Vec<ItemKey> =
            letter.grants.iter().flat_map(|grant| grant.items.iter().copied()).collect();
        let known = letter.department.zip(letter.window).zip(letter.record.term.as_ref());
        let picked = letter.record.grants.iter().map(|grant| {
            let (Some(select), Some(((department, window), term))) = (&grant.select, known) else {
                return Vec::new();
            };
            let items = self.windows[window].items.iter().copied();
            let picked: Vec<ItemKey> = items
                .filter(|key| {
                    let item = &self.items[*key];
                    item.department == department
                        && self.is_counted(*key, term.from)
                        && select.category.is_none_or(|category| category == item.category)
                        && select.processing.is_none_or(|processing| processing == item.record.processing)
                        && !named.contains(key)
                })
                .collect();
            named.extend(&picked);
            picked
        });
        picked.collect()
    }
}
