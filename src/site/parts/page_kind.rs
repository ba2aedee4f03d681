use serde::Serialize;

use crate::site::model::Model;

/// What every kind of page declares, besides its row in the table of pages. A value of the type is what one page of the
/// kind shows, which is all that its template may see.
pub(crate) trait PageKind<'r>: Serialize + Sized {
    /// Where its pages lie: the name of a page at the root (`rates`) or of a folder there (`windows/`). Standing pages
    /// cannot take this name. Empty if the name comes from the content.
    const STEM: &'static str;

    /// What distinguishes the pages of the kind: nothing, a record, or the number of the page in a list.
    type Key: Copy;

    /// Every page of the kind, in order, with its address.
    fn places(model: &Model<'_>) -> Vec<(Self::Key, String)>;

    /// May search engines show it?
    fn is_indexed(_: &Model<'_>, _: Self::Key) -> bool {
        true
    }

    fn new(model: &'r Model<'r>, key: Self::Key) -> Self;
}
