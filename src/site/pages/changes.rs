use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{ChangeDay, Head, Link, PageKind, change_days, column, paging};

/// How many changes the page shows before it leaves the rest to the pages of the years.
const NEWEST: usize = 100;

/// What the public saw change last, and the years in which something did.
#[derive(Serialize)]
pub(crate) struct Changes<'r> {
    head: Head,
    /// Newest first.
    days: Vec<ChangeDay<'r>>,
    years: Vec<Link>,
}

impl<'r> PageKind<'r> for Changes<'r> {
    const STEM: &'static str = column::CHANGES.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let entries = model.changes.entries();
        let description = "本栏目公开的信息从哪一天起改了什么，按日期和部门列出。";
        Self {
            head: Head::entrance(&column::CHANGES, &column::CATALOGUE, description),
            days: change_days(model, &entries[..entries.len().min(NEWEST)]),
            years: model.change_years().map(|(year, _)| Link::changes_of(year)).collect(),
        }
    }
}
