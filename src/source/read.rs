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
    let paths = content_paths(folder)?;
    let read: Vec<(SourceFile, Option<Problem>)> =
        paths.par_iter().map(|(name, path)| read_file(name, path)).collect::<Result<_, _>>()?;
    let mut files = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for (at, (file, problem)) in read.into_iter().enumerate() {
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        diagnostics.extend(problem.map(|problem| problem.diagnostic(id)));
        files.push(file);
    }
    Ok((Sources::new(files), diagnostics))
}

/// Relative path with `/`, and the path on disk, of everything that is content, sorted; never nothing.
pub(super) fn content_paths(folder: &Path) -> Result<Vec<(String, PathBuf)>, ReadError> {
    if !folder.exists() {
        return Err(ReadError::Missing(folder.into()));
    }
    if !folder.is_dir() {
        return Err(ReadError::NotAFolder(folder.into()));
    }
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
    if paths.is_empty() {
        return Err(ReadError::Empty(folder.into()));
    }
    paths.sort();
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

pub(super) enum Problem {
    TooLarge,
    OtherEncoding(&'static str),
    Unreadable(usize),
    Control(usize, char),
}

fn read_file(name: &str, path: &Path) -> Result<(SourceFile, Option<Problem>), ReadError> {
    let file = |text, fingerprint| SourceFile { path: name.into(), text, fingerprint };
    if is_too_large(path)? {
        return Ok((file(String::new(), 0), Some(Problem::TooLarge)));
    }
    let bytes = fs::read(path).map_err(|error| ReadError::Io(path.into(), error))?;
    let fingerprint = xxh3_128(&bytes);
    let (text, problem) = examine(bytes);
    Ok((file(text, fingerprint), problem))
}

pub(super) fn is_too_large(path: &Path) -> Result<bool, ReadError> {
    let metadata = fs::metadata(path).map_err(|error| ReadError::Io(path.into(), error))?;
    Ok(metadata.len() > LARGEST_FILE)
}

/// The text of a file, empty where it cannot be read, and what is wrong with the bytes.
pub(super) fn examine(bytes: Vec<u8>) -> (String, Option<Problem>) {
    let (text, problem) = match decode(bytes) {
        Decoded::Utf8(text) => (text, None),
        Decoded::Other(text, encoding) => (text, Some(Problem::OtherEncoding(encoding))),
        Decoded::Unreadable(offset) => (String::new(), Some(Problem::Unreadable(offset))),
    };
    let control = |(_, c): &(usize, char)| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    match text.char_indices().find(control) {
        Some((at, c)) => (String::new(), Some(Problem::Control(at, c))),
        None => (text, problem),
    }
}

impl Problem {
    /// The encoding, if the text was read in spite of it.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        match self {
            Self::OtherEncoding(name) => Some(name),
            Self::TooLarge | Self::Unreadable(_) | Self::Control(..) => None,
        }
    }

    /// What is wrong, in Chinese.
    pub(super) fn message(&self) -> String {
        self.diagnostic(FileId(0)).message
    }

    fn diagnostic(&self, id: FileId) -> Diagnostic {
        let whole = Place::file(id);
        match self {
            Self::TooLarge => Diagnostic::error("YML-16", whole, "文件过大，已拒绝读取")
                .fix("请按部门拆成多个文件，单个文件不超过 64 MB"),
            Self::OtherEncoding(name) => {
                Diagnostic::error("ENC-01", whole, format!("文件不是 UTF-8 编码，看起来是 {name}"))
                    .fix("请在编辑器中选择“另存为”，编码选 UTF-8")
            }
            Self::Unreadable(offset) => Diagnostic::error(
                "ENC-02",
                whole,
                format!("文件编码无法识别（第 {} 个字节起既不是 UTF-8 也不是 GB18030/UTF-16）", offset + 1),
            )
            .fix("请用原来的软件打开，确认没有乱码后另存为 UTF-8"),
            Self::Control(at, c) => Diagnostic::error(
                "ENC-06",
                whole,
                format!("文件第 {} 个字节处有控制字符 U+{:04X}，已拒绝读取", at + 1, u32::from(*c)),
            )
            .fix("请删除该字符；如果文件打开后是乱码，说明它不是文本文件"),
        }
    }
}
