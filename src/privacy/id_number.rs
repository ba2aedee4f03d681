//! Resident identity numbers: GB 11643.

/// Is it an 18-digit number with a sound check digit, or an old 15-digit one with a possible birth date?
pub(super) fn is_id_number(digits: &str) -> bool {
    match digits.len() {
        18 => has_area(digits) && digits.get(6..14).is_some_and(is_birth_date) && check_digit(digits),
        15 => {
            let birth = digits.get(6..12).map(|day| format!("19{day}"));
            has_area(digits)
                && digits.bytes().all(|b| b.is_ascii_digit())
                && birth.is_some_and(|day| is_birth_date(&day))
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

/// Provinces are 11 to 65; 71, 81, 82 and 83 are Taiwan, Hong Kong and Macao.
fn has_area(digits: &str) -> bool {
    let province = digits.get(..2).and_then(|area| area.parse::<u8>().ok());
    province.is_some_and(
        |area| matches!(area, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83),
    )
}

fn is_birth_date(date: &str) -> bool {
    let number = |range: std::ops::Range<usize>| date.get(range).and_then(|text| text.parse::<i16>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(4..6), number(6..8)) else {
        return false;
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return false };
    (1850..2100).contains(&year) && jiff::civil::Date::new(year, month, day).is_ok()
}

fn check_digit(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: Option<u32> =
        digits.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).map(|d| d * weight)).sum();
    let expected = sum.and_then(|sum| "10X98765432".chars().nth(sum as usize % 11));
    expected.is_some() && digits.chars().last() == expected
}
