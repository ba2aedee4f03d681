use serde::Serialize;

use super::in_brief::{fee_label, limit_line};
use super::{Dated, DecisionView, GrantView, Variant, address, count, dated, handled};
use crate::policy::GrantState;
use crate::records::{Date, Power, Processing};
use crate::registry::{ItemKey, PowerSet, WindowKey};
use crate::site::model::Model;

/// The items that a window handles on the day of the build or later.
#[derive(Serialize)]
pub(crate) struct WindowItems<'r> {
    /// By who decides about them.
    groups: Vec<DecisionGroup<'r>>,
    /// How many there are, and who decides about them.
    counts: Dated<CountsView>,
}

/// The powers over these items.
#[derive(Serialize)]
pub(crate) struct WindowPowers<'r> {
    /// Days on which there are items, and a letter is in force.
    authorized: Dated<()>,
    /// What the window holds of the powers over all of them, on these days.
    held: Dated<HeldView>,
    /// The powers over each.
    matrix: Vec<MatrixRow<'r>>,
}

/// The items about which the same people decide.
#[derive(Serialize)]
struct DecisionGroup<'r> {
    /// `at-once`: the window, on the spot. `here`: the window. `leaders`: the department's leaders. `department`: the
    /// department, which holds all powers.
    id: &'static str,
    /// How many there are, on days on which there are any.
    counts: Dated<usize>,
    items: Vec<ItemRow<'r>>,
}

/// How many items there are.
#[derive(Serialize, PartialEq)]
struct CountsView {
    all: usize,
    /// Does a letter in force say who decides?
    authorized: bool,
    /// How many the window decides itself, and on the spot.
    at_once: usize,
    /// How many the window decides itself, but not on the spot.
    here: usize,
    /// Over how many it holds no power because the department has kept all.
    kept: usize,
    /// Over how many it holds no power because none is granted.
    not_granted: usize,
}

/// What a window holds of the powers over its items.
#[derive(Serialize, PartialEq)]
struct HeldView {
    /// How many items there are.
    items: usize,
    /// How many powers over single items are granted to nobody.
    not_granted: usize,
    /// Has the department kept any?
    kept: bool,
}

/// An item, as the page of a window shows it.
#[derive(Serialize)]
struct ItemRow<'r> {
    url: String,
    name: &'r str,
    /// The department, if the window serves several.
    department: Option<&'r str>,
    /// How long it takes.
    limit: Option<String>,
    /// `收费` or `不收费`.
    fee: Option<&'static str>,
    /// 到办事现场次数.
    visits: Option<u32>,
    /// Who decides, on the days on which the item is of its group.
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

/// The groups, in the order in which a page shows them.
const GROUPS: [&str; 4] = ["at-once", "here", "leaders", "department"];

/// The group of an item about which is decided so.
fn group_of(decision: &DecisionView) -> &'static str {
    match decision.by() {
        "here" if decision.is_at_once() => "at-once",
        "here" => "here",
        "leaders" => "leaders",
        _ => "department",
    }
}

impl<'r> WindowItems<'r> {
    pub(crate) fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        Self {
            groups: decision_groups(model, key),
            counts: dated(model.day(), window_changes(model, key), |day| Some(counts(model, key, day))),
        }
    }
}

impl<'r> WindowPowers<'r> {
    pub(crate) fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        Self {
            authorized: dated(model.day(), window_changes(model, key), |day| {
                let counts = counts(model, key, day);
                (counts.authorized && counts.all > 0).then_some(())
            }),
            held: dated(model.day(), window_changes(model, key), |day| held(model, key, day)),
            matrix: shown_items(model, key).map(|item| matrix_row(model, key, item)).collect(),
        }
    }
}

/// Who decides about each item is asked once; an item about which others decide later stands in the group of these too.
fn decision_groups<'r>(model: &'r Model<'r>, window: WindowKey) -> Vec<DecisionGroup<'r>> {
    let registry = model.registry;
    let mut decided: Vec<(ItemKey, Dated<DecisionView>)> = shown_items(model, window)
        .map(|item| {
            let changes = model.history.item_changes(item);
            let decision = |day| DecisionView::new(registry, model.on(day), item, window);
            (item, dated(model.day(), changes, |day| registry.is_counted(item, day).then(|| decision(day))))
        })
        .collect();
    let mut take = |id: &'static str| {
        let mut days = Vec::new();
        let mut items = Vec::new();
        for (item, decision) in &mut decided {
            let own: Dated<DecisionView> =
                decision.extract_if(.., |variant| group_of(&variant.says) == id).collect();
            days.extend(own.iter().map(Variant::days));
            if !own.is_empty() {
                items.push(item_row(model, window, *item, own));
            }
        }
        let counts = count(model, days).into_iter().filter(|variant| variant.says > 0).collect();
        DecisionGroup { id, counts, items }
    };
    GROUPS.into_iter().map(&mut take).filter(|group| !group.items.is_empty()).collect()
}

/// What the window holds, on a day on which a letter is in force.
fn held(model: &Model<'_>, key: WindowKey, day: Date) -> Option<HeldView> {
    let (registry, authority) = (model.registry, model.on(day));
    let has_letter = |item: &ItemKey| authority.has_letter(key, registry.items[*item].department);
    let items: Vec<ItemKey> = registry.windows[key]
        .items
        .iter()
        .copied()
        .filter(|item| registry.is_counted(*item, day) && has_letter(item))
        .collect();
    let states = || {
        let of_item = |item: ItemKey| Power::ALL.iter().map(move |power| authority.grant(item, key, *power));
        items.iter().copied().flat_map(of_item)
    };
    let not_granted = states().filter(|state| matches!(state, GrantState::NotGranted | GrantState::Lapsed));
    let view = HeldView {
        items: items.len(),
        not_granted: not_granted.count(),
        kept: states().any(|state| state == GrantState::Kept),
    };
    (!items.is_empty()).then_some(view)
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
    let decided = || items.iter().filter(|(_, held)| held.contains(Power::Approve));
    let is_instant = |item: ItemKey| registry.items[item].record.processing == Processing::Instant;
    let without = || items.iter().filter(|(_, held)| held.is_empty());
    let kept = without().filter(|(item, _)| is_kept(*item)).count();
    CountsView {
        all: items.len(),
        authorized: window.departments.iter().any(|department| authority.has_letter(key, *department)),
        at_once: decided().filter(|(item, _)| is_instant(*item)).count(),
        here: decided().filter(|(item, _)| !is_instant(*item)).count(),
        kept,
        not_granted: without().count() - kept,
    }
}

fn item_row<'r>(
    model: &'r Model<'r>,
    window: WindowKey,
    key: ItemKey,
    decision: Dated<DecisionView>,
) -> ItemRow<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    let record = &item.record;
    let several = registry.windows[window].departments.len() > 1;
    ItemRow {
        url: address::item(registry, key),
        name: &record.name,
        department: several.then(|| registry.departments[item.department].short_name()),
        limit: limit_line(record),
        fee: record.fee.as_ref().map(|fee| fee_label(fee.charged.0)),
        visits: record.visits.map(|visits| visits.0),
        decision,
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
