use serde::Serialize;

use crate::registry::RecordKey;
use crate::site::model::Model;
use crate::site::parts::{ChangeRow, FileView, Head, PageKind, address, attachment, changes_of, column};

/// A standing page: 公开指南, 无障碍说明 …
#[derive(Serialize)]
pub(crate) struct StandingPage<'r> {
    head: Head,
    title: &'r str,
    /// Is it the 公开指南, which says how to reach the office that answers for it?
    is_guide: bool,
    /// Its text, as safe HTML.
    html: String,
    /// The files that go with it.
    files: Vec<FileView>,
    /// 变更记录, newest first.
    changes: Vec<ChangeRow<'r>>,
}

impl<'r> PageKind<'r> for StandingPage<'r> {
    const STEM: &'static str = "";
    /// The page's place in the registry.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        model.registry.pages.iter().map(|page| address::first(&page.id)).enumerate().collect()
    }

    fn new(model: &'r Model<'r>, at: usize) -> Self {
        let page = &model.registry.pages[at];
        let front = &page.document.front;
        let url = address::first(&page.id);
        let prose = &page.document.prose;
        let is_guide = *page.id == *column::GUIDE.stem;
        let column = if is_guide { &column::GUIDE } else { &column::HOME };
        Self {
            html: attachment::prose(model.registry, &url, prose),
            files: attachment::files(model.registry, &front.attachments, prose),
            head: Head::column(url, front.title.as_str(), column, front.summary.as_str()),
            title: &front.title,
            is_guide,
            changes: changes_of(model, &model.registry.name_of(RecordKey::Page(at))),
        }
    }
}
