use crate::exports::ExportFile;
use crate::registry::{DepartmentKey, Key};
use crate::site::model::Model;

use super::address;
use super::link::Link;

/// The table in which people look first.
const TABLE: &str = "items";

/// What departments give away: all of their records as JSON, and their items as a table. Without the sizes of the files: a
/// page need not change with each of them. Several departments are told apart by their names.
pub(crate) fn data_links(model: &Model<'_>, departments: &[DepartmentKey]) -> Vec<Link> {
    let name = |key: DepartmentKey| match departments {
        [_] => String::new(),
        _ => format!("{} ", model.registry.departments[key].short_name()),
    };
    departments.iter().flat_map(|key| of_department(model, *key, &name(*key))).collect()
}

fn of_department(model: &Model<'_>, department: DepartmentKey, name: &str) -> Vec<Link> {
    // Before them stands what belongs to no department.
    let Some(group) = model.exports().groups.get(department.index() + 1) else { return Vec::new() };
    let whole = group.files.first();
    let table = group.files.iter().find(|file| file.table.as_deref() == Some(TABLE));
    let link = |file: &ExportFile| {
        Link::new(address::download(&file.path), format!("{name}{}", file.format.label()))
    };
    whole.into_iter().chain(table).map(link).collect()
}
