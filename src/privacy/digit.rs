//! What counts as a digit, whatever the script it is written in.

use unicode_normalization::char::decompose_compatible;

/// Digits of one way of writing belong together; where the way changes, a new number may begin: `①138…`, `步骤三138…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Written digit by digit in any script with ten digits of its own.
    Decimal,
    /// Chinese numerals, ordinary or capital.
    Chinese,
    /// Set in circles or brackets, or raised.
    Ornate,
    /// Letters drawn like digits.
    Drawn,
}

/// The digit that a character is read as: `3` for ３, ٣, 𝟑, 三, 叁, ③.
pub(super) fn digit(c: char) -> Option<(char, Script)> {
    match c {
        '0'..='9' => Some((c, Script::Decimal)),
        '\0'..='\u{b1}' => None,
        _ => chinese(c).map(|digit| (digit, Script::Chinese)).or_else(|| rare(c)),
    }
}

fn chinese(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' | '○' | '◯' | '\u{f9b2}' => '0',
        '一' | '壹' | '幺' | '㊀' | '㈠' | '〡' | '\u{2f00}' | '㆒' | '弌' => '1',
        '二' | '贰' | '貳' | '㊁' | '㈡' | '〢' | '\u{2f06}' | '㆓' | '弍' | '弐' => '2',
        '三' | '叁' | '參' | '㊂' | '㈢' | '〣' | '㆔' | '弎' | '\u{f96b}' => '3',
        '四' | '肆' | '㊃' | '㈣' | '〤' | '㆕' => '4',
        '五' | '伍' | '㊄' | '㈤' | '〥' => '5',
        '六' | '陆' | '陸' | '㊅' | '㈥' | '〦' | '\u{f9d1}' | '\u{f9d3}' => '6',
        '七' | '柒' | '㊆' | '㈦' | '〧' => '7',
        '八' | '捌' | '㊇' | '㈧' | '〨' | '\u{2f0b}' => '8',
        '九' | '玖' | '㊈' | '㈨' | '〩' => '9',
        _ => return None,
    })
}

/// The letter that may end an identity number, and what is drawn like it.
pub(super) fn is_check_letter(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | 'Х' | 'х' | 'Χ' | 'χ' | 'Ⅹ' | 'ⅹ' | '✕' | '╳' | '乂')
}

/// The digit that a letter is drawn like: `l38OO138OOO`.
pub(super) fn drawn_like(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | 'О' | 'о' | 'Ο' | 'ο' => Some('0'),
        'l' | 'I' | '|' | 'ｌ' | 'Ｉ' | '｜' | 'І' | 'Ι' | 'Ⅰ' | 'ⅼ' | 'ı' => Some('1'),
        _ => None,
    }
}

/// The digit that a letter is drawn like from afar: `13B00138000`, `l38ooi38ooo`. Most codes and words hold some.
pub(super) fn faintly_like(c: char) -> Option<char> {
    match c {
        'B' => Some('8'),
        'S' | 's' => Some('5'),
        'Z' | 'z' => Some('2'),
        'i' => Some('1'),
        _ => None,
    }
}

/// Where the digits of scripts begin that Unicode does not take for forms of the ordinary ones.
const ZEROS: [char; 57] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{1e140}',
    '\u{1e950}',
];

fn rare(c: char) -> Option<(char, Script)> {
    // Han characters and the punctuation of Chinese, which most of a text consists of.
    if matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{fdff}' | '\u{2010}'..='\u{2027}') {
        return None;
    }
    let at = ZEROS.partition_point(|zero| *zero <= c);
    let zero = at.checked_sub(1).map(|at| u32::from(ZEROS[at]));
    if let Some(value) = zero.map(|zero| u32::from(c) - zero).filter(|value| *value < 10) {
        return char::from_digit(value, 10).map(|digit| (digit, Script::Decimal));
    }
    // Some digits in circles are no forms of a digit for Unicode.
    let one = match c {
        '⓿' | '🄋' | '🄌' => return Some(('0', Script::Ornate)),
        '❶'..='❾' => Some('❶'),
        '➀'..='➈' => Some('➀'),
        '➊'..='➒' => Some('➊'),
        '⓵'..='⓽' => Some('⓵'),
        _ => None,
    };
    if let Some(one) = one {
        let digit = char::from_digit(u32::from(c) - u32::from(one) + 1, 10);
        return digit.map(|digit| (digit, Script::Ornate));
    }
    let (mut digit, mut count) = (None, 0);
    decompose_compatible(c, |part| {
        if part.is_ascii_digit() {
            (digit, count) = (Some(part), count + 1);
        } else if !matches!(part, '(' | ')' | '.' | ',') {
            count = 2;
        }
    });
    let is_plain = matches!(c, '０'..='９' | '\u{1d7ce}'..='\u{1d7ff}' | '\u{1fbf0}'..='\u{1fbf9}');
    let script = if is_plain { Script::Decimal } else { Script::Ornate };
    digit.filter(|_| count == 1).map(|digit| (digit, script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_read_in_any_script() {
        for ways in ["0０٠۰०๐𝟎𝟘𝟬〇零○⓪⁰₀", "1１١۱१๑𝟏𝟙𝟭一壹幺〡⼀㆒①⑴⒈¹₁❶➀➊⓵", "9〩９٩۹९๙𝟗𝟡𝟵九玖⑨⑼⒐⁹₉❾➈➒⓽"]
        {
            let first = ways.chars().next();
            for c in ways.chars() {
                assert_eq!(digit(c).map(|(digit, _)| digit), first, "{c}");
            }
        }
    }

    #[test]
    fn what_is_no_single_digit_is_none() {
        for c in "aX十百廿两甲，。⑩⑪½㎡Ⅰ❿⓾·-★─│┌\u{fe0f}".chars() {
            assert_eq!(digit(c), None, "{c}");
        }
        assert!(ZEROS.is_sorted());
    }
}
