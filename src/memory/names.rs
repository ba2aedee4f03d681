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
    /// The name of a record today, by each that it had before.
    former: OnceCell<BTreeMap<String, String>>,
}

type ById<'r> = BTreeMap<&'r str, &'r str>;

impl<'r> Names<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        let (departments, windows, centers, former) = Default::default();
        Self { registry, departments, windows, centers, former }
    }

    /// The id by which a text of this field is called today, in a record that this department answers for; nothing if it is called
    /// so still.
    pub(super) fn today(
        &self,
        field: &FieldShape,
        form: &ScalarShape,
        text: &str,
        department: Option<DepartmentKey>,
    ) -> Option<String> {
        let own = || Some(&*self.registry.departments[department?].id);
        let folder = match (form.name, field.key) {
            ("Id", "department" | "departments" | "moved_to") => "departments/".to_owned(),
            ("Id", "window" | "windows") => "windows/".to_owned(),
            ("Id", "center") => "centers/".to_owned(),
            ("ItemRef", _) if text.contains('/') => "items/".to_owned(),
            ("Id", "items") | ("ItemRef", _) => format!("items/{}/", own()?),
            _ => return None,
        };
        let today = self.former().get(&format!("{folder}{text}"))?;
        // An item that has gone to another department is called by both.
        let id = today.strip_prefix(&folder).or_else(|| today.strip_prefix("items/"));
        id.map(str::to_owned)
    }

    fn former(&self) -> &BTreeMap<String, String> {
        self.former.get_or_init(|| {
            let names = self.registry.former_names().into_iter();
            names.map(|old| (old.name, self.registry.name_of(old.key))).collect()
        })
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
