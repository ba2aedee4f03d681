use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{ChangeDay, Head, Link, PageKind, Pager, address, change_days, column};

/// What the public saw change in one year.
#[derive(Serialize)]
pub(crate) struct ChangeYear<'r> {
    head: Head,
    /// How many changes there are on all pages.
    total: usize,
    /// Newest first.
    days: Vec<ChangeDay<'r>>,
    pager: Option<Pager>,
}

impl<'r> PageKind<'r> for ChangeYear<'r> {
    const STEM: &'static str = column::CHANGES.stem;
    /// The year, and the page of its list.
    type Key = (i16, usize);

    fn places(model: &Model<'_>) -> Vec<((i16, usize), String)> {
        let of_year = |(year, entries): (i16, &[_])| {
            let pages = pages(&address::changes_of(year), entries.len(), ROWS);
            pages.into_iter().map(move |(page, url)| ((year, page), url)).collect::<Vec<_>>()
        };
        model.change_years().flat_map(of_year).collect()
    }

    fn new(model: &'r Model<'r>, (year, page): (i16, usize)) -> Self {
        let entries =
            model.change_years().find(|(of, _)| *of == year).map_or(&[][..], |(_, entries)| entries);
        let stem = address::changes_of(year);
        let title = Link::changes_of(year).label;
        let description = format!("{year}年本栏目公开的信息从哪一天起改了什么。");
        Self {
            head: Head::column(address::page(&stem, page), title, &column::CATALOGUE, description)
                .crumbs([Link::entrance(&column::CHANGES)]),
            total: entries.len(),
            days: change_days(model, rows_of(entries, page, ROWS)),
            pager: Pager::new(&stem, page, entries.len(), ROWS),
        }
    }
}
