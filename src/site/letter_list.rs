use serde::Serialize;

use crate::registry::LetterKey;

use super::Model;
use super::head::{Head, LETTERS, Pager};
use super::letter::{LetterRow, row};
use super::plan::{ROWS, page_count, rows_of};

/// The years for which there are letters.
#[derive(Debug, Serialize)]
pub struct LetterYears<'r> {
    /// Head.
    pub head: Head,
    /// One row a year, newest first.
    pub years: Vec<YearRow>,
    /// Where letters are filed.
    pub filing_authority: &'r str,
}

/// A year of letters.
#[derive(Debug, Serialize)]
pub struct YearRow {
    /// The year.
    pub year: i16,
    /// Address.
    pub url: String,
    /// How many letters.
    pub letters: usize,
    /// How many of them in force.
    pub in_force: usize,
}

/// The letters of one year.
#[derive(Debug, Serialize)]
pub struct LetterYear<'r> {
    /// Head.
    pub head: Head,
    /// The year.
    pub year: i16,
    /// How many in all.
    pub total: usize,
    /// The letters.
    pub letters: Vec<LetterRow<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

impl<'r> LetterYears<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let in_force = |key: &&LetterKey| model.authority.state(**key).is_in_force();
        let rows = model.letters_by_year.iter().rev().map(|(year, letters)| YearRow {
            year: *year,
            url: format!("letters/{year}/index.html"),
            letters: letters.len(),
            in_force: letters.iter().filter(in_force).count(),
        });
        Self {
            head: Head::column(
                "letters/index.html",
                "授权书",
                LETTERS,
                "各部门对政务服务窗口的授权书，按年度公开。",
            ),
            years: rows.collect(),
            filing_authority: &model.registry.site.filing_authority,
        }
    }
}

impl<'r> LetterYear<'r> {
    pub(super) fn new(model: &'r Model<'r>, year: i16, page: usize) -> Self {
        let keys = model.letters_by_year.get(&year).map_or(&[][..], Vec::as_slice);
        let folder = format!("letters/{year}/");
        let title = format!("{year}年度授权书");
        let description = format!("{year}年度各部门授予政务服务窗口职权的授权书。");
        Self {
            head: Head::column(super::head::page_url(&folder, page), title, LETTERS, description)
                .crumbs([LETTERS.crumb()]),
            year,
            total: keys.len(),
            letters: rows_of(keys, page, ROWS).iter().map(|key| row(model, *key)).collect(),
            pager: Pager::new(&folder, page, page_count(keys.len(), ROWS)),
        }
    }
}
