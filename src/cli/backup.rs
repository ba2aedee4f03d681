use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Makes a new folder beside the content folder, `content.backup-20261201-083000`: where people see it, and where it
/// is not read as content.
pub(super) fn new_folder(content: &Path, stamp: &str) -> io::Result<PathBuf> {
    let content = fs::canonicalize(content)?;
    let name = content.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for attempt in 1..100 {
        let more = if attempt == 1 { String::new() } else { format!("-{attempt}") };
        let folder = content.with_file_name(format!("{name}.backup-{stamp}{more}"));
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            result => return result.map(|()| folder),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Writes the bytes of a file to the same path inside the backup.
pub(super) fn keep(folder: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Replaces a file by a text in one step, if the file has not changed since it was read.
pub(super) fn replace(path: &Path, read: &[u8], text: &str) -> io::Result<()> {
    if fs::read(path)? != read {
        return Err(io::Error::other("文件在此期间被别的程序改过，没有覆盖"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A hidden file is never read as content, even if this one is left behind.
    let staged = path.with_file_name(format!(".{name}.mingchuang-fix"));
    let written = write(&staged, text, path).and_then(|()| fs::rename(&staged, path));
    if written.is_err() {
        fs::remove_file(&staged).ok();
    }
    written
}

fn write(staged: &Path, text: &str, like: &Path) -> io::Result<()> {
    let mut file = File::create(staged)?;
    file.write_all(text.as_bytes())?;
    file.set_permissions(fs::metadata(like)?.permissions())?;
    file.sync_all()
}
