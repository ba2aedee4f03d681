//! What stands around digits that read like a number of a person, and may clear them.

use std::ops::Range;

use memchr::{memchr2, memmem, memrchr, memrchr2};

use super::runs::Stretch;

/// Digits in a file.
pub(super) struct Surroundings<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) path: &'b str,
    pub(super) range: Range<usize>,
}

/// How far around the digits is looked, in bytes.
const NEAR: usize = 192;

/// Marks between a word and what it is about.
const MARKS: [&str; 14] = [":", "：", "为", "是", "|", "=", "\u{3000}", "*", "_", "\"", "“", "(", "（", "#"];

/// How far back the beginning of a tag is looked for.
const TAG: usize = 1 << 16;

impl<'b> Surroundings<'b> {
    /// Is one of these words nearby?
    pub(super) fn speaks_of(&self, words: &[&str]) -> bool {
        let from = self.range.start.saturating_sub(NEAR);
        let behind = first_part(self.behind());
        let near = [&self.bytes[from..self.range.start], &behind[..behind.len().min(NEAR / 8)]];
        words.iter().any(|word| near.iter().any(|text| memmem::find(text, word.as_bytes()).is_some()))
    }

    /// Is money spoken of nearby?
    pub(super) fn speaks_of_money(&self) -> bool {
        self.speaks_of(&[
            "账号", "帐号", "卡号", "银行", "账户", "帐户", "开户", "打款", "转账", "汇款", "打钱",
        ])
    }

    /// The bytes shortly before the digits.
    pub(super) fn before(&self) -> &'b [u8] {
        &self.bytes[self.range.start.saturating_sub(NEAR)..self.range.start]
    }

    /// The bytes shortly behind the digits.
    pub(super) fn behind(&self) -> &'b [u8] {
        &self.bytes[self.range.end..self.bytes.len().min(self.range.end + NEAR)]
    }

    /// What is right before the digits, without tags, blanks and colons between them.
    pub(super) fn label(&self) -> &'b [u8] {
        Self::word_at_end(self.before())
    }

    /// What a text ends with, without tags, blanks and colons behind it.
    pub(super) fn word_at_end(mut before: &'b [u8]) -> &'b [u8] {
        loop {
            before = before.trim_ascii_end();
            let tag = if before.ends_with(b">") { memrchr(b'<', before) } else { None };
            before = match tag {
                Some(tag) if before[tag..].starts_with(b"</table") => return before,
                Some(tag) => &before[..tag],
                None => match MARKS.iter().find_map(|mark| before.strip_suffix(mark.as_bytes())) {
                    Some(rest) => rest,
                    None => return before,
                },
            };
        }
    }

    /// The head of the column in which the digits stand, if they stand in a table.
    pub(super) fn head(&self) -> &'b [u8] {
        let before = &self.bytes[self.range.start.saturating_sub(TAG)..self.range.start];
        let Some(row) = memmem::rfind(before, b"<tr") else { return Self::head_above(before) };
        let Some(table) = memmem::rfind(&before[..row], b"<table") else { return b"" };
        let is_cell = |at: &usize, row: &[u8]| {
            matches!(row.get(at + 2), Some(b'd' | b'h'))
                && matches!(row.get(at + 3), Some(b'>' | b' ' | b'\n'))
        };
        let cells = |row: &'b [u8]| memmem::find_iter(row, b"<t").filter(move |at| is_cell(at, row));
        let inside = &before[row..];
        let ended = memmem::find(inside, b"</table").is_some() || memmem::find(inside, b"</tr").is_some();
        let (Some(column), false) = (cells(inside).count().checked_sub(1), ended) else { return b"" };
        let heads = &before[table..row];
        let Some(start) = cells(heads).nth(column) else { return b"" };
        let head = &heads[start..];
        &head[..memmem::find(&head[1..], b"<t").map_or(head.len(), |end| end + 1).min(NEAR)]
    }

    /// The same in a table of lines with bars.
    fn head_above(before: &'b [u8]) -> &'b [u8] {
        let bars = |line: &[u8]| memchr::memchr_iter(b'|', line).count();
        let mut lines = before.rsplit(|byte| *byte == b'\n');
        let column = bars(lines.next().unwrap_or_default());
        let head = lines.take_while(|line| line.trim_ascii().starts_with(b"|")).last().unwrap_or_default();
        if column == 0 { b"" } else { head.split(|byte| *byte == b'|').nth(column).unwrap_or_default() }
    }

    /// Is a telephone spoken of nearby?
    pub(super) fn speaks_of_telephones(&self) -> bool {
        self.speaks_of(&["电话", "手机", "联系", "致电", "拨打", "tel"])
    }

    /// The word the digits stand in: without, then with the marks that codes have inside.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &'b str> + use<'b> {
        [self.word(b""), self.word(b"-"), self.word(b"-/"), self.word(b"-/_.")].into_iter()
    }

    pub(super) fn word(&self, marks: &[u8]) -> &'b str {
        let bytes = self.bytes;
        let belongs = |b: &&u8| b.is_ascii_alphanumeric() || marks.contains(b);
        let before = bytes[..self.range.start].iter().rev().take(NEAR).take_while(belongs).count();
        let behind = bytes[self.range.end..].iter().take(NEAR).take_while(belongs).count();
        let word = &bytes[self.range.start - before..self.range.end + behind];
        std::str::from_utf8(word).unwrap_or_default()
    }

    /// Is it part of a digest or of an identifier made by chance: so many hexadecimal digits, letters among them?
    pub(super) fn is_digest(&self) -> bool {
        let is_hex = |word: &str, length: usize| {
            word.len() == length
                && word.bytes().all(|b| b.is_ascii_hexdigit())
                && word.bytes().any(|b| b.is_ascii_alphabetic())
        };
        let word = self.word(b"");
        let groups: Vec<&str> = self.word(b"-").split('-').collect();
        let is_uuid = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
            && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()));
        is_uuid || [32, 40, 48, 56, 64, 96, 128].iter().any(|length| is_hex(word, *length))
    }

    /// Are they measures: coordinates, decimal fractions, the numbers of a list in a script?
    pub(super) fn is_drawing(&self, stretch: &Stretch<'_>) -> bool {
        let before = &self.bytes[..self.range.start];
        let in_pieces = stretch.sizes.len() > 1;
        let listed = stretch.only_commas && matches!(before.last(), Some(b'[' | b','));
        let is_drawn =
            self.attribute().is_some_and(|name| DRAWN.iter().any(|drawn| name.eq_ignore_ascii_case(drawn)));
        let is_code = self.path.ends_with(".css") || self.path.ends_with(".js");
        let is_fraction = match before {
            [.., whole, b'.'] if is_drawn => !whole.is_ascii_alphabetic(),
            [.., whole, b'.'] if is_code => {
                *whole == b'0' || whole.is_ascii() && !whole.is_ascii_alphanumeric()
            }
            _ => false,
        };
        listed || is_fraction || in_pieces && is_drawn
    }

    /// The name of the attribute in whose value the digits stand.
    fn attribute(&self) -> Option<&'b [u8]> {
        let before = &self.bytes[self.range.start.saturating_sub(TAG)..self.range.start];
        let tag = memrchr2(b'<', b'>', before).filter(|at| before[*at] == b'<')?;
        let name = &before[tag..memrchr(b'=', before).filter(|at| *at > tag)?];
        let start = memrchr2(b' ', b'"', name).or_else(|| memchr2(b'\n', b'\t', name)).map_or(1, |at| at + 1);
        Some(name[start..].trim_ascii())
    }
}

/// What a text begins with, up to the end of a line, a sentence or a cell.
pub(super) fn first_part(text: &[u8]) -> &[u8] {
    let ends = ["\n", "。", "，", "；", "|", "<"].iter().filter_map(|end| memmem::find(text, end.as_bytes()));
    &text[..ends.min().unwrap_or(text.len())]
}

/// Attributes that hold nothing but measures.
const DRAWN: [&[u8]; 22] = [
    b"cx",
    b"cy",
    b"d",
    b"dx",
    b"dy",
    b"gradienttransform",
    b"height",
    b"keysplines",
    b"keytimes",
    b"path",
    b"patterntransform",
    b"points",
    b"r",
    b"rx",
    b"ry",
    b"stroke-dasharray",
    b"transform",
    b"values",
    b"viewbox",
    b"width",
    b"x",
    b"y",
];
