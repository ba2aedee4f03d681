//! Forms of characters: traditional and simplified, full and half width.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Lexicon;

/// The form of a character in which texts are compared: lower case, half width, simplified.
pub fn plain_form(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(c, |narrow| narrow.to_ascii_lowercase())
        }
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => SIMPLIFIED.get(&c).copied().unwrap_or(c),
    }
}

/// Is it a Han character, of the two blocks whose readings are known?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Traditional characters, each with its simplified form.
pub fn traditional_forms() -> impl Iterator<Item = (char, char)> {
    SIMPLIFIED.iter().map(|(traditional, simplified)| (*traditional, *simplified))
}

/// Traditional character → simplified.
static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    Lexicon::built_in().traditional.split_whitespace().filter_map(pair).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_wide_forms_become_plain() {
        let plain = |text: &str| text.chars().map(plain_form).collect::<String>();
        assert_eq!(plain("營業執照ＫＴＶ　Ａ０１"), "营业执照ktv a01");
        assert_eq!(plain("房產證、戶口簿"), "房产证、户口簿");
    }
}
