//! How a value written as one text is read. Each type reads the raw scalar itself, so that `0012`, `NO` and `8:30`
//! arrive unspoilt. Must not know which records hold it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::diagnostic::Rule;
use crate::rulebook::YML_19;

use super::{Choice, Repair, ScalarFault, ScalarKind, Telling};

/// A type read from one raw text; written again, the text is in its regular form.
pub trait Scalar: Sized + fmt::Display {
    /// What is expected, in Chinese.
    const LABEL: &'static str;
    /// What sort of text it is.
    const KIND: ScalarKind = ScalarKind::Other;
    /// How a change of it is told, unless the field says otherwise.
    const TELLING: Telling = Telling::InFull;
    /// The allowed values, if they are a closed list.
    const CHOICES: &'static [Choice] = &[];
    /// A regular expression that no sound text fails; empty if there is none.
    const PATTERN: &'static str = "";
    /// Texts worth proposing to whoever writes the value.
    const EXAMPLES: &'static [&'static str] = &[];
    /// Reads the raw text, which comes trimmed and is never empty.
    fn parse(raw: &str) -> Result<Self, ScalarFault>;
    /// The regular form of a text that `parse` refuses, if it can mean only one thing.
    fn repair(raw: &str) -> Option<Repair> {
        let canonical = half_width(raw)?;
        let ScalarFault { rule, message, .. } = full_width(raw);
        let fix = format!("请写成 {canonical}");
        Self::parse(&canonical).is_ok().then_some(Repair { rule, message, fix, canonical })
    }
}

/// Reads a [`Scalar`] through the raw text of a scalar, whatever YAML would make of it.
///
/// Empty texts are refused: an empty value is a missing value, and the audit says so in Chinese.
pub(crate) fn deserialize<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Raw<T>(PhantomData<T>);
    impl<T: Scalar> Visitor<'_> for Raw<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(T::LABEL)
        }
        fn visit_str<E: Error>(self, raw: &str) -> Result<T, E> {
            let raw = trim(raw);
            if is_empty(raw) {
                return Err(E::custom("empty"));
            }
            T::parse(raw).map_err(|fault| E::custom(fault.message))
        }
    }
    deserializer.deserialize_str(Raw(PhantomData))
}

/// Cuts ASCII and ideographic white space from both ends.
pub(crate) fn trim(raw: &str) -> &str {
    raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

/// Is this one of YAML's ways to write that there is no value?
pub(crate) fn is_empty(raw: &str) -> bool {
    matches!(trim(raw), "" | "~" | "null" | "Null" | "NULL")
}

/// A digit, letter or mark that an input method made as wide as a Han character.
pub(super) fn is_full_width(c: char) -> bool {
    matches!(c, '！'..='～' | '　')
}

/// The text with full-width characters made ordinary; `None` if it has none.
pub(super) fn half_width(raw: &str) -> Option<String> {
    let ordinary = |c: char| if c == '　' { ' ' } else { narrow(c) };
    raw.chars().any(is_full_width).then(|| raw.chars().map(ordinary).collect())
}

/// The ASCII character of which this one is the full-width form, else itself.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The fault of full-width characters where a code or number is expected.
pub(super) fn full_width(raw: &str) -> ScalarFault {
    ScalarFault {
        rule: &YML_19, message: format!("“{raw}”用了全角字符，已按半角读取"), fix: None
    }
}

/// The fault of a text that is not an allowed value.
pub(crate) fn not_a_choice(label: &str, raw: &str, choices: &[Choice], rule: &'static Rule) -> ScalarFault {
    let allowed: Vec<&str> = choices.iter().map(|choice| choice.label).collect();
    ScalarFault {
        rule,
        message: format!("“{raw}”不是可用的{label}"),
        fix: Some(format!("请填写其中之一：{}", allowed.join("、"))),
    }
}

/// Makes [`Scalar`] types readable by serde and describable as a shape. People read and write the text; between programs
/// a value goes as it is in memory, by the functions that `#[serde(remote = "Self")]` derives.
macro_rules! scalar {
    ($($name:ty),* $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    return $crate::records::scalar::deserialize(deserializer);
                }
                <$name>::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    return serializer.collect_str(self);
                }
                <$name>::serialize(self, serializer)
            }
        }

        impl $crate::records::Walked for $name {
            fn walk<'r>(&'r self, walk: &mut $crate::records::Walk<'r, '_>) {
                walk.look(self);
            }

            fn seen(&self) -> $crate::records::Seen {
                let text = self.to_string();
                match <$name as $crate::records::Shaped>::shape() {
                    $crate::records::Shape::Scalar(form) => {
                        let telling = <$name as $crate::records::Scalar>::TELLING;
                        $crate::records::Seen::Text { text, form, telling }
                    }
                    _ => $crate::records::Seen::Nothing,
                }
            }
        }

        impl $crate::records::Shaped for $name {
            fn shape() -> $crate::records::Shape {
                static SHAPE: $crate::records::ScalarShape = $crate::records::ScalarShape {
                    name: stringify!($name),
                    label: <$name as $crate::records::Scalar>::LABEL,
                    kind: <$name as $crate::records::Scalar>::KIND,
                    audit: |raw| <$name as $crate::records::Scalar>::parse(raw).map(|_| ()),
                    regular: |raw| {
                        let parsed = <$name as $crate::records::Scalar>::parse(raw).ok()?;
                        Some(parsed.to_string())
                    },
                    repair: <$name as $crate::records::Scalar>::repair,
                    choices: <$name as $crate::records::Scalar>::CHOICES,
                    pattern: <$name as $crate::records::Scalar>::PATTERN,
                    examples: <$name as $crate::records::Scalar>::EXAMPLES,
                };
                $crate::records::Shape::Scalar(&SHAPE)
            }
        }
    )*};
}

pub(crate) use scalar;
