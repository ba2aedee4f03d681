//! The six powers over an item, as pages show them.

use serde::Serialize;

use crate::policy::GrantState;
use crate::records::{Power, Processing};
use crate::registry::{ItemKey, PowerSet, Registry};

/// What is said about one of them.
#[derive(Serialize)]
pub(crate) struct GrantView {
    /// Shown to people: `已授权`.
    label: &'static str,
    /// For style sheets and scripts: `yes`.
    id: &'static str,
}

impl GrantView {
    pub(crate) fn new(state: GrantState) -> Self {
        Self { label: state.label(), id: state.identifier() }
    }
}

/// All six, in the order of the notice.
pub(crate) fn grant_views(held: PowerSet, processing: Processing) -> Vec<GrantView> {
    let view = |power: &Power| GrantView::new(GrantState::of(*power, processing, held.contains(*power)));
    Power::ALL.iter().map(view).collect()
}

/// Who approves if the window may not: the item's own approver, else the department's leaders (notice, part three).
pub(crate) fn approver(registry: &Registry, key: ItemKey) -> &str {
    let item = &registry.items[key];
    item.record.approver_title.as_deref().unwrap_or("部门分管领导或主要领导")
}
