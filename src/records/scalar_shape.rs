//! A value written as one text, described as data, and the faults it can have. Must not know records.

use crate::diagnostic::Rule;

/// The form of a value written as one text: a date, a choice, an id …
pub struct ScalarShape {
    /// The type's name, for programs: `Date`.
    pub name: &'static str,
    /// What is expected, in Chinese: `日期`. For people only; programs ask for the kind.
    pub label: &'static str,
    /// What sort of text it is.
    pub kind: ScalarKind,
    /// Reads the raw text and says what is wrong with it.
    pub audit: fn(&str) -> Result<(), ScalarFault>,
    /// Writes a text that `audit` takes in its regular form: texts that mean the same have the same one.
    pub regular: fn(&str) -> Option<String>,
    /// For a text that `audit` refuses: its regular form, if it can mean only one thing.
    pub repair: fn(&str) -> Option<Repair>,
    /// The allowed values, if they are a closed list.
    pub choices: &'static [Choice],
    /// A regular expression that no sound text fails; empty if there is none. Looser than `audit`.
    pub pattern: &'static str,
    /// Texts worth proposing. Never a telephone number or a date, which somebody might leave in by accident.
    pub examples: &'static [&'static str],
}

/// One allowed value of a closed list.
#[derive(Debug)]
pub struct Choice {
    /// The official Chinese term.
    pub label: &'static str,
    /// The English identifier.
    pub identifier: &'static str,
}

/// What sort of text a scalar is, as far as other code treats the sorts differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarKind {
    /// Any words.
    Text,
    /// A code: leading zeros and every digit count.
    Code,
    /// A person's name.
    Name,
    /// The path of an attachment.
    File,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A telephone number.
    Phone,
    /// A whole number.
    Number,
    /// Whether something is so.
    YesNo,
    /// Any other form: only its own type knows it.
    Other,
}

impl ScalarKind {
    /// Is it taken as written, so that YAML might spoil it, or filler pass for content?
    pub fn is_verbatim(self) -> bool {
        matches!(self, Self::Text | Self::Code | Self::Name | Self::File)
    }
}

/// Why a text is not what was expected. Never contains English from a parser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScalarFault {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to write instead.
    pub fix: Option<String>,
}

/// A text that is not in the expected form, and can mean only one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to write instead.
    pub fix: String,
    /// The expected form.
    pub canonical: String,
}
