//! A page as it reads on a day: fragments that hold on other days are left out, and those carried for that day are
//! unfolded, as the script does it in a browser. Knows nothing of what pages should say.

use std::ops::Deref;

use scraper::{ElementRef, Html, Node, Selector};

use crate::site::Site;

/// A node of any kind.
type Any<'h> = <ElementRef<'h> as Deref>::Target;

/// Elements inside a line; all others begin a new one.
const INLINE: [&str; 9] = ["a", "b", "small", "span", "strong", "time", "i", "em", "meter"];

/// The main part of a page, as it reads on a day.
#[derive(Debug)]
pub(super) struct Page {
    path: String,
    parts: Vec<Part>,
}

/// An element that is seen, or a text.
#[derive(Debug)]
enum Part {
    Text(String),
    Element { name: String, href: Option<String>, parts: Vec<Part> },
}

impl Page {
    pub(super) fn on(site: &Site, path: &str, day: &str) -> Self {
        let html = Html::parse_document(&site.page(path));
        let main = html.select(&Selector::parse("main").unwrap()).next().unwrap();
        Self { path: path.to_owned(), parts: seen(*main, day) }
    }

    /// Everything it says, white space folded.
    pub(super) fn text(&self) -> String {
        text_of(&self.parts)
    }

    #[track_caller]
    pub(super) fn says(&self, words: &str) {
        assert!(self.text().contains(words), "{} does not say {words:?}:\n{}", self.path, self.text());
    }

    #[track_caller]
    pub(super) fn keeps_silent_about(&self, words: &str) {
        assert!(!self.text().contains(words), "{} says {words:?}:\n{}", self.path, self.text());
    }

    /// What is said of one of several: the largest elements that name it and none of the others.
    #[track_caller]
    pub(super) fn about(&self, name: &str, others: &[&str]) -> String {
        let mut found = Vec::new();
        collect(&self.parts, &mut |part| {
            let text = text_of(std::slice::from_ref(part));
            let is_one = text.contains(name) && !others.iter().any(|other| text.contains(other));
            if is_one {
                found.push(text);
            }
            is_one
        });
        assert!(!found.is_empty(), "{} says nothing of {name} alone:\n{}", self.path, self.text());
        found.join("\n")
    }

    /// The texts of all elements of a name: `li`, `tr`.
    pub(super) fn each(&self, element: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.parts, &mut |part| {
            if matches!(part, Part::Element { name, .. } if name == element) {
                found.push(text_of(std::slice::from_ref(part)));
            }
            false
        });
        found
    }

    /// Where its links lead.
    pub(super) fn links(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.parts, &mut |part| {
            if let Part::Element { href: Some(href), .. } = part {
                found.push(href.clone());
            }
            false
        });
        found
    }

    /// The row of a table, or the entry of a list, that begins with these words.
    #[track_caller]
    pub(super) fn row(&self, words: &str) -> String {
        let mut rows = self.each("tr").into_iter().chain(self.each("li"));
        let row = rows.find(|text| text.trim_start().starts_with(words));
        row.unwrap_or_else(|| panic!("{} has no row {words:?}:\n{}", self.path, self.text()))
    }

    /// How many of how many items a rate counts.
    #[track_caller]
    pub(super) fn rate(&self, label: &str) -> (u32, u32) {
        let row: String = self.row(label).split_whitespace().collect();
        let (part, whole) = row.split_once('/').unwrap_or_else(|| panic!("no fraction in {row:?}"));
        let part = part.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap();
        let whole = whole.split(|c: char| !c.is_ascii_digit()).next().unwrap();
        // The rate itself stands before its fraction: `100%1`.
        (part.parse().unwrap(), whole.parse().unwrap())
    }
}

/// What is seen of the children of a node on a day.
fn seen(node: Any<'_>, day: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for child in node.children() {
        match child.value() {
            Node::Text(text) => parts.push(Part::Text(text.to_string())),
            Node::Element(element) => {
                let holds = element.attr("data-from").is_none_or(|from| from <= day)
                    && element.attr("data-to").is_none_or(|to| day <= to);
                let is_carried = element.attr("data-from").is_some() || element.attr("data-to").is_some();
                match element.name() {
                    _ if !holds => {}
                    "template" if is_carried => parts.extend(seen(child, day)),
                    "script" if is_carried => {
                        let texts =
                            child.children().filter_map(|text| Some(text.value().as_text()?.to_string()));
                        parts.extend(seen(*carried(&texts.collect::<String>()).root_element(), day));
                    }
                    "template" | "script" | "style" => {}
                    _ if element.attr("hidden").is_some() => {}
                    name => parts.push(Part::Element {
                        name: name.to_owned(),
                        href: element.attr("href").map(str::to_owned),
                        parts: seen(child, day),
                    }),
                }
            }
            Node::Fragment | Node::Document => parts.extend(seen(child, day)),
            _ => {}
        }
    }
    parts
}

/// The content of a block of text as it would stand in a page. Rows and cells are only known as such in a table.
fn carried(text: &str) -> Html {
    let table = match text.trim_start() {
        text if text.starts_with("<tr") => ["<table>", "</table>"],
        text if text.starts_with("<td") || text.starts_with("<th") => ["<table><tr>", "</tr></table>"],
        _ => ["", ""],
    };
    Html::parse_fragment(&table.join(text))
}

/// Looks at every element from the outside in, and not into those for which the answer is yes.
fn collect(parts: &[Part], is_enough: &mut dyn FnMut(&Part) -> bool) {
    for part in parts {
        if let Part::Element { parts, .. } = part
            && !is_enough(part)
        {
            collect(parts, is_enough);
        }
    }
}

fn text_of(parts: &[Part]) -> String {
    fn write(parts: &[Part], text: &mut String) {
        for part in parts {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Element { name, parts, .. } => {
                    let edge = if INLINE.contains(&name.as_str()) { "" } else { " " };
                    text.push_str(edge);
                    write(parts, text);
                    text.push_str(edge);
                }
            }
        }
    }
    let mut text = String::new();
    write(parts, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_reads_as_the_script_would_show_it() {
    let body = r"<main>甲<p data-to=2026-12-31>今年</p>
        <template data-from=2027-01-01 data-to=2027-12-31><p>明年</p></template>
        <script type=text/html data-from=2028-01-01><p>后年<a href=x>去</a></p></script>
        <table><tr><td>行</td></tr><script type=text/html data-from=2028-01-01><tr><td>添</td></tr></script></table><template><p>样本</p></template><p hidden>藏</p></main>";
    let read = |day| {
        let html = Html::parse_document(body);
        let main = html.select(&Selector::parse("main").unwrap()).next().unwrap();
        text_of(&seen(*main, day))
    };
    assert_eq!(read("2026-12-31"), "甲 今年 行");
    assert_eq!(read("2027-01-01"), "甲 明年 行");
    assert_eq!(read("2028-01-01"), "甲 后年去 行 添");
}
