//! The one step by which the new site takes the place of the old.

use std::path::Path;
use std::{fs, io};

use super::workshop::Workshop;

/// Puts the staged site in the place of the target; afterwards the old one, if there was one, is in the workshop.
///
/// On Linux both change places in one atomic step (`RENAME_EXCHANGE`). Where the system or the file system
/// cannot do that, two renames follow each other: a visitor may meet a missing folder for an instant, and a run
/// killed exactly there leaves the old site in the workshop, where the next run finds and restores it.
pub(super) fn swap(shop: &Workshop) -> io::Result<()> {
    fs::rename(shop.unfinished(), shop.whole())?;
    if !shop.home().exists() {
        return fs::rename(shop.whole(), shop.home());
    }
    match exchange(&shop.whole(), shop.home()) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => two_renames(shop),
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

fn two_renames(shop: &Workshop) -> io::Result<()> {
    fs::rename(shop.home(), shop.old())?;
    if let Err(error) = fs::rename(shop.whole(), shop.home()) {
        fs::rename(shop.old(), shop.home())?;
        return Err(error);
    }
    Ok(())
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
        for is_atomic in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let home = folder.path().join("public");
            let shop = Workshop::take(&home).unwrap();
            site(&home, "old");
            site(&shop.unfinished(), "new");
            if is_atomic {
                swap(&shop).unwrap();
            } else {
                fs::rename(shop.unfinished(), shop.whole()).unwrap();
                two_renames(&shop).unwrap();
            }
            assert_eq!(fs::read_to_string(home.join("index.html")).unwrap(), "new");
            let old = if is_atomic { shop.whole() } else { shop.old() };
            assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "old");
        }
    }
}
