//! What stands between a word and what it announces.

use super::digit::digit;

/// Marks between a word and what it announces; says where they end, and whether one of them is as clear as a colon.
pub(super) fn marks(text: &str, from: usize) -> (usize, bool) {
    let mut is_clear = false;
    let mut has_line = false;
    for (offset, c) in text[from..].char_indices().take(16) {
        match c {
            ':' | '：' | '为' | '是' | '|' | '=' => is_clear = true,
            // What is announced with a colon may stand on the next line.
            '\n' if is_clear && !has_line => has_line = true,
            '\n' => return (from + offset, is_clear),
            '*' | '_' | '"' | '\'' | '“' | '(' | '（' | ')' | '）' | '】' | ']' | '-' | '—' | '于' | '在'
            | '`' => {}
            _ if c.is_whitespace() => {}
            _ => return (from + offset, is_clear),
        }
    }
    (text.len(), is_clear)
}

/// Digits of any script with single marks between them, from a byte on.
pub(super) fn digits(text: &str, from: usize) -> (String, usize) {
    let (mut digits, mut end, mut gap) = (String::new(), from, false);
    for (offset, c) in text[from..].char_indices() {
        match digit(c) {
            Some((digit, _)) if digits.len() < 20 => {
                digits.push(digit);
                (end, gap) = (from + offset + c.len_utf8(), false);
            }
            None if !digits.is_empty() && !gap && matches!(c, ' ' | '-' | '.' | '·' | '\u{a0}') => {
                gap = true;
            }
            _ => break,
        }
    }
    (digits, end)
}
