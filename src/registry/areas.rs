use std::collections::BTreeMap;

use super::{Key, Registry, WindowKey};

/// The areas in which things are handled: the district itself, then its towns in the order of their centres.
#[derive(Debug, Clone)]
pub(crate) struct Areas<'r> {
    /// Their names; the first is that of the whole district.
    pub names: Vec<&'r str>,
    by_window: Vec<usize>,
}

impl<'r> Areas<'r> {
    /// The areas of all centres.
    pub(crate) fn of(registry: &'r Registry) -> Self {
        let mut names = vec![registry.site.area_name.as_str()];
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::from([(names[0], 0)]);
        let mut by_window = vec![0; registry.windows.len()];
        for center in registry.centers.values() {
            let Some(area) = center.record.area.as_deref() else { continue };
            let number = *numbers.entry(area).or_insert_with(|| {
                names.push(area);
                names.len() - 1
            });
            for window in &center.windows {
                by_window[window.index()] = number;
            }
        }
        Self { names, by_window }
    }

    /// The name of the area of a window, for those who ask about few of them.
    pub(crate) fn name_of(registry: &'r Registry, window: WindowKey) -> &'r str {
        let own = registry.center_of(window).and_then(|center| center.record.area.as_deref());
        own.unwrap_or(registry.site.area_name.as_str())
    }

    /// The area of a window, by its place in the names.
    pub(crate) fn of_window(&self, window: WindowKey) -> usize {
        self.by_window.get(window.index()).copied().unwrap_or(0)
    }
}
