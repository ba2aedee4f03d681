use std::collections::BTreeSet;

use serde::Serialize;

use crate::records::{Date, Grantees, PersonName, Role};
use crate::registry::{ItemKey, LetterKey, PowerSet, Registry};
use crate::site::model::Model;
use crate::site::parts::{
    Formal, GrantView, Head, LetterRow, Link, PageKind, WithheldRow, address, column, grant_views,
    letter_row, place_line, withheld_rows,
};

/// A letter's own page.
#[derive(Serialize)]
pub(crate) struct LetterPage<'r> {
    head: Head,
    row: LetterRow<'r>,
    department: Link,
    window: Link,
    /// Centre and floor of the window: `港南区政务服务中心 一楼`.
    window_place: String,
    /// The posts to which it grants, with those who held them when it was signed.
    grantees: Vec<GranteesView<'r>>,
    /// 授权范围.
    scope: Option<&'r str>,
    /// 责任.
    responsibility: Option<&'r str>,
    sealed: bool,
    /// The items, with the powers granted for each.
    grants: Vec<GrantRow<'r>>,
    /// How many items it grants powers for.
    items: usize,
    /// What is not granted, and why.
    withheld: Vec<WithheldRow<'r>>,
    supersedes: Option<Link>,
    /// The letters that replace it.
    superseded_by: Vec<Link>,
    /// 废止日期.
    revoked_on: Option<Date>,
    /// Why it was revoked.
    revoked_reason: Option<&'r str>,
    formal: Formal<'r>,
}

/// The holders of one post.
#[derive(Serialize)]
struct GranteesView<'r> {
    /// `首席代表`.
    role: &'static str,
    names: Vec<&'r str>,
}

/// An item, and the six powers over it.
#[derive(Serialize)]
struct GrantRow<'r> {
    url: String,
    name: &'r str,
    /// What is granted, by power, in the order of the notice.
    powers: Vec<GrantView>,
}

impl<'r> PageKind<'r> for LetterPage<'r> {
    const STEM: &'static str = column::LETTERS.stem;
    type Key = LetterKey;

    fn places(model: &Model<'_>) -> Vec<(LetterKey, String)> {
        let letters = model.public_letters.iter();
        letters.map(|key| (*key, address::letter(model.registry, *key))).collect()
    }

    fn new(model: &'r Model<'r>, key: LetterKey) -> Self {
        let registry = model.registry;
        let letter = &registry.letters[key];
        let record = &letter.record;
        let row = letter_row(model, key);
        let url = address::letter(registry, key);
        let mut formal = Formal::new(model, &url, row.department);
        formal.document_no = Some(&record.number);
        formal.formed_on = record.signed_on;
        let title = format!("{}（{}）", row.department, record.number);
        let description =
            format!("{}授予{}职权的授权书，{}。", row.department, row.window, row.validity.label);
        let mut head = Head::content(url, title, &column::LETTERS, description, &formal);
        head.noindex = !matches!(row.validity.id, "in-force" | "expiring" | "not-yet");
        let year_crumb =
            Link::new(address::first(&address::letters_of(letter.year)), format!("{}年度", letter.year));
        let grants = grant_rows(registry, key);
        Self {
            head: head.crumbs([Link::column(&column::LETTERS), year_crumb]),
            department: letter
                .department
                .map_or_else(|| Link::column(&column::LETTERS), |key| Link::department(registry, key)),
            window: letter
                .window
                .map_or_else(|| Link::column(&column::LETTERS), |key| Link::window(registry, key)),
            window_place: letter.window.map(|key| place_line(registry, key)).unwrap_or_default(),
            row,
            grantees: grantees(&record.grantees),
            scope: record.scope.as_deref(),
            responsibility: record.responsibility.as_deref(),
            sealed: record.sealed.is_none_or(|sealed| sealed.0),
            items: grants.len(),
            grants,
            withheld: withheld_rows(registry, key),
            supersedes: letter.supersedes.map(|older| Link::letter(registry, older)),
            superseded_by: letter.superseded_by.iter().map(|newer| Link::letter(registry, *newer)).collect(),
            revoked_on: record.revoked_on,
            revoked_reason: record.revoked_reason.as_deref(),
            formal,
        }
    }
}

/// Those named in a letter, by post; a post without names is left out.
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
            url: address::item(registry, key),
            name: &item.record.name,
            powers: grant_views(powers, item.record.processing),
        }
    };
    items.into_iter().map(row).collect()
}
