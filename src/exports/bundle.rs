//! What belongs together: a department with its windows, items and letters; or what belongs to no department.

use super::csv;
use super::file::{ExportFile, Format};
use super::form::{Column, Form};
use super::gather::{Columns, Published};
use super::hsds;
use super::json::{self, Object};
use super::kind::Kind;
use super::value::{Row, Value};
use crate::registry::{Department, DepartmentKey, Key};

/// Records that are given away together.
pub(super) struct Bundle {
    /// Where its files are.
    folder: String,
    /// How their names begin.
    name: String,
    title: String,
    kinds: Vec<Records>,
    /// The department with its items as services.
    services: Option<serde_json::Value>,
}

/// Records of one kind.
struct Records {
    kind: Kind,
    rows: Vec<Row>,
    /// Are they a table too?
    is_table: bool,
}

impl Bundle {
    /// What belongs to no department, then what belongs to each.
    pub(super) fn at(published: &Published<'_>, columns: &Columns, at: usize) -> Self {
        match at.checked_sub(1) {
            None => Self::of_all(published, columns),
            Some(at) => Self::of_department(published, columns, DepartmentKey::from_index(at)),
        }
    }

    /// A department and what is its own.
    pub(super) fn of_department(published: &Published<'_>, columns: &Columns, key: DepartmentKey) -> Self {
        let department = &published.registry.departments[key];
        let of = |kind, rows| Records { kind, rows, is_table: true };
        let is_public = |key: &&_| published.history.state(**key, published.day).is_public();
        let letters = department.letters.iter().filter(is_public);
        let windows = department.windows.iter().map(|key| published.window(columns, *key));
        let items = department.items.iter().map(|key| published.item(columns, *key));
        let own = vec![published.department(columns, key)];
        Self {
            folder: folder(department),
            name: department.id.to_string(),
            title: department.record.name.to_string(),
            kinds: vec![
                Records { kind: Kind::Departments, rows: own, is_table: false },
                of(Kind::Windows, windows.collect()),
                of(Kind::Items, items.collect()),
                of(Kind::Letters, letters.map(|key| published.letter(columns, *key)).collect()),
            ],
            services: hsds::organization(published, key),
        }
    }

    /// Centres, departments, and windows of no department.
    pub(super) fn of_all(published: &Published<'_>, columns: &Columns) -> Self {
        let registry = published.registry;
        let of = |kind, rows| Records { kind, rows, is_table: true };
        let centers = registry.centers.keys().map(|key| published.center(columns, key));
        let departments = registry.departments.keys().map(|key| published.department(columns, key));
        let alone = registry.windows.iter().filter(|(_, window)| window.departments.is_empty());
        Self {
            folder: format!("{COMMON}/"),
            name: COMMON.to_owned(),
            title: "政务服务中心和部门".to_owned(),
            kinds: vec![
                of(Kind::Centers, centers.collect()),
                of(Kind::Departments, departments.collect()),
                of(Kind::Windows, alone.map(|(key, _)| published.window(columns, key)).collect()),
            ],
            services: None,
        }
    }

    /// All rows of all bundles, for tables of the whole site.
    pub(super) fn whole(bundles: Vec<Self>) -> Self {
        let mut kinds: Vec<Records> =
            Kind::ALL.into_iter().map(|kind| Records { kind, rows: Vec::new(), is_table: true }).collect();
        for records in bundles.into_iter().flat_map(|bundle| bundle.kinds).filter(|records| records.is_table)
        {
            if let Some(all) = kinds.iter_mut().find(|all| all.kind == records.kind) {
                all.rows.extend(records.rows);
            }
        }
        for all in &mut kinds {
            // A window that serves several departments stands in the bundle of each.
            all.rows.sort_by(|a, b| id(a).cmp(id(b)));
            all.rows.dedup_by(|a, b| id(a) == id(b));
        }
        Self {
            folder: format!("{WHOLE}/"),
            name: WHOLE.to_owned(),
            title: "全部数据".to_owned(),
            kinds,
            services: None,
        }
    }

    /// Its files: all records as JSON, then a table for each kind and for each list inside.
    pub(super) fn files(&self, columns: &Columns) -> Vec<ExportFile> {
        let file = |ending: &str, title: &str, format, text| {
            ExportFile::new(path(&self.folder, &self.name, ending), title, format, text)
        };
        let mut files = vec![file(WHOLE_ENDING, &self.title, Format::Json, self.json(columns))];
        for Records { kind, rows, .. } in self.kinds.iter().filter(|records| records.is_table) {
            for table in tables(*kind, columns.of(*kind)) {
                if let Some(text) = table.text(rows) {
                    let file = file(&table_ending(&table.name), &table.label, Format::Csv, text);
                    files.push(ExportFile { table: Some(table.name), ..file });
                }
            }
        }
        if let Some(services) = &self.services {
            files.push(file("-hsds.json", "事项：HSDS 3", Format::Json, json::line(services) + "\n"));
        }
        files
    }

    fn json(&self, columns: &Columns) -> String {
        let kinds = self.kinds.iter().map(|Records { kind, rows, .. }| {
            let columns = columns.of(*kind);
            (kind.name(), rows.iter().map(|row| json::line(&Object { columns, row })).collect())
        });
        json::document(kinds)
    }

    /// What people call it.
    pub(super) fn title(&self) -> &str {
        &self.title
    }
}

/// Where the files of a department are in which people look first, and what they are: all of its records, and its items as a
/// table.
pub fn first_files(department: &Department) -> Vec<(String, Format)> {
    let path = |ending: &str| path(&folder(department), &department.id, ending);
    let table =
        (!department.items.is_empty()).then(|| (path(&table_ending(Kind::Items.name())), Format::Csv));
    std::iter::once((path(WHOLE_ENDING), Format::Json)).chain(table).collect()
}

fn folder(department: &Department) -> String {
    format!("{}/{}/", Kind::Departments.name(), department.id)
}

fn path(folder: &str, name: &str, ending: &str) -> String {
    format!("{folder}{name}{ending}")
}

const WHOLE_ENDING: &str = ".json";

fn table_ending(name: &str) -> String {
    format!("-{name}.csv")
}

/// The name of what belongs to no department.
const COMMON: &str = "common";
/// The name of what belongs to any.
const WHOLE: &str = "all";

/// The first value of a row.
fn id(row: &Row) -> &str {
    match row.first() {
        Some(Value::Text(id)) => id,
        _ => "",
    }
}

/// A table: the records of a kind, or a list inside them.
pub struct Table<'c> {
    /// `windows`, `windows-posts`.
    pub name: String,
    /// `窗口`, `窗口：岗位`.
    pub label: String,
    /// Its columns, without the one that says to which record a row of a list belongs.
    pub columns: &'c [Column],
    /// The place of the list among the columns of its record.
    list: Option<usize>,
    /// The first column of a list.
    pub owner: Option<String>,
}

/// The tables of a kind: that of the records first.
pub fn tables(kind: Kind, columns: &[Column]) -> Vec<Table<'_>> {
    let own = Table {
        name: kind.name().to_owned(),
        label: kind.label().to_owned(),
        columns,
        list: None,
        owner: None,
    };
    let lists = columns.iter().enumerate().filter_map(|(at, column)| match &column.form {
        Form::Table(inside) => Some(Table {
            name: format!("{}-{}", kind.name(), column.key.replace('_', "-")),
            label: format!("{}：{}", kind.label(), column.label),
            columns: inside,
            list: Some(at),
            owner: Some(format!("所在{}", kind.label())),
        }),
        _ => None,
    });
    std::iter::once(own).chain(lists).collect()
}

impl Table<'_> {
    /// The table of these records; none without a row.
    fn text(&self, records: &[Row]) -> Option<String> {
        let Some(list) = self.list else {
            let rows = records.iter().map(|row| (None, row));
            return (!records.is_empty()).then(|| csv::table(self.columns, None, rows));
        };
        let mut rows = records.iter().flat_map(|record| {
            let rows = match record.get(list) {
                Some(Value::Rows(rows)) => rows.as_slice(),
                _ => &[],
            };
            rows.iter().map(move |row| (Some(id(record)), row))
        });
        let first = rows.next()?;
        Some(csv::table(self.columns, self.owner.as_deref(), std::iter::once(first).chain(rows)))
    }
}
