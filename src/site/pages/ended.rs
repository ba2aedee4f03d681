use serde::Serialize;

use crate::records::{Date, Ended};
use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, address, column};

/// What is left of a published record that has ended and is gone from the content.
#[derive(Serialize)]
pub(crate) struct EndedPage<'r> {
    head: Head,
    title: &'r str,
    /// `窗口`, `事项`, `授权书` …
    kind: &'static str,
    /// 索引号.
    index_no: Option<String>,
    /// First day.
    published_on: Option<Date>,
    /// Last day.
    on: Date,
    reason: &'r str,
    /// Where to go instead.
    to: Option<Link>,
}

impl<'r> PageKind<'r> for EndedPage<'r> {
    const STEM: &'static str = "";
    /// The place among what has ended.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        let records = model.registry.ended().enumerate();
        records.map(|(at, ended)| (at, address::of_record(&ended.record))).collect()
    }

    fn is_indexed(_: &Model<'_>, _: usize) -> bool {
        false
    }

    fn new(model: &'r Model<'r>, at: usize) -> Self {
        let registry = model.registry;
        // Its places are those of the list.
        let records: Vec<&Ended> = registry.ended().collect();
        let ended = records[at];
        let (name, title) = (ended.record.as_str(), ended.title.as_str());
        let (column, kind) = match name.split('/').next() {
            Some("windows") => (&column::WINDOWS, "窗口"),
            Some("items") => (&column::ITEMS, "事项"),
            Some("departments") => (&column::DEPARTMENTS, "部门"),
            Some("letters") => (&column::LETTERS, "授权书"),
            Some("notices") => (&column::NOTICES, "通知"),
            Some("centers") => (&column::WINDOWS, "政务服务中心"),
            _ => (&column::HOME, "页面"),
        };
        let description = format!("{title}已于 {} 终止：{}", ended.on, ended.reason);
        let mut head = Head::column(address::of_record(name), title, column, description);
        head.noindex = !Self::is_indexed(model, at);
        Self {
            head: head.crumbs([Link::column(column)]),
            title,
            kind,
            index_no: model.numbers.index_no(name),
            published_on: model.numbers.published_on(name),
            on: ended.on,
            reason: &ended.reason,
            to: ended
                .to
                .as_deref()
                .and_then(|to| Some(Link::new(address::of_record(to), registry.title_by_name(to)?))),
        }
    }
}
