use serde::Serialize;

use crate::records::{Processing, Text};
use crate::registry::{DepartmentKey, Item, ItemKey};

use super::Model;
use super::head::{Head, ITEMS, Link, Pager, page_url};
use super::plan::{ROWS, item_url, page_count, rows_of};
use super::window::{department_link, window_link};

/// Items by department.
#[derive(Debug, Serialize)]
pub struct ItemIndex<'r> {
    /// Head.
    pub head: Head,
    /// How many items in all.
    pub total: usize,
    /// Departments with items.
    pub departments: Vec<DepartmentEntry<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// A department and the number of its items.
#[derive(Debug, Serialize)]
pub struct DepartmentEntry<'r> {
    /// The list of its items.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// How many.
    pub items: usize,
    /// Of them 即办件.
    pub instant: usize,
}

/// The items of one department.
#[derive(Debug, Serialize)]
pub struct DepartmentItems<'r> {
    /// Head.
    pub head: Head,
    /// The department.
    pub department: Link,
    /// How many are handled on the day; the list holds withdrawn ones too.
    pub total: usize,
    /// Items by category.
    pub groups: Vec<CategoryGroup<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// Items of one category.
#[derive(Debug, Serialize)]
pub struct CategoryGroup<'r> {
    /// `行政许可`.
    pub category: &'static str,
    /// 文号 of the list.
    pub document: Option<&'r str>,
    /// The items.
    pub items: Vec<ListedItem<'r>>,
}

/// An item in a list.
#[derive(Debug, Serialize)]
pub struct ListedItem<'r> {
    /// Its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// Everyday names.
    pub aliases: Vec<&'r str>,
    /// `即办件`.
    pub processing: &'static str,
    /// Its windows.
    pub windows: Vec<Link>,
    /// Is it no longer handled?
    pub withdrawn: bool,
}

impl<'r> ItemIndex<'r> {
    pub(super) fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys: Vec<DepartmentKey> = registry.departments.keys().collect();
        let entry = |key: &DepartmentKey| {
            let department = &registry.departments[*key];
            let items = department.items.iter().map(|key| &registry.items[*key]);
            let active: Vec<&Item> = items.filter(|item| item.is_active(model.day())).collect();
            DepartmentEntry {
                url: format!("items/{}/index.html", department.id),
                name: &department.record.name,
                items: active.len(),
                instant: active.iter().filter(|item| item.record.processing == Processing::Instant).count(),
            }
        };
        let with_items = |key: &&DepartmentKey| !registry.departments[**key].items.is_empty();
        Self {
            head: Head::column(
                page_url("items/", page),
                "办理事项",
                ITEMS,
                "各部门在政务服务窗口办理的事项。",
            ),
            total: model.active_items,
            departments: rows_of(&keys, page, ROWS).iter().filter(with_items).map(entry).collect(),
            pager: Pager::new("items/", page, page_count(keys.len(), ROWS)),
        }
    }
}

impl<'r> DepartmentItems<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: DepartmentKey, page: usize) -> Self {
        let registry = model.registry;
        let department = &registry.departments[key];
        let folder = format!("items/{}/", department.id);
        let mut groups: Vec<CategoryGroup<'r>> = Vec::new();
        for item in rows_of(&department.items, page, ROWS) {
            let record = &registry.items[*item];
            if groups.last().is_none_or(|group| group.category != record.category.label()) {
                let document = record.document.as_deref();
                groups.push(CategoryGroup { category: record.category.label(), document, items: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.items.push(listed(model, *item));
            }
        }
        let title = format!("{}办理事项", department.short_name());
        let description = format!("{}在政务服务窗口办理的事项清单。", department.record.name);
        Self {
            head: Head::column(page_url(&folder, page), title, ITEMS, description).crumbs([ITEMS.crumb()]),
            department: department_link(registry, key),
            total: model.active(&department.items),
            groups,
            pager: Pager::new(&folder, page, page_count(department.items.len(), ROWS)),
        }
    }
}

fn listed<'r>(model: &'r Model<'r>, key: ItemKey) -> ListedItem<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    ListedItem {
        url: item_url(registry, key),
        name: &item.record.name,
        aliases: item.record.aliases.iter().map(Text::as_str).collect(),
        processing: item.record.processing.label(),
        windows: item.windows.iter().map(|key| window_link(registry, *key)).collect(),
        withdrawn: !item.is_active(model.day()),
    }
}
