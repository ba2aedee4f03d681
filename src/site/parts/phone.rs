use serde::Serialize;

use crate::records::Phone;

/// One or more telephone numbers, to be read and to be dialled.
#[derive(Serialize, PartialEq)]
pub(crate) struct PhoneView<'r> {
    /// The text as written, piece by piece.
    pieces: Vec<PieceView<'r>>,
}

/// A number, or what stands between two.
#[derive(Serialize, PartialEq)]
struct PieceView<'r> {
    text: &'r str,
    /// For `tel:`; a number without its extension.
    dial: Option<String>,
}

impl<'r> PhoneView<'r> {
    pub(crate) fn new(phone: &'r Phone) -> Self {
        let pieces = phone.pieces().into_iter();
        Self { pieces: pieces.map(|(text, dial)| PieceView { text, dial }).collect() }
    }
}
