use crate::rulebook::{ENC_01, ENC_02, ENC_06, YML_16};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_128;

use super::decode::{Decoded, decode};
use super::{SourceFile, Sources};
use crate::diagnostic::{Diagnostic, FileId, Place};

/// A file larger than this is refused rather than read (YML-16).
const LARGEST_FILE: u64 = 64 << 20;

/// Why a content folder cannot be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such folder.
    Missing(PathBuf),
    /// It is a file.
    NotAFolder(PathBuf),
    /// Nothing in it is content.
    Empty(PathBuf),
    /// The disk refused.
    Io(PathBuf, io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "内容目录不存在：{}", path.display()),
            Self::NotAFolder(path) => write!(f, "内容目录应是一个文件夹：{}", path.display()),
            Self::Empty(path) => write!(f, "没有可发布的数据，内容目录是空的：{}", path.display()),
            Self::Io(path, error) => write!(f, "读取失败：{}（{error}）", path.display()),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads every record and Markdown file below `folder`, in the order of their paths.
pub fn read_folder(folder: &Path) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    if !folder.exists() {
        return Err(ReadError::Missing(folder.into()));
    }
    if !folder.is_dir() {
        return Err(ReadError::NotAFolder(folder.into()));
    }
    let mut paths = content_paths(folder)?;
    paths.sort();
    let read: Vec<(SourceFile, Option<Problem>)> =
        paths.par_iter().map(|(name, path)| read_file(name, path)).collect::<Result<_, _>>()?;
    if read.is_empty() {
        return Err(ReadError::Empty(folder.into()));
    }
    let mut files = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for (at, (file, problem)) in read.into_iter().enumerate() {
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        diagnostics.extend(problem.map(|problem| problem.diagnostic(id)));
        files.push(file);
    }
    Ok((Sources::new(files), diagnostics))
}

/// Relative path with `/`, and the path on disk, of everything that is content.
fn content_paths(folder: &Path) -> Result<Vec<(String, PathBuf)>, ReadError> {
    let mut paths = Vec::new();
    for entry in
        WalkDir::new(folder).into_iter().filter_entry(|entry| entry.depth() == 0 || is_visible(entry))
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ReadError::Io(path, error.into())
        })?;
        if entry.file_type().is_file() && is_content(entry.path()) {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            paths.push((parts.join("/"), entry.into_path()));
        }
    }
    Ok(paths)
}

/// Hidden files, office lock files and signed scans are not content.
fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let attachments = entry.depth() == 1 && name == "attachments";
    !(name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || attachments)
}

fn is_content(path: &Path) -> bool {
    matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "yml" | "md"))
}

enum Problem {
    TooLarge,
    OtherEncoding(&'static str),
    Unreadable(usize),
    Control(usize, char),
}

fn read_file(name: &str, path: &Path) -> Result<(SourceFile, Option<Problem>), ReadError> {
    let io_error = |error| ReadError::Io(path.into(), error);
    let file = |text, fingerprint| SourceFile { path: name.into(), text, fingerprint };
    if fs::metadata(path).map_err(io_error)?.len() > LARGEST_FILE {
        return Ok((file(String::new(), 0), Some(Problem::TooLarge)));
    }
    let bytes = fs::read(path).map_err(io_error)?;
    let fingerprint = xxh3_128(&bytes);
    let (text, problem) = match decode(bytes) {
        Decoded::Utf8(text) => (text, None),
        Decoded::Other(text, encoding) => (text, Some(Problem::OtherEncoding(encoding))),
        Decoded::Unreadable(offset) => (String::new(), Some(Problem::Unreadable(offset))),
    };
    let control = |(_, c): &(usize, char)| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    match text.char_indices().find(control) {
        Some((at, c)) => Ok((file(String::new(), fingerprint), Some(Problem::Control(at, c)))),
        None => Ok((file(text, fingerprint), problem)),
    }
}

impl Problem {
    fn diagnostic(&self, id: FileId) -> Diagnostic {
        let whole = Place::file(id);
        match self {
            Self::TooLarge => Diagnostic::of(&YML_16, whole, "文件过大，已拒绝读取")
                .fix("请按部门拆成多个文件，单个文件不超过 64 MB"),
            Self::OtherEncoding(name) => {
                Diagnostic::of(&ENC_01, whole, format!("文件不是 UTF-8 编码，看起来是 {name}"))
                    .fix("请在编辑器中选择“另存为”，编码选 UTF-8")
            }
            Self::Unreadable(offset) => Diagnostic::of(
                &ENC_02,
                whole,
                format!("文件编码无法识别（第 {} 个字节起既不是 UTF-8 也不是 GB18030/UTF-16）", offset + 1),
            )
            .fix("请用原来的软件打开，确认没有乱码后另存为 UTF-8"),
            Self::Control(at, c) => Diagnostic::of(
                &ENC_06,
                whole,
                format!("文件第 {} 个字节处有控制字符 U+{:04X}，已拒绝读取", at + 1, u32::from(*c)),
            )
            .fix("请删除该字符；如果文件打开后是乱码，说明它不是文本文件"),
        }
    }
}
