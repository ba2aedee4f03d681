//! What was published, record by record, and what it is called: index numbers, first days, what the public last saw of each
//! record and what it was told of changes.
//!
//! A build compares every content file that is not as it was with what the public last saw of its records, field by field.
//! What differs is told on the day of the build: with the old and the new words, or as a fact, as the field declares
//! ([`crate::records::Telling`]). Several builds of one day tell one change. Only present values are kept, and of what is
//! told as a fact only a fingerprint.
//!
//! Owns the promise that a number once shown is never given again and that nothing published vanishes. Must not know the
//! disk, nor what a page looks like.

mod changes;
mod comparison;
mod days;
mod difference;
mod index_numbers;
mod ledger;
mod log;
mod merge;
mod merge_memory;
mod names;
mod recollection;
mod record;
mod redaction;
mod remembered;
mod shown;
mod states;
mod together;

pub use changes::{Changes, Subject};
pub(crate) use comparison::remember;
pub use index_numbers::IndexNumbers;
pub use ledger::{Ledger, Line};
pub(crate) use log::ends;
pub use log::{Entry, takes_back};
pub use merge_memory::merged_memory;
pub(crate) use redaction::redact;
pub use redaction::{Forget, NotRedacted, Redaction};
pub use shown::{Shown, Told};
pub(crate) use states::damage;
pub(crate) use together::gone_together;
