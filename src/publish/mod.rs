//! Bytes → a published folder: manifest, staging beside the target, the swap; and the ledger in the content.
//!
//! Owns the promise that the served folder is one complete site at every instant. Must not know what the
//! files mean.

mod error;
mod ledger;
mod manifest;
mod publisher;
mod swap;
mod target;

pub use error::PublishError;
pub use ledger::{LEDGER, write_ledger};
pub use manifest::Manifest;
pub use publisher::{Drafted, Maker, Output, Publisher, Summary};
