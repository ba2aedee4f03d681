use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use xxhash_rust::xxh3::xxh3_128;

use super::Stamp;
use super::examine::examine;
use super::line_index::LineIndex;

/// One content file, decoded.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// Could it be decoded, and does it hold nothing but text?
    pub is_text: bool,
    /// Fingerprint of the bytes on disk.
    pub fingerprint: u128,
    /// What the file system said of it before it was read; nothing if it has to be read each time.
    pub stamp: Option<Stamp>,
    text: OnceLock<String>,
    /// Where its text is read when somebody asks for it.
    on_disk: Option<PathBuf>,
    lines: LineIndex,
}

impl SourceFile {
    /// A file with its text.
    pub fn new(path: impl Into<String>, text: String, is_text: bool, fingerprint: u128) -> Self {
        let (text, lines) = (OnceLock::from(text), LineIndex::default());
        Self { path: path.into(), is_text, fingerprint, stamp: None, text, on_disk: None, lines }
    }

    /// A file that need not be read: it holds text, and of it is known what it became.
    pub(super) fn unread(path: &str, on_disk: &Path, fingerprint: u128, stamp: Stamp) -> Self {
        let (path, on_disk, text) = (path.to_owned(), Some(on_disk.to_owned()), OnceLock::new());
        Self {
            path,
            is_text: true,
            fingerprint,
            stamp: Some(stamp),
            text,
            on_disk,
            lines: LineIndex::default(),
        }
    }

    /// Decoded text without a byte order mark. Of a file that is not read yet and has changed since it was looked at, nothing.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let bytes = self.on_disk.as_ref().and_then(|path| fs::read(path).ok());
            let bytes = bytes.filter(|bytes| xxh3_128(bytes) == self.fingerprint);
            bytes.map(|bytes| examine(&self.path, bytes).0).unwrap_or_default()
        })
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, at: usize) -> (usize, usize) {
        self.lines.line_and_column(self.text(), at)
    }

    /// Shows another text from now on, in which every byte keeps its place.
    pub(super) fn show(&mut self, text: String) {
        self.text = OnceLock::from(text);
    }
}
