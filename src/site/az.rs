use serde::Serialize;

use super::Model;
use super::head::{FIND, Head, Link, Pager};
use super::initials::{Entry, Letter};
use super::item_row::{ItemPlace, ItemRow};
use super::plan::{ROWS, page_count, rows_of};

/// The way to every item by the first letter of its reading.
#[derive(Debug, Serialize)]
pub struct Az {
    /// Head.
    pub head: Head,
    /// How many items are handled on the day.
    pub total: usize,
    /// The letters there are.
    pub letters: Vec<LetterLink>,
}

/// A letter in a list of letters.
#[derive(Debug, Serialize)]
pub struct LetterLink {
    /// Its first page.
    pub url: String,
    /// `S`, `其他`.
    pub label: String,
    /// How many names.
    pub names: usize,
}

/// Names that begin with one letter.
#[derive(Debug, Serialize)]
pub struct AzLetter<'r> {
    /// Head.
    pub head: Head,
    /// `S`, `其他`.
    pub label: String,
    /// How many names begin with it.
    pub names: usize,
    /// All letters, without their counts: a name more under one letter leaves the pages of the others alone.
    pub letters: Vec<Link>,
    /// Where the names with each first character begin; only on the first page of the letter.
    pub jumps: Vec<Link>,
    /// The names, by first character.
    pub groups: Vec<CharacterGroup<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// Names with one first character.
#[derive(Debug, Serialize)]
pub struct CharacterGroup<'r> {
    /// For links.
    pub anchor: String,
    /// The character.
    pub character: String,
    /// The names.
    pub rows: Vec<ItemRow<'r>>,
}

impl Az {
    pub(super) fn new(model: &Model<'_>) -> Self {
        Self {
            head: Head::column("az.html", "按拼音找事项", FIND, "在办事项和通俗叫法，按拼音首字母排列。")
                .crumbs([FIND.crumb()]),
            total: model.active_items,
            letters: model.initials.letters.iter().map(letter_link).collect(),
        }
    }
}

fn letter_link(letter: &Letter) -> LetterLink {
    LetterLink { url: letter.url(1), label: letter.label(), names: letter.len() }
}

/// All letters.
pub(super) fn letters(model: &Model<'_>) -> Vec<Link> {
    model.initials.letters.iter().map(|letter| Link::new(letter.url(1), letter.label())).collect()
}

impl<'r> AzLetter<'r> {
    pub(super) fn new(model: &'r Model<'r>, letter: usize, page: usize) -> Self {
        let letter = &model.initials.letters[letter];
        let entries = model.initials.of(letter);
        let label = letter.label();
        let title = match (&*label, page) {
            ("其他", 1) => "字母和数字开头的事项".to_owned(),
            ("其他", _) => format!("字母和数字开头的事项（第 {page} 页）"),
            (_, 1) => format!("拼音 {label} 开头的事项"),
            _ => format!("拼音 {label} 开头的事项（第 {page} 页）"),
        };
        let description = format!("名称或者通俗叫法以 {label} 开头的在办事项，以及办理窗口和楼层。");
        let crumbs = [FIND.crumb(), Link::new("az.html", "按拼音找事项")];
        Self {
            head: Head::column(letter.url(page), title, FIND, description).crumbs(crumbs),
            names: letter.len(),
            letters: letters(model),
            jumps: if page == 1 { jumps(model, letter, entries) } else { Vec::new() },
            groups: groups(model, rows_of(entries, page, ROWS)),
            pager: Pager::of(|page| letter.url(page), page, page_count(letter.len(), ROWS)),
            label,
        }
    }
}

/// A link to the first name of each first character, wherever its page is.
fn jumps(model: &Model<'_>, letter: &Letter, entries: &[Entry]) -> Vec<Link> {
    let is_first = |at: usize| at == 0 || entries[at - 1].first() != entries[at].first();
    let jump = |(at, entry): (usize, &Entry)| {
        let url = format!("{}#{}", letter.url(at / ROWS + 1), anchor(entry));
        is_first(at).then(|| Link::new(url, entry.character(model.registry)))
    };
    entries.iter().enumerate().filter_map(jump).collect()
}

fn groups<'r>(model: &'r Model<'r>, entries: &[Entry]) -> Vec<CharacterGroup<'r>> {
    entries.chunk_by(|a, b| a.first() == b.first()).filter_map(|entries| group(model, entries)).collect()
}

fn group<'r>(model: &'r Model<'r>, entries: &[Entry]) -> Option<CharacterGroup<'r>> {
    let registry = model.registry;
    let first = entries.first()?;
    let mut rows: Vec<ItemRow<'r>> = Vec::new();
    for entry in entries {
        let (alias, name) = (entry.alias(registry), registry.items[entry.item].record.name.as_str());
        if rows.last().is_none_or(|row| (row.alias, row.name) != (alias, name)) {
            rows.push(ItemRow::new(alias, name));
        }
        if let Some(row) = rows.last_mut() {
            row.places.push(ItemPlace::new(registry, entry.item));
        }
    }
    Some(CharacterGroup { anchor: anchor(first), character: first.character(registry).into(), rows })
}

fn anchor(entry: &Entry) -> String {
    format!("u{:x}", entry.first())
}
