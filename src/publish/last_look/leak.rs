use std::fmt;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

/// A kind of private number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secret {
    /// A resident identity number.
    Identity,
    /// A mobile number.
    Mobile,
    /// A bank card.
    Card,
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identity => "居民身份证号",
            Self::Mobile => "手机号",
            Self::Card => "银行卡号",
        })
    }
}

/// A private number in the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// Its first byte.
    pub offset: usize,
    /// The byte behind it.
    pub end: usize,
    /// The kind of number.
    pub what: Secret,
    /// Its first three and last four digits.
    pub masked: String,
    /// Equal for equal numbers, however they are written.
    pub mark: u64,
}

impl Leak {
    /// Digits as numbers; ten is the check letter X.
    pub(super) fn new(range: Range<usize>, what: Secret, digits: &[u8]) -> Self {
        let shown = |digits: &[u8]| -> String {
            digits.iter().map(|digit| if *digit == 10 { 'X' } else { char::from(b'0' + *digit) }).collect()
        };
        let hidden = "*".repeat(digits.len() - 7);
        let masked = format!("{}{hidden}{}", shown(&digits[..3]), shown(&digits[digits.len() - 4..]));
        Self { offset: range.start, end: range.end, what, masked, mark: xxh3_64(digits) }
    }
}
