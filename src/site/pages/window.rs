use serde::Serialize;

use crate::policy::LetterState;
use crate::records::{Date, Phone, Post, Power, Processing, Role};
use crate::registry::{DepartmentKey, ItemKey, LetterKey, WindowKey};
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Formal, GrantView, Head, HoursView, LetterRow, Link, PageKind, PhoneView, RateView,
    WithheldRow, address, approver, closures, column, counters, grant_views, letter_row, out_of_use,
    place_line, rate_views, withheld_rows,
};

/// A window's own page: what it may decide, by whose authority, until when, and who works there.
#[derive(Serialize)]
pub(crate) struct WindowPage<'r> {
    head: Head,
    name: &'r str,
    /// `部门窗口`.
    kind: &'static str,
    /// `暂停`, `撤销`; `None` while it is in use.
    out_of_use: Option<&'static str>,
    /// The last day of a window that has been closed.
    closed_on: Option<Date>,
    /// A temporary announcement that is not over yet.
    alert: Option<AlertView<'r>>,
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
    /// 首席代表, A岗 and B岗, with those who hold each post on the day.
    posts: Vec<RoleView<'r>>,
    /// Is there a letter in force?
    authorized: bool,
    /// Departments of this window without a letter in force.
    unauthorized: Vec<&'r str>,
    /// Letters in force or not yet begun; for a department without one in force, also its last one.
    letters: Vec<WindowLetter<'r>>,
    /// All other letters, newest first.
    past_letters: Vec<LetterRow<'r>>,
    /// Items by department and category.
    items: Vec<ItemRow<'r>>,
    /// How many of them the window decides itself.
    decided_here: usize,
    /// How many items have at least one power granted.
    granted_items: usize,
    /// What is not granted, and why.
    withheld: Vec<WithheldRow<'r>>,
    /// The eight rates of each department.
    rates: Vec<DepartmentRates<'r>>,
    /// The day for which the rates were computed.
    as_of: Date,
    /// Items that are handled elsewhere.
    elsewhere: Vec<ElsewhereRow<'r>>,
    formal: Formal<'r>,
}

/// A temporary announcement.
#[derive(Serialize)]
struct AlertView<'r> {
    text: &'r str,
    from: Date,
    /// Last day.
    to: Date,
}

/// A post of the window.
#[derive(Serialize)]
struct RoleView<'r> {
    /// `首席代表`.
    role: &'static str,
    /// Its holders; empty if it is vacant.
    people: Vec<PostView<'r>>,
}

/// A person who holds a post at the window.
#[derive(Serialize)]
struct PostView<'r> {
    name: &'r str,
    title: Option<&'r str>,
    staff_no: Option<&'r str>,
    duties: Option<&'r str>,
    /// The person for whom they stand in.
    backs_up: Option<&'r str>,
    /// The day since which they have held the post.
    since: Option<Date>,
    /// The office telephone.
    phone: Option<PhoneView<'r>>,
    note: Option<&'r str>,
}

/// A letter, as the page of its window shows it.
#[derive(Serialize)]
struct WindowLetter<'r> {
    row: LetterRow<'r>,
    /// 授权范围.
    scope: Option<&'r str>,
    /// 责任.
    responsibility: Option<&'r str>,
}

/// An item, as the page of a window shows it.
#[derive(Serialize)]
struct ItemRow<'r> {
    url: String,
    name: &'r str,
    /// Its department, if the window serves several.
    department: Option<&'r str>,
    /// `行政许可`.
    category: &'static str,
    /// `即办件`.
    processing: &'static str,
    instant: bool,
    /// 法定办结时限.
    statutory_limit: Option<String>,
    /// 承诺办结时限.
    promised_limit: Option<String>,
    /// Is there a fee?
    charged: Option<bool>,
    /// 到办事现场次数.
    visits: Option<u32>,
    /// 实施编码, or another code.
    code: Option<&'r str>,
    /// Who approves if the window may not.
    approver: &'r str,
    /// Does the window hold the power to approve?
    decided_here: bool,
    /// Which of the six powers the window has.
    powers: Vec<GrantView>,
    /// Is no power over it granted at all?
    not_granted: bool,
}

/// The rates of one department.
#[derive(Serialize)]
struct DepartmentRates<'r> {
    department: &'r str,
    rates: Vec<RateView<'r>>,
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
        formal.updated_on = record.updated_on;
        formal.assured_on = record.assured_on;
        let place = place_line(registry, key);
        let description = format!("{}（{place}）的授权事项、权限、责任、期限和窗口人员。", record.name);
        let items: Vec<ItemRow<'r>> =
            active_items(model, key).map(|item| item_row(model, key, item)).collect();
        let (letters, past_letters) = letters(model, key);
        let unauthorized: Vec<&'r str> = departments
            .iter()
            .filter(|department| !is_authorized(model, key, **department))
            .map(|department| registry.departments[*department].record.name.as_str())
            .collect();
        Self {
            head: Head::content(url, record.name.as_str(), &column::WINDOWS, description, &formal)
                .crumbs([Link::column(&column::WINDOWS)]),
            name: &record.name,
            kind: record.kind.label(),
            out_of_use: out_of_use(registry, key),
            closed_on: record.closed_on,
            alert: record.alert.as_ref().filter(|alert| alert.to >= day).map(|alert| AlertView {
                text: &alert.text,
                from: alert.from,
                to: alert.to,
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

/// Who holds a post on the day; people who have left are left out.
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

/// The letters that matter on the day, and the rest.
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
            state.is_in_force() || state == LetterState::NotYetInForce
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
        url: address::item(registry, key),
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

/// What the letters in force withhold for this window.
fn withheld<'r>(model: &'r Model<'r>, key: WindowKey) -> Vec<WithheldRow<'r>> {
    let registry = model.registry;
    let letters = registry.windows[key].letters.iter();
    letters
        .filter(|key| model.authority.state(**key).is_in_force())
        .flat_map(|key| withheld_rows(registry, *key))
        .collect()
}
