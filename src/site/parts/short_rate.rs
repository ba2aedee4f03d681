use serde::Serialize;

use crate::policy::{Authority, GrantState, Rate, RateId};
use crate::registry::{DepartmentKey, ItemKey, WindowKey};
use crate::site::model::Model;

use super::dated::{Dated, Variant, dated};
use super::link::Link;
use super::power::GrantView;

/// The rates of a department below 100 %, and the items that lower them.
#[derive(Serialize)]
pub(crate) struct ShortRates<'r> {
    /// What links to them name.
    anchors: Vec<String>,
    /// Days on which there are any.
    any: Dated<()>,
    /// Those that are below it on the day of the build or later.
    rates: Vec<ShortRate<'r>>,
}

/// A rate below 100 %.
#[derive(Serialize)]
struct ShortRate<'r> {
    /// `即办件审核审批权授权率`.
    label: &'static str,
    /// The items, by why the power is not granted.
    lacking: Dated<Vec<LackingView<'r>>>,
}

/// Items over which no window holds a power, for the same reason.
#[derive(Serialize)]
struct LackingView<'r> {
    /// `部门保留`, `尚未授权`, `授权已失效`.
    state: GrantView,
    /// Why the department keeps it.
    reason: Option<&'r str>,
    count: usize,
    /// Which they are; empty if they are all that the rate counts.
    items: Vec<Link>,
}

/// The same, before it is said.
#[derive(PartialEq)]
struct Lacking<'r> {
    state: GrantState,
    reason: Option<&'r str>,
    items: Vec<ItemKey>,
    /// Are they all that the rate counts?
    all: bool,
}

/// The address of a rate on the pages that show the rates of its department.
pub(crate) fn anchor(model: &Model<'_>, department: DepartmentKey, id: RateId) -> String {
    format!("{}-{}", model.registry.departments[department].id, id.rule().to_lowercase())
}

/// The rates of a department that are below 100 % from the day of the build on.
pub(crate) fn short_rates<'r>(model: &'r Model<'r>, department: DepartmentKey) -> ShortRates<'r> {
    let is_short = |id: &RateId| {
        let spans = model.rates(department).spans();
        spans.flat_map(|span| span.value).any(|rate| rate.id == *id && rate.ratio.part < rate.ratio.whole)
    };
    let short = |id: RateId| ShortRate {
        label: id.label(),
        lacking: dated(model.day(), model.history.department_changes(department), |day| {
            Some(lacking(model.on(day), model, department, id)).filter(|lacking| !lacking.is_empty())
        })
        .into_iter()
        .map(|variant| {
            let days = variant.days();
            Variant::new(days, variant.says.into_iter().map(|lacking| view(model, lacking)).collect())
        })
        .collect(),
    };
    let short_ones = || RateId::ALL.into_iter().filter(is_short);
    let spans = model.rates(department).spans();
    let below = |rates: &[Rate<'_>; 8]| rates.iter().any(|rate| rate.ratio.part < rate.ratio.whole);
    ShortRates {
        anchors: short_ones().map(|id| anchor(model, department, id)).collect(),
        any: spans.filter(|span| below(span.value)).map(|span| Variant::new(span.days, ())).collect(),
        rates: short_ones().map(short).collect(),
    }
}

fn lacking<'r>(
    authority: Authority<'_, 'r>,
    model: &Model<'r>,
    department: DepartmentKey,
    id: RateId,
) -> Vec<Lacking<'r>> {
    let mut groups: Vec<Lacking<'r>> = Vec::new();
    for item in authority.lacking(department, id) {
        let at = |window: &WindowKey| {
            let state = authority.grant(item, *window, id.power());
            let reason = authority.reason(item, *window, id.power());
            (state, reason.filter(|_| state == GrantState::Kept))
        };
        // Of several windows, the one about which most is said.
        let told = model.registry.items[item].windows.iter().map(at);
        let (state, reason) =
            told.max_by_key(|(_, reason)| reason.is_some()).unwrap_or((GrantState::NotGranted, None));
        match groups.iter_mut().find(|group| (group.state, group.reason) == (state, reason)) {
            Some(group) => group.items.push(item),
            None => groups.push(Lacking { state, reason, items: vec![item], all: false }),
        }
    }
    if let [only] = groups.as_mut_slice() {
        only.all = authority.measured(department, id) == only.items.len();
    }
    groups
}

fn view<'r>(model: &Model<'r>, lacking: Lacking<'r>) -> LackingView<'r> {
    let Lacking { state, reason, items, all } = lacking;
    let link = |item: &ItemKey| Link::item(model.registry, *item);
    LackingView {
        state: GrantView::new(state),
        reason,
        count: items.len(),
        items: if all { Vec::new() } else { items.iter().map(link).collect() },
    }
}
