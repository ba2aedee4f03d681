//! Taking words out of what is remembered that should never have been public. That something changed, and on which day,
//! stays.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::Kind;
use crate::records::{Body, FieldShape, Flag, ItemList, Shape, Shaped};
use crate::registry::Registry;

use super::log::{self, Entry};
use super::names::names_of_today;
use super::recollection::{Recollection, is_path};

/// What a redaction changes in the content folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redaction {
    /// The label of the field.
    pub field: String,
    /// Entries of the log that lose their words.
    pub told: usize,
    /// Is the value itself taken out, as the public last saw it?
    pub seen: bool,
    /// Paths and new texts of the files.
    pub files: Vec<(String, String)>,
}

/// Why nothing can be taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRedacted {
    /// The content cannot be read well enough.
    Unreadable,
    /// No record of this name was ever remembered.
    UnknownRecord,
    /// The record has no such field; it has these.
    UnknownField(Vec<&'static str>),
}

/// What has to be forgotten, and what is said instead.
#[derive(Debug, Clone, Copy)]
pub struct Forget<'t> {
    /// The record's name, whatever it was called then.
    pub record: &'t str,
    /// The field, in either language.
    pub field: &'t str,
    /// Only what holds these words: of a list the elements, of the log the texts.
    pub only: Option<&'t str>,
    /// Why; it is published.
    pub reason: &'t str,
}

/// Takes a field of a record out of the log and of what the public last saw.
pub(crate) fn redact(
    registry: &Registry,
    Forget { record, field, only, reason }: Forget<'_>,
) -> Result<Redaction, NotRedacted> {
    let known = fields_of(record).ok_or(NotRedacted::UnknownRecord)?;
    let Some(shape) = known.iter().find(|known| known.answers_to(field)) else {
        return Err(NotRedacted::UnknownField(known.iter().map(|known| known.label()).collect()));
    };
    let names = all_names(registry, record);
    let mut done = Redaction { field: shape.label().to_owned(), ..Redaction::default() };
    let mut is_known = false;
    for filed in registry.change_logs.values() {
        let mut entries: Vec<Entry> = filed.record.entries.iter().map(Entry::from).collect();
        is_known |= entries.iter().any(|entry| names.contains(&entry.record));
        let holds = |texts: &[String]| only.is_none_or(|words| texts.iter().any(|text| text.contains(words)));
        let mine = |entry: &&mut Entry| {
            let is_of_field = names.contains(&entry.record) && shape.answers_to(&entry.what);
            is_of_field && (holds(&entry.from) || holds(&entry.to))
        };
        let told = entries.iter_mut().filter(mine).map(|entry| entry.redact(only, reason)).count();
        if told > 0 {
            done.told += told;
            let year = entries.first().map_or(0, |entry| entry.on.year());
            done.files.push((log::path_of(year), log::write(&entries.iter().collect::<Vec<_>>())));
        }
    }
    for file in registry.remembered.iter().filter(|file| is_path(&file.path)) {
        let mut recollection = Recollection::read(file.text());
        let mut is_changed = false;
        for line in recollection.lines.iter_mut().filter(|line| names.contains(&line.record)) {
            is_known = true;
            is_changed |= line.take_out(shape.key, only, reason);
        }
        if is_changed {
            done.seen = true;
            done.files.push((file.path.to_string(), recollection.write_over(file.text())));
        }
    }
    if is_known { Ok(done) } else { Err(NotRedacted::UnknownRecord) }
}

/// What a record is called, was called, and will be called.
fn all_names(registry: &Registry, record: &str) -> BTreeSet<String> {
    let pairs = names_of_today(registry);
    let mut names = BTreeSet::from([record.to_owned()]);
    loop {
        let before = names.len();
        for (old, new) in &pairs {
            if names.contains(old) || names.contains(new) {
                names.extend([old.clone(), new.clone()]);
            }
        }
        if names.len() == before {
            return names;
        }
    }
}

/// The fields of the records of a kind, by the name of one.
fn fields_of(record: &str) -> Option<Vec<&'static FieldShape>> {
    let folder = &record[..=record.find('/')?];
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == Some(folder))?;
    let mut fields: BTreeMap<&str, &'static FieldShape> = BTreeMap::new();
    let mut add = |shape: Shape| {
        if let Shape::Record(record) = shape {
            let told =
                record.fields.iter().filter(|field| !field.is(Flag::Internal) && !field.is(Flag::Untold));
            fields.extend(told.map(|field| (field.key, field)));
        }
    };
    add(kind.shape());
    if kind.is_markdown() {
        add(Body::shape());
    }
    if let (Kind::ItemList, Shape::Record(list)) = (kind, kind.shape()) {
        let items = list.fields.iter().find(|field| field.step == ItemList::items);
        if let Some(Shape::List(item)) = items.map(|field| (field.shape)()) {
            add(item());
        }
    }
    Some(fields.into_values().collect())
}
