use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// What a file system says of a file without its being read. While it stays the same so do the bytes, if it was settled when they
/// were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Seconds and nanoseconds; nobody sets the second of the two by hand.
    modified: (i64, i64),
    changed: (i64, i64),
    place: (u64, u64),
}

/// Some systems count in steps of two seconds: what is changed twice in one step looks unchanged.
const STEP: Duration = Duration::from_secs(2);

impl Stamp {
    /// What a system says; nothing where that does not tell one state from the next.
    #[cfg(unix)]
    pub fn of(found: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self {
            size: found.len(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
            place: (found.dev(), found.ino()),
        })
    }

    /// What a system says; nothing where that does not tell one state from the next.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<Self> {
        None
    }

    /// Was the last change so long before the file was looked at that a later one shows?
    pub fn is_settled(&self, looked: SystemTime) -> bool {
        let looked = looked.checked_sub(STEP).and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
        let looked = looked.and_then(|since| i64::try_from(since.as_secs()).ok());
        looked.is_some_and(|looked| self.modified.0 < looked && self.changed.0 < looked)
    }
}

/// Is the folder on a disk of this machine, whose stamps can be believed?
#[cfg(target_os = "linux")]
pub(super) fn is_told(folder: &Path) -> bool {
    // ext, XFS, Btrfs, tmpfs, overlays, ZFS, F2FS, bcachefs; a network's answers are those of another clock and of a cache.
    const LOCAL: [u64; 8] =
        [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010, 0xCA45_1A4E];
    rustix::fs::statfs(folder)
        .is_ok_and(|found| u64::try_from(found.f_type).is_ok_and(|kind| LOCAL.contains(&kind)))
}

/// Is the folder on a disk of this machine, whose stamps can be believed?
#[cfg(not(target_os = "linux"))]
pub(super) fn is_told(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changed_just_before_is_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "a").unwrap();
        let Some(stamp) = Stamp::of(&std::fs::metadata(&path).unwrap()) else { return };
        let now = SystemTime::now();
        assert!(!stamp.is_settled(now) && !stamp.is_settled(now + STEP));
        assert!(stamp.is_settled(now + 3 * STEP));
        assert!(!stamp.is_settled(SystemTime::UNIX_EPOCH));
    }
}
