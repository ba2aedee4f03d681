//! The text of a part as a reader sees it: runs of a paragraph in one piece, cells and paragraphs apart.
//!
//! A paragraph is read in up to three ways: as it is shown, as it was before tracked changes, and with hidden text.

use super::typed::{digits, lost_id};
use crate::attachments::findings::Findings;
use crate::attachments::grid::{Cell, GoesOn, Grid};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Read};
use crate::attachments::markup::{Element, Piece, pieces};
use crate::attachments::stack::Stack;

/// Elements whose text is joined until they end.
const PARAGRAPHS: [&str; 5] = ["p", "si", "is", "comment", "text"];
/// Elements whose text belongs to the paragraph around them; that of others, such as places and fields, stands for itself.
const RUNS: [&str; 5] = ["t", "delText", "text", "tspan", "textPath"];
/// Elements with the codes of fields.
const CODES: [&str; 2] = ["instrText", "delInstrText"];
/// Runs that stand in the middle of other runs.
const SPANS: [&str; 2] = ["tspan", "textPath"];

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    shown: String,
    before: String,
    all: String,
    /// Signs for pronunciation above the text, and the codes of fields in it, each often in pieces.
    signs: String,
    codes: String,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    grid: Grid,
    number: usize,
    row: usize,
    cell: Option<Cell>,
}

/// Reads a part and hands every text over for a search.
pub(in crate::attachments) fn read(place: &str, text: &str, findings: &mut Findings) -> Read<()> {
    let mut flow = Flow { place, ..Flow::default() };
    let read = pieces(text, |piece| {
        match piece {
            Piece::Open(element) => flow.open(element, findings)?,
            Piece::Close(name) => flow.close(name, findings)?,
            Piece::Text(text) => flow.text(text),
            Piece::Aside(text) => findings.text_at(|| format!("{place}的注释"), text),
        }
        Ok(())
    });
    // What was read of a damaged part is searched as well.
    while let Some(paragraph) = flow.paragraphs.pop() {
        flow.emit(&paragraph, findings);
    }
    while !flow.tables.is_empty() {
        flow.end_table(findings);
    }
    std::mem::take(&mut flow.stack).end(findings);
    flow.leaf(findings);
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
    is_code: bool,
    tables: Vec<Table>,
    count_of_tables: usize,
    inserted: usize,
    deleted: usize,
    is_hidden: bool,
    in_box: usize,
    count: usize,
    /// Paragraphs that stand in no table.
    stack: Stack,
}

impl Flow<'_> {
    fn open(&mut self, element: &Element<'_>, findings: &mut Findings) -> Read<()> {
        for (_, value) in element.attributes() {
            if can_say(&value) {
                self.attributes.push_str(&value);
                self.attributes.push('\n');
            }
            if let Some(digits) = digits(&value).filter(|digits| **digits != value) {
                self.attributes.push_str(&digits);
                self.attributes.push('\n');
            }
        }
        if self.attributes.len() > 1 << 16 {
            let attributes = std::mem::take(&mut self.attributes);
            findings.text_at(|| format!("{}的属性", self.place), &attributes);
        }
        self.is_run = RUNS.contains(&element.name());
        self.is_code = CODES.contains(&element.name());
        match element.name() {
            name if PARAGRAPHS.contains(&name) => {
                if self.paragraphs.len() >= limits::NESTING {
                    return Err(Unread::TooLarge);
                }
                self.paragraphs.push(Paragraph::default());
            }
            "rPh" | "rt" => self.signs += 1,
            "tbl" => self.begin_table()?,
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row += 1;
                    table.grid.row(findings);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    // In a presentation the cells that another one covers stand there as well, and say so here.
                    let goes_on = match () {
                        () if element.says("hMerge") => GoesOn::FromLeft,
                        () if element.says("vMerge") => GoesOn::FromAbove,
                        () => GoesOn::No,
                    };
                    table.cell = Some(Cell { goes_on, ..Cell::of(String::new()) });
                }
            }
            "gridSpan" | "vMerge" | "hMerge" => self.merge(element),
            "gridBefore" => {
                let count = element.attribute("val").and_then(|count| count.parse().ok()).unwrap_or(0);
                if let Some(table) = self.tables.last_mut() {
                    table.grid.skip(count, findings)?;
                }
            }
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
            "sym" => {
                let symbol = symbol(&element.attribute("char").unwrap_or_default());
                self.run(symbol.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, findings: &mut Findings) -> Read<()> {
        match name {
            _ if PARAGRAPHS.contains(&name) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.count += usize::from(self.in_box == 0 && name == "p");
                    self.emit(&paragraph, findings);
                }
            }
            "rPh" | "rt" => self.signs = self.signs.saturating_sub(1),
            "tbl" => self.end_table(findings),
            "tc" => self.end_cell(findings)?,
            "ins" | "moveTo" => self.inserted = self.inserted.saturating_sub(1),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "r" => self.is_hidden = false,
            "txbxContent" => self.in_box = self.in_box.saturating_sub(1),
            _ => {}
        }
        self.is_run = SPANS.contains(&name);
        self.is_code = false;
        self.leaf(findings);
        Ok(())
    }

    /// Searches a text that stands for itself.
    fn leaf(&mut self, findings: &mut Findings) {
        let leaf = std::mem::take(&mut self.leaf);
        if let Some(digits) = digits(&leaf) {
            lost_id(&digits, || self.place.to_owned(), findings);
            findings.text(self.place, &digits);
        }
        findings.text(self.place, &leaf);
    }

    fn begin_table(&mut self) -> Read<()> {
        if self.tables.len() >= limits::NESTING {
            return Err(Unread::TooLarge);
        }
        self.count_of_tables += 1;
        self.tables.push(Table { number: self.count_of_tables, ..Table::default() });
        Ok(())
    }

    fn end_cell(&mut self, findings: &mut Findings) -> Read<()> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(cell) = table.cell.take() else { return Ok(()) };
        let place = format!("{}的第 {} 个表格第 {} 行", self.place, table.number, table.row);
        table.grid.cell(None, &place, cell, findings)
    }

    /// What a document says of the cell that is being read: how far it reaches, or that it is the rest of another one.
    fn merge(&mut self, element: &Element<'_>) {
        let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) else { return };
        let value = element.attribute("val").unwrap_or_default();
        match element.name() {
            "gridSpan" => cell.columns = value.parse().unwrap_or(1),
            _ if value == "restart" => {}
            "vMerge" => cell.goes_on = GoesOn::FromAbove,
            _ => cell.goes_on = GoesOn::FromLeft,
        }
    }

    fn end_table(&mut self, findings: &mut Findings) {
        let read = self.end_cell(findings);
        findings.note(read);
        let Some(mut table) = self.tables.pop() else { return };
        let around = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        match around.and_then(|cell| Some((cell, table.grid.framed()?))) {
            Some((cell, text)) => cell.add(&text),
            None => table.grid.search(findings),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && (self.is_code || self.signs > 0)
        {
            let apart = if self.is_code { &mut paragraph.codes } else { &mut paragraph.signs };
            apart.push_str(text);
        } else if self.is_run && !self.paragraphs.is_empty() {
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

    fn emit(&mut self, paragraph: &Paragraph, findings: &mut Findings) {
        let place = || match (self.place, self.in_box) {
            ("正文", 0) => format!("正文第 {} 段", self.count.max(1)),
            ("正文", _) => "正文的文本框".to_owned(),
            (place, _) => place.to_owned(),
        };
        let known = findings.leaks.len();
        let is_text = self.in_box > 0 || !self.paragraphs.is_empty();
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()).filter(|_| !is_text) {
            // Searched with the cells around it.
            Some(cell) => cell.add(&paragraph.shown),
            None => {
                findings.text_at(place, &paragraph.shown);
                if let Some(word) = self.stack.word() {
                    findings.below(place, word, &paragraph.shown);
                }
                self.stack.push(&paragraph.shown, place, findings);
            }
        }
        findings.text_at(|| format!("{}（拼音或者注音）", place()), &paragraph.signs);
        findings.text_at(|| format!("{}（域代码）", place()), &paragraph.codes);
        if paragraph.before != paragraph.shown && known == findings.leaks.len() {
            findings.text_at(|| format!("{}（修订中删除的文字）", place()), &paragraph.before);
        }
        if paragraph.all != paragraph.shown && known == findings.leaks.len() {
            findings.text_at(|| format!("{}（隐藏的文字）", place()), &paragraph.all);
        }
    }
}

/// Can the value of an attribute say something of a person? A short number of a program is on lines with others.
pub(super) fn can_say(value: &str) -> bool {
    let is_short = value.len() < 11 && value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    value.len() >= limits::SHORTEST && !is_short && !is_identifier(value)
}

/// What a symbol of a font looks like, as far as its number tells.
fn symbol(code: &str) -> char {
    let code = u32::from_str_radix(code, 16).unwrap_or(0xFFFD);
    match code {
        // Symbol fonts keep their characters here, digits at the places of ASCII; circled ones of Wingdings further up.
        0xF020..=0xF07E => char::from_u32(code - 0xF000),
        0xF080..=0xF089 => char::from_digit(code - 0xF080, 10),
        0xF08B..=0xF094 => char::from_digit(code - 0xF08B, 10),
        _ => char::from_u32(code),
    }
    .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Is it an identifier of a program, `{8-4-4-4-12}`, or an address of a vocabulary? They are nobody's.
fn is_identifier(value: &str) -> bool {
    let bare = value.trim_matches(['{', '}']);
    let groups: Vec<usize> = bare.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && bare.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        || ["http://schemas.", "http://purl.oclc.org/"].iter().any(|start| value.starts_with(start))
}
