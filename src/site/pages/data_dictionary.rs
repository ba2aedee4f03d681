use serde::Serialize;

use crate::exports::{BETWEEN, Column, Form, GUARD, Kind, Table, cells, tables};
use crate::site::model::Model;
use crate::site::parts::paging::only;
use crate::site::parts::{Head, Link, PageKind, column};

/// What stands in the files of data, column by column.
#[derive(Serialize)]
pub(crate) struct DataDictionary<'r> {
    head: Head,
    tables: Vec<TableView>,
    /// Between the texts of a list.
    between: &'r str,
    /// Before what a spreadsheet would take for something else.
    guard: char,
}

/// A table.
#[derive(Serialize)]
struct TableView {
    /// The end of the names of its files.
    name: String,
    label: String,
    columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Serialize)]
struct ColumnView {
    /// The column in whose cells it stands with others, in CSV.
    within: Option<&'static str>,
    /// Its name in CSV.
    label: String,
    /// Its name in JSON; none for what stands in the object around it.
    key: Option<String>,
    form: &'static str,
    meaning: &'static str,
    /// The terms that may stand there.
    terms: Vec<&'static str>,
}

impl<'r> PageKind<'r> for DataDictionary<'r> {
    const STEM: &'static str = column::DATA.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        only(column::DATA_DICTIONARY.stem)
    }

    fn new(_: &'r Model<'r>, (): ()) -> Self {
        let description = "下载的数据里有哪些表、每一栏是什么意思、怎样写。";
        let head = Head::entrance(&column::DATA_DICTIONARY, &column::DATA, description);
        let all = Kind::ALL.into_iter().flat_map(|kind| {
            let columns = kind.columns();
            tables(kind, &columns).iter().map(table_view).collect::<Vec<_>>()
        });
        Self {
            head: head.crumbs([Link::column(&column::DATA)]),
            tables: all.collect(),
            between: BETWEEN,
            guard: GUARD,
        }
    }
}

fn table_view(table: &Table<'_>) -> TableView {
    let owner = table.owner.iter().map(|owner| ColumnView {
        within: None,
        label: owner.clone(),
        key: None,
        form: Form::Text.label(),
        meaning: "这一行属于哪条信息",
        terms: Vec::new(),
    });
    let columns = cells(table.columns).into_iter().flat_map(|cell| {
        let members = match &cell.column.form {
            Form::Rows(members) => members.as_slice(),
            _ => &[],
        };
        let members = members.iter().map(|member| ColumnView {
            within: Some(cell.column.label),
            ..column_view(member.label.to_owned(), format!("{}[].{}", cell.key, member.key), member)
        });
        let members: Vec<ColumnView> = members.collect();
        std::iter::once(column_view(cell.label, cell.key, cell.column)).chain(members)
    });
    TableView {
        name: table.name.clone(),
        label: table.label.clone(),
        columns: owner.chain(columns).collect(),
    }
}

fn column_view(label: String, key: String, column: &Column) -> ColumnView {
    ColumnView {
        within: None,
        label,
        key: Some(key),
        form: column.form.label(),
        meaning: column.meaning,
        terms: column.form.terms().collect(),
    }
}
