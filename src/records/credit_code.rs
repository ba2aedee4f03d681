use std::fmt;
use std::ops::Deref;

use super::{Code, Repair, Scalar, ScalarFault, ScalarKind, scalar};
use crate::rulebook::YML_21;

/// 统一社会信用代码 (GB 32100): 18 characters, the last of which is worked out from the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct CreditCode(Box<str>);

/// How many characters a code has.
const LENGTH: usize = 18;

/// The characters of a code in the order of their values: no I, O, S, V, Z, which look like others.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CreditCode {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for CreditCode {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for CreditCode {
    const LABEL: &'static str = "统一社会信用代码";
    const KIND: ScalarKind = ScalarKind::Code;

    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let code = Code::parse(raw)?;
        let length = code.chars().count();
        let message = if length != LENGTH {
            format!("统一社会信用代码应为 {LENGTH} 位，当前 {length} 位")
        } else if let Some(stray) = code.chars().find(|c| value(*c).is_none()) {
            format!("统一社会信用代码里不会有“{stray}”，只有数字和大写字母（没有 I、O、S、V、Z）")
        } else if !is_credit_code(&code) {
            "统一社会信用代码的校验位不对，有字符抄错了".to_owned()
        } else {
            return Ok(Self(code.as_str().into()));
        };
        let fix = "请对照统一社会信用代码证书抄写；不知道的，这一项先不写".to_owned();
        Err(ScalarFault { rule: &YML_21, message, fix: Some(fix) })
    }

    fn repair(raw: &str) -> Option<Repair> {
        let canonical = raw.to_ascii_uppercase();
        if canonical == raw || Self::parse(&canonical).is_err() {
            return None;
        }
        let message = "统一社会信用代码的字母应为大写".to_owned();
        let fix = format!("请写成 {canonical}");
        Some(Repair { rule: &YML_21, message, fix, canonical })
    }
}

/// Do these characters make a code, the last of them being the check character?
pub fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(value).collect();
    let Some((check, rest)) = values.as_ref().and_then(|values| values.split_last()) else { return false };
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let sum: usize = rest.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    rest.len() + 1 == LENGTH && (sum + check).is_multiple_of(31)
}

fn value(c: char) -> Option<usize> {
    ALPHABET.iter().position(|known| char::from(*known) == c)
}

scalar!(CreditCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_wrong_character_is_refused_wherever_it_stands() {
        let code = "11450803MB00000005";
        assert_eq!(CreditCode::parse(code).unwrap().as_str(), code);
        for at in 0..LENGTH {
            for other in ALPHABET.iter().map(|b| char::from(*b)).filter(|c| !code[at..].starts_with(*c)) {
                let wrong: String =
                    code.chars().enumerate().map(|(place, c)| if place == at { other } else { c }).collect();
                assert_eq!(CreditCode::parse(&wrong).unwrap_err().rule.id, "YML-21", "{wrong}");
            }
        }
        for raw in ["11450803MB0000000", "11450803MB000000055", "11450803MB0000000O", "13800138000", "１１"]
        {
            assert!(CreditCode::parse(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn a_code_in_small_letters_is_read() {
        assert_eq!(CreditCode::repair("11450803mb00000005").unwrap().canonical, "11450803MB00000005");
        assert!(CreditCode::repair("11450803mb00000006").is_none());
    }
}
