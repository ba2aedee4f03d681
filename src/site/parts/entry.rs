//! The catalogue: the published records, in its order.

use std::ops::Range;

use serde::Serialize;

use crate::records::Date;
use crate::registry::{CenterKey, DepartmentKey, ItemKey, Key, LetterKey, Registry, WindowKey};
use crate::site::model::Model;

use super::address;

/// An entry of the catalogue.
#[derive(Serialize)]
pub(crate) struct Entry<'r> {
    /// 索引号; none before the record is published.
    index_no: Option<String>,
    url: String,
    name: &'r str,
    /// `窗口`, `事项`, `授权书` …
    kind: &'static str,
    /// 内容概述.
    summary: String,
    /// 生成日期.
    formed_on: Option<Date>,
    /// 发布日期; none before the record is published.
    published_on: Option<Date>,
}

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

/// All such records, in the order of the catalogue.
pub fn documents<'r>(model: &'r Model<'r>) -> Vec<Document<'r>> {
    let all = (0..entry_count(model)).filter_map(|at| source(model, at));
    let wanted =
        all.filter(|source| matches!(source, Source::Center(_) | Source::Letter(_) | Source::Notice(_)));
    wanted
        .map(|source| entry(model, source))
        .map(|Entry { url, name, kind, index_no, .. }| Document { url, name, kind, index_no })
        .collect()
}

/// A published record before its entry is written out.
#[derive(Clone, Copy)]
enum Source {
    Center(CenterKey),
    Department(DepartmentKey),
    Window(WindowKey),
    Item(ItemKey),
    Letter(LetterKey),
    Notice(usize),
}

/// Finds the record at a given place among those of its kind.
type Find = fn(&Model<'_>, usize) -> Source;

/// The kinds of records in the order of the catalogue, each with the number of its records.
fn kinds(model: &Model<'_>) -> [(usize, Find); 6] {
    let registry = model.registry;
    [
        (registry.notices.len(), |_, at| Source::Notice(at)),
        (registry.windows.len(), |_, at| Source::Window(Key::from_index(at))),
        (model.public_letters.len(), |model, at| Source::Letter(model.public_letters[at])),
        (registry.departments.len(), |_, at| Source::Department(Key::from_index(at))),
        (registry.centers.len(), |_, at| Source::Center(Key::from_index(at))),
        (registry.items.len(), |_, at| Source::Item(Key::from_index(at))),
    ]
}

/// How many entries there are.
pub(crate) fn entry_count(model: &Model<'_>) -> usize {
    kinds(model).iter().map(|(count, _)| count).sum()
}

/// The entries at these places of the catalogue.
pub(crate) fn entries<'r>(model: &'r Model<'r>, places: Range<usize>) -> Vec<Entry<'r>> {
    places.map_while(|at| source(model, at)).map(|source| entry(model, source)).collect()
}

/// The record at a place of the catalogue.
fn source(model: &Model<'_>, mut at: usize) -> Option<Source> {
    for (count, source) in kinds(model) {
        if at < count {
            return Some(source(model, at));
        }
        at -= count;
    }
    None
}

fn entry<'r>(model: &'r Model<'r>, source: Source) -> Entry<'r> {
    let registry = model.registry;
    let (url, name, kind, summary) = match source {
        Source::Center(key) => {
            let name = registry.centers[key].record.name.as_str();
            let summary = "地址、办公时间、电话和进驻窗口".to_owned();
            (address::center(registry, key), name, "中心", summary)
        }
        Source::Department(key) => {
            let name = registry.departments[key].record.name.as_str();
            let summary = "机构职能、窗口、授权书和授权率".to_owned();
            (address::department(registry, key), name, "部门", summary)
        }
        Source::Window(key) => {
            let window = &registry.windows[key];
            let record = &window.record;
            let summary = "授权事项、范围、权限、责任、期限和窗口人员".to_owned();
            (address::window(registry, key), record.name.as_str(), "窗口", summary)
        }
        Source::Item(key) => {
            let item = &registry.items[key];
            let department = registry.departments[item.department].short_name();
            let (category, processing) = (item.category.label(), item.record.processing.label());
            let summary = format!("{department}，{category}，{processing}");
            (address::item(registry, key), item.record.name.as_str(), "事项", summary)
        }
        Source::Letter(key) => {
            let record = &registry.letters[key].record;
            let summary = letter_summary(registry, key);
            (address::letter(registry, key), record.number.as_str(), "授权书", summary)
        }
        Source::Notice(at) => {
            let notice = &registry.notices[at];
            let front = &notice.document.front;
            let summary = front.summary.as_str().to_owned();
            (address::notice(&notice.id), front.title.as_str(), "通知", summary)
        }
    };
    let record = address::record_name(&url);
    let published_on = model.numbers.published_on(record);
    let first_public = published_on.unwrap_or(model.day());
    let formed_on = match source {
        Source::Center(key) => model.formed.center(key),
        Source::Department(key) => model.formed.department(key, first_public),
        Source::Window(key) => model.formed.window(key, first_public),
        Source::Item(key) => model.formed.item(key, first_public),
        Source::Letter(key) => registry.letters[key].record.signed_on,
        Source::Notice(at) => Some(registry.notices[at].document.front.issued_on),
    };
    Entry { index_no: model.numbers.index_no(record), published_on, url, name, kind, summary, formed_on }
}

fn letter_summary(registry: &Registry, key: LetterKey) -> String {
    let letter = &registry.letters[key];
    let department = letter.department_name(registry).unwrap_or_default();
    let term = letter.record.term.as_ref();
    let term = term.map(|term| format!("，期限 {} 至 {}", term.from, term.to)).unwrap_or_default();
    format!("{department}授予服务窗口职权{term}")
}
