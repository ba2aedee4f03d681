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
        Self::with(written, next_change)
    }

    /// The same with percent signs taken for what they stand for in addresses, if there are any: `%31%33`.
    pub(super) fn of_address(written: &'t str) -> Option<Self> {
        let mut signs = memchr::memchr_iter(b'%', written.as_bytes());
        signs.any(|at| quoted(written, at).is_some()).then(|| {
            let mut plain: Option<Option<Change>> = None;
            Self::with(written, |text, from| {
                let is_past =
                    |plain: &Option<Change>| plain.as_ref().is_some_and(|one| one.range.start < from);
                let next =
                    plain.take().filter(|plain| !is_past(plain)).unwrap_or_else(|| next_change(text, from));
                let end = next.as_ref().map_or(text.len(), |next| next.range.start);
                let mut signs = memchr::memchr_iter(b'%', &text.as_bytes()[from..end]);
                match signs.find_map(|at| quoted(text, from + at)) {
                    Some(sign) => {
                        plain = Some(next);
                        Some(sign)
                    }
                    None => next,
                }
            })
        })
    }

    fn with(written: &'t str, mut next_change: impl FnMut(&str, usize) -> Option<Change>) -> Self {
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
            b'O' | b'o' | b'l' | b'I' | b'|' | b'B' | b'S' | b's' | b'Z' | b'z' | b'i' => drawn(text, at),
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

/// A letter or bar that stands for a digit: with it its word is one whole number. What is drawn like digits beside digits of
/// a longer number is read with the runs.
fn drawn(text: &str, at: usize) -> Option<Change> {
    const MOST: usize = 18;
    /// Nobody in these texts is born later.
    const LATEST: Date = Date::constant(2099, 12, 31);
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
    if !matches!(before.len() + 1 + behind.len(), 11 | 18) {
        return None;
    }
    let alike = |c: char| drawn_like(c).or_else(|| faintly_like(c));
    let read = |c: &char| match digit(*c) {
        Some((digit, Script::Decimal)) => Some(digit),
        _ => alike(*c).or_else(|| is_check_letter(*c).then_some('X')),
    };
    let whole: Option<String> = before.iter().rev().chain([&c]).chain(&behind).map(read).collect();
    let whole = whole?;
    // Elsewhere than at its beginning a bar is a mark.
    let has_bars = before.iter().rev().chain([&c]).chain(&behind).skip(1).any(|c| matches!(c, '|' | '｜'));
    let has_digits = before.iter().chain(&behind).any(|c| matches!(digit(*c), Some((_, Script::Decimal))));
    let is_number = match whole.len() {
        11 => matches!(whole.as_bytes(), [b'1', b'3'..=b'9', ..]) && !whole.contains('X'),
        _ => id_number::is_id_number(&whole, LATEST),
    };
    (is_number && has_digits && !has_bars)
        .then_some(Change { range: at..at + c.len_utf8(), to: Some(alike(c)?) })
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

/// `%31`, `%EF%BC%91`
fn quoted(text: &str, at: usize) -> Option<Change> {
    let byte = |at: usize| {
        let sign = text.get(at..at + 3)?.strip_prefix('%')?;
        u8::from_str_radix(sign, 16).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(|place| byte(at + place * 3)).collect();
    let whole = (1..=bytes.len()).find_map(|length| std::str::from_utf8(&bytes[..length]).ok())?;
    let c = whole.chars().next().filter(|c| !c.is_control() || c.is_whitespace())?;
    Some(Change { range: at..at + 3 * whole.len(), to: fold(c).unwrap_or(Some(c)) })
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
