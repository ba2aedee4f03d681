//! Which window handles it: the search index, and searching it.
//!
//! Owns how queries are understood, how records are ranked, and the files the search page reads. The script of the
//! search page does the same as `search` here; a test holds the two equal. Knows no templates and no disk.

mod action;
mod alphabet;
mod common;
mod directory;
mod entry;
mod files;
mod index;
mod key;
mod matter;
mod meaning;
mod pinyin;
mod query;
mod reader;
mod score;
mod search;
mod unit;
mod words;

pub use directory::sayings;
pub use entry::{Answer, Directory, Entry, EntryKind, Place};
pub use files::{LookupFile, LookupFiles};
pub use index::Index;
pub use search::{Found, GOOD};
