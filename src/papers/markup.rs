use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// No document made by people is nested deeper.
const DEEPEST: usize = 200;

/// A piece of a part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// What is kept as it is written: texts, comments, declarations.
    Raw(String),
    Element(Element),
}

/// An element with all that is written in it, so that what nobody changes stays byte for byte.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    /// As it is written, `w:p`.
    pub(super) name: String,
    /// Name and attributes as they are written.
    pub(super) head: String,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// Is it a paragraph?
    pub(super) fn is_paragraph(&self) -> bool {
        self.name == "w:p"
    }

    /// Does it hold an element of this name itself?
    pub(super) fn has_child(&self, name: &str) -> bool {
        self.children.iter().any(|node| matches!(node, Node::Element(child) if child.name == name))
    }
}

/// The pieces of a part; `None` if it is not well-formed.
pub(super) fn read(part: &str) -> Option<Vec<Node>> {
    let mut reader = Reader::from_str(part);
    let mut open: Vec<Element> = Vec::new();
    let mut whole: Vec<Node> = Vec::new();
    let mut from = 0;
    loop {
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        let written = part.get(from..to)?;
        from = to;
        let node = match event {
            Event::Eof => break,
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return None;
                }
                open.push(element(&start));
                continue;
            }
            Event::Empty(start) => Node::Element(element(&start)),
            Event::End(_) => Node::Element(open.pop()?),
            _ => Node::Raw(written.to_owned()),
        };
        open.last_mut().map_or(&mut whole, |parent| &mut parent.children).push(node);
    }
    open.is_empty().then_some(whole)
}

fn element(start: &BytesStart<'_>) -> Element {
    let name = start.name().as_ref().to_owned();
    Element { name, head: start.trim_end().to_owned(), children: Vec::new() }
}

/// The text of a part.
pub(super) fn write(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        write_node(node, &mut text);
    }
    text
}

fn write_node(node: &Node, text: &mut String) {
    let element = match node {
        Node::Raw(raw) => {
            text.push_str(raw);
            return;
        }
        Node::Element(element) => element,
    };
    text.push('<');
    text.push_str(&element.head);
    if element.children.is_empty() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    for child in &element.children {
        write_node(child, text);
    }
    text.push_str("</");
    text.push_str(&element.name);
    text.push('>');
}

/// A text as it is written in a part. What XML has no place for is left out.
pub(super) fn escaped(text: &str) -> String {
    let is_written = |c: &char| !c.is_control() || matches!(c, '\t' | '\n') || *c == '\u{85}';
    let text: String =
        text.chars().filter(|c| is_written(c) && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The text that is meant by what is written in a part.
pub(super) fn unescaped(written: &str) -> String {
    match quick_xml::escape::unescape(written) {
        Ok(text) => text.into_owned(),
        Err(_) => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_changes_stays_as_it_was_written() {
        let part = "<?xml version=\"1.0\"?>\n<!-- c --><w:p  a='1'><w:r><w:t xml:space=\"preserve\"> &lt;a&#20013; </w:t><w:br/></w:r></w:p>";
        assert_eq!(write(&read(part).unwrap()), part);
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        assert_eq!(read("<w:p><w:r></w:p>"), None);
        assert_eq!(read("<w:p>"), None);
        assert_eq!(read("</w:p>"), None);
        let deep = format!("{}{}", "<a>".repeat(500), "</a>".repeat(500));
        assert_eq!(read(&deep), None);
    }

    #[test]
    fn a_text_is_written_and_read_again() {
        let text = "《甲&乙》<1>，\t\u{1}二\n三";
        assert_eq!(unescaped(&escaped(text)), text.replace('\u{1}', ""));
    }
}
