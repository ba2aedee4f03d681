//! Which of the records that are gone from the content belonged together, as far as the memory tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::registry::Registry;

use super::recollection::{Line, Recollection};
use super::remembered::Remembered;

/// The fields that name a record of another kind, and its folder. What stands above comes first.
const TIES: [(&str, &str); 5] = [
    ("department", "departments/"),
    ("departments", "departments/"),
    ("center", "centers/"),
    ("window", "windows/"),
    ("windows", "windows/"),
];

/// Divides names of records that are gone into those that referred to each other when they were last seen, the one that the
/// others belong to first.
pub(crate) fn gone_together<'n>(registry: &Registry, gone: &BTreeSet<&'n str>) -> Vec<Vec<&'n str>> {
    let mut ties: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut tie = |one: &str, other: &str| {
        if let (Some(one), Some(other)) = (gone.get(one), gone.get(other)) {
            ties.entry(one).or_default().insert(other);
            ties.entry(other).or_default().insert(one);
        }
    };
    for name in gone {
        if let Some((department, _)) = name.strip_prefix("items/").and_then(|rest| rest.split_once('/')) {
            tie(name, &format!("departments/{department}"));
        }
    }
    if gone.len() > 1 {
        let lines = registry.remembered.iter().flat_map(|file| Recollection::read(file.text()).lines);
        for line in lines.filter(|line| gone.contains(line.record.as_str())) {
            for other in references(&line) {
                tie(&line.record, &other);
            }
        }
    }
    let mut left: BTreeSet<(usize, &str)> = gone.iter().map(|name| (rank(name), *name)).collect();
    let mut groups = Vec::new();
    while let Some((_, first)) = left.pop_first() {
        let mut group = vec![first];
        let mut at = 0;
        while let Some(name) = group.get(at) {
            let others = ties.get(name).into_iter().flatten();
            let new: Vec<&str> =
                others.copied().filter(|other| left.remove(&(rank(other), *other))).collect();
            group.extend(new);
            at += 1;
        }
        groups.push(group);
    }
    groups
}

/// The names of the records that one refers to.
fn references(line: &Line) -> Vec<String> {
    let named = TIES.iter().filter_map(|(key, folder)| Some((line.seen.get(*key)?, folder)));
    let names = named.flat_map(|(value, folder)| {
        let ids = match value {
            Remembered::List(ids) => ids.as_slice(),
            one => std::slice::from_ref(one),
        };
        ids.iter().filter_map(move |id| match id {
            Remembered::Text(id) => Some(format!("{folder}{id}")),
            Remembered::List(_) | Remembered::Record(_) => None,
        })
    });
    names.collect()
}

fn rank(name: &str) -> usize {
    TIES.iter().position(|(_, folder)| name.starts_with(folder)).unwrap_or(TIES.len())
}
