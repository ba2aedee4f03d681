use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::digit::{Script, digit, drawn_like, faintly_like, is_check_letter};
use super::id_number;

/// A text as it is read: without what nobody sees, escapes and entities taken for what they stand for, full-width letters
/// and foreign digits made ordinary. Knows where each part of it stands in the text as written.
pub(super) struct Reading<'t> {
    /// What is read.
    pub(super) text: Cow<'t, str>,
    /// Where each change begins and ends, in the reading and as written; between two changes both run side by side.
    shifts: Vec<(usize, usize)>,
}

impl<'t> Reading<'t> {
    pub(super) fn of(written: &'t str) -> Self {
        let mut read = String::new();
        let mut shifts = Vec::new();
        let mut kept = 0;
        let mut at = 0;
        while let Some(change) = next_change(written, at) {
            if read.capacity() == 0 {
                read.reserve(written.len());
            }
            read.push_str(&written[kept..change.range.start]);
            shifts.push((read.len(), change.range.start));
            read.extend(change.to);
            shifts.push((read.len(), change.range.end));
            kept = change.range.end;
            at = kept;
        }
        if shifts.is_empty() {
            return Self { text: Cow::Borrowed(written), shifts };
        }
        read.push_str(&written[kept..]);
        Self { text: Cow::Owned(read), shifts }
    }

    /// Where a part of the reading is written, without what nobody sees before and behind it.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let linear = |(read, written): (usize, usize), at: usize| written + (at - read);
        let before = |after: usize| after.checked_sub(1);
        let start = match before(self.shifts.partition_point(|(read, _)| *read <= range.start)) {
            Some(last) => linear(self.shifts[last], range.start),
            None => range.start,
        };
        let end = match before(self.shifts.partition_point(|(read, _)| *read < range.end)) {
            // A character that is read as another ends where the way it is written ends.
            Some(opening) if opening % 2 == 0 => self.shifts.get(opening + 1).map_or(start, |(_, end)| *end),
            Some(closing) => linear(self.shifts[closing], range.end),
            None => range.end,
        };
        start..end.max(start)
    }
}

/// Characters that are read as something else.
struct Change {
    range: Range<usize>,
    to: Option<char>,
}

/// The first change at or after a byte.
fn next_change(text: &str, from: usize) -> Option<Change> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let change = match byte {
            b'&' => entity(text, at),
            b'\\' => escape(text, at),
            b'O' | b'o' | b'l' | b'I' | b'|' | b'B' | b'S' | b'Z' => drawn(text, at),
            0..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f => Some(Change { range: at..at + 1, to: None }),
            // Lead bytes of characters that are read as others; those of Han characters and their marks are not among them.
            0xc2 | 0xc4 | 0xcc..=0xd1 | 0xd8..=0xdf | 0xe0..=0xe2 | 0xea | 0xef.. => character(text, at),
            0xe3 if bytes.get(at + 1) == Some(&0x85) => character(text, at),
            _ => None,
        };
        if change.is_some() {
            return change;
        }
        at += 1;
    }
    None
}

fn character(text: &str, at: usize) -> Option<Change> {
    let c = text.get(at..)?.chars().next()?;
    if drawn_like(c).is_some()
        && let Some(change) = drawn(text, at)
    {
        return Some(change);
    }
    let to = fold(c)?;
    Some(Change { range: at..at + c.len_utf8(), to })
}

/// A letter that stands for a digit: its word has digits, and nothing but letters drawn like digits beside them.
fn drawn(text: &str, at: usize) -> Option<Change> {
    const MOST: usize = 24;
    // Nearly every letter of a word is refused here.
    let bytes = text.as_bytes();
    let may_join = |byte: Option<&u8>| {
        byte.is_some_and(|b| {
            b.is_ascii_digit() || *b >= 0x80 || matches!(b, b'O' | b'o' | b'l' | b'I' | b'|')
        })
    };
    let next = text.ceil_char_boundary(at + 1);
    if !may_join(at.checked_sub(1).and_then(|before| bytes.get(before))) && !may_join(bytes.get(next)) {
        return None;
    }
    let mut characters = text.get(at..)?.chars();
    let c = characters.next()?;
    let goes_on = |c: &char| c.is_alphanumeric() && !is_han(*c) || *c == '|' || *c == '｜';
    let before: Vec<char> = text[..at].chars().rev().take(MOST).take_while(goes_on).collect();
    let behind: Vec<char> = characters.take(MOST).take_while(goes_on).collect();
    let (length, last) = (before.len() + 1 + behind.len(), behind.last().copied().unwrap_or(c));
    let others = before.iter().chain(&behind);
    let is_digit = |c: &char| matches!(digit(*c), Some((_, Script::Decimal)));
    let has_digits = others.clone().any(is_digit);
    let alike = |c: char| drawn_like(c).or_else(|| faintly_like(c));
    let fits = |c: &char| is_digit(c) || alike(*c).is_some();
    let ends_number = !behind.is_empty() && is_check_letter(last);
    let all_fit = others.clone().filter(|c| fits(c)).count() + usize::from(ends_number) == length - 1;
    // A table has the same mark between its cells.
    let is_mark = |c: &char| matches!(c, '|' | '｜');
    let has_marks = is_mark(&c) || others.clone().any(is_mark);
    let is_whole = matches!(length, 11 | 18) && !is_mark(&last);
    let to = alike(c)?;
    if others.clone().chain([&c]).any(|c| faintly_like(*c).is_some()) {
        let whole = before.iter().rev().chain([&c]).chain(&behind);
        let whole: String = whole.map(|c| alike(*c).unwrap_or(c.to_ascii_uppercase())).collect();
        let is_mobile = whole.len() == 11 && matches!(whole.as_bytes(), [b'1', b'3'..=b'9', ..]);
        let is_number = is_mobile || whole.len() == 18 && id_number::is_id_number(&whole, Date::MAX);
        if !is_number {
            return None;
        }
    }
    // `l13800138000`: the number is whole without it.
    let at_edge = before.is_empty() || behind.is_empty();
    if at_edge && others.clone().all(is_digit) {
        let rest: String =
            before.iter().rev().chain(&behind).filter_map(|c| digit(*c)).map(|(c, _)| c).collect();
        // Cards have up to 19 digits, so that 18 with a letter beside them may be one, too.
        let is_whole = matches!(length, 12 | 17 | 20) || id_number::is_id_number(&rest, Date::MAX);
        if is_whole {
            return None;
        }
    }
    (has_digits && all_fit && (!has_marks || is_whole))
        .then_some(Change { range: at..at + c.len_utf8(), to: Some(to) })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a character is read as, if not as itself: `None` for what nobody sees.
#[allow(clippy::option_option)]
fn fold(c: char) -> Option<Option<char>> {
    match c {
        '\u{3000}'..='\u{3163}' => None,
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' | '＠' | '＊' => {
            Some(char::from_u32(u32::from(c) - 0xFEE0))
        }
        _ if is_unseen(c) => Some(None),
        _ => match digit(c) {
            Some((digit, Script::Decimal)) => Some(Some(digit)),
            _ => None,
        },
    }
}

/// Characters that take no room, or change the one before.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2cff}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// `&#49;`, `&#x31;`, `&nbsp;`
fn entity(text: &str, at: usize) -> Option<Change> {
    let rest = text.get(at + 1..)?;
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
        None => match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" | "numsp" | "puncsp" | "hairsp" | "Tab" | "NewLine" => ' ',
            "shy" | "zwnj" | "zwj" | "ZeroWidthSpace" | "NoBreak" | "lrm" | "rlm" => '\u{ad}',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "hyphen" | "dash" | "ndash" | "mdash" | "minus" => '-',
            "middot" | "centerdot" | "period" => '.',
            "lowbar" => '_',
            "commat" => '@',
            "colon" => ':',
            "comma" => ',',
            "sol" => '/',
            "lpar" => '(',
            "rpar" => ')',
            "ast" => '*',
            "plus" => '+',
            _ => return None,
        },
    };
    Some(Change { range: at..at + end + 2, to: fold(c).unwrap_or(Some(c)) })
}

/// `\x31`, `\u0031`, `\U00000031`, and a backslash before a mark, a blank or the end of a line.
fn escape(text: &str, at: usize) -> Option<Change> {
    let rest = text.get(at + 1..)?;
    let hex = match rest.bytes().next()? {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        b if b.is_ascii_punctuation() || b.is_ascii_whitespace() => {
            return Some(Change { range: at..at + 1, to: None });
        }
        _ => return None,
    };
    let number = u32::from_str_radix(rest.get(1..=hex)?, 16).ok()?;
    let c = char::from_u32(number)?;
    Some(Change { range: at..at + 2 + hex, to: fold(c).unwrap_or(Some(c)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_leads_back_to_what_is_written() {
        let written = "甲&#49;\u{200b}\\x33８\u{200c}号乙";
        let reading = Reading::of(written);
        assert_eq!(reading.text, "甲138号乙");
        let at = "甲".len();
        assert_eq!(&written[reading.written(&(at..at + 1))], "&#49;");
        assert_eq!(&written[reading.written(&(at..at + 3))], "&#49;\u{200b}\\x33８");
        assert_eq!(&written[reading.written(&(at + 3..at + 6))], "号");
        assert_eq!(reading.written(&(0..reading.text.len())), 0..written.len());
    }

    #[test]
    fn ordinary_text_is_read_as_it_is_written() {
        for text in ["", "电话：0775-4332555。", "D:/下载 & 其他；甲&乙;", "第一百三十八条①"]
        {
            assert_eq!(Reading::of(text).text, text);
        }
    }

    #[test]
    fn any_bytes_can_be_read() {
        for text in ["&", "&#;", "&#x110000;", "\\", "\\x", "\\xé1", "\\u12", "&日本;", "\u{e01ef}"] {
            let reading = Reading::of(text);
            assert!(reading.written(&(0..reading.text.len())).end <= text.len(), "{text}");
        }
    }
}
