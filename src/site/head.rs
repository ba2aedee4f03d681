use serde::Serialize;

use super::formal::Formal;

/// What every page has: its address, its title, its place in the site, its tags (国办发〔2017〕47号).
#[derive(Debug, Serialize)]
pub struct Head {
    /// From this page to the root of the site: empty, `../` or `../../`.
    pub root: &'static str,
    /// This page's address from the root.
    pub url: String,
    /// Title without the names of section and site.
    pub title: String,
    /// ColumnName.
    pub column: &'static str,
    /// ColumnType, from the controlled list.
    pub column_type: &'static str,
    /// ColumnDescription, Description.
    pub description: String,
    /// Keywords.
    pub keywords: String,
    /// PubDate `YYYY-MM-DD HH:MM`; only content pages have one.
    pub published: Option<String>,
    /// The pages above this one inside the section, without the home page.
    pub crumbs: Vec<Link>,
    /// Search engines should leave it out.
    pub noindex: bool,
}

impl Head {
    /// A column page.
    pub(super) fn column(
        url: impl Into<String>,
        title: impl Into<String>,
        column: Column,
        description: impl Into<String>,
    ) -> Self {
        let (url, title) = (url.into(), title.into());
        let keywords = format!("{title},政务服务窗口,授权公开");
        Self {
            root: root_of(&url),
            url,
            title,
            column: column.name,
            column_type: column.kind,
            description: description.into(),
            keywords,
            published: None,
            crumbs: Vec::new(),
            noindex: false,
        }
    }

    /// A content page, published on the day its formal block says.
    pub(super) fn content(
        url: impl Into<String>,
        title: impl Into<String>,
        column: Column,
        description: impl Into<String>,
        formal: &Formal<'_>,
    ) -> Self {
        let mut head = Self::column(url, title, column, description);
        head.published = Some(format!("{} 00:00", formal.published_on));
        head
    }

    pub(super) fn crumbs(mut self, crumbs: impl IntoIterator<Item = Link>) -> Self {
        self.crumbs.extend(crumbs);
        self
    }
}

/// A column of the section and its type in the controlled list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
}

pub(super) const HOME: Column = Column { name: "首页", kind: "首页" };
pub(super) const FIND: Column = Column { name: "查找", kind: "办事服务" };
pub(super) const WINDOWS: Column = Column { name: "服务窗口", kind: "办事服务" };
pub(super) const ITEMS: Column = Column { name: "办理事项", kind: "办事服务" };
pub(super) const DEPARTMENTS: Column = Column { name: "授权部门", kind: "机构职能" };
pub(super) const LETTERS: Column = Column { name: "授权书", kind: "办事服务" };
pub(super) const RATES: Column = Column { name: "授权率", kind: "数据发布" };
pub(super) const POWERS: Column = Column { name: "职权说明", kind: "办事服务" };
pub(super) const NOTICES: Column = Column { name: "通知与依据", kind: "政策文件" };
pub(super) const CATALOGUE: Column = Column { name: "公开目录", kind: "信息公开目录" };
pub(super) const GUIDE: Column = Column { name: "公开指南", kind: "信息公开指南" };

impl Column {
    /// The crumb that leads to the column's first page.
    pub(super) fn crumb(self) -> Link {
        let url = match self.name {
            "查找" => "search.html",
            "服务窗口" => "windows/index.html",
            "办理事项" => "items/index.html",
            "授权部门" => "departments/index.html",
            "授权书" => "letters/index.html",
            "授权率" => "rates.html",
            "通知与依据" => "notices/index.html",
            "公开目录" => "catalog/index.html",
            _ => "index.html",
        };
        Link::new(url, self.name)
    }
}

/// A link inside the site, from its root.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Address from the root.
    pub url: String,
    /// What it says.
    pub label: String,
}

impl Link {
    pub(super) fn new(url: impl Into<String>, label: impl Into<String>) -> Self {
        Self { url: url.into(), label: label.into() }
    }
}

/// A telephone number to read and to dial.
#[derive(Debug, Serialize)]
pub struct PhoneView<'r> {
    /// As written.
    pub text: &'r str,
    /// For `tel:`.
    pub dial: String,
}

impl<'r> PhoneView<'r> {
    pub(super) fn new(phone: &'r crate::records::Phone) -> Self {
        Self { text: phone.as_str(), dial: phone.dial() }
    }
}

/// A stretch of a long list.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub number: usize,
    /// Of how many.
    pub total: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// `None` where one page is enough.
    pub(super) fn new(folder: &str, number: usize, total: usize) -> Option<Self> {
        Self::of(|page| page_url(folder, page), number, total)
    }

    /// The same for pages that are not called `index` and `page-2`.
    pub(super) fn of(url: impl Fn(usize) -> String, number: usize, total: usize) -> Option<Self> {
        (total > 1).then(|| Self {
            number,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < total).then(|| url(number + 1)),
        })
    }
}

/// `windows/index.html`, `windows/page-2.html`, …; no id has this form at the place of a page number.
pub(super) fn page_url(folder: &str, number: usize) -> String {
    if number == 1 { format!("{folder}index.html") } else { format!("{folder}page-{number}.html") }
}

pub(super) fn root_of(url: &str) -> &'static str {
    match url.bytes().filter(|b| *b == b'/').count() {
        0 => "",
        1 => "../",
        _ => "../../",
    }
}
