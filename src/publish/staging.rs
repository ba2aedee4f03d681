use std::collections::BTreeSet;
use std::fs;
use std::iter::successors;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use super::PublishError;
use super::last_look::LastLook;
use super::maker::{Drafted, Leaking, Maker, Output, Refused};
use super::manifest::{Entry, Published};
use super::rights::Rights;

/// A new site while it is being made: what has changed is written, the rest is taken over from the published one.
pub(super) struct Staging<'a> {
    pub(super) new: PathBuf,
    pub(super) home: &'a Path,
    pub(super) old: Option<&'a Published>,
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
        self.make_folders(outputs)?;
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

    fn make_folders<'p, S>(&self, outputs: &'p [&Output<S>]) -> Result<(), PublishError> {
        let above = |path: &'p str| successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'));
        let folders: BTreeSet<&str> =
            outputs.iter().flat_map(|output| above(&output.path)).map(|(folder, _)| folder).collect();
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
        let path = self.new.join(&output.path);
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
            self.take_over(&entry, &path)?;
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
            self.take_over(&entry, &path)?;
            return Ok(Ok((entry, false)));
        }
        let written = fs::write(&path, &bytes).and_then(|()| self.rights.of_file(&path));
        written.map_err(PublishError::io(&path))?;
        Ok(Ok((entry, true)))
    }

    /// A hard link keeps the modification time and costs no space; a copy serves where links cannot.
    fn take_over(&self, entry: &Entry, path: &Path) -> Result<(), PublishError> {
        let old = self.home.join(&entry.path);
        if fs::hard_link(&old, path).is_ok() {
            return Ok(());
        }
        let modified = fs::metadata(&old).and_then(|found| found.modified());
        fs::copy(&old, path).map_err(PublishError::io(path))?;
        let copy = fs::File::options().write(true).open(path).map_err(PublishError::io(path))?;
        modified.and_then(|at| copy.set_modified(at)).map_err(PublishError::io(path))
    }
}

/// All files and how many of them were written; or the first that could not be made, or all that must not be seen.
pub(super) type StagedAll<E> = Result<(Vec<Entry>, usize), Refused<E>>;

/// One file and whether it was written.
type Staged<E> = Result<Result<(Entry, bool), Refused<E>>, PublishError>;
