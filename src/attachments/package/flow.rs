//! The text of a part as a reader sees it: runs of a paragraph in one piece, cells and paragraphs apart.
//!
//! A paragraph is read in up to three ways: as it is shown, as it was before tracked changes, and with hidden text.

use crate::attachments::findings::Findings;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Read};
use crate::attachments::markup::{Element, Piece, pieces};

/// Elements whose text is joined until they end.
const PARAGRAPHS: [&str; 4] = ["p", "si", "is", "comment"];
/// Elements whose text belongs to the paragraph around them; that of others, such as places and fields, stands for itself.
const RUNS: [&str; 2] = ["t", "delText"];

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    shown: String,
    before: String,
    all: String,
}

/// Reads a part and hands every text over for a search.
pub(super) fn read(place: &str, text: &str, findings: &mut Findings) -> Read<()> {
    let mut flow = Flow { place, ..Flow::default() };
    let read = pieces(text, |piece| {
        match piece {
            Piece::Open(element) => flow.open(element, findings)?,
            Piece::Close(name) => flow.close(name, findings),
            Piece::Text(text) => flow.text(text),
            Piece::Aside(text) => findings.text_at(|| format!("{place}的注释"), text),
        }
        Ok(())
    });
    // What was read of a damaged part is searched as well.
    while let Some(paragraph) = flow.paragraphs.pop() {
        flow.emit(&paragraph, findings);
    }
    let leaf = std::mem::take(&mut flow.leaf);
    findings.text(place, &leaf);
    let attributes = std::mem::take(&mut flow.attributes);
    findings.text_at(|| format!("{place}的属性"), &attributes);
    read
}

#[derive(Default)]
struct Flow<'p> {
    place: &'p str,
    paragraphs: Vec<Paragraph>,
    /// Text outside of paragraphs, or apart from them.
    leaf: String,
    attributes: String,
    is_run: bool,
    /// How deep in signs for pronunciation, which stand above the text.
    signs: usize,
    inserted: usize,
    deleted: usize,
    is_hidden: bool,
    in_box: usize,
    count: usize,
}

impl Flow<'_> {
    fn open(&mut self, element: &Element<'_>, findings: &mut Findings) -> Read<()> {
        for (_, value) in element.attributes() {
            if value.len() >= 11 && !is_identifier(&value) {
                self.attributes.push_str(&value);
                self.attributes.push('\n');
            }
        }
        if self.attributes.len() > 1 << 16 {
            let attributes = std::mem::take(&mut self.attributes);
            findings.text_at(|| format!("{}的属性", self.place), &attributes);
        }
        self.is_run = RUNS.contains(&element.name());
        match element.name() {
            name if PARAGRAPHS.contains(&name) => {
                if self.paragraphs.len() >= limits::NESTING {
                    return Err(Unread::TooLarge);
                }
                self.paragraphs.push(Paragraph::default());
            }
            "rPh" => self.signs += 1,
            "ins" | "moveTo" => self.inserted += 1,
            "del" | "moveFrom" => self.deleted += 1,
            "r" => self.is_hidden = false,
            "vanish" | "webHidden" => {
                self.is_hidden =
                    element.attribute("val").is_none_or(|val| !matches!(&*val, "0" | "false" | "off"));
            }
            "txbxContent" => self.in_box += 1,
            "tab" | "ptab" => self.run("\t"),
            "br" | "cr" => self.run("\n"),
            "noBreakHyphen" => self.run("-"),
            // A symbol of a font: what it looks like is not known, but it stands between.
            "sym" => self.run("\u{fffd}"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, findings: &mut Findings) {
        match name {
            _ if PARAGRAPHS.contains(&name) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.count += usize::from(self.in_box == 0 && name == "p");
                    self.emit(&paragraph, findings);
                }
            }
            "rPh" => self.signs = self.signs.saturating_sub(1),
            "ins" | "moveTo" => self.inserted = self.inserted.saturating_sub(1),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "r" => self.is_hidden = false,
            "txbxContent" => self.in_box = self.in_box.saturating_sub(1),
            _ => {}
        }
        self.is_run = false;
        let leaf = std::mem::take(&mut self.leaf);
        findings.text(self.place, &leaf);
    }

    fn text(&mut self, text: &str) {
        if self.is_run && self.signs == 0 && !self.paragraphs.is_empty() {
            self.run(text);
        } else {
            self.leaf.push_str(text);
        }
    }

    /// Text of the paragraph.
    fn run(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.all.push_str(text);
        if !self.is_hidden {
            if self.deleted == 0 {
                paragraph.shown.push_str(text);
            }
            if self.inserted == 0 {
                paragraph.before.push_str(text);
            }
        }
    }

    fn emit(&self, paragraph: &Paragraph, findings: &mut Findings) {
        let place = || match (self.place, self.in_box) {
            ("正文", 0) => format!("正文第 {} 段", self.count.max(1)),
            ("正文", _) => "正文的文本框".to_owned(),
            (place, _) => place.to_owned(),
        };
        let known = findings.leaks.len();
        findings.text_at(place, &paragraph.shown);
        if paragraph.before != paragraph.shown && known == findings.leaks.len() {
            findings.text_at(|| format!("{}（修订中删除的文字）", place()), &paragraph.before);
        }
        if paragraph.all != paragraph.shown && known == findings.leaks.len() {
            findings.text_at(|| format!("{}（隐藏的文字）", place()), &paragraph.all);
        }
    }
}

/// Is it an identifier of a program, `{8-4-4-4-12}`, or an address of a vocabulary? They are nobody's.
fn is_identifier(value: &str) -> bool {
    let bare = value.trim_matches(['{', '}']);
    let groups: Vec<usize> = bare.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && bare.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        || ["http://schemas.", "http://purl.oclc.org/"].iter().any(|start| value.starts_with(start))
}
