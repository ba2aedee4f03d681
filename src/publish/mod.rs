//! Bytes → a published folder: the last look at them, manifest, staging beside the target, the swap; and what changes in the
//! content together with it.
//!
//! Owns the promise that the served folder is one complete site at every instant, with whatever others put there, and that the
//! content remembers exactly what was published. Must not know what the files mean.

mod cache;
mod content;
mod error;
mod foreign;
mod last_look;
mod lock;
mod maker;
mod manifest;
mod pending;
mod publisher;
mod rights;
mod staging;
mod swap;
mod target;
mod workshop;

pub use cache::{Cache, Keep};
pub use content::{ContentUpdate, LEDGER, write_file};
pub use error::PublishError;
pub use last_look::{Allowed, LastLook, Leak, Secret, Seen, look};
pub use maker::{Drafted, Leaking, Maker, Output, Refused};
pub use manifest::{Manifest, is_published, shown_at};
pub use pending::Publishing;
pub use publisher::{Imprint, Publisher, Summary};
