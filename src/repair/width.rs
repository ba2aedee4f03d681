//! Full-width forms, as Chinese input methods produce them, and their half-width twins.

use crate::records::narrow;

/// Digits and letters, not punctuation.
pub(super) fn is_full_width_alphanumeric(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Every full-width form of an ASCII character → that character.
pub(super) fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// Digits, letters and hyphens only: what codes are made of.
pub(super) fn half_width_code(text: &str) -> String {
    let of_codes = |c| is_full_width_alphanumeric(c) || c == '－';
    text.chars().map(|c| if of_codes(c) { narrow(c) } else { c }).collect()
}

/// Is this white space that indents, or seems to?
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}')
}

/// The column after white space that begins at a column: a tab goes on to the next multiple of two.
pub(super) fn column_after(start: usize, space: &str) -> usize {
    space.chars().fold(start, |column, c| match c {
        '\t' => (column / 2 + 1) * 2,
        '\u{3000}' => column + 2,
        _ => column + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_have_a_half_width_twin() {
        assert_eq!(half_width("２０２６－１２：％Ａ岗"), "2026-12:%A岗");
        assert_eq!(half_width_code("１２－ＡＢ（甲）"), "12-AB（甲）");
    }

    #[test]
    fn a_tab_goes_to_the_next_multiple_of_two() {
        assert_eq!(column_after(0, "\t"), 2);
        assert_eq!(column_after(0, " \t"), 2);
        assert_eq!(column_after(0, "\t\t\u{3000}\u{a0}"), 7);
        assert_eq!(column_after(1, "\t"), 2);
    }
}
