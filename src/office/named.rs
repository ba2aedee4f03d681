use crate::load::suggest;
use crate::registry::{DepartmentKey, Registry, WindowKey};

/// A department or window that nobody is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnamed {
    /// What was written.
    pub written: String,
    /// What may have been meant.
    pub guess: Option<String>,
}

/// The department that people call so: by its id, or by any name it has or had.
pub fn department_named(registry: &Registry, written: &str) -> Result<DepartmentKey, Unnamed> {
    let written = written.trim();
    let present = |key: &DepartmentKey| {
        let department = &registry.departments[*key];
        *department.id == *written
            || *department.record.name == *written
            || department.short_name() == written
    };
    let former = |key: &DepartmentKey| registry.departments[*key].former_names().any(|name| name == written);
    let mut keys = registry.departments.keys();
    let found = keys.find(present).or_else(|| registry.departments.keys().find(former));
    found.ok_or_else(|| {
        let departments = registry.departments.values();
        let names = departments.flat_map(|one| [&*one.id, one.short_name(), one.record.name.as_str()]);
        Unnamed { written: written.to_owned(), guess: suggest(written, names).map(str::to_owned) }
    })
}

/// The window that people call so: by its id or its name.
pub(super) fn window_named(registry: &Registry, written: &str) -> Result<WindowKey, Unnamed> {
    let written = written.trim();
    let called = |key: &WindowKey| {
        let window = &registry.windows[*key];
        let former = window.record.names.iter().any(|name| *name.name == *written);
        *window.id == *written || *window.record.name == *written || former
    };
    registry.windows.keys().find(called).ok_or_else(|| {
        let names = registry.windows.values().flat_map(|one| [&*one.id, one.record.name.as_str()]);
        Unnamed { written: written.to_owned(), guess: suggest(written, names).map(str::to_owned) }
    })
}
