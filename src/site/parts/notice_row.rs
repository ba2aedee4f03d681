use serde::Serialize;

use crate::records::{Date, Validity};
use crate::registry::Registry;

use super::address;

/// A notice in a list.
#[derive(Serialize)]
pub(crate) struct NoticeRow<'r> {
    url: String,
    title: &'r str,
    /// 文号.
    document_no: Option<&'r str>,
    /// 成文日期.
    issued_on: Date,
    /// 内容概述.
    summary: &'r str,
    /// 有效性.
    validity: &'static str,
}

/// All notices, newest first.
pub(crate) fn notice_rows(registry: &Registry) -> impl Iterator<Item = NoticeRow<'_>> {
    registry.notices.iter().map(|notice| {
        let front = &notice.document.front;
        NoticeRow {
            url: address::notice(&notice.id),
            title: &front.title,
            document_no: front.document_no.as_deref(),
            issued_on: front.issued_on,
            summary: &front.summary,
            validity: front.validity.unwrap_or(Validity::InForce).label(),
        }
    })
}
