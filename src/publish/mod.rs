//! Bytes → a published folder: the last look at them, manifest, staging beside the target, the swap; and the ledger in the
//! content.
//!
//! Owns the promise that the served folder is one complete site at every instant. Must not know what the
//! files mean.

mod error;
mod last_look;
mod ledger;
mod manifest;
mod publisher;
mod swap;
mod target;

pub use error::PublishError;
pub use last_look::{Allowed, LastLook, Leak, Secret, Seen, look};
pub use ledger::{LEDGER, write_content};
pub use manifest::Manifest;
pub use publisher::{Drafted, Leaking, Maker, Output, Publisher, Refused, Summary};
