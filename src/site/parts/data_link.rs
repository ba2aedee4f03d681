use crate::exports::{Format, first_files};
use crate::registry::{DepartmentKey, Registry};

use super::address;
use super::link::Link;

/// What departments give away: all of their records as JSON, and their items as a table. Without the sizes of the files: a
/// page need not change with each of them. Several departments are told apart by their names.
pub(crate) fn data_links(registry: &Registry, departments: &[DepartmentKey]) -> Vec<Link> {
    let name = |key: DepartmentKey| match departments {
        [_] => String::new(),
        _ => format!("{} ", registry.departments[key].short_name()),
    };
    let links = |key: &DepartmentKey| {
        let name = name(*key);
        let link = move |(path, format): (String, Format)| {
            Link::new(address::download(&path), format!("{name}{}", format.label()))
        };
        first_files(&registry.departments[*key]).into_iter().map(link)
    };
    departments.iter().flat_map(links).collect()
}
