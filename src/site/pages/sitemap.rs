use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, column, entrances, link, paging};

/// How many links of one kind are shown.
const MOST_LINKS: usize = 300;

/// The site map.
#[derive(Serialize)]
pub(crate) struct Sitemap<'r> {
    head: Head,
    /// Links to the columns of the section.
    columns: Vec<Link>,
    /// Life events.
    topics: Vec<Link>,
    years: Vec<Link>,
    centers: Vec<Link>,
    departments: Vec<Link>,
    /// Standing pages, and what there is to take away.
    pages: Vec<Link>,
    section: &'r str,
}

impl<'r> PageKind<'r> for Sitemap<'r> {
    const STEM: &'static str = column::SITEMAP.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let registry = model.registry;
        let data = [Link::column(&column::DATA), Link::entrance(&column::DATA_DICTIONARY)];
        let (centers, departments) = (registry.centers.keys(), registry.departments.keys());
        Self {
            head: Head::entrance(&column::SITEMAP, &column::HOME, "本栏目全部页面的入口。"),
            columns: entrances(),
            topics: link::topics(model).take(MOST_LINKS).collect(),
            years: model.letters_by_year.keys().rev().copied().map(Link::letters_of).collect(),
            centers: centers.take(MOST_LINKS).map(|key| Link::center(registry, key)).collect(),
            departments: departments.take(MOST_LINKS).map(|key| Link::department(registry, key)).collect(),
            pages: link::standing_pages(registry).into_iter().chain(data).collect(),
            section: &registry.site.section_title,
        }
    }
}
