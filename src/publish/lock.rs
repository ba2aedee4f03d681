use std::fs;
use std::path::Path;

use super::PublishError;

/// Keeps a second run away from a folder; released when dropped.
pub(super) struct Lock {
    #[cfg(unix)]
    folder: fs::File,
}

impl Lock {
    #[cfg(unix)]
    pub(super) fn take(folder: &Path) -> Result<Self, PublishError> {
        use rustix::fs::{FlockOperation, flock};
        let file = fs::File::open(folder).map_err(PublishError::io(folder))?;
        // Some network file systems have no locks: there the staff must take care.
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => Err(PublishError::Busy(folder.to_owned())),
            Ok(()) | Err(_) => Ok(Self { folder: file }),
        }
    }

    /// Is it the folder of this name that is locked, and not one that had the name before?
    #[cfg(unix)]
    pub(super) fn is_of(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let which = |found: fs::Metadata| (found.dev(), found.ino());
        let locked = self.folder.metadata().map(which).ok();
        locked.is_some() && locked == fs::symlink_metadata(folder).map(which).ok()
    }

    #[cfg(not(unix))]
    pub(super) fn take(_: &Path) -> Result<Self, PublishError> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    pub(super) fn is_of(&self, _: &Path) -> bool {
        true
    }
}
