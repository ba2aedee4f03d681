use serde::Serialize;

use crate::site::model::{Initial, Model};
use crate::site::parts::{Dated, Head, Link, PageKind, Variant, address, column, count, paging};

/// The list of initials, by which every item can be found.
#[derive(Serialize)]
pub(crate) struct Az<'r> {
    head: Head,
    /// How many items are handled.
    total: Dated<usize>,
    letters: Vec<LetterLink<'r>>,
}

/// An initial and the names that begin with it.
#[derive(Serialize)]
struct LetterLink<'r> {
    /// Its first page.
    url: String,
    /// `S`, `其他`.
    label: &'r str,
    /// How many names of items that are handled.
    names: Dated<usize>,
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
            total: Variant::all(&model.items),
            letters: model.initials.letters.iter().map(|letter| letter_link(model, letter)).collect(),
        }
    }
}

fn letter_link<'r>(model: &Model<'_>, letter: &'r Initial) -> LetterLink<'r> {
    let names = model.initials.under(letter).iter().map(|name| model.registry.items[name.item].days());
    LetterLink {
        url: address::first(&address::initial(letter)),
        label: letter.label(),
        names: count(model, names),
    }
}
