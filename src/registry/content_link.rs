use crate::diagnostic::{Aim, Place};
use crate::records::{HttpUrl, Met, host_of};

use super::Registry;

/// A link that a record or a text holds.
#[derive(Debug, Clone)]
pub struct ContentLink<'r> {
    /// Where it is written.
    pub place: Place,
    /// The address as written.
    pub url: &'r str,
    /// The text it stands in, from whose page a relative address counts.
    pub within: Within<'r>,
}

/// What a link stands in.
#[derive(Debug, Clone, Copy)]
pub enum Within<'r> {
    /// A field, which holds whole addresses only.
    Field,
    /// The text of the notice of this id.
    Notice(&'r str),
    /// The text of the standing page of this id.
    Page(&'r str),
}

impl ContentLink<'_> {
    /// Is this an address on the web that leads away from the site?
    pub fn leads_away(&self, registry: &Registry) -> bool {
        host_of(self.url).is_some() && registry.below_own_address(self.url).is_none()
    }
}

impl Registry {
    /// Where the site says it will be published, without a slash at the end.
    pub fn own_address(&self) -> Option<&str> {
        self.site.base_url.as_ref().map(|url| url.as_str().trim_end_matches('/'))
    }

    /// The rest of an address that is the site's own or lies below it.
    pub fn below_own_address<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(self.own_address()?)
            .filter(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    }

    /// Every link that may be published: fields of records first, then the links of Markdown texts. Files below
    /// `attachments/` are not among them.
    pub fn links(&self) -> Vec<ContentLink<'_>> {
        let mut links = Vec::new();
        self.each_published(|file, Met { path, value, .. }: Met<'_, HttpUrl>| {
            let place = Place { file, aim: Aim::Value(path) };
            links.push(ContentLink { place, url: value.as_str(), within: Within::Field });
        });
        let notices = self.notices.iter();
        let notices = notices.map(|one| (one.file, &one.document.prose, Within::Notice(&one.id)));
        let pages = self.pages.iter().map(|one| (one.file, &one.document.prose, Within::Page(&one.id)));
        for (file, prose, within) in notices.chain(pages) {
            let at = |range: &std::ops::Range<usize>| Place::bytes(file, range.clone());
            links.extend(prose.links.iter().map(|one| ContentLink {
                place: at(&one.range),
                url: &one.url,
                within,
            }));
        }
        links
    }
}
