use crate::records::{Date, LetterReason};

/// For when and why a letter is drafted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occasion {
    /// The folder of the year to which it belongs.
    pub(super) year: i16,
    /// The year in which it will be signed.
    pub(super) signed_in: i16,
    /// The first day of its term.
    pub(super) from: Date,
    /// The last one.
    pub(super) to: Date,
    /// Why it is signed; `None`: because of whoever has changed.
    pub(super) reason: Option<LetterReason>,
}
