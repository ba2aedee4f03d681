//! What is about to be written into the content, laid ready beside it, so that what belongs together changes together.
//!
//! The order of a publication: the new site is staged and flushed; the new files of the content are laid into a folder of it
//! and flushed; the sites are exchanged; the files are moved to their places. A run that finds the folder sees by the published
//! site which of the two states it met: if the site is the one that the files belong to, it moves them, else it throws them
//! away. Files that belong to no site are moved by whoever finds them: they were wanted as soon as all of them were laid.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::PublishError;
use super::content::{ContentUpdate, create, flush_folder, followed, put};
use super::lock::Lock;
use super::manifest::fingerprint_of;

/// Its name in the content folder.
const FOLDER: &str = ".mingchuang-pending";

/// Written last: without it nothing in the folder counts.
const MARKER: &str = "marker";

/// What the files belong to, and where they go.
#[derive(Serialize, Deserialize)]
struct Marker {
    /// Where the site is published that they change with, and which it is; `None` if they change only with each other.
    site: Option<(PathBuf, u128)>,
    files: Vec<Laid>,
}

/// What becomes of one file.
#[derive(Serialize, Deserialize)]
struct Laid {
    /// Where it goes.
    path: String,
    /// Its name in the folder until then; `None` if there is to be none at its path.
    draft: Option<String>,
}

/// Files that are laid ready.
pub(super) struct Pending {
    content: PathBuf,
}

impl Pending {
    /// Lays the files ready for the site with this manifest.
    pub(super) fn lay(
        content: &Path,
        update: &ContentUpdate,
        out: &Path,
        site: u128,
    ) -> Result<Self, PublishError> {
        let pending = Self { content: content.to_owned() };
        pending.lay_anew(update, Some((out.to_owned(), site)))?;
        Ok(pending)
    }

    /// Lays the files ready where nothing is that still counts; or leaves nothing.
    fn lay_anew(&self, update: &ContentUpdate, site: Option<(PathBuf, u128)>) -> Result<(), PublishError> {
        self.discard();
        let laid = self.lay_files(update, "", site);
        if laid.is_err() {
            self.discard();
        }
        laid.map_err(PublishError::io(&self.content))
    }

    /// Lays the files beside what is laid already; in the end these count, and nothing else does. `first` begins their names.
    fn lay_files(
        &self,
        update: &ContentUpdate,
        first: &str,
        site: Option<(PathBuf, u128)>,
    ) -> io::Result<()> {
        let folder = self.content.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let mut marker = Marker { site, files: Vec::new() };
        for (at, (path, bytes)) in update.changes().enumerate() {
            let draft = bytes.map(|bytes| {
                let name = format!("{first}{at}");
                create(&folder.join(&name), bytes, &followed(&self.content.join(path))).map(|()| name)
            });
            marker.files.push(Laid { path: path.to_owned(), draft: draft.transpose()? });
        }
        flush_folder(&folder)?;
        let bytes = postcard::to_stdvec(&marker).map_err(io::Error::other)?;
        let new = folder.join(format!("{first}{MARKER}.new"));
        create(&new, &bytes, &new)?;
        put(&new, &folder.join(MARKER))?;
        flush_folder(&self.content)
    }

    /// Moves the files to their places. What has been moved before stays.
    pub(super) fn finish(&self) -> Result<(), PublishError> {
        let folder = self.content.join(FOLDER);
        let Some(marker) = marker(&folder) else { return Ok(()) };
        for Laid { path, draft } in &marker.files {
            let place = self.content.join(path);
            let moved = match draft.as_ref().map(|draft| folder.join(draft)) {
                Some(draft) if draft.exists() => put(&draft, &followed(&place)),
                Some(_) => Ok(()),
                None => remove(&place),
            };
            let torn = if marker.site.is_some() { PublishError::Half } else { PublishError::Torn };
            moved.map_err(|error| torn(place, error))?;
        }
        self.discard();
        Ok(())
    }

    /// The marker goes first, so that half a folder counts for nothing.
    pub(super) fn discard(&self) {
        let folder = self.content.join(FOLDER);
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_file(folder.join(MARKER)).and_then(|()| flush_folder(&folder));
        let _ = fs::remove_dir_all(&folder);
    }
}

/// Removes a file, and waits until that is on the disk.
fn remove(place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if is_missing(&error) => Ok(()),
        removed => removed.and_then(|()| flush_folder(place.parent().unwrap_or(Path::new(".")))),
    }
}

/// Is there no such file, nor could there be one?
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn marker(folder: &Path) -> Option<Marker> {
    postcard::from_bytes(&fs::read(folder.join(MARKER)).ok()?).ok()
}

/// A content folder that is being published or changed; a second run is turned away until this is dropped.
pub struct Publishing {
    content: PathBuf,
    _lock: Option<Lock>,
}

impl Publishing {
    /// Takes the folder, and finishes or undoes what a killed run left in it. `out`: where this run publishes to.
    pub fn begin(content: &Path, out: &Path) -> Result<Self, PublishError> {
        let publishing = Self::take(content)?;
        publishing.settle(out)?;
        Ok(publishing)
    }

    /// Takes the folder as it is.
    pub fn take(content: &Path) -> Result<Self, PublishError> {
        // Whoever reads a folder that is not there says so.
        let lock = if content.is_dir() { Some(Lock::take(content)?) } else { None };
        Ok(Self { content: content.to_owned(), _lock: lock })
    }

    /// Finishes in a content folder a change that was killed: the paths of its files, or none if there was nothing to do. What
    /// belongs to a site is left to whoever publishes.
    pub fn resume(content: &Path) -> Result<Vec<String>, PublishError> {
        if !content.join(FOLDER).exists() {
            return Ok(Vec::new());
        }
        let publishing = Self::take(content)?;
        let pending = Pending { content: content.to_owned() };
        match marker(&publishing.content.join(FOLDER)) {
            Some(Marker { site: Some(_), .. }) => Ok(Vec::new()),
            Some(marker) => {
                pending.finish()?;
                Ok(marker.files.into_iter().map(|file| file.path).collect())
            }
            None => {
                pending.discard();
                Ok(Vec::new())
            }
        }
    }

    /// Writes files of the content that belong to no site: all of them or none, wherever the run is killed. Nothing may be
    /// left in the folder of a run before.
    pub fn write(&self, update: &ContentUpdate) -> Result<(), PublishError> {
        let mut before = ContentUpdate::default();
        for (path, _) in update.changes() {
            let place = self.content.join(path);
            match fs::read(&place) {
                Ok(bytes) => before.write(path, bytes, ""),
                Err(error) if is_missing(&error) => before.remove(path),
                Err(error) => return Err(PublishError::io(&place)(error)),
            }
        }
        let pending = Pending { content: self.content.clone() };
        pending.lay_anew(update, None)?;
        let Err(error) = pending.finish() else { return Ok(()) };
        // What cannot be written to its end is taken back; what cannot be taken back now is by the next run.
        pending.lay_files(&before, "back-", None).map_err(PublishError::io(&self.content))?;
        pending.finish()?;
        Err(match error {
            PublishError::Torn(place, error) => PublishError::io(&place)(error),
            other => other,
        })
    }

    /// Finishes or undoes what a killed run left in the folder.
    pub fn settle(&self, out: &Path) -> Result<(), PublishError> {
        let pending = Pending { content: self.content.clone() };
        if self.published(out).is_some() {
            pending.finish()?;
        } else if self.content.join(FOLDER).exists() {
            pending.discard();
        }
        Ok(())
    }

    /// Refuses a content folder in which files of a published site are not in their places yet: another run is moving them, or
    /// was killed. Whoever only reads the content asks this first. `out`: where it may have published to.
    pub fn refuse_unfinished(content: &Path, out: &Path) -> Result<(), PublishError> {
        if !content.join(FOLDER).exists() {
            return Ok(());
        }
        let unfinished = Self::take(content)?.unfinished(out);
        if unfinished.is_empty() { Ok(()) } else { Err(PublishError::Unfinished(unfinished)) }
    }

    /// The files that a killed run has published a site for and not yet moved to their places.
    pub fn unfinished(&self, out: &Path) -> Vec<String> {
        let files = self.published(out).map_or_else(Vec::new, |marker| marker.files);
        let is_left = |file: &Laid| match &file.draft {
            Some(draft) => self.content.join(FOLDER).join(draft).exists(),
            None => self.content.join(&file.path).exists(),
        };
        files.into_iter().filter(is_left).map(|file| file.path).collect()
    }

    /// What a killed run left and meant: it belongs to no site, or to the published one.
    fn published(&self, out: &Path) -> Option<Marker> {
        let marker = marker(&self.content.join(FOLDER))?;
        let is_meant = marker.site.as_ref().is_none_or(|(own, site)| {
            [own.as_path(), out].iter().any(|out| fingerprint_of(out) == Some(*site))
        });
        is_meant.then_some(marker)
    }
}

#[cfg(test)]
mod tests {
    use super::super::manifest::{FILE_NAME, fingerprint};
    use super::*;

    /// A content with two old files, an old site, and what a publication is about to write.
    struct World {
        _folder: tempfile::TempDir,
        content: PathBuf,
        out: PathBuf,
    }

    const NEW_SITE: &[u8] = b"new site";

    impl World {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let (content, out) = (folder.path().join("content"), folder.path().join("public"));
            for path in [&content, &out] {
                fs::create_dir(path).unwrap();
            }
            for name in ["a.yaml", "b.yaml"] {
                fs::write(content.join(name), "old").unwrap();
            }
            fs::write(out.join(FILE_NAME), "old site").unwrap();
            Self { _folder: folder, content, out }
        }

        fn lay(&self) -> Pending {
            let mut update = ContentUpdate::default();
            for path in ["a.yaml", "b.yaml", "later/c.yaml"] {
                update.write(path, "new", "");
            }
            Pending::lay(&self.content, &update, &self.out, fingerprint(NEW_SITE)).unwrap()
        }

        fn exchange(&self) {
            fs::write(self.out.join(FILE_NAME), NEW_SITE).unwrap();
        }

        fn move_first(&self) {
            fs::rename(self.content.join(FOLDER).join("0"), self.content.join("a.yaml")).unwrap();
        }

        /// What the next run makes of it.
        #[track_caller]
        fn next_run_finds(&self, expected: &str) {
            Publishing::begin(&self.content, &self.out).unwrap();
            let read = |name: &str| fs::read_to_string(self.content.join(name)).unwrap_or("old".into());
            let found = ["a.yaml", "b.yaml", "later/c.yaml"].map(read);
            assert_eq!(found, [expected; 3]);
            assert!(!self.content.join(FOLDER).exists());
        }
    }

    #[test]
    fn a_run_killed_while_it_laid_files_has_written_nothing() {
        let world = World::new();
        world.lay();
        fs::remove_file(world.content.join(FOLDER).join(MARKER)).unwrap();
        // Even if the site were the new one: without a marker nobody knows.
        world.exchange();
        world.next_run_finds("old");
    }

    #[test]
    fn a_run_killed_before_the_exchange_has_written_nothing() {
        let world = World::new();
        world.lay();
        world.next_run_finds("old");
    }

    #[test]
    fn a_run_killed_after_the_exchange_is_finished_by_the_next() {
        let world = World::new();
        world.lay();
        world.exchange();
        world.next_run_finds("new");
    }

    #[test]
    fn a_run_killed_between_two_moves_is_finished_by_the_next() {
        let world = World::new();
        world.lay();
        world.exchange();
        world.move_first();
        world.next_run_finds("new");
    }

    #[test]
    fn what_a_killed_run_left_is_known_before_it_is_finished() {
        let world = World::new();
        world.lay();
        let unfinished = || Publishing::take(&world.content).unwrap().unfinished(&world.out);
        assert!(unfinished().is_empty(), "the site is the old one");
        world.exchange();
        world.move_first();
        assert_eq!(unfinished(), ["b.yaml", "later/c.yaml"]);
        assert_eq!(fs::read_to_string(world.content.join("b.yaml")).unwrap(), "old");
        world.next_run_finds("new");
        assert!(unfinished().is_empty());
    }

    #[test]
    fn a_run_killed_when_all_was_moved_leaves_nothing_to_do() {
        let world = World::new();
        let pending = world.lay();
        world.exchange();
        let marker = fs::read(world.content.join(FOLDER).join(MARKER)).unwrap();
        pending.finish().unwrap();
        fs::create_dir(world.content.join(FOLDER)).unwrap();
        fs::write(world.content.join(FOLDER).join(MARKER), marker).unwrap();
        world.next_run_finds("new");
    }

    #[test]
    fn a_change_that_cannot_be_made_to_its_end_is_taken_back() {
        let world = World::new();
        let mut update = ContentUpdate::default();
        update.write("a.yaml", "new", "");
        update.write("a.yaml-new", "new", "");
        // Where a file stands there is no folder.
        update.write("b.yaml/c.yaml", "new", "");
        let error = Publishing::take(&world.content).unwrap().write(&update).unwrap_err();
        assert!(matches!(error, PublishError::Io(..)), "{error}");
        assert!(!world.content.join("a.yaml-new").exists());
        world.next_run_finds("old");
        // Taking back is laid ready, too, and finished by the next run.
        let pending = Pending { content: world.content.clone() };
        pending.lay_anew(&update, None).unwrap();
        assert!(matches!(pending.finish(), Err(PublishError::Torn(..))));
        let mut before = ContentUpdate::default();
        before.write("a.yaml", "old", "");
        before.remove("a.yaml-new");
        pending.lay_files(&before, "back-", None).unwrap();
        assert_eq!(Publishing::resume(&world.content).unwrap(), ["a.yaml", "a.yaml-new"]);
        assert!(!world.content.join("a.yaml-new").exists());
        world.next_run_finds("old");
    }

    #[test]
    fn a_folder_that_was_moved_since_is_finished_all_the_same() {
        let mut world = World::new();
        world.lay();
        world.exchange();
        let elsewhere = world.out.with_file_name("elsewhere");
        fs::rename(&world.out, &elsewhere).unwrap();
        world.out = elsewhere;
        world.next_run_finds("new");
    }
}
