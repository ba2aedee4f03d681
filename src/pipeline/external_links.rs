//! Links that lead away from the site.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, Position, mask};
use crate::load::positions;

use super::Checked;

/// An address on the web to which the content links.
pub struct ExternalLink {
    /// The address as written; private numbers in it are hidden.
    pub url: String,
    /// Where it is written, in the order of the files and lines.
    pub places: Vec<Position>,
}

impl Checked {
    /// Every link that leads away from the site, in the order of the addresses. Nothing is fetched.
    pub fn external_links(&self) -> Vec<ExternalLink> {
        let Some(registry) = &self.registry else { return Vec::new() };
        let links = registry.links().into_iter().filter(|link| link.leads_away(registry));
        let (urls, places): (Vec<&str>, Vec<Place>) = links.map(|link| (link.url, link.place)).unzip();
        let mut external: BTreeMap<String, Vec<Position>> = BTreeMap::new();
        for (url, position) in urls.into_iter().zip(positions(&places, &self.sources)) {
            let hidden = position.map(|position| Position { path: mask(&position.path), ..position });
            external.entry(mask(url)).or_default().extend(hidden);
        }
        for places in external.values_mut() {
            places.sort_by_key(|place| (place.file, place.bytes.start));
        }
        external.into_iter().map(|(url, places)| ExternalLink { url, places }).collect()
    }
}
