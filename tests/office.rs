//! The yearly round of letters: drafts, signatures, what is missing.

mod renewing;
mod signing;
mod telling;
mod year;

use std::fs;

use crate::site::{Run, Site};

/// A content file as it stands.
#[track_caller]
pub(crate) fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.content().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
pub(crate) fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(
            run.stdout.contains(word) || run.stderr.contains(word),
            "{word:?} in {}{}",
            run.stdout,
            run.stderr
        );
    }
}
