//! No dead link, no foreign resource, no inline code on any page of the example.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::site::{Site, tree};

/// The pages of the built example, by path.
fn pages(site: &Site) -> BTreeMap<String, Html> {
    let html = |(path, bytes): (String, Vec<u8>)| {
        path.ends_with(".html").then(|| (path, Html::parse_document(&String::from_utf8(bytes).unwrap())))
    };
    tree(&site.out()).into_iter().filter_map(html).collect()
}

fn attributes(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

/// Where a relative address leads, from the page it stands on.
fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split(['#', '?']).next().unwrap().split('/') {
        match part {
            ".." => drop(parts.pop().expect("a link leaves the site")),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// An address with `%20` and its like as what they stand for.
pub(crate) fn decoded(address: &str) -> String {
    let mut parts = address.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// What a page can lead to or bring, by the attribute that names it.
const ADDRESSES: [(&str, &str); 9] = [
    ("a[href], area[href], link[href]", "href"),
    ("img[src], script[src], source[src], iframe[src], video[src], audio[src]", "src"),
    ("img[srcset]", "srcset"),
    ("form[action]", "action"),
    ("[data-src]", "data-src"),
    ("[data-href]", "data-href"),
    ("[data-url]", "data-url"),
    ("[poster]", "poster"),
    ("object[data]", "data"),
];

/// Every address on a page, those in blocks that a script shows later included.
fn addresses(page: &Html) -> Vec<String> {
    let found = ADDRESSES.into_iter().flat_map(|(selector, name)| attributes(page, selector, name));
    let later = Selector::parse("script[type='text/html'], template").unwrap();
    let blocks = page.select(&later).map(|block| Html::parse_fragment(&block.inner_html()));
    found.chain(blocks.flat_map(|block| addresses(&block))).collect()
}

/// Which links lead nowhere, and how many there are. Addresses below `own` are links of the site.
fn dead_links(site: &Site, own: Option<&str>) -> (Vec<String>, usize) {
    let pages = pages(site);
    let files: BTreeSet<String> = tree(&site.out()).into_iter().map(|(path, _)| path).collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (path.as_str(), attributes(page, "[id]", "id").into_iter().collect()))
        .collect();
    let (mut dead, mut links) = (Vec::new(), 0);
    for (path, page) in &pages {
        for address in addresses(page) {
            // It is shown at any depth, and asks for its style at each.
            if path == "404.html" && address.trim_start_matches("../").starts_with("assets/lost.") {
                continue;
            }
            let inside = own.and_then(|own| address.strip_prefix(own));
            let elsewhere = ["https://", "http://", "tel:", "mailto:"];
            if inside.is_none() && elsewhere.iter().any(|scheme| address.starts_with(scheme)) {
                continue;
            }
            links += 1;
            let (target, anchor) =
                inside.unwrap_or(&address).split_once('#').unwrap_or((inside.unwrap_or(&address), ""));
            let target = match (inside, target) {
                (Some(_), target) => resolve("index.html", target),
                (None, "") => path.clone(),
                (None, target) => resolve(path, target),
            };
            let has_anchor = || ids.get(target.as_str()).is_some_and(|ids| ids.contains(&decoded(anchor)));
            if !files.contains(&target) || !anchor.is_empty() && !has_anchor() {
                dead.push(format!("{path} → {address}"));
            }
        }
    }
    (dead, links)
}

#[test]
fn every_link_of_the_example_leads_somewhere() {
    let site = Site::example();
    site.build();
    let (dead, links) = dead_links(&site, None);
    assert!(links > 10_000, "only {links} links were looked at");
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn every_link_leads_somewhere_when_the_site_knows_its_address() {
    let own = "https://www.example.gov.cn/sq/";
    let site = Site::new().edit("site.yaml", "icp_no:", &format!("base_url: {own}\nicp_no:"));
    site.build();
    let (dead, links) = dead_links(&site, Some(own));
    assert!(links > 300, "only {links} links were looked at");
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn a_dead_link_is_seen() {
    let site = Site::new();
    site.build();
    let page = site
        .page("guide.html")
        .replace("</main>", "<a href=weg.html>1</a><a href=#weg>2</a><img src=weg.png></main>");
    std::fs::write(site.out().join("guide.html"), page).unwrap();
    assert_eq!(dead_links(&site, None).0.len(), 3);
}

#[test]
fn every_page_but_404_can_be_reached_from_the_home_page() {
    let site = Site::example();
    site.build();
    let pages = pages(&site);
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut ahead = vec!["index.html".to_owned()];
    while let Some(path) = ahead.pop() {
        if !pages.contains_key(&path) || !reached.insert(path.clone()) {
            continue;
        }
        let addresses = attributes(&pages[&path], "a[href]", "href");
        ahead.extend(
            addresses.iter().filter(|a| !a.contains(':') && !a.starts_with('#')).map(|a| resolve(&path, a)),
        );
    }
    let lost: Vec<_> = pages.keys().filter(|path| !reached.contains(*path)).collect();
    assert_eq!(lost, ["404.html"]);
}

#[test]
fn pages_bring_nothing_from_elsewhere_and_no_inline_code() {
    let site = Site::example();
    site.build();
    for (path, page) in pages(&site) {
        for address in attributes(&page, "[src], link[rel=stylesheet], link[rel=icon]", "src") {
            assert!(!address.contains("//"), "{path}: {address}");
        }
        for (selector, what) in [
            (
                "script:not([src]):not([type='text/html']):not([type='application/ld+json'])",
                "an inline script",
            ),
            ("style", "an inline style sheet"),
            ("[style]", "a style attribute"),
            ("[onclick], [onload], [onerror], [onchange], [oninput]", "an event attribute"),
            ("iframe, object, embed", "a foreign frame"),
        ] {
            let selector = Selector::parse(selector).unwrap();
            assert!(page.select(&selector).next().is_none(), "{path} has {what}");
        }
    }
}

#[test]
fn markers_for_minification_do_not_reach_the_public() {
    let site = Site::example();
    assert_eq!(site.build_with(&["--no-minify"]).code, 0);
    for (path, bytes) in tree(&site.out()) {
        assert!(!path.ends_with(".html") || !String::from_utf8(bytes).unwrap().contains("<!--"), "{path}");
    }
}

/// What a browser reads in a page: elements with their attributes, and texts with their white space folded.
#[cfg(feature = "minify")]
fn meaning(html: &[u8]) -> Vec<String> {
    meaning_of(&Html::parse_document(std::str::from_utf8(html).unwrap()))
}

/// What stands in a block of data is read as the markup that it becomes.
#[cfg(feature = "minify")]
fn meaning_of(page: &Html) -> Vec<String> {
    use scraper::{ElementRef, Node};

    let is_data = |parent: ElementRef<'_>| parent.value().attr("type") == Some("text/html");
    let fold = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let mut said: Vec<String> = Vec::new();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let empty_class = |(name, value): &(&str, &str)| !(*name == "class" && value.is_empty());
                let mut attributes: Vec<String> = element
                    .attrs()
                    .filter(empty_class)
                    .map(|(name, value)| format!("{name}={}", fold(unversioned(value))))
                    .collect();
                attributes.sort();
                said.push(format!("<{} {}>", element.name(), attributes.join(" ")));
            }
            Node::Text(text) if node.parent().and_then(ElementRef::wrap).is_some_and(is_data) => {
                said.extend(meaning_of(&Html::parse_fragment(text)));
            }
            Node::Text(text) if !fold(text).is_empty() => said.push(fold(text)),
            _ => {}
        }
    }
    said
}

/// An address without the version of what it leads to, which changes with the bytes: minified assets have another.
#[cfg(feature = "minify")]
fn unversioned(value: &str) -> &str {
    let is_asset = value.contains("assets/") && !value.contains(' ');
    value.split_once("?v=").filter(|_| is_asset).map_or(value, |(address, _)| address)
}

#[cfg(feature = "minify")]
#[test]
fn a_minified_page_says_the_same_as_the_page_it_was() {
    let (small, plain) = (Site::example(), Site::example());
    small.build();
    assert_eq!(plain.build_with(&["--no-minify"]).code, 0);
    let (small, plain) = (tree(&small.out()), tree(&plain.out()));
    assert_eq!(small.len(), plain.len());
    let mut saved = 0;
    for ((path, small), (_, plain)) in
        small.iter().zip(&plain).filter(|((path, _), _)| path.ends_with(".html"))
    {
        assert_eq!(meaning(small), meaning(plain), "{path}");
        saved += plain.len() - small.len();
    }
    assert!(saved > 100_000, "only {saved} bytes were saved");
}
