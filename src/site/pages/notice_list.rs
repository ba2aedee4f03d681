use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{BasisView, Head, NoticeRow, PageKind, basis, column, notice_rows, paging};

/// The list of notices and of the documents on which the disclosure is based.
#[derive(Serialize)]
pub(crate) struct NoticeList<'r> {
    head: Head,
    /// Notices, newest first.
    notices: Vec<NoticeRow<'r>>,
    /// The documents on which the disclosure is based.
    basis: Vec<BasisView<'r>>,
}

impl<'r> PageKind<'r> for NoticeList<'r> {
    const STEM: &'static str = column::NOTICES.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let registry = model.registry;
        Self {
            head: Head::list(&column::NOTICES, 1),
            notices: notice_rows(registry).collect(),
            basis: basis(registry),
        }
    }
}
