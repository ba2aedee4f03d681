//! Personal data in a text: where an identity number, a mobile number or a card number stands.
//!
//! Owns the patterns and their checks. Must not know what kind of text it looks at, nor what is done about it.

mod groups;
mod id_number;

use std::ops::Range;

use groups::Groups;

/// What kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    /// A resident identity number.
    IdNumber,
    /// An identity number with stars in it.
    MaskedIdNumber,
    /// A mobile number.
    Mobile,
    /// A number that could be a bank card's: 16 to 19 digits with a sound check digit.
    BankCard,
}

/// Personal data found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The kind of number.
    pub what: Private,
    /// The bytes of the number, separators inside it included.
    pub range: Range<usize>,
}

/// Looks for numbers, whether written in one piece, with blanks or hyphens, or in full-width digits. A number
/// that touches other letters or digits is part of something else, such as a 31-digit item code.
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for run in Groups::of(text) {
        let mut at = 0;
        while at < run.len() {
            // The longest reading first: an identity number may begin like a mobile number.
            let reading =
                (at + 1..=run.len().min(at + 6)).rev().find_map(|end| Some((judge(&run[at..end])?, end)));
            match reading {
                Some((what, end)) => {
                    found.push(Found { what, range: run[at].range.start..run[end - 1].range.end });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

fn judge(groups: &[groups::Group]) -> Option<Private> {
    let digits: String = groups.iter().map(|group| group.text.as_str()).collect();
    let sizes: Vec<usize> = groups.iter().map(|group| group.text.len()).collect();
    if digits.contains('*') {
        return id_number::is_masked(&digits).then_some(Private::MaskedIdNumber);
    }
    if id_number::is_id_number(&digits) && (digits.len() == 18 || sizes.len() == 1) {
        return Some(Private::IdNumber);
    }
    if is_mobile(&digits, &sizes) {
        return Some(Private::Mobile);
    }
    let regular = sizes.len() == 1 || sizes[..sizes.len() - 1].iter().all(|size| *size == 4);
    (regular && (16..=19).contains(&digits.len()) && passes_luhn(&digits)).then_some(Private::BankCard)
}

/// Eleven digits, with or without the country code, in one of the ways people group them. Grouped differently they are
/// a short number beside a date.
fn is_mobile(digits: &str, sizes: &[usize]) -> bool {
    let (digits, sizes) = match digits.strip_prefix("86").filter(|rest| rest.len() == 11) {
        Some(rest) if sizes.first() == Some(&2) => (rest, &sizes[1..]),
        Some(rest) if sizes.len() == 1 => (rest, &[11][..]),
        _ => (digits, sizes),
    };
    let usual = matches!(sizes, [11] | [3, 4, 4] | [4, 3, 4] | [3, 8] | [7, 4] | [5, 6] | [6, 5]);
    usual && digits.starts_with('1') && matches!(digits.as_bytes().get(1), Some(b'3'..=b'9'))
}

fn passes_luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: Option<u32> = digits
        .chars()
        .rev()
        .enumerate()
        .map(|(at, c)| c.to_digit(10).map(|digit| if at % 2 == 1 { doubled(digit) } else { digit }))
        .sum();
    sum.is_some_and(|sum| sum % 10 == 0 && sum > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Private> {
        find(text).into_iter().map(|found| found.what).collect()
    }

    #[test]
    fn private_numbers_are_found_however_they_are_written() {
        for text in [
            "11010519491231002X",
            "证号：440524188001010014。",
            "110105 19491231 002x",
            "１１０１０５１９４９１２３１００２Ｘ",
        ] {
            assert_eq!(kinds(text), [Private::IdNumber], "{text}");
        }
        for text in [
            "13800138000",
            "138 0013 8000",
            "138-0013-8000",
            "＋86 13800138000",
            "+8613800138000",
            "电话１３８００１３８０００",
        ] {
            assert_eq!(kinds(text), [Private::Mobile], "{text}");
        }
        assert_eq!(kinds("卡号 6222 0200 0000 0000 006 号"), []);
        assert_eq!(kinds("卡号 4111 1111 1111 1111"), [Private::BankCard]);
        assert_eq!(kinds("4525**********1234"), [Private::MaskedIdNumber]);
    }

    #[test]
    fn public_numbers_are_left_alone() {
        for text in [
            "0775-4332555 转 8001",
            "1145080300123456784000125004000",
            "12441500196720244T3442199806003",
            "2026-12-01 至 2027-12-31",
            "A13800138000",
            "共150 2026-12-01",
            "11010519491231002A",
            "110105194912310021",
            "400-820-8820",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn the_range_is_the_number_itself() {
        let text = "张三（138 0013 8000）";
        assert_eq!(&text[find(text)[0].range.clone()], "138 0013 8000");
    }

    #[test]
    fn a_number_beside_another_is_found() {
        assert_eq!(kinds("0775-4332555 13800138000"), [Private::Mobile]);
        assert_eq!(kinds("13800138000 13900139000"), [Private::Mobile, Private::Mobile]);
    }
}
