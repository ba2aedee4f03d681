//! Resident identity numbers: GB 11643.

use jiff::civil::Date;

/// Is it an 18-digit number with a sound check digit, or an old 15-digit one, of somebody born by `today`?
pub(super) fn is_id_number(digits: &str, today: Date) -> bool {
    match digits.len() {
        18 => has_area(digits) && birth(digits).is_some_and(|day| day <= today) && check_digit(digits),
        15 => {
            let birth = digits.get(6..12).and_then(|day| date(&format!("19{day}")));
            has_area(digits)
                && digits.bytes().all(|b| b.is_ascii_digit())
                && birth.is_some_and(|day| day <= today)
        }
        _ => false,
    }
}

/// Is it an identity number partly replaced by stars, such as `4525**********1234`?
pub(super) fn is_masked(digits: &str) -> bool {
    let stars = digits.bytes().filter(|b| *b == b'*').count();
    digits.len() == 18
        && (4..=14).contains(&stars)
        && digits.bytes().take(3).all(|b| b.is_ascii_digit())
        && has_area(digits)
}

/// Does a masked number show so much that the rest can be worked out: fewer stars than a birth date has digits?
pub(super) fn is_half_masked(digits: &str) -> bool {
    digits.bytes().filter(|b| *b == b'*').count() < 8
}

/// The birth date in an 18-digit number.
pub(super) fn birth(digits: &str) -> Option<Date> {
    digits.get(6..14).and_then(date)
}

/// Provinces are 11 to 65; 71, 81, 82 and 83 are Taiwan, Hong Kong and Macao, 91 foreigners with permanent residence.
fn has_area(digits: &str) -> bool {
    let province = digits.get(..2).and_then(|area| area.parse::<u8>().ok());
    province.is_some_and(
        |area| matches!(area, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91),
    )
}

/// A day on which somebody may have been born, written in eight digits; the sample numbers of the standard are of 1880.
pub(super) fn date(digits: &str) -> Option<Date> {
    let year = digits.get(0..4)?.parse::<i16>().ok()?;
    let month = digits.get(4..6)?.parse::<i8>().ok()?;
    let day = digits.get(6..8)?.parse::<i8>().ok()?;
    if year < 1850 { None } else { Date::new(year, month, day).ok() }
}

fn check_digit(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: Option<u32> =
        digits.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).map(|d| d * weight)).sum();
    let expected = sum.and_then(|sum| "10X98765432".chars().nth(sum as usize % 11));
    expected.is_some() && digits.chars().last() == expected
}
