//! Departments, windows and items that change: another name or file, another department, another place, an end.
//!
//! Days are those from which something is so: the last day of what was before is the day before. What was signed is never
//! rewritten.

mod desk;
mod merge;
mod moving;
mod renaming;
mod replacing;
mod withdrawing;

use std::collections::BTreeMap;

use crate::edit::Revision;
use crate::records::Date;
use crate::registry::Registry;

pub(super) use desk::{Desk, id, record_named};
pub use merge::merge;
pub(super) use moving::begin;
pub use moving::move_to;
pub use renaming::{rename_file, rename_title};
pub use replacing::replace;
pub use withdrawing::withdraw;

/// A content that is to be reorganised.
#[derive(Clone, Copy)]
pub struct Content<'c> {
    /// Its records.
    pub registry: &'c Registry,
    /// The text of every file, by its path.
    pub texts: &'c BTreeMap<String, String>,
    /// The day it is.
    pub today: Date,
}

/// What is to be written, and what staff still have to do themselves.
#[derive(Debug, Default)]
pub struct Reorganised {
    /// The changed files.
    pub revision: Revision,
    /// In Chinese, a sentence each.
    pub notes: Vec<String>,
}

/// Why nothing is changed, in Chinese.
pub type Refused = String;
