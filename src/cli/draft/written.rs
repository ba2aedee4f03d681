use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use xxhash_rust::xxh3::xxh3_128;

/// Its name in the folder of the papers.
const FILE_NAME: &str = ".mingchuang-papers";
const HEAD: &str = "# 由 mingchuang draft 维护：写过哪些文件、写的是什么。改动过的文件不会被覆盖。\n";

/// What was written, by fingerprint; a paper that holds something else was filled in by hand.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// What each holds, as far as is known; after a killed run either of two.
    last: BTreeMap<String, BTreeSet<u128>>,
    /// What is about to be written.
    announced: BTreeMap<String, u128>,
}

/// A fingerprint of bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

impl Written {
    /// Reads the list in a folder; `None` if there is none. A line that says nothing vouches for nothing.
    pub(super) fn read(folder: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read(folder.join(FILE_NAME)) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let mut list = Self::default();
        for line in text.lines() {
            let parts = line.split_once('\t');
            let parts = parts.and_then(|(path, hash)| Some((path, u128::from_str_radix(hash, 16).ok()?)));
            if let Some((path, hash)) = parts {
                list.last.entry(path.to_owned()).or_default().insert(hash);
            }
        }
        Ok(Some(list))
    }

    pub(super) fn save(&self, folder: &Path) -> io::Result<()> {
        let last = self.last.iter().flat_map(|(path, hashes)| hashes.iter().map(move |hash| (path, *hash)));
        let announced = self.announced.iter().map(|(path, hash)| (path, *hash));
        let lines: BTreeSet<(&String, u128)> = last.chain(announced).collect();
        let mut text = HEAD.to_owned();
        for (path, hash) in lines {
            let _ = writeln!(text, "{path}\t{hash:032x}");
        }
        let draft = folder.join(format!("{FILE_NAME}.part"));
        fs::write(&draft, text)?;
        fs::rename(draft, folder.join(FILE_NAME))
    }

    /// It may hold these bytes from now on, or still what it held.
    pub(super) fn announce(&mut self, path: &str, hash: u128) {
        self.announced.insert(path.to_owned(), hash);
    }

    /// It holds these bytes.
    pub(super) fn set(&mut self, path: &str, hash: u128) {
        self.announced.remove(path);
        self.last.insert(path.to_owned(), BTreeSet::from([hash]));
    }

    /// It was not written after all.
    pub(super) fn withdraw(&mut self, path: &str) {
        self.announced.remove(path);
    }

    /// Are these bytes what was written the last time?
    pub(super) fn was(&self, path: &str, hash: u128) -> bool {
        self.last.get(path).is_some_and(|hashes| hashes.contains(&hash))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.last.keys()
    }

    pub(super) fn forget(&mut self, path: &str) {
        self.last.remove(path);
    }
}
