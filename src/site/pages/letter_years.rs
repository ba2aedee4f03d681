use serde::Serialize;

use crate::records::Date;

use crate::registry::LetterKey;
use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, column, paging};

/// The list of years for which there are letters.
#[derive(Serialize)]
pub(crate) struct LetterYears<'r> {
    head: Head,
    /// The day for which the figures were computed.
    as_of: Date,
    /// One row for each year, newest first.
    years: Vec<YearRow>,
    /// The authority with which letters are filed.
    filing_authority: &'r str,
}

/// A year and its letters.
#[derive(Serialize)]
struct YearRow {
    link: Link,
    /// How many letters.
    letters: usize,
    /// How many of them are in force.
    in_force: usize,
}

impl<'r> PageKind<'r> for LetterYears<'r> {
    const STEM: &'static str = column::LETTERS.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let in_force = |key: &&LetterKey| model.history.state(**key, model.day()).is_in_force();
        let rows = model.letters_by_year.iter().rev().map(|(year, letters)| YearRow {
            link: Link::letters_of(*year),
            letters: letters.len(),
            in_force: letters.iter().filter(in_force).count(),
        });
        Self {
            as_of: model.day(),
            head: Head::list(&column::LETTERS, 1).described("各部门对政务服务窗口的授权书，按年度公开。"),
            years: rows.collect(),
            filing_authority: &model.registry.site.filing_authority,
        }
    }
}
