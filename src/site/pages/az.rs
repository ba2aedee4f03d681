use serde::Serialize;

use crate::site::model::{Initial, Model};
use crate::site::parts::{Head, Link, PageKind, address, column, paging};

/// The list of initials, by which every item can be found.
#[derive(Serialize)]
pub(crate) struct Az<'r> {
    head: Head,
    /// How many items are handled on the day.
    total: usize,
    letters: Vec<LetterLink<'r>>,
}

/// An initial and the names that begin with it.
#[derive(Serialize)]
struct LetterLink<'r> {
    /// Its first page.
    url: String,
    /// `S`, `其他`.
    label: &'r str,
    /// How many names.
    names: usize,
}

impl<'r> PageKind<'r> for Az<'r> {
    const STEM: &'static str = column::AZ.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let description = "在办事项和通俗叫法，按拼音首字母排列。";
        Self {
            head: Head::entrance(&column::AZ, &column::FIND, description)
                .crumbs([Link::column(&column::FIND)]),
            total: model.active_items,
            letters: model.initials.letters.iter().map(letter_link).collect(),
        }
    }
}

fn letter_link(letter: &Initial) -> LetterLink<'_> {
    LetterLink { url: address::first(&address::initial(letter)), label: letter.label(), names: letter.len() }
}
