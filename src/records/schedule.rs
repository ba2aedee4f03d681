//! Opening hours, as written: rows of weekdays and times of day. Must not know holidays, or today.

use std::fmt;

use crate::rulebook::YML_07;

use super::{Date, HoursKind, Scalar, ScalarFault, ScalarKind, Text, record, scalar};

record! {
    /// One row of opening hours; several rows make a lunch break.
    "办公时间" Hours {
        /// On which days.
        days: Weekdays = "星期";
            "星期几，如 周一至周五、周六、每天。",
        /// From.
        opens: ClockTime = "开始";
            "开始时间，24 小时制，如 9:00。",
        /// To.
        closes: ClockTime = "结束";
            "结束时间，24 小时制，如 17:30。",
        /// `上午`, `延时服务` …
        label: Option<Text> = "名称";
            "这一段时间的名称，如 上午、延时服务。",
        /// Regular, extended or by appointment.
        kind: Option<HoursKind> = "类型";
            "正常、延时或预约；不写当作 正常。",
        /// First day on which the row holds.
        from: Option<Date> = "开始日期";
            "只在一段日期内适用的，写第一天，如 2026-06-01；夏季、冬季每年都换的，每年各写一段。",
        /// Last day on which the row holds.
        to: Option<Date> = "结束日期";
            "只在一段日期内适用的，写最后一天（含当天），如 2026-09-30。",
    }
}

/// A time of day, minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct ClockTime(pub u16);

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Scalar for ClockTime {
    const LABEL: &'static str = "时间";
    const KIND: ScalarKind = ScalarKind::Time;
    const PATTERN: &'static str = r"\d+[:：][0-5]\d";
    const EXAMPLES: &'static [&'static str] = &["8:30", "9:00", "12:00", "15:00", "17:30", "18:00"];
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let (hours, minutes) = raw.split_once([':', '：']).unwrap_or_default();
        let number =
            |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
        match (number(hours), number(minutes)) {
            (Some(h), Some(m)) if minutes.len() == 2 && (h < 24 && m < 60 || (h, m) == (24, 0)) => {
                Ok(Self(h * 60 + m))
            }
            _ => Err(ScalarFault {
                rule: &YML_07,
                message: format!("时间“{raw}”无法识别"),
                fix: Some("请写成 9:00 或 17:30 的形式".into()),
            }),
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekday(u8);

impl Weekday {
    /// That of a day.
    pub fn of(day: Date) -> Self {
        Self(day.weekday())
    }

    /// Monday is 1, Sunday 7.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "周{}", NAMES[usize::from(self.0) - 1])
    }
}

const NAMES: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// Days of the week: `周一至周五`, `周六`, `周一、周三、周五`, `每天`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Weekdays(u8);

impl Weekdays {
    /// Is the day (Monday 1, Sunday 7) among them?
    pub fn contains(self, weekday: u8) -> bool {
        (1..=7).contains(&weekday) && self.0 & (1 << (weekday - 1)) != 0
    }

    /// The days in order.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        (1..=7).filter(move |day| self.contains(*day)).map(Weekday)
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<Weekday> = self.iter().collect();
        match days.as_slice() {
            [first, .., last] if days.len() > 2 && usize::from(last.0 - first.0) + 1 == days.len() => {
                write!(f, "{first}至{last}")
            }
            _ => f.write_str(&days.iter().map(Weekday::to_string).collect::<Vec<_>>().join("、")),
        }
    }
}

impl Scalar for Weekdays {
    const LABEL: &'static str = "星期";
    const EXAMPLES: &'static [&'static str] = &["周一至周五", "周一至周六", "每天", "周六、周日"];
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let days = match raw {
            "每天" | "每日" => Some(0b111_1111),
            "工作日" => Some(0b1_1111),
            _ => raw.split(['、', '，', ',']).try_fold(0, |days, part| Some(days | span(part.trim())?)),
        };
        days.map(Self).ok_or_else(|| ScalarFault {
            rule: &YML_07,
            message: format!("星期“{raw}”无法识别"),
            fix: Some("请写成 周一至周五 或 周一、周三 的形式".into()),
        })
    }
}

fn span(part: &str) -> Option<u8> {
    let (first, last) = part.split_once(['至', '到', '-', '—']).unwrap_or((part, part));
    let (first, last) = (day(first.trim())?, day(last.trim())?);
    (first <= last).then(|| (first..=last).fold(0, |days, day| days | 1 << day))
}

fn day(name: &str) -> Option<u8> {
    let name = name.strip_prefix("星期").or_else(|| name.strip_prefix('周'))?;
    let name = if name == "天" { "日" } else { name };
    let mut characters = name.chars();
    let (first, None) = (characters.next()?, characters.next()) else { return None };
    NAMES.iter().position(|candidate| *candidate == first).and_then(|at| u8::try_from(at).ok())
}

scalar!(ClockTime, Weekdays);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shown_as_a_span_where_they_are_one() {
        for (raw, shown) in [
            ("星期一到星期五", "周一至周五"),
            ("周一,周三", "周一、周三"),
            ("周六、周日", "周六、周日"),
            ("每天", "周一至周日"),
        ] {
            assert_eq!(Weekdays::parse(raw).unwrap().to_string(), shown);
        }
        assert!(Weekdays::parse("周五至周一").is_err());
        assert!(Weekdays::parse("平时").is_err());
    }

    #[test]
    fn a_time_keeps_its_minutes() {
        assert_eq!(ClockTime::parse("8:30").unwrap().to_string(), "8:30");
        assert_eq!(ClockTime::parse("08:05").unwrap().to_string(), "8:05");
        for raw in ["8", "25:00", "8:5", "24:01", "八点半", "+8:30"] {
            assert!(ClockTime::parse(raw).is_err(), "{raw}");
        }
    }
}
