use serde::Serialize;

use crate::records::{Date, DepartmentKind};
use crate::registry::{CenterKey, DepartmentKey, Registry};
use crate::site::model::Model;
use crate::site::parts::{
    Dated, Head, Link, NoticeRow, PageKind, address, column, dated, link, notice_rows, paging,
};

/// If there are more departments than this, the home page only links to their list.
const MOST_DEPARTMENTS: usize = 120;

/// Life events on the home page; a further link leads to the rest.
const MOST_TOPICS: usize = 14;

/// The home page.
#[derive(Serialize)]
pub(crate) struct Home<'r> {
    head: Head,
    windows: usize,
    items: usize,
    departments: usize,
    letters_in_force: usize,
    /// The day for which the states were computed.
    as_of: Date,
    /// The next day on which they may change.
    next_change: Option<Date>,
    /// The first life events.
    topics: Vec<Link>,
    centers: Vec<CenterRow<'r>>,
    /// Departments by kind; empty if there are too many of them.
    groups: Vec<DepartmentGroup<'r>>,
    /// The newest notices.
    notices: Vec<NoticeRow<'r>>,
    /// Standing pages.
    pages: Vec<Link>,
}

/// A centre in a list.
#[derive(Serialize)]
struct CenterRow<'r> {
    url: String,
    name: &'r str,
    /// Street address.
    address: &'r str,
    /// How many windows.
    windows: usize,
}

/// Departments of one kind.
#[derive(Serialize)]
struct DepartmentGroup<'r> {
    /// `区直部门`.
    kind: &'static str,
    departments: Vec<DepartmentEntry<'r>>,
}

/// A department, with a link to where its items are handled.
#[derive(Serialize)]
struct DepartmentEntry<'r> {
    /// The short name.
    name: &'r str,
    /// Where a citizen goes next: to the window if there is only one, else to the department.
    url: String,
    /// Days on which it exists.
    days: Dated<()>,
    /// How many items.
    items: usize,
}

impl<'r> PageKind<'r> for Home<'r> {
    const STEM: &'static str = column::HOME.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let registry = model.registry;
        let site = &registry.site;
        let mut head = Head::column(
            address::first(Self::STEM),
            site.section_title.as_str(),
            &column::HOME,
            site.description.as_str(),
        );
        head.keywords = format!("{},服务窗口,授权公开", site.area_name);
        Self {
            head,
            windows: *model.windows.on(model.day()),
            items: *model.items.on(model.day()),
            departments: *model.departments.on(model.day()),
            letters_in_force: *model.letters_in_force.on(model.day()),
            as_of: model.day(),
            next_change: *model.next_change,
            topics: link::topics(model).take(MOST_TOPICS).collect(),
            centers: registry
                .centers
                .keys()
                .take(MOST_DEPARTMENTS)
                .map(|key| center_row(registry, key))
                .collect(),
            groups: groups(model),
            notices: notice_rows(registry).take(5).collect(),
            pages: link::standing_pages(registry),
        }
    }
}

fn center_row(registry: &Registry, key: CenterKey) -> CenterRow<'_> {
    let center = &registry.centers[key];
    CenterRow {
        url: address::center(registry, key),
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
        [only] => address::window(registry, *only),
        _ => address::department(registry, key),
    };
    let days = department.days();
    DepartmentEntry {
        days: dated(model.day(), days.changes(), |day| days.hold(day).then_some(())),
        name: department.short_name(),
        url,
        items: model.counted(&department.items, model.day()),
    }
}
