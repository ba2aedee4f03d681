use serde::Serialize;

use crate::site::model::Model;

/// What every kind of page says of itself, besides its row in the table of pages. The value is what a page of the
/// kind shows: all that its template may see.
pub(crate) trait PageKind<'r>: Serialize + Sized {
    /// Where its pages stand: the name of a page at the root (`rates`) or of a folder there (`windows/`). Standing
    /// pages cannot take this name. Empty where the content chooses the name.
    const STEM: &'static str;

    /// What tells the pages of the kind apart: nothing, a record, the number of the page in a list.
    type Key: Copy;

    /// Every page of the kind, in order, with its address.
    fn places(model: &Model<'_>) -> Vec<(Self::Key, String)>;

    fn new(model: &'r Model<'r>, key: Self::Key) -> Self;
}
