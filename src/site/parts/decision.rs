//! Who decides about an item at a window, in what steps, and with which powers.

use serde::Serialize;

use crate::policy::{Authority, GrantState};
use crate::records::{Power, Processing};
use crate::registry::{ItemKey, Registry, WindowKey};

use super::power::{GrantView, approver};

/// Who decides about an item at a window on a day.
#[derive(Serialize, Clone, PartialEq)]
pub(crate) struct DecisionView {
    /// `here`: the window decides itself. `leaders`: the department's leaders approve. `kept`, `none` and `lapsed`: the
    /// window holds no power, because the department has kept all, has granted none, or has granted some that are over.
    /// `closed`: the window is not in office. `coming`, `ended` and `parts`: there is nothing to decide yet, any more, or
    /// at all, because the item is only the 主项 above others.
    by: &'static str,
    /// The same in words: `窗口当场决定`.
    pub(crate) label: String,
    /// Does the window accept the application?
    accepts: bool,
    /// Is an 即办件 meant, which is decided on the spot?
    instant: bool,
    /// Who approves if the window may not.
    approver: String,
}

impl DecisionView {
    pub(crate) fn new(
        registry: &Registry,
        authority: Authority<'_, '_>,
        item: ItemKey,
        window: WindowKey,
    ) -> Self {
        let held = authority.powers_at(item, window);
        let says =
            |state: GrantState| Power::ALL.iter().any(|power| authority.grant(item, window, *power) == state);
        let (days, day) = (registry.items[item].days(), authority.day());
        let by = match () {
            () if days.begin_after(day) => "coming",
            () if days.end_before(day) => "ended",
            () if registry.gathers(item, day) => "parts",
            () if !registry.windows[window].is_in_office(day) => "closed",
            () if held.contains(Power::Approve) => "here",
            () if !held.is_empty() => "leaders",
            () if says(GrantState::Kept) => "kept",
            () if says(GrantState::Lapsed) => "lapsed",
            () => "none",
        };
        let accepts = held.contains(Power::Accept);
        let instant = registry.items[item].record.processing == Processing::Instant;
        let approver = approver(registry, item);
        let by_department = |state: GrantState| format!("{}，由部门办理", state.label());
        let label = match by {
            "here" if instant => "窗口当场决定".into(),
            "here" => "窗口审批".into(),
            "leaders" => format!("{}受理，{approver}审批", if accepts { "窗口" } else { "部门" }),
            "closed" => "窗口不办公，由部门办理".into(),
            "ended" => "已停止办理".into(),
            "coming" => days.first.map(|first| format!("自 {first} 起办理")).unwrap_or_default(),
            "parts" => "分成几项来办".into(),
            "kept" => by_department(GrantState::Kept),
            "lapsed" => by_department(GrantState::Lapsed),
            _ => by_department(GrantState::NotGranted),
        };
        Self { by, label, accepts, instant, approver }
    }

    /// Who decides, as above.
    pub(crate) fn by(&self) -> &'static str {
        self.by
    }

    /// Is an 即办件 meant?
    pub(crate) fn is_at_once(&self) -> bool {
        self.instant
    }
}

/// A step of the procedure.
#[derive(Serialize, Clone, PartialEq)]
pub(crate) struct FlowView<'r> {
    step: &'r str,
    /// Who does it.
    by: String,
    /// How long it takes.
    limit: Option<String>,
}

/// The steps of the procedure at a window, each with who really does it there: the item's own steps, or the usual ones
/// (notice, part three), done by the window as far as it holds the power and by the department otherwise. None if the
/// window holds no power.
pub(crate) fn flow<'r>(
    registry: &'r Registry,
    authority: Authority<'_, '_>,
    key: ItemKey,
    window: WindowKey,
) -> Vec<FlowView<'r>> {
    let item = &registry.items[key];
    let held = authority.powers_at(key, window);
    if held.is_empty() {
        return Vec::new();
    }
    if !item.record.handle_flow.is_empty() {
        let own = item.record.handle_flow.iter().map(|step| FlowView {
            step: &step.step,
            by: step.by.to_string(),
            limit: step.limit.map(|limit| limit.to_string()),
        });
        return own.collect();
    }
    let department = registry.departments[item.department].short_name();
    let by = |is_held: bool| if is_held { "窗口".to_owned() } else { department.to_owned() };
    let step = |step, by| FlowView { step, by, limit: None };
    // 即办件 are examined with the power to examine and approve, 承诺件 with the power to coordinate.
    let examines = held.contains(Power::Approve) || held.contains(Power::Coordinate);
    let approves = held.contains(Power::Approve);
    let mut steps = vec![
        step("受理", by(held.contains(Power::Accept))),
        step("审核", by(examines)),
        step("审批", if approves { by(true) } else { approver(registry, key) }),
    ];
    if item.has_certificate() {
        steps.push(step("制证", by(held.contains(Power::Certify))));
    }
    steps.push(step("送达", by(held.contains(Power::Deliver))));
    steps
}

/// One of the six powers over an item at a window.
#[derive(Serialize, Clone, PartialEq)]
pub(crate) struct PowerRow<'r> {
    /// `受理决定权`.
    label: &'static str,
    grant: GrantView,
    /// Why the department has kept it.
    reason: Option<&'r str>,
}

/// All six, in the order of the notice.
pub(crate) fn power_rows<'r>(
    authority: Authority<'_, 'r>,
    item: ItemKey,
    window: WindowKey,
) -> Vec<PowerRow<'r>> {
    let row = |power: &Power| {
        let state = authority.grant(item, window, *power);
        PowerRow {
            label: power.label(),
            grant: GrantView::new(state),
            reason: authority.reason(item, window, *power).filter(|_| state == GrantState::Kept),
        }
    };
    Power::ALL.iter().map(row).collect()
}
