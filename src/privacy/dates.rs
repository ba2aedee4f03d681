//! Days as people write them.

use jiff::civil::Date;

use super::digit::digit;
use super::id_number;

/// The day, or the first of the month, that is written from a byte on, and where it ends.
pub(super) fn after(text: &str, from: usize) -> Option<(Date, usize)> {
    let (digits, end) = run(text, from, 8);
    match digits.len() {
        2 => short(text, &digits, end),
        8 => Some((id_number::date(&digits)?, end)),
        6 => Some((id_number::date(&format!("{digits}01"))?, end)),
        4 => of_year(text, digits.parse().ok().filter(|year| *year >= 1850)?, end),
        _ => None,
    }
}

/// `90年1月1日`, `90.1`: a year with its last two digits, which is no day and no month.
fn short(text: &str, year: &str, end: usize) -> Option<(Date, usize)> {
    let year: i16 = year.parse().ok()?;
    let is_said = text[end..].starts_with('年');
    let year = match year {
        32.. => 1900 + year,
        _ if is_said => 2000 + year,
        _ => return None,
    };
    of_year(text, year, end)
}

/// Month and day behind a year that ends at a byte.
fn of_year(text: &str, year: i16, end: usize) -> Option<(Date, usize)> {
    let (month, month_end) = small(text, between(text, end, '年')?)?;
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let day = between(text, month_end, '月').and_then(|at| small(text, at));
    let day = day.and_then(|(day, end)| Some((first.with().day(i8::try_from(day).ok()?).build().ok()?, end)));
    Some(match day {
        Some((date, end)) => (date, skip(text, end, '日')),
        None => (first, skip(text, month_end, '月')),
    })
}

/// Digits that stand together.
fn run(text: &str, from: usize, most: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = from;
    for c in text[from..].chars() {
        match digit(c) {
            Some((digit, _)) if digits.len() <= most => digits.push(digit),
            _ => break,
        }
        end += c.len_utf8();
    }
    (digits, end)
}

/// A number below a hundred: `1`, `01`, `十一`, `二十`.
fn small(text: &str, from: usize) -> Option<(u8, usize)> {
    let (mut value, mut has_tens, mut end, mut count) = (0_u8, false, from, 0);
    for c in text[from..].chars().take(4) {
        match (c, digit(c)) {
            ('十', _) if !has_tens => (value, has_tens) = (value.max(1).checked_mul(10)?, true),
            (_, Some((digit, _))) => {
                let digit = u8::try_from(digit.to_digit(10)?).ok()?;
                value = if has_tens {
                    value.checked_add(digit)?
                } else {
                    value.checked_mul(10)?.checked_add(digit)?
                };
            }
            _ => break,
        }
        end += c.len_utf8();
        count += 1;
    }
    (count > 0 && value < 100).then_some((value, end))
}

/// Behind the mark between two parts of a date.
fn between(text: &str, at: usize, word: char) -> Option<usize> {
    let rest = text[at..].trim_start_matches(' ');
    let mark = rest
        .chars()
        .next()
        .filter(|c| *c == word || matches!(c, '.' | '-' | '/' | '．' | '－' | '／' | '—' | '、'))?;
    let behind = rest[mark.len_utf8()..].trim_start_matches(' ');
    Some(text.len() - behind.len())
}

fn skip(text: &str, at: usize, word: char) -> usize {
    if text[at..].starts_with(word) { at + word.len_utf8() } else { at }
}
