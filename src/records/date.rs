use std::fmt;

use jiff::ToSpan;
use jiff::civil;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rulebook::{YML_12, YML_13, YML_14, YML_18, YML_19};

use super::date_forms;
use super::scalar::is_full_width;
use super::{Repair, Scalar, ScalarFault, ScalarKind, scalar};

/// Excel's day numbers from 1980 to 2099: nothing else has five digits in a date field.
const EXCEL_DAYS: std::ops::RangeInclusive<i32> = 29_221..=73_050;

/// A calendar day in China, without a clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first of all days.
    pub const FIRST: Self = Self(civil::Date::constant(1, 1, 1));

    /// The day, if it exists.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-12-01` and the other full forms people write.
    pub fn read(raw: &str) -> Option<Self> {
        let (year, month, day) = date_forms::parts(raw)?;
        Self::new(year, month, day)
    }

    /// The day for those who know no records.
    pub fn civil(self) -> civil::Date {
        self.0
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

// The two functions that serde would derive; see `scalar!`.
impl Date {
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn serialize<S: Serializer>(date: &Self, serializer: S) -> Result<S::Ok, S::Error> {
        (date.year(), date.month(), date.day()).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (year, month, day) = Deserialize::deserialize(deserializer)?;
        Self::new(year, month, day).ok_or_else(|| D::Error::custom("no such day"))
    }
}

impl Scalar for Date {
    const LABEL: &'static str = "日期";
    const KIND: ScalarKind = ScalarKind::Date;
    const PATTERN: &'static str = r"\d{4}(?:-\d+-\d+|/\d+/\d+|\.\d+\.\d+|年\d+月\d+日?|\d{4})";

    /// Accepts one form: `2026-12-01`; leading zeros may be missing.
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let (year, month, day) = date_forms::parts(raw).ok_or_else(|| unreadable(raw))?;
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
    /// digits; and the day number that a spreadsheet makes of a date.
    fn repair(raw: &str) -> Option<Repair> {
        if let Some(date) = Self::read(raw) {
            let canonical = date.to_string();
            let message = format!("日期“{raw}”已按 {canonical} 读取");
            let rule = if raw.chars().any(is_full_width) { &YML_19 } else { &YML_18 };
            return Some(Repair { rule, message, fix: format!("请写成 {canonical}"), canonical });
        }
        let canonical = serial(raw)?.to_string();
        let message = format!("日期“{raw}”像是表格软件的序列号，已按 {canonical} 读取");
        let fix = format!("请核对后写成 {canonical}；1904 日期系统的表格会相差四年零一天");
        Some(Repair { rule: &YML_13, message, fix, canonical })
    }
}

/// The day a spreadsheet means by a number. The 1900 system: 1 is 1 January 1900, and 29 February 1900 is counted
/// although that day never existed.
pub(super) fn serial(raw: &str) -> Option<Date> {
    let sound = raw.len() == 5 && raw.bytes().all(|b| b.is_ascii_digit());
    let days: i32 = if sound { raw.parse().ok()? } else { return None };
    let origin = Date::new(1899, 12, 30)?;
    EXCEL_DAYS.contains(&days).then(|| origin.plus_days(days))
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
