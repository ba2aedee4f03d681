use std::ops::Range;

use crate::diagnostic::{Position, mask};

use super::Sources;

/// The line a finding stands in, with private numbers hidden, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line without its end.
    pub line: String,
    /// Byte range of the finding in the line.
    pub span: Range<usize>,
}

impl Excerpt {
    /// Cuts the line of a position out of its file; empty if there is no such file.
    pub fn new(at: &Position, sources: &Sources) -> Self {
        let text = sources.file(at.file).map_or("", |file| file.text.as_str());
        let before = text.get(..at.bytes.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        // Masking keeps the length in bytes.
        let line = mask(text[start..end].trim_end());
        let from = (at.bytes.start - start).min(line.len());
        let to = (at.bytes.end - start).clamp(from, line.len());
        Self { line, span: from..to }
    }
}
