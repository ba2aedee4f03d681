use std::ops::Range;

use crate::diagnostic::{Position, mask};

use super::Sources;

/// The line a finding is in, with private numbers hidden, and the place of the finding in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line without its line break; of a very long one, the part around the finding.
    pub line: String,
    /// Byte range of the finding in the line.
    pub span: Range<usize>,
    /// Is it only a part of a very long line?
    pub is_part: bool,
}

/// How far a line is shown before and behind a finding, in bytes.
const REACH: usize = 2000;

/// No private number takes more bytes.
const MARGIN: usize = 400;

impl Excerpt {
    /// Cuts the line of a position out of its file; empty if there is no such file.
    pub fn new(at: &Position, sources: &Sources) -> Self {
        let text = sources.file(at.file).map_or("", |file| file.text());
        if text.get(at.bytes.start..).is_none() {
            return Self { line: String::new(), span: 0..0, is_part: false };
        }
        let reach = around(text, at.bytes.start, REACH);
        let part = &text[reach.clone()];
        let before = at.bytes.start - reach.start;
        let newline = part[..before].rfind('\n');
        let start = reach.start + newline.map_or(0, |newline| newline + 1);
        let end = part[before..].find('\n').map_or(reach.end, |newline| at.bytes.start + newline);
        let is_part = newline.is_none() && reach.start > 0 || end == reach.end && reach.end < text.len();
        // A number may go on in another line, and half of one would not be hidden. Masking keeps the length in bytes.
        let wide = around(text, start, MARGIN).start..around(text, end, MARGIN).end;
        let masked = mask(&text[wide.clone()]);
        let line = masked.get(start - wide.start..end - wide.start).unwrap_or_default().trim_end().to_owned();
        let from = (at.bytes.start - start).min(line.len());
        let to = line.floor_char_boundary((at.bytes.end - start).clamp(from, line.len()));
        Self { line, span: from..to, is_part }
    }
}

/// The text around a byte.
fn around(text: &str, at: usize, reach: usize) -> Range<usize> {
    text.ceil_char_boundary(at.saturating_sub(reach)).min(at)..text.floor_char_boundary(at + reach).max(at)
}
