//! The records that pages show, as rows: what they hold, with the days from which and until which it holds.

use std::collections::BTreeMap;

use crate::memory::{Changes, IndexNumbers};
use crate::policy::History;
use crate::records::{Code, Date, Days, Phone, Post, Power, Walked, WindowStatus};
use crate::registry::{
    CenterKey, DepartmentKey, ItemKey, LetterKey, PowerSet, RecordKey, Registry, Window, WindowKey,
};

use super::form::{Column, Form};
use super::kind::Kind;
use super::value::{Instead, Row, Value, row};

/// All that is needed to tell what is published.
#[derive(Clone, Copy)]
pub struct Published<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// From when to when each letter is in force.
    pub history: &'r History<'r>,
    /// The number and the first day of each record.
    pub numbers: &'r IndexNumbers,
    /// When each was changed last.
    pub changes: &'r Changes,
    /// The day of the build: what is known on it is published.
    pub day: Date,
}

/// The columns of all kinds, worked out once.
pub(super) struct Columns(BTreeMap<Kind, Vec<Column>>);

impl Columns {
    pub(super) fn of_all_kinds() -> Self {
        Self(Kind::ALL.into_iter().map(|kind| (kind, kind.columns())).collect())
    }

    pub(super) fn of(&self, kind: Kind) -> &[Column] {
        self.0.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Of the rows that stand in a column of a kind.
    fn inside(&self, kind: Kind, key: &str) -> &[Column] {
        let found = self.of(kind).iter().find(|column| column.key == key);
        match found.map(|column| &column.form) {
            Some(Form::Rows(columns) | Form::Table(columns) | Form::Object(columns)) => columns,
            _ => &[],
        }
    }
}

impl Published<'_> {
    pub(super) fn center(&self, columns: &Columns, key: CenterKey) -> Row {
        let center = &self.registry.centers[key];
        let mut instead = self.of_all(RecordKey::Center(key));
        let closures = center.record.closures.iter().filter(|closure| !closure.days().end_before(self.day));
        rows(&mut instead, columns, Kind::Centers, "closures", closures);
        row(columns.of(Kind::Centers), center.record.seen(), instead)
    }

    pub(super) fn department(&self, columns: &Columns, key: DepartmentKey) -> Row {
        let department = &self.registry.departments[key];
        let mut instead = self.of_all(RecordKey::Department(key));
        between(&mut instead, department.days());
        let moved_to = department.moved_to.map(|other| self.id(RecordKey::Department(other)));
        instead.insert("moved_to", Value::maybe(moved_to));
        row(columns.of(Kind::Departments), department.record.seen(), instead)
    }

    pub(super) fn window(&self, columns: &Columns, key: WindowKey) -> Row {
        let registry = self.registry;
        let window = &registry.windows[key];
        let record = &window.record;
        let mut instead = self.of_all(RecordKey::Window(key));
        between(&mut instead, Days::new(record.opened_on, record.closed_on));
        instead.insert("undated", Value::maybe(undated(window).map(WindowStatus::label)));
        let center = window.center.map(|center| self.id(RecordKey::Center(center)));
        instead.insert("center", Value::maybe(center));
        let departments = window.departments.iter().map(|key| self.id(RecordKey::Department(*key)));
        instead.insert("departments", Value::List(departments.collect()));
        let complaint = registry.complaint_of(key);
        instead.insert("complaint", Value::maybe(complaint.map(Phone::as_str)));
        rows(&mut instead, columns, Kind::Windows, "hours", registry.hours_of(key).iter());
        let posts = record.posts.iter().filter(|post| !post.days().end_before(self.day));
        let posts = posts.map(|post| self.post(columns.inside(Kind::Windows, "posts"), post));
        instead.insert("posts", Value::Rows(posts.collect()));
        let suspended = record.suspended.iter().filter(|days| !days.days().end_before(self.day));
        rows(&mut instead, columns, Kind::Windows, "suspended", suspended);
        if record.alert.as_ref().is_some_and(|alert| alert.days().end_before(self.day)) {
            instead.insert("alert", Value::Nothing);
        }
        row(columns.of(Kind::Windows), record.seen(), instead)
    }

    /// Since when somebody is there is nobody's business; from when on, everybody's.
    fn post(&self, columns: &[Column], post: &Post) -> Row {
        let mut instead = Instead::new();
        instead.insert("since", Value::day(post.since.filter(|since| self.day < *since)));
        instead.insert("phone", Value::maybe(post.published_phone().map(Phone::as_str)));
        row(columns, post.seen(), instead)
    }

    pub(super) fn item(&self, columns: &Columns, key: ItemKey) -> Row {
        let registry = self.registry;
        let item = &registry.items[key];
        let record = &item.record;
        let mut instead = self.of_all(RecordKey::Item(key));
        between(&mut instead, item.days());
        instead.insert("department", Value::text(self.id(RecordKey::Department(item.department))));
        instead.insert("category", Value::text(item.category.label()));
        instead.insert("document", Value::maybe(item.document.as_deref()));
        let windows = item.windows.iter().map(|key| self.id(RecordKey::Window(*key)));
        instead.insert("windows", Value::List(windows.collect()));
        instead.insert("moved_to", Value::maybe(item.moved_to.map(|key| self.id(RecordKey::Item(key)))));
        let of_window = || registry.complaint_of(*item.windows.first()?);
        let complaint = record.complaint.as_ref().or_else(of_window);
        instead.insert("complaint", Value::maybe(complaint.map(Phone::as_str)));
        instead.insert("certificate", Value::YesNo(item.has_certificate()));
        if let Some(fee) = &record.fee {
            let account = fee.published_account().map(Code::as_str);
            let instead_of_fee = Instead::from([("payee_account", Value::maybe(account))]);
            let fee = row(columns.inside(Kind::Items, "fee"), fee.seen(), instead_of_fee);
            instead.insert("fee", Value::Object(fee));
        }
        row(columns.of(Kind::Items), record.seen(), instead)
    }

    pub(super) fn letter(&self, columns: &Columns, key: LetterKey) -> Row {
        let registry = self.registry;
        let letter = &registry.letters[key];
        let mut instead = self.of_all(RecordKey::Letter(key));
        between(&mut instead, self.history.validity(key).days);
        let department = letter.department.map(|key| self.id(RecordKey::Department(key)));
        instead.insert("department", Value::maybe(department));
        instead.insert("department_name", Value::maybe(letter.department_name(registry)));
        instead.insert("window", Value::maybe(letter.window.map(|key| self.id(RecordKey::Window(key)))));
        instead.insert("window_name", Value::maybe(letter.window_name(registry)));
        let counters = letter.counters(registry).iter().map(|code| code.as_str().to_owned());
        instead.insert("counters", Value::List(counters.collect()));
        instead.insert("grants", Value::Rows(self.grants(key)));
        let supersedes = letter.supersedes.map(|older| self.id(RecordKey::Letter(older)));
        instead.insert("supersedes", Value::maybe(supersedes));
        instead.insert("sealed", Value::YesNo(letter.record.sealed.is_none_or(|sealed| sealed.0)));
        row(columns.of(Kind::Letters), letter.record.seen(), instead)
    }

    /// What a letter grants and what it keeps, item by item; items that have ended since come last.
    fn grants(&self, key: LetterKey) -> Vec<Row> {
        let letter = &self.registry.letters[key];
        let mut items: BTreeMap<ItemKey, (PowerSet, Vec<Row>)> = BTreeMap::new();
        let mut ended: BTreeMap<(&str, &str), PowerSet> = BTreeMap::new();
        for (grant, written) in letter.grants.iter().zip(&letter.record.grants) {
            for item in &grant.items {
                let (granted, _) = items.entry(*item).or_default();
                *granted = granted.union(grant.powers);
            }
            for gone in self.registry.ended_items(key, &written.items) {
                let granted = ended.entry((gone.record.as_str(), gone.title.as_str())).or_default();
                *granted = granted.union(grant.powers);
            }
        }
        for kept in &letter.withheld {
            for item in &kept.items {
                let (_, withheld) = items.entry(*item).or_default();
                withheld.push(vec![powers(kept.powers), Value::text(kept.reason.as_str())]);
            }
        }
        let items = items.into_iter().map(|(item, (granted, withheld))| {
            let name = self.registry.items[item].record.name.as_str();
            let id = self.id(RecordKey::Item(item));
            vec![Value::Text(id), Value::text(name), powers(granted), Value::Rows(withheld)]
        });
        let ended = ended.into_iter().map(|((id, name), granted)| {
            vec![Value::text(id), Value::text(name), powers(granted), Value::Nothing]
        });
        items.chain(ended).collect()
    }

    fn of_all(&self, key: RecordKey) -> Instead {
        let id = self.id(key);
        Instead::from([
            ("index_no", Value::maybe(self.numbers.index_no(&id))),
            ("published_on", Value::day(self.numbers.published_on(&id))),
            ("updated_on", Value::day(self.changes.changed_on(&id))),
            ("id", Value::Text(id)),
        ])
    }

    fn id(&self, key: RecordKey) -> String {
        self.registry.name_of(key)
    }
}

/// What the record says of a window without a day.
fn undated(window: &Window) -> Option<WindowStatus> {
    let record = &window.record;
    let has_no_day = match record.status? {
        WindowStatus::Closed => record.closed_on.is_none(),
        WindowStatus::Suspended => record.suspended.is_empty(),
        WindowStatus::Active => false,
    };
    record.status.filter(|_| has_no_day)
}

fn between(instead: &mut Instead, days: Days) {
    instead.insert("from", Value::day(days.first));
    instead.insert("to", Value::day(days.last));
}

fn rows<'r, T: Walked + 'r>(
    instead: &mut Instead,
    columns: &Columns,
    kind: Kind,
    key: &'static str,
    records: impl Iterator<Item = &'r T>,
) {
    let columns = columns.inside(kind, key);
    let rows = records.map(|record| row(columns, record.seen(), Instead::new()));
    instead.insert(key, Value::Rows(rows.collect()));
}

fn powers(set: PowerSet) -> Value {
    Value::List(set.iter().map(Power::label).map(str::to_owned).collect())
}
