use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::iter::successors;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use super::PublishError;
use super::foreign::{is_same, unless_missing};
use super::last_look::LastLook;
use super::maker::{Drafted, Leaking, Maker, Output, Refused};
use super::manifest::{Entry, Manifest, Published};
use super::rights::Rights;

/// A new site while it is being made: what has changed is written, the rest is taken over from the published one.
pub(super) struct Staging<'a> {
    pub(super) new: PathBuf,
    pub(super) home: &'a Path,
    pub(super) old: Option<&'a Published>,
    /// What is in the new folder already: the files of the site before the published one.
    pub(super) there: Option<&'a Manifest>,
    pub(super) rights: Rights,
}

impl Staging<'_> {
    /// Makes or takes over every file; says which were there, and how many are new.
    pub(super) fn stage<M: Maker>(
        &self,
        outputs: &[&Output<M::Source>],
        maker: &M,
        look: &LastLook,
        done: &(impl Fn() + Sync),
    ) -> Result<StagedAll<M::Error>, PublishError> {
        let folders = folders(outputs);
        self.remove_gone(outputs, &folders)?;
        self.make_folders(&folders)?;
        let stop = AtomicBool::new(false);
        let staged: Vec<Option<Staged<M::Error>>> = outputs
            .par_iter()
            .map_init(Vec::new, |scratch, output| {
                if stop.load(Ordering::Relaxed) {
                    return None;
                }
                let staged = self.stage_file(output, maker, look, scratch);
                if matches!(staged, Err(_) | Ok(Err(Refused::Unmade(_)))) {
                    stop.store(true, Ordering::Relaxed);
                }
                done();
                Some(staged)
            })
            .collect();
        let mut entries = Vec::with_capacity(outputs.len());
        let mut written = 0;
        let mut leaking = Vec::new();
        for staged in staged.into_iter().flatten() {
            match staged? {
                Ok((entry, is_new)) => {
                    entries.push(entry);
                    written += usize::from(is_new);
                }
                Err(Refused::Leaking(files)) => leaking.extend(files),
                Err(error) => return Ok(Err(error)),
            }
        }
        Ok(if leaking.is_empty() { Ok((entries, written)) } else { Err(Refused::Leaking(leaking)) })
    }

    /// Removes what is in the new folder already and not of the new site.
    fn remove_gone<S: Sync>(
        &self,
        outputs: &[&Output<S>],
        folders: &BTreeSet<&str>,
    ) -> Result<(), PublishError> {
        let Some(there) = self.there else { return Ok(()) };
        let paths: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
        let gone: Vec<&str> = there
            .files
            .iter()
            .map(|entry| entry.path.as_str())
            .filter(|path| !paths.contains(path))
            .collect();
        gone.par_iter().try_for_each(|path| self.way_to(path).map(|_| ()))?;
        // The deepest first.
        for folder in gone.iter().copied().flat_map(above).collect::<BTreeSet<_>>().iter().rev() {
            if !folders.contains(folder) {
                let path = self.new.join(folder);
                unless_missing(fs::remove_dir(&path)).map_err(PublishError::io(&path))?;
            }
        }
        Ok(())
    }

    /// Where a file is going to be; what is there from an earlier site has gone.
    fn way_to(&self, path: &str) -> Result<PathBuf, PublishError> {
        let to = self.new.join(path);
        if self.there.is_some_and(|there| there.find(path).is_some()) {
            unless_missing(fs::remove_file(&to)).map_err(PublishError::io(&to))?;
        }
        Ok(to)
    }

    fn make_folders(&self, folders: &BTreeSet<&str>) -> Result<(), PublishError> {
        for folder in folders {
            let path = self.new.join(folder);
            fs::create_dir_all(&path).map_err(PublishError::io(&path))?;
            let made = self.rights.of_folder(&self.home.join(folder), &path);
            made.map_err(PublishError::io(&path))?;
        }
        Ok(())
    }

    /// Links or writes one file; says whether it was written.
    fn stage_file<M: Maker>(
        &self,
        output: &Output<M::Source>,
        maker: &M,
        look: &LastLook,
        scratch: &mut Vec<u8>,
    ) -> Staged<M::Error> {
        let Drafted { fingerprint, draft } = maker.draft(&output.source, scratch);
        let old = self.old.and_then(|old| {
            let entry = old.manifest.find(&output.path)?;
            old.is_intact(self.home, entry).then_some((entry, old.manifest.passed))
        });
        let leaking = |leaks| Refused::Leaking(vec![Leaking { path: output.path.clone(), leaks }]);
        if let Some((entry, passed)) = old.filter(|(entry, _)| entry.fingerprint == fingerprint) {
            let mut entry = entry.clone();
            if !look.covers(passed, entry.spared) {
                let published = self.home.join(&output.path);
                let bytes = fs::read(&published).map_err(PublishError::io(&published))?;
                let seen = look.at(&bytes, &output.path);
                if !seen.leaks.is_empty() {
                    return Ok(Err(leaking(seen.leaks)));
                }
                entry.spared = seen.spared;
            }
            self.take_over(&entry)?;
            return Ok(Ok((entry, false)));
        }
        let bytes = match maker.make(draft, scratch) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(Refused::Unmade(error))),
        };
        let seen = look.at(&bytes, &output.path);
        if !seen.leaks.is_empty() {
            return Ok(Err(leaking(seen.leaks)));
        }
        let entry = Entry {
            path: output.path.clone(),
            fingerprint,
            content: xxh3_128(&bytes),
            size: bytes.len() as u64,
            spared: seen.spared,
        };
        if old.is_some_and(|(old, _)| old.content == entry.content && old.size == entry.size) {
            self.take_over(&entry)?;
            return Ok(Ok((entry, false)));
        }
        let path = self.way_to(&output.path)?;
        // Never through a link, whatever stands there.
        let made = fs::File::create_new(&path).and_then(|mut file| file.write_all(&bytes));
        let written = made.and_then(|()| self.rights.of_file(&path));
        written.map_err(PublishError::io(&path))?;
        Ok(Ok((entry, true)))
    }

    /// A hard link keeps the modification time and costs no space; a copy serves where links cannot. What both sites before had
    /// is there already.
    fn take_over(&self, entry: &Entry) -> Result<(), PublishError> {
        let (old, new) = (self.home.join(&entry.path), self.new.join(&entry.path));
        let is_there = || fs::symlink_metadata(&old).is_ok_and(|published| is_same(&new, &published));
        if self.there.is_some() && is_there() {
            return Ok(());
        }
        let path = &self.way_to(&entry.path)?;
        if fs::hard_link(&old, path).is_ok() {
            return Ok(());
        }
        let modified = fs::metadata(&old).and_then(|found| found.modified());
        fs::copy(&old, path).map_err(PublishError::io(path))?;
        let copy = fs::File::options().write(true).open(path).map_err(PublishError::io(path))?;
        modified.and_then(|at| copy.set_modified(at)).map_err(PublishError::io(path))
    }
}

/// The folders that hold the files.
fn folders<'p, S>(outputs: &'p [&Output<S>]) -> BTreeSet<&'p str> {
    outputs.iter().flat_map(|output| above(&output.path)).collect()
}

/// The folders above a file, the nearest first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    let up = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.len());
    successors(up(path), move |length| up(&path[..*length])).map(move |length| &path[..length])
}

/// All files and how many of them were written; or the first that could not be made, or all that must not be seen.
pub(super) type StagedAll<E> = Result<(Vec<Entry>, usize), Refused<E>>;

/// One file and whether it was written.
type Staged<E> = Result<Result<(Entry, bool), Refused<E>>, PublishError>;
