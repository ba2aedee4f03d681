//! The manifest in a published folder: for every file its fingerprint, content hash and size; no clock. It is what makes
//! builds incremental. Owns what counts as intact; must not know what files mean.
//!
//! A build first takes the fingerprints of all inputs, reading what changed (`cache.rs`): if they are as before and every file is
//! intact (size, and not newer than the manifest), it ends there. Otherwise everything is checked, and views are made and
//! fingerprinted in parallel. Files with a known fingerprint are taken over and keep their time: they are in the tree before the
//! old one already, from which the new one is made, or are hard-linked from the old one. The rest is rendered and written, never
//! through a link. New index numbers go to the content's ledger together with the site that shows them; the manifest keeps them
//! too, so that they can be given back to a content that lost them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::diagnostic::Tally;
use crate::memory::Shown;

/// Its name in the published folder. What it lists is ours, and nothing else.
pub(super) const FILE_NAME: &str = ".mingchuang";

const MAGIC: &[u8; 8] = b"mingch05";

/// The first version that lists the files before everything else: later ones do, so that every version knows what is ours.
/// Earlier ones list them at the very end.
const FIRST_THAT_LISTS: &[u8; 8] = b"mingch05";

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
    /// Files that it does not have because others had put theirs there.
    pub(super) yielded: Vec<String>,
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
    /// Stands before the manifest, in the list of the files.
    #[serde(skip)]
    pub(super) path: String,
    /// Fingerprint of what it was made from.
    pub(super) fingerprint: u128,
    /// Fingerprint of its bytes.
    pub(super) content: u128,
    pub(super) size: u64,
    /// Did it pass the last look only because something in it was allowed?
    pub(super) spared: bool,
}

impl Entry {
    /// A file of which only the name is known: no file is equal to it.
    fn named(path: String) -> Self {
        Self { path, fingerprint: 0, content: 0, size: u64::MAX, spared: false }
    }

    /// Does the file hold exactly the bytes that were published?
    pub(super) fn is_content_of(&self, file: &Path) -> bool {
        let is_file = fs::symlink_metadata(file).is_ok_and(|found| found.is_file());
        is_file && fs::read(file).is_ok_and(|bytes| xxh3_128(&bytes) == self.content)
    }
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

    /// Is a file below this folder?
    pub(super) fn has_folder(&self, path: &str) -> bool {
        let inside = |entry: &Entry| entry.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let at = self.files.partition_point(|entry| entry.path.as_str() < format!("{path}/").as_str());
        self.files.get(at).is_some_and(inside)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let paths: Vec<&str> = self.files.iter().map(|entry| entry.path.as_str()).collect();
        let body = postcard::to_stdvec(&(paths, self)).unwrap_or_default();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(xxh3_64(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// `None` for anything but a whole manifest. Of another version only the names of the files are known: everything is made
    /// anew.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_at_checked(8)?;
        let (checksum, body) = rest.split_at_checked(8)?;
        let is_sound = magic.starts_with(&MAGIC[..6]) && checksum == xxh3_64(body).to_le_bytes();
        if !is_sound {
            return None;
        }
        let named = |paths: Vec<String>| Self {
            files: paths.into_iter().map(Entry::named).collect(),
            ..Self::default()
        };
        if magic < FIRST_THAT_LISTS.as_slice() {
            return listed_at_the_end(body).map(named);
        }
        let (paths, rest) = postcard::take_from_bytes::<Vec<String>>(body).ok()?;
        if magic != MAGIC {
            return Some(named(paths));
        }
        let mut manifest: Self = postcard::from_bytes(rest).ok()?;
        if manifest.files.len() != paths.len() {
            return None;
        }
        manifest.files.iter_mut().zip(paths).for_each(|(entry, path)| entry.path = path);
        Some(manifest)
    }
}

/// The names in the list of files at the end of an early manifest, whatever stands before it. Its entries held a fingerprint,
/// a hash and a size, and later whether something was allowed.
fn listed_at_the_end(body: &[u8]) -> Option<Vec<String>> {
    fn names<E: DeserializeOwned>(rest: &[u8], name: impl Fn(E) -> String) -> Option<Vec<String>> {
        let (entries, after) = postcard::take_from_bytes::<Vec<E>>(rest).ok()?;
        let names: Vec<String> = entries.into_iter().map(name).collect();
        (after.is_empty() && names.is_sorted() && names.iter().any(|name| name == "index.html"))
            .then_some(names)
    }
    (0..body.len()).filter_map(|at| body.get(at..)).find_map(|rest| {
        names::<(String, u128, u128, u64, bool)>(rest, |(name, ..)| name)
            .or_else(|| names::<(String, u128, u128, u64)>(rest, |(name, ..)| name))
    })
}

/// Fingerprint of the bytes of a manifest, and so of the whole site.
pub(super) fn fingerprint(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// Fingerprint of the site in a folder; `None` if there is none.
pub(super) fn fingerprint_of(folder: &Path) -> Option<u128> {
    fs::read(folder.join(FILE_NAME)).ok().map(|bytes| fingerprint(&bytes))
}

/// The numbers that the site in a folder shows; `None` if there is none, or its manifest cannot be read or is of another
/// version.
pub fn shown_at(folder: &Path) -> Option<Shown> {
    let bytes = fs::read(folder.join(FILE_NAME)).ok().filter(|bytes| bytes.starts_with(MAGIC))?;
    Manifest::from_bytes(&bytes).map(|manifest| manifest.shown)
}

/// Is a site published in this folder, by whatever version?
pub fn is_published(folder: &Path) -> bool {
    fs::read(folder.join(FILE_NAME)).is_ok_and(|bytes| bytes.starts_with(&MAGIC[..6]))
}

/// The manifest of a published folder and when it was written; files changed later are not trusted.
pub(super) struct Published {
    pub(super) manifest: Manifest,
    pub(super) written: SystemTime,
    /// Files whose bytes are known not to be those that were published.
    pub(super) damaged: BTreeSet<String>,
    /// Was every byte asked for? Then nothing is taken on trust.
    pub(super) is_verified: bool,
}

impl Published {
    /// Reads a folder's manifest; `None` if there is none, or it says nothing.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(FILE_NAME);
        let written = fs::metadata(&path).ok()?.modified().ok()?;
        Some(Self {
            manifest: Manifest::from_bytes(&fs::read(&path).ok()?)?,
            written,
            damaged: BTreeSet::new(),
            is_verified: false,
        })
    }

    /// Reads all files: those whose bytes are not what the manifest says.
    pub(super) fn not_as_published(&self, folder: &Path) -> BTreeSet<String> {
        let damaged = |entry: &&Entry| !entry.is_content_of(&folder.join(&entry.path));
        let files = self.manifest.files.par_iter().with_min_len(16);
        files.filter(damaged).map(|entry| entry.path.clone()).collect()
    }

    /// Is every file still as it was published, and every file of others for which one was left out?
    pub(super) fn is_whole(&self, folder: &Path) -> bool {
        let intact = |entry: &Entry| self.is_intact(folder, entry);
        !self.manifest.is_empty()
            && self.manifest.yielded.iter().all(|path| fs::symlink_metadata(folder.join(path)).is_ok())
            && self.manifest.files.par_iter().with_min_len(256).all(intact)
    }

    /// Is the file still as it was published?
    pub(super) fn is_intact(&self, folder: &Path, entry: &Entry) -> bool {
        fs::symlink_metadata(folder.join(&entry.path)).is_ok_and(|found| {
            found.is_file()
                && found.len() == entry.size
                && !self.damaged.contains(&entry.path)
                && found.modified().is_ok_and(|at| at <= self.written)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_manifest_is_not_read() {
        let manifest = of(&["index.html"]);
        let mut bytes = manifest.to_bytes();
        assert_eq!(Manifest::from_bytes(&bytes), Some(manifest));
        *bytes.last_mut().unwrap() ^= 1;
        assert_eq!(Manifest::from_bytes(&bytes), None);
        assert_eq!(Manifest::from_bytes(&bytes[..10]), None);
        assert_eq!(Manifest::from_bytes(b""), None);
    }

    #[test]
    fn of_an_earlier_version_the_names_are_read_and_nothing_is_reused() {
        let of_version = |version: &[u8; 8], body: Vec<u8>| {
            Manifest::from_bytes(&[version.as_slice(), &xxh3_64(&body).to_le_bytes(), &body].concat())
        };
        let paths = ["a/b.html", "index.html", "长".repeat(60).as_str()].map(str::to_owned);
        let (tally, print) = ((0_usize, 300_usize, 64_usize, 0_usize), u128::MAX);
        let first: Vec<_> = paths.iter().map(|path| (path, print, 0_u128, 1_u64 << 40)).collect();
        let fourth: Vec<_> = paths.iter().map(|path| (path, print, 0_u128, 9_u64, true)).collect();
        let shown = ("11450803", vec![("windows/scjgj", "2026-00001")]);
        for (version, body) in [
            (b"mingch01", postcard::to_stdvec(&(print, tally, &first)).unwrap()),
            (
                b"mingch04",
                postcard::to_stdvec(&(print, tally, false, shown, (7_u64, print), &fourth)).unwrap(),
            ),
        ] {
            let earlier = of_version(version, body).unwrap();
            assert!(earlier.files.iter().map(|entry| &entry.path).eq(&paths));
            assert!(earlier.files.iter().all(|entry| entry.size == u64::MAX));
        }
    }

    #[test]
    fn of_a_later_version_the_names_are_read_and_nothing_is_reused() {
        let bytes = |magic: &[u8; 8]| {
            let body =
                postcard::to_stdvec(&(vec!["a/b.html", "index.html"], "what nobody knows yet")).unwrap();
            [magic.as_slice(), &xxh3_64(&body).to_le_bytes(), &body].concat()
        };
        let later = Manifest::from_bytes(&bytes(b"mingch99")).unwrap();
        let names: Vec<&str> = later.files.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(names, ["a/b.html", "index.html"]);
        assert!(later.files.iter().all(|entry| entry.size == u64::MAX));
        assert_eq!(Manifest::from_bytes(&bytes(b"mingch04")), None);
        assert_eq!(Manifest::from_bytes(&bytes(b"somebody")), None);
    }

    #[test]
    fn a_folder_is_ours_if_a_file_below_it_is() {
        let manifest = of(&["a-b.html", "a/b/c.html", "a0.html", "ab/c.html"]);
        for (folder, is_ours) in
            [("a", true), ("a/b", true), ("ab", true), ("a/b/c.html", false), ("b", false)]
        {
            assert_eq!(manifest.has_folder(folder), is_ours, "{folder}");
        }
    }

    fn of(paths: &[&str]) -> Manifest {
        let entry = |path: &&str| Entry { content: 2, size: 3, ..Entry::named((*path).into()) };
        Manifest { inputs: 7, files: paths.iter().map(entry).collect(), ..Manifest::default() }
    }
}
