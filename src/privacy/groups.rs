use std::ops::Range;

/// Digits (and stars, and a final X) that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The characters as ASCII, whatever their width in the text.
    pub(super) text: String,
    /// Where they stand, in bytes.
    pub(super) range: Range<usize>,
}

/// Walks over a text, one run after the other: groups of digits with one blank or hyphen between them.
pub(super) struct Groups<'t> {
    text: &'t str,
    at: usize,
}

/// The fewest characters that could be personal data.
const SHORTEST: usize = 11;

impl<'t> Groups<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn run(&self, start: usize) -> (Vec<Group>, usize) {
        let mut groups: Vec<Group> = Vec::new();
        let mut open = false;
        let mut end = start;
        let characters = self.text[start..].char_indices();
        for (offset, c) in characters {
            let at = start + offset;
            if let Some(digit) = ascii_digit(c) {
                if !open {
                    groups.push(Group { text: String::new(), range: at..at });
                    open = true;
                }
                if let Some(group) = groups.last_mut() {
                    group.text.push(digit);
                    group.range.end = at + c.len_utf8();
                }
            } else if matches!(c, ' ' | '-' | '\u{200b}' | '－' | '\u{a0}') && open {
                open = false;
            } else {
                break;
            }
            end = at + c.len_utf8();
        }
        (groups, end)
    }
}

impl Iterator for Groups<'_> {
    type Item = Vec<Group>;

    fn next(&mut self) -> Option<Vec<Group>> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            // Digits are ASCII or U+FF10…U+FF19, which begin with EF BC.
            let lead = bytes[self.at];
            if !(lead.is_ascii_digit() || lead == 0xEF) || !self.text.is_char_boundary(self.at) {
                self.at += 1;
                continue;
            }
            let Some(first) = self.text[self.at..].chars().next() else { break };
            if ascii_digit(first).is_none_or(|digit| digit == '*') {
                self.at += first.len_utf8();
                continue;
            }
            let start = self.at;
            let (mut groups, end) = self.run(start);
            self.at = end;
            let before = self.text[..start].chars().next_back();
            let after = self.text[end..].chars().next();
            if before.is_some_and(is_letter) {
                groups.remove(0);
            }
            let complete =
                groups.last().is_none_or(|group| group.range.end < end) || !after.is_some_and(is_letter);
            if !complete {
                self.finish(&mut groups);
            }
            if groups.iter().map(|group| group.text.len()).sum::<usize>() >= SHORTEST {
                return Some(groups);
            }
        }
        None
    }
}

impl Groups<'_> {
    /// Ends a run that a letter follows. An X is the check letter of the last group; before any other letter the last
    /// group is part of a word and left out.
    fn finish(&mut self, groups: &mut Vec<Group>) {
        let mut following = self.text[self.at..].chars();
        let (first, second) = (following.next(), following.next());
        let is_check = matches!(first, Some('X' | 'x' | 'Ｘ' | 'ｘ')) && !second.is_some_and(is_letter);
        match groups.last_mut().filter(|_| is_check) {
            Some(group) => {
                self.at += first.map_or(0, char::len_utf8);
                group.text.push('X');
                group.range.end = self.at;
            }
            None => {
                groups.pop();
            }
        }
    }
}

fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' | '*' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        '＊' => Some('*'),
        _ => None,
    }
}

/// Would it continue a word or code? Han characters do not.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９')
}
