use std::fmt;

use crate::load::suggest;

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It is no document of the form `.docx`, or is damaged.
    Unreadable,
    /// It asks for something that there is not.
    Unknown {
        /// As it is written.
        name: String,
        /// What was probably meant.
        meant: Option<String>,
        /// All that may be asked for.
        known: Vec<String>,
    },
    /// Braces that nothing closes, with what follows them.
    Unclosed(String),
}

impl Fault {
    pub(super) fn unknown(name: &str, known: Vec<String>) -> Self {
        let meant = suggest(name, known.iter().map(String::as_str)).map(str::to_owned);
        Self::Unknown { name: name.to_owned(), meant, known }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => {
                write!(f, "不是 .docx 文档，或者已经损坏；请用 Word、WPS 或 LibreOffice 另存为 .docx")
            }
            Self::Unknown { name, meant: Some(meant), .. } => {
                write!(f, "没有“{{{{{name}}}}}”这一栏，是否想写“{{{{{meant}}}}}”？")
            }
            Self::Unknown { name, meant: None, known } => {
                write!(f, "没有“{{{{{name}}}}}”这一栏，可以写的有：{}", known.join("、"))
            }
            Self::Unclosed(text) => {
                let text: String = text.chars().take(20).collect();
                write!(f, "“{text}”没有写完：栏目要写在 {{{{ 和 }}}} 之间，在同一段里")
            }
        }
    }
}
