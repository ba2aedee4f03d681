//! Radicals that look like the characters they are: programs that make PDF files put them in their place, and who copies from
//! such a file copies them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The same text with characters for radicals; each byte stays at its place, since both are written in three.
pub(super) fn unified(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_lead = |at: usize| bytes.get(at + 1).is_some_and(|byte| (0xBA..=0xBF).contains(byte));
    if !memchr::memchr_iter(0xE2, bytes).any(is_lead) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(character).collect())
}

fn character(c: char) -> char {
    if !('\u{2e80}'..='\u{2fd5}').contains(&c) {
        return c;
    }
    std::iter::once(c).nfkc().next().filter(|to| to.len_utf8() == c.len_utf8()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_radical_becomes_a_character_of_as_many_bytes() {
        assert_eq!(unified("⾝份证⼿机⽣⽇“—⻔”"), "身份证手机生日“—⻔”");
        for c in '\u{2e00}'..='\u{2fff}' {
            let text = format!("甲{c}1");
            assert_eq!(unified(&text).len(), text.len(), "{c}");
        }
    }
}
