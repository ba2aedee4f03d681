use serde::Serialize;

use crate::policy::GrantState;
use crate::records::{Date, Power};
use crate::registry::{ItemKey, PowerSet, WindowKey};
use crate::site::model::Model;
use crate::site::parts::{Dated, DecisionView, GrantView, address, dated, handled};

/// The items that a window handles on the day of the build or later.
#[derive(Serialize)]
pub(super) struct WindowItems<'r> {
    /// By department and category.
    groups: Vec<ItemGroup<'r>>,
    /// How many there are.
    total: Dated<usize>,
    /// How many there are, and who decides about them.
    counts: Dated<CountsView>,
    /// Days on which there are any, and a letter is in force.
    authorized: Dated<()>,
    /// The powers over each.
    matrix: Vec<MatrixRow<'r>>,
}

/// The items of one department and category.
#[derive(Serialize)]
struct ItemGroup<'r> {
    /// The department, if the window serves several.
    department: Option<&'r str>,
    /// `行政许可`.
    category: &'static str,
    /// Days on which any of them is handled.
    handled: Dated<()>,
    items: Vec<ItemRow<'r>>,
}

/// How many items there are.
#[derive(Serialize, PartialEq)]
struct CountsView {
    all: usize,
    /// Does a letter in force say who decides?
    authorized: bool,
    /// How many the window decides itself.
    here: usize,
    /// Over how many it holds no power because the department has kept all.
    kept: usize,
    /// Over how many it holds no power because none is granted.
    not_granted: usize,
}

/// An item, as the page of a window shows it.
#[derive(Serialize)]
struct ItemRow<'r> {
    url: String,
    name: &'r str,
    /// `即办件`.
    processing: &'static str,
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
    /// Days on which it is handled.
    handled: Dated<()>,
    /// Who decides.
    decision: Dated<DecisionView>,
}

/// The powers over an item.
#[derive(Serialize)]
struct MatrixRow<'r> {
    url: String,
    name: &'r str,
    /// The six powers, on days on which the department has a letter in force.
    powers: Dated<Vec<GrantView>>,
}

impl<'r> WindowItems<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        let registry = model.registry;
        let window = &registry.windows[key];
        let items: Vec<ItemKey> = shown_items(model, key).collect();
        let kind = |item: &ItemKey| (registry.items[*item].department, registry.items[*item].category);
        let groups = items.chunk_by(|a, b| kind(a) == kind(b));
        Self {
            groups: groups.map(|items| item_group(model, key, items)).collect(),
            total: dated(model.day(), model.count_changes(&window.items), |day| {
                Some(model.counted(&window.items, day))
            }),
            counts: dated(model.day(), window_changes(model, key), |day| Some(counts(model, key, day))),
            authorized: dated(model.day(), window_changes(model, key), |day| {
                let counts = counts(model, key, day);
                (counts.authorized && counts.all > 0).then_some(())
            }),
            matrix: items.iter().map(|item| matrix_row(model, key, *item)).collect(),
        }
    }
}

fn item_group<'r>(model: &'r Model<'r>, window: WindowKey, items: &[ItemKey]) -> ItemGroup<'r> {
    let registry = model.registry;
    let several = registry.windows[window].departments.len() > 1;
    let first = items.first().map(|item| &registry.items[*item]);
    let department = first.filter(|_| several).map(|item| registry.departments[item.department].short_name());
    ItemGroup {
        department,
        category: first.map_or("", |item| item.category.label()),
        handled: dated(model.day(), model.count_changes(items), |day| {
            (model.counted(items, day) > 0).then_some(())
        }),
        items: items.iter().map(|item| item_row(model, window, *item)).collect(),
    }
}

/// The items that are handled on the day of the build or later.
fn shown_items<'r>(model: &'r Model<'r>, key: WindowKey) -> impl Iterator<Item = ItemKey> {
    let items = model.registry.windows[key].items.iter().copied();
    items.filter(|item| !handled(model, *item).is_empty())
}

/// The days on which anything changes that is said of the window's items.
fn window_changes(model: &Model<'_>, key: WindowKey) -> impl Iterator<Item = Date> {
    let items = model.registry.windows[key].items.as_slice();
    model.history.window_changes(key).chain(model.count_changes(items))
}

fn counts(model: &Model<'_>, key: WindowKey, day: Date) -> CountsView {
    let registry = model.registry;
    let window = &registry.windows[key];
    let authority = model.on(day);
    let items = window.items.iter().filter(|item| registry.is_counted(**item, day));
    let items: Vec<(ItemKey, PowerSet)> =
        items.map(|item| (*item, authority.powers_at(*item, key))).collect();
    let is_kept =
        |item: ItemKey| Power::ALL.iter().any(|power| authority.grant(item, key, *power) == GrantState::Kept);
    let without = || items.iter().filter(|(_, held)| held.is_empty());
    let kept = without().filter(|(item, _)| is_kept(*item)).count();
    CountsView {
        all: items.len(),
        authorized: window.departments.iter().any(|department| authority.has_letter(key, *department)),
        here: items.iter().filter(|(_, held)| held.contains(Power::Approve)).count(),
        kept,
        not_granted: without().count() - kept,
    }
}

fn item_row<'r>(model: &'r Model<'r>, window: WindowKey, key: ItemKey) -> ItemRow<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    let record = &item.record;
    ItemRow {
        url: address::item(registry, key),
        name: &record.name,
        processing: record.processing.label(),
        statutory_limit: record.statutory_limit.map(|limit| limit.to_string()),
        promised_limit: record.promised_limit.map(|limit| limit.to_string()),
        charged: record.fee.as_ref().map(|fee| fee.charged.0),
        visits: record.visits.map(|visits| visits.0),
        code: record
            .task_code
            .as_deref()
            .or(record.handle_item_code.as_deref())
            .or(record.local_code.as_deref()),
        handled: handled(model, key),
        decision: dated(model.day(), model.history.item_changes(key), |day| {
            registry.is_counted(key, day).then(|| DecisionView::new(registry, model.on(day), key, window))
        }),
    }
}

fn matrix_row<'r>(model: &'r Model<'r>, window: WindowKey, key: ItemKey) -> MatrixRow<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    MatrixRow {
        url: address::item(registry, key),
        name: &item.record.name,
        powers: dated(model.day(), model.history.item_changes(key), |day| {
            let authority = model.on(day);
            let shown = authority.has_letter(window, item.department) && registry.is_counted(key, day);
            let view = |power: &Power| GrantView::new(authority.grant(key, window, *power));
            shown.then(|| Power::ALL.iter().map(view).collect())
        }),
    }
}
