//! Fonts: which characters the codes of a text mean, and how wide their glyphs are.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

use super::cmap::CMap;
use super::document::Document;
use super::object::{Dict, Object, Stream, whole};
use crate::attachments::limits::{Budget, Read};

/// A font of a page.
pub(super) struct Font {
    meanings: CMap,
    codes: Codes,
    /// Widths by code or glyph, in thousandths of the size.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// Thousandths, but for fonts that are drawn by the page itself.
    scale: f64,
    pub(super) is_vertical: bool,
}

/// What codes are, where no table says what they mean.
enum Codes {
    /// One byte each; what each means, if that is known.
    Bytes(Vec<Option<char>>),
    /// Bytes of a character set.
    Charset(&'static Encoding),
    /// UTF-16.
    Unicode,
    /// Numbers of glyphs, of a collection of Adobe's whose first ninety-five are ASCII.
    Collection,
    /// Numbers of glyphs that only the font knows.
    Glyphs,
}

/// One code of a text.
pub(super) struct Shown {
    /// What it means; `None` if nobody can know.
    pub(super) text: Option<String>,
    /// In parts of the size.
    pub(super) width: f64,
    /// A one-byte code 32, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn read(file: &Document<'_>, dict: &Dict, budget: &mut Budget) -> Read<Self> {
        let meanings = match file.get(dict, "ToUnicode") {
            Object::Stream(stream) => table(file, stream, budget)?,
            _ => CMap::default(),
        };
        let kind = file.get(dict, "Subtype").name().unwrap_or_default();
        let mut font = Self {
            meanings,
            codes: Codes::Glyphs,
            widths: BTreeMap::new(),
            default_width: 1000.0,
            scale: 0.001,
            is_vertical: false,
        };
        if kind == "Type0" {
            font.composite(file, dict, budget)?;
        } else {
            font.simple(file, dict, kind == "Type3", budget)?;
        }
        Ok(font)
    }

    fn composite(&mut self, file: &Document<'_>, dict: &Dict, budget: &mut Budget) -> Read<()> {
        let inner = file.get(dict, "DescendantFonts").array().and_then(|fonts| fonts.first());
        let empty = Dict::new();
        let inner = inner.and_then(|font| file.resolve(font).dict()).unwrap_or(&empty);
        let name = match file.get(dict, "Encoding") {
            Object::Stream(stream) => {
                if self.meanings.is_empty() {
                    self.meanings = table(file, stream, budget)?;
                }
                ""
            }
            object => object.name().unwrap_or_default(),
        };
        self.is_vertical = name.ends_with("-V") || name == "V";
        let of_adobe = file.get(inner, "CIDSystemInfo").dict().is_some_and(|info| {
            let ordering = file.get(info, "Ordering");
            matches!(ordering, Object::Text(name) if [&b"GB1"[..], b"CNS1", b"Japan1", b"Korea1"].contains(&name.as_slice()))
        });
        self.codes = match name {
            _ if name.starts_with("Uni") => Codes::Unicode,
            _ if name.starts_with("GB") => Codes::Charset(GB18030),
            _ if name.contains("B5") => Codes::Charset(BIG5),
            _ if name.contains("RKSJ") => Codes::Charset(SHIFT_JIS),
            "EUC-H" | "EUC-V" => Codes::Charset(EUC_JP),
            _ if name.starts_with("KSC") => Codes::Charset(EUC_KR),
            _ if of_adobe => Codes::Collection,
            _ => Codes::Glyphs,
        };
        self.default_width = file.get(inner, "DW").number().unwrap_or(1000.0);
        let Some(list) = file.get(inner, "W").array() else { return Ok(()) };
        let mut at = 0;
        while let Some(first) = list.get(at).and_then(|first| file.resolve(first).number()).and_then(whole) {
            budget.step()?;
            match list.get(at + 1).map(|next| file.resolve(next)) {
                Some(Object::Array(each)) => {
                    for (number, width) in (first..).zip(each) {
                        budget.step()?;
                        self.widths.extend(width.number().map(|width| (number, width)));
                    }
                    at += 2;
                }
                Some(Object::Number(last)) => {
                    let width = list.get(at + 2).and_then(Object::number).unwrap_or(self.default_width);
                    for number in first..=whole(*last).unwrap_or(first).min(0xFFFF) {
                        budget.step()?;
                        self.widths.insert(number, width);
                    }
                    at += 3;
                }
                _ => break,
            }
        }
        Ok(())
    }

    fn simple(&mut self, file: &Document<'_>, dict: &Dict, is_drawn: bool, budget: &mut Budget) -> Read<()> {
        let descriptor = file.get(dict, "FontDescriptor").dict();
        let is_embedded = descriptor.is_some_and(|own| {
            ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| own.contains_key(*key))
        });
        let flags = descriptor.and_then(|own| file.get(own, "Flags").number()).and_then(whole).unwrap_or(32);
        let encoding = file.get(dict, "Encoding");
        let named = encoding.name().or_else(|| file.get(encoding.dict()?, "BaseEncoding").name());
        // A font of its own order, named by nobody: only the font knows.
        let is_known = named.is_some() || !(is_drawn || is_embedded && flags & 4 != 0);
        let mut codes: Vec<Option<char>> =
            (0..=255_u8).map(|byte| if is_known { latin(byte) } else { None }).collect();
        if let Some(differences) = encoding.dict().and_then(|own| file.get(own, "Differences").array()) {
            let mut code = 0_usize;
            for object in differences {
                budget.step()?;
                match object {
                    Object::Number(number) => code = whole(*number).map_or(256, |code| code as usize),
                    Object::Name(name) => {
                        if let Some(slot) = codes.get_mut(code) {
                            *slot = character(name);
                        }
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        self.codes = Codes::Bytes(codes);
        self.default_width =
            descriptor.and_then(|own| file.get(own, "MissingWidth").number()).unwrap_or(500.0);
        if is_drawn {
            let scale = file.get(dict, "FontMatrix").array().and_then(|matrix| matrix.first()?.number());
            self.scale = scale.unwrap_or(0.001);
            self.default_width = 0.5 / self.scale;
        }
        let first = file.get(dict, "FirstChar").number().and_then(whole).unwrap_or(0);
        if let Some(widths) = file.get(dict, "Widths").array() {
            let widths = (first..=255).zip(widths);
            self.widths =
                widths.filter_map(|(code, width)| Some((code, file.resolve(width).number()?))).collect();
        }
        Ok(())
    }

    /// Takes a text apart, code by code.
    pub(super) fn shown(&self, bytes: &[u8], each: &mut impl FnMut(Shown) -> Read<()>) -> Read<()> {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let length = self.length(rest).clamp(1, 4).min(rest.len());
            let code_bytes = &rest[..length];
            let code = code_bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let text = self.meanings.meaning(length, code).or_else(|| self.own_meaning(code_bytes, code));
            let width = self.widths.get(&code).copied().unwrap_or(match &self.codes {
                // Widths are those of glyphs whose numbers are not known here: Latin ones are half as wide.
                Codes::Unicode | Codes::Charset(_) if text.as_deref().is_some_and(str::is_ascii) => 500.0,
                _ => self.default_width,
            });
            each(Shown { text, width: width * self.scale, is_space: length == 1 && code == 32 })?;
            at += length;
        }
        Ok(())
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match &self.codes {
            Codes::Bytes(_) => 1,
            Codes::Unicode => match bytes {
                [0xD8..=0xDB, _, ..] => 4,
                _ => 2,
            },
            Codes::Charset(encoding) => match bytes {
                [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFF, _, ..] if *encoding == GB18030 => 4,
                [0x81..=0xFF, ..] => 2,
                _ => 1,
            },
            Codes::Collection | Codes::Glyphs => self.meanings.length(bytes).unwrap_or(2),
        }
    }

    fn own_meaning(&self, bytes: &[u8], code: u32) -> Option<String> {
        match &self.codes {
            Codes::Bytes(codes) => codes.get(code as usize).copied().flatten().map(String::from),
            Codes::Unicode => {
                let units = bytes
                    .chunks(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)]));
                Some(char::decode_utf16(units).map(|c| c.unwrap_or(' ')).collect())
            }
            Codes::Charset(encoding) => Some(encoding.decode_without_bom_handling(bytes).0.into_owned()),
            Codes::Collection => match code {
                1..=95 => char::from_u32(code + 31).map(String::from),
                // The same again, half as wide, in the collection for China.
                814..=907 => char::from_u32(code - 814 + 32).map(String::from),
                _ => None,
            },
            Codes::Glyphs => None,
        }
    }
}

fn table(file: &Document<'_>, stream: &Stream, budget: &mut Budget) -> Read<CMap> {
    match file.data(stream, budget)? {
        Some(bytes) => CMap::read(&bytes, budget),
        None => Ok(CMap::default()),
    }
}

/// What a byte means in the encodings of Western fonts, which differ only beyond ASCII.
fn latin(byte: u8) -> Option<char> {
    match byte {
        0x20..=0x7E => Some(char::from(byte)),
        0xA0 => Some(' '),
        // A letter with a mark or a sign; which one, no number depends on.
        0x80.. => Some('·'),
        _ => None,
    }
}

/// What the name of a glyph means.
fn character(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 28] = [
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("space", ' '),
        ("nbspace", ' '),
        ("hyphen", '-'),
        ("minus", '-'),
        ("endash", '–'),
        ("emdash", '—'),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("semicolon", ';'),
        ("slash", '/'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("plus", '+'),
        ("asterisk", '*'),
        ("at", '@'),
        ("underscore", '_'),
        ("numbersign", '#'),
    ];
    // `one.oldstyle`, `one_two` and the like begin with the glyph they vary.
    let name = name.split('.').next().filter(|base| !base.is_empty())?;
    let hex = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))
        .filter(|hex| (4..=6).contains(&hex.len()));
    if let Some(c) = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
        return Some(c);
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => Some(one),
        // Letters with marks and signs have names of letters; `g12` and `c34` are numbers of a subset.
        _ if name.len() > 2 && name.chars().all(|c| c.is_ascii_alphabetic()) => Some('·'),
        _ => None,
    }
}
