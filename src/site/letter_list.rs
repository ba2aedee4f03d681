use std::collections::BTreeSet;

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

/// Years with public letters, newest first.
pub(super) fn years(model: &Model<'_>) -> Vec<i16> {
    let public = model.registry.letters.iter().filter(|(key, _)| model.authority.state(*key).is_public());
    let years: BTreeSet<i16> = public.map(|(_, letter)| letter.year).collect();
    years.into_iter().rev().collect()
}

/// Public letters of a year, in order.
pub(super) fn of_year<'r>(model: &'r Model<'r>, year: i16) -> impl Iterator<Item = LetterKey> {
    let public = move |key: &LetterKey| model.authority.state(*key).is_public();
    model
        .registry
        .letters
        .iter()
        .filter(move |(_, letter)| letter.year == year)
        .map(|(key, _)| key)
        .filter(public)
}

impl<'r> LetterYears<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let rows = years(model).into_iter().map(|year| YearRow {
            year,
            url: format!("letters/{year}/index.html"),
            letters: of_year(model, year).count(),
            in_force: of_year(model, year).filter(|key| model.authority.state(*key).is_in_force()).count(),
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
        let mut keys: Vec<LetterKey> = of_year(model, year).collect();
        keys.sort_by_key(|key| (model.registry.letters[*key].department, *key));
        let folder = format!("letters/{year}/");
        let title = format!("{year}年度授权书");
        let description = format!("{year}年度各部门授予政务服务窗口职权的授权书。");
        Self {
            head: Head::column(super::head::page_url(&folder, page), title, LETTERS, description)
                .crumbs([LETTERS.crumb()]),
            year,
            total: keys.len(),
            letters: rows_of(&keys, page, ROWS).iter().map(|key| row(model, *key)).collect(),
            pager: Pager::new(&folder, page, page_count(keys.len(), ROWS)),
        }
    }
}
