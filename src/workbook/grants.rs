//! The sheet of grants: an item a row, a power a column.

use std::collections::BTreeMap;

use crate::edit::Step;
use crate::load::tree::{Node, Value};
use crate::records::{Grant, Letter, Power, Shape};

use super::document::{Cell, Document, find, list};
use super::head::{Head, Holds, Refers};
use super::letters::{SIGNED, is_draft};
use super::records::{cell, scope};
use super::sheet::{Makes, Row, Sheet};

/// What stands in a cell where a power is granted.
pub(super) const GRANTED: &str = "√";

const SELECTED: &str = "这一组是按类别批量选择的，签订时才逐个列出，不能在表里改";

/// Which letters, whose, for which item; then the powers, in the order of their declaration, and the limits.
pub(super) fn heads() -> Vec<Head> {
    let said = |label, help| Head::said(label, help);
    let naming = |refers, head: Head| Head { refers: Some(refers), ..head };
    let identifying = |head: Head| Head { identifies: true, ..head };
    let field = |path, head: Head| Head { holds: Holds::Field(0, path), ..head };
    let id = said("授权书", "授权书的年度和标识，不能改。");
    let mut heads = vec![
        identifying(Head { holds: Holds::Id, ..id }),
        field(&[Letter::number], said("编号", "授权书编号。")),
        field(&[Letter::status], said("进度", "草拟的可以改，已签订的只能看。")),
        naming(Refers::Department, field(&[Letter::department], said("部门", "作出授权的部门。"))),
        naming(Refers::Window, field(&[Letter::window], said("窗口", "被授权的窗口。"))),
        identifying(said("事项标识", "授权的事项。")),
        naming(Refers::Item, said("事项", "授权的事项，按名称。")),
    ];
    heads.extend(Power::ALL.iter().map(|power| Head {
        is_own: true,
        holds: Holds::Power(*power),
        ..said(power.label(), "授予的写 √，不授予的留空；只能改草拟的授权书。")
    }));
    heads.push(said("限制", "行使这些职权的限制条件。"));
    heads
}

/// A row for every item of every letter, in the order of the letters.
pub(super) fn sheet(documents: &[Document], which: &[usize]) -> Sheet {
    let heads = heads();
    let mut rows: Vec<Row> = Vec::new();
    // An item may stand in several groups of a letter.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for file in which {
        let Some(document) = documents.get(*file) else { continue };
        let root = (&document.root, document.kind.shape());
        for (number, grant) in list(root.0, root.1, Letter::grants).into_iter().enumerate() {
            for (place, item) in items(grant, number) {
                let cells = heads.iter().map(|head| match (head.holds, head.refers) {
                    (Holds::Id, _) => Cell { entry: vec![document.id.clone()], ..Cell::default() },
                    (Holds::Field(_, path), _) => cell(Some(root), path),
                    (Holds::Power(power), _) => granted(grant, power),
                    (_, Some(_)) => Cell { at: None, ..item.clone() },
                    (_, None) if head.identifies => item.clone(),
                    (_, None) => cell(Some(grant), &[Grant::limits]),
                });
                let is_listed = place.len() > 2;
                let mut key = format!("{}#{}", document.path, item.entry.concat());
                let times = seen.entry(key.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    key = format!("{key}#{times}");
                }
                rows.push(Row {
                    key,
                    group: document.path.clone(),
                    scope: scope(document),
                    file: *file,
                    place,
                    at: item.at.clone().unwrap_or(grant.0.range.clone()),
                    cells: cells.collect(),
                    sealed: match (is_draft(document), is_listed) {
                        (false, _) => Some(SIGNED),
                        (true, false) => Some(SELECTED),
                        (true, true) => None,
                    },
                });
            }
        }
    }
    Sheet {
        name: "授权",
        about: "每行是一份授权书里的一个事项，有 √ 的是授予的职权；已签订的授权书只能看，草拟的可以改。",
        heads,
        rows,
        makes: Makes::Grants,
    }
}

/// The items of a group with the steps to each; one row for all that a selection by kind means.
fn items(grant: (&Node, Shape), number: usize) -> Vec<(Vec<Step>, Cell)> {
    let place = vec![Step::Key(Letter::grants.to_string()), Step::At(number)];
    if let Some((select, _)) = find(grant.0, grant.1, &[Grant::select]) {
        let Value::Map(entries) = &select.value else { return Vec::new() };
        let words = entries.iter().filter_map(|(_, value)| match &value.value {
            Value::Scalar(text) => Some(text.as_str()),
            Value::List(_) | Value::Map(_) => None,
        });
        let entry = vec![format!("批量选择 {}：{}", number + 1, words.collect::<Vec<_>>().join("、"))];
        return vec![(place, Cell { entry, at: Some(select.range.clone()), is_odd: false })];
    }
    let items = list(grant.0, grant.1, Grant::items).into_iter().enumerate();
    items
        .filter_map(|(at, (node, _))| {
            let Value::Scalar(id) = &node.value else { return None };
            let inner = [Step::Key(Grant::items.to_string()), Step::At(at)];
            let cell = Cell { entry: vec![id.clone()], at: Some(node.range.clone()), is_odd: false };
            Some((place.iter().cloned().chain(inner).collect(), cell))
        })
        .collect()
}

fn granted(grant: (&Node, Shape), power: Power) -> Cell {
    let powers = cell(Some(grant), &[Grant::powers]);
    let has = powers.entry.iter().any(|granted| granted == power.label());
    Cell { entry: has.then(|| GRANTED.to_owned()).into_iter().collect(), ..powers }
}
