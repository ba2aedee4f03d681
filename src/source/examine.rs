use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::rulebook::{ENC_01, ENC_02, ENC_03, ENC_06, YML_16};

use super::decode::{Decoded, decode};

/// What is wrong with the bytes of a file.
pub(super) enum Problem {
    TooLarge,
    Marked,
    OtherEncoding(&'static str),
    NoWords,
    Doubtful,
    Unreadable(usize),
    Control(usize, char),
}

/// The text of a file, empty where it cannot be decoded, and what is wrong with the bytes.
pub(super) fn examine(name: &str, bytes: Vec<u8>) -> (String, Option<Problem>) {
    let (text, problem) = match decode(bytes) {
        Decoded::Utf8(text) => (text, None),
        Decoded::Marked(text) => (text, Some(Problem::Marked)),
        Decoded::NoWords(text) => (text, Some(Problem::NoWords)),
        Decoded::Doubtful(text) => (text, Some(Problem::Doubtful)),
        Decoded::Other(text, encoding) => (text, Some(Problem::OtherEncoding(encoding))),
        Decoded::Unreadable(offset) => (String::new(), Some(Problem::Unreadable(offset))),
    };
    let text = with_line_feeds(text);
    let text = if name.ends_with(".md") { with_hard_breaks(text) } else { text };
    // YAML and Markdown do not treat U+0085 and its like as control characters, but they are not text either.
    let control = |(_, c): &(usize, char)| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    match text.char_indices().find(control) {
        Some((at, c)) => (text, Some(Problem::Control(at, c))),
        None => (text, problem),
    }
}

/// Turns the line breaks of old Macintosh programs into ordinary ones; every byte keeps its place.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        out.push(if c == '\r' && rest.peek() != Some(&'\n') { '\n' } else { c });
    }
    out
}

/// Word writes a line break inside a paragraph as a vertical tab, the web as U+2028; Markdown wants two blanks.
fn with_hard_breaks(text: String) -> String {
    const BREAKS: [char; 3] = ['\u{b}', '\u{2028}', '\u{2029}'];
    if text.contains(BREAKS) { text.replace(BREAKS, "  \n") } else { text }
}

impl Problem {
    /// The encoding, if the text was read although it is not UTF-8.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        match self {
            Self::OtherEncoding(name) => Some(name),
            Self::Marked
            | Self::NoWords
            | Self::Doubtful
            | Self::TooLarge
            | Self::Unreadable(_)
            | Self::Control(..) => None,
        }
    }

    /// Was the text read all the same?
    pub(super) fn is_remark(&self) -> bool {
        matches!(self, Self::Marked | Self::OtherEncoding(_) | Self::NoWords | Self::Doubtful)
    }

    /// May the file be written anew? Not one whose bytes are UTF-8 and were read as something else.
    pub(super) fn may_be_mended(&self) -> bool {
        self.is_remark() && !matches!(self, Self::NoWords)
    }

    /// What is wrong, in Chinese.
    pub(super) fn message(&self) -> String {
        self.diagnostic(FileId(0)).message
    }

    pub(super) fn diagnostic(&self, id: FileId) -> Diagnostic {
        let whole = Place::file(id);
        match self {
            Self::TooLarge => Diagnostic::of(&YML_16, whole, "文件过大，已拒绝读取")
                .fix("请按部门拆成多个文件，单个文件不超过 64 MB"),
            Self::Marked => Diagnostic::of(&ENC_03, whole, "文件开头有 BOM，已忽略")
                .fix("不影响使用；运行 mingchuang fix 可以去掉"),
            Self::OtherEncoding(name) => {
                Diagnostic::of(&ENC_01, whole, format!("文件不是 UTF-8，已按 {name} 读取"))
                    .fix("请在编辑器中选择“另存为”，编码选 UTF-8；或运行 mingchuang fix")
            }
            Self::NoWords => {
                let message =
                    "文件看上去是 GBK 编码，已按 GB18030 读取；按 UTF-8 读，里面的字母拼不成任何文字的词";
                Diagnostic::of(&ENC_01, whole, message)
                    .fix("请核对文字，再在编辑器中选择“另存为”，编码选 UTF-8；mingchuang fix 不会改动它")
            }
            Self::Doubtful => {
                let message = "文件已按 UTF-8 读取，但汉字以外的字母太少，也可能是 GBK 编码的汉字";
                Diagnostic::of(&ENC_01, whole, message)
                    .fix("请核对文字；显示成外文字母的，在编辑器中选择“另存为”，编码选 UTF-8")
            }
            Self::Unreadable(offset) => Diagnostic::of(
                &ENC_02,
                whole,
                format!("文件编码无法识别（第 {} 个字节起既不是 UTF-8 也不是 GB18030/UTF-16）", offset + 1),
            )
            .fix("请用原来的软件打开，确认没有乱码后另存为 UTF-8"),
            Self::Control(at, c) => {
                let message = format!("含有控制字符 U+{:04X}，已拒绝读取", u32::from(*c));
                Diagnostic::of(&ENC_06, Place::bytes(id, *at..*at + c.len_utf8()), message)
                    .fix("请删除该字符；如果文件打开后是乱码，说明它不是文本文件")
            }
        }
    }
}
