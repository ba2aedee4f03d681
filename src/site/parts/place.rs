//! Where a window is.

use crate::registry::{Registry, WindowKey, counter_names};

/// The counters of a window.
pub(crate) fn counters(registry: &Registry, key: WindowKey) -> String {
    counter_names(&registry.windows[key].record.counters)
}

/// `港南区政务服务中心 一楼 A12–A15 号台`.
pub(crate) fn place_line(registry: &Registry, key: WindowKey) -> String {
    let window = &registry.windows[key];
    let center = window.center.map_or("", |center| registry.centers[center].record.name.as_str());
    let counters = counters(registry, key);
    let parts = [center, window.record.floor.as_deref().unwrap_or_default(), &counters];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
