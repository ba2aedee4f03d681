//! The files of what is given away, and the list of them for programs.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A file that is published below `downloads/`, or written by a dump.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportFile {
    /// From the folder of all such files.
    pub path: String,
    /// What is in it: `窗口`.
    pub title: String,
    /// What it is.
    pub format: Format,
    /// The table whose columns it has.
    pub table: Option<String>,
    /// How many bytes its text has.
    pub size: u64,
    /// SHA-256 of its text.
    pub hash: String,
    /// Its text, if it was made in this run.
    #[serde(skip)]
    pub text: Option<String>,
}

impl ExportFile {
    pub(super) fn new(path: String, title: &str, format: Format, text: String) -> Self {
        let hash = hex(&Sha256::digest(text.as_bytes()));
        let size = text.len() as u64;
        Self { path, title: title.to_owned(), format, table: None, size, hash, text: Some(text) }
    }

    /// The bytes of its text; none if it was not made in this run, as those of a dump always are.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_deref().unwrap_or_default().as_bytes()
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
