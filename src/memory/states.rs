use std::collections::BTreeMap;

use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::FileId;
use crate::registry::Registry;

use super::recollection;

/// The state of each content file: its bytes, and those of the attachments it names.
pub(super) struct States<'r> {
    registry: &'r Registry,
    /// Fingerprints of the attachments that each file names.
    attached: BTreeMap<FileId, Vec<u128>>,
}

impl<'r> States<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let mut attached: BTreeMap<FileId, Vec<u128>> = BTreeMap::new();
        for reference in &registry.file_references {
            if let Some(attachment) = registry.attachment(&reference.path) {
                attached.entry(reference.file).or_default().push(attachment.fingerprint);
            }
        }
        Self { registry, attached }
    }

    /// The state of one file.
    pub(super) fn state(&self, file: FileId) -> String {
        let mut hasher = Xxh3::new();
        if let Some((_, fingerprint)) = self.registry.files.get(file.0 as usize) {
            hasher.update(&fingerprint.to_le_bytes());
        }
        for fingerprint in self.attached.get(&file).into_iter().flatten() {
            hasher.update(&fingerprint.to_le_bytes());
        }
        format!("{:032x}", hasher.digest128())
    }
}

/// The files of the memory that cannot be read, and the first line of each, from 1, that is not as it was written. A file
/// that the next build has no need to read is only asked for its first line.
pub(crate) fn damage(registry: &Registry) -> Vec<(&str, usize)> {
    let states = States::of(registry);
    let files = registry.files.iter().zip(0..).map(|((path, _), at)| (&**path, FileId(at)));
    let files: BTreeMap<&str, FileId> = files.collect();
    let damaged =
        registry.remembered.iter().filter(|file| recollection::is_path(&file.path)).filter_map(|file| {
            let at = match recollection::file_of(&file.head) {
                None => Some(1),
                Some(of) => {
                    let state = files.get(of.as_str()).map(|file| states.state(*file));
                    let is_current = state.is_some_and(|state| recollection::is_current(&file.head, &state));
                    if is_current { None } else { recollection::first_unsound(file.text()) }
                }
            };
            Some((&*file.path, at?))
        });
    damaged.collect()
}
