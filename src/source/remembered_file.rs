use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::ReadError;

/// The folder of these files.
pub(super) const REMEMBERED: &str = "published/";

/// A first line is never longer than this.
const LONGEST_HEAD: u64 = 4096;

/// A file below `published/`: what the public last saw of the records of a content file. Its first line says whether more of
/// it has to be read, which is only so where something changed.
#[derive(Debug, Clone)]
pub struct RememberedFile {
    /// Path relative to the content folder, with `/`.
    pub path: Box<str>,
    /// The first line; empty if it is no text.
    pub head: Box<str>,
    on_disk: PathBuf,
    text: OnceLock<Box<str>>,
}

impl RememberedFile {
    /// Reads the first line.
    pub(super) fn read(path: &str, on_disk: &Path) -> Result<Self, ReadError> {
        let refused = |error| ReadError::Io(on_disk.into(), error);
        let file = fs::File::open(on_disk).map_err(refused)?;
        let mut head = Vec::new();
        BufReader::new(file).take(LONGEST_HEAD).read_until(b'\n', &mut head).map_err(refused)?;
        let head = String::from_utf8(head).unwrap_or_default();
        Ok(Self {
            path: path.into(),
            head: head.trim_end().into(),
            on_disk: on_disk.into(),
            text: OnceLock::new(),
        })
    }

    /// What tells whether a file of the content is as it was: all of it, or the first line of what is remembered.
    pub(super) fn telling<'b>(path: &str, bytes: &'b [u8]) -> &'b [u8] {
        let end = bytes.iter().position(|byte| *byte == b'\n').filter(|_| path.starts_with(REMEMBERED));
        &bytes[..end.unwrap_or(bytes.len())]
    }

    /// A file that is on no disk.
    pub fn new(path: &str, text: &str) -> Self {
        let head = text.lines().next().unwrap_or_default();
        Self {
            path: path.into(),
            head: head.into(),
            on_disk: PathBuf::new(),
            text: OnceLock::from(Box::from(text)),
        }
    }

    /// All of it; empty if it cannot be read or is no text, which nobody takes for what was there.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| fs::read_to_string(&self.on_disk).unwrap_or_default().into())
    }
}
