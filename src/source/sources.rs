use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::diagnostic::{FileId, Position, conceal};

use super::attachment::Attachment;
use super::remembered_file::RememberedFile;
use super::source_file::SourceFile;

/// All content files in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    attachments: Vec<Attachment>,
    strays: Vec<String>,
    remembered: Vec<RememberedFile>,
}

impl Sources {
    /// Takes the files; sorts them by path.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, ..Self::default() }
    }

    /// Adds the files that are not read: attachments, and files that look like content under another name.
    pub(super) fn with_others(self, mut attachments: Vec<Attachment>, strays: Vec<String>) -> Self {
        attachments.sort_by(|a, b| a.path.cmp(&b.path));
        Self { attachments, strays, ..self }
    }

    /// Adds what the public last saw.
    pub(super) fn with_remembered(self, mut remembered: Vec<RememberedFile>) -> Self {
        remembered.sort_by(|a, b| a.path.cmp(&b.path));
        Self { remembered, ..self }
    }

    /// The files below `published/`, in the order of their paths.
    pub fn remembered(&self) -> &[RememberedFile] {
        &self.remembered
    }

    /// The files below `attachments/`, in the order of their paths.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// Paths of files that look like content under another name, in order.
    pub fn strays(&self) -> &[String] {
        &self.strays
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The file at a path.
    pub fn by_path(&self, path: &str) -> Option<&SourceFile> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// Turns a byte range of a file into lines and columns; a range outside the text is cut to it.
    pub fn position(&self, id: FileId, range: Range<usize>) -> Option<Position> {
        let file = self.file(id)?;
        let start = file.text().floor_char_boundary(range.start);
        let end = file.text().floor_char_boundary(range.end.max(start));
        let (line, column) = file.line_and_column(start);
        let (end_line, end_column) = file.line_and_column(end);
        let path = file.path.clone();
        Some(Position { file: id, path, line, column, end_line, end_column, bytes: start..end })
    }

    /// Hides what is personal in parts of a file, given in their order, from whoever is shown its text; every byte keeps
    /// its place.
    pub fn hide(&mut self, id: FileId, parts: &BTreeSet<(usize, usize)>) {
        let Some(file) = self.files.get_mut(id.0 as usize) else { return };
        let text = file.text();
        let mut shown = String::with_capacity(text.len());
        for (start, end) in parts {
            let start = (*start).max(shown.len());
            let (Some(before), Some(part)) = (text.get(shown.len()..start), text.get(start..*end)) else {
                continue;
            };
            shown.push_str(before);
            shown.push_str(&conceal(part));
        }
        shown.push_str(text.get(shown.len()..).unwrap_or_default());
        file.show(shown);
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
    }

    /// Changes whenever a file does, attachments included. `instead`: paths, and the bytes that those files have by now.
    pub fn fingerprint<'f>(&'f self, instead: impl Iterator<Item = (&'f str, &'f [u8])>) -> u128 {
        let mut files: BTreeMap<&str, u128> =
            self.files.iter().map(|file| (file.path.as_str(), file.fingerprint)).collect();
        files.extend(self.attachments.iter().map(|file| (file.path.as_str(), file.fingerprint)));
        files.extend(self.remembered.iter().map(|file| (&*file.path, xxh3_128(file.head.as_bytes()))));
        files.extend(instead.map(|(path, bytes)| (path, xxh3_128(RememberedFile::telling(path, bytes)))));
        let mut hasher = Xxh3::new();
        for (path, fingerprint) in files {
            hasher.update(&(path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update(&fingerprint.to_le_bytes());
        }
        hasher.digest128()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Is there nothing at all?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
