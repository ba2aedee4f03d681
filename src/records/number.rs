use std::fmt;

use super::{Scalar, ScalarFault, ScalarKind, scalar};
use crate::rulebook::YML_07;

/// A whole number from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Count(pub u32);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Scalar for Count {
    const LABEL: &'static str = "整数";
    const KIND: ScalarKind = ScalarKind::Number;
    const PATTERN: &'static str = r"\d+";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        digits(raw).map(Self).ok_or_else(|| not_a_number(raw, "请只写数字，例如 1"))
    }
}

/// A threshold in whole per cent, 0 to 100. Written `80%` or `80`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Percent(pub u32);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

impl Scalar for Percent {
    const LABEL: &'static str = "百分比";
    const PATTERN: &'static str = r"\d+[%％]*";
    const EXAMPLES: &'static [&'static str] = &["100%", "90%", "80%", "70%"];
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        digits(raw.trim_end_matches(['%', '％']))
            .filter(|percent| *percent <= 100)
            .map(Self)
            .ok_or_else(|| not_a_number(raw, "请写 0% 到 100% 之间的整数，例如 80%"))
    }
}

fn digits(raw: &str) -> Option<u32> {
    let sound = !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_digit());
    if sound { raw.parse().ok() } else { None }
}

fn not_a_number(raw: &str, fix: &str) -> ScalarFault {
    ScalarFault { rule: &YML_07, message: format!("“{raw}”不是可用的数字"), fix: Some(fix.into()) }
}

scalar!(Count, Percent);
