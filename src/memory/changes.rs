use std::collections::{BTreeMap, BTreeSet};

use crate::policy::{Authority, History};
use crate::records::Date;
use crate::registry::{Fingerprints, Registry, Whole, note_whole};

use super::comparison::{compare, remember};
use super::days::between;
use super::log::{Entry, FIRST_PUBLISHED, GONE};
use super::names::names_of_today;
use super::recollection::{Recollection, is_path};
use super::record::{kind_of, records};

/// What the public was told of changes, those of this build included.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// By day, newest first, then in the order of the records.
    entries: Vec<Entry>,
    /// Where the entries of each record are.
    of_record: BTreeMap<String, Vec<usize>>,
    /// What the changed records are.
    subjects: BTreeMap<String, Subject>,
    updates: Vec<(String, String)>,
}

/// A record of which something was told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Subject {
    /// What people call it.
    pub title: String,
    /// Who answers for it: a department, or what it belongs to.
    pub owner: String,
    /// Is it still in the content?
    pub is_there: bool,
}

impl Changes {
    /// Compares what the public last saw with what it sees on this day. A content folder without a memory begins one and
    /// tells nothing; on a day before the last one that is remembered nothing is compared.
    pub fn of(registry: &Registry, day: Date) -> Self {
        let logged: Vec<Entry> =
            registry.change_logs.values().flat_map(|log| &log.record.entries).map(Entry::from).collect();
        let is_look_back = logged.iter().any(|entry| entry.on > day);
        let (entries, updates) =
            if is_look_back { (logged, Vec::new()) } else { compare(registry, day, logged) };
        Self::told(registry, day, entries, updates)
    }

    /// What the next build would tell, and has not told yet; also of records that are no longer there.
    pub fn pending(registry: &Registry, day: Date) -> Self {
        let all = Self::of(registry, day);
        let logged: Vec<Entry> =
            registry.change_logs.values().flat_map(|log| &log.record.entries).map(Entry::from).collect();
        let mut entries: Vec<Entry> =
            all.entries.into_iter().filter(|entry| entry.on == day && !logged.contains(entry)).collect();
        entries.extend(gone(registry, day));
        Self::told(registry, day, entries, Vec::new())
    }

    /// What the public would see changed if the one content had been published, and the other came after it.
    pub fn between(before: &Registry, after: &Registry, day: Date) -> Self {
        let mut after = after.clone();
        after.change_logs.clear();
        after.remembered = remember(before, day);
        Self::pending(&after, day)
    }

    /// What the public sees change from one day to a later one although no record does.
    pub fn between_days(registry: &Registry, first: Date, later: Date) -> Self {
        let histories = [first, later].map(|day| History::known_on(registry, day));
        let [was, is] = [0, 1].map(|at| Authority::on(&histories[at], [first, later][at]));
        Self::told(registry, later, between(registry, was, is), Vec::new())
    }

    fn told(registry: &Registry, day: Date, mut entries: Vec<Entry>, updates: Vec<(String, String)>) -> Self {
        // The order of the records within a day is kept.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.on));
        // Mostly nothing was told, and every record would be asked for its former names.
        let names = if entries.is_empty() { BTreeMap::new() } else { names_of_today(registry) };
        let subjects = subjects(registry, day, &entries, &names);
        let mut of_record: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let name = names.get(&entry.record).unwrap_or(&entry.record);
            of_record.entry(name.clone()).or_default().push(at);
        }
        Self { entries, of_record, subjects, updates }
    }

    /// Adds what was told of each record to the fingerprint of the record, and everything to that of all changes.
    pub fn add_to(&self, registry: &Registry, fingerprints: &mut Fingerprints) {
        // What is written into the content is shown by no page.
        let Self { entries, of_record, subjects, updates: _ } = self;
        fingerprints.add_whole(Whole::Changes, &(entries, subjects));
        for (name, told) in of_record {
            let told: Vec<&Entry> = told.iter().map(|at| &entries[*at]).collect();
            fingerprints.add_named(registry, name, &told);
        }
    }

    /// Everything that was told, by day, newest first.
    pub fn entries(&self) -> &[Entry] {
        note_whole(Whole::Changes);
        &self.entries
    }

    /// What was told of a record, newest first.
    pub fn entries_of(&self, record: &str) -> impl Iterator<Item = &Entry> {
        self.of_record.get(record).into_iter().flatten().map(|at| &self.entries[*at])
    }

    /// The last day on which something changed in a record (更新日期); not the day on which it was first published.
    pub fn changed_on(&self, record: &str) -> Option<Date> {
        self.entries_of(record).find(|entry| entry.what != FIRST_PUBLISHED).map(|entry| entry.on)
    }

    /// What a record is of which something was told.
    pub fn subject(&self, record: &str) -> Option<&Subject> {
        note_whole(Whole::Changes);
        self.subjects.get(record)
    }

    /// The files in which the content remembers what the public saw, once this build has written its own.
    pub fn remembered(&self, registry: &Registry) -> BTreeSet<Box<str>> {
        let old = registry.remembered.iter().map(|file| file.path.clone());
        let new = self.updates.iter().map(|(path, _)| path.as_str().into());
        old.chain(new).filter(|path| is_path(path)).collect()
    }

    /// The files of the content folder that this build writes: path and text.
    pub fn updates(&self) -> &[(String, String)] {
        &self.updates
    }
}

/// What the records are of which something was told; of one that is gone, what it was.
fn subjects(
    registry: &Registry,
    day: Date,
    entries: &[Entry],
    names: &BTreeMap<String, String>,
) -> BTreeMap<String, Subject> {
    let mut wanted: BTreeSet<&str> = entries.iter().map(|entry| entry.record.as_str()).collect();
    let mut subjects = BTreeMap::new();
    if wanted.is_empty() {
        return subjects;
    }
    let renamed: Vec<(&str, &String)> =
        wanted.iter().filter_map(|name| Some((*name, names.get(*name)?))).collect();
    wanted.extend(renamed.iter().map(|(_, name)| name.as_str()));
    for record in records(registry, day).into_iter().filter(|record| wanted.remove(record.name.as_str())) {
        let owner = record.owner(registry).to_owned();
        subjects.insert(record.name, Subject { title: record.title.to_owned(), owner, is_there: true });
    }
    for (old, name) in &renamed {
        if let Some(subject) = subjects.get(*name).cloned() {
            wanted.remove(*old);
            subjects.insert((*old).to_owned(), subject);
        }
    }
    for ended in registry.ended().filter(|ended| wanted.remove(&*ended.record)) {
        let (title, owner) = (ended.title.to_string(), kind_of(&ended.record).to_owned());
        subjects.insert(ended.record.to_string(), Subject { title, owner, is_there: false });
    }
    if !wanted.is_empty() {
        let lines = registry.remembered.iter().flat_map(|file| Recollection::read(file.text()).lines);
        for line in lines.filter(|line| wanted.contains(line.record.as_str())) {
            let owner = kind_of(&line.record).to_owned();
            subjects.insert(line.record, Subject { title: line.title, owner, is_there: false });
        }
    }
    subjects
}

/// What is remembered and no longer there.
fn gone(registry: &Registry, day: Date) -> Vec<Entry> {
    let there: BTreeSet<String> = records(registry, day).into_iter().map(|record| record.name).collect();
    let lines = registry.remembered.iter().flat_map(|file| Recollection::read(file.text()).lines);
    let names = names_of_today(registry);
    let ended: BTreeSet<&str> = registry.ended().map(|ended| ended.record.as_str()).collect();
    let gone = lines.filter(|line| {
        let name = line.record.as_str();
        !there.contains(name) && !names.contains_key(name) && !ended.contains(name)
    });
    gone.map(|line| Entry::of_record(day, line.record, GONE)).collect()
}
