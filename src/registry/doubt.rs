use std::collections::BTreeSet;

use super::DepartmentKey;

/// Departments about which something could not be read or is wrong.
#[derive(Debug, Clone, Default)]
pub struct Doubt {
    everything: bool,
    departments: BTreeSet<DepartmentKey>,
}

impl Doubt {
    /// Something is unknown, and it cannot be told about which department.
    pub fn add_everything(&mut self) {
        self.everything = true;
    }

    /// Something about this department is unknown or wrong.
    pub fn add(&mut self, department: DepartmentKey) {
        self.departments.insert(department);
    }

    /// Is this department in doubt?
    pub fn covers(&self, department: DepartmentKey) -> bool {
        self.everything || self.departments.contains(&department)
    }
}
