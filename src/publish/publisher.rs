use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::Tally;
use crate::memory::Shown;

use super::PublishError;
use super::content::ContentUpdate;
use super::last_look::{LastLook, Leak};
use super::lock::Lock;
use super::manifest::{Entry, FILE_NAME, Manifest, Published, fingerprint};
use super::pending::Pending;
use super::swap::swap;
use super::target::Target;

/// Makes the files of a site. Called from several threads.
pub trait Maker: Sync {
    /// What a file is made from.
    type Source: Sync;
    /// What is known of a file before its bytes are made.
    type Draft;
    /// Why a file cannot be made.
    type Error: Send;

    /// Looks at the source; cheap. The scratch space is the worker's own.
    fn draft(&self, source: &Self::Source, scratch: &mut Vec<u8>) -> Drafted<Self::Draft>;

    /// Makes the bytes; only asked for files that changed.
    fn make(&self, draft: Self::Draft, scratch: &mut Vec<u8>) -> Result<Vec<u8>, Self::Error>;
}

/// A draft and the fingerprint of everything its file is made from.
pub struct Drafted<D> {
    /// The fingerprint.
    pub fingerprint: u128,
    /// The draft.
    pub draft: D,
}

/// A file to publish.
#[derive(Debug, Clone)]
pub struct Output<S> {
    /// Path from the root of the site, with `/`.
    pub path: String,
    /// What it is made from.
    pub source: S,
}

/// What belongs to a site beside its files.
pub struct Imprint<'a> {
    /// Fingerprint of all that it is made from.
    pub inputs: u128,
    /// What the check found.
    pub tally: Tally,
    /// Is it a look, of which the content knows nothing?
    pub is_look: bool,
    /// The numbers that are published here.
    pub shown: Shown,
    /// The content folder, and what changes in it together with the site.
    pub content: (&'a Path, &'a ContentUpdate),
}

/// What a publication did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files of the new site.
    pub files: usize,
    /// Newly written.
    pub written: usize,
    /// Taken over from the old site.
    pub unchanged: usize,
    /// Files of the old site that are gone.
    pub removed: usize,
}

/// Why a site is not published although the disk would take it.
#[derive(Debug)]
pub enum Refused<E> {
    /// A file could not be made.
    Unmade(E),
    /// Private numbers would get out.
    Leaking(Vec<Leaking>),
}

/// A file with private numbers in it.
#[derive(Debug)]
pub struct Leaking {
    /// Path from the root of the site, with `/`.
    pub path: String,
    /// The numbers; there is one.
    pub leaks: Vec<Leak>,
}

/// A folder that may be published to.
pub struct Publisher {
    target: Target,
    old: Option<Published>,
}

impl Publisher {
    /// Looks at the folder; refuses one that this program did not make, or that would swallow `protected` folders.
    pub fn open(folder: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let target = Target::new(folder, protected)?;
        let old = Published::read(&target.folder);
        Ok(Self { target, old })
    }

    /// The manifest of the published site, if it was made from exactly these inputs and every file is intact.
    pub fn up_to_date(&self, inputs: u128) -> Option<&Manifest> {
        let old = self.old.as_ref()?;
        let intact = |entry: &Entry| old.is_intact(&self.target.folder, entry);
        let current = old.manifest.inputs == inputs && !old.manifest.is_empty();
        (current && old.manifest.files.par_iter().with_min_len(256).all(intact)).then_some(&old.manifest)
    }

    /// What the published site shows, if there is one.
    pub fn shown(&self) -> Option<&Shown> {
        self.old.as_ref().map(|old| &old.manifest.shown)
    }

    /// Makes the new site beside the old one and swaps them. Only files whose fingerprint changed are made, and only
    /// those are looked at, unless the look has changed. On any error nothing is published, nor if the look finds
    /// something; it then goes on to the last file, to find everything. What belongs into the content is written there
    /// together with the site, or not at all.
    pub fn publish<M: Maker>(
        &self,
        outputs: &[Output<M::Source>],
        maker: &M,
        look: &LastLook,
        imprint: Imprint<'_>,
        done: impl Fn() + Sync,
    ) -> Result<Result<Summary, Refused<M::Error>>, PublishError> {
        let _lock = self.prepare()?;
        let result = flushing(&self.target.staging, || self.stage(outputs, maker, look, &done));
        let (mut files, written) = match result {
            Ok(Ok(staged)) => staged,
            Ok(Err(error)) => {
                self.discard();
                return Ok(Err(error));
            }
            Err(error) => {
                self.discard();
                return Err(error);
            }
        };
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let summary = self.summary(&files, written);
        let Imprint { inputs, tally, is_look, shown, content } = imprint;
        let manifest = Manifest { inputs, tally, is_look, shown, passed: look.passed(), files };
        let finished = self.finish(&manifest, content);
        self.discard();
        finished.map(|()| Ok(summary))
    }

    fn prepare(&self) -> Result<Lock, PublishError> {
        let staging = &self.target.staging;
        fs::create_dir_all(staging).map_err(PublishError::io(staging))?;
        let lock = Lock::take(staging)?;
        // A killed run may have left files behind.
        for entry in fs::read_dir(staging).map_err(PublishError::io(staging))? {
            let path = entry.map_err(PublishError::io(staging))?.path();
            remove(&path).map_err(PublishError::io(&path))?;
        }
        Ok(lock)
    }

    fn stage<M: Maker>(
        &self,
        outputs: &[Output<M::Source>],
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

    fn make_folders<S>(&self, outputs: &[Output<S>]) -> Result<(), PublishError> {
        let folders: BTreeSet<&str> = outputs
            .iter()
            .filter_map(|output| output.path.rsplit_once('/').map(|(folder, _)| folder))
            .collect();
        for folder in folders {
            let path = self.target.staging.join(folder);
            fs::create_dir_all(&path).map_err(PublishError::io(&path))?;
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
        let old = self.old.as_ref().and_then(|old| {
            let entry = old.manifest.find(&output.path)?;
            old.is_intact(&self.target.folder, entry).then_some((entry, old.manifest.passed))
        });
        let path = self.target.staging.join(&output.path);
        let leaking = |leaks| Refused::Leaking(vec![Leaking { path: output.path.clone(), leaks }]);
        if let Some((entry, passed)) = old.filter(|(entry, _)| entry.fingerprint == fingerprint) {
            let mut entry = entry.clone();
            if !look.covers(passed, entry.spared) {
                let published = self.target.folder.join(&output.path);
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
        fs::write(&path, &bytes).map_err(PublishError::io(&path))?;
        Ok(Ok((entry, true)))
    }

    /// A hard link keeps the modification time and costs no space; a copy serves where links cannot.
    fn take_over(&self, entry: &Entry, path: &Path) -> Result<(), PublishError> {
        let old = self.target.folder.join(&entry.path);
        if fs::hard_link(&old, path).is_ok() {
            return Ok(());
        }
        let modified = fs::metadata(&old).and_then(|found| found.modified());
        fs::copy(&old, path).map_err(PublishError::io(path))?;
        let copy = fs::File::options().write(true).open(path).map_err(PublishError::io(path))?;
        modified.and_then(|at| copy.set_modified(at)).map_err(PublishError::io(path))
    }

    fn summary(&self, files: &[Entry], written: usize) -> Summary {
        let old = self.old.as_ref().map_or(&[][..], |old| &old.manifest.files);
        let kept = |entry: &Entry| files.binary_search_by(|file| file.path.cmp(&entry.path)).is_ok();
        Summary {
            files: files.len(),
            written,
            unchanged: files.len() - written,
            removed: old.iter().filter(|entry| !kept(entry)).count(),
        }
    }

    fn finish(
        &self,
        manifest: &Manifest,
        (content, update): (&Path, &ContentUpdate),
    ) -> Result<(), PublishError> {
        let path = self.target.staging.join(FILE_NAME);
        let bytes = manifest.to_bytes();
        fs::write(&path, &bytes).map_err(PublishError::io(&path))?;
        flush(&self.target.staging).map_err(PublishError::io(&self.target.staging))?;
        let exchange = || swap(&self.target).map_err(PublishError::io(&self.target.folder));
        if update.is_empty() {
            return exchange();
        }
        let pending = Pending::lay(content, update, &self.target.folder, fingerprint(&bytes))?;
        if let Err(error) = exchange() {
            pending.discard();
            return Err(error);
        }
        if let Some(parent) = self.target.folder.parent() {
            flush(parent).map_err(PublishError::io(parent))?;
        }
        pending.finish()
    }

    /// Removes the staging folder, be it the old site or an unfinished new one.
    fn discard(&self) {
        // What cannot be removed now is removed by the next run.
        let _ = remove(&self.target.staging);
    }
}

/// All files and how many of them were written; or the first that could not be made, or all that must not be seen.
type StagedAll<E> = Result<(Vec<Entry>, usize), Refused<E>>;

/// One file and whether it was written.
type Staged<E> = Result<Result<(Entry, bool), Refused<E>>, PublishError>;

/// Removes a file, or a folder and what it holds, in parallel; a link is removed, what it leads to stays.
fn remove(path: &Path) -> std::io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return fs::remove_file(path);
    }
    let entries: Vec<PathBuf> = fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.par_iter().with_max_len(64).try_for_each(|entry| remove(entry))?;
    fs::remove_dir(path)
}

/// Waits until the new site is on the disk, so that not even a power cut can show half of it.
#[cfg(target_os = "linux")]
fn flush(folder: &Path) -> std::io::Result<()> {
    rustix::fs::syncfs(fs::File::open(folder)?).map_err(Into::into)
}

#[cfg(not(target_os = "linux"))]
fn flush(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Does the work while what it writes is being flushed behind it, so that little is left to wait for at the end.
fn flushing<T>(folder: &Path, work: impl FnOnce() -> T) -> T {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let flusher = scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                std::thread::park_timeout(FLUSH_EVERY);
                // This only helps: the flush that counts comes at the end, and reports its errors.
                let _ = flush(folder);
            }
        });
        let result = work();
        over.store(true, Ordering::Relaxed);
        flusher.thread().unpark();
        result
    })
}

/// Often enough that a site of some thousand pages is mostly on the disk when its last page is made.
const FLUSH_EVERY: Duration = Duration::from_millis(200);
