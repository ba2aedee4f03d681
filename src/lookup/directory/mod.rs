//! What can be looked up, on whichever day: entries with their days, the windows they refer to, areas.
//!
//! Owns which entries there are and what an answer contains. Must not know how they are searched.

mod entry;
mod gather;

pub use entry::{Alias, Answer, Directory, Entry, EntryKind, Place};
pub use gather::sayings;
