use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, address, column, paging};

/// The page that a server shows for an unknown address.
#[derive(Serialize)]
pub(crate) struct NotFound<'r> {
    head: Head,
    /// Ways to find an item without the search.
    entrances: Vec<Link>,
    section: &'r str,
}

impl<'r> PageKind<'r> for NotFound<'r> {
    /// The name under which servers look for it.
    const STEM: &'static str = "404";
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn is_indexed(_: &Model<'_>, (): ()) -> bool {
        false
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let url = address::first(Self::STEM);
        let mut head = Head::column(url, "没有找到这个页面", &column::HOME, "没有找到这个页面。");
        head.noindex = !Self::is_indexed(model, ());
        let entrances = [column::AZ, column::TOPICS].iter().map(Link::entrance).collect();
        Self { head, entrances, section: &model.registry.site.section_title }
    }
}
