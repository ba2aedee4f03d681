use std::ops::Deref;

use serde::Serialize;

use super::Fingerprints;
use super::trace::{Whole, note_whole};

/// What was worked out from many records and is read as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Noted<T> {
    value: T,
    whole: Whole,
}

impl<T> Noted<T> {
    /// What it is.
    pub(crate) fn new(whole: Whole, value: T) -> Self {
        Self { value, whole }
    }
}

impl<T: Serialize> Noted<T> {
    /// Adds it to the fingerprint of what it is.
    pub(crate) fn add_to(&self, fingerprints: &mut Fingerprints) {
        fingerprints.add_whole(self.whole, &self.value);
    }
}

impl<T> Deref for Noted<T> {
    type Target = T;
    fn deref(&self) -> &T {
        note_whole(self.whole);
        &self.value
    }
}
