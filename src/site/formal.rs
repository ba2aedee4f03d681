use serde::Serialize;

use crate::records::Date;

use super::Model;

/// The formal block of a document page (国办 core metadata; 阳江-style head of a disclosure page).
#[derive(Debug, Serialize)]
pub struct Formal<'r> {
    /// 索引号, both parts.
    pub index_no: String,
    /// 发布机构.
    pub publisher: &'r str,
    /// 公开责任部门.
    pub responsible: &'r str,
    /// 文号.
    pub document_no: Option<&'r str>,
    /// 成文日期.
    pub formed_on: Option<Date>,
    /// 发布日期.
    pub published_on: Date,
    /// 更新日期.
    pub updated_on: Option<Date>,
    /// 核对日期.
    pub assured_on: Option<Date>,
}

impl<'r> Formal<'r> {
    /// For the record of this name in the ledger.
    pub(super) fn new(model: &'r Model<'r>, record: &str, responsible: &'r str) -> Self {
        let site = &model.registry.site;
        let numbered = model.numbers.get(record);
        Self {
            index_no: numbered
                .map(|numbered| format!("{}/{}", site.publisher_code, numbered.number))
                .unwrap_or_default(),
            publisher: &site.publisher,
            responsible,
            document_no: None,
            formed_on: None,
            published_on: numbered.map_or(model.day(), |numbered| numbered.published_on),
            updated_on: None,
            assured_on: None,
        }
    }
}
