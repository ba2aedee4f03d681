//! The manifest in a published folder: for every file its fingerprint, content hash and size; no clock. It is what makes
//! builds incremental. Owns what counts as intact; must not know what files mean.
//!
//! A build first hashes all inputs: if nothing changed and every file is intact (size, and not newer than the manifest),
//! it ends there. Otherwise everything is read and checked, and views are made and fingerprinted in parallel. Files with
//! a known fingerprint are hard-linked from the old tree and keep their time; the rest is rendered and written, never
//! through a link. New index numbers go to the content's ledger together with the site that shows them; the manifest keeps
//! them too, so that they can be given back to a content that lost them.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::diagnostic::Tally;
use crate::memory::Shown;

/// Its name in the published folder. Its presence says that this program made the folder.
pub(super) const FILE_NAME: &str = ".mingchuang";

const MAGIC: &[u8; 8] = b"mingch04";

/// What a published folder holds, and from which inputs. Deterministic: holds no clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Fingerprint of all inputs together.
    pub inputs: u128,
    /// What the check found.
    pub tally: Tally,
    /// Is it a look, of which the content knows nothing?
    pub is_look: bool,
    /// The numbers that are published here; those of a look are the ones before it.
    pub shown: Shown,
    /// Which last look the files passed, and what it allowed.
    pub(super) passed: Passed,
    /// The files, in the order of their paths.
    pub(super) files: Vec<Entry>,
}

/// A last look: two that are equal say the same of the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Passed {
    /// The version of the detector.
    pub(super) detector: u64,
    /// Fingerprint of what was allowed.
    pub(super) allowed: u128,
}

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) path: String,
    /// Fingerprint of what it was made from.
    pub(super) fingerprint: u128,
    /// Fingerprint of its bytes.
    pub(super) content: u128,
    pub(super) size: u64,
    /// Did it pass the last look only because something in it was allowed?
    pub(super) spared: bool,
}

impl Manifest {
    /// How many files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Is there no file?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn find(&self, path: &str) -> Option<&Entry> {
        let at = self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let body = postcard::to_stdvec(self).unwrap_or_default();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(xxh3_64(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// `None` for anything but a whole manifest of this version: then everything is made anew.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_at_checked(8)?;
        let (checksum, body) = rest.split_at_checked(8)?;
        let sound = magic == MAGIC && checksum == xxh3_64(body).to_le_bytes();
        if sound { postcard::from_bytes(body).ok() } else { None }
    }
}

/// Fingerprint of the bytes of a manifest, and so of the whole site.
pub(super) fn fingerprint(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// Fingerprint of the site in a folder; `None` if there is none.
pub(super) fn fingerprint_of(folder: &Path) -> Option<u128> {
    fs::read(folder.join(FILE_NAME)).ok().map(|bytes| fingerprint(&bytes))
}

/// The numbers that the site in a folder shows; `None` if there is none, or its manifest cannot be read.
pub fn shown_at(folder: &Path) -> Option<Shown> {
    Manifest::from_bytes(&fs::read(folder.join(FILE_NAME)).ok()?).map(|manifest| manifest.shown)
}

/// The manifest of a published folder and when it was written; files changed later are not trusted.
pub(super) struct Published {
    pub(super) manifest: Manifest,
    pub(super) written: SystemTime,
}

impl Published {
    /// Reads a folder's manifest. A folder whose manifest is of another version is ours, but nothing in it is reused.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(FILE_NAME);
        let written = fs::metadata(&path).ok()?.modified().ok()?;
        let manifest =
            fs::read(&path).ok().and_then(|bytes| Manifest::from_bytes(&bytes)).unwrap_or_default();
        Some(Self { manifest, written })
    }

    /// Is the file still as it was published?
    pub(super) fn is_intact(&self, folder: &Path, entry: &Entry) -> bool {
        fs::symlink_metadata(folder.join(&entry.path)).is_ok_and(|found| {
            found.is_file()
                && found.len() == entry.size
                && found.modified().is_ok_and(|at| at <= self.written)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_manifest_is_not_read() {
        let entry = Entry { path: "index.html".into(), fingerprint: 1, content: 2, size: 3, spared: false };
        let passed = Passed::default();
        let shown = Shown::default();
        let (tally, files) = (Tally::default(), vec![entry]);
        let manifest = Manifest { inputs: 7, tally, is_look: false, shown, passed, files };
        let mut bytes = manifest.to_bytes();
        assert_eq!(Manifest::from_bytes(&bytes), Some(manifest));
        *bytes.last_mut().unwrap() ^= 1;
        assert_eq!(Manifest::from_bytes(&bytes), None);
        assert_eq!(Manifest::from_bytes(&bytes[..10]), None);
    }
}
