//! The files of what is given away, and the list of them for programs.

/// A file that is published below `downloads/`, or written by a dump.
#[derive(Debug, Clone)]
pub struct ExportFile {
    /// From the folder of all such files.
    pub path: String,
    /// What is in it: `窗口`.
    pub title: String,
    /// What it is.
    pub format: Format,
    /// The table whose columns it has.
    pub table: Option<String>,
    /// Its text.
    pub text: String,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Records as objects.
    Json,
    /// A table.
    Csv,
    /// The columns of a table, for programs.
    Schema,
}

impl Format {
    /// What people call it; also the ending of its name, in capitals.
    pub fn label(self) -> &'static str {
        match self {
            Self::Json | Self::Schema => "JSON",
            Self::Csv => "CSV",
        }
    }
}
