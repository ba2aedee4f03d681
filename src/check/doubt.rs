use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FileId, Severity};
use crate::registry::{DepartmentKey, Doubt, Registry};

/// The departments in doubt: those of unreadable files, and those of files with an error.
pub(super) fn doubt<'f>(registry: &Registry, findings: impl Iterator<Item = &'f Diagnostic>) -> Doubt {
    let owners = owners(registry);
    let mut doubt = registry.doubt.clone();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    for file in errors.filter_map(|finding| finding.place.as_ref()).map(|place| place.file) {
        owners.get(&file).into_iter().flatten().for_each(|department| doubt.add(*department));
    }
    doubt
}

/// Which departments a file is about.
fn owners(registry: &Registry) -> BTreeMap<FileId, Vec<DepartmentKey>> {
    let mut owners: BTreeMap<FileId, Vec<DepartmentKey>> = BTreeMap::new();
    for (key, department) in registry.departments.iter() {
        owners.entry(department.file).or_default().push(key);
        let items = department.items.iter().map(|item| registry.items[*item].file);
        let letters = department.letters.iter().map(|letter| registry.letters[*letter].file);
        let windows = department.windows.iter().map(|window| registry.windows[*window].file);
        for file in items.chain(letters).chain(windows) {
            let of_file = owners.entry(file).or_default();
            if of_file.last() != Some(&key) {
                of_file.push(key);
            }
        }
    }
    owners
}
