//! A part of a template → the same part with values in place of the names in `{{…}}`.
//!
//! A paragraph or a row of a table that names a list is repeated for each entry of it, and is left out if there is none. A
//! name may be spread over several runs: word processors cut runs where somebody corrected a letter.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::markup::{Element, Node, escaped, unescaped};
use super::values::{List, Values, split};

/// Fills a part of a template.
pub(super) fn fill(nodes: &mut Vec<Node>, values: &Values, faults: &mut BTreeSet<Fault>) {
    Filling { values, entries: Vec::new(), faults }.children(nodes);
}

/// A line of text, filled: once, or as often as the list that it names has entries; empty values leave no line.
pub(super) fn filled(template: &str, values: &Values) -> Vec<String> {
    let lists: BTreeSet<&str> =
        names(template).filter_map(|name| split(name.text)).map(|(list, _)| list).collect();
    let counts = lists.iter().filter_map(|list| values.get_list(list)).map(List::len);
    let line = |at: usize| {
        let entries: Vec<(&str, usize)> = lists.iter().map(|list| (*list, at)).collect();
        let mut text = template.to_owned();
        let found: Vec<Name<'_>> = names(template).collect();
        for name in found.iter().rev() {
            text.replace_range(name.start..name.end, values.find(name.text, &entries).unwrap_or_default());
        }
        text
    };
    (0..counts.max().unwrap_or(1)).map(line).filter(|text| !text.is_empty()).collect()
}

struct Filling<'v> {
    values: &'v Values,
    /// The lists that are being repeated, and at which entry.
    entries: Vec<(String, usize)>,
    faults: &'v mut BTreeSet<Fault>,
}

impl Filling<'_> {
    fn children(&mut self, nodes: &mut Vec<Node>) {
        for node in std::mem::take(nodes) {
            let Node::Element(element) = node else {
                nodes.push(node);
                continue;
            };
            match self.repeated(&element) {
                Some((list, count)) => {
                    if count == 0 {
                        self.judge(&element);
                    }
                    for at in 0..count {
                        self.entries.push((list.clone(), at));
                        nodes.extend(self.element(element.clone()));
                        self.entries.pop();
                    }
                }
                None => nodes.extend(self.element(element)),
            }
        }
    }

    /// The element, filled; `None` if nothing of it is left that a word processor can read.
    fn element(&mut self, mut element: Element) -> Option<Node> {
        if element.is_paragraph() {
            self.paragraph(&mut element);
        }
        self.children(&mut element.children);
        match element.name.as_str() {
            "w:tbl" if !element.has_child("w:tr") => return None,
            // A cell ends with a paragraph.
            "w:tc" if !element.has_child("w:p") => element.children.push(Node::Raw("<w:p/>".to_owned())),
            _ => {}
        }
        Some(Node::Element(element))
    }

    /// The list that a paragraph or row names, unless it is being repeated already, with the number of its entries.
    fn repeated(&self, element: &Element) -> Option<(String, usize)> {
        if !element.is_paragraph() && element.name != "w:tr" {
            return None;
        }
        let mut texts = Vec::new();
        all_texts(element, &mut texts);
        let text = texts.concat();
        let lists = names(&text).filter_map(|name| split(name.text).map(|(list, _)| list.to_owned()));
        let mut fresh = lists.filter(|list| self.entries.iter().all(|(repeated, _)| repeated != list));
        fresh.find_map(|list| self.values.get_list(&list).map(List::len).map(|count| (list, count)))
    }

    /// Are there all the names in an element of which nothing is left?
    fn judge(&mut self, element: &Element) {
        let mut texts = Vec::new();
        all_texts(element, &mut texts);
        let known = self.values.names();
        let text = texts.concat();
        let is_unknown = |name: &str| match split(name) {
            Some((list, field)) => !known.contains(&format!("{list}.{field}")),
            None => !known.iter().any(|known| known == name),
        };
        let unknown = names(&text).filter(|name| is_unknown(name.text));
        self.faults.extend(unknown.map(|name| Fault::unknown(name.text, known.clone())));
    }

    fn paragraph(&mut self, paragraph: &mut Element) {
        let mut texts = Vec::new();
        own_texts(paragraph, &mut |text| texts.push(text_of(text)));
        let whole = texts.concat();
        if !whole.contains(['{', '｛']) {
            return;
        }
        let mut filled = texts.clone();
        // From the end, so that the places before it stay.
        let found: Vec<Name<'_>> = names(&whole).collect();
        for name in found.iter().rev() {
            let value = self.value(name.text);
            replace(&mut filled, &texts, name.start..name.end, &value);
        }
        if let Some(open) = unclosed(&whole) {
            self.faults.insert(Fault::Unclosed(open.to_owned()));
        }
        let mut filled = filled.into_iter().zip(texts);
        set_texts(paragraph, &mut || filled.next().and_then(|(new, old)| (new != old).then_some(new)));
    }

    fn value(&mut self, name: &str) -> String {
        let entries: Vec<(&str, usize)> =
            self.entries.iter().map(|(list, at)| (list.as_str(), *at)).collect();
        match self.values.find(name, &entries) {
            Some(value) => value.to_owned(),
            None => {
                self.faults.insert(Fault::unknown(name, self.values.names()));
                String::new()
            }
        }
    }
}

/// A name in a text, with its braces.
struct Name<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

const OPEN: [&str; 2] = ["{{", "｛｛"];
const CLOSE: [&str; 2] = ["}}", "｝｝"];

fn first(text: &str, marks: [&str; 2]) -> Option<(usize, usize)> {
    let places = marks.into_iter().filter_map(|mark| text.find(mark).map(|at| (at, at + mark.len())));
    places.min()
}

fn names(text: &str) -> impl Iterator<Item = Name<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let (open, begin) = first(rest, OPEN)?;
        let (close, end) = first(rest.get(begin..)?, CLOSE)?;
        let name = rest.get(begin..begin + close)?.trim();
        let found = Name { text: name, start: from + open, end: from + begin + end };
        from = found.end;
        Some(found)
    })
}

/// The text from braces on that nothing closes.
fn unclosed(text: &str) -> Option<&str> {
    let from = names(text).last().map_or(0, |name| name.end);
    let rest = text.get(from..)?;
    first(rest, OPEN).and_then(|(open, _)| rest.get(open..))
}

/// Puts a value in the place of a part of the whole text that `texts` make up: into the first text that has something of it.
fn replace(filled: &mut [String], texts: &[String], place: std::ops::Range<usize>, value: &str) {
    let mut start = 0;
    let mut value = Some(value);
    for (new, old) in filled.iter_mut().zip(texts) {
        let end = start + old.len();
        let (from, to) = (place.start.max(start), place.end.min(end));
        if from < to {
            new.replace_range(from - start..to - start, value.take().unwrap_or_default());
        }
        start = end;
    }
}

fn text_of(text: &Element) -> String {
    let written: String = text
        .children
        .iter()
        .map(|node| match node {
            Node::Raw(raw) => raw.as_str(),
            Node::Element(_) => "",
        })
        .collect();
    unescaped(&written)
}

/// The texts of an element and of everything in it.
fn all_texts(element: &Element, texts: &mut Vec<String>) {
    for node in &element.children {
        if let Node::Element(child) = node {
            if child.name == "w:t" {
                texts.push(text_of(child));
            }
            all_texts(child, texts);
        }
    }
}

/// The texts of a paragraph, but not those of paragraphs inside it.
fn own_texts(element: &Element, tell: &mut dyn FnMut(&Element)) {
    for node in &element.children {
        match node {
            Node::Element(text) if text.name == "w:t" => tell(text),
            Node::Element(child) if !child.is_paragraph() => own_texts(child, tell),
            _ => {}
        }
    }
}

/// Writes new texts into those of [`own_texts`], in the same order; `None` keeps one.
fn set_texts(element: &mut Element, next: &mut dyn FnMut() -> Option<String>) {
    for node in std::mem::take(&mut element.children) {
        match node {
            Node::Element(text) if text.name == "w:t" => match next() {
                Some(new) => element.children.extend(lines(&new)),
                None => element.children.push(Node::Element(text)),
            },
            Node::Element(mut child) if !child.is_paragraph() => {
                set_texts(&mut child, next);
                element.children.push(Node::Element(child));
            }
            node => element.children.push(node),
        }
    }
}

/// A text as elements of a run, with breaks between its lines.
fn lines(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in text.lines() {
        if !nodes.is_empty() {
            nodes.push(Node::Element(Element {
                name: "w:br".to_owned(),
                head: "w:br".to_owned(),
                children: Vec::new(),
            }));
        }
        nodes.push(Node::Element(Element {
            name: "w:t".to_owned(),
            head: "w:t xml:space=\"preserve\"".to_owned(),
            children: vec![Node::Raw(escaped(line))],
        }));
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::super::markup::{read, write};
    use super::*;

    fn filled(part: &str) -> (String, Vec<String>) {
        let mut values = Values::default();
        values.text("编号", "甲〔2027〕<1>号");
        values.text("两行", "一\n二");
        values.text("空", "");
        values.list(
            "人",
            &["姓名", "岗位"],
            vec![["张".to_owned(), "A岗".to_owned()], ["李".to_owned(), "B岗".to_owned()]],
        );
        values.list("无", &["甲"], Vec::new());
        let mut nodes = read(part).unwrap();
        let mut faults = BTreeSet::new();
        fill(&mut nodes, &values, &mut faults);
        (write(&nodes), faults.iter().map(ToString::to_string).collect())
    }

    fn paragraph(texts: &[&str]) -> String {
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", texts.join("</w:t></w:r><w:r><w:t>"))
    }

    #[test]
    fn a_name_is_found_however_its_letters_are_spread_over_runs() {
        for texts in [
            &["第{{编号}}。"][..],
            &["第{", "{编", "号}", "}。"],
            &["第", "{{ 编号 }}", "。"],
            &["第｛｛编号｝｝。"],
        ] {
            let (part, faults) = filled(&paragraph(texts));
            let text: String =
                part.split("<w:t").skip(1).filter_map(|t| t.split(['>', '<']).nth(1)).collect();
            assert_eq!(text, "第甲〔2027〕&lt;1&gt;号。", "{part}");
            assert!(faults.is_empty());
        }
    }

    #[test]
    fn a_row_and_a_paragraph_are_repeated_for_each_entry() {
        let row = format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            paragraph(&["{{人.姓名}}"]),
            paragraph(&["{{人.岗位}}"])
        );
        let (part, _) = filled(&format!("<w:tbl>{row}</w:tbl>{}", paragraph(&["{{人.姓名}}、{{人。岗位}}"])));
        assert_eq!(part.matches("<w:tr>").count(), 2);
        assert_eq!(part.matches("张").count() + part.matches("李").count(), 4);
        assert!(part.contains(">李、B岗<"), "{part}");
    }

    #[test]
    fn nothing_is_left_of_a_list_without_entries() {
        let (part, _) = filled(&paragraph(&["{{无.甲}}"]));
        assert_eq!(part, "");
        let cell = format!("<w:tc>{}</w:tc>", paragraph(&["{{无.甲}}"]));
        let (part, _) = filled(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"));
        assert_eq!(part, "");
        // A row that does not name the list stays, and its cell has a paragraph.
        let (part, _) = filled("<w:tc><w:p/></w:tc>");
        assert_eq!(part, "<w:tc><w:p/></w:tc>");
    }

    #[test]
    fn lines_are_broken_and_empty_values_leave_nothing() {
        let (part, _) = filled(&paragraph(&["{{两行}}"]));
        assert!(part.contains(">一</w:t><w:br/><w:t"), "{part}");
        let (part, _) = filled(&paragraph(&["{{空}}"]));
        assert_eq!(part, "<w:p><w:r/></w:p>");
    }

    #[test]
    fn a_name_that_nothing_stands_for_is_told_with_the_one_that_was_meant() {
        let (_, faults) = filled(&paragraph(&["{{编呈}}", "{{人.性别}}", "{{编号"]));
        assert_eq!(faults.len(), 3, "{faults:?}");
        let (_, of_an_empty_list) = filled(&paragraph(&["{{无.甲}}{{无.乙}}"]));
        assert_eq!(of_an_empty_list.len(), 1, "{of_an_empty_list:?}");
        assert!(
            faults.iter().any(|fault| fault.contains("编呈") && fault.contains("{{编号}}")),
            "{faults:?}"
        );
        assert!(faults.iter().any(|fault| fault.contains("没有写完")), "{faults:?}");
    }

    #[test]
    fn a_value_is_not_read_as_a_template() {
        let mut values = Values::default();
        values.text("甲", "{{乙}}");
        let mut nodes = read(&paragraph(&["{{甲}}"])).unwrap();
        let mut faults = BTreeSet::new();
        fill(&mut nodes, &values, &mut faults);
        assert!(faults.is_empty());
        assert!(write(&nodes).contains("{{乙}}"));
    }
}
