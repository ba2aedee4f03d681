use crate::diagnostic::{FileId, Path};
use crate::records::{Acceptance, Met, each};

pub(crate) use super::kinds::Content;

/// A record that accepts findings.
#[derive(Debug, Clone)]
pub(crate) struct Accepting {
    /// The file.
    pub file: FileId,
    /// Where the record is in the file; empty if it is the whole file.
    pub record: Path,
    /// Where its list of accepted findings is in the file.
    pub list: Path,
    /// What it accepts.
    pub accept: Vec<Acceptance>,
}

impl Content {
    /// Every record that accepts findings.
    pub(crate) fn accepting(&self) -> Vec<Accepting> {
        let mut found = Vec::new();
        for (file, record) in self.records() {
            each(record, Path::new(), |Met { path: list, value: accept, .. }: Met<'_, Vec<Acceptance>>| {
                if !accept.is_empty() {
                    let record = list[..list.len().saturating_sub(1)].to_vec();
                    found.push(Accepting { file, record, list, accept: accept.clone() });
                }
            });
        }
        found
    }
}
