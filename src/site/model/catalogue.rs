use std::collections::BTreeMap;

use serde::Serialize;

use crate::memory::IndexNumbers;
use crate::records::Date;
use crate::registry::{DepartmentKey, LetterKey, RecordKey, Registry};

/// What is published, in the order of the index numbers: a new record comes last, and leaves the pages before its own as they
/// are. Records without a number follow.
#[derive(Debug, Serialize)]
pub(crate) struct Catalogue {
    /// All of it, and the parts in which it can be read.
    parts: BTreeMap<Part, Vec<RecordKey>>,
}

/// A part of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Part {
    All,
    Kind(RecordKind),
    /// Published first in this year.
    Year(i16),
    Department(DepartmentKey),
}

/// The kinds of records in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum RecordKind {
    Notice,
    Window,
    Letter,
    Department,
    Center,
    Item,
}

impl Catalogue {
    /// Of everything that is public on a day.
    pub(super) fn of(registry: &Registry, letters: &[LetterKey], numbers: &IndexNumbers, day: Date) -> Self {
        let all = (0..registry.notices.len()).map(RecordKey::Notice);
        let all = all.chain(registry.windows.keys().map(RecordKey::Window));
        let all = all.chain(letters.iter().copied().map(RecordKey::Letter));
        let all = all.chain(registry.departments.keys().map(RecordKey::Department));
        let all = all.chain(registry.centers.keys().map(RecordKey::Center));
        let all = all.chain(registry.items.keys().map(RecordKey::Item));
        let named = all.map(|key| (registry.name_of(key), key));
        let mut order: Vec<_> = named
            .map(|(name, key)| {
                let year = numbers.published_on(&name).unwrap_or(day).year();
                (numbers.index_no(&name).map(|number| place_of(&number)), year, key)
            })
            .collect();
        // Stable: those without a number stay in the order of their kinds.
        order.sort_by(|(a, ..), (b, ..)| (a.is_none(), a).cmp(&(b.is_none(), b)));
        let mut parts: BTreeMap<Part, Vec<RecordKey>> = BTreeMap::from([(Part::All, Vec::new())]);
        for (_, year, key) in order {
            let departments = departments_of(registry, key).into_iter().map(Part::Department);
            let own = [Part::All, Part::Kind(RecordKind::of(key)), Part::Year(year)];
            for part in own.into_iter().chain(departments) {
                parts.entry(part).or_default().push(key);
            }
        }
        // One year alone is all of it.
        let years = parts.keys().filter(|part| matches!(part, Part::Year(_))).count();
        parts.retain(|part, _| years > 1 || !matches!(part, Part::Year(_)));
        Self { parts }
    }

    /// Its parts that hold anything, all of it first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Part, &[RecordKey])> {
        self.parts.iter().map(|(part, records)| (*part, records.as_slice()))
    }

    /// The records of a part, in order.
    pub(crate) fn records(&self, part: Part) -> &[RecordKey] {
        self.parts.get(&part).map_or(&[], Vec::as_slice)
    }
}

/// Where an index number belongs: `…/2026-00535` is before `…/2026-100000`.
fn place_of(number: &str) -> (String, u64) {
    let (front, serial) = number.rsplit_once('-').unwrap_or((number, ""));
    (front.to_owned(), serial.parse().unwrap_or(0))
}

fn departments_of(registry: &Registry, key: RecordKey) -> Vec<DepartmentKey> {
    match key {
        RecordKey::Department(key) => vec![key],
        RecordKey::Window(key) => registry.windows[key].departments.clone(),
        RecordKey::Item(key) => vec![registry.items[key].department],
        RecordKey::Letter(key) => registry.letters[key].department.into_iter().collect(),
        RecordKey::Center(_) | RecordKey::Notice(_) | RecordKey::Page(_) => Vec::new(),
    }
}

impl RecordKind {
    pub(crate) fn of(key: RecordKey) -> Self {
        match key {
            RecordKey::Center(_) => Self::Center,
            RecordKey::Department(_) => Self::Department,
            RecordKey::Window(_) => Self::Window,
            RecordKey::Item(_) => Self::Item,
            RecordKey::Letter(_) => Self::Letter,
            RecordKey::Notice(_) | RecordKey::Page(_) => Self::Notice,
        }
    }

    /// What people call it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Notice => "通知",
            Self::Window => "窗口",
            Self::Letter => "授权书",
            Self::Department => "部门",
            Self::Center => "中心",
            Self::Item => "事项",
        }
    }

    /// Its name in addresses.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Notice => "notices",
            Self::Window => "windows",
            Self::Letter => "letters",
            Self::Department => "departments",
            Self::Center => "centers",
            Self::Item => "items",
        }
    }
}
