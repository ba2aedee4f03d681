//! Taking words out of what is remembered that should never have been public. That something changed, and on which day,
//! stays.

use std::collections::BTreeMap;

use crate::load::{Content, Kind};
use crate::records::{FieldShape, ItemList, Shape};

use super::log::{self, Entry};
use super::recollection::Recollection;

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
    /// No record of this name was ever remembered.
    UnknownRecord,
    /// The record has no such field; it has these.
    UnknownField(Vec<&'static str>),
}

/// Takes a field of a record out of the log and of what the public last saw. `field` is written in either language.
pub(crate) fn redact(
    content: &Content,
    record: &str,
    field: &str,
    reason: &str,
) -> Result<Redaction, NotRedacted> {
    let known = fields_of(record).ok_or(NotRedacted::UnknownRecord)?;
    let Some(shape) = known.iter().find(|known| known.answers_to(field)) else {
        return Err(NotRedacted::UnknownField(known.iter().map(|known| known.label()).collect()));
    };
    let mut done = Redaction { field: shape.label().to_owned(), ..Redaction::default() };
    let mut is_known = false;
    for filed in &content.change_logs {
        let mut entries: Vec<Entry> = filed.record.entries.iter().map(Entry::from).collect();
        is_known |= entries.iter().any(|entry| entry.record == record);
        let mine = |entry: &&mut Entry| entry.record == record && shape.answers_to(&entry.what);
        let told = entries.iter_mut().filter(mine).map(|entry| entry.redact(reason)).count();
        if told > 0 {
            done.told += told;
            let year = entries.first().map_or(0, |entry| entry.on.year());
            done.files.push((log::path_of(year), log::write(&entries.iter().collect::<Vec<_>>())));
        }
    }
    for file in &content.remembered {
        let mut recollection = Recollection::read(file.text());
        for line in recollection.lines.iter_mut().filter(|line| line.record == record) {
            is_known = true;
            line.before.remove(shape.key);
            if line.seen.remove(shape.key).is_some() {
                line.redacted.insert(shape.key.to_owned(), reason.to_owned());
                done.seen = true;
            }
        }
        if done.seen && recollection.lines.iter().any(|line| line.record == record) {
            done.files.push((file.path.to_string(), recollection.write_over(file.text())));
        }
    }
    if is_known { Ok(done) } else { Err(NotRedacted::UnknownRecord) }
}

/// The fields of the records of a kind, by the name of one.
fn fields_of(record: &str) -> Option<Vec<&'static FieldShape>> {
    let folder = &record[..=record.find('/')?];
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == Some(folder))?;
    let mut fields: BTreeMap<&str, &'static FieldShape> = BTreeMap::new();
    let mut add = |shape: Shape| {
        if let Shape::Record(record) = shape {
            fields.extend(record.fields.iter().map(|field| (field.key, field)));
        }
    };
    add(kind.shape());
    if let (Kind::ItemList, Shape::Record(list)) = (kind, kind.shape()) {
        let items = list.fields.iter().find(|field| field.step == ItemList::items);
        if let Some(Shape::List(item)) = items.map(|field| (field.shape)()) {
            add(item());
        }
    }
    Some(fields.into_values().collect())
}
