//! Addresses on the web, and what stands in them.

use std::fmt;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, Telling, scalar};

/// An address on the web, `http` or `https` only.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
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

/// The host of an address on the web, as written: without a user before it and a port behind it.
pub fn host_of(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    let host = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(host, _)| host);
    (is_web && !host.is_empty()).then_some(host)
}

/// An address with `%20` and its like as what they stand for; as written where they stand for nothing.
pub fn decoded(way: &str) -> String {
    let mut bytes = Vec::with_capacity(way.len());
    let mut rest = way.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match after {
            [high, low, beyond @ ..] if *first == b'%' && hex(high).is_some() && hex(low).is_some() => {
                bytes.push(hex(high).unwrap_or_default() << 4 | hex(low).unwrap_or_default());
                rest = beyond;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| way.to_owned())
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
