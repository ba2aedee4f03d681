//! What search engines are told: site map, canonical addresses, `robots.txt`.

use std::collections::BTreeSet;
use std::fs;

use scraper::{Html, Selector};

use crate::site::{Site, tree};

fn at(base_url: &str) -> Site {
    Site::new().edit("site.yaml", "icp_no:", &format!("base_url: {base_url}\nicp_no:"))
}

fn file(site: &Site, path: &str) -> Option<String> {
    fs::read_to_string(site.out().join(path)).ok()
}

#[test]
fn the_site_map_lists_every_page_that_may_be_shown_and_no_other() {
    let site = at("https://www.example.gov.cn/sq/");
    site.build();
    let map = file(&site, "sitemap.xml").unwrap();
    let listed: BTreeSet<&str> = map
        .split("<loc>")
        .skip(1)
        .map(|rest| {
            rest.split("</loc>").next().unwrap().strip_prefix("https://www.example.gov.cn/sq/").unwrap()
        })
        .collect();
    assert!(map.starts_with("<?xml") && !map.contains("lastmod"), "{map}");
    let (robots, canonical) =
        (Selector::parse("meta[name=robots]").unwrap(), Selector::parse("link[rel=canonical]").unwrap());
    let mut shown = BTreeSet::new();
    for (path, bytes) in tree(&site.out()).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Html::parse_document(&String::from_utf8(bytes).unwrap());
        let is_hidden = page.select(&robots).any(|tag| tag.attr("content") == Some("noindex"));
        let own = page.select(&canonical).next().and_then(|link| link.attr("href")).map(str::to_owned);
        let expected = (!is_hidden).then(|| format!("https://www.example.gov.cn/sq/{path}"));
        assert_eq!(own, expected, "{path}");
        if !is_hidden {
            shown.insert(path);
        }
    }
    assert_eq!(listed, shown.iter().map(String::as_str).collect::<BTreeSet<&str>>());
    assert!(!listed.contains("404.html") && listed.contains("windows/scjgj.html"));
}

#[test]
fn a_site_that_does_not_say_where_it_is_has_no_site_map() {
    let site = Site::new();
    site.build();
    assert_eq!((file(&site, "sitemap.xml"), file(&site, "robots.txt")), (None, None));
    assert!(!site.page("index.html").contains("canonical"));
}

#[test]
fn robots_are_told_at_the_root_of_a_host_only() {
    for (base_url, told) in [
        ("https://shouquan.example.gov.cn", true),
        ("https://shouquan.example.gov.cn:8443/", true),
        ("https://www.example.gov.cn/sq", false),
    ] {
        let site = at(base_url);
        site.build();
        let own = base_url.trim_end_matches('/');
        let expected = format!("# mingchuang\nUser-agent: *\nAllow: /\n\nSitemap: {own}/sitemap.xml\n");
        assert_eq!(file(&site, "robots.txt"), told.then_some(expected), "{base_url}");
    }
}

#[test]
fn robots_of_somebody_else_stay() {
    let foreign = "User-agent: *\nDisallow: /\n";
    for base_url in ["https://shouquan.example.gov.cn", "https://www.example.gov.cn/sq"] {
        let site = at(base_url);
        site.build();
        fs::write(site.out().join("robots.txt"), foreign).unwrap();
        for day in ["2026-11-23", "2026-11-24", "2026-11-25"] {
            assert_eq!(site.build_with(&["--as-of", day]).code, 0);
            assert_eq!(file(&site, "robots.txt").as_deref(), Some(foreign), "{base_url} {day}");
        }
        fs::remove_file(site.out().join("robots.txt")).unwrap();
        site.build_with(&["--as-of", "2026-11-26"]);
        assert_eq!(file(&site, "robots.txt").is_some(), !base_url.ends_with("sq"));
    }
}
