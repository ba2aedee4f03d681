use std::fmt;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, scalar};

/// How long a decision may take: `20 个工作日`, `60 日`, `当场办结`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    /// How many units; 0 means on the spot.
    pub amount: u32,
    /// The unit.
    pub unit: LimitUnit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    fn a_limit_without_a_unit_is_refused() {
        for raw in ["20", "很快", "二十个工作日", "20 个工作日左右"] {
            assert!(Limit::parse(raw).is_err(), "{raw}");
        }
    }
}
