//! The cells of a worksheet, each a text of its own, hidden ones too.

use crate::attachments::findings::Findings;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Read};
use crate::attachments::markup::{Element, Piece, pieces};
use crate::privacy::Private;

/// The texts that cells share, and which of them some cell shows.
#[derive(Default)]
pub(super) struct Shared {
    texts: Vec<String>,
    used: Vec<bool>,
}

impl Shared {
    pub(super) fn read(text: &str) -> Read<Self> {
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

/// Searches the cells of a sheet, and returns all that is not a cell's: headers, prompts, links.
pub(super) fn read(place: &str, text: &str, shared: &mut Shared, findings: &mut Findings) -> Read<()> {
    let mut sheet = Sheet { place, ..Sheet::default() };
    pieces(text, |piece| {
        match piece {
            Piece::Open(element) => sheet.open(element)?,
            Piece::Text(text) if sheet.wants => sheet.text.push_str(text),
            Piece::Text(_) => {}
            Piece::Close(name) => sheet.close(name, shared, findings),
            Piece::Aside(text) => findings.text_at(|| format!("{place}的注释"), text),
        }
        Ok(())
    })
}

#[derive(Default)]
struct Sheet<'p> {
    place: &'p str,
    hidden_columns: Vec<(u32, u32)>,
    is_row_hidden: bool,
    cell: String,
    kind: String,
    text: String,
    wants: bool,
}

impl Sheet<'_> {
    fn open(&mut self, element: &Element<'_>) -> Read<()> {
        match element.name() {
            "col" if element.says("hidden") => {
                let number = |name| element.attribute(name).and_then(|value| value.parse().ok());
                if self.hidden_columns.len() >= limits::ENTRIES {
                    return Err(Unread::TooLarge);
                }
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            "row" => self.is_row_hidden = element.says("hidden"),
            "c" => {
                self.cell = element.attribute("r").unwrap_or_default().into_owned();
                self.kind = element.attribute("t").unwrap_or_default().into_owned();
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

    fn close(&mut self, name: &str, shared: &mut Shared, findings: &mut Findings) {
        match name {
            "v" if self.kind == "s" => {
                let text = shared.take(&self.text).unwrap_or_default();
                findings.text_at(|| self.cell_place(), text);
            }
            "v" if matches!(self.kind.as_str(), "" | "n") => self.number(findings),
            "v" | "is" | "f" => findings.text_at(|| self.cell_place(), &self.text),
            _ if self.wants && (name.ends_with("Header") || name.ends_with("Footer")) => {
                findings.text_at(|| format!("{}的页眉页脚", self.place), &self.text);
            }
            _ if self.wants && name.starts_with("formula") => {
                findings.text_at(|| format!("{}的数据验证", self.place), &self.text);
            }
            _ => return,
        }
        self.wants = false;
    }

    /// A number typed as one has lost what the program cannot hold: the last three digits of an identity number.
    fn number(&self, findings: &mut Findings) {
        let Ok(number) = self.text.trim().parse::<f64>() else {
            findings.text_at(|| self.cell_place(), &self.text);
            return;
        };
        if !(1e10..1e19).contains(&number) || number.fract() != 0.0 {
            return;
        }
        // The shortest digits that mean this number, as the program shows them, not those of its binary form.
        let digits = number.to_string();
        let known = findings.leaks.len();
        findings.text_at(|| self.cell_place(), &digits);
        if digits.len() == 18 && digits.ends_with("000") && known == findings.leaks.len() {
            let is_one = |last| findings.is_id_number(&format!("{}{last}", &digits[..17]));
            if "0123456789X".chars().any(is_one) {
                findings.leak(Private::IdNumber, self.cell_place(), &digits);
            }
        }
    }

    fn cell_place(&self) -> String {
        let letters = self.cell.bytes().take_while(u8::is_ascii_uppercase).take(4);
        let column = letters.fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
        let is_hidden = |(first, last): &(u32, u32)| (first..=last).contains(&&column);
        let hidden = match () {
            () if self.is_row_hidden => "（隐藏的行）",
            () if self.hidden_columns.iter().any(is_hidden) => "（隐藏的列）",
            () => "",
        };
        format!("{}的 {} 单元格{hidden}", self.place, self.cell)
    }
}
