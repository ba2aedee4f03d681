use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use crate::diagnostic::io_reason;
use crate::publish::is_published;

use super::written::{Written, fingerprint};

/// Keeps what is filled in by hand out of everybody's repository.
const IGNORE: &str = "# 里面的登记表会填上个人信息，不要放进版本库，也不要上传。\n*\n";

/// The folder of a round's papers: its owner's alone, away from what is published.
pub(super) struct Filing {
    root: PathBuf,
    written: Written,
}

/// Why no paper is written there.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is in the content, or the content is in it.
    Content(PathBuf),
    /// It is in a published site.
    Site(PathBuf),
    /// Others have files there, or it is no folder.
    Foreign(PathBuf),
    Io(PathBuf, io::Error),
}

/// What became of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Put {
    New,
    Renewed,
    Unchanged,
    /// Somebody filled it in, and the records still say the same.
    Kept,
    /// Somebody filled it in, and the records say something else by now.
    Outdated,
}

impl Filing {
    /// Opens the folder, or makes it.
    pub(super) fn open(folder: &Path, content: &Path) -> Result<Self, Refused> {
        let io = |error| Refused::Io(folder.to_owned(), error);
        let root = resolved(folder).map_err(io)?;
        let inside = resolved(content).map_err(io)?;
        if root.starts_with(&inside) || inside.starts_with(&root) {
            return Err(Refused::Content(folder.to_owned()));
        }
        if root.ancestors().any(is_published) {
            return Err(Refused::Site(folder.to_owned()));
        }
        let written = Written::read(&root).map_err(io)?;
        match fs::read_dir(&root) {
            Ok(mut entries) if written.is_none() => {
                if entries.next().is_some() {
                    return Err(Refused::Foreign(folder.to_owned()));
                }
                keep_private(&root).map_err(io)?;
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => make(&root).map_err(io)?,
            Err(_) => return Err(Refused::Foreign(folder.to_owned())),
        }
        ignore(&root).map_err(io)?;
        Ok(Self { root, written: written.unwrap_or_default() })
    }

    /// Where it is, without links.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// May others read what is filled in here?
    #[cfg(unix)]
    pub(super) fn is_open_to_others(&self) -> bool {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(&self.root).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
    }

    #[cfg(not(unix))]
    pub(super) fn is_open_to_others(&self) -> bool {
        false
    }

    /// Remembers what is about to be written, so that a killed run leaves nothing that looks filled in by hand.
    pub(super) fn announce(&mut self, papers: &[(&str, &[u8])]) -> io::Result<()> {
        for (path, bytes) in papers {
            self.written.announce(path, fingerprint(bytes));
        }
        self.written.save(&self.root)
    }

    /// Writes a paper, unless somebody changed it since it was written.
    pub(super) fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<Put> {
        let target = self.place_of(path)?;
        let new = fingerprint(bytes);
        let put = match fs::symlink_metadata(&target) {
            Err(error) if error.kind() == ErrorKind::NotFound => Put::New,
            Err(error) => return Err(error),
            Ok(found) if !found.is_file() => return Err(io::Error::other("同名的不是普通文件，没有动它")),
            Ok(_) => {
                let there = fingerprint(&fs::read(&target)?);
                if there == new {
                    Put::Unchanged
                } else if self.written.was(path, there) {
                    Put::Renewed
                } else if self.written.was(path, new) {
                    Put::Kept
                } else {
                    Put::Outdated
                }
            }
        };
        match put {
            Put::New | Put::Renewed => write(&target, bytes)?,
            Put::Unchanged | Put::Kept | Put::Outdated => {}
        }
        match put {
            Put::Outdated => self.written.withdraw(path),
            _ => self.written.set(path, new),
        }
        Ok(put)
    }

    /// What stands in a paper now, by its fingerprint.
    pub(super) fn state(&self, path: &str) -> Option<u128> {
        let target = self.root.join(path);
        let is_file = fs::symlink_metadata(&target).is_ok_and(|found| found.is_file());
        if is_file { fs::read(target).ok().map(|bytes| fingerprint(&bytes)) } else { None }
    }

    /// Did somebody fill it in, or change it otherwise?
    pub(super) fn is_filled_in(&self, path: &str) -> bool {
        self.state(path).is_some_and(|there| !self.written.was(path, there))
    }

    /// Removes the PDF of a paper that was written anew, unless it is somebody's own.
    pub(super) fn drop_pdf(&mut self, path: &str) {
        let path = super::pdf_of(path);
        let is_ours = self.state(&path).is_some_and(|there| self.written.was(&path, there));
        if is_ours && fs::remove_file(self.root.join(&path)).is_ok() {
            self.written.forget(&path);
        }
    }

    /// Removes papers that were written earlier and are wanted no longer, below these folders; tells which were removed, and
    /// which somebody had changed.
    pub(super) fn clear(&mut self, wanted: &BTreeSet<&str>, below: &[String]) -> (Vec<String>, Vec<String>) {
        let is_old = |path: &&String| {
            let is_below = below.iter().any(|folder| path.starts_with(folder.as_str()));
            is_below && !wanted.contains(path.as_str())
        };
        let old: Vec<String> = self.written.paths().filter(is_old).cloned().collect();
        let (mut removed, mut kept) = (Vec::new(), Vec::new());
        for path in old {
            let Some(there) = self.state(&path) else {
                self.written.forget(&path);
                continue;
            };
            if self.written.was(&path, there) && fs::remove_file(self.root.join(&path)).is_ok() {
                self.written.forget(&path);
                // Goes only if nothing is left in it.
                let _ = self.root.join(&path).parent().map(fs::remove_dir);
                removed.push(path);
            } else {
                kept.push(path);
            }
        }
        (removed, kept)
    }

    /// Writes down what was written.
    pub(super) fn save(&self) -> io::Result<()> {
        self.written.save(&self.root)
    }

    fn place_of(&self, path: &str) -> io::Result<PathBuf> {
        let target = self.root.join(path);
        if let Some(folder) = target.parent().filter(|folder| *folder != self.root) {
            match fs::symlink_metadata(folder) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(io::Error::other("所在的文件夹是链接或文件，没有写入")),
                Err(_) => new_folder(folder)?,
            }
        }
        Ok(target)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(folder) => write!(
                f,
                "{} 在内容目录里，或者包含内容目录；登记表会填上个人信息，请放到别处，如 filing/2027",
                folder.display()
            ),
            Self::Site(folder) => write!(
                f,
                "{} 在公开的网站里，放进去的会被公众看到；登记表会填上个人信息，请放到别处，如 filing/2027",
                folder.display()
            ),
            Self::Foreign(folder) => {
                write!(f, "{} 里有别的文件，或者不是文件夹；请换一个空的或者还没有的文件夹", folder.display())
            }
            Self::Io(folder, error) => write!(f, "{}（{}）", folder.display(), io_reason(error)),
        }
    }
}

/// A path without links, also of a folder that is not there yet.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found,
    }
    let path = if path.is_absolute() { path.to_owned() } else { env::current_dir()?.join(path) };
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(resolved(parent)?.join(name)),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

/// Makes a folder with those above it that are missing; the uppermost new one is kept out of repositories, too.
fn make(root: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = root.ancestors().take_while(|folder| !folder.exists()).collect();
    missing.iter().rev().try_for_each(|folder| new_folder(folder))?;
    missing.last().map_or(Ok(()), |first| ignore(first))
}

fn ignore(folder: &Path) -> io::Result<()> {
    let path = folder.join(".gitignore");
    if path.exists() { Ok(()) } else { fs::write(path, IGNORE) }
}

/// Writes a file in one step; nobody but its owner reads it.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.part"));
    let _ = fs::remove_file(&draft);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&draft).and_then(|mut file| file.write_all(bytes));
    let written = written.and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

/// Makes a folder that only its owner may open.
#[cfg(unix)]
pub(super) fn new_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
pub(super) fn new_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

#[cfg(unix)]
fn keep_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}
