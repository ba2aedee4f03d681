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

/// Does no word or number go on here?
pub(super) fn ends(text: &str, at: usize) -> bool {
    !text[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// Before the marks that end a text.
pub(super) fn marks_before(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '为' | '是' | '|' | '=' | '*' | '_' | '"' | '“' | '(' | '（')
    })
}

/// Behind a remark in brackets that belongs to the word: `家庭住址（详细）：`, `微信（张三）：`.
pub(super) fn remark(text: &str, from: usize) -> usize {
    const LONGEST: usize = 60;
    let Some(inside) = text[from..].strip_prefix(['（', '(', '[', '【']) else { return from };
    let near = &inside[..inside.floor_char_boundary(LONGEST + 1)];
    let Some(end) = near.find(['）', ')', ']', '】', '\n']).filter(|end| !inside[*end..].starts_with('\n'))
    else {
        return from;
    };
    // `护照（EA1234567）`: what has digits in it is what the word announces.
    if inside[..end].contains(|c: char| c.is_ascii_digit()) || inside[..end].is_ascii() {
        return from;
    }
    let end = text.len() - inside.len() + end;
    end + text[end..].chars().next().map_or(0, char::len_utf8)
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

/// Behind the name of a person, and the marks that end it: `甲 1101…`, `甲，1101…`.
pub(super) fn behind_name(text: &str, from: usize) -> usize {
    const LONGEST: usize = 4;
    const OTHER: [&str; 12] =
        ["编号", "受理", "流水", "单号", "电话", "账号", "卡号", "群", "版", "复印", "原件", "办理"];
    let is_name = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}' | '·') && digit(*c).is_none();
    let name: usize = text[from..].chars().take(LONGEST).take_while(is_name).map(char::len_utf8).sum();
    if OTHER.iter().any(|word| text[from..from + name].contains(word)) {
        return from;
    }
    let behind =
        text[from + name..].trim_start_matches([' ', '\u{3000}', '，', ',', '：', ':', '、', '"', '\'']);
    let start = text.len() - behind.len();
    if behind.starts_with(|c: char| digit(c).is_some()) { start } else { from }
}
