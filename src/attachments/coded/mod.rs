//! Text files that spell what they say in a code of their own: RTF, e-mail and web archives (MIME), HTML, other markup.
//!
//! Owns which code a text is in, and what it says as a program shows it that opens the file. Must not know what is looked
//! for in it.

mod html;
mod mime;
mod rtf;
mod rtf_rows;

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030};

use super::grid::Cell;
use super::limits::{self, Budget, Read};

/// Rows of cells.
pub(super) type Table = Vec<Vec<Cell>>;

/// What a file in a code says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Each a text that is read in one piece.
    pub(super) texts: Vec<String>,
    pub(super) tables: Vec<Table>,
    /// The files in it, by name.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Said {
    /// Keeps a text in which there can be something to find.
    fn say(&mut self, text: String) {
        if text.len() >= limits::SHORTEST {
            self.texts.push(text);
        }
    }
}

/// A code that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    Html,
    Mime,
    Rtf,
    Xml,
}

/// What HTML is known by, a piece of a page too.
const HTML: &[&str] = &[
    "<!doctype html",
    "<html",
    "<body",
    "<table",
    "<tr",
    "<td",
    "<th",
    "<li",
    "<br",
    "<meta ",
    "<div",
    "<span",
    "<p>",
];

/// How far into a file its code shows.
const HEAD: usize = 2048;

impl Code {
    /// The code of a text file; `None` for plain text.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
        let head = head.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
        let has = |marks: &[&str]| marks.iter().any(|mark| head.contains(mark));
        match () {
            () if head.starts_with("{\\rtf") => Some(Self::Rtf),
            () if mime::begins(&head) => Some(Self::Mime),
            () if has(HTML) => Some(Self::Html),
            () if head.starts_with("<?xml") || head.starts_with("<svg") => Some(Self::Xml),
            () => None,
        }
    }

    /// What the file says; of markup nothing, which is read piece by piece elsewhere.
    pub(super) fn read(self, bytes: &[u8], budget: &mut Budget) -> Read<Said> {
        match self {
            Self::Html => html::read(&plain(bytes), budget),
            Self::Mime => mime::read(bytes, budget),
            Self::Rtf => rtf::read(bytes, budget),
            Self::Xml => Ok(Said::default()),
        }
    }
}

/// The characters of a text file: UTF-8 where they are, else in the encoding it declares, else in that of China.
pub(super) fn plain(bytes: &[u8]) -> Cow<'_, str> {
    let has_mark = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    if !has_mark && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text.trim_start_matches('\u{feff}'));
    }
    declared(bytes).unwrap_or(GB18030).decode(bytes).0
}

/// The byte that two hexadecimal digits write.
fn byte_of(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*digits.get(at)?).to_digit(16);
    u8::try_from(digit(0)? << 4 | digit(1)?).ok()
}

/// The encoding that stands behind `encoding=` or `charset=` at the head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
    let head = head.to_ascii_lowercase();
    let (_, behind) = head.split_once("encoding=").or_else(|| head.split_once("charset="))?;
    let label =
        behind.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ' ', ';', '>', '?', '/']).next()?;
    // What is declared in ASCII cannot be UTF-16.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_shows_at_the_head_and_plain_text_has_none() {
        for (text, code) in [
            ("{\\rtf1\\ansi a}", Some(Code::Rtf)),
            ("From: <a>\r\nMIME-Version: 1.0\r\n\r\na", Some(Code::Mime)),
            ("Received: by a\n b\nContent-Type: text/plain\n\na", Some(Code::Mime)),
            ("\u{feff}\n<!DOCTYPE HTML>a", Some(Code::Html)),
            ("<table><tr><td>a", Some(Code::Html)),
            ("<?xml version=\"1.0\"?><a/>", Some(Code::Xml)),
            ("办公电话：0775-0000000\n\n正文", None),
            ("content-type 的意思", None),
            ("a,b,c\n1,2,3", None),
            ("", None),
        ] {
            assert_eq!(Code::of(text.as_bytes()), code, "{text}");
        }
    }

    #[test]
    fn characters_are_those_of_the_declared_encoding_but_for_sound_utf_8() {
        let gbk = GB18030.encode("微信").0;
        assert_eq!(plain(&gbk), "微信");
        assert_eq!(plain("微信".as_bytes()), "微信");
        let big5 = encoding_rs::BIG5.encode("<meta charset=\"big5\">信箱").0;
        assert!(plain(&big5).ends_with("信箱"));
    }
}
