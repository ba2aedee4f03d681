//! How departments and windows were called, on a day and in a letter.

use crate::records::{Code, Date, Text};

use super::{Department, Letter, Registry, Window};

/// The former name that held on a day, if it was not today's yet.
fn former<N>(names: &[N], until: impl Fn(&N) -> Date, day: Date) -> Option<&N> {
    names.iter().filter(|name| day <= until(name)).min_by_key(|name| until(name))
}

impl Department {
    /// Its full name on a day.
    pub fn name_on(&self, day: Date) -> &str {
        former(&self.record.names, |name| name.until, day).map_or(&self.record.name, |name| &name.name)
    }

    /// Every name by which it was called, full and short, with and without its days.
    pub fn former_names(&self) -> impl Iterator<Item = &str> {
        let dated =
            self.record.names.iter().flat_map(|name| std::iter::once(&name.name).chain(&name.short_name));
        dated.chain(&self.record.former_names).map(Text::as_str)
    }
}

impl Window {
    /// Its name on a day.
    pub fn name_on(&self, day: Date) -> &str {
        former(&self.record.names, |name| name.until, day).map_or(&self.record.name, |name| &name.name)
    }
}

impl Registry {
    /// What a record was called that has ended and is gone.
    pub fn title_of_ended(&self, name: &str) -> Option<&str> {
        self.ended().filter(|ended| ended.record.as_str() == name).map(|ended| ended.title.as_str()).next()
    }
}

/// What the signed paper says, else what held on the day of signing; of what has ended and is gone, its last name. `None` only
/// while an error stands.
impl Letter {
    /// What it calls the department that grants.
    pub fn department_name<'r>(&'r self, registry: &'r Registry) -> Option<&'r str> {
        let written = self.record.signed_as.as_ref().and_then(|signed| signed.department.as_deref());
        let Some(department) = self.department.map(|key| &registry.departments[key]) else {
            return written
                .or_else(|| registry.title_of_ended(&format!("departments/{}", self.record.department)));
        };
        Some(written.unwrap_or_else(|| match self.record.signed_on {
            Some(day) => department.name_on(day),
            None => &department.record.name,
        }))
    }

    /// Names without days that the department had: the letter may have been signed under one of them. None if it is
    /// written under which it was.
    pub fn possible_names<'r>(&self, registry: &'r Registry) -> &'r [Text] {
        let is_written = self.record.signed_as.as_ref().is_some_and(|signed| signed.department.is_some());
        let department = self.department.map(|key| &registry.departments[key].record);
        let unknown = department.filter(|one| one.names.is_empty() && !is_written);
        unknown.map_or(&[], |one| &one.former_names)
    }

    /// What it calls the window.
    pub fn window_name<'r>(&'r self, registry: &'r Registry) -> Option<&'r str> {
        let written = self.record.signed_as.as_ref().and_then(|signed| signed.window.as_deref());
        let Some(window) = self.window.map(|key| &registry.windows[key]) else {
            return written.or_else(|| registry.title_of_ended(&format!("windows/{}", self.record.window)));
        };
        Some(written.unwrap_or_else(|| match self.record.signed_on {
            Some(day) => window.name_on(day),
            None => &window.record.name,
        }))
    }

    /// The counters it names; today's, if the paper's are not written.
    pub fn counters<'r>(&'r self, registry: &'r Registry) -> &'r [Code] {
        let written = self.record.signed_as.as_ref().map_or(&[][..], |signed| &signed.counters);
        match self.window {
            Some(window) if written.is_empty() => &registry.windows[window].record.counters,
            _ => written,
        }
    }
}
