//! The catalogue: the published records, in its order.

use serde::Serialize;

use crate::records::Date;
use crate::registry::{LetterKey, RecordKey, Registry};
use crate::site::model::{Model, RecordKind};

use super::address;

/// An entry of the catalogue.
#[derive(Serialize)]
pub(crate) struct Entry<'r> {
    /// 索引号; none before the record is published.
    pub(crate) index_no: Option<String>,
    pub(crate) url: String,
    pub(crate) name: &'r str,
    /// `窗口`, `事项`, `授权书` …
    pub(crate) kind: &'static str,
    /// 内容概述.
    pub(crate) summary: String,
    /// 生成日期.
    pub(crate) formed_on: Option<Date>,
    /// 发布日期; none before the record is published.
    pub(crate) published_on: Option<Date>,
}

/// What its columns are called, after 索引号 and before the day of publication.
pub(crate) const HEADS: [&str; 3] = ["名称", "内容概述", "生成日期"];

/// A published record that is neither an item nor a window nor a department: a centre, a letter, a notice.
#[derive(Debug, Clone)]
pub struct Document<'r> {
    /// Its page, from the root of the site.
    pub url: String,
    /// Its name; for a letter, its number.
    pub name: &'r str,
    /// `授权书`.
    pub kind: &'static str,
    /// 索引号; none before it is published.
    pub index_no: Option<String>,
}

/// All such records, kind by kind.
pub fn documents<'r>(model: &'r Model<'r>) -> Vec<Document<'r>> {
    let registry = model.registry;
    let notices = (0..registry.notices.len()).map(RecordKey::Notice);
    let letters = model.public_letters.iter().copied().map(RecordKey::Letter);
    let centers = registry.centers.keys().map(RecordKey::Center);
    let document = |Entry { url, name, kind, index_no, .. }| Document { url, name, kind, index_no };
    notices.chain(letters).chain(centers).map(|key| document(entry(model, key))).collect()
}

/// The entry of a record.
pub(crate) fn entry<'r>(model: &'r Model<'r>, key: RecordKey) -> Entry<'r> {
    let registry = model.registry;
    let summary = match key {
        RecordKey::Center(_) => "地址、办公时间、电话和进驻窗口".to_owned(),
        RecordKey::Department(_) => "机构职能、窗口、授权书和授权率".to_owned(),
        RecordKey::Window(_) => "授权事项、范围、权限、责任、期限和窗口人员".to_owned(),
        RecordKey::Item(key) => {
            let item = &registry.items[key];
            let department = registry.departments[item.department].short_name();
            format!("{department}，{}，{}", item.category.label(), item.record.processing.label())
        }
        RecordKey::Letter(key) => letter_summary(registry, key),
        RecordKey::Notice(at) => registry.notices[at].document.front.summary.as_str().to_owned(),
        RecordKey::Page(at) => registry.pages[at].document.front.summary.as_str().to_owned(),
    };
    let record = registry.name_of(key);
    let published_on = model.numbers.published_on(&record);
    let first_public = published_on.unwrap_or(model.day());
    let formed_on = match key {
        RecordKey::Center(key) => model.formed.center(key),
        RecordKey::Department(key) => model.formed.department(key, first_public),
        RecordKey::Window(key) => model.formed.window(key, first_public),
        RecordKey::Item(key) => model.formed.item(key, first_public),
        RecordKey::Letter(key) => registry.letters[key].record.signed_on,
        RecordKey::Notice(at) => Some(registry.notices[at].document.front.issued_on),
        RecordKey::Page(_) => None,
    };
    Entry {
        index_no: model.numbers.index_no(&record),
        published_on,
        url: address::of_record(&record),
        name: registry.title_of(key),
        kind: RecordKind::of(key).label(),
        summary,
        formed_on,
    }
}

fn letter_summary(registry: &Registry, key: LetterKey) -> String {
    let letter = &registry.letters[key];
    let department = letter.department_name(registry).unwrap_or_default();
    let term = letter.record.term.as_ref();
    let term = term.map(|term| format!("，期限 {} 至 {}", term.from, term.to)).unwrap_or_default();
    format!("{department}授予服务窗口职权{term}")
}
