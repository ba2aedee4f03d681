use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::privacy::Private;

use super::Format;

/// What is known of a file after a look inside. Written down it says nothing of personal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Inspection {
    /// What the bytes are, whatever the name says; `None` for anything that is not published.
    pub format: Option<Format>,
    /// Personal numbers, in the order of their places.
    #[serde(skip)]
    pub leaks: Vec<Leak>,
    /// Why not everything in it could be read: a person must look.
    pub unread: Option<Unread>,
    /// What the file tells of the people who made it.
    pub traces: Vec<Trace>,
}

/// A personal number inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The kind of number.
    pub what: Private,
    /// Where, for people: `第 2 页`, `工作表“名单”的 B3 单元格`, `批注`.
    pub place: String,
    /// The number, masked.
    pub masked: String,
}

/// Why a file could not be read, or not in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unread {
    /// Pages are pictures.
    Scanned,
    /// A password is needed.
    Encrypted,
    /// Glyphs without a map to characters.
    Unmapped,
    /// An old binary format.
    OldFormat,
    /// Damaged, or not what it says.
    Broken,
    /// More than is looked through, once unpacked.
    TooLarge,
}

impl Unread {
    /// Why, in Chinese, continuing the word for the file.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Scanned => "是图片或者扫描件，程序看不到上面的字",
            Self::Encrypted => "加了密码，程序打不开",
            Self::Unmapped => "用的字体缺少编码，程序读不出上面的字",
            Self::OldFormat => "是旧格式，程序读不出里面的字",
            Self::Broken => "已损坏，或者不是它说的那种文件",
            Self::TooLarge => "过大，程序不能检查",
        }
    }
}

/// Something a file carries besides its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// What, for people: `作者`, `拍摄地点`.
    pub what: Cow<'static, str>,
    /// Does [`super::cleaned`] take it out?
    pub is_cleaned: bool,
}
