use serde::Serialize;

use crate::records::Validity;
use crate::site::model::Model;
use crate::site::parts::{FileView, Formal, Head, Link, PageKind, address, attachment, column};

/// A notice's own page.
#[derive(Serialize)]
pub(crate) struct NoticePage<'r> {
    head: Head,
    title: &'r str,
    /// Who issued it.
    issuer: &'r str,
    /// 有效性.
    validity: &'static str,
    /// Its text, as safe HTML.
    html: String,
    /// The files that go with it.
    files: Vec<FileView>,
    formal: Formal<'r>,
}

impl<'r> PageKind<'r> for NoticePage<'r> {
    const STEM: &'static str = column::NOTICES.stem;
    /// The notice's place in the registry.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        model.registry.notices.iter().map(|notice| address::notice(&notice.id)).enumerate().collect()
    }

    fn new(model: &'r Model<'r>, at: usize) -> Self {
        let notice = &model.registry.notices[at];
        let front = &notice.document.front;
        let url = address::notice(&notice.id);
        let mut formal = Formal::new(model, &url, &front.issuer);
        formal.document_no = front.document_no.as_deref();
        formal.formed_on = Some(front.issued_on);
        let column = &column::NOTICES;
        let prose = &notice.document.prose;
        let html = attachment::prose(model.registry, &url, prose);
        let head = Head::content(url, front.title.as_str(), column, front.summary.as_str(), &formal);
        Self {
            head: head.crumbs([Link::column(column)]),
            title: &front.title,
            issuer: &front.issuer,
            validity: front.validity.unwrap_or(Validity::InForce).label(),
            html,
            files: attachment::files(model.registry, &front.attachments, prose),
            formal,
        }
    }
}
