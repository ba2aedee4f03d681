use super::numerals::value;

/// What a character means inside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A digit.
    Digit(u8),
    /// A letter that is drawn like a digit.
    Like(u8),
    /// The letter that may end an identity number.
    X,
    /// Nobody sees it: what stands around it stands together.
    Glue,
    /// White space; several are one.
    Blank,
    /// What people put between the groups of one number: dot, bracket.
    Mark,
    /// A hyphen between groups.
    Hyphen,
    /// What people put between different numbers: comma, slash. Some write it inside one, too.
    Comma,
    /// A word for a mark, as people say it: `138转0013转8000`.
    Word,
    /// A word in a date; one may stand in the birth date of an identity number.
    Date,
    /// Ends every number.
    Other,
}

impl Glyph {
    pub(super) fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit(c as u8 - b'0'),
            'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | 'Х' | 'х' | 'Χ' | 'χ' | 'Ⅹ' | 'ⅹ' => Self::X,
            'O' | 'o' | 'Ｏ' | 'ｏ' | 'О' | 'о' | 'Ο' | 'ο' => Self::Like(0),
            'l' | 'I' | 'ｌ' | 'Ｉ' | 'І' | 'Ι' | 'Ⅰ' | 'ⅼ' => Self::Like(1),
            '-' | '_' | '–' | '－' | '—' | '·' | '\u{2010}' | '\u{2011}' => Self::Hyphen,
            '转' | '杠' | '横' | '点' | '隔' | '减' => Self::Word,
            '年' | '月' | '日' => Self::Date,
            ' '
            | '\t'
            | '\n'
            | '\r'
            | '\u{c}'
            | '\u{a0}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => Self::Blank,
            '.' | '(' | ')' | '[' | ']' | '!' | '$' | '！' | '*' | '•' | '（' | '）' | '【' | '】' | '〔'
            | '〕' | '．' | '・' | '･' | '＿' | '﹣' | '−' | '‧' | '∙' | '⋅' | '─' | '━' | 'ー' | '+'
            | '＋' | '\u{2012}' | '\u{2015}' => Self::Mark,
            ',' | '/' | '|' | '~' | '，' | '、' | '／' | '｜' | '～' | '。' | '…' | '\u{2e3a}' => {
                Self::Comma
            }
            '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{20dd}'..='\u{20e3}'
            | '\u{e0000}'..='\u{e0fff}' => Self::Glue,
            _ if c.is_ascii() => Self::Other,
            _ => value(c).map_or(Self::Other, Self::Digit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script_have_their_value() {
        for (text, value) in [("7７٧۷७๗༧᠗᧗₇⁷⑦⑺⒎❼𝟕𝟽七柒", 7), ("0０〇零○⓪⁰", 0), ("1幺壹①¹", 1), ("9９𝟵九", 9)]
        {
            for c in text.chars() {
                assert_eq!(Glyph::of(c), Glyph::Digit(value), "{c}");
            }
        }
    }
}
