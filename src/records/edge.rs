//! Addresses that lead away from the site.

use std::fmt;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, Telling, scalar};

/// An address on the web, `http` or `https` only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpUrl(Box<str>);

impl HttpUrl {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HttpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for HttpUrl {
    const LABEL: &'static str = "网址";
    const TELLING: Telling = Telling::AsFact;
    const PATTERN: &'static str = r#"https?://[^\s<>"'`\\]+"#;
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://"));
        let unsafe_character = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c);
        match rest {
            Some(rest) if !rest.is_empty() && !raw.contains(unsafe_character) => Ok(Self(raw.into())),
            _ => Err(ScalarFault {
                rule: &YML_07,
                message: format!("网址“{raw}”无法识别"),
                fix: Some("请写完整网址，以 https:// 或 http:// 开头".into()),
            }),
        }
    }
}

scalar!(HttpUrl);
