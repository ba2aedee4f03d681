use serde::{Deserialize, Serialize};

use super::ledger::Ledger;

/// What a published site shows of what was ever published. It outlives a content that was lost or damaged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// The first part of every index number that does not name its own: the code of the publishing body.
    pub publisher: Box<str>,
    /// What it shows.
    pub ledger: Ledger,
}
