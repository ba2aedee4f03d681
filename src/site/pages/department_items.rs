use serde::Serialize;

use crate::records::{Date, Text};
use crate::registry::{Department, DepartmentKey, ItemKey};
use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Dated, Head, Link, PageKind, Pager, address, column, count, dated};

/// The items of one department.
#[derive(Serialize)]
pub(crate) struct DepartmentItems<'r> {
    head: Head,
    department: Link,
    /// How many are handled; the list includes those that are over, or to come.
    total: Dated<usize>,
    /// Items by category.
    groups: Vec<CategoryGroup<'r>>,
    pager: Option<Pager>,
}

/// Items of one category.
#[derive(Serialize)]
struct CategoryGroup<'r> {
    /// `行政许可`.
    category: &'static str,
    /// The 文号 of the list of items.
    document: Option<&'r str>,
    items: Vec<ListedItem<'r>>,
}

/// An item in a list.
#[derive(Serialize)]
struct ListedItem<'r> {
    url: String,
    name: &'r str,
    /// Everyday names.
    aliases: Vec<&'r str>,
    /// `即办件`.
    processing: &'static str,
    windows: Vec<Link>,
    /// What else is to be known of it.
    states: Dated<StateView>,
}

/// When an item is handled.
#[derive(Serialize, PartialEq)]
struct StateView {
    /// `coming`, `ending`, `ended`, or `parts` if it only stands above others.
    is: &'static str,
    /// Its first or last day.
    day: Option<Date>,
}

impl<'r> PageKind<'r> for DepartmentItems<'r> {
    const STEM: &'static str = column::ITEMS.stem;
    /// The department, and which page of its list.
    type Key = (DepartmentKey, usize);

    fn places(model: &Model<'_>) -> Vec<((DepartmentKey, usize), String)> {
        let registry = model.registry;
        let of_department = |(key, department): (DepartmentKey, &Department)| {
            let pages = pages(&address::items_of(registry, key), department.items.len(), ROWS);
            pages.into_iter().map(move |(page, url)| ((key, page), url))
        };
        let with_items = registry.departments.iter().filter(|(_, department)| !department.items.is_empty());
        with_items.flat_map(of_department).collect()
    }

    fn new(model: &'r Model<'r>, (key, page): (DepartmentKey, usize)) -> Self {
        let registry = model.registry;
        let department = &registry.departments[key];
        let stem = address::items_of(registry, key);
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
            head: Head::column(address::page(&stem, page), title, &column::ITEMS, description)
                .crumbs([Link::column(&column::ITEMS)]),
            department: Link::department(registry, key),
            total: count(model, department.items.iter().flat_map(|item| registry.counted_days(*item))),
            groups,
            pager: Pager::new(&stem, page, department.items.len(), ROWS),
        }
    }
}

fn listed<'r>(model: &'r Model<'r>, key: ItemKey) -> ListedItem<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    ListedItem {
        url: address::item(registry, key),
        name: &item.record.name,
        aliases: item.record.aliases.iter().map(Text::as_str).collect(),
        processing: item.record.processing.label(),
        windows: item.windows.iter().map(|key| Link::window(registry, *key)).collect(),
        states: dated(model.day(), registry.counting_changes(key), |day| {
            let days = item.days();
            let (is, day) = match () {
                () if days.begin_after(day) => ("coming", days.first),
                () if days.end_before(day) => ("ended", None),
                () if !registry.is_counted(key, day) => ("parts", None),
                () if days.last.is_some() => ("ending", days.last),
                () => return None,
            };
            Some(StateView { is, day })
        }),
    }
}
