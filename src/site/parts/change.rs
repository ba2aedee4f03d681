use serde::Serialize;

use crate::memory::Entry;
use crate::records::Date;
use crate::site::model::Model;

use super::address;

/// What the public saw change in a record, told on the page of the record.
#[derive(Serialize)]
pub(crate) struct ChangeRow<'r> {
    on: Date,
    /// Without a full stop.
    sentence: String,
    reason: Option<&'r str>,
}

/// A day and what changed on it.
#[derive(Serialize)]
pub(crate) struct ChangeDay<'r> {
    on: Date,
    owners: Vec<ChangeOwner<'r>>,
}

/// A department, or what the records belong to, and what changed.
#[derive(Serialize)]
struct ChangeOwner<'r> {
    name: &'r str,
    records: Vec<ChangedRecord<'r>>,
}

/// A record and what changed in it on a day.
#[derive(Serialize)]
struct ChangedRecord<'r> {
    title: &'r str,
    /// Its page.
    url: String,
    changes: Vec<ChangeRow<'r>>,
}

fn row(entry: &Entry) -> ChangeRow<'_> {
    ChangeRow { on: entry.on, sentence: entry.sentence(), reason: entry.reason.as_deref() }
}

/// What was told of a record, newest first.
pub(crate) fn changes_of<'r>(model: &'r Model<'r>, record: &str) -> Vec<ChangeRow<'r>> {
    model.changes.entries_of(record).map(row).collect()
}

/// Entries by day, by department and by record; they come newest first.
pub(crate) fn change_days<'r>(model: &'r Model<'r>, entries: &'r [Entry]) -> Vec<ChangeDay<'r>> {
    let days = entries.chunk_by(|a, b| a.on == b.on);
    days.map(|day| {
        let mut owners: Vec<ChangeOwner<'r>> = Vec::new();
        for changes in day.chunk_by(|a, b| a.record == b.record) {
            let [first, ..] = changes else { continue };
            let subject = model.changes.subject(&first.record);
            let (title, name) =
                subject.map_or((first.record.as_str(), ""), |subject| (&*subject.title, &*subject.owner));
            let url = address::of_record(&first.record);
            let record = ChangedRecord { title, url, changes: changes.iter().map(row).collect() };
            match owners.iter_mut().find(|owner| owner.name == name) {
                Some(owner) => owner.records.push(record),
                None => owners.push(ChangeOwner { name, records: vec![record] }),
            }
        }
        ChangeDay { on: day[0].on, owners }
    })
    .collect()
}
