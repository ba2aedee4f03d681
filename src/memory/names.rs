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

/// A kind of records that others name by their ids.
enum Named<'r> {
    Department,
    Window,
    Center,
    /// With the id of the department whose items are named without it.
    Item(Option<&'r str>),
}

/// Does the text say whose item it names?
fn is_whole(form: &ScalarShape, text: &str) -> bool {
    form.name == "ItemRef" && text.contains('/')
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
        let folder = match self.kind(field, form, department)? {
            Named::Department => "departments/".to_owned(),
            Named::Window => "windows/".to_owned(),
            Named::Center => "centers/".to_owned(),
            Named::Item(_) if is_whole(form, text) => "items/".to_owned(),
            Named::Item(own) => format!("items/{}/", own?),
        };
        let former = self.former.get_or_init(|| names_of_today(self.registry));
        let today = former.get(&format!("{folder}{text}"))?;
        // An item that has gone to another department is called by both.
        let id = today.strip_prefix(&folder).or_else(|| today.strip_prefix("items/"));
        id.map(str::to_owned)
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
        let found = match self.kind(field, form, department)? {
            Named::Department => self.department(text),
            Named::Window => {
                let all = || registry.windows.values().map(|w| (&*w.id, w.record.name.as_str())).collect();
                self.windows.get_or_init(all).get(text).copied()
            }
            Named::Center => {
                let all = || registry.centers.values().map(|c| (&*c.id, c.record.name.as_str())).collect();
                self.centers.get_or_init(all).get(text).copied()
            }
            Named::Item(own) => match text.split_once('/').filter(|_| is_whole(form, text)) {
                Some((of, id)) => self.item(of, id),
                None => self.item(own?, text),
            },
        };
        found.map(str::to_owned)
    }

    /// What the texts of a field name.
    fn kind(
        &self,
        field: &FieldShape,
        form: &ScalarShape,
        department: Option<DepartmentKey>,
    ) -> Option<Named<'r>> {
        let registry = self.registry;
        match (form.name, field.key) {
            ("Id", "department" | "departments" | "moved_to") => Some(Named::Department),
            ("Id", "window" | "windows") => Some(Named::Window),
            ("Id", "center") => Some(Named::Center),
            ("Id", "items") | ("ItemRef", _) => {
                Some(Named::Item(department.map(|key| &*registry.departments[key].id)))
            }
            _ => None,
        }
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

/// What records are called that were called otherwise, by what they were called.
pub(super) fn names_of_today(registry: &Registry) -> BTreeMap<String, String> {
    let declared = registry.former_names().into_iter().map(|old| (old.name, registry.name_of(old.key)));
    let entries = registry.ledger.entries.iter();
    let known = entries
        .flat_map(|(name, entry)| entry.former.iter().map(move |old| (old.to_string(), name.to_string())));
    known.chain(declared).collect()
}
