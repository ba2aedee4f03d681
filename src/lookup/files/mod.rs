//! The files of the search page: classic scripts that pass their data to the page's own script, so that they work from
//! disk and under `script-src 'self'`.
//!
//! Owns their names and how data are written in them. Must not know how queries are read or answered.

mod block;
mod core;
#[expect(clippy::module_inception, reason = "the files are what this is about")]
mod files;
mod numbering;
mod pack;
mod script;
mod shard;

pub use files::LookupFiles;
pub use script::LookupFile;
