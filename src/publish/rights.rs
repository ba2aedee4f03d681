//! Who may read what is published: as it was set for the folder that stands there.

use std::path::Path;
use std::{fs, io};

/// What those who may read the published folder, and were let in by hand, may also do with what is new in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rights {
    /// Bits that the new files get beside those of the umask.
    more: u32,
}

#[cfg(unix)]
impl Rights {
    /// What a folder that was just made may be used for.
    pub(super) fn of_folders_made(folder: &Path) -> io::Result<u32> {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(folder).map(|found| found.mode())
    }

    /// Gives the new root the rights of the old one; a folder just made has those `by_umask`. `None`: its group cannot be kept,
    /// and it is the group that reads.
    pub(super) fn of_root(old: &Path, new: &Path, by_umask: u32) -> io::Result<Option<Self>> {
        use std::os::unix::fs::MetadataExt;
        let Ok(found) = fs::metadata(old) else { return Ok(Some(Self::default())) };
        copy(&found, old, new)?;
        let lost = fs::metadata(new)?.gid() != found.gid();
        let group_reads = (found.mode() >> 3) & 0o5 & !found.mode() != 0;
        Ok((!lost || !group_reads).then_some(Self { more: found.mode() & 0o555 & !by_umask }))
    }

    /// A folder below the root: as the one that stands in its place, or as the root.
    pub(super) fn of_folder(self, old: &Path, new: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(found) = fs::metadata(old) {
            return copy(&found, old, new);
        }
        if self.more != 0 {
            let mode = fs::metadata(new)?.permissions().mode();
            fs::set_permissions(new, fs::Permissions::from_mode(mode | self.more))?;
        }
        Ok(())
    }

    /// A file that is written anew.
    pub(super) fn of_file(self, new: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let more = self.more & 0o444;
        if more != 0 {
            let mode = fs::metadata(new)?.permissions().mode();
            fs::set_permissions(new, fs::Permissions::from_mode(mode | more))?;
        }
        Ok(())
    }
}

/// Owner and group as far as the system lets them, mode with its special bits, access lists.
#[cfg(unix)]
fn copy(found: &fs::Metadata, old: &Path, new: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    if chown(new, Some(found.uid()), Some(found.gid())).is_err() {
        // Only the administrator gives folders away. Whoever lost a group that matters is told by the caller.
        let _ = chown(new, None, Some(found.gid()));
    }
    fs::set_permissions(new, found.permissions())?;
    copy_lists(old, new);
    Ok(())
}

/// Access lists, and what guards the system by labels; where a file system has none there is nothing to keep.
#[cfg(target_os = "linux")]
fn copy_lists(old: &Path, new: &Path) {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    for name in ["system.posix_acl_access", "system.posix_acl_default", "security.selinux"] {
        let mut list = vec![0; 4096];
        if let Ok(length) = getxattr(old, name, &mut list) {
            let _ = setxattr(new, name, &list[..length.min(4096)], XattrFlags::empty());
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn copy_lists(_: &Path, _: &Path) {}

#[cfg(not(unix))]
impl Rights {
    pub(super) fn of_folders_made(_: &Path) -> io::Result<u32> {
        Ok(0)
    }

    pub(super) fn of_root(_: &Path, _: &Path, _: u32) -> io::Result<Option<Self>> {
        Ok(Some(Self::default()))
    }

    pub(super) fn of_folder(self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn of_file(self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}
