use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::records::{FieldShape, ScalarShape};
use crate::registry::{DepartmentKey, Registry};

/// What people call the things that the ids of records mean. Made when first asked: most builds tell nothing.
pub(super) struct Names<'r> {
    registry: &'r Registry,
    departments: OnceCell<ById<'r>>,
    windows: OnceCell<ById<'r>>,
    centers: OnceCell<ById<'r>>,
}

type ById<'r> = BTreeMap<&'r str, &'r str>;

impl<'r> Names<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let (departments, windows, centers) = Default::default();
        Self { registry, departments, windows, centers }
    }

    /// The name of what a text of this field means, in a record that this department answers for.
    pub(super) fn name(
        &self,
        field: &FieldShape,
        form: &ScalarShape,
        text: &str,
        department: Option<DepartmentKey>,
    ) -> Option<String> {
        let registry = self.registry;
        let found = match (form.name, field.key) {
            ("Id", "department" | "departments" | "moved_to") => self.department(text),
            ("Id", "window" | "windows") => {
                let all = || registry.windows.values().map(|w| (&*w.id, w.record.name.as_str())).collect();
                self.windows.get_or_init(all).get(text).copied()
            }
            ("Id", "center") => {
                let all = || registry.centers.values().map(|c| (&*c.id, c.record.name.as_str())).collect();
                self.centers.get_or_init(all).get(text).copied()
            }
            ("Id", "items") => self.item(&registry.departments[department?].id, text),
            ("ItemRef", _) => match text.split_once('/') {
                Some((of, id)) => self.item(of, id),
                None => self.item(&registry.departments[department?].id, text),
            },
            _ => None,
        };
        found.map(str::to_owned)
    }

    fn department(&self, id: &str) -> Option<&'r str> {
        let registry = self.registry;
        let all = || registry.departments.values().map(|d| (&*d.id, d.record.name.as_str())).collect();
        self.departments.get_or_init(all).get(id).copied()
    }

    fn item(&self, department: &str, id: &str) -> Option<&'r str> {
        let department = self.registry.departments.values().find(|one| &*one.id == department)?;
        let items = department.items.iter().map(|key| &self.registry.items[*key]);
        items.into_iter().find(|item| &*item.id == id).map(|item| item.record.name.as_str())
    }
}
