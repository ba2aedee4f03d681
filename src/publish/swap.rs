//! The one step by which the new site takes the place of the old.

use std::path::Path;
use std::{fs, io};

use super::target::Target;

/// Puts the staging folder in the place of the target; afterwards the old site, if there was one, is in
/// the staging folder's place.
///
/// On Linux both change names in one atomic step (`RENAME_EXCHANGE`). Where the system or the file system
/// cannot do that, two renames follow each other: a visitor may meet a missing folder for an instant, and a run
/// killed exactly there leaves the old site under its other name, where the next run finds and restores it.
pub(super) fn swap(target: &Target) -> io::Result<()> {
    if !target.folder.exists() {
        return fs::rename(&target.staging, &target.folder);
    }
    match exchange(&target.staging, &target.folder) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => two_renames(target),
        result => result,
    }
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(|errno| match errno {
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn two_renames(target: &Target) -> io::Result<()> {
    fs::rename(&target.folder, &target.previous)?;
    if let Err(error) = fs::rename(&target.staging, &target.folder) {
        fs::rename(&target.previous, &target.folder)?;
        return Err(error);
    }
    fs::rename(&target.previous, &target.staging)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(folder: &Path, text: &str) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("index.html"), text).unwrap();
    }

    #[test]
    fn both_ways_of_swapping_put_the_new_site_in_place_and_keep_the_old_one() {
        for way in [swap, two_renames] {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            let target = Target { folder: at("public"), staging: at("staging"), previous: at("previous") };
            site(&target.folder, "old");
            site(&target.staging, "new");
            way(&target).unwrap();
            assert_eq!(fs::read_to_string(at("public/index.html")).unwrap(), "new");
            assert_eq!(fs::read_to_string(at("staging/index.html")).unwrap(), "old");
        }
    }
}
