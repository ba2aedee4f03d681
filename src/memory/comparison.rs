use std::collections::{BTreeMap, BTreeSet};
use std::slice::from_ref;

use crate::diagnostic::FileId;
use crate::records::Date;
use crate::registry::Registry;
use crate::source::RememberedFile;

use super::difference::{Difference, differences, without};
use super::log::{self, ADDRESS, ENDED, Entry, FIRST_PUBLISHED, WITHDRAWN};
use super::names::Names;
use super::recollection::{Line, Recollection, is_current, is_path, path_of};
use super::record::{Record, records};
use super::remembered::{Fields, Remembered, fields_of};
use super::states::States;

/// Compares what the public last saw of every record with what it sees on this day. Gives what was told and is told now,
/// and the files of the content folder that remember it: path and text.
pub(super) fn compare(
    registry: &Registry,
    day: Date,
    logged: Vec<Entry>,
) -> (Vec<Entry>, Vec<(String, String)>) {
    let mut comparison = Comparison::new(registry, day, logged);
    comparison.compare();
    comparison.tell_ends();
    comparison.finish()
}

/// What the public would remember of a content that was published as it is.
pub(crate) fn remember(registry: &Registry, day: Date) -> Vec<RememberedFile> {
    let mut comparison = Comparison::new(registry, day, Vec::new());
    comparison.files.clear();
    comparison.is_first = true;
    comparison.compare();
    let files = comparison.updates.into_iter();
    files.map(|(path, text)| RememberedFile::new(&path, &text)).collect()
}

/// The work of a comparison.
struct Comparison<'r> {
    registry: &'r Registry,
    day: Date,
    names: Names<'r>,
    /// No memory at all yet: nothing is told.
    is_first: bool,
    /// What was told on other days.
    settled: Vec<Entry>,
    /// What is told on this day, by record and field.
    today: BTreeMap<(String, String), Entry>,
    files: BTreeMap<&'r str, &'r RememberedFile>,
    states: States<'r>,
    /// What each record was called before.
    former: BTreeMap<String, Vec<String>>,
    /// Every line of the memory, read only when a record is not where it was.
    everywhere: Option<BTreeMap<String, Line>>,
    updates: Vec<(String, String)>,
    /// What earlier builds of this day told.
    told_before: BTreeMap<(String, String), Entry>,
}

impl<'r> Comparison<'r> {
    fn new(registry: &'r Registry, day: Date, mut logged: Vec<Entry>) -> Self {
        // What was told of a fiction says nothing of what is real.
        let begins_anew = registry.ledger.demonstration && !registry.site.is_demonstration();
        if begins_anew {
            logged.clear();
        }
        let (today, settled): (Vec<Entry>, Vec<Entry>) =
            logged.into_iter().partition(|entry| entry.on == day);
        let today: BTreeMap<_, _> =
            today.into_iter().map(|entry| ((entry.record.clone(), entry.what.clone()), entry)).collect();
        let files: BTreeMap<&str, &RememberedFile> =
            registry.remembered.iter().map(|file| (&*file.path, file)).collect();
        let is_first = begins_anew || !files.keys().any(|path| is_path(path));
        let (names, states) = (Names::of(registry), States::of(registry));
        let mut former: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for old in registry.former_names() {
            former.entry(registry.name_of(old.key)).or_default().push(old.name);
        }
        let emptied = registry.change_logs.keys().filter(|_| begins_anew);
        let updates = emptied.map(|year| (log::path_of(*year), log::write(&[]))).collect();
        let told_before = today.clone();
        Self {
            registry,
            day,
            names,
            is_first,
            settled,
            today,
            files,
            states,
            former,
            everywhere: None,
            updates,
            told_before,
        }
    }

    fn compare(&mut self) {
        let mut by_file: BTreeMap<FileId, Vec<Record<'r>>> = BTreeMap::new();
        let all = records(self.registry, self.day);
        let known: BTreeSet<String> = all.iter().map(|record| record.name.clone()).collect();
        for record in all {
            by_file.entry(record.file).or_default().push(record);
        }
        for (file, records) in by_file {
            let Some((path, _)) = self.registry.files.get(file.0 as usize) else { continue };
            let (remembered, state) = (path_of(path), self.states.state(file));
            let known_file = self.files.get(remembered.as_str());
            if known_file.is_some_and(|known| is_current(&known.head, &state)) {
                continue;
            }
            let old = known_file.filter(|_| !self.is_first).map(|known| Recollection::read(known.text()));
            let mut old = old.unwrap_or_default();
            let lines = records.iter().map(|record| self.line(record, &old)).collect();
            // What is gone from the content is remembered: its page says what it was.
            let renamed: BTreeSet<&String> = self.former.values().flatten().collect();
            old.lines.retain(|line| !known.contains(&line.record) && !renamed.contains(&line.record));
            let mut now = Recollection { lines, damaged: 0 };
            now.lines.append(&mut old.lines);
            self.updates.push((remembered, now.write(path, &state)));
        }
        if !self.is_first {
            self.forget(&known);
        }
    }

    /// Files of content that is no longer there keep only what has no other line: a record that has moved is remembered where
    /// it is now.
    fn forget(&mut self, known: &BTreeSet<String>) {
        let there: BTreeSet<String> = self.registry.files.iter().map(|(path, _)| path_of(path)).collect();
        let renamed: BTreeSet<&String> = self.former.values().flatten().collect();
        for (path, file) in self.files.iter().filter(|(path, _)| is_path(path) && !there.contains(**path)) {
            let mut left = Recollection::read(file.text());
            let all = left.lines.len();
            left.lines.retain(|line| !known.contains(&line.record) && !renamed.contains(&line.record));
            if left.lines.len() < all {
                self.updates.push(((*path).to_owned(), left.write_over(file.text())));
            }
        }
    }

    /// The line of a record from now on; tells what has changed.
    fn line(&mut self, record: &Record<'r>, old: &Recollection) -> Line {
        let seen = record.seen(self.registry);
        let now = fields_of(&seen);
        let mut line = Line {
            record: record.name.clone(),
            title: record.title.to_owned(),
            day: None,
            before: BTreeMap::new(),
            redacted: BTreeMap::new(),
            told: BTreeSet::new(),
            seen: now,
        };
        if self.is_first {
            return line;
        }
        let mut known = old.lines.iter().find(|line| line.record == record.name).cloned();
        if known.is_none()
            && let Some(before) = self.renamed(&record.name)
        {
            self.tell(&record.name, ADDRESS, from_ref(&before.record), from_ref(&record.name));
            known = Some(before);
        }
        let is_new = || {
            let entry = self.registry.ledger.entries.get(record.name.as_str());
            entry.is_none_or(|entry| entry.published_on >= self.day)
        };
        if known.is_none() && is_new() {
            self.tell(&record.name, FIRST_PUBLISHED, &[], &[]);
            return line;
        }
        if known.is_none() {
            known = self.elsewhere(&record.name);
        }
        // A record that is not remembered is from now on.
        let Some(before) = known else { return line };
        if before.changed_on(self.day) {
            line.before = before.before.clone();
        }
        let name_of = |field: &_, form: &_, text: &str| self.names.name(field, form, text, record.department);
        let today_of =
            |field: &_, form: &_, text: &str| self.names.today(field, form, text, record.department);
        let differences = differences(&seen, &before.seen, &line.seen, &name_of, &today_of);
        for difference in differences.into_iter().filter(|one| !before.told.contains(one.key)) {
            let was = line
                .before
                .get(difference.key)
                .cloned()
                .unwrap_or_else(|| print(&before.seen, difference.key));
            if print(&line.seen, difference.key) == was {
                line.before.remove(difference.key);
                self.take_back(&record.name, difference.label);
            } else {
                line.before.insert(difference.key.to_owned(), was);
                let Difference { key, label, from, to } = difference;
                self.tell(&record.name, label, &from, &to);
                if let Some(reason) = before.redacted.get(key) {
                    self.take_out(&record.name, label, reason);
                }
            }
        }
        line.day = (!line.before.is_empty()).then(|| self.day.to_string());
        line
    }

    /// Tells a change, together with what was told of the field earlier on the same day.
    fn tell(&mut self, record: &str, what: &str, from: &[String], to: &[String]) {
        let key = (record.to_owned(), what.to_owned());
        let entry =
            self.today.entry(key).or_insert_with(|| Entry::of_record(self.day, record.to_owned(), what));
        if entry.redacted {
            return;
        }
        let gone = [entry.from.clone(), without(from, &entry.to)].concat();
        let come = [without(&entry.to, from), to.to_vec()].concat();
        (entry.from, entry.to) = (without(&gone, &come), without(&come, &gone));
    }

    /// What was told of a field on this day loses its words.
    fn take_out(&mut self, record: &str, what: &str, reason: &str) {
        if let Some(entry) = self.today.get_mut(&(record.to_owned(), what.to_owned())) {
            entry.redact(None, reason);
        }
    }

    /// The field is again what it was when the day began.
    fn take_back(&mut self, record: &str, what: &str) {
        self.today.remove(&(record.to_owned(), what.to_owned()));
    }

    /// The line of a record under the name that it had before.
    fn renamed(&mut self, record: &str) -> Option<Line> {
        let names = self.former.get(record)?.clone();
        names.iter().find_map(|name| self.elsewhere(name))
    }

    /// Tells of records that have ended, and of those that have not although that was told, once.
    fn tell_ends(&mut self) {
        if self.is_first {
            return;
        }
        let told = log::ends(&self.settled);
        let mut due: BTreeMap<(String, String), String> = BTreeMap::new();
        let registered = self.registry.ended.iter().flat_map(|filed| &filed.record.records);
        for ended in registered.filter(|ended| ended.withdrawn.is_some()) {
            if told.contains_key(&*ended.record) {
                let reason = ended.withdrawn.as_ref().unwrap_or(&ended.reason).to_string();
                due.insert((ended.record.to_string(), WITHDRAWN.to_owned()), reason);
            }
        }
        for ended in self.registry.ended() {
            due.remove(&(ended.record.to_string(), WITHDRAWN.to_owned()));
            if !told.contains_key(&*ended.record) && self.elsewhere(&ended.record).is_some() {
                due.insert((ended.record.to_string(), ENDED.to_owned()), ended.reason.to_string());
            }
        }
        // What was told of it earlier on this day holds no longer.
        self.today.retain(|key, entry| entry.tells_end().is_none() || due.contains_key(key));
        for ((record, what), reason) in due {
            self.tell(&record, &what, &[], &[]);
            self.today.entry((record, what)).and_modify(|entry| entry.reason = Some(reason));
        }
    }

    /// The line of a record that has moved to another file.
    fn elsewhere(&mut self, record: &str) -> Option<Line> {
        let files = &self.files;
        let everywhere = self.everywhere.get_or_insert_with(|| {
            let lines = files.values().flat_map(|file| Recollection::read(file.text()).lines);
            lines.map(|line| (line.record.clone(), line)).collect()
        });
        everywhere.get(record).cloned()
    }

    fn finish(mut self) -> (Vec<Entry>, Vec<(String, String)>) {
        let is_told = self.today != self.told_before;
        let mut entries = self.settled;
        entries.extend(self.today.into_values());
        if is_told {
            let of_year: Vec<&Entry> =
                entries.iter().filter(|entry| entry.on.year() == self.day.year()).collect();
            self.updates.push((log::path_of(self.day.year()), log::write(&of_year)));
        }
        (entries, self.updates)
    }
}

/// The fingerprint of a field's value; empty if it has none.
fn print(fields: &Fields, key: &str) -> String {
    fields.get(key).map(Remembered::fingerprint).unwrap_or_default()
}
