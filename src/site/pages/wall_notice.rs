use serde::Serialize;

use crate::records::Date;
use crate::registry::WindowKey;
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Dated, Formal, Head, HoursView, Link, LiveView, OfficeView, PageKind, PhoneView, RoleView,
    WindowItems, WindowLetters, address, closures, column, counters, office, roles,
};

/// What is put up on the wall beside a window: one sheet with what stands on its page.
#[derive(Serialize)]
pub(crate) struct WallNotice<'r> {
    head: Head,
    name: &'r str,
    center: &'r str,
    floor: Option<&'r str>,
    counters: String,
    hours: HoursView<'r>,
    closures: Vec<ClosureView<'r>>,
    office: Dated<OfficeView<'r>>,
    phone: PhoneView<'r>,
    complaint: Option<PhoneView<'r>>,
    posts: Vec<RoleView<'r>>,
    items: WindowItems<'r>,
    letters: WindowLetters<'r>,
    /// The page of the window.
    window: Link,
    /// Where that page is on the web, and the same as a code; none where the address of the site is not known.
    live: Option<LiveView>,
    /// The day of the build.
    as_of: Date,
    formal: Formal<'r>,
}

impl<'r> PageKind<'r> for WallNotice<'r> {
    const STEM: &'static str = address::PRINT;
    type Key = WindowKey;

    fn places(model: &Model<'_>) -> Vec<(WindowKey, String)> {
        let windows = model.registry.windows.keys();
        windows.map(|key| (key, address::wall_notice(model.registry, key))).collect()
    }

    /// It says what the page of the window says.
    fn is_indexed(_: &Model<'_>, _: WindowKey) -> bool {
        false
    }

    fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        let registry = model.registry;
        let window = &registry.windows[key];
        let record = &window.record;
        let center = registry.center_of(key).map(|center| &center.record);
        let responsible = window.departments.first();
        let responsible = responsible.map_or("", |key| registry.departments[*key].record.name.as_str());
        let url = address::window(registry, key);
        let title = format!("{}公示牌", record.name);
        let about = format!("{}的事项、人员和授权，供打印张贴。", record.name);
        let mut head = Head::column(address::wall_notice(registry, key), title, &column::WINDOWS, about)
            .crumbs([Link::column(&column::WINDOWS), Link::window(registry, key)]);
        head.noindex = true;
        head.paper = Some("sheet");
        Self {
            head,
            name: &record.name,
            center: center.map_or("", |center| &center.name),
            floor: record.floor.as_deref(),
            counters: counters(registry, key),
            hours: HoursView::brief(model, registry.hours_of(key), registry.is_open_on_holidays(key)),
            closures: center.map(|center| closures(&center.closures, model.day())).unwrap_or_default(),
            office: office(model, key),
            phone: PhoneView::new(&record.phone),
            complaint: registry.complaint_of(key).map(PhoneView::new),
            posts: roles(&record.posts, model.day()),
            items: WindowItems::new(model, key),
            letters: WindowLetters::new(model, key),
            window: Link::window(registry, key),
            live: LiveView::of(registry, &url),
            as_of: model.day(),
            formal: Formal::new(model, &url, responsible),
        }
    }
}
