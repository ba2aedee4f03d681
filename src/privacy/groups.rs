use std::ops::{Range, RangeInclusive};

use super::digit::{Script, digit, drawn_like, is_check_letter};

/// Digits (and stars) that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Where its digits stand among those of the run.
    pub(super) digits: Range<usize>,
    /// Where they stand in the text, in bytes.
    pub(super) range: Range<usize>,
    /// What stands between it and the group before.
    pub(super) gap: Gap,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the digits are of another script.
    None,
    /// A mark that people put into one number; the first of several.
    Close(char),
    /// A mark that people rather put between two numbers, or the end of a line.
    Loose(char),
}

/// Groups one after the other, with nothing but marks between them.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// All digits as ASCII.
    pub(super) digits: String,
    pub(super) groups: Vec<Group>,
    /// The letters X that may be check letters: behind how many digits, and where they end.
    checks: Vec<(usize, usize)>,
    /// For each place among the digits the sum before it that a card's check digit is made from: with every digit at an
    /// even place doubled, and with every one at an odd place.
    sums: Vec<[u32; 2]>,
    /// The line whose bars were asked about last, and whether it begins with one.
    line: (Range<usize>, bool),
}

/// The fewest digits that could be personal data.
pub(super) const FEWEST: usize = 11;

/// The most marks between two groups of one number.
const WIDEST: usize = 40;

/// Calls `judge` with every run of a text that has enough digits.
pub(super) fn each_run(text: &str, mut judge: impl FnMut(&Run)) {
    let bytes = text.as_bytes();
    let mut run = Run::default();
    let mut at = 0;
    while at < bytes.len() {
        let begins = may_begin(bytes, at)
            && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| digit(c).is_some());
        match bytes[at] {
            _ if begins || begins_drawn(bytes, at) => {
                at = run.read(text, at);
                if run.digits.len() >= FEWEST {
                    run.sum_up();
                    judge(&run);
                }
            }
            _ => at += 1,
        }
    }
}

/// Can a digit begin here, as far as its first two bytes tell? Nearly all characters of a text are refused here.
fn may_begin(bytes: &[u8], at: usize) -> bool {
    let second = || bytes.get(at + 1).copied().unwrap_or_default();
    match bytes[at] {
        b'0'..=b'9' | 0xc2 | 0xf0 => true,
        0xe2 => matches!(second(), 0x81 | 0x82 | 0x91..=0x93 | 0x97 | 0x9d | 0x9e | 0xbc),
        0xe3 => matches!(second(), 0x80 | 0x86 | 0x88 | 0x8a),
        0xe4 => matches!(second(), 0xb8..=0xba | 0xbc),
        0xe5 => matches!(second(), 0x85 | 0x8f | 0x9b | 0xa3 | 0xb9 | 0xbc),
        0xe6 => matches!(second(), 0x8d | 0x9f),
        0xe7 => second() == 0x8e,
        0xe8 => matches!(second(), 0x82 | 0xb2 | 0xb4),
        0xe9 => matches!(second(), 0x99 | 0x9b),
        0xef => matches!(second(), 0xa5..=0xa7),
        _ => false,
    }
}

/// Does a word begin here with letters drawn like digits, and go on with a digit: `l38…`?
fn begins_drawn(bytes: &[u8], at: usize) -> bool {
    const MOST: usize = 19;
    let is_letter = |byte: &&u8| matches!(byte, b'O' | b'o' | b'l' | b'I');
    let letters = bytes[at..].iter().take(MOST).take_while(is_letter).count();
    let is_inside = || at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
    letters > 0 && bytes.get(at + letters).is_some_and(u8::is_ascii_digit) && !is_inside()
}

impl Run {
    /// Does the line that holds a bar begin with one, as rows of a table do?
    fn is_in_row(&mut self, text: &str, bar: usize) -> bool {
        if !self.line.0.contains(&bar) {
            let start = memchr::memrchr(b'\n', &text.as_bytes()[..bar]).map_or(0, |end| end + 1);
            let end = memchr::memchr(b'\n', &text.as_bytes()[bar..]).map_or(text.len(), |end| bar + end);
            let lead = |c: char| c.is_whitespace() || matches!(c, '#' | '>');
            self.line = (start..end, text[start..end].trim_start_matches(lead).starts_with('|'));
        }
        self.line.1
    }

    fn sum_up(&mut self) {
        self.sums.clear();
        let mut sum = [0, 0];
        self.sums.push(sum);
        for (place, byte) in self.digits.bytes().enumerate() {
            let digit = u32::from(byte.saturating_sub(b'0'));
            let doubled = if digit > 4 { digit * 2 - 9 } else { digit * 2 };
            let (even, odd) = if place % 2 == 0 { (doubled, digit) } else { (digit, doubled) };
            sum = [sum[0] + even, sum[1] + odd];
            self.sums.push(sum);
        }
    }

    /// Where the check letter ends that follows so many digits.
    pub(super) fn check_end(&self, digits: usize) -> Option<usize> {
        let at = self.checks.binary_search_by_key(&digits, |(behind, _)| *behind).ok()?;
        self.checks.get(at).map(|(_, end)| *end)
    }

    /// Is the last of these digits a sound check digit of a card?
    pub(super) fn passes_luhn(&self, digits: &Range<usize>) -> bool {
        let (Some(first), Some(last)) = (self.sums.get(digits.start), self.sums.get(digits.end)) else {
            return false;
        };
        let sum = last[digits.end % 2] - first[digits.end % 2];
        sum > 0 && sum.is_multiple_of(10)
    }

    /// Reads the run that begins at a byte; returns where it ends.
    fn read(&mut self, text: &str, start: usize) -> usize {
        self.digits.clear();
        self.groups.clear();
        self.checks.clear();
        let mut script = None;
        let mut between = Between::default();
        let mut end = start;
        let mut rest = text[start..].char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            let at = start + offset;
            let (before, after) = (&text[..at], &text[at..]);
            // One or two stars are marks for emphasis.
            let is_masked = after.starts_with("***")
                || after.starts_with("**") && before.ends_with('*')
                || c == '*' && before.ends_with("**");
            let drawn =
                || drawn_like(c).filter(|_| c != '|' && c != '｜').map(|digit| (digit, Script::Drawn));
            let read = if is_masked { Some(('*', Script::Decimal)) } else { digit(c).or_else(drawn) };
            if let Some((digit, of)) = read {
                if script != Some(of) || between.marks > 0 {
                    let digits = self.digits.len()..self.digits.len();
                    self.groups.push(Group { digits, range: at..at, gap: between.gap() });
                    (script, between) = (Some(of), Between::default());
                }
                self.digits.push(digit);
                end = at + c.len_utf8();
                if let Some(group) = self.groups.last_mut() {
                    (group.digits.end, group.range.end) = (self.digits.len(), end);
                }
            } else if matches!(c, 'x' | 'X') && stands_between(before, after) && between.marks == 0 {
                self.checks.push((self.digits.len(), at + 1));
                between.takes('~', None, 0);
            } else if is_check_letter(c) {
                let begins_word = rest.peek().is_some_and(|(_, next)| next.is_alphanumeric());
                if !(begins_word && matches!(between.gap(), Gap::Loose(_))) {
                    self.checks.push((self.digits.len(), at + c.len_utf8()));
                }
                break;
            } else if matches!(c, '|' | '｜') && self.is_in_row(text, at)
                || !between.takes(c, rest.peek().map(|(_, next)| *next), self.digits.len())
            {
                break;
            }
        }
        end
    }
}

/// Does a single letter stand right between two groups of digits, and no measure is told: `138x0013x8000`?
fn stands_between(before: &str, after: &str) -> bool {
    const PIECE: RangeInclusive<usize> = 3..=8;
    let left = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let right = after.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    PIECE.contains(&left) && PIECE.contains(&right)
}

/// What was met since the last digit.
#[derive(Default)]
struct Between {
    marks: usize,
    first: Option<char>,
    is_loose: bool,
    begins_line: bool,
}

impl Between {
    fn gap(&self) -> Gap {
        match self.first {
            _ if self.marks == 0 => Gap::None,
            Some(mark) if self.is_loose => Gap::Loose(mark),
            mark => Gap::Close(mark.unwrap_or(' ')),
        }
    }

    /// Takes a mark behind so many digits; `false` if no number goes on behind it.
    fn takes(&mut self, c: char, next: Option<char>, digits: usize) -> bool {
        self.marks += 1;
        let in_new_line = self.begins_line;
        self.begins_line &= matches!(c, ' ' | '\t' | '\r' | '#' | '>');
        match c {
            // An empty line ends a paragraph, and a dash begins a row of a list.
            '\n' if in_new_line => return false,
            '-' | '+' | '*' if in_new_line && next == Some(' ') => return false,
            '\n' => {
                (self.begins_line, self.is_loose) = (true, true);
                self.first = self.first.or(Some('\n'));
            }
            '#' | '>' if in_new_line => {}
            '％' | '℃' | '￥' | '¥' => return false,
            _ if is_spoken(c) || digits >= AREA && matches!(c, '年' | '月' | '日') => {
                self.first = self.first.or(Some(c));
                self.is_loose = true;
            }
            _ if c.is_alphanumeric() => return false,
            _ if c.is_whitespace() => {}
            _ => {
                self.first = self.first.or(Some(c));
                self.is_loose |= !is_close(c);
            }
        }
        self.marks <= WIDEST
    }
}

/// The digits of an identity number before the birth date.
const AREA: usize = 6;

/// Is it a word for a mark, as people say it when they tell a number?
fn is_spoken(c: char) -> bool {
    matches!(c, '转' | '杠' | '横' | '点' | '隔' | '减')
}

/// Do people write this mark into a number to make it easier to read?
fn is_close(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{2500}'
                | '－'
                | '﹣'
                | '_'
                | '＿'
                | '.'
                | '．'
                | '·'
                | '•'
                | '・'
                | '‧'
                | '∙'
                | '⋅'
                | '*'
                | '`'
                | '\''
                | '’'
                | '‘'
                | '('
                | ')'
                | '（'
                | '）'
                | '['
                | ']'
                | '【'
                | '】'
                | '+'
                | '＋'
                | '!'
                | '！'
                | '$'
                | '〔'
                | '〕'
                | '･'
                | '━'
                | 'ー'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_refused_by_its_first_bytes() {
        for c in ('\0'..='\u{1ffff}')
            .filter(|c| digit(*c).is_some_and(|(_, of)| c.is_ascii() || of != Script::Decimal))
        {
            assert!(may_begin(c.to_string().as_bytes(), 0), "{c} U+{:04X}", u32::from(c));
        }
    }
}
