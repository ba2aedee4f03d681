//! Two sides of what is remembered of changes, made one: of each record what both remember, of the log every entry.

use std::collections::{BTreeMap, BTreeSet};

use crate::records::ChangeLog;

use super::log::{self, Entry};
use super::recollection::{self, Line, Recollection};

/// The text that two sides of a file come to, if it is a log of changes or holds what the public last saw. A record that
/// both sides changed is compared with the content again by the next build.
pub fn merged_memory(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if recollection::is_one(ours) && recollection::is_one(theirs) {
        return Some(lines(base, ours, theirs));
    }
    entries(ours, theirs)
}

fn lines(base: &str, ours: &str, theirs: &str) -> String {
    let by_record = |text: &str| -> BTreeMap<String, Line> {
        Recollection::read(text).lines.into_iter().map(|line| (line.record.clone(), line)).collect()
    };
    let (base, mut merged, theirs) = (by_record(base), by_record(ours), by_record(theirs));
    for (record, their) in theirs {
        match merged.get_mut(&record) {
            None => {
                merged.insert(record, their);
            }
            Some(our) => merge(our, their, base.get(&record)),
        }
    }
    Recollection { lines: merged.into_values().collect(), damaged: 0 }.write_over(ours)
}

/// What only one side changed is as that side saw it. What both changed each has told: the next build tells it no more.
fn merge(our: &mut Line, their: Line, base: Option<&Line>) {
    let keys: BTreeSet<String> = our.seen.keys().chain(their.seen.keys()).cloned().collect();
    for key in keys {
        let was = base.and_then(|base| base.seen.get(&key));
        let (mine, other) = (our.seen.get(&key), their.seen.get(&key));
        if mine == other || base.is_some() && other == was {
            continue;
        }
        if base.is_none() || mine != was {
            our.told.insert(key.clone());
        }
        match other {
            Some(value) => our.seen.insert(key, value.clone()),
            None => our.seen.remove(&key),
        };
    }
    if our.day <= their.day {
        our.day = their.day;
        our.before.extend(their.before);
    }
    our.redacted.extend(their.redacted);
    our.told.extend(their.told);
    for key in our.redacted.keys() {
        our.seen.remove(key);
    }
}

fn entries(ours: &str, theirs: &str) -> Option<String> {
    let read = |text: &str| -> Option<Vec<Entry>> {
        let log: ChangeLog = serde_yaml::from_str(text).ok().filter(|_| log::is_one(text))?;
        Some(log.entries.iter().map(Entry::from).collect())
    };
    let mut merged: BTreeMap<_, Entry> = BTreeMap::new();
    for entry in read(ours)?.into_iter().chain(read(theirs)?) {
        let key = (entry.on, entry.record.clone(), entry.what.clone());
        match merged.get_mut(&key) {
            None => {
                merged.insert(key, entry);
            }
            Some(ours) if entry.redacted => *ours = entry,
            Some(ours) => ours.reason = ours.reason.take().or(entry.reason),
        }
    }
    Some(log::write(&merged.values().collect::<Vec<_>>()))
}
