//! Bytes → a published folder: manifest, staging beside the target, the swap.
//!
//! Owns the promise that the served folder is one complete site at every instant. Must not know what the
//! files mean.

mod error;
mod manifest;
mod publisher;
mod swap;
mod target;

pub use error::PublishError;
pub use manifest::{Manifest, Tally};
pub use publisher::{Drafted, Maker, Output, Publisher, Summary};
