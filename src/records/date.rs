use std::fmt;

use jiff::ToSpan;
use jiff::civil;
use serde::{Serialize, Serializer};

use super::{Scalar, ScalarFault, scalar};

/// A calendar day in China, without a clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day, if it exists.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-12-01` and the other full forms people write; see [`Scalar::parse`].
    pub fn read(raw: &str) -> Option<Self> {
        Self::parse(raw).ok()
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

    /// Accepts year, month and day in this order: `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`, `20261201`.
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let (year, month, day) = parts(raw).ok_or_else(|| unreadable(raw))?;
        Self::new(year, month, day).ok_or_else(|| ScalarFault {
            rule: "YML-14",
            message: format!("日期“{raw}”不存在"),
            fix: Some("请核对月份和日期，写成 2026-12-01 的形式".into()),
        })
    }
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
        rule: "YML-12",
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
        for raw in ["2026-12", "12月31日", "12/1/2025", "1/12/25", "长期有效", "45292", "2026-1-+1", ""]
        {
            assert_eq!(Date::parse(raw).unwrap_err().rule, "YML-12", "{raw}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_named_as_such() {
        assert_eq!(Date::parse("2026-02-30").unwrap_err().rule, "YML-14");
    }

    #[test]
    fn days_between_dates_cross_months_and_years() {
        let from = Date::read("2026-12-15").unwrap();
        assert_eq!(from.days_until(Date::read("2027-01-13").unwrap()), 29);
        assert_eq!(from.weekday(), 2);
    }
}
