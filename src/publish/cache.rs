//! What a run keeps for the next one: which files of the content it read, by their stamps, and what each became.
//!
//! It lies beside the content and not beside the site, for it holds drafts and remarks that are not published; only its owner can
//! look into it. It may be removed at any time, and is not believed when the program, the day or a byte of it has changed. What is
//! new is appended; when more than half of it is no longer used it is written anew. Must not know what a file became.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::source::{Recall, Stamp};

use super::foreign::{is_real_folder, unless_missing};
use super::lock::Lock;
use super::workshop::create_for_owner;

/// What is kept beside a content folder.
#[derive(Debug)]
pub struct Cache {
    /// Where, if there can be such a place.
    folder: Option<PathBuf>,
    /// When the run began to look at files.
    looked: SystemTime,
    index: Index,
    store: Option<File>,
}

/// A file of which something is kept from now on.
#[derive(Debug, Clone)]
pub struct Keep<'k> {
    /// Its path inside the content.
    pub path: &'k str,
    /// Its stamp before it was read.
    pub stamp: Option<Stamp>,
    /// Fingerprint of its bytes.
    pub fingerprint: u128,
    /// What it became; nothing if that is kept already.
    pub became: Option<Vec<u8>>,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Index {
    /// What must be equal for anything here to be believed.
    key: u128,
    /// Is the second of the two stores in use?
    is_second: bool,
    /// How long the store is; what is behind that a killed run has left.
    length: u64,
    files: BTreeMap<Box<str>, Line>,
}

/// What is kept of a file, and where in the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Line {
    /// Only if it was settled.
    stamp: Option<Stamp>,
    fingerprint: u128,
    at: u64,
    length: u32,
    sum: u64,
}

/// What stands in front of an index, before its sum.
const MAGIC: &[u8; 8] = b"mingread";
const INDEX: &str = "index";
const TRACES: &str = "traces";
const STORES: [&str; 2] = ["first", "second"];

impl Cache {
    /// One of which nothing is believed, to be filled by a run that began then.
    pub fn empty(content: &Path, key: u128, looked: SystemTime) -> Self {
        Self { folder: folder(content), looked, index: Index { key, ..Index::default() }, store: None }
    }

    /// What an earlier run kept under this key.
    pub fn beside(content: &Path, key: u128, looked: SystemTime) -> Self {
        let empty = Self::empty(content, key, looked);
        let kept = empty.folder.as_ref().and_then(|folder| {
            let index = Index::read(&folder.join(INDEX)).filter(|index| index.key == key)?;
            let store = File::open(folder.join(index.store())).ok()?;
            Some((index, Some(store)))
        });
        match kept {
            Some((index, store)) => Self { index, store, ..empty },
            None => empty,
        }
    }

    /// Notes which files have not changed for so long that the next run need not read them.
    pub fn settle(&self, files: Vec<Keep<'_>>) {
        if self.gains(&files) {
            self.keep(files, None, false);
        }
    }

    /// What was read to make each file of the site, as an earlier run kept it.
    pub fn traces(&self) -> Option<Vec<u8>> {
        self.store.as_ref()?;
        let bytes = fs::read(self.folder.as_ref()?.join(TRACES)).ok()?;
        let (key, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<16>()?;
        let (sum, body) = rest.split_first_chunk::<8>()?;
        let is_sound = *key == self.index.key.to_le_bytes() && *sum == xxh3_64(body).to_le_bytes();
        is_sound.then(|| body.to_vec())
    }

    /// Keeps what these files became and forgets all others, and keeps the traces, if there are new ones. `afresh`: nothing may be
    /// left but what is kept from now on. It only helps the next run: where it cannot be written it is not.
    pub fn keep(&self, files: Vec<Keep<'_>>, traces: Option<&[u8]>, afresh: bool) {
        let Some(folder) = &self.folder else { return };
        // It is there already, as a rule. No repository of the content shall take it up.
        if create_for_owner(folder).is_ok() {
            let _ = fs::write(folder.join(".gitignore"), "*\n");
        }
        if is_real_folder(folder)
            && let Ok(_lock) = Lock::take(folder)
        {
            let _ = self.update(folder, files, afresh);
            if afresh {
                let _ = fs::remove_file(folder.join(TRACES));
            }
            if let Some(traces) = traces {
                let head = [MAGIC.as_slice(), &self.index.key.to_le_bytes(), &xxh3_64(traces).to_le_bytes()];
                let _ = replace(folder, TRACES, &[&head.concat(), traces].concat());
            }
        }
    }

    /// Would it save the next run the reading of some file that this one has read?
    fn gains(&self, files: &[Keep<'_>]) -> bool {
        let is_settled = |keep: &Keep<'_>| keep.stamp.is_some_and(|stamp| stamp.is_settled(self.looked));
        let gains = |line: &Line, keep: &Keep<'_>| line.stamp != keep.stamp && is_settled(keep);
        files.iter().any(|keep| self.line(keep.path, keep.fingerprint).is_some_and(|line| gains(line, keep)))
    }

    fn update(&self, folder: &Path, files: Vec<Keep<'_>>, afresh: bool) -> io::Result<()> {
        let old = |keep: &Keep<'_>| self.line(keep.path, keep.fingerprint);
        let still = files.iter().filter(|keep| keep.became.is_none()).filter_map(old);
        let still: u64 = still.map(|line| u64::from(line.length)).sum();
        let appends = self.store.is_some() && !afresh && self.index.length / 2 <= still;
        let is_second = self.index.is_second == appends;
        let (key, length) = (self.index.key, if appends { self.index.length } else { 0 });
        let mut index = Index { key, is_second, length, files: BTreeMap::new() };
        let mut store = index.open(folder)?;
        for keep in files {
            let line = match (keep.became, self.line(keep.path, keep.fingerprint)) {
                (Some(bytes), _) => index.append(&bytes, keep.fingerprint, &mut store)?,
                (None, Some(line)) if appends => line.clone(),
                (None, _) => match self.became(keep.path, keep.fingerprint) {
                    Some(bytes) => index.append(&bytes, keep.fingerprint, &mut store)?,
                    None => continue,
                },
            };
            let stamp = keep.stamp.filter(|stamp| stamp.is_settled(self.looked));
            index.files.insert(keep.path.into(), Line { stamp, ..line });
        }
        store.flush()?;
        if index != self.index {
            index.write(folder)?;
        }
        if !appends {
            unless_missing(fs::remove_file(folder.join(STORES[usize::from(!is_second)])))?;
        }
        Ok(())
    }

    fn line(&self, path: &str, fingerprint: u128) -> Option<&Line> {
        self.index.files.get(path).filter(|line| line.fingerprint == fingerprint)
    }
}

/// The folder beside a content.
fn folder(content: &Path) -> Option<PathBuf> {
    let content = fs::canonicalize(content).ok()?;
    let name = format!(".{}.mingchuang", content.file_name()?.to_string_lossy());
    Some(content.with_file_name(name))
}

impl Recall for Cache {
    fn fingerprint(&self, name: &str, stamp: &Stamp) -> Option<u128> {
        let line = self.index.files.get(name)?;
        (line.stamp.as_ref() == Some(stamp)).then_some(line.fingerprint)
    }

    fn became(&self, name: &str, fingerprint: u128) -> Option<Vec<u8>> {
        let line = self.line(name, fingerprint)?;
        let mut bytes = vec![0; usize::try_from(line.length).ok()?];
        read_at(self.store.as_ref()?, &mut bytes, line.at).ok()?;
        (xxh3_64(&bytes) == line.sum).then_some(bytes)
    }
}

impl Index {
    fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let (sum, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
        let is_sound = xxh3_64(body) == u64::from_le_bytes(*sum);
        is_sound.then(|| postcard::from_bytes(body).ok()).flatten()
    }

    fn write(&self, folder: &Path) -> io::Result<()> {
        let body = postcard::to_stdvec(self).map_err(io::Error::other)?;
        replace(folder, INDEX, &[MAGIC.as_slice(), &xxh3_64(&body).to_le_bytes(), &body].concat())
    }

    /// The name of the store in use.
    fn store(&self) -> &'static str {
        STORES[usize::from(self.is_second)]
    }

    /// The store, ready for what comes behind its end.
    fn open(&self, folder: &Path) -> io::Result<BufWriter<File>> {
        let path = folder.join(self.store());
        let mut store = File::options().create(true).write(true).truncate(false).open(path)?;
        store.set_len(self.length)?;
        store.seek(SeekFrom::End(0))?;
        Ok(BufWriter::new(store))
    }

    fn append(&mut self, bytes: &[u8], fingerprint: u128, store: &mut impl Write) -> io::Result<Line> {
        store.write_all(bytes)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let line = Line { stamp: None, fingerprint, at: self.length, length, sum: xxh3_64(bytes) };
        self.length += u64::from(length);
        Ok(line)
    }
}

/// A file takes the place of the one before in one step.
fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join("unfinished");
    fs::write(&unfinished, bytes)?;
    fs::rename(unfinished, folder.join(name))
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(not(unix))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(content: &Path, key: u128) -> Cache {
        Cache::beside(content, key, SystemTime::now())
    }

    fn content(folder: &tempfile::TempDir) -> PathBuf {
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        content
    }

    fn keep(path: &str, became: Option<&str>) -> Keep<'static> {
        let path = Box::leak(path.to_owned().into_boxed_str());
        Keep { path, stamp: None, fingerprint: 7, became: became.map(|text| text.as_bytes().to_vec()) }
    }

    fn store(content: &Path) -> Vec<u8> {
        let read = |name| fs::read(folder(content).unwrap().join(name)).unwrap_or_default();
        STORES.map(read).concat()
    }

    #[test]
    fn what_a_file_became_is_found_by_its_bytes_under_the_same_key() {
        let folder = tempfile::tempdir().unwrap();
        let content = content(&folder);
        open(&content, 1).keep(vec![keep("a", Some("甲")), keep("b", Some("乙"))], None, false);
        let cache = open(&content, 1);
        assert_eq!(cache.became("a", 7).unwrap(), "甲".as_bytes());
        assert_eq!((cache.became("a", 8), cache.became("c", 7)), (None, None));
        assert_eq!(open(&content, 2).became("a", 7), None);
    }

    #[test]
    fn what_is_still_used_stays_and_the_rest_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let content = content(&folder);
        open(&content, 1).keep(vec![keep("a", Some("甲甲甲")), keep("b", Some("乙"))], None, false);
        open(&content, 1).keep(vec![keep("a", None), keep("c", Some("丙"))], None, false);
        let cache = open(&content, 1);
        let found = |name| cache.became(name, 7).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(["a", "b", "c"].map(found), [Some("甲甲甲".into()), None, Some("丙".into())]);
        cache.keep(vec![keep("c", None)], None, false);
        assert_eq!(store(&content), "丙".as_bytes(), "more than half was of no use any more");
        assert_eq!(open(&content, 1).became("c", 7).unwrap(), "丙".as_bytes());
    }

    #[test]
    fn afresh_nothing_is_left_of_what_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let content = content(&folder);
        open(&content, 1).keep(vec![keep("a", Some("甲甲甲")), keep("b", Some("乙"))], None, false);
        open(&content, 1).keep(vec![keep("a", None)], None, true);
        assert_eq!(store(&content), "甲甲甲".as_bytes());
        assert_eq!(open(&content, 1).became("a", 7).unwrap(), "甲甲甲".as_bytes());
    }

    #[test]
    fn a_damaged_byte_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let content = content(&folder);
        open(&content, 1).keep(vec![keep("a", Some("甲"))], None, false);
        let at = super::folder(&content).unwrap();
        let path = at.join(open(&content, 1).index.store());
        fs::write(&path, "乙").unwrap();
        assert_eq!(open(&content, 1).became("a", 7), None);
        fs::write(path, "").unwrap();
        assert_eq!(open(&content, 1).became("a", 7), None);
        let mut index = fs::read(at.join(INDEX)).unwrap();
        *index.last_mut().unwrap() ^= 1;
        fs::write(at.join(INDEX), index).unwrap();
        assert_eq!(open(&content, 1).became("a", 7), None);
    }

    #[test]
    fn traces_are_believed_under_the_same_key_while_no_byte_changed_and_gone_afresh() {
        let folder = tempfile::tempdir().unwrap();
        let content = content(&folder);
        let traces = |key| open(&content, key).traces();
        open(&content, 1).keep(vec![keep("a", Some("甲"))], Some(b"read"), false);
        open(&content, 1).settle(vec![keep("a", None)]);
        assert_eq!((traces(1).unwrap(), traces(2)), (b"read".to_vec(), None));
        let path = super::folder(&content).unwrap().join(TRACES);
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, bytes).unwrap();
        assert_eq!(traces(1), None);
        open(&content, 1).keep(vec![keep("a", None)], None, true);
        assert!(!path.exists());
    }
}
