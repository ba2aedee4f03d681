use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::diagnostic::FileId;

use super::trace::{Part, Trace, Whole};
use super::{Key, RecordKey, Registry, Table};

/// Fingerprints of everything that can be read, by which two runs see what has changed between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// Of what no trace tells apart: the files that hold no record of a table, which records are published, and which files are
    /// attached.
    common: u64,
    /// Of every part, by its kind.
    parts: [Vec<u64>; Part::KINDS],
    /// Was there a value that cannot be written down? Then everything counts as changed.
    has_gap: bool,
}

impl Fingerprints {
    /// Of the records alone; what was worked out from them is added by those who did.
    pub fn of(registry: &Registry) -> Self {
        let mut parts: [Vec<u64>; Part::KINDS] = Default::default();
        parts[Part::WHOLES as usize] = vec![0; Whole::COUNT];
        let mut all = Self { common: common(registry), parts, has_gap: false };
        all.add_records(&registry.centers);
        all.add_records(&registry.departments);
        all.add_records(&registry.windows);
        all.add_records(&registry.items);
        all.add_records(&registry.letters);
        let ledger = registry.ledger.file.and_then(|FileId(at)| registry.files.get(at as usize));
        all.add_whole(Whole::LedgerBefore, &ledger);
        all
    }

    /// Adds what was worked out for a record.
    pub fn add<K: Key>(&mut self, key: K, value: &impl Serialize) {
        self.add_part(Part::record(key), value);
    }

    /// Adds what is read as a whole.
    pub fn add_whole(&mut self, whole: Whole, value: &impl Serialize) {
        self.add_part(Part::whole(whole), value);
    }

    /// Adds what is known of a record by its name; of one in no table, to what no trace tells apart.
    pub fn add_named(&mut self, registry: &Registry, name: &str, value: &impl Serialize) {
        match registry.named.get(name) {
            Some(RecordKey::Center(key)) => self.add(*key, value),
            Some(RecordKey::Department(key)) => self.add(*key, value),
            Some(RecordKey::Window(key)) => self.add(*key, value),
            Some(RecordKey::Item(key)) => self.add(*key, value),
            Some(RecordKey::Letter(key)) => self.add(*key, value),
            Some(RecordKey::Notice(_) | RecordKey::Page(_)) | None => {
                let fingerprint = fingerprint(&(name, value));
                self.common = both(self.common, self.known(fingerprint));
            }
        }
    }

    fn add_records<K: Key, T: Serialize + Sync>(&mut self, table: &Table<K, T>) {
        let records = table.untraced().par_iter().with_min_len(64);
        let fingerprints: Vec<Option<u64>> = records.map(fingerprint).collect();
        let kind = Part::record(K::from_index(0)).kind();
        self.parts[kind] = fingerprints.into_iter().map(|fingerprint| self.known(fingerprint)).collect();
    }

    fn known(&mut self, fingerprint: Option<u64>) -> u64 {
        self.has_gap |= fingerprint.is_none();
        fingerprint.unwrap_or_default()
    }

    fn add_part(&mut self, part: Part, value: &impl Serialize) {
        let fingerprint = self.known(fingerprint(value));
        let fingerprints = &mut self.parts[part.kind()];
        let at = part.index();
        if fingerprints.len() <= at {
            fingerprints.resize(at + 1, 0);
        }
        fingerprints[at] = both(fingerprints[at], fingerprint);
    }

    /// What has changed since an earlier run; `None` if everything may have.
    pub fn changes_since(&self, earlier: &Self) -> Option<ChangedParts> {
        let is_comparable = !self.has_gap
            && !earlier.has_gap
            && self.common == earlier.common
            && self.parts.iter().zip(&earlier.parts).all(|(now, then)| now.len() == then.len());
        let differ = |(now, then): (&Vec<u64>, &Vec<u64>)| {
            now.iter().zip(then).map(|(now, then)| now != then).collect::<Vec<bool>>()
        };
        is_comparable.then(|| {
            let mut changed: [Vec<bool>; Part::KINDS] = Default::default();
            for (changed, pair) in changed.iter_mut().zip(self.parts.iter().zip(&earlier.parts)) {
                *changed = differ(pair);
            }
            ChangedParts(changed)
        })
    }
}

/// What has changed between two runs.
#[derive(Debug, Clone)]
pub struct ChangedParts([Vec<bool>; Part::KINDS]);

impl ChangedParts {
    /// Has anything changed that this work read?
    pub fn reach(&self, trace: &Trace) -> bool {
        let is_changed = |part: &Part| self.0[part.kind()].get(part.index()).copied().unwrap_or(true);
        trace.0.iter().any(is_changed)
    }
}

/// `None` for a value that cannot be written down.
fn fingerprint(value: &impl Serialize) -> Option<u64> {
    postcard::to_stdvec(value).ok().map(|bytes| xxh3_64(&bytes))
}

fn both(first: u64, second: u64) -> u64 {
    let mut hasher = Xxh3::new();
    hasher.update(&first.to_le_bytes());
    hasher.update(&second.to_le_bytes());
    hasher.digest()
}

/// Every field of the registry is a table, follows from records of the tables and from files that hold none, or is only read
/// to work out what the public was told of changes.
fn common(registry: &Registry) -> u64 {
    let Registry {
        centers,
        departments,
        windows,
        items,
        letters,
        named,
        files,
        attachments,
        site: _,
        site_file: _,
        policy: _,
        policy_file: _,
        lexicon: _,
        sayings: _,
        topics: _,
        calendars: _,
        notices: _,
        pages: _,
        ledger,
        gone: _,
        ended: _,
        uncertain: _,
        file_references: _,
        unread_documents: _,
        doubt: _,
        change_logs,
        remembered: _,
    } = registry;
    let mut apart: BTreeSet<FileId> = change_logs.values().map(|log| log.file).collect();
    apart.extend(ledger.file);
    apart.extend(centers.untraced().iter().map(|record| record.file));
    apart.extend(departments.untraced().iter().map(|record| record.file));
    apart.extend(windows.untraced().iter().map(|record| record.file));
    apart.extend(items.untraced().iter().map(|record| record.file));
    apart.extend(letters.untraced().iter().map(|record| record.file));
    let mut hasher = Xxh3::new();
    for (id, (path, print)) in (0..).map(FileId).zip(files) {
        hasher.update(path.as_bytes());
        if !apart.contains(&id) {
            hasher.update(&print.to_le_bytes());
        }
    }
    for name in named.keys() {
        hasher.update(name.as_bytes());
    }
    for file in attachments {
        hasher.update(file.path.as_bytes());
        hasher.update(&file.fingerprint.to_le_bytes());
    }
    hasher.digest()
}
