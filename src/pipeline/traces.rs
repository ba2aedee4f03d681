use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::exports::Group;
use crate::registry::{ChangedParts, Fingerprints, Trace};

/// What a build read to make each page and each group of data, so that the next one makes only what a change can reach.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Traces {
    /// Fingerprint of what all pages share.
    pub(super) shared: u128,
    /// Of everything that can be read.
    pub(super) fingerprints: Fingerprints,
    /// By the fingerprint of the path.
    pub(super) pages: BTreeMap<u64, Traced>,
    /// Groups of data, without their texts.
    pub(super) groups: Vec<Group>,
}

/// The fingerprint of a page and what was read for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Traced {
    pub(super) fingerprint: u128,
    pub(super) trace: Vec<u8>,
}

/// What an earlier build made, as far as no change reaches it.
pub(super) struct Unreached<'t> {
    traces: &'t Traces,
    changed: ChangedParts,
}

impl Traces {
    /// `None` if they are not those of a build with this program.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// `None` if they cannot be written down.
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }

    /// What has not changed since; `None` if everything may have.
    pub(super) fn unreached(&self, now: &Fingerprints) -> Option<Unreached<'_>> {
        now.changes_since(&self.fingerprints).map(|changed| Unreached { traces: self, changed })
    }

    /// By what a page is known.
    pub(super) fn name_of(path: &str) -> u64 {
        xxh3_64(path.as_bytes())
    }
}

impl Unreached<'_> {
    /// A page that would be made again as it is, if what all pages share is still the same.
    pub(super) fn page(&self, path: &str, shared: u128) -> Option<&Traced> {
        let traced =
            self.traces.pages.get(&Traces::name_of(path)).filter(|_| shared == self.traces.shared)?;
        self.is_unreached(&traced.trace).then_some(traced)
    }

    /// A group of data that would be made again as it is.
    pub(super) fn group(&self, at: usize) -> Option<Group> {
        self.traces.groups.get(at).filter(|group| self.is_unreached(&group.trace)).cloned()
    }

    fn is_unreached(&self, trace: &[u8]) -> bool {
        Trace::from_bytes(trace).is_some_and(|trace| !self.changed.reach(&trace))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::memory::IndexNumbers;
    use crate::pipeline::{Occasion, Silent, check};
    use crate::records::Date;
    use crate::registry::{Trace, Whole, note_whole};
    use crate::site::{Model, plan};

    #[test]
    fn of_the_example_everything_has_a_fingerprint_and_no_item_page_reads_another_department() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let day = Date::read("2026-11-23").unwrap();
        let occasion = Occasion { day, today: day, shown: None };
        let checked = check(&content, &occasion, &Silent).unwrap();
        let registry = checked.publishable(false).unwrap();
        let model = Model::new(registry, day, IndexNumbers::known(registry));
        let unchanged = model.fingerprints();
        let none = unchanged.changes_since(&model.fingerprints()).unwrap();
        // Something is said of one department.
        let changed_in = |department: &str| {
            let mut fingerprints = model.fingerprints();
            let (key, _) = registry.departments.iter().find(|(_, one)| &*one.id == department).unwrap();
            for item in &registry.departments[key].items {
                fingerprints.add(*item, &"changed");
            }
            fingerprints.changes_since(&unchanged).unwrap()
        };
        let (own, other) = (changed_in("scjgj"), changed_in("mzj"));
        let plans = plan(&model);
        let items: Vec<_> = plans.iter().filter(|plan| plan.path.starts_with("items/scjgj/")).collect();
        assert!(items.len() > 10);
        for plan in items {
            let (_, trace) = Trace::of(|| plan.view(&model));
            assert!(!none.reach(&trace) && !other.reach(&trace), "{}", plan.path);
            assert!(own.reach(&trace), "{}", plan.path);
        }
        let ((), trace) = Trace::of(|| note_whole(Whole::Names));
        assert!(!none.reach(&trace) && !own.reach(&trace));
    }
}
