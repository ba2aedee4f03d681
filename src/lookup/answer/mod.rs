//! Answering a query: candidates are chosen by votes, then ranked by how well they match.
//!
//! Owns which documents are found, and in which order. Must not know how the index reaches a browser, only how many
//! files may be fetched.

mod candidates;
mod matching;
mod rank;
mod search;

pub use search::{Found, GOOD};
