use serde::Serialize;

use crate::records::Phone;

/// A telephone number, to be read and to be dialled.
#[derive(Serialize)]
pub(crate) struct PhoneView<'r> {
    /// As written.
    text: &'r str,
    /// For `tel:`.
    dial: String,
}

impl<'r> PhoneView<'r> {
    pub(crate) fn new(phone: &'r Phone) -> Self {
        Self { text: phone.as_str(), dial: phone.dial() }
    }
}
