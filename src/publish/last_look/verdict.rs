//! Whether digits in groups are a number of a person.

use crate::records::Date;

use super::leak::Secret;
use super::runs::Stretch;

/// The kind of number the stretch reads like, by its digits and by how they are grouped.
pub(super) fn of(stretch: &Stretch<'_>, today: Date) -> Option<Secret> {
    let digits = stretch.digits;
    if is_identity(digits, today) && is_usual(stretch, &IDENTITIES) {
        return Some(Secret::Identity);
    }
    if is_mobile(stretch) {
        return Some(Secret::Mobile);
    }
    let grouped = !stretch.has_commas && is_card_grouping(stretch.sizes);
    ((16..=19).contains(&digits.len()) && grouped && passes_luhn(digits)).then_some(Secret::Card)
}

/// How people group the eleven digits of a mobile number. Others are numbers that happen to stand side by side:
/// `130 2026-12-01`.
const MOBILES: [&[usize]; 15] = [
    &[3, 4, 4],
    &[4, 3, 4],
    &[4, 4, 3],
    &[3, 8],
    &[8, 3],
    &[7, 4],
    &[4, 7],
    &[5, 6],
    &[6, 5],
    &[3, 3, 5],
    &[3, 5, 3],
    &[3, 2, 2, 2, 2],
    &[3, 4, 2, 2],
    &[3, 2, 2, 4],
    &[1, 3, 3, 4],
];

const IDENTITIES: [&[usize]; 14] = [
    &[6, 8, 4],
    &[6, 4, 4, 4],
    &[6, 12],
    &[14, 4],
    &[17, 1],
    &[6, 8, 3, 1],
    &[6, 4, 2, 2, 4],
    &[6, 4, 2, 2, 3, 1],
    &[3, 3, 4, 4, 4],
    &[3, 3, 4, 2, 2, 4],
    &[4, 4, 4, 4, 2],
    &[2, 4, 4, 4, 4],
    &[6, 6, 6],
    &[3, 3, 3, 3, 3, 3],
];

/// In one piece, digit by digit, or in one of the ways people group it. With commas only what nobody reads as a list.
fn is_usual(stretch: &Stretch<'_>, groupings: &[&[usize]]) -> bool {
    let sizes = stretch.sizes;
    match sizes {
        [_] => true,
        _ if sizes.iter().all(|size| *size == 1) => true,
        _ if stretch.has_commas => groupings.first() == Some(&sizes),
        _ => groupings.contains(&sizes),
    }
}

/// Does the identity number say that somebody is a child?
pub(super) fn is_recent(digits: &[u8], today: Date) -> bool {
    const CHILDHOOD: i16 = 12;
    let year = digits.get(6..10).map(|year| year.iter().fold(0_i16, |n, digit| n * 10 + i16::from(*digit)));
    year.is_some_and(|year| year >= today.year().saturating_sub(CHILDHOOD))
}

/// Does it hold a day where an identity number holds one, though it is none?
pub(super) fn is_dated(digits: &[u8]) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let part = digits.get(range).unwrap_or_default();
        part.iter().fold(0_i16, |n, digit| n * 10 + i16::from(*digit))
    };
    let part = |range| i8::try_from(number(range)).unwrap_or_default();
    let year = number(6..10);
    digits.len() == 18 && year >= 1850 && Date::new(year, part(10..12), part(12..14)).is_some()
}

fn is_identity(digits: &[u8], today: Date) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let [body @ .., check] = digits else { return false };
    if body.len() != 17 || body.contains(&10) {
        return false;
    }
    let number =
        |range: std::ops::Range<usize>| body[range].iter().fold(0_i16, |n, d| n * 10 + i16::from(*d));
    let part = |range| i8::try_from(number(range)).unwrap_or_default();
    let is_region =
        matches!(number(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91);
    let year = number(6..10);
    let is_born =
        year >= 1900 && Date::new(year, part(10..12), part(12..14)).is_some_and(|born| born <= today);
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    is_region && is_born && CHECKS.get((sum % 11) as usize) == Some(check)
}

/// How many digits stand before a mobile number that begins like this one: the country code, or the 0 that some put
/// before it.
fn lead(digits: &[u8]) -> Option<usize> {
    let lead = match digits {
        [1, 3..=9, ..] => 0,
        [0, 1, 3..=9, ..] => 1,
        [8, 6, 1, 3..=9, ..] => 2,
        [0, 8, 6, 1, 3..=9, ..] => 3,
        [0, 0, 8, 6, 1, 3..=9, ..] => 4,
        _ => return None,
    };
    (digits.len() == 11 + lead && !digits.contains(&10)).then_some(lead)
}

/// The pieces of a mobile number, without what stands before it.
fn pieces(stretch: &Stretch<'_>) -> Option<Vec<usize>> {
    let lead = lead(stretch.digits)?;
    let [first, rest @ ..] = stretch.sizes else { return None };
    // The lead in a group of its own is another stretch, with the same number behind it.
    (*first > lead).then(|| [first - lead].iter().chain(rest).copied().collect())
}

fn is_mobile(stretch: &Stretch<'_>) -> bool {
    let (Some(lead), Some(sizes)) = (lead(stretch.digits), pieces(stretch)) else { return false };
    let ends_in_date =
        sizes.ends_with(&[4, 2, 2]) && matches!(stretch.digits[lead + 3..], [1, 9, ..] | [2, 0, ..]);
    // A date may stand in an identity number; here its words are what commas are.
    let has_commas = stretch.has_commas || stretch.has_dates;
    let digits = &stretch.digits[lead..];
    let stretch = Stretch { digits, sizes: &sizes, has_commas, range: stretch.range.clone(), ..*stretch };
    // `19491231-002`
    let is_day =
        |rest: &[u8]| matches!(rest, [1, 9, _, _, 0, 1..=9, 0..=3, ..] | [1, 9, _, _, 1, 0..=2, 0..=3, ..]);
    let begins_with_day = sizes == [8, 3] && is_day(digits);
    !ends_in_date && !begins_with_day && (is_usual(&stretch, &MOBILES) || is_odd(&stretch))
}

/// Are they in pieces that nobody is used to, with the same hyphen between all of them, and none a year?
pub(super) fn is_odd(stretch: &Stretch<'_>) -> bool {
    let mut at = 0;
    let has_year = stretch.sizes.iter().any(|size| {
        let piece = &stretch.digits[stretch.digits.len().min(at)..stretch.digits.len().min(at + size)];
        at += size;
        matches!(piece, [1, 9, _, _] | [2, 0, _, _])
    });
    stretch.only_hyphens && stretch.sizes.len() > 2 && !has_year && !MOBILES.contains(&stretch.sizes)
}

/// Are they in pieces that only somebody writes who means one number: within a line, with a mark for it?
pub(super) fn is_rare(stretch: &Stretch<'_>) -> bool {
    const OFTEN: [&[usize]; 4] = [&[3, 4, 4], &[4, 3, 4], &[3, 8], &[7, 4]];
    let is_spelled = stretch.sizes.iter().all(|size| *size == 1);
    !is_spelled && pieces(stretch).is_some_and(|sizes| !OFTEN.contains(&&*sizes))
}

fn is_card_grouping(sizes: &[usize]) -> bool {
    match sizes {
        [_] | [6, 10..=13] => true,
        _ if sizes.iter().all(|size| *size == 1) => true,
        [pieces @ .., last] => {
            [4, 5].iter().any(|long| pieces.iter().all(|size| size == long) && (1..=*long).contains(last))
        }
        [] => false,
    }
}

fn passes_luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { doubled(u32::from(*digit)) } else { u32::from(*digit) })
        .sum();
    !digits.contains(&10) && sum > 0 && sum.is_multiple_of(10)
}
