use std::ops::Range;

use super::lines::yaml_lines;

/// Tells which key a value belongs to. If asked in the order of the text, it reads no line twice: a file may hold
/// thousands of numbers, all of them on one line.
pub(super) struct Keys<'t> {
    text: &'t str,
    /// The part of the text in which keys are keys.
    yaml: Range<usize>,
    /// Where the lines that hold YAML begin, once somebody has asked.
    starts: Option<Vec<usize>>,
    read: Read,
}

/// What a line holds before one of its bytes.
#[derive(Default)]
struct Read {
    line: Range<usize>,
    to: usize,
    braces: bool,
    double_quotes: usize,
    single_quotes: usize,
    /// Is there anything but blanks and dashes?
    words: bool,
}

impl<'t> Keys<'t> {
    pub(super) fn of(text: &'t str, yaml: Range<usize>) -> Self {
        Self { text, yaml, starts: None, read: Read::default() }
    }

    /// The line a byte is on, without its line break.
    pub(super) fn line(&mut self, at: usize) -> Range<usize> {
        let line = &self.read.line;
        // In an empty line, beginning and end are the same byte.
        if line.is_empty() || !(line.start..=line.end).contains(&at) {
            let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
            self.read = Read { line: start..end, to: start, ..Read::default() };
        }
        self.read.line.clone()
    }

    /// The key whose value begins at this byte, if one does: `phone: "138…` → `phone`. Only a key of the record
    /// counts: not a word with a colon in a comment, a block text or a quoted text.
    pub(super) fn before(&mut self, at: usize) -> &'t str {
        let text = self.text;
        if !self.yaml.contains(&at) || !text.is_char_boundary(at) {
            return "";
        }
        let line_start = self.line(at).start;
        let before = text[line_start..at].trim_end_matches(['+', '"', '\'']);
        let Some(before) =
            before.strip_suffix(' ').map(str::trim_end).and_then(|before| before.strip_suffix(':'))
        else {
            return "";
        };
        let start = before.rfind([' ', '{', ',']).map_or(0, |at| at + 1);
        let key = &before[start..];
        self.read.up_to(text, line_start + start);
        let begins_line = !self.read.words;
        let even = |count: usize| count.is_multiple_of(2);
        let in_mapping = self.read.braces && even(self.read.double_quotes) && even(self.read.single_quotes);
        if (begins_line || in_mapping) && self.is_yaml(line_start) { key } else { "" }
    }

    fn is_yaml(&mut self, line_start: usize) -> bool {
        let (text, yaml) = (self.text, &self.yaml);
        let starts = self
            .starts
            .get_or_insert_with(|| yaml_lines(&text[yaml.clone()]).map(|(at, _)| at + yaml.start).collect());
        starts.binary_search(&line_start).is_ok()
    }
}

impl Read {
    fn up_to(&mut self, text: &str, to: usize) {
        if to < self.to {
            *self = Self { line: self.line.clone(), to: self.line.start, ..Self::default() };
        }
        for c in text[self.to..to].bytes() {
            self.braces |= c == b'{';
            self.double_quotes += usize::from(c == b'"');
            self.single_quotes += usize::from(c == b'\'');
            self.words |= c != b' ' && c != b'-';
        }
        self.to = to;
    }
}
