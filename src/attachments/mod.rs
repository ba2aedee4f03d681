//! What is inside a file that is published beside the pages: PDF, OFD, office documents, pictures.
//!
//! Owns reading them within bounded time and memory, and taking out what they tell of their makers. Must not know which
//! record names a file, nor what is done about what is found. Pure: bytes in, facts out.

mod format;
mod inspection;

pub use format::Format;
pub use inspection::{Inspection, Leak, Trace, Unread};

/// Looks inside a file; the name decides nothing but how text without a mark of its own is read.
pub fn inspect(_name: &str, _bytes: &[u8]) -> Inspection {
    Inspection::default()
}

/// The file without what it tells of its makers; `None` where nothing was to be taken out.
pub fn cleaned(_bytes: &[u8]) -> Option<Vec<u8>> {
    None
}
