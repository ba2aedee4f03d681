//! Which record of today is which row of an older workbook: lists may have grown, shrunk or been put in another order since.

use std::collections::BTreeMap;

use super::base::{BaseRow, BaseSheet};
use super::sheet::{Row, Sheet};

/// The rows of an older workbook by their keys, and the numbers of those of today, that are of one list.
type Group<'b> = (Vec<(&'b str, &'b BaseRow)>, Vec<usize>);

/// For every row of an older workbook by its key, the number of the row of today.
pub(super) fn align<'b>(base: &'b BaseSheet, now: &Sheet) -> BTreeMap<&'b str, usize> {
    let mut groups: BTreeMap<&str, Group<'b>> = BTreeMap::new();
    for (key, row) in &base.rows {
        groups.entry(&row.group).or_default().0.push((key, row));
    }
    for (at, row) in now.rows.iter().enumerate() {
        if let Some((_, today)) = groups.get_mut(row.group.as_str()) {
            today.push(at);
        }
    }
    let mut aligned = BTreeMap::new();
    for (before, today) in groups.into_values() {
        align_group(&before, &today, now, &mut aligned);
    }
    aligned
}

fn align_group<'b>(
    before: &[(&'b str, &'b BaseRow)],
    today: &[usize],
    now: &Sheet,
    aligned: &mut BTreeMap<&'b str, usize>,
) {
    let entries = |at: usize| now.rows.get(at).map(Row::entries).unwrap_or_default();
    let of_base = |row: &'b BaseRow| row.entries.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let mut open_before: Vec<usize> = (0..before.len()).collect();
    let mut open_today: Vec<usize> = today.to_vec();
    let mut pair = |open_before: &mut Vec<usize>, open_today: &mut Vec<usize>, found: &[(usize, usize)]| {
        for (number, at) in found {
            if let Some((key, _)) = before.get(*number) {
                aligned.insert(key, *at);
            }
        }
        open_before.retain(|number| !found.iter().any(|(own, _)| own == number));
        open_today.retain(|at| !found.iter().any(|(_, own)| own == at));
    };
    // At its place and unchanged.
    let same = before.iter().zip(today).enumerate();
    let same = same.filter(|(_, ((_, row), at))| of_base(row) == entries(**at));
    let same: Vec<_> = same.map(|(number, (_, at))| (number, *at)).collect();
    if same.len() == before.len() {
        return pair(&mut open_before, &mut open_today, &same);
    }
    pair(&mut open_before, &mut open_today, &same);
    // Unchanged at another place; then changed, but called the same.
    let whole = |entries: &[&[String]]| format!("{entries:?}");
    let called = |entries: &[&[String]]| now.identity(entries);
    for name in [&whole as &dyn Fn(&[&[String]]) -> String, &called] {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in &open_today {
            places.entry(name(&entries(*at))).or_default().push(*at);
        }
        let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for number in &open_before {
            if let Some((_, row)) = before.get(*number) {
                wanted.entry(name(&of_base(row))).or_default().push(*number);
            }
        }
        let pairs = wanted.into_iter().filter_map(|(name, numbers)| {
            let places = places.get(&name)?;
            (places.len() == numbers.len()).then(|| numbers.into_iter().zip(places.iter().copied()))
        });
        let pairs: Vec<_> = pairs.flatten().collect();
        pair(&mut open_before, &mut open_today, &pairs);
    }
    // Renamed at its place, in a list that has neither grown nor shrunk.
    if before.len() == today.len() {
        let left = open_before.iter().filter_map(|number| {
            let at = today.get(*number)?;
            open_today.contains(at).then_some((*number, *at))
        });
        let left: Vec<_> = left.collect();
        pair(&mut open_before, &mut open_today, &left);
    }
}
