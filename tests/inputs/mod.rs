//! 66 nasty inputs that web staff and their tools produce, one by one: each test runs the program, and its name begins with
//! the number of the input. What must survive is looked for on the built page; what must be reported, at its exact place.
//!
//! Not built yet, hence not tested: spreadsheets for citizens (66). The insides of attachments (43, 50) are looked for in
//! `tests/downloads.rs`.

mod encoding;
mod files;
mod form;
mod letters;
mod numbers;
mod people;
mod private;
mod publishing;
mod rates;
mod records;
mod text;
mod values;

use std::collections::BTreeSet;
use std::fs;

use scraper::{ElementRef, Html, Selector};

use crate::site::{Run, Site, project};

const CENTER: &str = "centers/hall.yaml";
const DEPARTMENT: &str = "departments/scjgj.yaml";
const ITEMS: &str = "items/scjgj.yaml";
const ITEM_PAGE: &str = "items/scjgj/spxk.html";
const LETTER: &str = "letters/2026/scjgj.yaml";
const NOTICE: &str = "notices/notice.md";
const WINDOW: &str = "windows/scjgj.yaml";
const WINDOW_PAGE: &str = "windows/scjgj.html";

/// Inputs that concern parts of the program which do not exist yet.
const NOT_BUILT: [usize; 1] = [66];

/// English words from the messages of parsers, which web staff must never read.
const PARSER_WORDS: [&str; 16] = [
    "expected",
    "found",
    "invalid",
    "unknown",
    "missing",
    "duplicate",
    "mapping",
    "sequence",
    "scalar",
    "anchor",
    "did not",
    "limit exceeded",
    "line ",
    "column",
    "error:",
    "panicked",
];

/// Every finding of a report: its rule, and its place as `path:line:column`, empty if it has none.
#[track_caller]
fn findings(run: &Run) -> Vec<(String, String)> {
    for word in PARSER_WORDS {
        assert!(!run.stderr.to_lowercase().contains(word), "{word:?} in {}", run.stderr);
    }
    let lines: Vec<&str> = run.stderr.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let severity = ["错误[", "未达标[", "警告[", "提示["].iter().find_map(|lead| line.strip_prefix(lead));
        let Some((rule, _)) = severity.and_then(|rest| rest.split_once("]: ")) else { continue };
        let place = lines.get(at + 1).and_then(|next| next.split_once("╭▸ ")).map_or("", |(_, place)| place);
        found.push((rule.to_owned(), place.trim().to_owned()));
    }
    let blocked = run.stderr.contains("错误[");
    assert_eq!(run.code, i32::from(blocked), "{}{}", run.stdout, run.stderr);
    found
}

/// Asserts that `check` reports these findings, in this order, and no others.
#[track_caller]
fn reports(site: &Site, expected: &[(&str, &str)]) -> Run {
    let run = site.check();
    let found = findings(&run);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(rule, place)| (rule.as_str(), place.as_str())).collect();
    assert_eq!(found, expected, "{}", run.stderr);
    run
}

/// Asserts that a report contains this finding, whatever else it contains.
#[track_caller]
fn finds(run: &Run, rule: &str, place: &str) {
    let found = findings(run);
    assert!(found.iter().any(|(r, p)| r == rule && p == place), "{rule} at {place} in {}", run.stderr);
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(run.stderr.contains(word), "{word:?} in {}", run.stderr);
    }
}

/// A file of the smallest complete content.
fn fixture(path: &str) -> String {
    fs::read_to_string(project().join("tests/fixtures/one-window").join(path)).unwrap()
}

/// A second department with its own window, item and letter; complete as well.
fn with_a_second_department(site: Site) -> Site {
    let rename = |path: &str| {
        let names = [("scjgj", "zjj"), ("市场监督管理局", "住房局"), ("市场监管窗口", "住建窗口")];
        let people = [("乙示例", "戊示例"), ("丙示例", "己示例"), ("丁示例", "庚示例")];
        let numbers = [("A01", "A02"), ("示市监授", "示住建授")];
        let all = names.into_iter().chain(people).chain(numbers);
        all.fold(fixture(path), |text, (from, to)| text.replace(from, to))
    };
    site.write("departments/zjj.yaml", rename(DEPARTMENT))
        .write("windows/zjj.yaml", rename(WINDOW))
        .write("items/zjj.yaml", rename(ITEMS))
        .write("letters/2026/zjj.yaml", rename(LETTER))
}

/// The item list of the fixture with a second item, made from the first.
fn with_a_second_item(changes: &[(&str, &str)]) -> String {
    let list = fixture(ITEMS);
    let (_, item) = list.split_once("items:\n").unwrap();
    let item = item.replace("spxk", "spbg").replace("食品经营许可证核发", "食品经营许可证变更");
    let item = changes.iter().fold(item, |item, (from, to)| {
        assert!(item.contains(from), "{item} holds no {from:?}");
        item.replace(from, to)
    });
    format!("{list}{item}")
}

/// All words of a built page, without white space.
fn words(site: &Site, page: &str) -> String {
    let html = Html::parse_document(&site.page(page));
    let body = html.select(&Selector::parse("body").unwrap()).next().unwrap();
    squeezed(body)
}

fn squeezed(element: ElementRef<'_>) -> String {
    shown(element).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Without what is said on later days only.
fn shown(element: ElementRef<'_>) -> String {
    let texts = element.descendants().filter(|node| {
        node.parent().and_then(ElementRef::wrap).is_none_or(|parent| parent.value().name() != "script")
    });
    texts.filter_map(|node| node.value().as_text()).map(|text| &**text).collect()
}

/// The text of the `dd` that follows the `dt` with this label on a built page.
#[track_caller]
fn told(site: &Site, page: &str, label: &str) -> String {
    let html = Html::parse_document(&site.page(page));
    let labels = Selector::parse("dt").unwrap();
    let value = html
        .select(&labels)
        .find(|dt| squeezed(*dt) == label)
        .and_then(|dt| dt.next_siblings().find_map(ElementRef::wrap))
        .unwrap_or_else(|| panic!("{page} tells nothing under {label}"));
    shown(value).trim().to_owned()
}

#[test]
fn every_input_of_the_book_has_a_test() {
    let folder = project().join("tests/inputs");
    let mut tested = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for test in text.split("#[test]\nfn input_").skip(1) {
            let number: String = test.chars().take_while(char::is_ascii_digit).collect();
            tested.insert(number.parse::<usize>().unwrap());
        }
    }
    let untested: Vec<usize> = (1..=66).filter(|number| !tested.contains(number)).collect();
    assert_eq!(untested, NOT_BUILT);
}
