//! Divides long lists into pages, so that no page grows without limit.

use serde::Serialize;

use super::address;

/// Rows on one page of a long list.
pub(crate) const ROWS: usize = 200;

/// Links from one page of a list to the previous and the next.
#[derive(Serialize)]
pub(crate) struct Pager {
    /// The number of this page, from 1.
    number: usize,
    /// How many pages there are.
    total: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl Pager {
    /// `None` where one page is enough.
    pub(crate) fn new(stem: &str, number: usize, rows: usize, per_page: usize) -> Option<Self> {
        let total = page_count(rows, per_page);
        (total > 1).then(|| Self {
            number,
            total,
            previous: (number > 1).then(|| address::page(stem, number - 1)),
            next: (number < total).then(|| address::page(stem, number + 1)),
        })
    }
}

/// How many pages so many rows need; one even without rows.
fn page_count(rows: usize, per_page: usize) -> usize {
    rows.div_ceil(per_page).max(1)
}

/// The pages of a list with so many rows: number and address.
pub(crate) fn pages(stem: &str, rows: usize, per_page: usize) -> Vec<(usize, String)> {
    (1..=page_count(rows, per_page)).map(|number| (number, address::page(stem, number))).collect()
}

/// The address of a page that is the only one of its kind.
pub(crate) fn only(stem: &str) -> Vec<((), String)> {
    vec![((), address::first(stem))]
}

/// The rows of one page.
pub(crate) fn rows_of<T>(rows: &[T], page: usize, per_page: usize) -> &[T] {
    let start = (page.saturating_sub(1) * per_page).min(rows.len());
    &rows[start..(start + per_page).min(rows.len())]
}
