use std::collections::BTreeMap;

use serde::Serialize;

use crate::papers::{Line, Style, letter_items, letter_lines};
use crate::records::{Date, Ended, Power, Text};
use crate::registry::{ItemKey, LetterKey, PowerSet, Registry};
use crate::site::model::Model;
use crate::site::parts::{
    Dated, FileView, Formal, GrantView, Head, LetterRow, Link, PageKind, address, always, attachment, column,
    dated, grants_in_letter, letter_row,
};

/// A letter's own page.
#[derive(Serialize)]
pub(crate) struct LetterPage<'r> {
    head: Head,
    row: LetterRow<'r>,
    /// Why it is not in force, on days on which it is not.
    invalid: Dated<&'static str>,
    /// The department of today; its name may be another than that under which it signed.
    department: Link,
    /// Names under which it may have signed.
    possible_names: Vec<&'r str>,
    /// The window of today.
    window: Link,
    text: LetterText,
    sealed: bool,
    /// The signed and sealed letter as a file.
    scan: Option<FileView>,
    /// The items, with the powers granted for each.
    grants: Vec<GrantRow<'r>>,
    /// The items that have ended since, with the powers granted for each.
    ended: Vec<EndedRow>,
    supersedes: Option<Link>,
    /// The letters that replace it.
    superseded_by: Vec<Link>,
    /// 废止日期.
    revoked_on: Option<Date>,
    /// Why it was revoked.
    revoked_reason: Option<&'r str>,
    formal: Formal<'r>,
}

/// A letter as an official document.
#[derive(Serialize)]
struct LetterText {
    /// The lines of its title.
    title: Vec<String>,
    number: String,
    /// From whom it is for to what is enclosed.
    body: Vec<Line>,
    /// Who signs, and when.
    signed: Vec<Line>,
    /// What its annex is called, with the lines of the title.
    annex: Vec<String>,
}

/// An item, and the six powers over it.
#[derive(Serialize)]
struct GrantRow<'r> {
    url: String,
    name: &'r str,
    /// What is granted, by power, in the order of the notice; what a letter says does not depend on the day.
    powers: Dated<Vec<GrantView>>,
}

/// An item that has ended, and what was granted for it.
#[derive(Serialize)]
struct EndedRow {
    item: Link,
    /// Last day.
    on: Date,
    powers: Vec<&'static str>,
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
            format!("{}授予{}职权的授权书：事项、权限、期限和责任。", row.department, row.window);
        let mut head = Head::content(url, title, &column::LETTERS, description, &formal);
        let year_crumb =
            Link::new(address::first(&address::letters_of(letter.year)), format!("{}年度", letter.year));
        head.paper = Some("letter");
        Self {
            head: head.crumbs([Link::column(&column::LETTERS), year_crumb]),
            department: letter
                .department
                .map_or_else(|| Link::column(&column::LETTERS), |key| Link::department(registry, key)),
            possible_names: letter.possible_names(registry).iter().map(Text::as_str).collect(),
            window: letter
                .window
                .map_or_else(|| Link::column(&column::LETTERS), |key| Link::window(registry, key)),
            text: LetterText::new(registry, key),
            invalid: dated(model.day(), model.history.letter_changes(key), |day| {
                let state = model.history.state(key, day);
                (!state.is_in_force()).then(|| state.identifier())
            }),
            row,
            sealed: record.sealed.is_none_or(|sealed| sealed.0),
            scan: attachment::scan(registry, key),
            grants: grant_rows(registry, key),
            ended: ended_rows(registry, key),
            supersedes: letter.supersedes.map(|older| Link::letter(registry, older)),
            superseded_by: letter.superseded_by.iter().map(|newer| Link::letter(registry, *newer)).collect(),
            revoked_on: record.revoked_on,
            revoked_reason: record.revoked_reason.as_deref(),
            formal,
        }
    }
}

impl LetterText {
    fn new(registry: &Registry, key: LetterKey) -> Self {
        let mut lines = letter_lines(registry, key);
        let at = lines.iter().position(|line| line.style == Style::Annex).unwrap_or(lines.len());
        let annex = lines.split_off(at);
        let texts = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect::<Vec<String>>();
        let (signed, lines): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|line| matches!(line.style, Style::Sign | Style::Date));
        let (title, lines): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|line| line.style == Style::Title);
        let (number, body): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|line| line.style == Style::Number);
        Self { title: texts(title), number: texts(number).concat(), body, signed, annex: texts(annex) }
    }
}

fn ended_rows(registry: &Registry, key: LetterKey) -> Vec<EndedRow> {
    let letter = &registry.letters[key];
    let mut rows: BTreeMap<&str, (&Ended, PowerSet)> = BTreeMap::new();
    for (grant, written) in letter.grants.iter().zip(&letter.record.grants) {
        for ended in registry.ended_items(key, &written.items) {
            let (_, powers) = rows.entry(&ended.record).or_insert((ended, PowerSet::NONE));
            *powers = powers.union(grant.powers);
        }
    }
    let row = |(ended, powers): (&Ended, PowerSet)| EndedRow {
        item: Link::new(address::of_record(&ended.record), ended.title.as_str()),
        on: ended.on,
        powers: powers.iter().map(Power::label).collect(),
    };
    rows.into_values().map(row).collect()
}

fn grant_rows(registry: &Registry, key: LetterKey) -> Vec<GrantRow<'_>> {
    let letter = &registry.letters[key];
    let row = |key: ItemKey| {
        let grants = letter.grants.iter().filter(|grant| grant.items.contains(&key));
        let granted = grants.fold(PowerSet::NONE, |all, grant| all.union(grant.powers));
        let kept = letter.withheld.iter().filter(|kept| kept.items.contains(&key));
        let withheld = kept.fold(PowerSet::NONE, |all, kept| all.union(kept.powers));
        let item = &registry.items[key];
        GrantRow {
            url: address::item(registry, key),
            name: &item.record.name,
            powers: always(grants_in_letter(granted, withheld, item.record.processing)),
        }
    };
    letter_items(registry, key).into_iter().map(row).collect()
}
