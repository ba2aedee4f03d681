//! Personal data in a text: identity numbers, mobile and card numbers in whatever spelling; addresses, passports, birth
//! dates, private mail, WeChat and QQ by the words before them.
//!
//! Owns the spellings, the patterns and their checks. A text is first *read* ([`Reading`]): what nobody sees is dropped,
//! escapes and entities stand for what they mean. Digits of any script, with marks between them, then make up runs
//! (`groups.rs`), and in a run those groups are a number that people would read as one (`numbers.rs`). Must not know what
//! kind of text it looks at, nor what is done about it.

mod accounts;
mod address;
mod beside;
mod births;
mod dates;
mod digit;
mod documents;
mod email;
mod groups;
mod id_number;
mod labelled;
mod marks;
mod numbers;
mod radicals;
mod reading;
mod rows;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

pub use email::is_free_service;
pub use labelled::announces;
pub use rows::{InCells, find_in_rows, says_of_others};

use labelled::each_labelled;
use numbers::each_number;
use reading::Reading;

/// What kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A resident identity number.
    IdNumber,
    /// An identity number with stars in it.
    MaskedIdNumber,
    /// A mobile number.
    Mobile,
    /// A number that could be a bank card's: 16 to 19 digits with a sound check digit.
    BankCard,
    /// Where somebody lives.
    HomeAddress,
    /// A passport, or a permit for Hong Kong, Macao or Taiwan.
    TravelDocument,
    /// The day or month in which somebody was born.
    BirthDate,
    /// A mail address at a free service.
    Email,
    /// A WeChat account that is not said to be a public one.
    WeChat,
    /// A QQ number.
    Qq,
}

/// Personal data found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The kind.
    pub what: Private,
    /// The bytes of it, with the word that announces it and the marks inside it.
    pub range: Range<usize>,
    /// The bytes that must not be shown.
    pub secret: Range<usize>,
}

impl Private {
    /// What it is called, in Chinese.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdNumber => "居民身份证号",
            Self::MaskedIdNumber => "打了码的证件号码",
            Self::Mobile => "个人手机号",
            Self::BankCard => "银行卡号",
            Self::HomeAddress => "家庭住址",
            Self::TravelDocument => "护照或通行证号码",
            Self::BirthDate => "出生日期",
            Self::Email => "个人邮箱",
            Self::WeChat => "个人微信号",
            Self::Qq => "QQ号",
        }
    }
}

/// Looks for personal data of people who were born by `today`, in the order of the text, with what its tables and lists
/// say. A number that is part of a longer one, such as a 31-digit item code, is none.
pub fn find(text: &str, today: Date) -> Vec<Found> {
    if is_short_figure(text) {
        return Vec::new();
    }
    let text = &*radicals::unified(text);
    let mut found = find_in_line(text, today);
    for table in tables::tables(text) {
        let rows: Vec<Vec<&str>> =
            table.iter().map(|row| row.iter().map(|cell| &text[cell.clone()]).collect()).collect();
        let in_text = |one: InCells| {
            let cells = table.get(one.row)?.get(one.cells)?;
            let range = cells.first()?.start + one.start..cells.last()?.start + one.end;
            Some(Found { what: one.what, secret: range.clone(), range })
        };
        let judged = rows::judge(&rows, today);
        let cleared: Vec<Found> = judged.cleared.into_iter().filter_map(in_text).collect();
        let cleared = by_kind(&cleared);
        found.retain(|one| !cleared.get(&one.what).is_some_and(|cleared| meets_one(cleared, &one.secret)));
        let known = by_kind(&found);
        let is_known = |one: &Found| known.get(&one.what).is_some_and(|known| meets_one(known, &one.secret));
        found.extend(judged.personal.into_iter().filter_map(in_text).filter(|one| !is_known(one)));
    }
    found.sort_by_key(|one| (one.range.start, one.what));
    found
}

/// Is it nothing but a few digits and marks, as most cells of a table are?
fn is_short_figure(text: &str) -> bool {
    let mut digits = 0;
    text.bytes().all(|b| {
        digits += usize::from(b.is_ascii_digit() || b == b'*');
        b.is_ascii() && !b.is_ascii_alphabetic() && digits < groups::FEWEST
    })
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Where the secrets of each kind stand.
fn by_kind(found: &[Found]) -> BTreeMap<Private, Vec<Range<usize>>> {
    let mut kinds: BTreeMap<Private, Vec<Range<usize>>> = BTreeMap::new();
    for one in found {
        kinds.entry(one.what).or_default().push(one.secret.clone());
    }
    kinds.into_iter().map(|(what, ranges)| (what, merged(ranges.into_iter()))).collect()
}

/// The same bytes in ranges that do not meet, in order.
pub fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|later, first| {
        let goes_on = later.start < first.end;
        if goes_on {
            first.end = first.end.max(later.end);
        }
        goes_on
    });
    ranges
}

/// Does a range meet one of those that [`merged`] gives?
pub fn meets_one(merged: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = merged.partition_point(|one| one.end <= range.start);
    merged.get(at).is_some_and(|one| meet(one, range))
}

/// The same for one part after the other, whatever tables they form.
fn find_in_line(text: &str, today: Date) -> Vec<Found> {
    let reading = Reading::of(text);
    let mut found: Vec<Found> = Vec::new();
    each_number(&reading.text, today, &mut |what, range| {
        found.push(Found { what, secret: range.clone(), range });
    });
    let numbers = found.len();
    each_labelled(&reading.text, today, &mut |labelled| {
        let labelled::Labelled { what, range, secret } = labelled;
        // A mobile number may be the name of an account, too.
        let meets = |number: &Found| meet(&number.range, &secret);
        let after = found[..numbers].partition_point(|number| number.range.end <= secret.start);
        if !found[..numbers].get(after).is_some_and(meets) {
            found.push(Found { what, range, secret });
        }
    });
    for one in &mut found {
        (one.range, one.secret) = (reading.written(&one.range), reading.written(&one.secret));
    }
    if let Some(reading) = Reading::of_address(text) {
        each_number(&reading.text, today, &mut |what, range| {
            let range = reading.written(&range);
            found.push(Found { what, secret: range.clone(), range });
        });
    }
    found.sort_by_key(|one| (one.range.start, one.what));
    found.dedup_by(|later, first| later.range.start < first.range.end && later.what == first.what);
    found
}

/// Is it a digit, in whatever script?
pub fn is_digit(c: char) -> bool {
    digit::digit(c).is_some()
}

/// The letters and digits of a text, however it is spelt: two spellings of a number are the same.
pub fn bare(text: &str) -> String {
    let plain = |c: char| digit::digit(c).map_or(c, |(digit, _)| digit).to_ascii_lowercase();
    let reading = Reading::of_address(text).unwrap_or_else(|| Reading::of(text));
    reading.text.chars().map(plain).filter(|c| c.is_alphanumeric()).collect()
}
