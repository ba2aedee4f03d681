use serde::Serialize;

use crate::records::Date;
use crate::registry::{DepartmentKey, RecordKey, WindowKey};
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Dated, Formal, FormerNameView, Head, HoursView, Link, LiveView, OfficeView, PageKind,
    PhoneView, RateView, RoleView, ShortRates, WindowItems, WindowLetters, WindowPowers, address, closures,
    column, counters, data_links, dated, dated_rates, former_names, office, place_line, roles, short_rates,
};

/// A window's own page: what it may decide, by whose authority, until when, and who works there.
#[derive(Serialize)]
pub(crate) struct WindowPage<'r> {
    head: Head,
    name: &'r str,
    former_names: Vec<FormerNameView<'r>>,
    /// `部门窗口`.
    kind: &'static str,
    /// Why it is not in office, on days on which it is not.
    office: Dated<OfficeView<'r>>,
    /// A temporary announcement.
    alert: Dated<AlertView<'r>>,
    center: Link,
    /// The address of the centre.
    address: &'r str,
    /// How to get there by bus.
    transport: Option<&'r str>,
    parking: Option<&'r str>,
    /// Ramps, lifts and the like.
    accessibility: Option<&'r str>,
    closures: Vec<ClosureView<'r>>,
    floor: Option<&'r str>,
    zone: Option<&'r str>,
    counters: String,
    /// 咨询电话.
    phone: PhoneView<'r>,
    /// 监督投诉电话.
    complaint: Option<PhoneView<'r>>,
    hours: HoursView<'r>,
    departments: Vec<Link>,
    /// 首席代表, A岗 and B岗, with those who hold each post.
    posts: Vec<RoleView<'r>>,
    /// Which departments have no letter in force.
    unauthorized: Dated<UnauthorizedView<'r>>,
    letters: WindowLetters<'r>,
    items: WindowItems<'r>,
    powers: WindowPowers<'r>,
    /// What its departments give away as data.
    data: Vec<Link>,
    /// The eight rates of each department.
    rates: Vec<DepartmentRates<'r>>,
    /// Items that are handled elsewhere.
    elsewhere: Vec<ElsewhereRow<'r>>,
    /// The sheet to be put up at the window.
    wall_notice: String,
    /// Where the page is on the web; none where the address of the site is not known.
    live: Option<LiveView>,
    formal: Formal<'r>,
}

/// A temporary announcement.
#[derive(Serialize, PartialEq)]
struct AlertView<'r> {
    text: &'r str,
    from: Date,
    /// Last day.
    to: Date,
}

/// Departments that have given the window no letter that is in force.
#[derive(Serialize, PartialEq)]
struct UnauthorizedView<'r> {
    /// Does the window serve no other?
    all: bool,
    departments: Vec<&'r str>,
}

/// The rates of one department.
#[derive(Serialize)]
struct DepartmentRates<'r> {
    department: &'r str,
    rates: Dated<Vec<RateView<'r>>>,
    /// Those below 100 %, with the items that lower them.
    short: ShortRates<'r>,
}

/// An item that is handled elsewhere, and where to go for it.
#[derive(Serialize)]
struct ElsewhereRow<'r> {
    /// What people ask for.
    name: &'r str,
    go_to: &'r str,
}

impl<'r> PageKind<'r> for WindowPage<'r> {
    const STEM: &'static str = column::WINDOWS.stem;
    type Key = WindowKey;

    fn places(model: &Model<'_>) -> Vec<(WindowKey, String)> {
        let windows = model.registry.windows.keys();
        windows.map(|key| (key, address::window(model.registry, key))).collect()
    }

    fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        let registry = model.registry;
        let window = &registry.windows[key];
        let record = &window.record;
        let day = model.day();
        let center = registry.center_of(key).map(|center| &center.record);
        let departments = &window.departments;
        let responsible =
            departments.first().map_or("", |key| registry.departments[*key].record.name.as_str());
        let url = address::window(registry, key);
        let mut formal = Formal::new(model, &url, responsible);
        formal.formed_on = record.formed_on;
        formal.assured_on = record.assured_on;
        let live = LiveView::of(registry, &url);
        let place = place_line(registry, key);
        let description = format!("{}（{place}）的授权事项、权限、责任、期限和窗口人员。", record.name);
        let changes = || model.history.window_changes(key);
        let serves = |department: &DepartmentKey, day: Date| model.on(day).has_letter(key, *department);
        Self {
            head: Head::content(url, record.name.as_str(), &column::WINDOWS, description, &formal)
                .crumbs([Link::column(&column::WINDOWS)])
                .telling(model, RecordKey::Window(key)),
            name: &record.name,
            former_names: former_names(record.names.iter().map(|name| (&name.name, name.until)), &[]),
            kind: record.kind.label(),
            office: office(model, key),
            alert: record.alert.as_ref().map_or_else(Vec::new, |alert| {
                dated(day, alert.days().changes(), |day| {
                    let view = AlertView { text: &alert.text, from: alert.from, to: alert.to };
                    alert.days().hold(day).then_some(view)
                })
            }),
            center: window
                .center
                .map_or_else(|| Link::column(&column::WINDOWS), |center| Link::center(registry, center)),
            address: center.map_or("", |center| &center.address),
            transport: center.and_then(|center| center.transport.as_deref()),
            parking: center.and_then(|center| center.parking.as_deref()),
            accessibility: center.and_then(|center| center.accessibility.as_deref()),
            closures: center.map(|center| closures(&center.closures, day)).unwrap_or_default(),
            floor: record.floor.as_deref(),
            zone: record.zone.as_deref(),
            counters: counters(registry, key),
            phone: PhoneView::new(&record.phone),
            complaint: registry.complaint_of(key).map(PhoneView::new),
            hours: HoursView::new(model, registry.hours_of(key), registry.is_open_on_holidays(key)),
            departments: departments.iter().map(|key| Link::department(registry, *key)).collect(),
            posts: roles(&record.posts, day),
            unauthorized: dated(day, changes(), |day| {
                let name = |key: &&DepartmentKey| registry.departments[**key].record.name.as_str();
                let present =
                    || departments.iter().filter(|key| registry.departments[**key].days().hold(day));
                let without: Vec<&str> =
                    present().filter(|department| !serves(department, day)).map(|key| name(&key)).collect();
                let all = without.len() == present().count();
                let said = window.is_in_office(day) && (all || !without.is_empty());
                said.then_some(UnauthorizedView { all, departments: without })
            }),
            letters: WindowLetters::new(model, key),
            items: WindowItems::new(model, key),
            powers: WindowPowers::new(model, key),
            data: data_links(model.registry, departments),
            rates: departments
                .iter()
                .map(|department| DepartmentRates {
                    department: &registry.departments[*department].record.name,
                    rates: dated_rates(model, *department),
                    short: short_rates(model, *department),
                })
                .collect(),
            elsewhere: record
                .services_not_here
                .iter()
                .map(|pointer| ElsewhereRow { name: &pointer.name, go_to: &pointer.go_to })
                .collect(),
            wall_notice: address::wall_notice(registry, key),
            live,
            formal,
        }
    }
}
