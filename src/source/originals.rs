use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::ReadError;
use super::read::{Problem, examine, is_too_large};
use super::walk::walk;

/// One content file as it is on disk, for whoever is going to rewrite it.
#[derive(Debug)]
pub struct Original {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// Path on the disk.
    pub disk: PathBuf,
    /// Every byte of it.
    pub bytes: Vec<u8>,
    /// Its text without a byte order mark, or why it cannot be read, in Chinese.
    pub text: Result<String, String>,
    /// What it is written in, for people, if it is not UTF-8.
    pub encoding: Option<&'static str>,
}

impl Original {
    /// Does a UTF-8 file begin with a byte order mark?
    pub fn has_mark(&self) -> bool {
        self.encoding.is_none() && self.bytes.starts_with("\u{feff}".as_bytes())
    }
}

/// Reads every record and Markdown file below `folder` with its bytes, in the order of their paths.
pub fn read_originals(folder: &Path) -> Result<Vec<Original>, ReadError> {
    walk(folder)?.content.into_par_iter().map(|(path, disk)| read(path, disk)).collect()
}

fn read(path: String, disk: PathBuf) -> Result<Original, ReadError> {
    let io_error = |error| ReadError::Io(disk.clone(), error);
    if is_too_large(&disk)? {
        let text = Err("文件过大".to_owned());
        return Ok(Original { path, disk, bytes: Vec::new(), text, encoding: None });
    }
    let bytes = fs::read(&disk).map_err(io_error)?;
    let (text, problem) = examine(&path, bytes.clone());
    let encoding = problem.as_ref().and_then(Problem::encoding);
    let text = match problem {
        Some(problem) if !problem.may_be_mended() => Err(problem.message()),
        _ => Ok(text),
    };
    Ok(Original { path, disk, bytes, text, encoding })
}
