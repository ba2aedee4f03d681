use serde::Serialize;

use crate::policy::GrantState;
use crate::records::{Code, Date, Phone, Post, Power, Processing, Role, WindowStatus};
use crate::registry::{DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};

use super::Model;
use super::formal::Formal;
use super::head::{Head, Link, PhoneView, WINDOWS};
use super::hours::HoursView;
use super::letter::{LetterRow, WithheldRow, row as letter_row, withheld_rows};
use super::plan::item_url;
use super::rates::{RateView, rate_views};

/// A window's own page: what it may decide, by whose authority, until when, who sits here.
#[derive(Debug, Serialize)]
pub struct WindowPage<'r> {
    /// Head.
    pub head: Head,
    /// Name.
    pub name: &'r str,
    /// `部门窗口`.
    pub kind: &'static str,
    /// `暂停`, `撤销`; none while it works.
    pub out_of_use: Option<&'static str>,
    /// Last day, for a closed window.
    pub closed_on: Option<Date>,
    /// A temporary announcement that is not over yet.
    pub alert: Option<AlertView<'r>>,
    /// The centre.
    pub center: Link,
    /// Its address.
    pub address: &'r str,
    /// Bus.
    pub transport: Option<&'r str>,
    /// Parking.
    pub parking: Option<&'r str>,
    /// Ramps, lifts.
    pub accessibility: Option<&'r str>,
    /// Closures still to come: text of dates and reason.
    pub closures: Vec<ClosureView<'r>>,
    /// Floor.
    pub floor: Option<&'r str>,
    /// Zone.
    pub zone: Option<&'r str>,
    /// Counters.
    pub counters: String,
    /// 咨询电话.
    pub phone: PhoneView<'r>,
    /// 监督投诉电话.
    pub complaint: Option<PhoneView<'r>>,
    /// Opening hours.
    pub hours: HoursView<'r>,
    /// Departments.
    pub departments: Vec<Link>,
    /// 首席代表, A岗, B岗, and who holds each on the day.
    pub posts: Vec<RoleView<'r>>,
    /// Is there a letter in force?
    pub authorized: bool,
    /// Departments of this window without a letter in force.
    pub unauthorized: Vec<&'r str>,
    /// Letters in force, about to begin, or the last one where none holds.
    pub letters: Vec<WindowLetter<'r>>,
    /// All other letters, newest first.
    pub past_letters: Vec<LetterRow<'r>>,
    /// Items by department and category.
    pub items: Vec<ItemRow<'r>>,
    /// How many of them the window decides itself.
    pub decided_here: usize,
    /// How many items have at least one power granted.
    pub granted_items: usize,
    /// What is not granted, and why.
    pub withheld: Vec<WithheldRow<'r>>,
    /// The eight rates of each department.
    pub rates: Vec<DepartmentRates<'r>>,
    /// The day the rates were worked out for.
    pub as_of: Date,
    /// Items to ask for elsewhere.
    pub elsewhere: Vec<ElsewhereRow<'r>>,
    /// Formal block.
    pub formal: Formal<'r>,
}

/// A temporary announcement.
#[derive(Debug, Serialize)]
pub struct AlertView<'r> {
    /// The announcement.
    pub text: &'r str,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// A closure.
#[derive(Debug, Serialize)]
pub struct ClosureView<'r> {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Why.
    pub reason: &'r str,
}

/// A post of the window.
#[derive(Debug, Serialize)]
pub struct RoleView<'r> {
    /// `首席代表`.
    pub role: &'static str,
    /// Nobody where it is vacant.
    pub people: Vec<PostView<'r>>,
}

/// A person at the window.
#[derive(Debug, Serialize)]
pub struct PostView<'r> {
    /// Name.
    pub name: &'r str,
    /// Title.
    pub title: Option<&'r str>,
    /// Staff number.
    pub staff_no: Option<&'r str>,
    /// Duties.
    pub duties: Option<&'r str>,
    /// Whose stand-in.
    pub backs_up: Option<&'r str>,
    /// In post since.
    pub since: Option<Date>,
    /// Office telephone.
    pub phone: Option<PhoneView<'r>>,
    /// A remark.
    pub note: Option<&'r str>,
}

/// A letter on the page of its window.
#[derive(Debug, Serialize)]
pub struct WindowLetter<'r> {
    /// The row.
    pub row: LetterRow<'r>,
    /// 授权范围.
    pub scope: Option<&'r str>,
    /// 责任.
    pub responsibility: Option<&'r str>,
}

/// An item on the page of a window.
#[derive(Debug, Serialize)]
pub struct ItemRow<'r> {
    /// Its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// Its department, where the window serves several.
    pub department: Option<&'r str>,
    /// `行政许可`.
    pub category: &'static str,
    /// `即办件`.
    pub processing: &'static str,
    /// Is it an 即办件?
    pub instant: bool,
    /// 法定办结时限.
    pub statutory_limit: Option<String>,
    /// 承诺办结时限.
    pub promised_limit: Option<String>,
    /// Is there a fee?
    pub charged: Option<bool>,
    /// 到办事现场次数.
    pub visits: Option<u32>,
    /// 实施编码 or another code.
    pub code: Option<&'r str>,
    /// Who approves where the window may not.
    pub approver: &'r str,
    /// Does the window hold the power to approve?
    pub decided_here: bool,
    /// What this window holds of the six powers.
    pub powers: Vec<GrantView>,
    /// No power at all is granted for it.
    pub not_granted: bool,
}

/// The rates of one department.
#[derive(Debug, Serialize)]
pub struct DepartmentRates<'r> {
    /// The department.
    pub department: &'r str,
    /// The eight rates.
    pub rates: Vec<RateView<'r>>,
}

/// Where to go instead.
#[derive(Debug, Serialize)]
pub struct ElsewhereRow<'r> {
    /// What people ask for.
    pub name: &'r str,
    /// Where to go.
    pub go_to: &'r str,
}

pub(super) fn out_of_use(registry: &Registry, key: WindowKey) -> Option<&'static str> {
    registry.windows[key]
        .record
        .status
        .filter(|status| *status != WindowStatus::Active)
        .map(WindowStatus::label)
}

pub(super) fn counters(registry: &Registry, key: WindowKey) -> String {
    let counters: Vec<&str> = registry.windows[key].record.counters.iter().map(Code::as_str).collect();
    counters.join("、")
}

/// `港南区政务服务中心 一楼 A12、A13`.
pub(super) fn place_line(registry: &Registry, key: WindowKey) -> String {
    let window = &registry.windows[key];
    let center = window.center.map_or("", |center| registry.centers[center].record.name.as_str());
    let counters = counters(registry, key);
    let parts = [center, window.record.floor.as_deref().unwrap_or_default(), &counters];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl<'r> WindowPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        let registry = model.registry;
        let window = &registry.windows[key];
        let record = &window.record;
        let day = model.day();
        let center = registry.center_of(key).map(|center| &center.record);
        let departments = &window.departments;
        let responsible =
            departments.first().map_or("", |key| registry.departments[*key].record.name.as_str());
        let mut formal = Formal::new(model, &format!("windows/{}", window.id), responsible);
        formal.formed_on = record.formed_on;
        formal.updated_on = record.updated_on;
        formal.assured_on = record.assured_on;
        let place = place_line(registry, key);
        let description = format!("{}（{place}）的授权事项、权限、责任、期限和窗口人员。", record.name);
        let url = window_url(registry, key);
        let items: Vec<ItemRow<'r>> =
            active_items(model, key).map(|item| item_row(model, key, item)).collect();
        let (letters, past_letters) = letters(model, key);
        let unauthorized: Vec<&'r str> = departments
            .iter()
            .filter(|department| !is_authorized(model, key, **department))
            .map(|department| registry.departments[*department].record.name.as_str())
            .collect();
        Self {
            head: Head::content(url, record.name.as_str(), WINDOWS, description, &formal)
                .crumbs([WINDOWS.crumb()]),
            name: &record.name,
            kind: record.kind.label(),
            out_of_use: out_of_use(registry, key),
            closed_on: record.closed_on,
            alert: record.alert.as_ref().filter(|alert| alert.to >= day).map(|alert| AlertView {
                text: &alert.text,
                from: alert.from,
                to: alert.to,
            }),
            center: center_link(registry, key),
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
            departments: departments.iter().map(|key| department_link(registry, *key)).collect(),
            posts: Role::ALL
                .iter()
                .map(|role| RoleView { role: role.label(), people: posts(&record.posts, *role, day) })
                .collect(),
            authorized: unauthorized.len() < departments.len(),
            unauthorized,
            letters,
            past_letters,
            decided_here: items.iter().filter(|item| item.decided_here).count(),
            granted_items: items.iter().filter(|item| !item.not_granted).count(),
            items,
            withheld: withheld(model, key),
            rates: departments
                .iter()
                .map(|department| DepartmentRates {
                    department: &registry.departments[*department].record.name,
                    rates: rate_views(model.rates(*department)),
                })
                .collect(),
            as_of: day,
            elsewhere: record
                .services_not_here
                .iter()
                .map(|pointer| ElsewhereRow { name: &pointer.name, go_to: &pointer.go_to })
                .collect(),
            formal,
        }
    }
}

fn center_link(registry: &Registry, key: WindowKey) -> Link {
    registry.windows[key].center.map_or_else(
        || Link::new("windows/index.html", ""),
        |key| {
            let center = &registry.centers[key];
            Link::new(format!("centers/{}.html", center.id), center.record.name.as_str())
        },
    )
}

pub(super) fn department_link(registry: &Registry, key: DepartmentKey) -> Link {
    let department = &registry.departments[key];
    Link::new(format!("departments/{}.html", department.id), department.record.name.as_str())
}

pub(super) fn window_link(registry: &Registry, key: WindowKey) -> Link {
    let window = &registry.windows[key];
    Link::new(window_url(registry, key), window.record.name.as_str())
}

pub(super) fn window_url(registry: &Registry, key: WindowKey) -> String {
    format!("windows/{}.html", registry.windows[key].id)
}

fn active_items<'r>(model: &'r Model<'r>, key: WindowKey) -> impl Iterator<Item = ItemKey> {
    let active = move |item: &ItemKey| model.registry.items[*item].is_active(model.day());
    model.registry.windows[key].items.iter().copied().filter(active)
}

fn is_authorized(model: &Model<'_>, window: WindowKey, department: DepartmentKey) -> bool {
    let registry = model.registry;
    registry.windows[window].letters.iter().any(|letter| {
        registry.letters[*letter].department == Some(department)
            && model.authority.state(*letter).is_in_force()
    })
}

pub(super) fn closures(closures: &[crate::records::Closure], day: Date) -> Vec<ClosureView<'_>> {
    let coming = closures.iter().filter(|closure| closure.to >= day);
    coming
        .map(|closure| ClosureView { from: closure.from, to: closure.to, reason: &closure.reason })
        .collect()
}

/// Who holds a post on the day; people who have left are not shown.
fn posts(posts: &[Post], role: Role, day: Date) -> Vec<PostView<'_>> {
    let current = |post: &&Post| post.role == role && post.is_held_on(day);
    posts.iter().filter(current).map(post_view).collect()
}

fn post_view(post: &Post) -> PostView<'_> {
    PostView {
        name: &post.name,
        title: post.title.as_deref(),
        staff_no: post.staff_no.as_deref(),
        duties: post.duties.as_deref(),
        backs_up: post.backs_up.as_deref(),
        since: post.since,
        phone: post.phone.as_ref().filter(|phone| is_public(post, phone)).map(PhoneView::new),
        note: post.note.as_deref(),
    }
}

/// A mobile number is published only where it is declared official.
fn is_public(post: &Post, phone: &Phone) -> bool {
    !phone.is_mobile() || post.official_mobile.is_some_and(|official| official.0)
}

/// Letters that matter today, and the rest.
fn letters<'r>(model: &'r Model<'r>, key: WindowKey) -> (Vec<WindowLetter<'r>>, Vec<LetterRow<'r>>) {
    let registry = model.registry;
    let public = |key: &LetterKey| model.authority.state(*key).is_public();
    let mut keys: Vec<LetterKey> = registry.windows[key].letters.iter().copied().filter(public).collect();
    keys.sort_by_key(|key| {
        let letter = &registry.letters[*key];
        let from = letter.record.term.as_ref().map(|term| term.from);
        (letter.department, std::cmp::Reverse(from), *key)
    });
    let mut current: Vec<LetterKey> = Vec::new();
    for department in &registry.windows[key].departments {
        let of_department = |key: &&LetterKey| registry.letters[**key].department == Some(*department);
        let own: Vec<LetterKey> = keys.iter().filter(of_department).copied().collect();
        let matters = |key: &&LetterKey| {
            let state = model.authority.state(**key);
            state.is_in_force() || state == crate::policy::LetterState::NotYetInForce
        };
        let in_force = own.iter().any(|key| model.authority.state(*key).is_in_force());
        current.extend(own.iter().filter(matters));
        if !in_force {
            current.extend(own.iter().find(|key| !matters(key)));
        }
    }
    let past = keys.iter().filter(|key| !current.contains(key)).map(|key| letter_row(model, *key)).collect();
    let current = current
        .into_iter()
        .map(|key| {
            let record = &registry.letters[key].record;
            WindowLetter {
                row: letter_row(model, key),
                scope: record.scope.as_deref(),
                responsibility: record.responsibility.as_deref(),
            }
        })
        .collect();
    (current, past)
}

fn item_row<'r>(model: &'r Model<'r>, window: WindowKey, key: ItemKey) -> ItemRow<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    let record = &item.record;
    let held = model.authority.powers_at(key, window);
    let several = registry.windows[window].departments.len() > 1;
    let decided_here = held.contains(Power::Approve);
    ItemRow {
        url: item_url(registry, key),
        name: &record.name,
        department: several.then(|| registry.departments[item.department].short_name()),
        category: item.category.label(),
        processing: record.processing.label(),
        instant: record.processing == Processing::Instant,
        statutory_limit: record.statutory_limit.map(|limit| limit.to_string()),
        promised_limit: record.promised_limit.map(|limit| limit.to_string()),
        charged: record.fee.as_ref().map(|fee| fee.charged.0),
        visits: record.visits.map(|visits| visits.0),
        code: record
            .task_code
            .as_deref()
            .or(record.handle_item_code.as_deref())
            .or(record.local_code.as_deref()),
        approver: approver(registry, key),
        decided_here,
        powers: grant_views(held, record.processing),
        not_granted: held.is_empty(),
    }
}

/// Who approves where the window may not: the item's own approver, else the department's leaders (notice, part three).
pub(super) fn approver(registry: &Registry, key: ItemKey) -> &str {
    let item = &registry.items[key];
    item.record.approver_title.as_deref().unwrap_or("部门分管领导或主要领导")
}

/// What is said of a power for an item.
#[derive(Debug, Serialize)]
pub struct GrantView {
    /// `已授权`.
    pub label: &'static str,
    /// `yes`.
    pub id: &'static str,
}

impl GrantView {
    pub(super) fn new(state: GrantState) -> Self {
        Self { label: state.label(), id: state.identifier() }
    }
}

/// The six powers over an item, in the order of the notice.
pub(super) fn grant_views(held: crate::registry::PowerSet, processing: Processing) -> Vec<GrantView> {
    let view = |power: &Power| GrantView::new(GrantState::of(*power, processing, held.contains(*power)));
    Power::ALL.iter().map(view).collect()
}

/// What letters in force keep back, among the items of this window.
fn withheld<'r>(model: &'r Model<'r>, key: WindowKey) -> Vec<WithheldRow<'r>> {
    let registry = model.registry;
    let letters = registry.windows[key].letters.iter();
    letters
        .filter(|key| model.authority.state(**key).is_in_force())
        .flat_map(|key| withheld_rows(registry, *key))
        .collect()
}
