use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Head, LetterRow, Link, PageKind, Pager, address, column, letter_row};

/// The letters of one year.
#[derive(Serialize)]
pub(crate) struct LetterYear<'r> {
    head: Head,
    year: i16,
    /// How many there are on all pages.
    total: usize,
    letters: Vec<LetterRow<'r>>,
    pager: Option<Pager>,
}

impl<'r> PageKind<'r> for LetterYear<'r> {
    const STEM: &'static str = column::LETTERS.stem;
    /// The year, and the page of its list.
    type Key = (i16, usize);

    fn places(model: &Model<'_>) -> Vec<((i16, usize), String)> {
        let of_year = |(year, letters): (&i16, &Vec<_>)| {
            let (year, pages) = (*year, pages(&address::letters_of(*year), letters.len(), ROWS));
            pages.into_iter().map(move |(page, url)| ((year, page), url))
        };
        model.letters_by_year.iter().rev().flat_map(of_year).collect()
    }

    fn new(model: &'r Model<'r>, (year, page): (i16, usize)) -> Self {
        let keys = model.letters_by_year.get(&year).map_or(&[][..], Vec::as_slice);
        let stem = address::letters_of(year);
        let title = Link::letters_of(year).label;
        let description = format!("{year}年度各部门授予政务服务窗口职权的授权书。");
        Self {
            head: Head::column(address::page(&stem, page), title, &column::LETTERS, description)
                .crumbs([Link::column(&column::LETTERS)]),
            year,
            total: keys.len(),
            letters: rows_of(keys, page, ROWS).iter().map(|key| letter_row(model, *key)).collect(),
            pager: Pager::new(&stem, page, keys.len(), ROWS),
        }
    }
}
