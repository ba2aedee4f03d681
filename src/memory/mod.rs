//! What was published, record by record, and what it is called: index numbers, first days, and what becomes of a record
//! that ends or moves.
//!
//! Owns the promise that a number once shown is never given again and that nothing published vanishes. Must not know the
//! disk, nor what a page looks like.

mod index_numbers;

pub use index_numbers::{IndexNumbers, Numbered};
