//! Whether a folder may be replaced, and where its staging folder is.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::PublishError;
use super::manifest::FILE_NAME;

/// The folder to publish to, with links resolved, and the names beside it.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) folder: PathBuf,
    /// The next site while it is being made.
    pub(super) staging: PathBuf,
    /// The old site between two renames, where the file system cannot exchange folders.
    pub(super) previous: PathBuf,
}

impl Target {
    /// Checks that the folder may be replaced: it must be missing, empty or ours, and away from `protected`.
    pub(super) fn new(folder: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let folder = resolve(folder)?;
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
            return Err(PublishError::Foreign(folder));
        };
        for other in protected {
            let other_folder = resolve(other)?;
            if folder.starts_with(&other_folder) || other_folder.starts_with(&folder) {
                return Err(PublishError::Protected(folder, (*other).to_owned()));
            }
        }
        let name = name.to_string_lossy();
        let beside = |what: &str| parent.join(format!(".{name}.mingchuang-{what}"));
        let target = Self { staging: beside("staging"), previous: beside("previous"), folder };
        target.recover()?;
        target.refuse_foreign()?;
        Ok(target)
    }

    /// A run that was killed between two renames left the old site under its other name.
    fn recover(&self) -> Result<(), PublishError> {
        if !self.folder.exists() && self.previous.exists() {
            fs::rename(&self.previous, &self.folder).map_err(PublishError::io(&self.folder))?;
        }
        Ok(())
    }

    fn refuse_foreign(&self) -> Result<(), PublishError> {
        let Ok(metadata) = fs::metadata(&self.folder) else { return Ok(()) };
        if !metadata.is_dir() {
            return Err(PublishError::NotAFolder(self.folder.clone()));
        }
        let mut entries = fs::read_dir(&self.folder).map_err(PublishError::io(&self.folder))?;
        let ours = self.folder.join(FILE_NAME).is_file();
        if ours || entries.next().is_none() {
            Ok(())
        } else {
            Err(PublishError::Foreign(self.folder.clone()))
        }
    }
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
