use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;
use std::time::Duration;

use crate::diagnostic::Tally;
use crate::memory::Shown;

use super::PublishError;
use super::content::ContentUpdate;
use super::foreign::Tree;
use super::last_look::LastLook;
use super::maker::{Maker, Output, Refused};
use super::manifest::{Entry, FILE_NAME, Manifest, Published, fingerprint, fingerprint_of};
use super::pending::Pending;
use super::rights::Rights;
use super::staging::Staging;
use super::swap::swap;
use super::target;
use super::workshop::{Afterwards, Workshop};

/// What belongs to a site beside its files.
pub struct Imprint<'a> {
    /// Fingerprint of all that it is made from.
    pub inputs: u128,
    /// What the check found.
    pub tally: Tally,
    /// Is it a look, of which the content knows nothing?
    pub is_look: bool,
    /// Must nothing be left of the site that it replaces?
    pub forgets: bool,
    /// The numbers that are published here.
    pub shown: Shown,
    /// The content folder, and what changes in it together with the site.
    pub content: (&'a Path, &'a ContentUpdate),
}

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files of the new site.
    pub files: usize,
    /// Newly written.
    pub written: usize,
    /// Taken over from the old site.
    pub unchanged: usize,
    /// Files of the old site that are gone.
    pub removed: usize,
    /// What is not ours and went along: files, and whole folders.
    pub kept: Vec<PathBuf>,
}

/// A folder that may be published to.
pub struct Publisher {
    home: PathBuf,
    old: Option<Published>,
    /// Which site was there when it was looked at.
    found: Option<u128>,
    is_resumed: bool,
}

impl Publisher {
    /// Looks at the folder; refuses one that this program did not make, or that would swallow `protected` folders. What a
    /// run left that was killed is finished or undone.
    pub fn open(folder: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let home = target::resolved(folder, protected)?;
        let is_resumed = Workshop::is_there(&home);
        if is_resumed {
            Workshop::take(&home)?.recover()?;
        }
        let old = Published::read(&home);
        target::refuse_foreign(&home, old.is_some())?;
        Ok(Self { found: fingerprint_of(&home), home, old, is_resumed })
    }

    /// Had a run been killed here?
    pub fn is_resumed(&self) -> bool {
        self.is_resumed
    }

    /// Refuses a look where a site was published; a look may take the place of another.
    pub fn refuse_look(&self) -> Result<(), PublishError> {
        match &self.old {
            Some(old) if !old.manifest.is_look => Err(PublishError::Published(self.home.clone())),
            Some(_) | None => Ok(()),
        }
    }

    /// Reads every published byte and holds it against the manifest: how many files there are, and which of them are not as they
    /// were published. Those are made anew by the next publication.
    pub fn verify(&mut self) -> (usize, Vec<String>) {
        let Some(old) = &mut self.old else { return (0, Vec::new()) };
        old.damaged = old.not_as_published(&self.home);
        old.is_verified = true;
        (old.manifest.len(), old.damaged.iter().cloned().collect())
    }

    /// The manifest of the published site, if it was made from exactly these inputs and every file is intact.
    pub fn up_to_date(&self, inputs: u128) -> Option<&Manifest> {
        let old = self.old.as_ref()?;
        (old.manifest.inputs == inputs && old.is_whole(&self.home)).then_some(&old.manifest)
    }

    /// What the published site shows, if there is one.
    pub fn shown(&self) -> Option<&Shown> {
        self.old.as_ref().map(|old| &old.manifest.shown)
    }

    /// Makes the new site beside the old one and swaps them. Only files whose fingerprint changed are made, and only
    /// those are looked at, unless the look has changed. On any error nothing is published, nor if the look finds
    /// something; it then goes on to the last file, to find everything. What belongs into the content is written there
    /// together with the site, or not at all. What is not ours goes along.
    pub fn publish<M: Maker>(
        &self,
        outputs: &[Output<M::Source>],
        maker: &M,
        look: &LastLook,
        imprint: Imprint<'_>,
        done: impl Fn() + Sync,
    ) -> Result<Result<Summary, Refused<M::Error>>, PublishError> {
        let shop = Workshop::take(&self.home)?;
        shop.recover()?;
        if fingerprint_of(&self.home) != self.found {
            // Between the look and the lock.
            return Err(PublishError::Busy(self.home.clone()));
        }
        let (yielding, outputs): (Vec<_>, Vec<_>) =
            outputs.iter().partition(|output| output.yields && self.is_replaced(&output.path));
        let yielded: Vec<String> = yielding.iter().map(|output| output.path.clone()).collect();
        let forgets = imprint.forgets;
        let published = self.make(&shop, &outputs, &yielded, (maker, look, imprint), &done);
        // A site that never was published is not kept either.
        let is_kept = matches!(published, Ok(Ok(_))) && !forgets;
        let cleared = shop.clear(&yielded, if is_kept { Afterwards::Keep } else { Afterwards::Remove });
        let summary = match published? {
            Ok(summary) => summary,
            Err(refused) => return Ok(Err(refused)),
        };
        match cleared {
            Ok(kept) => Ok(Ok(Summary { kept, ..summary })),
            Err(error @ PublishError::Stranded(..)) => Err(error),
            // The site is published; what cannot be removed now is removed by the next run.
            Err(_) => Ok(Ok(summary)),
        }
    }

    fn make<M: Maker>(
        &self,
        shop: &Workshop,
        outputs: &[&Output<M::Source>],
        yielded: &[String],
        (maker, look, imprint): (&M, &LastLook, Imprint<'_>),
        done: &(impl Fn() + Sync),
    ) -> Result<Result<Summary, Refused<M::Error>>, PublishError> {
        let (home, new) = (self.home.as_path(), shop.unfinished());
        let is_trusted = self.old.as_ref().is_some_and(|old| !old.is_verified && !imprint.forgets);
        fs::create_dir(&new).map_err(PublishError::io(&new))?;
        let by_umask = Rights::of_folders_made(&new).map_err(PublishError::io(&new))?;
        let there = shop.take_kept(is_trusted)?;
        let rights = Rights::of_root(home, &new, by_umask).map_err(PublishError::io(&new))?;
        let rights = rights.ok_or_else(|| PublishError::Group(self.home.clone()))?;
        let staging =
            Staging { new: new.clone(), home, old: self.old.as_ref(), there: there.as_ref(), rights };
        let (mut files, written) = match flushing(&new, || staging.stage(outputs, maker, look, done))? {
            Ok(staged) => staged,
            Err(refused) => return Ok(Err(refused)),
        };
        files.sort_by(|a, b| a.path.cmp(&b.path));
        if home.exists() {
            let nothing = Manifest::default();
            let ours = self.old.as_ref().map_or(&nothing, |old| &old.manifest);
            Tree { root: home, ours, replaced: yielded }.link_foreign(&new)?;
        }
        let summary = self.summary(&files, written);
        let Imprint { inputs, tally, is_look, shown, content, .. } = imprint;
        let yielded = yielded.to_vec();
        let manifest = Manifest { inputs, tally, is_look, shown, passed: look.passed(), yielded, files };
        self.finish(shop, &manifest, content)?;
        Ok(Ok(summary))
    }

    /// Has somebody put a file of his own there?
    fn is_replaced(&self, path: &str) -> bool {
        let there = self.home.join(path);
        let is_ours = |old: &Published| {
            old.manifest
                .find(path)
                .is_some_and(|entry| old.is_intact(&self.home, entry) || entry.is_content_of(&there))
        };
        fs::symlink_metadata(&there).is_ok() && !self.old.as_ref().is_some_and(is_ours)
    }

    fn summary(&self, files: &[Entry], written: usize) -> Summary {
        let old = self.old.as_ref().map_or(&[][..], |old| &old.manifest.files);
        let kept = |entry: &Entry| files.binary_search_by(|file| file.path.cmp(&entry.path)).is_ok();
        Summary {
            files: files.len(),
            written,
            unchanged: files.len() - written,
            removed: old.iter().filter(|entry| !kept(entry)).count(),
            kept: Vec::new(),
        }
    }

    fn finish(
        &self,
        shop: &Workshop,
        manifest: &Manifest,
        (content, update): (&Path, &ContentUpdate),
    ) -> Result<(), PublishError> {
        let new = shop.unfinished();
        let path = new.join(FILE_NAME);
        let bytes = manifest.to_bytes();
        fs::write(&path, &bytes).map_err(PublishError::io(&path))?;
        flush(&new).map_err(PublishError::io(&new))?;
        let exchange = || {
            swap(shop).map_err(|error| match error.kind() {
                // So systems say it that lay a folder of containers over another.
                io::ErrorKind::CrossesDevices => PublishError::Mount(self.home.clone()),
                _ => PublishError::io(&self.home)(error),
            })
        };
        if update.is_empty() {
            return exchange();
        }
        let pending = Pending::lay(content, update, &self.home, fingerprint(&bytes))?;
        if let Err(error) = exchange() {
            pending.discard();
            return Err(error);
        }
        if let Some(parent) = self.home.parent() {
            flush(parent).map_err(PublishError::io(parent))?;
        }
        pending.finish()
    }
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
        // Also if the work panics: nobody waits for a flusher that waits for the end.
        let _end = End { over: &over, flusher: flusher.thread() };
        work()
    })
}

/// Ends a flusher when it is dropped.
struct End<'a> {
    over: &'a AtomicBool,
    flusher: &'a Thread,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        self.flusher.unpark();
    }
}

/// Often enough that a site of some thousand pages is mostly on the disk when its last page is made.
const FLUSH_EVERY: Duration = Duration::from_millis(200);
