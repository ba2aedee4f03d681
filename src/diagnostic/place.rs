use std::fmt;
use std::ops::Range;

/// Index of a content file in the order of the sorted walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct FileId(pub u32);

/// Where a finding is: a file and a spot in it. Line and column are only worked out when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The spot.
    pub aim: Aim,
}

/// A spot in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// The file as a whole.
    File,
    /// A byte range of the decoded text.
    Bytes(Range<usize>),
    /// The value that the path leads to.
    Value(Path),
    /// The last key of the path, not its value.
    Key(Path),
}

/// Steps from the top of a record to a value in it, in canonical English keys.
pub type Path = Vec<Step>;

/// One step of a [`Path`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into the value of this key of a mapping.
    Key(Key),
    /// Into this element of a sequence, from 0.
    Index(u32),
}

/// A key of some record. Only the declaration of a record makes one, so neither a path nor a message can name a key
/// that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    name: &'static str,
    label: &'static str,
}

impl Step {
    /// For the declarations of records alone, which give each step a name: `Window::posts`.
    pub(crate) const fn declared(name: &'static str, label: &'static str) -> Self {
        Self::Key(Key { name, label })
    }

    /// The key as messages name it, in Chinese: `岗位`. An index has none.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Key(Key { label, .. }) => label,
            Self::Index(_) => "",
        }
    }

    /// The key with a value behind it, as staff are to write it: `类型: 综合窗口`.
    pub fn pair(self, value: impl fmt::Display) -> String {
        format!("{}: {value}", self.label())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(Key { name, .. }) => f.write_str(name),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

impl Place {
    /// The file as a whole.
    pub fn file(file: FileId) -> Self {
        Self { file, aim: Aim::File }
    }

    /// A byte range of the decoded text.
    pub fn bytes(file: FileId, range: Range<usize>) -> Self {
        Self { file, aim: Aim::Bytes(range) }
    }

    /// The value at the end of the path.
    pub fn value<const N: usize>(file: FileId, path: [Step; N]) -> Self {
        Self { file, aim: Aim::Value(path.to_vec()) }
    }
}
