use serde::Serialize;

use crate::records::{Date, DepartmentKind};
use crate::registry::{DepartmentKey, Registry};

use super::Model;
use super::head::{HOME, Head, Link};
use super::window::window_url;

/// More departments than this and the home page names only the way to them.
const MOST_DEPARTMENTS: usize = 120;

/// Life events on the home page; the others are one step further.
const MOST_TOPICS: usize = 14;

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home<'r> {
    /// Head.
    pub head: Head,
    /// How many windows, items, departments there are, and letters in force.
    pub windows: usize,
    /// Items.
    pub items: usize,
    /// Departments.
    pub departments: usize,
    /// Letters in force.
    pub letters_in_force: usize,
    /// The day the states were worked out for.
    pub as_of: Date,
    /// The first life events.
    pub topics: Vec<Link>,
    /// Centres: link, address, number of windows.
    pub centers: Vec<CenterRow<'r>>,
    /// Departments by kind; empty if there are too many.
    pub groups: Vec<DepartmentGroup<'r>>,
    /// Newest notices.
    pub notices: Vec<NoticeRow<'r>>,
    /// Standing pages.
    pub pages: Vec<Link>,
}

/// A centre.
#[derive(Debug, Serialize)]
pub struct CenterRow<'r> {
    /// Address of its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// Street address.
    pub address: &'r str,
    /// How many windows.
    pub windows: usize,
}

/// Departments of one kind.
#[derive(Debug, Serialize)]
pub struct DepartmentGroup<'r> {
    /// `区直部门`.
    pub kind: &'static str,
    /// The departments; a link leads to the window where there is exactly one.
    pub departments: Vec<DepartmentEntry<'r>>,
}

/// A department and where its items are handled.
#[derive(Debug, Serialize)]
pub struct DepartmentEntry<'r> {
    /// Short name.
    pub name: &'r str,
    /// Where the citizen goes next: the only window, else the department.
    pub url: String,
    /// How many items.
    pub items: usize,
}

/// A notice.
#[derive(Debug, Serialize)]
pub struct NoticeRow<'r> {
    /// Address.
    pub url: String,
    /// Title.
    pub title: &'r str,
    /// 文号.
    pub document_no: Option<&'r str>,
    /// 成文日期.
    pub issued_on: Date,
    /// 内容概述.
    pub summary: &'r str,
    /// 有效性.
    pub validity: &'static str,
}

impl<'r> Home<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let registry = model.registry;
        let site = &registry.site;
        let in_force = model.public_letters.iter().filter(|key| model.authority.state(**key).is_in_force());
        let mut head =
            Head::column("index.html", site.section_title.as_str(), HOME, site.description.as_str());
        head.keywords = format!("{},服务窗口,授权公开", site.area_name);
        Self {
            head,
            windows: registry.windows.len(),
            items: model.active_items,
            departments: registry.departments.len(),
            letters_in_force: in_force.count(),
            as_of: model.day(),
            topics: super::topic::links(model).take(MOST_TOPICS).collect(),
            centers: registry.centers.values().take(MOST_DEPARTMENTS).map(center_row).collect(),
            groups: groups(model),
            notices: notice_rows(registry).take(5).collect(),
            pages: page_links(registry),
        }
    }
}

fn center_row(center: &crate::registry::Center) -> CenterRow<'_> {
    CenterRow {
        url: format!("centers/{}.html", center.id),
        name: &center.record.name,
        address: &center.record.address,
        windows: center.windows.len(),
    }
}

fn groups<'r>(model: &'r Model<'r>) -> Vec<DepartmentGroup<'r>> {
    let registry = model.registry;
    if registry.departments.len() > MOST_DEPARTMENTS {
        return Vec::new();
    }
    let of_kind = |kind: DepartmentKind| {
        let departments: Vec<DepartmentEntry<'r>> = registry
            .departments
            .iter()
            .filter(|(_, department)| department.record.kind == kind)
            .map(|(key, _)| department_entry(model, key))
            .collect();
        DepartmentGroup { kind: kind.label(), departments }
    };
    let groups = DepartmentKind::ALL.iter().map(|kind| of_kind(*kind));
    groups.filter(|group| !group.departments.is_empty()).collect()
}

fn department_entry<'r>(model: &'r Model<'r>, key: DepartmentKey) -> DepartmentEntry<'r> {
    let registry = model.registry;
    let department = &registry.departments[key];
    let url = match department.windows.as_slice() {
        [only] => window_url(registry, *only),
        _ => format!("departments/{}.html", department.id),
    };
    DepartmentEntry { name: department.short_name(), url, items: model.active(&department.items) }
}

pub(super) fn notice_rows(registry: &Registry) -> impl Iterator<Item = NoticeRow<'_>> {
    registry.notices.iter().map(|notice| {
        let front = &notice.document.front;
        NoticeRow {
            url: format!("notices/{}.html", notice.id),
            title: &front.title,
            document_no: front.document_no.as_deref(),
            issued_on: front.issued_on,
            summary: &front.summary,
            validity: front.validity.unwrap_or(crate::records::Validity::InForce).label(),
        }
    })
}

pub(super) fn page_links(registry: &Registry) -> Vec<Link> {
    let link = |page: &crate::registry::Page| {
        Link::new(format!("{}.html", page.id), page.document.front.title.as_str())
    };
    registry.pages.iter().map(link).collect()
}
