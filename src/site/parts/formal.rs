use serde::Serialize;

use crate::records::Date;

use crate::site::model::Model;

use super::address;
use super::change::{ChangeRow, changes_of};
use super::correction::correction;

/// The formal block of a page that shows a record: the core metadata of 国办, laid out like the head of a disclosure page
/// of 阳江.
#[derive(Serialize)]
pub(crate) struct Formal<'r> {
    /// 索引号, with both of its parts; none before the record is published.
    index_no: Option<String>,
    /// 发布机构.
    publisher: &'r str,
    /// 公开责任部门.
    responsible: &'r str,
    /// 文号.
    pub(crate) document_no: Option<&'r str>,
    /// 成文日期.
    pub(crate) formed_on: Option<Date>,
    /// 发布日期; none before the record is published.
    pub(crate) published_on: Option<Date>,
    /// 更新日期.
    updated_on: Option<Date>,
    /// 核对日期.
    pub(crate) assured_on: Option<Date>,
    /// 变更记录, newest first.
    changes: Vec<ChangeRow<'r>>,
    /// Where somebody who finds a mistake writes to.
    correction: Option<String>,
    /// The address of the page, from the root.
    url: String,
}

impl<'r> Formal<'r> {
    /// The block of the record that the page at this address shows.
    pub(crate) fn new(model: &'r Model<'r>, url: &str, responsible: &'r str) -> Self {
        let site = &model.registry.site;
        let name = address::record_name(url);
        let index_no = model.numbers.index_no(name);
        let published_on = model.numbers.published_on(name);
        let updated_on = model.changes.changed_on(name);
        let version = updated_on.or(published_on);
        Self {
            correction: correction(model.registry, url, index_no.as_deref(), version),
            url: url.to_owned(),
            index_no,
            publisher: &site.publisher,
            responsible,
            document_no: None,
            formed_on: None,
            published_on,
            updated_on,
            assured_on: None,
            changes: changes_of(model, name),
        }
    }
}
