use std::fmt;
use std::ops::RangeInclusive;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, scalar};

/// How long a decision may take: `20 个工作日`, `60 日`, `当场办结`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Limit {
    /// How many units; 0 means on the spot.
    pub amount: u32,
    /// The unit.
    pub unit: LimitUnit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum LimitUnit {
    /// 工作日.
    WorkingDay,
    /// 自然日.
    CalendarDay,
    /// 小时.
    Hour,
    /// 月.
    Month,
    /// 年.
    Year,
}

impl Limit {
    /// On the spot.
    pub const ON_THE_SPOT: Self = Self { amount: 0, unit: LimitUnit::WorkingDay };

    /// Is it longer than the other on whatever day both begin? `false` where that depends on the day, as for 2 个月 and
    /// 60 日.
    pub fn is_surely_longer_than(self, other: Self) -> bool {
        if self.unit == other.unit {
            return self.amount > other.amount;
        }
        self.days().start() > other.days().end()
    }

    /// How many calendar days it lasts, at least and at most.
    fn days(self) -> RangeInclusive<u64> {
        let n = u64::from(self.amount);
        match self.unit {
            _ if n == 0 => 0..=0,
            LimitUnit::WorkingDay => shortest(n)..=longest(n),
            LimitUnit::CalendarDay => n..=n,
            // An hour may be one of the clock or one of an office that is open for eight on working days.
            LimitUnit::Hour => n / 24..=longest(n.div_ceil(8)),
            LimitUnit::Month => {
                let rest = months(n % 12);
                n / 12 * 365 + rest.start()..=n / 12 * 366 + rest.end()
            }
            LimitUnit::Year => n * 365..=n * 366,
        }
    }
}

/// So many calendar days pass at least until so many working days are over: from a Sunday on, two days off a week, of
/// which a few may be made up for holidays.
fn shortest(working_days: u64) -> u64 {
    let off = working_days.saturating_sub(1) / 5 * 2;
    let made_up = 2 * (1 + working_days / 40);
    working_days + off.saturating_sub(made_up)
}

/// So many calendar days pass at most: from a Friday on, and through all statutory holidays of a year, 13 days.
fn longest(working_days: u64) -> u64 {
    working_days + working_days.div_ceil(5) * 2 + 13 * (1 + working_days / 240)
}

/// How many days so many months of a year last, at least and at most, whatever the first one is.
fn months(count: u64) -> RangeInclusive<u64> {
    const LENGTHS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let count = usize::try_from(count).unwrap_or_default();
    // The longest leave February out, so that a leap year changes nothing.
    let sums = || (0..12).map(|first| LENGTHS.iter().cycle().skip(first).take(count).sum::<u64>());
    sums().min().unwrap_or_default()..=sums().max().unwrap_or_default()
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.amount == 0 {
            return f.write_str("当场办结");
        }
        let unit = match self.unit {
            LimitUnit::WorkingDay => "个工作日",
            LimitUnit::CalendarDay => "日",
            LimitUnit::Hour => "小时",
            LimitUnit::Month => "个月",
            LimitUnit::Year => "年",
        };
        write!(f, "{} {unit}", self.amount)
    }
}

impl Scalar for Limit {
    const LABEL: &'static str = "办结时限";
    const PATTERN: &'static str =
        r"当场办结|当场|即时|即时办结|即办|\d+\s*(?:个?工作日|日|天|个?自然日|个?小时|个?月|年)|0";
    const EXAMPLES: &'static [&'static str] =
        &["当场办结", "1 个工作日", "5 个工作日", "10 个工作日", "20 个工作日"];
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        if matches!(raw, "当场办结" | "当场" | "即时" | "即时办结" | "即办" | "0") {
            return Ok(Self::ON_THE_SPOT);
        }
        let digits = raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let unit = match raw[digits..].trim() {
            "个工作日" | "工作日" => Some(LimitUnit::WorkingDay),
            "日" | "天" | "自然日" | "个自然日" => Some(LimitUnit::CalendarDay),
            "小时" | "个小时" => Some(LimitUnit::Hour),
            "个月" | "月" => Some(LimitUnit::Month),
            "年" => Some(LimitUnit::Year),
            _ => None,
        };
        match (raw[..digits].parse(), unit) {
            (Ok(amount), Some(unit)) => Ok(Self { amount, unit }),
            _ => Err(ScalarFault {
                rule: &YML_07,
                message: format!("办结时限“{raw}”无法识别"),
                fix: Some("请写成 20 个工作日、60 日 或 当场办结".into()),
            }),
        }
    }
}

scalar!(Limit);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_reads_back_as_it_is_shown() {
        for raw in ["20 个工作日", "60 日", "当场办结", "2 小时", "3 个月"] {
            assert_eq!(Limit::parse(raw).unwrap().to_string(), raw);
        }
    }

    #[test]
    fn limits_in_different_units_are_compared_where_the_day_does_not_matter() {
        let longer = |one: &str, other: &str| {
            Limit::parse(one).unwrap().is_surely_longer_than(Limit::parse(other).unwrap())
        };
        for (one, other) in [
            ("3 个月", "60 日"),
            ("25 个工作日", "30 日"),
            ("2 年", "12 个月"),
            ("13 个月", "1 年"),
            ("30 日", "10 个工作日"),
            ("61 日", "20 个工作日"),
            ("2 个月", "20 个工作日"),
            ("5 个工作日", "3 日"),
            ("1 个工作日", "当场办结"),
            ("1 日", "当场办结"),
            ("72 小时", "2 日"),
            ("21 日", "20 日"),
            ("4294967295 年", "4294967295 个月"),
        ] {
            assert!(longer(one, other), "{one} > {other}");
            assert!(!longer(other, one), "{other} > {one}");
        }
        for (one, other) in [
            ("2 个月", "60 日"),
            ("1 个月", "30 日"),
            ("3 个月", "90 日"),
            ("12 个月", "1 年"),
            ("1 年", "365 日"),
            ("20 个工作日", "30 日"),
            ("22 个工作日", "30 日"),
            ("22 个工作日", "1 个月"),
            ("7 个工作日", "7 日"),
            ("1 小时", "当场办结"),
            ("1 个工作日", "8 小时"),
        ] {
            assert!(!longer(one, other) && !longer(other, one), "{one} and {other}");
        }
    }

    #[test]
    fn months_last_as_long_as_the_calendar_says() {
        for count in 1..40_u32 {
            let days = Limit { amount: count, unit: LimitUnit::Month }.days();
            for first in (2023..2029).flat_map(|year| (1..=12).map(move |month| (year, month))) {
                let (year, month) = first;
                let after = month - 1 + i32::try_from(count).unwrap();
                let begin = crate::records::Date::new(year, i8::try_from(month).unwrap(), 1).unwrap();
                let to_year = year + i16::try_from(after / 12).unwrap();
                let end =
                    crate::records::Date::new(to_year, i8::try_from(after % 12 + 1).unwrap(), 1).unwrap();
                let passed = u64::try_from(begin.days_until(end)).unwrap();
                assert!(days.contains(&passed), "{count} months from {begin}: {passed} in {days:?}");
            }
        }
    }

    #[test]
    fn a_limit_without_a_unit_is_refused() {
        for raw in ["20", "很快", "二十个工作日", "20 个工作日左右"] {
            assert!(Limit::parse(raw).is_err(), "{raw}");
        }
    }
}
