use std::ops::Range;

use jiff::civil::Date;

use crate::privacy::{self, Private};

/// Hides personal data, in whatever spelling, and any other run of eleven or more digits, so that a report pasted into a
/// chat group carries no private number.
///
/// Of a number it keeps the first three and the last four characters: `110***********002X`. What takes the place of a
/// character takes as many bytes, so that byte positions stay right.
pub fn mask(text: &str) -> String {
    let mut hidden: Vec<Range<usize>> = long_runs(text).map(|run| middle(text, &run)).collect();
    // Whoever is born later than today is hidden as well.
    for found in privacy::find(text, Date::MAX) {
        hidden.push(match found.what {
            // Hidden already, and no more of it is shown than of others.
            Private::MaskedIdNumber => continue,
            Private::IdNumber | Private::Mobile | Private::BankCard => middle(text, &found.secret),
            _ => found.secret,
        });
    }
    if hidden.is_empty() {
        return text.to_owned();
    }
    hidden.sort_by_key(|range| range.start);
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for range in hidden {
        let start = range.start.max(at);
        masked.push_str(&text[at..start]);
        at = range.end.max(start);
        masked.extend(text[start..at].chars().map(star));
    }
    masked.push_str(&text[at..]);
    masked
}

/// Hides a part of a text in which something personal was found: as [`mask`] does if it is nothing else, and every letter
/// and digit of it if only its surroundings or its page betrayed it.
pub fn conceal(text: &str) -> String {
    let is_bare = |part: &str| !part.contains(char::is_alphanumeric);
    let is_whole =
        |one: &privacy::Found| is_bare(&text[..one.range.start]) && is_bare(&text[one.range.end..]);
    match privacy::find(text, Date::MAX).as_slice() {
        [one] if is_whole(one) => mask(text),
        _ => {
            let mut hidden = String::with_capacity(text.len());
            for c in text.chars() {
                if c.is_alphanumeric() { hidden.push_str(star(c)) } else { hidden.push(c) }
            }
            hidden
        }
    }
}

/// A number that was found, with no more of it than may be shown, whatever betrayed it.
pub fn abridge(number: &str) -> String {
    let masked = mask(number);
    if masked != number {
        return masked;
    }
    let hidden = middle(number, &(0..number.len()));
    let stars: String = number[hidden.clone()].chars().map(star).collect();
    format!("{}{stars}{}", &number[..hidden.start], &number[hidden.end..])
}

/// All but the first three and the last four characters.
fn middle(text: &str, range: &Range<usize>) -> Range<usize> {
    let number = &text[range.clone()];
    let first = number.char_indices().nth(3).map_or(number.len(), |(at, _)| at);
    let last = number.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    range.start + first..range.start + last.max(first)
}

/// Digits with single blanks and hyphens between them that may be personal though their check digits say otherwise.
fn long_runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(is_digit)?;
            let (end, digits) = run_end(text, start);
            at = end;
            // An area code with its number is public. No identity, card or mobile number begins with 0.
            let is_landline = digits <= 12 && text[start..].starts_with('0');
            if digits >= 11 && !is_landline {
                return Some(start..end);
            }
        }
    })
}

/// Where the last digit (or check letter) of a run ends, and how many digits it has.
fn run_end(text: &str, start: usize) -> (usize, usize) {
    let (mut end, mut digits, mut has_gap) = (start, 0, false);
    for (offset, c) in text[start..].char_indices() {
        if is_digit(c) || matches!(c, 'X' | 'x') {
            end = start + offset + c.len_utf8();
            digits += usize::from(is_digit(c));
            has_gap = false;
        } else if has_gap || !matches!(c, ' ' | '-' | '\u{200b}') {
            break;
        } else {
            has_gap = true;
        }
    }
    (end, digits)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Stars that take as many bytes as what they hide.
fn star(c: char) -> &'static str {
    match c.len_utf8() {
        1 if c == '\n' => "\n",
        1 => "*",
        2 => "**",
        3 => "＊",
        _ => "＊*",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_numbers_are_hidden_and_short_ones_kept() {
        assert_eq!(mask("证号11010519491231002X"), "证号110***********002X");
        assert_eq!(mask("138-0013-8000"), "138******8000");
        assert_eq!(mask("电话 0775-4332555 转 8001"), "电话 0775-4332555 转 8001");
        assert_eq!(mask("2026-12-01"), "2026-12-01");
        assert_eq!(mask(""), "");
    }

    #[test]
    fn of_what_only_its_surroundings_betray_nothing_is_shown() {
        for text in ["微[信](x)：zhangsan88", "zhangsan88", "13800138000，微信abc12345", "138\\t0013\\t8000"]
        {
            let hidden = conceal(text);
            assert!(!hidden.contains(char::is_alphanumeric), "{hidden}");
            assert_eq!(hidden.len(), text.len());
        }
        assert_eq!(conceal("'138-0013-8000'"), "'138******8000'");
    }

    #[test]
    fn a_number_in_any_spelling_is_hidden_and_the_bytes_stay_where_they_are() {
        for text in [
            "138·0013·8000",
            "138\u{2060}0013\u{2060}8000",
            "wx13800138000",
            "一三八〇〇一三八〇〇〇",
            "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
            "١٣٨٠٠١٣٨٠٠٠",
            "138\n0013\n8000",
            "&#49;3800138000",
            "护照E12345678",
            "家庭住址：示例村1号",
            "example@qq.com",
            "微信：abc123456",
            "QQ：12345678",
            "1990年1月生",
        ] {
            let masked = mask(text);
            assert!(masked != text && privacy::find(&masked, Date::MAX).is_empty(), "{masked}");
            assert_eq!(masked.len(), text.len());
            assert!(text.char_indices().all(|(at, _)| masked.is_char_boundary(at)));
        }
    }
}
