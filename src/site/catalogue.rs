use serde::Serialize;

use crate::records::Date;
use crate::registry::{CenterKey, DepartmentKey, ItemKey, Key, LetterKey, Registry, WindowKey};

use super::Model;
use super::head::{CATALOGUE, Head, Pager, page_url};
use super::plan::{ROWS, page_count};

/// 公开目录: 索引号, 名称, 内容概述, 生成日期 (条例 art. 12).
#[derive(Debug, Serialize)]
pub struct Catalogue<'r> {
    /// Head.
    pub head: Head,
    /// How many entries in all.
    pub total: usize,
    /// The entries of this page, in the order of the numbers.
    pub entries: Vec<Entry<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// An entry.
#[derive(Debug, Serialize)]
pub struct Entry<'r> {
    /// 索引号.
    pub index_no: String,
    /// Address.
    pub url: String,
    /// 名称.
    pub name: &'r str,
    /// `窗口`, `事项`, `授权书` …
    pub kind: &'static str,
    /// 内容概述.
    pub summary: String,
    /// 生成日期.
    pub formed_on: Option<Date>,
    /// 发布日期.
    pub published_on: Date,
}

/// A published record that is neither item, window nor department.
#[derive(Debug, Clone)]
pub struct Document<'r> {
    /// Address.
    pub url: String,
    /// Name; the number of a letter.
    pub name: &'r str,
    /// `授权书`.
    pub kind: &'static str,
    /// 索引号.
    pub index_no: String,
}

/// All of them, in the order of the catalogue.
pub fn documents<'r>(model: &'r Model<'r>) -> Vec<Document<'r>> {
    let all = (0..len(model)).filter_map(|at| source(model, at));
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

/// Finds the record at a place among those of its kind.
type Find = fn(&Model<'_>, usize) -> Source;

/// The kinds of records in the order of the catalogue, each with how many there are.
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
pub(super) fn len(model: &Model<'_>) -> usize {
    kinds(model).iter().map(|(count, _)| count).sum()
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

impl<'r> Catalogue<'r> {
    pub(super) fn new(model: &'r Model<'r>, page: usize) -> Self {
        let total = len(model);
        let start = page.saturating_sub(1) * ROWS;
        Self {
            head: Head::column(
                page_url("catalog/", page),
                "公开目录",
                CATALOGUE,
                "本栏目公开信息的索引号、名称、内容概述和生成日期。",
            ),
            total,
            entries: (start..start + ROWS)
                .map_while(|at| source(model, at))
                .map(|source| entry(model, source))
                .collect(),
            pager: Pager::new("catalog/", page, page_count(total, ROWS)),
        }
    }
}

fn entry<'r>(model: &'r Model<'r>, source: Source) -> Entry<'r> {
    let registry = model.registry;
    let (record, name, kind, summary, formed_on) = match source {
        Source::Center(key) => {
            let center = &registry.centers[key];
            let summary = "地址、办公时间、电话和进驻窗口".to_owned();
            (format!("centers/{}", center.id), center.record.name.as_str(), "中心", summary, None)
        }
        Source::Department(key) => {
            let department = &registry.departments[key];
            let summary = "机构职能、窗口、授权书和授权率".to_owned();
            (format!("departments/{}", department.id), department.record.name.as_str(), "部门", summary, None)
        }
        Source::Window(key) => {
            let window = &registry.windows[key];
            let summary =
                format!("授权事项、范围、权限、责任、期限和窗口人员，{} 项", model.active(&window.items));
            (
                format!("windows/{}", window.id),
                window.record.name.as_str(),
                "窗口",
                summary,
                window.record.formed_on,
            )
        }
        Source::Item(key) => {
            let item = &registry.items[key];
            let department = &registry.departments[item.department];
            let summary = format!(
                "{}，{}，{}",
                department.short_name(),
                item.category.label(),
                item.record.processing.label()
            );
            (format!("items/{}/{}", department.id, item.id), item.record.name.as_str(), "事项", summary, None)
        }
        Source::Letter(key) => {
            let letter = &registry.letters[key];
            let summary = letter_summary(registry, key);
            let name = letter.record_name();
            (name, letter.record.number.as_str(), "授权书", summary, letter.record.signed_on)
        }
        Source::Notice(at) => {
            let notice = &registry.notices[at];
            let front = &notice.document.front;
            let summary = front.summary.as_str().to_owned();
            (format!("notices/{}", notice.id), front.title.as_str(), "通知", summary, Some(front.issued_on))
        }
    };
    let numbered = model.numbers.get(&record);
    Entry {
        index_no: numbered
            .map(|numbered| format!("{}/{}", registry.site.publisher_code, numbered.number))
            .unwrap_or_default(),
        url: format!("{record}.html"),
        name,
        kind,
        summary,
        formed_on,
        published_on: numbered.map_or(model.day(), |numbered| numbered.published_on),
    }
}

fn letter_summary(registry: &Registry, key: LetterKey) -> String {
    let letter = &registry.letters[key];
    let department = letter.department.map_or("", |key| registry.departments[key].short_name());
    let term = letter.record.term.as_ref();
    let term = term.map(|term| format!("，期限 {} 至 {}", term.from, term.to)).unwrap_or_default();
    format!("{department}授予服务窗口职权{term}")
}
