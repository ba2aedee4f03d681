//! Which of the digits in a run are an identity number, a mobile number or a card number.

use std::ops::Range;

use jiff::civil::Date;

use super::Private;
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

/// Words before a number that is a receipt's.
const RECEIPTS: [&str; 12] =
    ["受理", "收件", "回执", "流水", "单号", "办件", "业务", "凭证", "编号", "序号", "文号", "票据"];

/// Words before a sum of money.
const SUMS: [&str; 16] = [
    "（元）",
    "(元)",
    "（万元）",
    "(万元)",
    "（亿元）",
    "(亿元)",
    "单位：元",
    "单位:元",
    "金额",
    "预算",
    "合计",
    "总额",
    "小计",
    "总计",
    "收入",
    "支出",
];

/// Does the word say what number stands behind it, and that it is no person's?
pub(super) fn says_what(word: &str) -> bool {
    const LONGEST: usize = 48;
    word.len() <= LONGEST && RECEIPTS.iter().chain(&SUMS).any(|one| word.contains(one))
}

/// How far a word may stand from the number it is about, in bytes.
const NEAR: usize = 48;

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

    fn judge(&self, from: usize, end: usize, free: usize) -> Option<(Private, Range<usize>)> {
        let groups = &self.run.groups[from..end];
        let (first, last) = (groups.first()?, groups.last()?);
        let digits = &self.run.digits[first.digits.start..last.digits.end];
        let range = first.range.start..last.range.end;
        if digits.len() == 17
            && end == self.run.groups.len()
            && let Some(check_end) = self.run.check_end
        {
            let range = first.range.start..check_end;
            if digits.contains('*') {
                let is_masked = id_number::is_masked(&format!("{digits}X"));
                return is_masked.then_some((Private::MaskedIdNumber, range));
            }
            let is_id = id_number::is_id_number(&format!("{digits}X"), self.today);
            return (is_id && !self.is_in_code(&range)).then_some((Private::IdNumber, range));
        }
        if digits.len() < 11 {
            return None;
        }
        let what = if digits.contains('*') {
            id_number::is_masked(digits).then_some(Private::MaskedIdNumber)
        } else if self.is_id(digits, groups, &range) {
            Some(Private::IdNumber)
        } else if self.is_mobile(digits, from..end, free) {
            Some(Private::Mobile)
        } else {
            self.is_card(digits, groups, &range).then_some(Private::BankCard)
        };
        what.filter(|_| !self.is_in_code(&range)).map(|what| (what, range))
    }

    /// Is it part of a word with other digits in it, such as a credit code or an address of a file?
    fn is_in_code(&self, range: &Range<usize>) -> bool {
        let before = self.text[..range.start].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let after = self.text[range.end..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let is_digit = |c: char| c.is_ascii_digit();
        before.len() < range.start && before.ends_with(is_digit)
            || after.len() < self.text.len() - range.end && after.starts_with(is_digit)
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
            || self.follows(range, &["证", "ID", "id"])
    }

    /// A number of a receipt is made of district, day and serial number, like an identity number: one in eleven has the right
    /// check digit. It stands behind a word for one, and nobody so young has dealings of his own.
    fn is_receipt(&self, digits: &str, range: &Range<usize>) -> bool {
        const CHILDHOOD: i16 = 12;
        let is_recent = id_number::birth(digits)
            .is_some_and(|day| day.year() >= self.today.year().saturating_sub(CHILDHOOD));
        is_recent && self.follows(range, &RECEIPTS) && !self.follows(range, &["身份", "证件", "证号"])
    }

    /// Eleven digits, with or without a prefix for calls from far away, in one of the ways people group them. Grouped
    /// differently they are a short number beside a date.
    fn is_mobile(&self, digits: &str, window: Range<usize>, free: usize) -> bool {
        let groups = &self.run.groups[window.clone()];
        let prefix = ["0086", "86", "0", ""].into_iter().find(|prefix| {
            digits.len() == prefix.len() + 11 && digits.strip_prefix(prefix).is_some_and(begins_like_a_mobile)
        });
        let Some(prefix) = prefix else { return false };
        let sizes = sizes(groups, prefix.len());
        let range = groups[0].range.start..groups[groups.len() - 1].range.end;
        let is_loose = groups[1..].iter().any(|group| matches!(group.gap, Gap::Loose(_)));
        // `149.187 36613986.3`: what stands behind a decimal point begins no number.
        let is_fraction = window.start > free
            && self.run.groups[window.start].gap == Gap::Close('.')
            && groups[1..].iter().any(|group| group.gap != Gap::Close('.'));
        if is_fraction {
            return false;
        }
        if let [11] = sizes[..] {
            return !self.is_sum(&range) && !self.is_named_in_address(&range);
        }
        let is_usual = matches!(sizes[..], [3, 4, 4] | [4, 3, 4] | [3, 8] | [7, 4]) || is_spelled(&sizes);
        let is_usual = is_usual || !is_loose && matches!(sizes[..], [5, 6] | [6, 5] | [4, 4, 3]);
        let is_usual = is_usual || self.is_hyphenated(groups, &range);
        if !is_usual && (is_loose || !self.follows(&range, &["电话", "手机", "联系", "微信", "致电", "拨打"]))
        {
            return false;
        }
        // No figure begins with a zero.
        let is_no_figure = groups[1..]
            .iter()
            .any(|group| group.digits.len() > 1 && self.run.digits[group.digits.clone()].starts_with('0'));
        is_no_figure || !(is_loose && self.counts(&range)) && self.stands_alone(window, free)
    }

    /// Is it in pieces of any length with the same hyphen between all of them, and neither dated nor numbered?
    fn is_hyphenated(&self, groups: &[Group], range: &Range<usize>) -> bool {
        const NUMBERED: [&str; 8] = ["编号", "文号", "案号", "批号", "序号", "代码", "编码", "号："];
        let is_year = |group: &Group| {
            let digits = &self.run.digits[group.digits.clone()];
            digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
        };
        let Some(Gap::Close(mark)) = groups.get(1).map(|group| group.gap) else { return false };
        groups.len() > 2
            && matches!(mark, '-' | '_' | '－' | '·' | '–' | '—' | '\u{2010}' | '\u{2011}')
            && groups[1..].iter().all(|group| group.gap == Gap::Close(mark))
            && !groups.iter().any(is_year)
            && !self.follows(range, &NUMBERED)
    }

    /// Numbers of one row of a table have the same mark between all of them.
    fn stands_alone(&self, window: Range<usize>, free: usize) -> bool {
        let groups = &self.run.groups;
        let Some(inside) = groups[window.start + 1..window.end].iter().find(|group| group.gap != Gap::None)
        else {
            return true;
        };
        // `张三 138 …`: the Han numeral belongs to the name.
        let is_plain =
            |at: usize| self.text[groups[at].range.start..].starts_with(|c: char| c.is_ascii_digit());
        let is_short = |at: usize| groups[at].digits.len() <= 4 && is_plain(at) == is_plain(window.start);
        let left =
            window.start > free && groups[window.start].gap == inside.gap && is_short(window.start - 1);
        let right = groups.get(window.end).is_some_and(|next| next.gap == inside.gap && is_short(window.end))
            && !self.begins_another(window.end);
        !left && !right
    }

    /// Do the next groups look like a mobile number in pieces as well?
    fn begins_another(&self, at: usize) -> bool {
        let groups = self.run.groups.get(at..at + 3).unwrap_or_default();
        matches!(sizes(groups, 0)[..], [3, 4, 4])
            && begins_like_a_mobile(&self.run.digits[groups[0].digits.start..])
    }

    /// A long number is a card's if a word beside it says so, or if it begins like a card of a Chinese bank.
    fn is_card(&self, digits: &str, groups: &[Group], range: &Range<usize>) -> bool {
        const MONEY: [&str; 6] = ["账号", "帐号", "卡号", "银行", "账户", "开户"];
        if !(16..=LONGEST).contains(&digits.len()) || !passes_luhn(digits) {
            return false;
        }
        let sizes = sizes(groups, 0);
        let fours = sizes[..sizes.len() - 1].iter().all(|size| *size == 4);
        let is_usual =
            sizes.len() == 1 || fours || is_spelled(&sizes) || matches!(sizes[..], [6, _] | [8, 8]);
        let is_loose = groups[1..].iter().any(|group| matches!(group.gap, Gap::Loose(_)));
        let is_dated = digits.len() == 18 && id_number::birth(digits).is_some();
        let says = || self.follows(range, &MONEY) || self.precedes(range, &MONEY);
        if is_usual { digits.starts_with("62") && !is_dated || says() } else { !is_loose && says() }
    }

    /// Does an address name a thing by it: `?id=13912345678`?
    fn is_named_in_address(&self, range: &Range<usize>) -> bool {
        let from = self.text.ceil_char_boundary(range.start.saturating_sub(4 * NEAR));
        let Some(named) = self.text[from..range.start].strip_suffix('=') else { return false };
        let address = named.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let name = named[address.len()..].to_ascii_lowercase();
        let is_parameter = address.ends_with(['?', '&']) || address.ends_with("&amp;");
        is_parameter && address.contains('?') && name.ends_with("id") && name != "wxid"
    }

    /// Is it followed by a unit, or does it follow a sign for money?
    fn counts(&self, range: &Range<usize>) -> bool {
        const UNITS: [char; 30] = [
            '元', '万', '亿', '件', '个', '人', '份', '项', '天', '日', '月', '年', '户', '次', '吨', '米',
            '平', '亩', '公', '千', '斤', '张', '本', '套', '台', '辆', '处', '条', '名', '%',
        ];
        self.text[range.end..].trim_start().starts_with(UNITS)
            || self.text[..range.start].trim_end().ends_with(['¥', '￥', '$'])
    }

    /// Does one of these words stand shortly before, on the same line?
    fn follows(&self, range: &Range<usize>, words: &[&str]) -> bool {
        let from = self.text.ceil_char_boundary(range.start.saturating_sub(NEAR));
        let before = self.text[from..range.start].rsplit('\n').next().unwrap_or_default();
        words.iter().any(|word| before.contains(word))
    }

    /// Is it a sum of money: with its unit behind it, but no day that begins with the same character?
    fn is_sum(&self, range: &Range<usize>) -> bool {
        let after = &self.text[range.end..];
        let fraction = after.bytes().take(8).take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b' '));
        let after = &after[fraction.count()..];
        let has_unit = ["元", "万元", "亿元"]
            .iter()
            .any(|unit| after.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(['旦', '宵', '月'])));
        let before = &self.text[..range.start];
        let named = before.trim_end_matches([' ', '：', ':', '|', '\t', '为']);
        has_unit
            || before.trim_end().ends_with(['¥', '￥', '$'])
            || SUMS.iter().any(|word| named.ends_with(word))
    }

    /// Does one of these words stand shortly behind, on the same line?
    fn precedes(&self, range: &Range<usize>, words: &[&str]) -> bool {
        let to = self.text.floor_char_boundary(range.end + NEAR / 4);
        let after = self.text[range.end..to].lines().next().unwrap_or_default().trim_start();
        words.iter().any(|word| after.starts_with(word))
    }
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

/// Is it written digit by digit?
fn is_spelled(sizes: &[usize]) -> bool {
    sizes.len() > 1 && sizes.iter().all(|size| *size == 1)
}

fn begins_like_a_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
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
