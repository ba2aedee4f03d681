use serde::Serialize;

use crate::records::Days;
use crate::registry::ItemKey;
use crate::site::model::{Initial, Model, Name};
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{
    Dated, Head, ItemRow, Link, PageKind, Pager, address, any, column, count, item_row, link,
};

/// The names that begin with one initial.
#[derive(Serialize)]
pub(crate) struct AzLetter<'r> {
    head: Head,
    /// `S`, `其他`.
    label: &'r str,
    /// How many names of items that are handled begin with it, on all its pages.
    names: Dated<usize>,
    /// All initials, without their counts: one more name under one initial must not change the pages of the others.
    letters: Vec<Link>,
    /// Links to the first name of each first character; only on the first page of the initial.
    jumps: Vec<JumpLink>,
    /// The names, by first character.
    groups: Vec<CharacterGroup<'r>>,
    pager: Option<Pager>,
}

/// A link to the first name of a first character.
#[derive(Serialize)]
struct JumpLink {
    link: Link,
    /// Days on which there is a name.
    shown: Dated<()>,
}

/// Names with the same first character.
#[derive(Serialize)]
struct CharacterGroup<'r> {
    /// The target of links.
    anchor: String,
    character: String,
    /// Days on which there is a name.
    shown: Dated<()>,
    rows: Vec<Dated<ItemRow<'r>>>,
}

impl<'r> PageKind<'r> for AzLetter<'r> {
    const STEM: &'static str = column::AZ.stem;
    /// The place of the initial, and the page of its names.
    type Key = (usize, usize);

    fn places(model: &Model<'_>) -> Vec<((usize, usize), String)> {
        let letters = model.initials.letters.iter().enumerate();
        let of_letter = |(at, letter): (usize, &Initial)| {
            let pages = pages(&address::initial(letter), letter.len(), ROWS);
            pages.into_iter().map(move |(page, url)| ((at, page), url))
        };
        letters.flat_map(of_letter).collect()
    }

    fn new(model: &'r Model<'r>, (letter, page): (usize, usize)) -> Self {
        let letter = &model.initials.letters[letter];
        let stem = address::initial(letter);
        let entries = model.initials.under(letter);
        let label = letter.label();
        let named = if letter.is_other() {
            "字母和数字开头的事项".to_owned()
        } else {
            format!("拼音 {label} 开头的事项")
        };
        let title = if page == 1 { named } else { format!("{named}（第 {page} 页）") };
        let description = format!("名称或者通俗叫法以 {label} 开头的在办事项，以及办理窗口和楼层。");
        let crumbs = [Link::column(&column::FIND), Link::entrance(&column::AZ)];
        Self {
            head: Head::column(address::page(&stem, page), title, &column::FIND, description).crumbs(crumbs),
            label,
            names: count(model, entries.iter().map(|name| days(model, name))),
            letters: link::initials(model),
            jumps: if page == 1 { jumps(model, &stem, entries) } else { Vec::new() },
            groups: groups(model, rows_of(entries, page, ROWS)),
            pager: Pager::new(&stem, page, letter.len(), ROWS),
        }
    }
}

/// A link to the first name of each first character, on whichever page it is.
fn jumps(model: &Model<'_>, stem: &str, entries: &[Name]) -> Vec<JumpLink> {
    let mut at = 0;
    let jump = |entries: &[Name]| {
        let first = entries.first()?;
        let url = format!("{}#{}", address::page(stem, at / ROWS + 1), anchor(first));
        at += entries.len();
        let link = Link::new(url, first.character(model.registry));
        Some(JumpLink { link, shown: shown(model, entries) })
    };
    entries.chunk_by(|a, b| a.first() == b.first()).filter_map(jump).collect()
}

fn groups<'r>(model: &'r Model<'r>, entries: &[Name]) -> Vec<CharacterGroup<'r>> {
    entries.chunk_by(|a, b| a.first() == b.first()).filter_map(|entries| group(model, entries)).collect()
}

fn group<'r>(model: &'r Model<'r>, entries: &[Name]) -> Option<CharacterGroup<'r>> {
    let registry = model.registry;
    let first = entries.first()?;
    let named = |entry: &Name| (entry.alias(registry), registry.items[entry.item].record.name.as_str());
    let rows = entries.chunk_by(|a, b| named(a) == named(b)).map(|entries| {
        let items: Vec<ItemKey> = entries.iter().map(|entry| entry.item).collect();
        item_row(model, entries.first().and_then(|entry| entry.alias(registry)), &items, usize::MAX)
    });
    Some(CharacterGroup {
        anchor: anchor(first),
        character: first.character(registry).into(),
        shown: shown(model, entries),
        rows: rows.collect(),
    })
}

/// The days on which one of these is the name of an item that is handled.
fn shown(model: &Model<'_>, entries: &[Name]) -> Dated<()> {
    any(model, &entries.iter().map(|name| days(model, name)).collect::<Vec<_>>())
}

fn days(model: &Model<'_>, name: &Name) -> Days {
    model.registry.items[name.item].days()
}

fn anchor(entry: &Name) -> String {
    format!("u{:x}", entry.first())
}
