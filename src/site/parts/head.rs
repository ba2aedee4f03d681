use serde::Serialize;

use crate::registry::RecordKey;
use crate::site::model::Model;

use super::address;
use super::column::{Column, Entrance, KEYWORDS};
use super::formal::Formal;
use super::link::Link;

/// What every page has: its address, its title, its place in the site, its tags (国办发〔2017〕47号).
#[derive(Serialize)]
pub(crate) struct Head {
    /// From this page to the root of the site: empty, `../` or `../../`.
    root: &'static str,
    /// This page's address from the root.
    url: String,
    /// The title without the names of section and site.
    title: String,
    column: &'static Column,
    description: String,
    pub(crate) keywords: String,
    /// PubDate `YYYY-MM-DD HH:MM`; only content pages have one.
    published: Option<String>,
    /// The pages above this one inside the section, without the home page.
    crumbs: Vec<Link>,
    /// Should search engines leave it out?
    pub(crate) noindex: bool,
    /// The form in which it is printed, where that is not the usual one: `sheet`, `letter`.
    pub(crate) paper: Option<&'static str>,
    /// What the page says, for search engines: JSON-LD.
    data: Option<String>,
    /// Where the page leads on to, if that is all it does.
    pub(crate) leads_to: Option<String>,
}

impl Head {
    /// A column page.
    pub(crate) fn column(
        url: impl Into<String>,
        title: impl Into<String>,
        column: &'static Column,
        description: impl Into<String>,
    ) -> Self {
        let (url, title) = (url.into(), title.into());
        let keywords = format!("{title},{KEYWORDS}");
        Self {
            root: address::to_root(&url),
            url,
            title,
            column,
            description: description.into(),
            keywords,
            published: None,
            crumbs: Vec::new(),
            noindex: false,
            paper: None,
            data: None,
            leads_to: None,
        }
    }

    /// The list of a column, or a further page of it.
    pub(crate) fn list(column: &'static Column, page: usize) -> Self {
        let description = column.description.unwrap_or_default();
        Self::column(address::page(column.stem, page), column.name, column, description)
    }

    /// Another page that leads into a column.
    pub(crate) fn entrance(entrance: &Entrance, column: &'static Column, description: &str) -> Self {
        Self::column(address::first(entrance.stem), entrance.title, column, description)
    }

    /// A content page; the day of publication is that of its formal block.
    pub(crate) fn content(
        url: impl Into<String>,
        title: impl Into<String>,
        column: &'static Column,
        description: impl Into<String>,
        formal: &Formal<'_>,
    ) -> Self {
        let mut head = Self::column(url, title, column, description);
        head.published = formal.published_on.map(|day| format!("{day} 00:00"));
        head
    }

    /// The same with a description of its own, instead of that of the column.
    pub(crate) fn described(mut self, description: &str) -> Self {
        description.clone_into(&mut self.description);
        self
    }

    /// The same with what the page of a record says to search engines.
    pub(crate) fn telling(mut self, model: &Model<'_>, record: RecordKey) -> Self {
        self.data = model.told(self.root).of(record);
        self
    }

    pub(crate) fn crumbs(mut self, crumbs: impl IntoIterator<Item = Link>) -> Self {
        self.crumbs.extend(crumbs);
        self
    }
}
