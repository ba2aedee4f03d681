use serde::Serialize;

use super::Model;
use super::head::{HOME, Head, Link};
use super::home::page_links;

/// The site at a glance.
#[derive(Debug, Serialize)]
pub struct Sitemap<'r> {
    /// Head.
    pub head: Head,
    /// Columns of the section.
    pub columns: Vec<Link>,
    /// Life events.
    pub topics: Vec<Link>,
    /// Years of letters.
    pub years: Vec<Link>,
    /// Centres.
    pub centers: Vec<Link>,
    /// Departments, up to a page full.
    pub departments: Vec<Link>,
    /// Standing pages.
    pub pages: Vec<Link>,
    /// The section's title.
    pub section: &'r str,
}

/// The page a server shows for an unknown address.
#[derive(Debug, Serialize)]
pub struct NotFound<'r> {
    /// Head.
    pub head: Head,
    /// The section's title.
    pub section: &'r str,
}

/// Links of one kind on the site map.
const MOST_LINKS: usize = 300;

impl<'r> Sitemap<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let registry = model.registry;
        let columns = [
            ("index.html", "首页"),
            ("search.html", "查找办事窗口"),
            ("az.html", "按拼音找事项"),
            ("topics/index.html", "按主题找事项"),
            ("windows/index.html", "服务窗口"),
            ("items/index.html", "办理事项"),
            ("departments/index.html", "授权部门"),
            ("letters/index.html", "授权书"),
            ("rates.html", "授权率"),
            ("powers.html", "职权说明"),
            ("notices/index.html", "通知与依据"),
            ("catalog/index.html", "公开目录"),
        ];
        let year = |year: i16| Link::new(format!("letters/{year}/index.html"), format!("{year}年度授权书"));
        let departments = registry.departments.values().take(MOST_LINKS).map(|department| {
            Link::new(format!("departments/{}.html", department.id), department.record.name.as_str())
        });
        let centers = registry
            .centers
            .values()
            .take(MOST_LINKS)
            .map(|center| Link::new(format!("centers/{}.html", center.id), center.record.name.as_str()));
        Self {
            head: Head::column("sitemap.html", "网站地图", HOME, "本栏目全部页面的入口。"),
            columns: columns.iter().map(|(url, label)| Link::new(*url, *label)).collect(),
            topics: super::topic::links(model).take(MOST_LINKS).collect(),
            years: model.letters_by_year.keys().rev().copied().map(year).collect(),
            centers: centers.collect(),
            departments: departments.collect(),
            pages: page_links(registry),
            section: &registry.site.section_title,
        }
    }
}

impl<'r> NotFound<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let mut head = Head::column("404.html", "没有找到这个页面", HOME, "没有找到这个页面。");
        head.noindex = true;
        Self { head, section: &model.registry.site.section_title }
    }
}
