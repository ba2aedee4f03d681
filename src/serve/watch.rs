use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// How long a folder must be quiet before a change is reported: editors write in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Watches folders until dropped.
pub(super) struct Watcher {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: Receiver<()>,
}

impl Watcher {
    /// Starts to watch these folders, those that exist.
    pub(super) fn new(folders: &[PathBuf]) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let mut debouncer = new_debouncer(QUIET, None, move |result: DebounceEventResult| {
            let relevant = match &result {
                Ok(events) => events
                    .iter()
                    .any(|event| !event.kind.is_access() && event.paths.iter().any(|path| is_relevant(path))),
                // An error may hide a change.
                Err(_) => true,
            };
            if relevant {
                // The receiver is gone only when the preview ends.
                let _ = sender.send(());
            }
        })?;
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            debouncer.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { _debouncer: debouncer, changes })
    }

    /// Waits for the next change, and counts those that arrived meanwhile as the same; `false` if none can come any more.
    pub(super) fn wait(&self) -> bool {
        let waited = self.changes.recv().is_ok();
        while self.changes.try_recv().is_ok() {}
        waited
    }
}

/// Swap files of editors and lock files of office programs do not count.
fn is_relevant(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    !(name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || name.ends_with(".swp"))
}
