//! What can be looked up on a day: entries, the windows they name, areas.
//!
//! Owns what is found and what an answer says. Must not know how it is searched.

mod entry;
mod gather;

pub use entry::{Answer, Directory, Entry, EntryKind, Place};
pub use gather::sayings;
