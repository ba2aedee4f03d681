//! What a record looks like, as data: the single description that reading, auditing and editor schemas share.

use crate::diagnostic::Step;

use super::{Flag, ScalarShape};

/// The form of a value in a content file.
#[derive(Clone, Copy)]
pub enum Shape {
    /// One plain or quoted text.
    Scalar(&'static ScalarShape),
    /// A sequence of one shape.
    List(fn() -> Shape),
    /// A mapping with known keys.
    Record(&'static RecordShape),
}

/// A mapping with known keys.
pub struct RecordShape {
    /// The type's name, for programs: `Department`.
    pub name: &'static str,
    /// What it is, in Chinese: `部门`.
    pub label: &'static str,
    /// Its keys in the order they are documented.
    pub fields: &'static [FieldShape],
    /// The key whose value alone may stand for the whole record.
    pub short: Option<&'static str>,
}

/// One key of a record.
pub struct FieldShape {
    /// The English key.
    pub key: &'static str,
    /// The step into its value.
    pub step: Step,
    /// The Chinese keys; the first one is the label shown to staff.
    pub labels: &'static [&'static str],
    /// What to write, in Chinese, for the people who write it.
    pub description: &'static str,
    /// Must the key be there?
    pub required: bool,
    /// The form of its value.
    pub shape: fn() -> Shape,
    /// What else is known of it.
    pub flags: &'static [Flag],
}

impl FieldShape {
    /// The Chinese label.
    pub fn label(&self) -> &'static str {
        self.step.label()
    }

    /// What it means: the first clause of the help.
    pub fn meaning(&self) -> &'static str {
        self.description.split(['，', '；', '。']).next().unwrap_or_default()
    }

    /// Every way to write the key, the English one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.key).chain(self.labels.iter().copied())
    }

    /// Is this one of the ways to write the key?
    pub fn answers_to(&self, key: &str) -> bool {
        self.key == key || self.labels.contains(&key)
    }

    /// Does it have this flag?
    pub fn is(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// The text it holds, by itself or in a list; `None` if it holds records.
    pub fn scalar(&self) -> Option<&'static ScalarShape> {
        let mut shape = (self.shape)();
        while let Shape::List(element) = shape {
            shape = element();
        }
        match shape {
            Shape::Scalar(scalar) => Some(scalar),
            Shape::List(_) | Shape::Record(_) => None,
        }
    }
}

impl RecordShape {
    /// The field that a key in a file means, in either language.
    pub fn field(&self, key: &str) -> Option<&'static FieldShape> {
        self.fields.iter().find(|field| field.answers_to(key))
    }

    /// The form of the text that may stand for the whole record.
    pub fn short_form(&self) -> Option<&'static ScalarShape> {
        self.field(self.short?)?.scalar()
    }
}

/// Declares a record kind once: the struct, how it is read, and its [`RecordShape`].
///
/// `key: Type = "标签" | "另一写法" [Flag]; "说明"`. `Option` and `Vec` may be left out of a file, everything else
/// is required. A [`Flag`] says something about the field that its type does not. Label and help are also the
/// field's documentation: a comment in the declaration only says what they leave out. With `Name or key`, the value of
/// this key alone may stand for the whole record.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $label:literal $name:ident $(or $short:ident)? {
            $( $(#[$field_meta:meta])* $field:ident : $type:ty = $first:literal $(| $alias:literal)*
                $([$($flag:ident),+])? $(; $description:literal)? ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        $(#[doc = concat!("May be written as its `", stringify!($short), "` alone.")] #[serde(remote = "Self")])?
        pub struct $name {
            $(
                #[doc = concat!($first, $("：", $description)?)]
                #[doc = ""]
                $(#[$field_meta])*
                #[serde(alias = $first $(, alias = $alias)*)]
                pub $field: $type,
            )*
        }

        /// The steps to its values: `Window::posts`, as rustc writes `sym::posts`.
        #[allow(non_upper_case_globals)]
        impl $name {
            $(
                #[doc = $first]
                pub const $field: $crate::diagnostic::Step =
                    $crate::diagnostic::Step::declared(stringify!($field), $first);
            )*
        }

        impl $crate::records::Shaped for $name {
            fn shape() -> $crate::records::Shape {
                use $crate::records::{FieldShape, RecordShape, Shape, Shaped};
                static SHAPE: RecordShape = RecordShape {
                    name: stringify!($name),
                    label: $label,
                    fields: &[$(FieldShape {
                        key: stringify!($field),
                        step: $name::$field,
                        labels: &[$first $(, $alias)*],
                        description: concat!($($description)?),
                        required: !<$type as Shaped>::OPTIONAL,
                        shape: <$type as Shaped>::shape,
                        flags: &[$($($crate::records::Flag::$flag),+)?],
                    }),*],
                    short: [$(Some(stringify!($short)),)? None][0],
                };
                Shape::Record(&SHAPE)
            }
        }

        $($crate::records::shape::short!($name $short);)?

        impl $crate::records::Walked for $name {
            fn walk<'r>(&'r self, walk: &mut $crate::records::Walk<'r, '_>) {
                let values: &[&'r dyn $crate::records::Walked] = &[$(&self.$field),*];
                walk.record(self, <Self as $crate::records::Shaped>::shape(), values);
            }

            fn seen(&self) -> $crate::records::Seen {
                let values = vec![$($crate::records::Walked::seen(&self.$field)),*];
                $crate::records::Seen::record(<Self as $crate::records::Shaped>::shape(), values)
            }
        }
    };
}

/// Reads a record that may be written as the value of one key: such a text is read as a mapping with that key.
macro_rules! short {
    ($name:ident $short:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::value::{MapAccessDeserializer, MapDeserializer};
                struct Either;
                impl<'de> serde::de::Visitor<'de> for Either {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(stringify!($name))
                    }
                    fn visit_str<E: serde::de::Error>(self, raw: &str) -> Result<$name, E> {
                        let entries = std::iter::once((stringify!($short), raw));
                        $name::deserialize(MapDeserializer::new(entries))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        $name::deserialize(MapAccessDeserializer::new(map))
                    }
                }
                if !deserializer.is_human_readable() {
                    return $name::deserialize(deserializer);
                }
                deserializer.deserialize_any(Either)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $name::serialize(self, serializer)
            }
        }
    };
}

/// Declares a closed list of official terms: the enum, how it is read, and its [`ScalarShape`].
///
/// A term that is not in the list breaks the rule named after `else`, or YML-07 if none is named.
macro_rules! choice {
    (@rule) => { $crate::rulebook::YML_07 };
    (@rule $rule:ident) => { $crate::rulebook::$rule };
    (
        $(#[$meta:meta])*
        $label:literal $name:ident $(else $rule:ident)? {
            $( $(#[$variant_meta:meta])* $variant:ident = $chinese:literal | $english:literal ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(remote = "Self")]
        pub enum $name {
            $( #[doc = $chinese] #[doc = ""] $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The official Chinese term.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $chinese),* }
            }

            /// The English identifier, for file names, classes and open data.
            pub const fn identifier(self) -> &'static str {
                match self { $(Self::$variant => $english),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }

        impl $crate::records::Scalar for $name {
            const LABEL: &'static str = $label;
            const CHOICES: &'static [$crate::records::Choice] = &[$(
                $crate::records::Choice { label: $chinese, identifier: $english }
            ),*];
            fn parse(raw: &str) -> Result<Self, $crate::records::ScalarFault> {
                match raw {
                    $($chinese | $english => Ok(Self::$variant),)*
                    _ => Err($crate::records::not_a_choice(
                        $label,
                        raw,
                        Self::CHOICES,
                        &$crate::records::choice!(@rule $($rule)?),
                    )),
                }
            }
        }
        $crate::records::scalar!($name);
    };
}

pub(crate) use {choice, record, short};
