use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::PublishError;

/// Its name in the content folder.
pub const LEDGER: &str = "ledger.yaml";

/// What is written into the content folder together: whole files, by their path in it.
#[derive(Debug, Clone, Default)]
pub struct ContentUpdate {
    files: BTreeMap<String, Update>,
}

/// What becomes of a file.
#[derive(Debug, Clone)]
struct Update {
    /// `None` if it goes away.
    bytes: Option<Vec<u8>>,
    note: String,
}

impl ContentUpdate {
    /// Writes a file anew. The note says in Chinese what is new in it.
    pub fn write(&mut self, path: &str, bytes: impl Into<Vec<u8>>, note: impl Into<String>) {
        self.files.insert(path.to_owned(), Update { bytes: Some(bytes.into()), note: note.into() });
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.files.insert(path.to_owned(), Update { bytes: None, note: String::new() });
    }

    /// Is there nothing to write?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What becomes of files, in the order of their paths: path, and bytes or nothing.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&str, Option<&[u8]>)> {
        self.files.iter().map(|(path, update)| (path.as_str(), update.bytes.as_deref()))
    }

    /// The files that are written, in the order of their paths: path, bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.changes().filter_map(|(path, bytes)| Some((path, bytes?)))
    }

    /// What would be written, for people.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|(path, update)| format!("{path}（{}）", update.note))
    }
}

/// Writes a file in the place of another in one step: a link stays a link, rights stay as they are.
pub fn write_file(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), PublishError> {
    let target = followed(path);
    let draft = beside(&target);
    let written = create(&draft, bytes.as_ref(), &target).and_then(|()| put(&draft, &target));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map_err(PublishError::io(path))
}

/// The file that a path means: what a link leads to, so that it stays a link.
pub(super) fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Writes a file and waits until it is on the disk. It gets the rights of the one whose place it will take.
pub(super) fn create(path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(like) {
        keep_owner(&file, &old);
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// Owner and group stay if the system lets them; only their owner, or the administrator, may give files away.
#[cfg(unix)]
fn keep_owner(file: &fs::File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_other = file.metadata().is_ok_and(|new| (new.uid(), new.gid()) != (old.uid(), old.gid()));
    if is_other && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::File, _: &fs::Metadata) {}

/// Puts a written file in the place of another in one step, on whatever disk that is.
pub(super) fn put(draft: &Path, target: &Path) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    match fs::rename(draft, target) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let near = beside(target);
            create(&near, &fs::read(draft)?, target)?;
            fs::rename(&near, target)?;
            fs::remove_file(draft)?;
        }
        moved => moved?,
    }
    flush_folder(folder)
}

/// Its name while it is being written; version control and other readers know such files.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.mingchuang-new"))
}

/// A name in a folder is on the disk only when the folder is.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    match fs::File::open(folder)?.sync_all() {
        // Some network file systems cannot.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        flushed => flushed,
    }
}

#[cfg(not(unix))]
pub(super) fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
