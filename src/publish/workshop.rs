//! The folder beside a published one in which the next site is made, and to which the last one goes.
//!
//! It does not move, so that its lock keeps a second run away until everything is cleared up; nobody but its owner can look into
//! it, so that no server shows what lies there. The names in it say what a killed run was doing: `unfinished` says it, `whole` is
//! one of the two sites, the one that is not published, `old` the published one between two renames. When nothing is going on it
//! holds `kept`, the site before the published one, and nothing else: the next site is made from it, so that only what changed in
//! two publications is touched, and nothing is removed while somebody waits. Where something must be forgotten it is removed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::PublishError;
use super::foreign::{Tree, is_real_folder};
use super::lock::Lock;
use super::manifest::{FILE_NAME, Manifest, Published};

/// The folder, locked; it goes when this is dropped, if it is empty.
pub(super) struct Workshop {
    home: PathBuf,
    folder: PathBuf,
    _lock: Lock,
}

impl Workshop {
    /// The folder beside a published one.
    fn beside(home: &Path) -> PathBuf {
        let name = home.file_name().unwrap_or_default().to_string_lossy();
        home.with_file_name(format!(".{name}.mingchuang"))
    }

    /// Has a run begun here that is not over?
    pub(super) fn is_there(home: &Path) -> bool {
        let folder = Self::beside(home);
        let is_kept = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() == KEPT);
        let at_rest = || {
            fs::read_dir(&folder)
                .is_ok_and(|mut entries| entries.next().is_some_and(is_kept) && entries.next().is_none())
        };
        fs::symlink_metadata(&folder).is_ok() && !at_rest()
    }

    /// Takes the folder for this run, or says that another run has it.
    pub(super) fn take(home: &Path) -> Result<Self, PublishError> {
        let folder = Self::beside(home);
        for _ in 0..MOST_TRIES {
            match create_for_owner(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                    let parent = folder.parent().unwrap_or(Path::new(".")).to_owned();
                    return Err(PublishError::Parent(parent));
                }
                created => created.map_err(PublishError::io(&folder))?,
            }
            if !is_real_folder(&folder) {
                if fs::symlink_metadata(&folder).is_ok() {
                    return Err(PublishError::Io(folder, io::ErrorKind::NotADirectory.into()));
                }
                continue;
            }
            match Lock::take(&folder) {
                // The run that had it has just removed it.
                Err(PublishError::Io(_, error)) if error.kind() == io::ErrorKind::NotFound => {}
                Err(PublishError::Busy(_)) => break,
                Err(error) => return Err(error),
                Ok(lock) if lock.is_of(&folder) => {
                    return Ok(Self { home: home.to_owned(), folder, _lock: lock });
                }
                Ok(_) => {}
            }
        }
        Err(PublishError::Busy(home.to_owned()))
    }

    /// The published folder.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }

    pub(super) fn unfinished(&self) -> PathBuf {
        self.folder.join("unfinished")
    }

    pub(super) fn whole(&self) -> PathBuf {
        self.folder.join("whole")
    }

    pub(super) fn old(&self) -> PathBuf {
        self.folder.join("old")
    }

    fn kept(&self) -> PathBuf {
        self.folder.join(KEPT)
    }

    /// Puts the site before the published one, if it `is_trusted` to hold what its manifest says, in the place of the empty folder
    /// in which the next one is made. Says what it holds.
    pub(super) fn take_kept(&self, is_trusted: bool) -> Result<Option<Manifest>, PublishError> {
        let (kept, new) = (self.kept(), self.unfinished());
        let known = Published::read(&kept).filter(|_| is_trusted && is_real_folder(&kept));
        if let Some(Published { manifest, .. }) = known
            && fs::rename(&kept, &new).is_ok()
        {
            fs::remove_file(new.join(FILE_NAME)).map_err(PublishError::io(&new))?;
            return Ok(Some(manifest));
        }
        if fs::symlink_metadata(&kept).is_ok() {
            remove(&kept).map_err(PublishError::io(&kept))?;
        }
        Ok(None)
    }

    /// Finishes or undoes what a killed run left.
    pub(super) fn recover(&self) -> Result<(), PublishError> {
        for root in [self.old(), self.whole()] {
            // A first site that was not published yet holds nothing of others, and is made again.
            if !self.home.exists() && root.exists() && (root == self.old() || self.has_foreign(&root)) {
                fs::rename(&root, &self.home).map_err(PublishError::io(&self.home))?;
            }
        }
        self.clear(&[], Afterwards::Remove).map(|_| ())
    }

    fn has_foreign(&self, root: &Path) -> bool {
        let ours = Published::read(root).map(|site| site.manifest).unwrap_or_default();
        Tree { root, ours: &ours, replaced: &[] }.has_foreign(&self.home)
    }

    /// Moves what is not ours out of the sites that are not published, and removes or keeps them. Says what is not ours.
    pub(super) fn clear(
        &self,
        replaced: &[String],
        afterwards: Afterwards,
    ) -> Result<Vec<PathBuf>, PublishError> {
        let mut kept = Vec::new();
        for root in [self.old(), self.whole()].iter().filter(|root| root.exists()) {
            let ours = Published::read(root).map(|site| site.manifest).unwrap_or_default();
            let tree = Tree { root, ours: &ours, replaced };
            // Without a home nothing in it is of others: see above.
            if self.home.exists() {
                kept.extend(tree.bring_home(&self.home)?);
                if afterwards == Afterwards::Keep && fs::rename(root, self.kept()).is_ok() {
                    continue;
                }
                tree.remove(&self.home).map_err(PublishError::io(root))?;
            } else {
                remove(root).map_err(PublishError::io(root))?;
            }
        }
        let unfinished = self.unfinished();
        if fs::symlink_metadata(&unfinished).is_ok() {
            remove(&unfinished).map_err(PublishError::io(&unfinished))?;
        }
        Ok(kept)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left in it is for the next run.
        let _ = fs::remove_dir(&self.folder);
    }
}

/// The name of the site before the published one.
const KEPT: &str = "kept";

/// What becomes of a site that is published no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Afterwards {
    /// The next site is made from it.
    Keep,
    /// It is gone.
    Remove,
}

/// So often another run may remove the folder in the moment in which this one takes it.
const MOST_TRIES: usize = 100;

/// Makes a folder that nobody else can look into.
#[cfg(unix)]
pub(super) fn create_for_owner(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::create_dir_all(folder.parent().unwrap_or(Path::new(".")))?;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

/// Makes a folder.
#[cfg(not(unix))]
pub(super) fn create_for_owner(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.parent().unwrap_or(Path::new(".")))?;
    fs::create_dir(folder)
}

/// Removes a file, or a folder and what it holds, in parallel; a link is removed, what it leads to stays.
fn remove(path: &Path) -> io::Result<()> {
    if !is_real_folder(path) {
        return fs::remove_file(path);
    }
    let entries: Vec<PathBuf> = fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.par_iter().with_max_len(64).try_for_each(|entry| remove(entry))?;
    fs::remove_dir(path)
}
