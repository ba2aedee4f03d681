//! Lines and columns of a text that is being changed.

use std::ops::Range;

/// A part of a text; nothing, if there is no such part.
pub(super) fn cut(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Where the line begins that holds a place.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    cut(text, 0..at).rfind('\n').map_or(0, |found| found + 1)
}

/// Where the line ends that holds a place, without its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = cut(text, at..text.len());
    let line = rest.split('\n').next().unwrap_or_default();
    at + if line.len() < rest.len() { line.strip_suffix('\r').unwrap_or(line).len() } else { line.len() }
}

/// Where the line behind the one that holds a place begins; the end of the text, if there is none.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    cut(text, at..text.len()).find('\n').map_or(text.len(), |found| at + found + 1)
}

/// How far from the left a place stands; what is before it is white space, dashes and a key.
pub(super) fn column(text: &str, at: usize) -> usize {
    cut(text, line_start(text, at)..at).chars().count()
}

/// How people break lines in this text.
pub(super) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// How wide a text is on a screen: a Chinese character takes two columns.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

/// Blanks.
pub(super) fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// What the line that begins here holds.
pub(super) enum Line {
    Blank,
    /// A comment and nothing else, so far from the left.
    Comment(usize),
    Other,
}

/// What the line that begins at a place holds.
pub(super) fn line_at(text: &str, start: usize) -> Line {
    let line = cut(text, start..line_end(text, start));
    let rest = line.trim_start();
    match rest.chars().next() {
        None => Line::Blank,
        Some('#') => Line::Comment(line.len() - rest.len()),
        Some(_) => Line::Other,
    }
}

/// Where the line above the one that begins here begins; `None` for the first.
pub(super) fn line_above(text: &str, start: usize) -> Option<usize> {
    (start > 0).then(|| line_start(text, start - 1))
}

/// Lines behind a column; what is empty stays so.
pub(super) fn shifted(lines: &[String], line_break: &str, at: usize) -> String {
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            text += line_break;
            text += &if line.is_empty() { String::new() } else { blanks(at) };
        }
        text += line;
    }
    text
}
