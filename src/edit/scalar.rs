//! How a text is written as a value: plain where every reader takes it for the same text, else in quotes.

use saphyr_parser::ScalarStyle;

use crate::load::is_bare_code;

/// Inside brackets more characters mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Block,
    Flow,
}

/// A text in one line, in the style of the value it replaces as far as that can hold it.
pub(super) fn line(text: &str, context: Context, like: ScalarStyle) -> String {
    let needs_escapes = text.chars().any(must_be_escaped);
    match like {
        _ if needs_escapes => escaped(text),
        ScalarStyle::SingleQuoted => single(text),
        ScalarStyle::DoubleQuoted => escaped(text),
        _ if is_plain(text, context) => text.to_owned(),
        _ if text.contains(['"', '\\']) => single(text),
        _ => escaped(text),
    }
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn escaped(text: &str) -> String {
    use std::fmt::Write;
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            c if must_be_escaped(c) => {
                let _ = if u32::from(c) < 0x1_0000 {
                    write!(written, "\\u{:04X}", u32::from(c))
                } else {
                    write!(written, "\\U{:08X}", u32::from(c))
                };
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// Control characters, and those that some readers take for a line break or leave out.
fn must_be_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Does every reader take this for the text it is?
pub(super) fn is_plain(text: &str, context: Context) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_edged = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let is_mark = "-?:,[]{}#&*!|>'\"%@`<=~.+".contains(first);
    if is_edged || is_mark || text.ends_with(':') || text.contains(": ") || text.contains(" #") {
        return false;
    }
    if context == Context::Flow {
        let ends_key = |(at, _): (usize, &str)| {
            text.get(at + 1..).and_then(|rest| rest.chars().next()).is_none_or(|c| ",[]{}\"'".contains(c))
        };
        if text.contains([',', '[', ']', '{', '}']) || text.match_indices(':').any(ends_key) {
            return false;
        }
    }
    !is_word_of_yaml(text) && !is_number_in_disguise(text)
}

/// Words that some readers take for something else than a text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Numbers that are no plain count: codes, telephones, what has a point or an exponent.
fn is_number_in_disguise(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_count = bytes.iter().all(u8::is_ascii_digit) && !is_bare_code(text);
    let begins_like_code = text.starts_with('0') && bytes.len() > 1 && (is_digit(1) || !is_digit(2));
    let is_other = is_digit(0) && !is_count && {
        let digits = text.replace('_', "");
        digits.parse::<f64>().is_ok() || digits.starts_with("0x") || digits.starts_with("0o")
    };
    begins_like_code || is_other || (is_digit(0) && is_bare_code(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_a_reader_could_take_it_for_something_else() {
        let written = |text: &str, context| line(text, context, ScalarStyle::Plain);
        for text in
            ["港南区", "2026-12-31", "9:00", "是", "12", "2027", "gtgsh-sl", "甲：乙", "100%", "〔2025〕1号"]
        {
            assert_eq!(written(text, Context::Block), text);
            assert_eq!(written(text, Context::Flow), text);
        }
        for text in [
            "",
            " 甲",
            "甲 ",
            "a: b",
            "甲 # 乙",
            "@甲",
            "001",
            "0775-1",
            "null",
            "No",
            "~",
            "- 甲",
            "1e5",
            "1_000",
            "3.10",
            "450803000000000001",
            "[甲]",
            "甲:",
            "*甲",
            "&甲",
            "!甲",
            "%甲",
            "? 甲",
            "...",
            "---",
            "<<",
            "=",
            ".5",
            "0x1F",
        ] {
            assert!(written(text, Context::Block).starts_with(['"', '\'']), "{text}");
        }
        assert_eq!(written("甲, 乙", Context::Block), "甲, 乙");
        assert_eq!(written("甲, 乙", Context::Flow), "\"甲, 乙\"");
        assert_eq!(written("a\\b", Context::Block), "a\\b");
        assert_eq!(written("说“好”: \"是\"", Context::Block), "'说“好”: \"是\"'");
        assert_eq!(written("甲\n乙\u{2028}", Context::Flow), "\"甲\\n乙\\u2028\"");
        assert_eq!(line("it's", Context::Block, ScalarStyle::SingleQuoted), "'it''s'");
    }
}
