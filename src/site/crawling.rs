//! What search engines ask for: where the pages are that they may show, and where to find that list.

use std::fmt::Write;

use crate::registry::Registry;

use super::parts::address;
use super::plan::Plan;

/// The name under which search engines look for it. One that somebody else has put there is his.
pub const ROBOTS: &str = "robots.txt";

/// Addresses in one file, by the protocol (sitemaps.org).
const MOST_ADDRESSES: usize = 50_000;

/// The site map for search engines: path and text of each file, the index first if there are several. A site that does not
/// say where it will be published has none. Nothing says when a page was changed last, because that is not known exactly.
pub(super) fn sitemap(registry: &Registry, plans: &[Plan]) -> Vec<(String, String)> {
    let Some(own) = registry.own_address() else { return Vec::new() };
    let pages: Vec<&str> =
        plans.iter().filter(|plan| plan.is_indexed).map(|plan| plan.path.as_str()).collect();
    files(own, &pages)
}

fn files(own: &str, pages: &[&str]) -> Vec<(String, String)> {
    let list = |pages: &[&str]| listed(own, "urlset", "url", pages.iter().copied());
    if pages.len() <= MOST_ADDRESSES {
        return vec![(address::site_map(None), list(pages))];
    }
    let parts: Vec<(String, String)> = pages
        .chunks(MOST_ADDRESSES)
        .zip(1..)
        .map(|(pages, number)| (address::site_map(Some(number)), list(pages)))
        .collect();
    let index = listed(own, "sitemapindex", "sitemap", parts.iter().map(|(path, _)| path.as_str()));
    [(address::site_map(None), index)].into_iter().chain(parts).collect()
}

fn listed<'p>(own: &str, list: &str, entry: &str, paths: impl Iterator<Item = &'p str>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{list} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    let own = own.replace('&', "&amp;");
    for path in paths {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "<{entry}><loc>{own}/{path}</loc></{entry}>");
    }
    text + &format!("</{list}>\n")
}

/// The file that tells search engines where the site map is, and its path: only for a site at the root of its host, where they
/// look for it.
pub(super) fn robots(registry: &Registry) -> Option<(String, String)> {
    let own = registry
        .own_address()
        .filter(|own| own.split_once("://").is_some_and(|(_, host)| !host.contains('/')));
    let map = address::site_map(None);
    own.map(|own| {
        let text = format!("# mingchuang\nUser-agent: *\nAllow: /\n\nSitemap: {own}/{map}\n");
        (ROBOTS.to_owned(), text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_split_and_its_parts_are_listed() {
        let paths: Vec<String> = (0..100_001).map(|number| format!("items/a/{number}")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let names = |count: usize| -> Vec<String> {
            files("https://a.example?b&c", &paths[..count]).into_iter().map(|(path, _)| path).collect()
        };
        assert_eq!(names(50_000), ["sitemap.xml"]);
        assert_eq!(names(50_001), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        let files = files("https://a.example?b&c", &paths);
        let count = |at: usize| files[at].1.matches("<loc>https://a.example?b&amp;c/").count();
        assert_eq!([0, 1, 2, 3].map(count), [3, 50_000, 50_000, 1]);
        assert!(files[0].1.contains("<sitemap><loc>https://a.example?b&amp;c/sitemap-3.xml</loc></sitemap>"));
    }
}
