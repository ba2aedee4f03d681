use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::Date;
use crate::rulebook::{ENC_01, ENC_02, ENC_03, ENC_06, YML_16};

use super::decode::{Decoded, decode};
use super::{Attachment, Files, ReadError, SourceFile, Sources};

/// A file larger than this is refused rather than read (YML-16).
const LARGEST_FILE: u64 = 64 << 20;

/// Reads every record and Markdown file below `folder`, in the order of their paths.
pub fn read_folder(folder: &Path, today: Date) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    let Walked { content, attachments, mut strays } = walk(folder)?;
    strays.sort();
    let read: Vec<Understood> =
        content.par_iter().map(|(name, path)| read_file(name, path)).collect::<Result<_, _>>()?;
    // One at a time on each worker: what is in a file is kept, its bytes are not.
    let looked =
        attachments.par_iter().with_max_len(1).map(|(name, path)| Attachment::read(name, path, today));
    let attachments = looked.collect::<Result<_, _>>()?;
    let (sources, diagnostics) = assemble(read);
    Ok((sources.with_others(attachments, strays), diagnostics))
}

/// Treats files in memory as a content folder; only their names decide what they are.
pub fn read_files(mut files: Files) -> (Sources, Vec<Diagnostic>) {
    files.sort();
    assemble(files.into_iter().map(|(name, bytes)| understand(&name, bytes)).collect())
}

/// A file, and what is wrong with its bytes.
type Understood = (SourceFile, Option<Problem>);

/// Expects the files in the order of their paths.
fn assemble(read: Vec<Understood>) -> (Sources, Vec<Diagnostic>) {
    let mut files = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for (at, (file, problem)) in read.into_iter().enumerate() {
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        diagnostics.extend(problem.map(|problem| problem.diagnostic(id)));
        files.push(file);
    }
    (Sources::new(files), diagnostics)
}

/// The files of a content folder: relative path with `/`, and the path on disk.
#[derive(Default)]
pub(super) struct Walked {
    /// Everything that is content, sorted; never empty.
    pub(super) content: Vec<(String, PathBuf)>,
    /// Below `attachments/`.
    attachments: Vec<(String, PathBuf)>,
    /// Files that look like content under another name.
    strays: Vec<String>,
}

pub(super) fn walk(folder: &Path) -> Result<Walked, ReadError> {
    if !folder.exists() {
        return Err(ReadError::Missing(folder.into()));
    }
    if !folder.is_dir() {
        return Err(ReadError::NotAFolder(folder.into()));
    }
    let mut walked = Walked::default();
    for entry in
        WalkDir::new(folder).into_iter().filter_entry(|entry| entry.depth() == 0 || is_visible(entry))
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ReadError::Io(path, error.into())
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if parts.len() > 1 && parts[0] == "attachments" {
            walked.attachments.push((name, entry.into_path()));
        } else if is_content(entry.path()) {
            walked.content.push((name, entry.into_path()));
        } else if is_disguised(&name) {
            walked.strays.push(name);
        }
    }
    if walked.content.is_empty() {
        return Err(ReadError::Empty(folder.into()));
    }
    walked.content.sort();
    Ok(walked)
}

/// `部门.yaml.txt`, `a.yaml - 副本`, `A.YAML`: meant as content, but not read under such a name.
fn is_disguised(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".yaml", ".yml", ".md"].iter().any(|ending| lower.contains(ending))
}

/// Hidden files and the lock files of office programs are passed over.
fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    !(name.starts_with('.') || name.starts_with("~$") || name.ends_with('~'))
}

fn is_content(path: &Path) -> bool {
    matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "yml" | "md"))
}

pub(super) enum Problem {
    TooLarge,
    Marked,
    OtherEncoding(&'static str),
    Unreadable(usize),
    Control(usize, char),
}

fn read_file(name: &str, path: &Path) -> Result<Understood, ReadError> {
    if is_too_large(path)? {
        let file = SourceFile::new(name, String::new(), false, 0);
        return Ok((file, Some(Problem::TooLarge)));
    }
    let bytes = fs::read(path).map_err(|error| ReadError::Io(path.into(), error))?;
    Ok(understand(name, bytes))
}

fn understand(name: &str, bytes: Vec<u8>) -> Understood {
    let fingerprint = xxh3_128(&bytes);
    let (text, problem) = examine(name, bytes);
    let is_text = problem.as_ref().is_none_or(Problem::is_remark);
    (SourceFile::new(name, text, is_text, fingerprint), problem)
}

pub(super) fn is_too_large(path: &Path) -> Result<bool, ReadError> {
    let metadata = fs::metadata(path).map_err(|error| ReadError::Io(path.into(), error))?;
    Ok(metadata.len() > LARGEST_FILE)
}

/// The text of a file, empty where it cannot be decoded, and what is wrong with the bytes.
pub(super) fn examine(name: &str, bytes: Vec<u8>) -> (String, Option<Problem>) {
    let (text, problem) = match decode(bytes) {
        Decoded::Utf8(text) => (text, None),
        Decoded::Marked(text) => (text, Some(Problem::Marked)),
        Decoded::Other(text, encoding) => (text, Some(Problem::OtherEncoding(encoding))),
        Decoded::Unreadable(offset) => (String::new(), Some(Problem::Unreadable(offset))),
    };
    let text = with_line_feeds(text);
    let text = if name.ends_with(".md") { with_hard_breaks(text) } else { text };
    // YAML and Markdown do not treat U+0085 and its like as control characters, but they are not text either.
    let control = |(_, c): &(usize, char)| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    match text.char_indices().find(control) {
        Some((at, c)) => (text, Some(Problem::Control(at, c))),
        None => (text, problem),
    }
}

/// Turns the line breaks of old Macintosh programs into ordinary ones; every byte keeps its place.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        out.push(if c == '\r' && rest.peek() != Some(&'\n') { '\n' } else { c });
    }
    out
}

/// Word writes a line break inside a paragraph as a vertical tab, the web as U+2028; Markdown wants two blanks.
fn with_hard_breaks(text: String) -> String {
    const BREAKS: [char; 3] = ['\u{b}', '\u{2028}', '\u{2029}'];
    if text.contains(BREAKS) { text.replace(BREAKS, "  \n") } else { text }
}

impl Problem {
    /// The encoding, if the text was read although it is not UTF-8.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        match self {
            Self::OtherEncoding(name) => Some(name),
            Self::Marked | Self::TooLarge | Self::Unreadable(_) | Self::Control(..) => None,
        }
    }

    /// Was the text read all the same?
    pub(super) fn is_remark(&self) -> bool {
        matches!(self, Self::Marked | Self::OtherEncoding(_))
    }

    /// What is wrong, in Chinese.
    pub(super) fn message(&self) -> String {
        self.diagnostic(FileId(0)).message
    }

    fn diagnostic(&self, id: FileId) -> Diagnostic {
        let whole = Place::file(id);
        match self {
            Self::TooLarge => Diagnostic::of(&YML_16, whole, "文件过大，已拒绝读取")
                .fix("请按部门拆成多个文件，单个文件不超过 64 MB"),
            Self::Marked => Diagnostic::of(&ENC_03, whole, "文件开头有 BOM，已忽略")
                .fix("不影响使用；运行 mingchuang fix 可以去掉"),
            Self::OtherEncoding(name) => {
                Diagnostic::of(&ENC_01, whole, format!("文件不是 UTF-8，已按 {name} 读取"))
                    .fix("请在编辑器中选择“另存为”，编码选 UTF-8；或运行 mingchuang fix")
            }
            Self::Unreadable(offset) => Diagnostic::of(
                &ENC_02,
                whole,
                format!("文件编码无法识别（第 {} 个字节起既不是 UTF-8 也不是 GB18030/UTF-16）", offset + 1),
            )
            .fix("请用原来的软件打开，确认没有乱码后另存为 UTF-8"),
            Self::Control(at, c) => {
                let message = format!("含有控制字符 U+{:04X}，已拒绝读取", u32::from(*c));
                Diagnostic::of(&ENC_06, Place::bytes(id, *at..*at + c.len_utf8()), message)
                    .fix("请删除该字符；如果文件打开后是乱码，说明它不是文本文件")
            }
        }
    }
}
