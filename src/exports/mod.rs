//! What is published, in formats that programs and spreadsheets read: JSON, CSV, and the list of all files.
//!
//! Owns what is given away, field by field (`kind.rs`), and how it is written. What a field is called, what it means and which
//! terms it takes comes from the declaration of the records. Must not know pages, templates, the disk.
//!
//! Data hold days, never states: a file that lies on somebody's disk for a year is still true. Where a record tells of days,
//! there are `from` and `to`; no value says that something is in force.
//!
//! Each department has files of its own, so that one change rewrites little; nothing in them says when they were made.

mod bundle;
mod csv;
mod file;
mod form;
mod gather;
mod given;
mod hsds;
mod json;
mod kind;
mod package;
mod schema_org;
mod value;

use rayon::prelude::*;

use crate::registry::Registry;

pub use bundle::{Table, tables};
pub use csv::{BETWEEN, Cell, GUARD, cells, guarded, sheet};
pub use file::{ExportFile, Format};
pub use form::{Column, Form};
pub use gather::Published;
pub use kind::Kind;
pub use package::LIST;
pub use schema_org::Told;

use bundle::Bundle;
use gather::Columns;

/// Everything that is given away.
#[derive(Debug, Clone)]
pub struct Exports {
    /// What belongs to no department, then each department.
    pub groups: Vec<Group>,
    /// The columns of each table, for programs.
    pub schemas: Vec<ExportFile>,
    /// The list of all files.
    pub list: ExportFile,
}

/// The files of a department.
#[derive(Debug, Clone)]
pub struct Group {
    /// What people call it.
    pub title: String,
    /// All records as JSON, then the tables.
    pub files: Vec<ExportFile>,
}

impl Exports {
    /// The files that are published beside the pages.
    pub fn of(published: &Published<'_>) -> Self {
        let columns = Columns::of_all_kinds();
        let all = Group::of(&Bundle::of_all(published, &columns), &columns);
        let departments: Vec<_> = published.registry.departments.keys().collect();
        let own = departments
            .into_par_iter()
            .map(|key| Group::of(&Bundle::of_department(published, &columns, key), &columns));
        let groups = std::iter::once(all).chain(own.collect::<Vec<_>>()).collect();
        Self::new(published.registry, &columns, groups)
    }

    /// The files of a dump: the same, and tables of the whole site.
    pub fn dump(published: &Published<'_>) -> Self {
        let columns = Columns::of_all_kinds();
        let departments = published.registry.departments.keys();
        let own = departments.map(|key| Bundle::of_department(published, &columns, key));
        let mut bundles = vec![Bundle::of_all(published, &columns)];
        bundles.extend(own);
        let mut groups: Vec<Group> = bundles.iter().map(|bundle| Group::of(bundle, &columns)).collect();
        groups.insert(0, Group::of(&Bundle::whole(bundles), &columns));
        Self::new(published.registry, &columns, groups)
    }

    fn new(registry: &Registry, columns: &Columns, groups: Vec<Group>) -> Self {
        let tables = Kind::ALL.into_iter().flat_map(|kind| tables(kind, columns.of(kind)));
        let schemas = tables.map(|table| package::schema(&table)).collect();
        let files =
            groups.iter().flat_map(|group| group.files.iter().map(|file| (group.title.as_str(), file)));
        let list = package::list(registry, files);
        Self { groups, schemas, list }
    }

    /// All files, the list first.
    pub fn files(&self) -> impl Iterator<Item = &ExportFile> {
        let groups = self.groups.iter().flat_map(|group| &group.files);
        std::iter::once(&self.list).chain(groups).chain(&self.schemas)
    }
}

impl Group {
    fn of(bundle: &Bundle, columns: &Columns) -> Self {
        Self { title: bundle.title().to_owned(), files: bundle.files(columns) }
    }
}
