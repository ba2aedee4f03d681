use std::fmt;

use crate::rulebook::REF_03;

use super::{Scalar, ScalarFault, scalar};

/// The id of a record: lower-case letters, digits and hyphens, at most 63. It becomes part of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Id(Box<str>);

impl Id {
    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Does Windows reserve the name for a device? No file there can have it, whatever its extension.
pub(crate) fn is_reserved(id: &str) -> bool {
    let port = |id: &str| id.len() == 4 && (id.starts_with("com") || id.starts_with("lpt"));
    matches!(id, "con" | "prn" | "aux" | "nul") || port(id) && matches!(id.as_bytes()[3], b'1'..=b'9')
}

impl Scalar for Id {
    const LABEL: &'static str = "标识";
    const PATTERN: &'static str = r"[a-z0-9][a-z0-9-]{0,62}";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let bytes = raw.as_bytes();
        let allowed = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
        let sound = bytes.len() <= 63 && bytes.first() != Some(&b'-') && bytes.iter().all(allowed);
        if !sound {
            Err(malformed(raw))
        } else if is_reserved(raw) {
            let message = format!("标识“{raw}”是 Windows 保留的名字，不能作文件名");
            Err(ScalarFault { message, ..malformed(raw) })
        } else {
            Ok(Self(raw.into()))
        }
    }
}

fn malformed(raw: &str) -> ScalarFault {
    ScalarFault {
        rule: &REF_03,
        message: format!("标识“{raw}”只能使用小写字母、数字和连字符，且不超过 63 个字符"),
        fix: Some("请改成类似 scjgj 或 spjyxk-xb 的写法".into()),
    }
}

scalar!(Id);

/// A reference to a letter: `scjgj` in the same year, or `2025/scjgj` in another.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct LetterRef {
    /// The year folder, if written.
    pub year: Option<i16>,
    /// The letter's id.
    pub id: Id,
}

impl fmt::Display for LetterRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year}/{}", self.id),
            None => self.id.fmt(f),
        }
    }
}

impl Scalar for LetterRef {
    const LABEL: &'static str = "授权书标识";
    const PATTERN: &'static str = r"(?:[0-9]+/)?[a-z0-9][a-z0-9-]{0,62}";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        match raw.split_once('/') {
            None => Ok(Self { year: None, id: Id::parse(raw)? }),
            Some((year, id)) => {
                let year = year.parse().map_err(|_| ScalarFault {
                    rule: &REF_03,
                    message: format!("授权书标识“{raw}”的年度无法识别"),
                    fix: Some("请写成 2025/scjgj 的形式".into()),
                })?;
                Ok(Self { year: Some(year), id: Id::parse(id)? })
            }
        }
    }
}

scalar!(LetterRef);

/// A reference to an item: `spjyxk-xb` of the same department, or `scjgj/spjyxk-xb` of another.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct ItemRef {
    /// The department's id, if written.
    pub department: Option<Id>,
    /// The item's id within the department.
    pub id: Id,
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.department {
            Some(department) => write!(f, "{department}/{}", self.id),
            None => self.id.fmt(f),
        }
    }
}

impl Scalar for ItemRef {
    const LABEL: &'static str = "事项标识";
    const PATTERN: &'static str = r"(?:[a-z0-9][a-z0-9-]{0,62}/)?[a-z0-9][a-z0-9-]{0,62}";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        match raw.split_once('/') {
            None => Ok(Self { department: None, id: Id::parse(raw)? }),
            Some((department, id)) => {
                Ok(Self { department: Some(Id::parse(department)?), id: Id::parse(id)? })
            }
        }
    }
}

scalar!(ItemRef);
