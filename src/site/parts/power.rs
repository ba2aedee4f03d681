//! The six powers over an item, as pages show them.

use crate::records::Power;
use crate::registry::{ItemKey, PowerSet, Registry};

/// Held or not, in the order of the notice.
pub(crate) fn power_flags(powers: PowerSet) -> [bool; 6] {
    let mut flags = [false; 6];
    for (power, flag) in Power::ALL.iter().zip(&mut flags) {
        *flag = powers.contains(*power);
    }
    flags
}

/// Who approves where the window may not: the item's own approver, else the department's leaders (notice, part three).
pub(crate) fn approver(registry: &Registry, key: ItemKey) -> &str {
    let item = &registry.items[key];
    item.record.approver_title.as_deref().unwrap_or("部门分管领导或主要领导")
}
