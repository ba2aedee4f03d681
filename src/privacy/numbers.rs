//! Which of the digits in a run are an identity number, a mobile number or a card number.

use std::ops::Range;

use jiff::civil::Date;

use super::Private;
use super::beside::Beside;
use super::groups::{Gap, Group, Run, each_run};
use super::id_number;

/// Calls `found` with every number in a text as it is read.
pub(super) fn each_number(text: &str, today: Date, found: &mut dyn FnMut(Private, Range<usize>)) {
    each_run(text, |run| {
        let judge = Judge { text, today, run };
        let (mut at, mut free) = (0, 0);
        while at < run.groups.len() {
            match judge.longest(at, free) {
                Some((what, end, range)) => {
                    found(what, range);
                    (at, free) = (end, end);
                }
                None => at += 1,
            }
        }
    });
}

struct Judge<'r> {
    text: &'r str,
    today: Date,
    run: &'r Run,
}

/// The digits of a card with nothing left out.
const LONGEST: usize = 19;

impl Judge<'_> {
    /// The longest number that begins with a group: an identity number may begin like a mobile number. The groups from
    /// `free` on are part of no other number.
    fn longest(&self, from: usize, free: usize) -> Option<(Private, usize, Range<usize>)> {
        let groups = &self.run.groups;
        let first = groups[from].digits.start;
        let fitting = groups[from..].iter().take_while(|group| group.digits.end - first <= LONGEST).count();
        (from + 1..=from + fitting).rev().find_map(|end| {
            let (what, range) = self.judge(from, end, free)?;
            Some((what, end, range))
        })
    }

    fn beside<'j>(&'j self, range: &'j Range<usize>) -> Beside<'j> {
        Beside { text: self.text, range }
    }

    fn judge(&self, from: usize, end: usize, free: usize) -> Option<(Private, Range<usize>)> {
        let groups = &self.run.groups[from..end];
        let (first, last) = (groups.first()?, groups.last()?);
        let digits = &self.run.digits[first.digits.start..last.digits.end];
        let range = first.range.start..last.range.end;
        if digits.len() == 17
            && let Some(check_end) = self.run.check_end(last.digits.end)
        {
            let (range, digits) = (first.range.start..check_end, format!("{digits}X"));
            if id_number::is_masked(&digits) {
                return Some((masked(&digits), range));
            }
            if id_number::is_id_number(&digits, self.today) && !self.beside(&range).is_in_code() {
                return Some((Private::IdNumber, range));
            }
        }
        if digits.len() < 11 {
            return None;
        }
        let what = if digits.contains('*') {
            id_number::is_masked(digits).then(|| masked(digits))
        } else if self.is_id(digits, groups, &range) {
            Some(Private::IdNumber)
        } else if self.is_mobile(digits, from..end, free) {
            Some(Private::Mobile)
        } else {
            self.is_card(digits, groups, &range).then_some(Private::BankCard)
        };
        what.filter(|_| !self.beside(&range).is_in_code()).map(|what| (what, range))
    }

    fn is_id(&self, digits: &str, groups: &[Group], range: &Range<usize>) -> bool {
        if !id_number::is_id_number(digits, self.today) {
            return false;
        }
        if digits.len() == 18 {
            return !self.is_receipt(digits, range);
        }
        let sizes = sizes(groups, 0);
        matches!(sizes[..], [15] | [6, 6, 3])
            || is_spelled(&sizes)
            || self.beside(range).follows(&["证", "ID", "id"])
    }

    /// A number of a receipt is made of district, day and serial number, like an identity number: one in eleven has the right
    /// check digit. It stands behind a word for one, and nobody so young has dealings of his own.
    fn is_receipt(&self, digits: &str, range: &Range<usize>) -> bool {
        const CHILDHOOD: i16 = 12;
        let is_recent = id_number::birth(digits)
            .is_some_and(|day| day.year() >= self.today.year().saturating_sub(CHILDHOOD));
        let beside = self.beside(range);
        is_recent && beside.is_of_receipt() && !beside.follows(&["身份", "证件"])
    }

    /// Eleven digits, with or without a prefix for calls from far away, in one of the ways people group them. Grouped
    /// differently they are a short number beside a date.
    fn is_mobile(&self, digits: &str, window: Range<usize>, free: usize) -> bool {
        let groups = &self.run.groups[window.clone()];
        let prefix = ["0086", "086", "86", "0", ""].into_iter().find(|prefix| {
            digits.len() == prefix.len() + 11 && digits.strip_prefix(prefix).is_some_and(begins_like_a_mobile)
        });
        let Some(prefix) = prefix else { return false };
        let sizes = sizes(groups, prefix.len());
        let range = groups[0].range.start..groups[groups.len() - 1].range.end;
        let beside = self.beside(&range);
        if beside.is_in_address() {
            return false;
        }
        let is_loose = groups[1..].iter().any(|group| matches!(group.gap, Gap::Loose(_)));
        // `149.187 36613986.3`: what stands behind a decimal point begins no number that goes on behind a blank.
        let mut inside = (window.start + 1..window.end).map(|at| self.between(at));
        let goes_on =
            inside.find(|between| !between.is_empty()).is_some_and(|gap| gap.trim_ascii().is_empty());
        let is_fraction = window.start > free && self.between(window.start) == "." && goes_on;
        if is_fraction {
            return false;
        }
        if let [11] = sizes[..] {
            return !beside.is_sum() && !beside.is_code_of_thing();
        }
        let is_usual = matches!(sizes[..], [3, 4, 4] | [4, 3, 4] | [3, 8] | [7, 4]) || is_spelled(&sizes);
        let is_usual = is_usual || !is_loose && is_odd(&digits[prefix.len()..], &sizes);
        if !is_loose && groups.len() > 1 && beside.is_code_of_thing() {
            return false;
        }
        let is_usual = is_usual || is_hyphenated(groups) && !has_year(&digits[prefix.len()..], &sizes);
        if !is_usual
            && (is_loose || !self.beside(&range).follows(&["电话", "手机", "联系", "微信", "致电", "拨打"]))
        {
            return false;
        }
        // No figure begins with a zero.
        let goes_on = |at: usize| groups.get(at).is_some_and(|next| next.gap == Gap::None);
        let is_no_figure = groups.iter().enumerate().skip(1).any(|(at, group)| {
            let has_more = group.digits.len() > 1 || goes_on(at + 1);
            group.gap != Gap::None && has_more && self.run.digits[group.digits.clone()].starts_with('0')
        });
        is_no_figure || !(is_loose && self.beside(&range).counts()) && self.stands_alone(window, free)
    }

    /// Numbers of one row of a table have the same mark between all of them.
    fn stands_alone(&self, window: Range<usize>, free: usize) -> bool {
        const SHORT: usize = 5;
        let groups = &self.run.groups;
        let mut inside = window.start + 1..window.end;
        let Some(inside) = inside.find(|at| groups[*at].gap != Gap::None) else { return true };
        let is_same = |at: usize| groups.get(at).is_some_and(|_| self.between(at) == self.between(inside));
        // `张三 138 …`: the Han numeral belongs to the name.
        let is_plain =
            |at: usize| self.text[groups[at].range.start..].starts_with(|c: char| c.is_ascii_digit());
        let is_short = |at: usize| groups[at].digits.len() <= SHORT && is_plain(at) == is_plain(window.start);
        let left = window.start > free && is_same(window.start) && is_short(window.start - 1);
        let right = is_same(window.end) && is_short(window.end) && !self.begins_another(window.end);
        !left && !right
    }

    /// What stands before a group.
    fn between(&self, at: usize) -> &str {
        let before = at.checked_sub(1).map_or(0, |before| self.run.groups[before].range.end);
        &self.text[before..self.run.groups[at].range.start]
    }

    /// Do the next groups look like a mobile number in pieces as well?
    fn begins_another(&self, at: usize) -> bool {
        let groups = self.run.groups.get(at..at + 3).unwrap_or_default();
        matches!(sizes(groups, 0)[..], [3, 4, 4])
            && begins_like_a_mobile(&self.run.digits[groups[0].digits.start..])
    }

    /// A long number is a card's if a word beside it says so, or if it begins like a card of a Chinese bank.
    fn is_card(&self, digits: &str, groups: &[Group], range: &Range<usize>) -> bool {
        const MONEY: [&str; 11] =
            ["账号", "帐号", "卡号", "银行", "账户", "帐户", "开户", "打款", "转账", "汇款", "打钱"];
        let places = groups[0].digits.start..groups[groups.len() - 1].digits.end;
        if !(16..=LONGEST).contains(&digits.len()) || !self.run.passes_luhn(&places) {
            return false;
        }
        let sizes = sizes(groups, 0);
        let fours = [4, 5].iter().any(|long| sizes[..sizes.len() - 1].iter().all(|size| size == long));
        let is_usual =
            sizes.len() == 1 || fours || is_spelled(&sizes) || matches!(sizes[..], [6, _] | [8, 8]);
        let is_loose = groups[1..].iter().any(|group| matches!(group.gap, Gap::Loose(_)));
        let is_dated = digits.len() == 18 && id_number::birth(digits).is_some();
        let beside = self.beside(range);
        if beside.is_of_voucher() || beside.is_of_office() {
            return false;
        }
        let says = || beside.is_near(&MONEY);
        if is_usual { digits.starts_with("62") && !is_dated || says() } else { !is_loose && says() }
    }
}

/// A number that hides less than the birth date is not hidden: its check digit gives the rest away.
fn masked(digits: &str) -> Private {
    if id_number::is_half_masked(digits) { Private::IdNumber } else { Private::MaskedIdNumber }
}

/// How many digits stand together, whatever their script, but for the first few digits.
fn sizes(groups: &[Group], mut without: usize) -> Vec<usize> {
    let mut sizes = Vec::with_capacity(groups.len());
    for group in groups {
        let cut = without.min(group.digits.len());
        without -= cut;
        match (sizes.last_mut(), group.digits.len() - cut) {
            (_, 0) => {}
            (Some(last), size) if group.gap == Gap::None => *last += size,
            (_, size) => sizes.push(size),
        }
    }
    sizes
}

/// Is it in pieces that fewer people are used to, none of them a date?
fn is_odd(digits: &str, sizes: &[usize]) -> bool {
    let ends_in_date = sizes.ends_with(&[4, 2, 2]) && is_year(&digits[3..7]);
    let is_known =
        matches!(sizes, [5, 6] | [6, 5] | [4, 4, 3] | [8, 3] | [4, 7] | [3, 3, 5] | [3, 5, 3] | [1, 3, 3, 4])
            || matches!(sizes, [3, 2, 2, 2, 2] | [3, 4, 2, 2] | [3, 2, 2, 4]);
    // `19491231-002`
    let begins_with_day = *sizes == [8, 3] && id_number::date(digits).is_some_and(|day| day.year() >= 1900);
    is_known && !ends_in_date && !begins_with_day
}

/// Is one of the pieces a year?
fn has_year(digits: &str, sizes: &[usize]) -> bool {
    let mut rest = digits;
    sizes.iter().any(|size| {
        let (piece, behind) = rest.split_at(*size);
        rest = behind;
        is_year(piece)
    })
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Is it in pieces of any length with hyphens between them?
fn is_hyphenated(groups: &[Group]) -> bool {
    let is_hyphen = |c| matches!(c, '-' | '_' | '－' | '·' | '–' | '—' | '\u{2010}' | '\u{2011}');
    let mut gaps = groups[1..].iter().map(|group| group.gap).filter(|gap| *gap != Gap::None);
    gaps.clone().count() > 1 && gaps.all(|gap| matches!(gap, Gap::Close(mark) if is_hyphen(mark)))
}

/// Is it written digit by digit?
fn is_spelled(sizes: &[usize]) -> bool {
    sizes.len() > 1 && sizes.iter().all(|size| *size == 1)
}

fn begins_like_a_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}
