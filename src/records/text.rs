use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use unicode_normalization::UnicodeNormalization;

use super::scalar::{full_width, is_full_width};
use super::{Repair, Scalar, ScalarFault, ScalarKind, Telling, scalar};
use crate::rulebook::{REF_07, WIN_13, YML_11};

/// Declares a kind of text: a newtype that reads like a `str` and is written out as one.
macro_rules! text {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(remote = "Self")]
        pub struct $name(Box<str>);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

text! {
    /// Plain text as written, trimmed, without invisible characters, never empty. `0012`, `NO` and 31-digit
    /// codes survive.
    Text,
    /// A code or number that is text: leading zeros and every digit count.
    Code,
    /// A person's name in its regular form: no blanks between Han characters, `·` between parts.
    PersonName,
    /// A file below `attachments/`, by its path inside the content folder, as it looks: accents are parts of letters.
    AttachmentPath,
}

impl Scalar for Text {
    const LABEL: &'static str = "文本";
    const TELLING: Telling = Telling::AsFact;
    const KIND: ScalarKind = ScalarKind::Text;
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        Ok(Self(visible(raw).into()))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Scalar for Code {
    const LABEL: &'static str = "编码";
    const KIND: ScalarKind = ScalarKind::Code;
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let raw = visible(raw);
        if is_scientific(&raw) {
            return Err(ScalarFault {
                rule: &YML_11,
                message: format!("编码“{raw}”是科学计数法，原始数字已在表格软件中丢失"),
                fix: Some("请从原系统重新导出，表格里该列先设为“文本”格式".into()),
            });
        }
        if raw.chars().any(is_full_width) { Err(full_width(&raw)) } else { Ok(Self(raw.into())) }
    }
}

impl Scalar for PersonName {
    const LABEL: &'static str = "姓名";
    const KIND: ScalarKind = ScalarKind::Name;
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let raw = visible(raw);
        match regular_name(&raw) {
            Some(_) => Err(ScalarFault { rule: &WIN_13, message: irregular_name(&raw), fix: None }),
            None => Ok(Self(raw.into())),
        }
    }

    fn repair(raw: &str) -> Option<Repair> {
        let raw = visible(raw);
        let canonical = regular_name(&raw)?;
        let remark = raw.contains(['(', '（']);
        let fix = if remark {
            // Any record with a name may have remarks; which one is not known here.
            format!("请写成“{canonical}”，括号里的说明写到“备注”")
        } else {
            format!("请写成“{canonical}”")
        };
        Some(Repair { rule: &WIN_13, message: irregular_name(&raw), fix, canonical })
    }
}

fn irregular_name(raw: &str) -> String {
    format!("姓名“{raw}”的写法不规范，已按规范写法读取")
}

/// The regular form of a name; `None` if the name already has it.
fn regular_name(raw: &str) -> Option<String> {
    let base = raw.split(['(', '（']).next().unwrap_or_default().trim_end();
    let is_blank = |c: char| c.is_whitespace();
    let letters = base.chars().filter(|c| !is_blank(*c));
    let joined: String =
        if letters.clone().all(|c| !c.is_ascii()) { letters.collect() } else { base.to_owned() };
    let dotted: String =
        joined.chars().map(|c| if matches!(c, '•' | '・' | '‧' | '．') { '·' } else { c }).collect();
    let all_han = !dotted.is_empty() && dotted.chars().all(|c| !c.is_ascii() || c == '.');
    let dotted = if all_han { dotted.replace('.', "·") } else { dotted };
    (!dotted.is_empty() && dotted != raw).then_some(dotted)
}

/// No file on Windows, where many sites are kept, may have these in its name.
const UNUSABLE: [char; 8] = ['\\', ':', '*', '?', '"', '<', '>', '|'];

impl Scalar for AttachmentPath {
    const LABEL: &'static str = "附件路径";
    const TELLING: Telling = Telling::AsFact;
    const KIND: ScalarKind = ScalarKind::File;
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        let sound = raw.starts_with("attachments/")
            && !raw.contains(UNUSABLE)
            && !raw.contains(char::is_control)
            && raw.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if sound {
            Ok(Self(raw.nfc().collect::<String>().into()))
        } else {
            Err(ScalarFault {
                rule: &REF_07,
                message: format!("附件路径“{raw}”无法识别"),
                fix: Some("附件放在 attachments/ 文件夹里，写成 attachments/2026/文件名.pdf 的形式，文件名里不能有 \\ : * ? \" < > |".into()),
            })
        }
    }
}

/// `1.14508E+30`: what a spreadsheet makes of a long number. `12E34` may be a code.
fn is_scientific(raw: &str) -> bool {
    let Some((mantissa, exponent)) = raw.split_once(['E', 'e']) else { return false };
    let signed = exponent.starts_with(['+', '-']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole)
        && digits(part)
        && digits(exponent.trim_start_matches(['+', '-']))
        && (signed || mantissa.contains('.'))
}

/// The text without invisible characters.
pub(super) fn visible(raw: &str) -> Cow<'_, str> {
    if raw.chars().any(is_invisible) {
        raw.chars().filter(|c| !is_invisible(*c)).collect::<String>().into()
    } else {
        raw.into()
    }
}

/// Zero-width spaces and joiners, soft hyphens, stray byte order marks, and what turns the direction of a text.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') || turns(c)
}

/// Characters that nobody sees and that set the direction in which others are shown.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

scalar!(Text, Code, PersonName, AttachmentPath);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_keeps_every_character() {
        for raw in ["0012", "12E34", "0x1F", "1_000", "1.10", "1145080300123456784000125004000"] {
            assert_eq!(Code::parse(raw).unwrap().as_str(), raw);
        }
        for raw in ["1.14508E+30", "1E+30", "1.2e30"] {
            assert_eq!(Code::parse(raw).unwrap_err().rule.id, "YML-11", "{raw}");
        }
    }

    #[test]
    fn a_name_is_read_in_its_regular_form() {
        for (raw, name) in [
            ("张 三", "张三"),
            ("覃某某（兼）", "覃某某"),
            ("阿依古丽•买买提", "阿依古丽·买买提"),
            ("古丽.买买提", "古丽·买买提"),
        ] {
            assert_eq!(PersonName::repair(raw).unwrap().canonical, name);
            assert!(PersonName::parse(name).is_ok());
        }
        assert!(PersonName::parse("John Smith").is_ok());
    }

    #[test]
    fn invisible_characters_are_no_part_of_a_text() {
        assert_eq!(Text::parse("综合\u{200b}窗\u{ad}口").unwrap().as_str(), "综合窗口");
    }
}
