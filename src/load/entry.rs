//! What a file becomes: a record, a record with its year, or a Markdown text with a record as its head.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::{Letter, Shaped, Walked};
use crate::rulebook::LOD_02;
use crate::source::SourceFile;

use super::file_name::year_of;
use super::prose::Prose;
use super::yaml::{self, Kept, Unreadable};
use super::{front_matter, markdown};

/// What a content file becomes.
pub(super) trait Entry: Sized {
    /// The record the file holds, or has as its head.
    type Record: Shaped;
    /// Is the file Markdown below that head?
    const MARKDOWN: bool = false;
    /// Reads the file, or says what is wrong with it.
    fn read(
        file: FileId,
        source: &SourceFile,
        findings: &mut Vec<Diagnostic>,
        kept: &mut Kept,
    ) -> Result<Self, Unreadable>;
    /// The record.
    fn record(&self) -> &dyn Walked;
    /// The rendered text below it, and where that text begins in the file.
    fn page(&self) -> Option<(String, usize)> {
        None
    }
}

impl<T: Shaped + DeserializeOwned> Entry for T {
    type Record = T;
    fn read(
        file: FileId,
        source: &SourceFile,
        findings: &mut Vec<Diagnostic>,
        kept: &mut Kept,
    ) -> Result<T, Unreadable> {
        yaml::read(file, source.text(), findings, kept)
    }
    fn record(&self) -> &dyn Walked {
        self
    }
}

/// An authorization letter with the year folder it is in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct YearLetter {
    /// The edition (年度).
    pub year: i16,
    /// The letter.
    pub letter: Letter,
}

impl Entry for YearLetter {
    type Record = Letter;
    fn read(
        file: FileId,
        source: &SourceFile,
        findings: &mut Vec<Diagnostic>,
        kept: &mut Kept,
    ) -> Result<Self, Unreadable> {
        let Some(year) = year_of(&source.path) else {
            let finding = Diagnostic::of(&LOD_02, Place::file(file), "授权书没有放在年度文件夹里");
            findings.push(finding.fix("请放到 letters/2026/ 这样的年度文件夹里"));
            return Err(Unreadable::default());
        };
        let letter = yaml::read(file, source.text(), findings, kept)?;
        Ok(Self { year, letter })
    }
    fn record(&self) -> &dyn Walked {
        &self.letter
    }
}

/// A Markdown file: its head and its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document<T> {
    /// The head.
    pub front: T,
    /// The text.
    pub prose: Prose,
    /// Where the text begins in the file.
    pub body: usize,
    /// Of the text as written.
    pub fingerprint: u64,
}

impl<T: Shaped + DeserializeOwned> Entry for Document<T> {
    type Record = T;
    const MARKDOWN: bool = true;
    fn read(
        file: FileId,
        source: &SourceFile,
        findings: &mut Vec<Diagnostic>,
        _: &mut Kept,
    ) -> Result<Self, Unreadable> {
        let text = source.text();
        let (front, body) = front_matter::read(file, text, findings).ok_or_else(Unreadable::default)?;
        let fingerprint = xxh3_64(&text.as_bytes()[body..]);
        Ok(Self { front, prose: markdown::render(file, &text[body..], body, findings), body, fingerprint })
    }
    fn record(&self) -> &dyn Walked {
        &self.front
    }
    fn page(&self) -> Option<(String, usize)> {
        Some((self.prose.unplaced(), self.body))
    }
}
