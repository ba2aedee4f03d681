use serde::Serialize;

use super::Model;
use super::formal::Formal;
use super::head::{GUIDE, HOME, Head, NOTICES};
use super::home::{NoticeRow, notice_rows};
use super::shell::{BasisView, basis_view};

/// Notices and basis documents.
#[derive(Debug, Serialize)]
pub struct NoticeList<'r> {
    /// Head.
    pub head: Head,
    /// Notices, newest first.
    pub notices: Vec<NoticeRow<'r>>,
    /// Documents the disclosure rests on.
    pub basis: Vec<BasisView<'r>>,
}

/// A notice.
#[derive(Debug, Serialize)]
pub struct NoticePage<'r> {
    /// Head.
    pub head: Head,
    /// Title.
    pub title: &'r str,
    /// Who issued it.
    pub issuer: &'r str,
    /// 有效性.
    pub validity: &'static str,
    /// Its text as safe HTML.
    pub html: &'r str,
    /// Formal block.
    pub formal: Formal<'r>,
}

/// A standing page.
#[derive(Debug, Serialize)]
pub struct StandingPage<'r> {
    /// Head.
    pub head: Head,
    /// Title.
    pub title: &'r str,
    /// Its text as safe HTML.
    pub html: &'r str,
}

impl<'r> NoticeList<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let registry = model.registry;
        Self {
            head: Head::column("notices/index.html", "通知与依据", NOTICES, "授权公开所依据的通知和文件。"),
            notices: notice_rows(registry).collect(),
            basis: registry.policy.basis_documents.iter().map(|basis| basis_view(registry, basis)).collect(),
        }
    }
}

impl<'r> NoticePage<'r> {
    pub(super) fn new(model: &'r Model<'r>, at: usize) -> Self {
        let notice = &model.registry.notices[at];
        let front = &notice.document.front;
        let mut formal = Formal::new(model, &format!("notices/{}", notice.id), &front.issuer);
        formal.document_no = front.document_no.as_deref();
        formal.formed_on = Some(front.issued_on);
        let url = format!("notices/{}.html", notice.id);
        let head = Head::content(url, front.title.as_str(), NOTICES, front.summary.as_str(), &formal);
        Self {
            head: head.crumbs([NOTICES.crumb()]),
            title: &front.title,
            issuer: &front.issuer,
            validity: front.validity.unwrap_or(crate::records::Validity::InForce).label(),
            html: &notice.document.html,
            formal,
        }
    }
}

impl<'r> StandingPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, at: usize) -> Self {
        let page = &model.registry.pages[at];
        let front = &page.document.front;
        let column = if &*page.id == "guide" { GUIDE } else { HOME };
        let url = format!("{}.html", page.id);
        Self {
            head: Head::column(url, front.title.as_str(), column, front.summary.as_str()),
            title: &front.title,
            html: &page.document.html,
        }
    }
}
