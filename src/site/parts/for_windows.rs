use serde::Serialize;

use crate::registry::{Registry, WindowKey};

/// What is said for some of an item's windows.
#[derive(Serialize, PartialEq)]
pub(crate) struct ForWindows<'r, V> {
    /// Their names; empty if it is said for all of them.
    windows: Vec<&'r str>,
    says: V,
}

/// What is said for each window, said once for all windows for which it is the same. Nothing is said for a window without
/// an answer.
pub(crate) fn by_window<'r, V: PartialEq>(
    registry: &'r Registry,
    windows: &[WindowKey],
    says: impl Fn(WindowKey) -> Option<V>,
) -> Vec<ForWindows<'r, V>> {
    let mut groups: Vec<ForWindows<'r, V>> = Vec::new();
    for window in windows {
        let name = registry.windows[*window].record.name.as_str();
        let Some(says) = says(*window) else { continue };
        match groups.iter_mut().find(|group| group.says == says) {
            Some(group) => group.windows.push(name),
            None => groups.push(ForWindows { windows: vec![name], says }),
        }
    }
    if let [only] = groups.as_mut_slice()
        && only.windows.len() == windows.len()
    {
        only.windows.clear();
    }
    groups
}
