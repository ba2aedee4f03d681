use serde::Serialize;

use crate::records::{BasisDocument, HttpUrl, Id};
use crate::registry::Registry;

use super::address;

/// A document on which the disclosure is based.
#[derive(Serialize)]
pub(crate) struct BasisView<'r> {
    /// The title without 《》.
    title: &'r str,
    /// 文号.
    document_no: Option<&'r str>,
    articles: Option<&'r str>,
    /// The page of the notice with its text, from the root.
    notice_url: Option<String>,
    /// Where its text is published elsewhere.
    url: Option<&'r str>,
}

/// All documents on which the disclosure is based.
pub(crate) fn basis(registry: &Registry) -> Vec<BasisView<'_>> {
    registry.policy.basis_documents.iter().map(|document| view(registry, document)).collect()
}

fn view<'r>(registry: &Registry, basis: &'r BasisDocument) -> BasisView<'r> {
    let notice = basis.notice.as_ref().map(Id::as_str);
    let known = notice.filter(|id| registry.notices.iter().any(|notice| &*notice.id == *id));
    BasisView {
        title: &basis.title,
        document_no: basis.document_no.as_deref(),
        articles: basis.articles.as_deref(),
        notice_url: known.map(address::notice),
        url: basis.url.as_ref().map(HttpUrl::as_str),
    }
}
