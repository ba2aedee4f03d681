//! Contact details that lead away from the site: telephone numbers and web addresses.

use std::fmt;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, ScalarKind, scalar};

/// A telephone number as staff write it; digits, spaces, hyphens, brackets, `转` for an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(Box<str>);

impl Phone {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it a mobile number, with or without the country code?
    pub fn is_mobile(&self) -> bool {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        let number = digits.strip_prefix("86").filter(|rest| rest.len() >= 11).unwrap_or(&digits);
        number.len() >= 11 && number.starts_with('1') && matches!(number.as_bytes().get(1), Some(b'3'..=b'9'))
    }

    /// For a `tel:` address: digits only, an extension left out.
    pub fn dial(&self) -> String {
        let number = self.0.split(['转', ',', '，', '、', '/']).next().unwrap_or_default();
        number.chars().filter(char::is_ascii_digit).collect()
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Phone {
    const LABEL: &'static str = "电话";
    const KIND: ScalarKind = ScalarKind::Phone;
    const PATTERN: &'static str = r"[0-9 \-()（）转,，、/+]{3,}";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let allowed = |c: char| c.is_ascii_digit() || " -()（）转,，、/+".contains(c);
        let digits = raw.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 3 && raw.chars().all(allowed) {
            return Ok(Self(raw.into()));
        }
        Err(ScalarFault {
            rule: &YML_07,
            message: format!("电话“{raw}”无法识别"),
            fix: Some("请写成 0775-1234567 的形式，分机写成 0775-1234567转8001".into()),
        })
    }
}

/// An address on the web, `http` or `https` only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpUrl(Box<str>);

impl HttpUrl {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for HttpUrl {
    const LABEL: &'static str = "网址";
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

scalar!(Phone, HttpUrl);
