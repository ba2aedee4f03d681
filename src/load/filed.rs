//! What reading leaves for each file: a record with its file and id, a tree, or the mere fact that it could not be read.

use std::collections::BTreeMap;

use crate::diagnostic::FileId;

use super::file_name::id_of;
use super::tree::Node;

/// A record with the file it came from and the id its file name gives it.
#[derive(Debug, Clone)]
pub struct Filed<T> {
    /// The file.
    pub file: FileId,
    /// The id.
    pub id: String,
    /// The record.
    pub record: T,
}

/// Where the records of a kind are kept: one, or as many as there are.
pub(super) trait Keep<T> {
    /// Keeps one more; where there can be only one, the later replaces the earlier.
    fn keep(&mut self, record: T);
}

impl<T> Keep<T> for Option<T> {
    fn keep(&mut self, record: T) {
        *self = Some(record);
    }
}

impl<T> Keep<T> for Vec<T> {
    fn keep(&mut self, record: T) {
        self.push(record);
    }
}

/// The trees of files that had to be read into one, kept so that finding places in them needs no further reading.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadTrees(pub(super) BTreeMap<FileId, Node>);

/// That a faultless file became a record, and which, in a form for programs, if that is not kept yet.
#[derive(Debug, Clone)]
pub(crate) struct Became(pub(crate) Option<Vec<u8>>);

/// A file that held no readable record.
#[derive(Debug, Clone)]
pub(crate) struct UnreadFile {
    /// Its path.
    pub path: String,
    /// The departments it names, as far as that could be read.
    pub departments: Vec<String>,
}

impl UnreadFile {
    /// The id its name gives it.
    pub(crate) fn id(&self) -> &str {
        id_of(&self.path)
    }
}
