//! Other powers for single items → other groups of a letter.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{Act, Change, Meant, Step};
use crate::records::{Grant, Letter, Power};

use super::comparison::Edit;
use super::head::Holds;
use super::sheet::{Makes, Row, Sheet};
use super::snapshot::Snapshot;

/// An item of a group, the powers it has, and those it is to have.
struct Granted {
    group: usize,
    at: usize,
    item: String,
    limits: Vec<String>,
    before: BTreeSet<Power>,
    after: BTreeSet<Power>,
}

/// How the groups of a letter change: items move to a group that grants what they are to have, or to a new one.
pub(super) fn changes(snapshot: &Snapshot, file: usize, edits: &[&Edit]) -> Vec<Change> {
    let granted: Vec<Granted> = snapshot
        .sheets
        .iter()
        .filter(|sheet| matches!(sheet.makes, Makes::Grants))
        .flat_map(|sheet| {
            let rows = sheet.rows.iter().enumerate().filter(|(_, row)| row.file == file);
            rows.filter_map(|(number, row)| {
                granted(sheet, row, edits.iter().filter(|edit| edit.row == number))
            })
        })
        .collect();
    let mut groups: BTreeMap<usize, Vec<&Granted>> = BTreeMap::new();
    for one in &granted {
        groups.entry(one.group).or_default().push(one);
    }
    let mut changes = Vec::new();
    let mut removed: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut moved: BTreeMap<(Vec<String>, BTreeSet<Power>), Vec<&Granted>> = BTreeMap::new();
    // What a group grants afterwards.
    let mut grants: BTreeMap<usize, &BTreeSet<Power>> = BTreeMap::new();
    for (group, items) in &groups {
        let Some(first) = items.first() else { continue };
        let is_whole = items.iter().all(|one| one.after == first.after);
        grants.insert(*group, if is_whole { &first.after } else { &first.before });
        if is_whole && !first.after.is_empty() {
            if first.after != first.before {
                let at = place(&[Step::At(*group), key(Grant::powers)]);
                changes.push(Change { at, act: Act::Set(powers(&first.after)) });
            }
            continue;
        }
        for one in items.iter().filter(|one| one.after != one.before) {
            removed.insert((one.group, one.at));
            if !one.after.is_empty() {
                moved.entry((one.limits.clone(), one.after.clone())).or_default().push(one);
            }
        }
    }
    let is_emptied = |group: usize| {
        let all = groups.get(&group).into_iter().flatten();
        all.clone().count() > 0 && all.clone().all(|one| removed.contains(&(one.group, one.at)))
    };
    let emptied: Vec<usize> = groups.keys().copied().filter(|group| is_emptied(*group)).collect();
    for (group, at) in removed.iter().rev().filter(|(group, _)| !emptied.contains(group)) {
        let at = place(&[Step::At(*group), key(Grant::items), Step::At(*at)]);
        changes.push(Change { at, act: Act::Remove });
    }
    for ((limits, wanted), items) in moved {
        let fits = |group: &&usize| {
            let has =
                groups.get(group).and_then(|items| items.first()).is_some_and(|one| one.limits == limits);
            has && grants.get(group).is_some_and(|powers| **powers == wanted) && !emptied.contains(group)
        };
        let ids = items.iter().map(|one| Meant::Text(one.item.clone()));
        match groups.keys().find(fits) {
            Some(group) => {
                let at = place(&[Step::At(*group), key(Grant::items)]);
                changes.extend(ids.map(|id| Change { at: at.clone(), act: Act::Append(id) }));
            }
            None => {
                let mut fields = vec![
                    (Grant::items.to_string(), Meant::List(ids.collect())),
                    (Grant::powers.to_string(), powers(&wanted)),
                ];
                let limits =
                    limits.into_iter().map(|limits| (Grant::limits.to_string(), Meant::Text(limits)));
                fields.extend(limits);
                changes.push(Change { at: place(&[]), act: Act::Append(Meant::Fields(fields)) });
            }
        }
    }
    changes.extend(
        emptied.iter().rev().map(|group| Change { at: place(&[Step::At(*group)]), act: Act::Remove }),
    );
    changes
}

/// `None` for a row that stands for no single item.
fn granted<'e>(sheet: &Sheet, row: &Row, edits: impl Iterator<Item = &'e &'e Edit>) -> Option<Granted> {
    let [_, Step::At(group), _, Step::At(at)] = row.place.as_slice() else { return None };
    let edits: BTreeMap<usize, bool> = edits.map(|edit| (edit.column, !edit.entry.is_empty())).collect();
    let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
    let mut item = String::new();
    let mut limits = Vec::new();
    for (column, (head, cell)) in sheet.heads.iter().zip(&row.cells).enumerate() {
        match head.holds {
            Holds::Power(power) => {
                let is_granted = !cell.entry.is_empty();
                before.extend(is_granted.then_some(power));
                after.extend(edits.get(&column).copied().unwrap_or(is_granted).then_some(power));
            }
            Holds::Said if head.identifies => item = cell.entry.concat(),
            Holds::Said if head.refers.is_none() => limits.clone_from(&cell.entry),
            _ => {}
        }
    }
    Some(Granted { group: *group, at: *at, item, limits, before, after })
}

fn powers(powers: &BTreeSet<Power>) -> Meant {
    Meant::List(powers.iter().map(|power| Meant::Text(power.label().to_owned())).collect())
}

fn key(step: crate::diagnostic::Step) -> Step {
    Step::Key(step.to_string())
}

fn place(steps: &[Step]) -> Vec<Step> {
    [key(Letter::grants)].into_iter().chain(steps.iter().cloned()).collect()
}
