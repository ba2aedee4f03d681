//! The folder that the preview publishes to: drafts, which nobody else on this machine may read.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The beginning of its name.
const PREFIX: &str = "mingchuang-preview-";

/// A new folder of this run alone; it goes when this is dropped.
pub(super) struct Folder {
    path: PathBuf,
    #[cfg(unix)]
    _lock: fs::File,
}

impl Folder {
    /// Makes one under a name that nobody can foresee, and removes those of runs that were killed.
    pub(super) fn new() -> io::Result<Self> {
        let place = env::temp_dir();
        remove_left(&place);
        loop {
            // The standard library draws these keys at random.
            let number = RandomState::new().hash_one(PREFIX);
            let path = place.join(format!("{PREFIX}{number:016x}"));
            match create(&path) {
                // Somebody has the name, be it as a link: nothing of it is used.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                #[cfg(unix)]
                Ok(()) => {
                    // Another preview that clears up may have been quicker: then there is a next name. Some file systems have
                    // no locks; there a killed run leaves its folder.
                    let Ok(lock) = fs::File::open(&path) else { continue };
                    if !matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock)) && path.is_dir() {
                        return Ok(Self { path, _lock: lock });
                    }
                }
                #[cfg(not(unix))]
                Ok(()) => return Ok(Self { path }),
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // If it cannot be removed now, the next preview does.
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[cfg(unix)]
fn create(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// Removes the folders of previews of this user that run no more: no signal can be caught that kills at once.
#[cfg(unix)]
fn remove_left(place: &Path) {
    use std::os::unix::fs::MetadataExt;
    let Ok(entries) = fs::read_dir(place) else { return };
    // Whoever made the process owns its entry, and so its folders.
    let Some(own) = fs::metadata("/proc/self").or_else(|_| fs::metadata(place)).ok().map(|found| found.uid())
    else {
        return;
    };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let is_ours =
            |found: fs::Metadata| found.is_dir() && found.uid() == own && found.mode().is_multiple_of(0o100);
        if !fs::symlink_metadata(entry.path()).is_ok_and(is_ours) {
            continue;
        }
        // A preview that runs holds its lock.
        if fs::File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(not(unix))]
fn remove_left(_: &Path) {}
