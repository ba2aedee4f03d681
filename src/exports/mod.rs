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
use serde::{Deserialize, Serialize};

use crate::registry::{Registry, Trace};

pub use bundle::{Table, first_files, tables};
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
#[derive(Debug, Clone, Serialize)]
pub struct Exports {
    /// What belongs to no department, then each department.
    pub groups: Vec<Group>,
    /// The columns of each table, for programs.
    pub schemas: Vec<ExportFile>,
    /// The list of all files.
    pub list: ExportFile,
}

/// The files of a department.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// What people call it.
    pub title: String,
    /// All records as JSON, then the tables.
    pub files: Vec<ExportFile>,
    /// What was read to make them.
    pub trace: Vec<u8>,
}

impl Exports {
    /// The files that are published beside the pages.
    pub fn of(published: &Published<'_>) -> Self {
        Self::after(published, |_| None)
    }

    /// The same. Of a group that an earlier run made and no change has reached since, only what is said of its files: `known`
    /// is asked for each by its place.
    pub fn after(published: &Published<'_>, known: impl Fn(usize) -> Option<Group> + Sync) -> Self {
        let columns = Columns::of_all_kinds();
        let groups = 0..=published.registry.departments.len();
        let groups = groups.into_par_iter().map(|at| {
            known(at).unwrap_or_else(|| {
                let (group, trace) = Trace::of(|| Group::of(&Bundle::at(published, &columns, at), &columns));
                Group { trace: trace.to_bytes(), ..group }
            })
        });
        Self::new(published.registry, &columns, groups.collect())
    }

    /// The text of a file of which only that was said.
    pub fn text(published: &Published<'_>, group: usize, path: &str) -> Option<String> {
        let columns = Columns::of_all_kinds();
        let files = Bundle::at(published, &columns, group).files(&columns);
        files.into_iter().find(|file| file.path == path)?.text
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
    /// What is said of its files, without their texts.
    #[must_use]
    pub fn told(&self) -> Self {
        let told = |file: &ExportFile| {
            let ExportFile { path, title, format, table, size, hash, text: _ } = file;
            let (path, title, hash) = (path.clone(), title.clone(), hash.clone());
            ExportFile { path, title, format: *format, table: table.clone(), size: *size, hash, text: None }
        };
        Self {
            title: self.title.clone(),
            files: self.files.iter().map(told).collect(),
            trace: self.trace.clone(),
        }
    }

    fn of(bundle: &Bundle, columns: &Columns) -> Self {
        Self { title: bundle.title().to_owned(), files: bundle.files(columns), trace: Vec::new() }
    }
}
