//! The cells of a worksheet, each a text of its own, hidden ones too.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::attachments::findings::Findings;
use crate::attachments::grid::{Cell, Grid};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Budget, Read};
use crate::attachments::markup::{Element, Piece, pieces};

use super::dates::Dates;
use super::flow::can_say;
use super::merges::{Merges, column, merges};
use super::typed::{digits, lost_id};

/// The texts that cells share, and which of them some cell shows.
#[derive(Default)]
pub(super) struct Shared {
    texts: Vec<String>,
    used: Vec<bool>,
}

impl Shared {
    pub(super) fn read(text: &str, budget: &mut Budget) -> Read<Self> {
        let mut shared = Self::default();
        // How deep in phonetic signs, which are read but not shown.
        let mut signs = 0_usize;
        let mut current = String::new();
        let mut phonetic = String::new();
        pieces(text, |piece| {
            match piece {
                Piece::Open(element) if element.name() == "rPh" => signs += 1,
                Piece::Close("rPh") => signs = signs.saturating_sub(1),
                Piece::Text(text) if signs == 0 => current.push_str(text),
                Piece::Text(text) => phonetic.push_str(text),
                Piece::Close("si") => {
                    if !phonetic.is_empty() {
                        current.push('\n');
                        current.push_str(&std::mem::take(&mut phonetic));
                    }
                    budget.value()?;
                    shared.texts.push(std::mem::take(&mut current));
                }
                // Between the texts there are only blanks.
                Piece::Open(element) if element.name() == "si" => current.clear(),
                _ => {}
            }
            Ok(())
        })?;
        shared.used = vec![false; shared.texts.len()];
        Ok(shared)
    }

    fn take(&mut self, value: &str) -> Option<&str> {
        let at: usize = value.trim().parse().ok()?;
        *self.used.get_mut(at)? = true;
        self.texts.get(at).map(String::as_str)
    }

    /// Searches what no cell shows: it stayed in the file when the cell was emptied.
    pub(super) fn search_unused(&self, findings: &mut Findings) {
        for (text, _) in self.texts.iter().zip(&self.used).filter(|(_, used)| !**used) {
            findings.text("没有单元格使用的文字", text);
        }
    }
}

/// Searches the cells of a sheet, and all that is not a cell's: headers, prompts, filters, links.
pub(super) fn read(
    place: &str,
    text: &str,
    shared: &mut Shared,
    dates: &Dates,
    findings: &mut Findings,
) -> Read<()> {
    let merges = merges(text, &mut findings.budget);
    let mut sheet = Sheet { place, merges, ..Sheet::default() };
    let read = pieces(text, |piece| {
        match piece {
            Piece::Open(element) => sheet.open(element, findings)?,
            Piece::Text(text) if sheet.wants => sheet.text.push_str(text),
            Piece::Text(text) => sheet.beside.push_str(text),
            Piece::Close(name) => sheet.close(name, shared, dates, findings)?,
            Piece::Aside(text) => findings.text_at(|| format!("{place}的注释"), text),
        }
        Ok(())
    });
    sheet.grid.search(findings);
    sheet.search_beside(findings);
    read
}

#[derive(Default)]
struct Sheet<'p> {
    place: &'p str,
    grid: Grid,
    merges: Merges,
    hidden_columns: Vec<(u32, u32)>,
    is_row_hidden: bool,
    /// Columns under a word for the day somebody was born.
    births: BTreeSet<u32>,
    cell: String,
    kind: String,
    style: Option<usize>,
    text: String,
    wants: bool,
    /// What stands in no cell.
    beside: String,
}

/// Bytes of what stands in no cell that are searched at once.
const BESIDE: usize = 1 << 16;
/// Elements that place cells and say nothing.
const FRAME: [&str; 5] = ["c", "row", "col", "f", "v"];

impl Sheet<'_> {
    fn open(&mut self, element: &Element<'_>, findings: &mut Findings) -> Read<()> {
        if !FRAME.contains(&element.name()) {
            for (_, value) in element.attributes().filter(|(_, value)| can_say(value)) {
                self.beside.push_str(&value);
                self.beside.push('\n');
            }
            if self.beside.len() > BESIDE {
                self.search_beside(findings);
            }
        }
        match element.name() {
            "col" if element.says("hidden") => {
                let number = |name| element.attribute(name).and_then(|value| value.parse().ok());
                if self.hidden_columns.len() >= limits::ENTRIES {
                    return Err(Unread::TooLarge);
                }
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            "row" => {
                self.is_row_hidden = element.says("hidden");
                self.grid.row(findings);
            }
            "c" => {
                // The last cell is XFD1048576.
                self.cell = element.attribute("r").unwrap_or_default().chars().take(10).collect();
                self.kind = element.attribute("t").unwrap_or_default().into_owned();
                self.style = element.attribute("s").and_then(|style| style.trim().parse().ok());
            }
            "v" | "f" | "is" | "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" | "formula1" | "formula2" => {
                self.text.clear();
                self.wants = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, shared: &mut Shared, dates: &Dates, findings: &mut Findings) -> Read<()> {
        match name {
            "v" if self.kind == "s" => {
                let text = shared.take(&self.text).unwrap_or_default().to_owned();
                self.emit(text, findings)?;
            }
            "v" if matches!(self.kind.as_str(), "" | "n") => {
                let text = match digits(&self.text) {
                    Some(digits) => {
                        lost_id(&digits, || self.cell_place(), findings);
                        digits
                    }
                    None => self.day(dates, findings.today).unwrap_or_else(|| std::mem::take(&mut self.text)),
                };
                self.emit(text, findings)?;
            }
            "v" | "is" => {
                let text = std::mem::take(&mut self.text);
                self.emit(text, findings)?;
            }
            "f" => findings.text_at(|| self.cell_place(), &self.text),
            _ if self.wants && (name.ends_with("Header") || name.ends_with("Footer")) => {
                let place = || format!("{}的页眉页脚", self.place);
                findings.text_at(place, &self.text);
                findings.text_at(place, &without_formats(&self.text));
            }
            _ if self.wants && name.starts_with("formula") => {
                findings.text_at(|| format!("{}的数据验证", self.place), &self.text);
            }
            _ => {
                if !self.wants && !self.beside.ends_with('\n') {
                    self.beside.push('\n');
                }
                return Ok(());
            }
        }
        self.wants = false;
        Ok(())
    }

    fn emit(&mut self, text: String, findings: &mut Findings) -> Read<()> {
        let place = if text.is_empty() { String::new() } else { self.cell_place() };
        if ["出生", "生日"].iter().any(|word| text.contains(word)) {
            self.births.insert(column(&self.cell));
        }
        let at = usize::try_from(column(&self.cell)).ok().and_then(|column| column.checked_sub(1));
        let (columns, rows) = self.merges.get(&self.cell).copied().unwrap_or((1, 1));
        self.grid.cell(at, &place, Cell { columns, rows, ..Cell::of(text) }, findings)
    }

    /// The day that the number of the cell is.
    fn day(&self, dates: &Dates, today: Date) -> Option<String> {
        let is_of_birth = self.births.contains(&column(&self.cell));
        let day = dates
            .shown(self.style, &self.text)
            .or_else(|| dates.of_birth(&self.text, today).filter(|_| is_of_birth));
        day.map(|day| day.to_string())
    }

    fn search_beside(&mut self, findings: &mut Findings) {
        let beside = std::mem::take(&mut self.beside);
        findings.text_at(|| format!("{}的提示、筛选或者链接", self.place), &beside);
    }

    fn cell_place(&self) -> String {
        let column = column(&self.cell);
        let is_hidden = |(first, last): &(u32, u32)| (first..=last).contains(&&column);
        let hidden = match () {
            () if self.is_row_hidden => "（隐藏的行）",
            () if self.hidden_columns.iter().any(is_hidden) => "（隐藏的列）",
            () => "",
        };
        format!("{}的 {} 单元格{hidden}", self.place, self.cell)
    }
}

/// A header without what says how it looks: `&B` is bold, `&12` a size, `&"SimSun,Regular"` a font.
fn without_formats(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, format)) = rest.split_once('&') {
        plain.push_str(before);
        rest = match format.chars().next() {
            Some('"') => format[1..].split_once('"').map_or("", |(_, behind)| behind),
            Some('0'..='9') => format.trim_start_matches(|c: char| c.is_ascii_digit()),
            Some('K') => format.get(7..).unwrap_or_default(),
            // Left, middle and right stand apart.
            Some('L' | 'C' | 'R') => {
                plain.push('\n');
                &format[1..]
            }
            Some(c) => &format[c.len_utf8()..],
            None => "",
        };
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_without_its_formats() {
        for (header, plain) in [
            ("&L138&B0013&B8000", "\n13800138000"),
            ("&C&\"SimSun,Bold\"&12 甲&K00FF00乙", "\n 甲乙"),
            ("甲&", "甲"),
            ("&\"a", ""),
        ] {
            assert_eq!(without_formats(header), plain);
        }
    }
}
