//! Any folder at all: an old site, a collection of documents. Nothing in it is content, so nothing is left out.

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use walkdir::WalkDir;

use super::ReadError;
use super::decode::{Decoded, decode};
use super::read::{LARGEST_FILE, is_too_large};
use super::walk::relative;

/// The files below some paths.
#[derive(Debug, Default)]
pub struct Surveyed {
    /// What is shown of the path, with `/`, and the path on disk; sorted.
    pub files: Vec<(String, PathBuf)>,
    /// What could not be looked into, and why, in Chinese; sorted.
    pub closed: Vec<(String, String)>,
}

/// A file as far as its bytes tell.
#[derive(Debug)]
pub enum Any {
    /// Text in an encoding that is known.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
    /// It could not be read; why, in Chinese.
    Closed(String),
}

/// Finds every file. A single folder gives its name to nothing: paths are relative to it. Links are followed as far as
/// they stay below the path they were found in.
pub fn survey(paths: &[PathBuf]) -> Result<Surveyed, ReadError> {
    let mut surveyed = Surveyed::default();
    for path in paths {
        let root = fs::canonicalize(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadError::Missing(path.clone()),
            _ => ReadError::Io(path.clone(), error),
        })?;
        let base = if paths.len() == 1 && root.is_dir() { path.as_path() } else { Path::new("") };
        let mut entries = WalkDir::new(path).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) => {
                    let name = relative(base, entry.path());
                    let is_folder = entry.file_type().is_dir();
                    let outside = entry.depth() > 0
                        && entry.path_is_symlink()
                        && !fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(&root));
                    if outside {
                        surveyed.closed.push((name, "链接通到外面，没有跟过去".to_owned()));
                        if is_folder {
                            entries.skip_current_dir();
                        }
                    } else if entry.file_type().is_file() {
                        surveyed.files.push((name, entry.into_path()));
                    } else if !is_folder {
                        surveyed.closed.push((name, "不是普通文件".to_owned()));
                    }
                }
                Err(error) => {
                    let name = relative(base, error.path().unwrap_or(path));
                    let why = match error.io_error() {
                        Some(error) => crate::diagnostic::io_reason(error),
                        None => "链接绕回了自己".to_owned(),
                    };
                    surveyed.closed.push((name, why));
                }
            }
        }
    }
    surveyed.files.sort();
    surveyed.files.dedup();
    surveyed.closed.sort();
    Ok(surveyed)
}

/// Reads a file, whatever it is.
pub fn read_any(path: &Path) -> Any {
    let bytes = match is_too_large(path) {
        Ok(true) => return Any::Closed(format!("文件超过 {} MB", LARGEST_FILE >> 20)),
        Ok(false) => fs::read(path).map_err(|error| crate::diagnostic::io_reason(&error)),
        Err(error) => Err(error.to_string()),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => return Any::Closed(why),
    };
    let is_wide = Encoding::for_bom(&bytes).is_some();
    if !is_wide
        && (bytes.starts_with(b"%PDF") || memchr::memchr(0, &bytes[..bytes.len().min(8192)]).is_some())
    {
        return Any::Bytes(bytes);
    }
    match decode(bytes.clone()) {
        Decoded::Utf8(text)
        | Decoded::Marked(text)
        | Decoded::NoWords(text)
        | Decoded::Doubtful(text)
        | Decoded::Other(text, _) => Any::Text(text),
        Decoded::Unreadable(_) => Any::Bytes(bytes),
    }
}
