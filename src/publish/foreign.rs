//! What stands in a published folder and is not ours: it goes along from tree to tree and is never removed.
//!
//! Ours is what the manifest lists, nothing else. A file is linked into the new tree before the exchange, so that it is missing
//! at no instant; a whole folder, and what appeared meanwhile, is moved after it. A run that was killed in between leaves the old
//! tree with what is not ours in it, and the next run moves that.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::PublishError;
use super::manifest::{FILE_NAME, Manifest};

/// A tree, by the files that we put there.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub(super) root: &'a Path,
    pub(super) ours: &'a Manifest,
    /// Files that somebody has replaced by files of his own.
    pub(super) replaced: &'a [String],
}

/// Something that is not ours.
struct Foreign {
    /// From the root of the tree.
    path: PathBuf,
    is_folder: bool,
}

impl Tree<'_> {
    /// Links the files that are not ours into a new tree; refuses what could not go along, or is in the way.
    pub(super) fn link_foreign(self, new: &Path) -> Result<(), PublishError> {
        for found in self.foreign(new).map_err(PublishError::io(self.root))? {
            let (from, to) = (self.root.join(&found.path), new.join(&found.path));
            if found.is_folder {
                if fs::symlink_metadata(&to).is_ok() {
                    return Err(PublishError::InTheWay(from));
                }
                if !is_movable(&from) {
                    return Err(PublishError::Unmovable(from));
                }
                continue;
            }
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(PublishError::io(folder))?;
            }
            match fs::hard_link(&from, &to) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(PublishError::InTheWay(from));
                }
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                    return Err(PublishError::Unmovable(from));
                }
                // Gone by now, or no links here: what is left is moved after the exchange.
                _ => {}
            }
        }
        Ok(())
    }

    /// Moves what is not ours to where the public sees it, and says what that was. Of what is there already as a link only the
    /// second name goes. Then nothing but ours is left.
    pub(super) fn bring_home(self, home: &Path) -> Result<Vec<PathBuf>, PublishError> {
        let found = self.foreign(home).map_err(PublishError::io(self.root))?;
        for Foreign { path, .. } in &found {
            let (from, to) = (self.root.join(path), home.join(path));
            let moved = match fs::symlink_metadata(&to) {
                Ok(there) if is_same(&from, &there) => fs::remove_file(&from),
                Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
                Err(_) => move_file(&from, &to),
            };
            match moved {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(PublishError::Stranded(to, from, error));
                }
                _ => {}
            }
            for folder in path.ancestors().skip(1).take_while(|folder| !self.has_folder(folder)) {
                // What is not empty keeps its folder.
                let _ = fs::remove_dir(self.root.join(folder));
            }
        }
        Ok(found.into_iter().map(|found| found.path).collect())
    }

    /// Removes what is ours. Whatever else there is keeps the folder from going.
    pub(super) fn remove(self, home: &Path) -> io::Result<()> {
        self.remove_in("", home)?;
        // Last: without it nobody knows what is ours.
        unless_missing(fs::remove_file(self.root.join(FILE_NAME)))?;
        fs::remove_dir(self.root)
    }

    fn remove_in(self, prefix: &str, home: &Path) -> io::Result<()> {
        let entries: Vec<_> = fs::read_dir(self.root.join(prefix))?.collect::<io::Result<_>>()?;
        entries.par_iter().with_max_len(64).try_for_each(|entry| {
            if let Some(path) = self.shared_folder(prefix, entry, home) {
                self.remove_in(&format!("{path}/"), home)?;
                return fs::remove_dir(entry.path());
            }
            let is_manifest = prefix.is_empty() && entry.file_name() == FILE_NAME;
            if !is_manifest && self.is_ours(prefix, entry) {
                fs::remove_file(entry.path())?;
            }
            Ok(())
        })
    }

    /// Is there anything that is not ours?
    pub(super) fn has_foreign(self, other: &Path) -> bool {
        self.foreign(other).is_ok_and(|found| !found.is_empty())
    }

    /// In the order of the paths; `other` is the tree that they go to.
    fn foreign(self, other: &Path) -> io::Result<Vec<Foreign>> {
        let mut found = Vec::new();
        self.look("", other, &mut found)?;
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    fn look(self, prefix: &str, other: &Path, found: &mut Vec<Foreign>) -> io::Result<()> {
        for entry in fs::read_dir(self.root.join(prefix))? {
            let entry = entry?;
            if let Some(path) = self.shared_folder(prefix, &entry, other) {
                self.look(&format!("{path}/"), other, found)?;
            } else if !self.is_ours(prefix, &entry) {
                let path = Path::new(prefix).join(entry.file_name());
                found.push(Foreign { path, is_folder: entry.file_type()?.is_dir() });
            }
        }
        Ok(())
    }

    fn is_ours(self, prefix: &str, entry: &fs::DirEntry) -> bool {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { return false };
        let path = format!("{prefix}{name}");
        let is_file = !entry.file_type().is_ok_and(|kind| kind.is_dir());
        is_file && (path == FILE_NAME || self.ours.find(&path).is_some() && !self.replaced.contains(&path))
    }

    /// Is it the root, or a folder that holds files of ours?
    fn has_folder(self, folder: &Path) -> bool {
        folder.to_str().is_some_and(|path| path.is_empty() || self.ours.has_folder(path))
    }

    /// The path of a folder that holds files of ours, or that the other tree has too: it does not go along as a whole.
    fn shared_folder(self, prefix: &str, entry: &fs::DirEntry, other: &Path) -> Option<String> {
        let path = format!("{prefix}{}", entry.file_name().to_str()?);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_shared = || self.ours.has_folder(&path) || is_real_folder(&other.join(&path));
        (is_folder && is_shared()).then_some(path)
    }
}

fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(from, to)
}

/// Whatever is missing is removed already.
pub(super) fn unless_missing(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// A folder, not a link to one.
pub(super) fn is_real_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

#[cfg(unix)]
pub(super) fn is_same(path: &Path, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|found| (found.dev(), found.ino()) == (other.dev(), other.ino()))
}

#[cfg(not(unix))]
pub(super) fn is_same(path: &Path, other: &fs::Metadata) -> bool {
    let what = |found: &fs::Metadata| (found.is_file(), found.len(), found.modified().ok());
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && what(&found) == what(other))
}

/// A folder changes its parent only if it may be written to, and is no disk of its own.
#[cfg(unix)]
fn is_movable(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok() && !is_mount(folder)
}

#[cfg(not(unix))]
fn is_movable(_: &Path) -> bool {
    true
}

/// Is another disk, or another folder, mounted here?
#[cfg(target_os = "linux")]
pub(super) fn is_mount(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn is_mount(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    folder.parent().is_some_and(|parent| disk(parent) != disk(folder)) && folder.exists()
}

#[cfg(not(unix))]
pub(super) fn is_mount(_: &Path) -> bool {
    false
}
