//! Whether a folder may be replaced.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::PublishError;
use super::foreign::is_mount;

/// The folder with links resolved; refuses one that is not away from `protected`, and one that cannot change its place.
pub(super) fn resolved(folder: &Path, protected: &[&Path]) -> Result<PathBuf, PublishError> {
    let folder = resolve(folder)?;
    if folder.parent().is_none() || folder.file_name().is_none() {
        return Err(PublishError::Foreign(folder));
    }
    for other in protected {
        let other_folder = resolve(other)?;
        if folder.starts_with(&other_folder) || other_folder.starts_with(&folder) {
            return Err(PublishError::Protected(folder, (*other).to_owned()));
        }
    }
    if is_mount(&folder) { Err(PublishError::Mount(folder)) } else { Ok(folder) }
}

/// The folder must be missing, empty or have been made by this program.
pub(super) fn refuse_foreign(folder: &Path, is_ours: bool) -> Result<(), PublishError> {
    let Ok(metadata) = fs::metadata(folder) else { return Ok(()) };
    if !metadata.is_dir() {
        return Err(PublishError::NotAFolder(folder.to_owned()));
    }
    let mut entries = fs::read_dir(folder).map_err(PublishError::io(folder))?;
    if is_ours || entries.next().is_none() { Ok(()) } else { Err(PublishError::Foreign(folder.to_owned())) }
}

/// An absolute path without links, also for a folder that does not exist yet.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    if let Ok(resolved) = fs::canonicalize(path) {
        return Ok(resolved);
    }
    let absolute = if path.is_absolute() {
        path.to_owned()
    } else {
        env::current_dir().map_err(PublishError::io(path))?.join(path)
    };
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => Ok(resolve(parent)?.join(name)),
        _ => Err(PublishError::Foreign(absolute)),
    }
}
