use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::Date;
use crate::rulebook::{ENC_01, ENC_02, ENC_03, ENC_06, YML_16};

use super::decode::{Decoded, decode};
use super::passed_over::leftovers_told;
use super::read_error::ReadError;
use super::walk::{ATTACHMENTS, Walked, is_content, walk};
use super::{Attachment, Files, RememberedFile, SourceFile, Sources};

/// A file larger than this is refused rather than read (YML-16).
pub(super) const LARGEST_FILE: u64 = 64 << 20;

/// Reads every record and Markdown file below `folder`, in the order of their paths.
pub fn read_folder(folder: &Path, today: Date) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    read_revised(folder, today, &Instead::new())
}

/// By path inside the content folder: the bytes of a file that is not written yet, or nothing where one is to go away.
pub type Instead = BTreeMap<String, Option<Vec<u8>>>;

/// Reads a content folder as it would be with these files.
pub fn read_revised(
    folder: &Path,
    today: Date,
    instead: &Instead,
) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    let Walked { mut content, remembered, mut attachments, strays, passed_over, leftovers } = walk(folder)?;
    content.retain(|(name, _)| !instead.contains_key(name));
    attachments.retain(|(name, _)| !instead.contains_key(name));
    let mut read: Vec<Understood> =
        content.par_iter().map(|(name, path)| read_file(name, path)).collect::<Result<_, _>>()?;
    // There, and not to be read: what it would have said is not missed on top.
    let unread = passed_over.iter().filter(|(name, why)| why.is_broken_link() && is_content(Path::new(name)));
    let unread = unread.filter(|(name, _)| !instead.contains_key(name));
    read.extend(unread.map(|(name, _)| (SourceFile::new(name, String::new(), false, 0), None)));
    // One at a time on each worker: what is in a file is kept, its bytes are not.
    let looked =
        attachments.par_iter().with_max_len(1).map(|(name, path)| Attachment::read(name, path, today));
    let mut attachments: Vec<Attachment> = looked.collect::<Result<_, _>>()?;
    for (name, bytes) in instead.iter().filter_map(|(name, bytes)| Some((name, bytes.as_deref()?))) {
        if name.starts_with(ATTACHMENTS) {
            attachments.push(Attachment::of(name, bytes, today));
        } else {
            read.push(understand(name, bytes.to_vec()));
        }
    }
    read.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    let remembered: Vec<RememberedFile> = remembered
        .par_iter()
        .map(|(name, path)| RememberedFile::read(name, path))
        .collect::<Result<_, _>>()?;
    let (sources, mut diagnostics) = assemble(read);
    diagnostics.extend(passed_over.iter().map(|(path, why)| why.diagnostic(path)));
    diagnostics.extend(leftovers_told(&leftovers));
    Ok((sources.with_others(attachments, strays).with_remembered(remembered), diagnostics))
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

pub(super) enum Problem {
    TooLarge,
    Marked,
    OtherEncoding(&'static str),
    NoWords,
    Doubtful,
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
        Decoded::NoWords(text) => (text, Some(Problem::NoWords)),
        Decoded::Doubtful(text) => (text, Some(Problem::Doubtful)),
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
            Self::Marked
            | Self::NoWords
            | Self::Doubtful
            | Self::TooLarge
            | Self::Unreadable(_)
            | Self::Control(..) => None,
        }
    }

    /// Was the text read all the same?
    pub(super) fn is_remark(&self) -> bool {
        matches!(self, Self::Marked | Self::OtherEncoding(_) | Self::NoWords | Self::Doubtful)
    }

    /// May the file be written anew? Not one whose bytes are UTF-8 and were read as something else.
    pub(super) fn may_be_mended(&self) -> bool {
        self.is_remark() && !matches!(self, Self::NoWords)
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
            Self::NoWords => {
                let message =
                    "文件看上去是 GBK 编码，已按 GB18030 读取；按 UTF-8 读，里面的字母拼不成任何文字的词";
                Diagnostic::of(&ENC_01, whole, message)
                    .fix("请核对文字，再在编辑器中选择“另存为”，编码选 UTF-8；mingchuang fix 不会改动它")
            }
            Self::Doubtful => {
                let message = "文件已按 UTF-8 读取，但汉字以外的字母太少，也可能是 GBK 编码的汉字";
                Diagnostic::of(&ENC_01, whole, message)
                    .fix("请核对文字；显示成外文字母的，在编辑器中选择“另存为”，编码选 UTF-8")
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
