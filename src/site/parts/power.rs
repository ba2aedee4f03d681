//! The six powers over an item, as pages show them.

use serde::Serialize;

use crate::policy::GrantState;
use crate::records::{Power, Processing};
use crate::registry::{ItemKey, PowerSet, Registry};

/// What is said about one of them.
#[derive(Serialize, Clone, Copy, PartialEq)]
pub(crate) struct GrantView {
    /// Shown to people: `已授权`.
    label: &'static str,
    /// For style sheets: `yes`.
    id: &'static str,
}

impl GrantView {
    pub(crate) fn new(state: GrantState) -> Self {
        Self { label: state.label(), id: state.identifier() }
    }
}

/// All six in a letter, in the order of the notice.
pub(crate) fn grants_in_letter(
    granted: PowerSet,
    withheld: PowerSet,
    processing: Processing,
) -> Vec<GrantView> {
    let view = |power: &Power| {
        let (granted, withheld) = (granted.contains(*power), withheld.contains(*power));
        GrantView::new(GrantState::in_letter(*power, processing, granted, withheld))
    };
    Power::ALL.iter().map(view).collect()
}

/// Who approves if the window may not: the item's own approver, else the department's leaders as its record names them,
/// else as the notice does (part three).
pub(crate) fn approver(registry: &Registry, key: ItemKey) -> String {
    let item = &registry.items[key];
    if let Some(title) = item.record.approver_title.as_deref() {
        return title.to_owned();
    }
    let leaders = &registry.departments[item.department].record.approval_leaders;
    let titles: Vec<&str> = leaders.iter().map(|leader| leader.title.as_str()).collect();
    if titles.is_empty() { "部门分管领导或主要领导".into() } else { titles.join("或") }
}
