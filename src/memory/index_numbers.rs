//! Index numbers (索引号): given once, kept for ever, never given to another record.

use std::collections::BTreeSet;

use crate::records::Date;
use crate::registry::{Fingerprints, FormerName, RecordKey, Registry, Whole, note_whole};

use super::ledger::{Ledger, Line, number};

/// The index numbers of everything that is published.
#[derive(Debug, Clone, Default)]
pub struct IndexNumbers {
    publisher: Box<str>,
    ledger: Ledger,
    new: Vec<Box<str>>,
    is_changed: bool,
}

impl IndexNumbers {
    /// The numbers that were given, and no others: for a look that publishes nothing.
    pub fn known(registry: &Registry) -> Self {
        let publisher = registry.site.publisher_code.as_str().into();
        let mut ledger = Ledger::of(&registry.ledger);
        let is_changed = follow(&mut ledger, registry);
        Self { publisher, ledger, new: Vec::new(), is_changed }
    }

    /// Keeps the numbers of the ledger. Records that have none get the next ones of the day's year, in the order of
    /// their names.
    pub fn assign(registry: &Registry, day: Date) -> Self {
        let mut numbers = Self::known(registry);
        let is_demonstration = registry.site.is_demonstration();
        let named = &registry.named;
        let ledger = &mut numbers.ledger;
        // A ledger that has begun as an official one stays one.
        let mark = is_demonstration && (ledger.demonstration || ledger.lines.is_empty());
        numbers.is_changed |= registry.ledger.demonstration != mark;
        ledger.demonstration = mark;
        if mark {
            let before = ledger.lines.len();
            let ended: BTreeSet<&str> = registry.ended().map(|ended| ended.record.as_str()).collect();
            ledger.lines.retain(|name, _| named.contains_key(&**name) || ended.contains(&**name));
            numbers.is_changed |= before != ledger.lines.len();
        }
        let year = day.year();
        let mut last = ledger.last_serial(year);
        for (name, key) in named {
            if ledger.lines.contains_key(name.as_str()) || !is_public(registry, *key, day) {
                continue;
            }
            let number = (!matches!(key, RecordKey::Page(_))).then(|| {
                last += 1;
                number(year, last)
            });
            let name: Box<str> = name.as_str().into();
            numbers.new.push(name.clone());
            ledger.lines.insert(name, Line { number, published_on: day, former: BTreeSet::new() });
        }
        numbers.is_changed |= !numbers.new.is_empty();
        numbers
    }

    /// Adds the line of each record to the fingerprint of the record, and all of them to that of the ledger.
    pub fn add_to(&self, registry: &Registry, fingerprints: &mut Fingerprints) {
        // What is new follows from the ledger; whether it has to be written concerns no page.
        let Self { publisher, ledger, new: _, is_changed: _ } = self;
        fingerprints.add_whole(Whole::Ledger, &(publisher, ledger));
        for (name, line) in &ledger.lines {
            fingerprints.add_named(registry, name, &(publisher, line));
        }
    }

    /// By the record's name: `windows/scjgj`, `letters/2026/scjgj`.
    fn line(&self, name: &str) -> Option<&Line> {
        self.ledger.lines.get(name)
    }

    /// The index number of a record with both of its parts; `None` while it has none.
    pub fn index_no(&self, name: &str) -> Option<String> {
        let number = self.line(name)?.number.as_deref()?;
        Some(if number.contains('/') { number.to_owned() } else { format!("{}/{number}", self.publisher) })
    }

    /// The day on which a record was first published; `None` if it has not been.
    pub fn published_on(&self, name: &str) -> Option<Date> {
        self.line(name).map(|line| line.published_on)
    }

    /// The ledger as it is when this is published.
    pub fn ledger(&self) -> &Ledger {
        note_whole(Whole::Ledger);
        &self.ledger
    }

    /// Remembers the addresses of the pages that show no single record. A demonstration forgets those that are gone.
    pub fn remember(&mut self, pages: BTreeSet<Box<str>>) {
        let before = self.ledger.pages.clone();
        if self.ledger.demonstration {
            self.ledger.pages = pages;
        } else {
            self.ledger.pages.extend(pages);
        }
        self.is_changed |= self.ledger.pages != before;
    }

    /// Does the ledger have to be written again?
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// The names of the records that are published for the first time.
    pub fn new_records(&self) -> &[Box<str>] {
        &self.new
    }
}

/// Gives the lines of records that were renamed their new names; says whether there were any.
fn follow(ledger: &mut Ledger, registry: &Registry) -> bool {
    let mut has_followed = false;
    let ended: BTreeSet<&str> = registry.ended().map(|ended| ended.record.as_str()).collect();
    for FormerName { name: old, key, .. } in registry.former_names() {
        let new = registry.name_of(key);
        if old == new || ended.contains(old.as_str()) || ledger.lines.contains_key(new.as_str()) {
            continue;
        }
        let Some(mut line) = ledger.lines.remove(old.as_str()) else { continue };
        line.former.remove(new.as_str());
        line.former.insert(old.into());
        ledger.lines.insert(new.into(), line);
        has_followed = true;
    }
    has_followed
}

/// Has the day come on which the record may be seen? A letter is known from the day of its signature.
pub(super) fn is_public(registry: &Registry, key: RecordKey, day: Date) -> bool {
    match key {
        RecordKey::Letter(key) => registry.letters[key].record.signed_on.is_some_and(|signed| signed <= day),
        _ => true,
    }
}
