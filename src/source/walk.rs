//! Which files a content folder is made of, links followed as far as they stay inside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::ReadError;
use super::passed_over::{Why, is_noise, is_ours};
use super::remembered_file::REMEMBERED;

/// The folder of files that are published beside the pages.
pub(super) const ATTACHMENTS: &str = "attachments/";

/// The only file that a link may bring from elsewhere.
const SHARED: &str = "ledger.yaml";

/// The files of a content folder: relative path with `/`, and the path on disk.
#[derive(Default)]
pub(super) struct Walked {
    /// Everything that is content, sorted; never empty.
    pub(super) content: Vec<(String, PathBuf)>,
    /// Below `published/`, where the program keeps what the public last saw.
    pub(super) remembered: Vec<(String, PathBuf)>,
    /// Below `attachments/`.
    pub(super) attachments: Vec<(String, PathBuf)>,
    /// Files that look like content under another name.
    pub(super) strays: Vec<String>,
    /// Everything else, sorted.
    pub(super) passed_over: Vec<(String, Why)>,
    /// What systems and editors left behind, sorted.
    pub(super) leftovers: Vec<String>,
}

pub(super) fn walk(folder: &Path) -> Result<Walked, ReadError> {
    if !folder.exists() {
        return Err(ReadError::Missing(folder.into()));
    }
    if !folder.is_dir() {
        return Err(ReadError::NotAFolder(folder.into()));
    }
    let root = fs::canonicalize(folder).map_err(|error| ReadError::Io(folder.into(), error))?;
    let mut walked = Walked::default();
    let mut files = Vec::new();
    let mut entries = WalkDir::new(folder).min_depth(1).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let is_link = fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink());
                let gone = error.io_error().is_some_and(|error| error.kind() == ErrorKind::NotFound);
                // A link in a circle of links has an error of its own, which not every system names.
                if is_link && (gone || error.loop_ancestor().is_some() || fs::metadata(&path).is_err()) {
                    walked.passed_over.push((relative(folder, &path), Why::LeadsNowhere));
                    continue;
                }
                return Err(ReadError::Io(path, error.into()));
            }
        };
        let leave_out = judge(&entry, &root, folder, &mut walked)?;
        if leave_out && entry.file_type().is_dir() {
            entries.skip_current_dir();
        }
        if !leave_out && entry.file_type().is_file() {
            files.push(entry);
        }
    }
    for file in once(files, folder, &mut walked)? {
        let (name, path) = file;
        if name.starts_with(REMEMBERED) {
            walked.remembered.push((name, path));
        } else if name.starts_with(ATTACHMENTS) {
            walked.attachments.push((name, path));
        } else if is_content(&path) {
            walked.content.push((name, path));
        } else if is_disguised(&name) {
            walked.strays.push(name);
        } else {
            walked.passed_over.push((name, Why::OtherKind));
        }
    }
    if walked.content.is_empty() {
        return Err(ReadError::Empty(folder.into()));
    }
    walked.content.sort();
    walked.attachments.sort();
    walked.strays.sort();
    walked.passed_over.sort();
    walked.leftovers.sort();
    Ok(walked)
}

/// Is the entry, with all below it, left out? What deserves a word is noted.
fn judge(entry: &DirEntry, root: &Path, folder: &Path, walked: &mut Walked) -> Result<bool, ReadError> {
    let name = entry.file_name().to_string_lossy();
    if is_ours(&name) {
        return Ok(true);
    }
    if is_noise(&name) {
        walked.leftovers.push(relative(folder, entry.path()));
        return Ok(true);
    }
    let why = if name.starts_with('.') {
        Why::Hidden
    } else if entry.path_is_symlink()
        && !is_shared(entry, folder)
        && !canonical(entry.path())?.starts_with(root)
    {
        Why::LeadsOut
    } else if !entry.file_type().is_file() && !entry.file_type().is_dir() {
        Why::Special
    } else {
        return Ok(false);
    };
    walked.passed_over.push((relative(folder, entry.path()), why));
    Ok(true)
}

/// A ledger may be shared: it is written where the link leads.
fn is_shared(entry: &DirEntry, folder: &Path) -> bool {
    relative(folder, entry.path()) == SHARED && entry.file_type().is_file()
}

/// Every file once, under its own name where it has one: a link to it is noted. Several links to one hidden file are
/// read under the first name.
fn once(
    files: Vec<DirEntry>,
    folder: &Path,
    walked: &mut Walked,
) -> Result<Vec<(String, PathBuf)>, ReadError> {
    let mut named: Vec<(bool, String, PathBuf)> = Vec::with_capacity(files.len());
    let root = canonical(folder)?;
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for entry in files {
        let name = relative(folder, entry.path());
        let real = match entry.path().parent() {
            // A file that is no link lies where its folder does.
            Some(above) if !entry.path_is_symlink() => {
                let known = folders.get(above).cloned();
                let real = known.map_or_else(|| canonical(above), Ok)?;
                let place = real.join(entry.file_name());
                folders.entry(above.to_owned()).or_insert(real);
                place
            }
            _ => canonical(entry.path())?,
        };
        let path = entry.into_path();
        let is_link = real != root.join(&name);
        // What is written to it later is written to the file, not in place of the link.
        named.push((is_link, name, if is_link { real } else { path }));
    }
    named.sort();
    let mut seen = BTreeSet::new();
    let mut kept = Vec::with_capacity(named.len());
    for (is_link, name, path) in named {
        let real = if is_link { path.clone() } else { root.join(&name) };
        if seen.insert(real) {
            kept.push((name, path));
        } else {
            walked.passed_over.push((name, Why::ReadElsewhere));
        }
    }
    Ok(kept)
}

fn canonical(path: &Path) -> Result<PathBuf, ReadError> {
    fs::canonicalize(path).map_err(|error| ReadError::Io(path.into(), error))
}

/// The path from a folder on, with `/` on every system.
pub(super) fn relative(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// `部门.yaml.txt`, `a.yaml - 副本`, `A.YAML`: meant as content, but not read under such a name.
fn is_disguised(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".yaml", ".yml", ".md"].iter().any(|ending| lower.contains(ending))
}

pub(super) fn is_content(path: &Path) -> bool {
    matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "yml" | "md"))
}
