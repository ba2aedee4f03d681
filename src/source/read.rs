use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::{Diagnostic, FileId};
use crate::records::Date;

use super::examine::{Problem, examine};
use super::passed_over::leftovers_told;
use super::read_error::ReadError;
use super::stamp;
use super::walk::{ATTACHMENTS, Walked, is_content, walk};
use super::{Attachment, Files, Recall, RememberedFile, SourceFile, Sources, Stamp};

/// A file larger than this is refused rather than read (YML-16).
pub(super) const LARGEST_FILE: u64 = 64 << 20;

/// Reads every record and Markdown file below `folder`, in the order of their paths.
pub fn read_folder(folder: &Path, today: Date) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    read_revised(folder, today, &Instead::new())
}

/// The same; a file of which it is known what it became is not read while it has the stamp that it had then.
pub fn read_recalling(
    folder: &Path,
    today: Date,
    recall: &dyn Recall,
) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    read(folder, today, &Instead::new(), Some(recall))
}

/// By path inside the content folder: the bytes of a file that is not written yet, or nothing where one is to go away.
pub type Instead = BTreeMap<String, Option<Vec<u8>>>;

/// Reads a content folder as it would be with these files.
pub fn read_revised(
    folder: &Path,
    today: Date,
    instead: &Instead,
) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    read(folder, today, instead, None)
}

fn read(
    folder: &Path,
    today: Date,
    instead: &Instead,
    recall: Option<&dyn Recall>,
) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    let Walked { mut content, remembered, mut attachments, strays, passed_over, leftovers } = walk(folder)?;
    content.retain(|(name, _)| !instead.contains_key(name));
    attachments.retain(|(name, _)| !instead.contains_key(name));
    let told = recall.filter(|_| stamp::is_told(folder));
    let mut read: Vec<Understood> =
        content.par_iter().map(|(name, path)| read_file(name, path, told)).collect::<Result<_, _>>()?;
    // There, and not to be read: what it would have said is not missed on top.
    let unread = passed_over.iter().filter(|(name, why)| why.is_broken_link() && is_content(Path::new(name)));
    let unread = unread.filter(|(name, _)| !instead.contains_key(name));
    read.extend(unread.map(|(name, _)| (SourceFile::new(name, String::new(), false, 0), None)));
    // One at a time on each worker: what is in a file is kept, its bytes are not.
    let looked = attachments
        .par_iter()
        .with_max_len(1)
        .map(|(name, path)| Attachment::read(name, path, today, recall));
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

/// Without `recall` stamps say nothing here.
fn read_file(name: &str, path: &Path, recall: Option<&dyn Recall>) -> Result<Understood, ReadError> {
    let found = fs::metadata(path).map_err(|error| ReadError::Io(path.into(), error))?;
    let stamp = recall.and_then(|_| Stamp::of(&found));
    let known =
        recall.zip(stamp).and_then(|(recall, stamp)| Some((recall.fingerprint(name, &stamp)?, stamp)));
    if let Some((fingerprint, stamp)) = known {
        return Ok((SourceFile::unread(name, path, fingerprint, stamp), None));
    }
    if found.len() > LARGEST_FILE {
        let file = SourceFile::new(name, String::new(), false, 0);
        return Ok((file, Some(Problem::TooLarge)));
    }
    let bytes = fs::read(path).map_err(|error| ReadError::Io(path.into(), error))?;
    let (mut file, problem) = understand(name, bytes);
    // What is to be said of its bytes is said each time.
    file.stamp = stamp.filter(|_| problem.is_none());
    Ok((file, problem))
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
