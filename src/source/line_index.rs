use std::sync::OnceLock;

use memchr::{memchr_iter, memrchr};

/// Where the lines of a text are, counted once and only on request: otherwise a file with many findings would be
/// read from its beginning for each of them.
#[derive(Debug, Clone, Default)]
pub(super) struct LineIndex(OnceLock<Vec<Mark>>);

/// What comes before a block of the text. Every block has a mark, not every line: a file may consist of
/// nothing but line breaks, or of a single line.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    lines: usize,
    characters: usize,
    /// Characters before the line in which the block begins.
    characters_at_line: usize,
}

const BLOCK: usize = 256;

impl LineIndex {
    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, text: &str, at: usize) -> (usize, usize) {
        let marks = self.0.get_or_init(|| marks(text.as_bytes()));
        let block = (at / BLOCK).min(marks.len() - 1);
        let mark = marks[block].after(text.as_bytes(), block * BLOCK, at);
        (mark.lines + 1, mark.characters - mark.characters_at_line + 1)
    }
}

/// Never empty.
fn marks(text: &[u8]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(text.len() / BLOCK + 1);
    let mut mark = Mark::default();
    marks.push(mark);
    for end in (BLOCK..=text.len()).step_by(BLOCK) {
        mark = mark.after(text, end - BLOCK, end);
        marks.push(mark);
    }
    marks
}

impl Mark {
    /// What lies before `end`, if this is what lies before `start`.
    fn after(self, text: &[u8], start: usize, end: usize) -> Self {
        let part = &text[start..end];
        let lines = self.lines + memchr_iter(b'\n', part).count();
        let characters = self.characters + characters(part);
        let last = memrchr(b'\n', part);
        let characters_at_line =
            last.map_or(self.characters_at_line, |at| self.characters + self::characters(&part[..=at]));
        Self { lines, characters, characters_at_line }
    }
}

/// How many characters begin in these bytes: a block may end inside of one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slowly(text: &str, at: usize) -> (usize, usize) {
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    proptest! {
        #[test]
        fn lines_and_columns_are_what_counting_from_the_beginning_gives(
            parts in prop::collection::vec("(\n|[a-z甲乙🏛]{0,400})", 0..20), at in 0usize..40_000
        ) {
            let text = parts.concat();
            let at = text.floor_char_boundary(at);
            prop_assert_eq!(LineIndex::default().line_and_column(&text, at), slowly(&text, at));
        }
    }
}
