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
