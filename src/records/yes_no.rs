use std::fmt;

use super::{Scalar, ScalarFault, ScalarKind, scalar};
use crate::rulebook::YML_15;

/// 是 or 否, in the ways people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct YesNo(pub bool);

impl fmt::Display for YesNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "是" } else { "否" })
    }
}

impl Scalar for YesNo {
    const LABEL: &'static str = "是或否";
    const KIND: ScalarKind = ScalarKind::YesNo;
    const PATTERN: &'static str = r"是|有|对|√|✓|[Yy]|[Yy][Ee][Ss]|[Tt][Rr][Uu][Ee]|[Oo][Nn]|否|无|不|×|✗|[Nn]|[Nn][Oo]|[Ff][Aa][Ll][Ss][Ee]|[Oo][Ff][Ff]|免费|不收费";
    const EXAMPLES: &'static [&'static str] = &["是", "否"];
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let raw_lower = raw.to_ascii_lowercase();
        match raw_lower.as_str() {
            "是" | "有" | "对" | "√" | "✓" | "y" | "yes" | "true" | "on" => Ok(Self(true)),
            "否" | "无" | "不" | "×" | "✗" | "n" | "no" | "false" | "off" | "免费" | "不收费" => {
                Ok(Self(false))
            }
            _ => Err(ScalarFault {
                rule: &YML_15,
                message: format!("“{raw}”无法识别为是或否"),
                fix: Some("请写 是 或 否".into()),
            }),
        }
    }
}

scalar!(YesNo);
