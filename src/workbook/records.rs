use crate::diagnostic;
use crate::edit::Step;
use crate::load::Kind;
use crate::load::tree::Node;
use crate::records::{ItemList, Letter, Shape};

use super::declared::Table;
use super::document::{Cell, Document, entry, find, list};
use super::head::Holds;
use super::letters::{SIGNED, is_draft};
use super::sheet::{Makes, Row, Sheet};

/// A table with a row for every record, in the order of the files. `which`: the numbers of the files to look through.
pub(super) fn sheet(table: &'static Table, documents: &[Document], which: &[usize]) -> Sheet {
    let heads = table.heads();
    let mut rows = Vec::new();
    for file in which {
        let Some(document) = documents.get(*file) else { continue };
        for found in found(table, document) {
            let cells = heads.iter().map(|head| match head.holds {
                Holds::Id => Cell { entry: vec![document.id.clone()], ..Cell::default() },
                Holds::Field(depth, path) => cell(found.around.get(depth).copied(), path),
                Holds::Power(_) | Holds::Title | Holds::Said => Cell::default(),
            });
            rows.push(Row {
                cells: cells.collect(),
                file: *file,
                sealed: (document.kind == Kind::Letter && !is_draft(document)).then_some(SIGNED),
                scope: scope(document),
                ..found.row
            });
        }
    }
    Sheet { name: table.name, about: table.about, heads, rows, makes: Makes::Records(table) }
}

/// The department whose items a file names.
pub(super) fn scope(document: &Document) -> String {
    match document.kind {
        Kind::Letter => document.one(&[Letter::department]),
        Kind::ItemList => document.one(&[ItemList::department]),
        _ => String::new(),
    }
}

/// A record with those around it, the root first.
struct Found<'d> {
    row: Row,
    around: Vec<(&'d Node, Shape)>,
}

fn found<'d>(table: &Table, document: &'d Document) -> Vec<Found<'d>> {
    let root = (&document.root, document.kind.shape());
    let row = Row {
        key: document.path.clone(),
        group: document.path.clone(),
        at: document.root.range.clone(),
        ..Row::default()
    };
    let mut found = vec![Found { row, around: vec![root] }];
    for (depth, step) in table.lists.iter().enumerate() {
        let is_inner = depth > 0;
        let inside = found.into_iter().flat_map(|outer| {
            let (node, shape) = outer.around.last().copied().unwrap_or(root);
            let name = table.around.filter(|_| is_inner).map(|step| one(node, shape, step));
            let group = name.map_or(document.path.clone(), |name| format!("{}#{name}", document.path));
            let entries = list(node, shape, *step).into_iter().enumerate();
            let inside: Vec<Found<'d>> = entries
                .map(|(at, inner)| {
                    let mut place = outer.row.place.clone();
                    place.extend([Step::Key(step.to_string()), Step::At(at)]);
                    let row = Row {
                        key: format!("{group}#{}", at + 1),
                        group: group.clone(),
                        place,
                        at: inner.0.range.clone(),
                        ..Row::default()
                    };
                    Found { row, around: outer.around.iter().copied().chain([inner]).collect() }
                })
                .collect();
            inside
        });
        found = inside.collect();
    }
    found
}

fn one(node: &Node, shape: Shape, step: diagnostic::Step) -> String {
    cell(Some((node, shape)), &[step]).entry.into_iter().next().unwrap_or_default()
}

/// What is written at the end of the steps.
pub(super) fn cell(record: Option<(&Node, Shape)>, path: &[diagnostic::Step]) -> Cell {
    let found = record.and_then(|(node, shape)| find(node, shape, path));
    found.map(|(node, shape)| entry(node, shape)).unwrap_or_default()
}
