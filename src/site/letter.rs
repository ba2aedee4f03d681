use std::collections::BTreeSet;

use serde::Serialize;

use crate::policy::LetterState;
use crate::records::{Date, Grantees, PersonName, Power, Role};
use crate::registry::{ItemKey, LetterKey, PowerSet, Registry};

use super::Model;
use super::formal::Formal;
use super::head::{Head, LETTERS, Link};
use super::plan::{item_url, letter_url};
use super::window::{GrantView, department_link, grant_views, place_line, window_link};

/// A letter in a list.
#[derive(Debug, Serialize)]
pub struct LetterRow<'r> {
    /// Address.
    pub url: String,
    /// 授权书编号.
    pub number: &'r str,
    /// The edition.
    pub year: i16,
    /// Who grants.
    pub department: &'r str,
    /// To which window.
    pub window: &'r str,
    /// 签订情形.
    pub reason: &'static str,
    /// 法定代表人 who signed.
    pub legal_representative: &'r str,
    /// 签订日期.
    pub signed_on: Option<Date>,
    /// State and term.
    pub validity: ValidityView,
}

/// A letter's state on the day of the build, and the dates by which the visitor's browser works it out again.
#[derive(Debug, Serialize)]
pub struct ValidityView {
    /// `有效`.
    pub label: &'static str,
    /// `in-force`.
    pub id: &'static str,
    /// First day.
    pub from: Option<Date>,
    /// Last day on which it holds: end of term, or the day before it was revoked or replaced.
    pub to: Option<Date>,
    /// End of the term as signed.
    pub term_to: Option<Date>,
    /// Days left, where it ends soon.
    pub days_left: Option<i32>,
    /// Does the window decide by it on the day of the build?
    pub in_force: bool,
    /// What ends it early: `revoked`, `superseded`.
    pub ended_by: Option<&'static str>,
}

impl ValidityView {
    pub(super) fn new(model: &Model<'_>, key: LetterKey) -> Self {
        let registry = model.registry;
        let letter = &registry.letters[key];
        let state = model.authority.state(key);
        let term = letter.record.term.as_ref();
        let revoked = letter.record.revoked_on.map(|on| (on.plus_days(-1), "revoked"));
        let superseded = letter.superseded_by.iter().filter_map(|newer| {
            let newer = &registry.letters[*newer].record;
            let term = newer.term.as_ref().filter(|_| newer.is_signed());
            term.map(|term| (term.from.plus_days(-1), "superseded"))
        });
        let early = revoked.into_iter().chain(superseded).min();
        let term_to = term.map(|term| term.to);
        let early = early.filter(|(end, _)| term_to.is_none_or(|to| *end < to));
        Self {
            label: state.label(),
            id: state.identifier(),
            from: term.map(|term| term.from),
            to: early.map(|(end, _)| end).or(term_to),
            term_to,
            days_left: if let LetterState::Expiring(days) = state { Some(days) } else { None },
            in_force: state.is_in_force(),
            ended_by: early.map(|(_, by)| by),
        }
    }
}

/// A letter's own page.
#[derive(Debug, Serialize)]
pub struct LetterPage<'r> {
    /// Head.
    pub head: Head,
    /// The row.
    pub row: LetterRow<'r>,
    /// The department's page.
    pub department: Link,
    /// The window's page.
    pub window: Link,
    /// Where the window is: `港南区政务服务中心 一楼`.
    pub window_place: String,
    /// The posts it grants to, with who held them when it was signed.
    pub grantees: Vec<GranteesView<'r>>,
    /// 授权范围.
    pub scope: Option<&'r str>,
    /// 责任.
    pub responsibility: Option<&'r str>,
    /// Is it sealed?
    pub sealed: bool,
    /// The items with the powers granted for each.
    pub grants: Vec<GrantRow<'r>>,
    /// How many items.
    pub items: usize,
    /// What is not granted, and why.
    pub withheld: Vec<WithheldRow<'r>>,
    /// The letter it replaces.
    pub supersedes: Option<Link>,
    /// The letters that replace it.
    pub superseded_by: Vec<Link>,
    /// 废止日期.
    pub revoked_on: Option<Date>,
    /// Why it was revoked.
    pub revoked_reason: Option<&'r str>,
    /// Formal block.
    pub formal: Formal<'r>,
}

/// Those who held a post.
#[derive(Debug, Serialize)]
pub struct GranteesView<'r> {
    /// `首席代表`.
    pub role: &'static str,
    /// Their names.
    pub names: Vec<&'r str>,
}

/// An item and the six powers in the order of the notice.
#[derive(Debug, Serialize)]
pub struct GrantRow<'r> {
    /// The item's page.
    pub url: String,
    /// Its name.
    pub name: &'r str,
    /// What is granted of the six powers.
    pub powers: Vec<GrantView>,
}

/// Powers kept by the department.
#[derive(Debug, Serialize)]
pub struct WithheldRow<'r> {
    /// The items.
    pub items: Vec<&'r str>,
    /// The powers.
    pub powers: Vec<&'static str>,
    /// Why.
    pub reason: &'r str,
}

/// A letter in a list.
pub(super) fn row<'r>(model: &'r Model<'r>, key: LetterKey) -> LetterRow<'r> {
    let registry = model.registry;
    let letter = &registry.letters[key];
    LetterRow {
        url: letter_url(registry, key),
        number: &letter.record.number,
        year: letter.year,
        department: letter.department.map_or("", |key| &registry.departments[key].record.name),
        window: letter.window.map_or("", |key| &registry.windows[key].record.name),
        reason: letter.record.reason.label(),
        legal_representative: &letter.record.legal_representative,
        signed_on: letter.record.signed_on,
        validity: ValidityView::new(model, key),
    }
}

impl<'r> LetterPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: LetterKey) -> Self {
        let registry = model.registry;
        let letter = &registry.letters[key];
        let record = &letter.record;
        let row = row(model, key);
        let name = letter.record_name();
        let mut formal = Formal::new(model, &name, row.department);
        formal.document_no = Some(&record.number);
        formal.formed_on = record.signed_on;
        let title = format!("{}（{}）", row.department, record.number);
        let description =
            format!("{}授予{}职权的授权书，{}。", row.department, row.window, row.validity.label);
        let mut head = Head::content(letter_url(registry, key), title, LETTERS, description, &formal);
        head.noindex = !matches!(row.validity.id, "in-force" | "expiring" | "not-yet");
        let year_crumb =
            Link::new(format!("letters/{}/index.html", letter.year), format!("{}年度", letter.year));
        let grants = grant_rows(registry, key);
        Self {
            head: head.crumbs([LETTERS.crumb(), year_crumb]),
            department: letter
                .department
                .map_or_else(|| LETTERS.crumb(), |key| department_link(registry, key)),
            window: letter.window.map_or_else(|| LETTERS.crumb(), |key| window_link(registry, key)),
            window_place: letter.window.map(|key| place_line(registry, key)).unwrap_or_default(),
            row,
            grantees: grantees(&record.grantees),
            scope: record.scope.as_deref(),
            responsibility: record.responsibility.as_deref(),
            sealed: record.sealed.is_none_or(|sealed| sealed.0),
            items: grants.len(),
            grants,
            withheld: withheld_rows(registry, key),
            supersedes: letter.supersedes.map(|older| link(registry, older)),
            superseded_by: letter.superseded_by.iter().map(|newer| link(registry, *newer)).collect(),
            revoked_on: record.revoked_on,
            revoked_reason: record.revoked_reason.as_deref(),
            formal,
        }
    }
}

fn link(registry: &Registry, key: LetterKey) -> Link {
    Link::new(letter_url(registry, key), registry.letters[key].record.number.as_str())
}

/// Those named in a letter, by post; a post without a name is left out.
fn grantees(grantees: &Grantees) -> Vec<GranteesView<'_>> {
    let view = |role: &Role| {
        let names = match role {
            Role::Chief => grantees.chief.as_slice(),
            Role::A => &grantees.a,
            Role::B => &grantees.b,
        };
        GranteesView { role: role.label(), names: names.iter().map(PersonName::as_str).collect() }
    };
    Role::ALL.iter().map(view).filter(|post| !post.names.is_empty()).collect()
}

fn grant_rows(registry: &Registry, key: LetterKey) -> Vec<GrantRow<'_>> {
    let letter = &registry.letters[key];
    let items: BTreeSet<ItemKey> =
        letter.grants.iter().flat_map(|grant| grant.items.iter().copied()).collect();
    let row = |key: ItemKey| {
        let grants = letter.grants.iter().filter(|grant| grant.items.contains(&key));
        let powers = grants.fold(PowerSet::NONE, |all, grant| all.union(grant.powers));
        let item = &registry.items[key];
        GrantRow {
            url: item_url(registry, key),
            name: &item.record.name,
            powers: grant_views(powers, item.record.processing),
        }
    };
    items.into_iter().map(row).collect()
}

pub(super) fn withheld_rows(registry: &Registry, key: LetterKey) -> Vec<WithheldRow<'_>> {
    let rows = registry.letters[key].withheld.iter().map(|entry| WithheldRow {
        items: entry.items.iter().map(|item| registry.items[*item].record.name.as_str()).collect(),
        powers: entry.powers.iter().map(Power::label).collect(),
        reason: &entry.reason,
    });
    rows.collect()
}
