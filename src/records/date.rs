use crate::rulebook::{YML_12, YML_13, YML_14, YML_18, YML_19};
use std::fmt;

use jiff::ToSpan;
use jiff::civil;
use serde::{Serialize, Serializer};

use super::scalar::is_full_width;
use super::{Repair, Scalar, ScalarFault, scalar};

/// A calendar day in China, without a clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day, if it exists.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-12-01` and the other full forms people write.
    pub fn read(raw: &str) -> Option<Self> {
        let (year, month, day) = parts(raw)?;
        Self::new(year, month, day)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// This many days later, or earlier if negative; stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }

    /// Days from `self` to `later`; negative if `later` is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// `2026年12月1日`.
    pub fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for Date {
    const LABEL: &'static str = "日期";
    const PATTERN: &'static str = r"\d{4}(?:-\d+-\d+|/\d+/\d+|\.\d+\.\d+|年\d+月\d+日?|\d{4})";

    /// The one form: `2026-12-01`; leading zeros may be missing.
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let plain = || parts(&raw.chars().filter_map(plain_digit).collect::<String>());
        let chinese = || parts(&from_chinese(raw)?);
        let (year, month, day) = parts(raw).or_else(plain).or_else(chinese).ok_or_else(|| unreadable(raw))?;
        let date = Self::new(year, month, day).ok_or_else(|| ScalarFault {
            rule: &YML_14,
            message: format!("日期“{raw}”不存在"),
            fix: Some("请核对月份和日期，写成 2026-12-01 的形式".into()),
        })?;
        if raw.bytes().all(|b| b.is_ascii_digit() || b == b'-') && raw.contains('-') {
            Ok(date)
        } else {
            Err(unreadable(raw))
        }
    }

    /// Other full forms: `2026/12/1`, `2026.12.1`, `2026年12月1日`, `二〇二六年十二月一日`, `20261201`, full-width
    /// digits; and the day number that a spreadsheet leaves of a date.
    fn repair(raw: &str) -> Option<Repair> {
        let plain: String = raw.chars().filter_map(plain_digit).collect();
        if let Some(date) = Self::read(&plain).or_else(|| Self::read(&from_chinese(raw)?)) {
            let canonical = date.to_string();
            let message = format!("日期“{raw}”已按 {canonical} 读取");
            let wide = plain == canonical || raw.chars().any(is_full_width);
            let rule = if wide { &YML_19 } else { &YML_18 };
            return Some(Repair { rule, message, fix: format!("请写成 {canonical}"), canonical });
        }
        let canonical = from_serial(raw)?.to_string();
        let message = format!("日期“{raw}”像是表格软件的序列号，已按 {canonical} 读取");
        let fix = format!("请核对后写成 {canonical}；1904 日期系统的表格会相差四年零一天");
        Some(Repair { rule: &YML_13, message, fix, canonical })
    }
}

/// Half-width digits and marks; blanks disappear.
fn plain_digit(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '－' | '–' | '—' => Some('-'),
        '／' => Some('/'),
        '．' => Some('.'),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// `二〇二六年十二月一日` → `2026年12月1日`.
fn from_chinese(raw: &str) -> Option<String> {
    let digit = |c: char| {
        "〇一二三四五六七八九".chars().position(|d| d == c).or((c == '零' || c == '○').then_some(0))
    };
    let (year, rest) = raw.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let year: String = year.chars().map(|c| digit(c).map(|d| d.to_string())).collect::<Option<_>>()?;
    let number = |text: &str| -> Option<usize> {
        match text.split_once('十') {
            Some((tens, ones)) => {
                let one = |text: &str, none| match text.chars().next() {
                    None => Some(none),
                    Some(c) if text.chars().count() == 1 => digit(c),
                    Some(_) => None,
                };
                Some(one(tens, 1)? * 10 + one(ones, 0)?)
            }
            None => digit(text.chars().next()?).filter(|_| text.chars().count() == 1),
        }
    };
    Some(format!("{year}年{}月{}日", number(month)?, number(day)?))
}

/// The day a spreadsheet means by a number, in its 1900 system; only for days near our time.
fn from_serial(raw: &str) -> Option<Date> {
    let serial: i32 = raw.parse().ok().filter(|_| raw.len() == 5)?;
    // 1990 to 2079.
    (32_874..65_381).contains(&serial).then(|| Date::new(1899, 12, 30).map(|day| day.plus_days(serial)))?
}

fn parts(raw: &str) -> Option<(i16, i8, i8)> {
    if raw.len() == 8 && raw.bytes().all(|b| b.is_ascii_digit()) {
        return Some((raw[..4].parse().ok()?, raw[4..6].parse().ok()?, raw[6..].parse().ok()?));
    }
    let separators: [char; 3] = match raw.chars().find(|c| !c.is_ascii_digit())? {
        '年' => ['年', '月', '日'],
        c @ ('-' | '/' | '.') => [c, c, '\0'],
        _ => return None,
    };
    let raw = raw.strip_suffix(separators[2]).unwrap_or(raw);
    let (year, rest) = raw.split_once(separators[0])?;
    let (month, day) = rest.split_once(separators[1])?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let sound = year.len() == 4 && [year, month, day].into_iter().all(digits);
    if sound { Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)) } else { None }
}

fn unreadable(raw: &str) -> ScalarFault {
    ScalarFault {
        rule: &YML_12,
        message: format!("日期“{raw}”无法识别"),
        fix: Some("请写成 2026-12-01 的形式，年、月、日都要写".into()),
    }
}

scalar!(Date);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_forms_people_write_are_the_same_day() {
        let day = Date::new(2026, 12, 1);
        for raw in ["2026-12-01", "2026/12/1", "2026.12.1", "2026年12月1日", "20261201"] {
            assert_eq!(Date::read(raw), day, "{raw}");
        }
    }

    #[test]
    fn an_incomplete_or_ambiguous_date_is_refused() {
        for raw in ["2026-12", "12月31日", "12/1/2025", "1/12/25", "长期有效", "2026-1-+1", ""] {
            assert_eq!(Date::repair(raw), None, "{raw}");
            assert_eq!(Date::parse(raw).unwrap_err().rule.id, "YML-12", "{raw}");
        }
    }

    #[test]
    fn other_full_forms_are_read_with_a_remark() {
        for raw in ["2026/12/1", "2026.12.1", "2026年12月1日", "二〇二六年十二月一日", "20261201"]
        {
            assert!(Date::parse(raw).is_err(), "{raw}");
            let repair = Date::repair(raw).unwrap();
            assert_eq!((repair.rule.id, repair.canonical.as_str()), ("YML-18", "2026-12-01"), "{raw}");
        }
    }

    #[test]
    fn a_spreadsheet_serial_is_the_day_it_means() {
        for (raw, day) in [("45292", "2024-01-01"), ("46357", "2026-12-01")] {
            let repair = Date::repair(raw).unwrap();
            assert_eq!((repair.rule.id, repair.canonical.as_str()), ("YML-13", day));
        }
        assert_eq!(Date::repair("12345"), None);
    }

    #[test]
    fn a_day_that_does_not_exist_is_named_as_such() {
        assert_eq!(Date::parse("2026年２月30日").unwrap_err().rule.id, "YML-14");
        assert_eq!(Date::repair("２０２６-12-01").unwrap().rule.id, "YML-19");
        assert_eq!(Date::parse("2026-02-30").unwrap_err().rule.id, "YML-14");
    }

    #[test]
    fn days_between_dates_cross_months_and_years() {
        let from = Date::read("2026-12-15").unwrap();
        assert_eq!(from.days_until(Date::read("2027-01-13").unwrap()), 29);
        assert_eq!(from.weekday(), 2);
    }
}
