//! Answers to a query: candidates by votes, then documents by how well they match.
//!
//! Owns what is found and in which order. Must not know how the index reaches a browser, only how much of it may be fetched.

mod candidates;
mod matching;
mod rank;
mod search;

pub use search::{Found, GOOD};
