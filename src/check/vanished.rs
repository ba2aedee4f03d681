//! DIS: nothing that was published vanishes: it ends with a day and a reason, or moves and keeps its number.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Aim;
use crate::memory::{Entry, ends, gone_together};
use crate::records::{self, Date, Ended, EndedList, IndexEntry, Item};
use crate::registry::FormerName;
use crate::rulebook::{DIS_22, DIS_23, DIS_24};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&DIS_22, what_was_published_is_still_there),
    Check::direct(&DIS_23, a_former_id_means_one_record),
    Check::direct(&DIS_24, what_has_ended_was_published_and_is_gone),
];

/// More than this of one list are told in one finding: somebody took away a whole file or folder.
const ONE_BY_ONE: usize = 3;

/// The folder of a record's kind, with its slash.
fn folder(name: &str) -> &str {
    name.find('/').map_or(name, |end| &name[..=end])
}

/// What stands in one file, or at least in one folder.
fn list(name: &str) -> &str {
    if ["items/", "letters/"].contains(&folder(name)) {
        name.rfind('/').map_or(name, |end| &name[..end])
    } else {
        folder(name)
    }
}

fn what_was_published_is_still_there(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let Some(file) = registry.ledger.file.filter(|_| !registry.ledger.demonstration) else { return };
    let named = &registry.named;
    let former = registry.former_names();
    let accounted: BTreeSet<&str> = former
        .iter()
        .map(|former| former.name.as_str())
        .chain(registry.ended().map(|ended| ended.record.as_str()))
        .collect();
    let is_missing = |name: &str| {
        !named.contains_key(name) && !accounted.contains(name) && !registry.uncertain.contains(folder(name))
    };
    let entries = &registry.ledger.entries;
    let missing: BTreeMap<&str, usize> = entries
        .iter()
        .filter(|(name, _)| is_missing(name))
        .map(|(name, entry)| (&**name, entry.index))
        .collect();
    let fix = format!(
        "误删的请恢复；改了标识或文件名的，在新的记录里写“{}: [原来的标识]”；不再有效的，恢复原来的内容，\
         写明撤销、撤并、废止或失效的日期，网页会保留；内容确实要删去的，在 ended.yaml 里登记终止日期和原因",
        Item::former_ids.label()
    );
    let path = |index: usize| [records::Ledger::entries, index.into(), IndexEntry::record];
    let mut lists: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for together in gone_together(registry, &missing.keys().copied().collect()) {
        let Some((first, others)) = together.split_first() else { continue };
        let index = missing.get(first).copied().unwrap_or_default();
        if others.is_empty() {
            lists.entry(list(first)).or_default().push((first, index));
            continue;
        }
        let message = format!(
            "“{first}”已经公开，内容里没有了，或者改回了草拟；和它一起没有了的还有 {} 条：{}",
            others.len(),
            named_briefly(others)
        );
        found(Finding::at(file, path(index), message).fix(fix.clone()));
    }
    for (list, missing) in lists {
        if let [(first, index), .., (last, _)] = missing[..]
            && missing.len() > ONE_BY_ONE
        {
            let all = missing.len();
            let message =
                format!("{list} 里已公开的 {all} 条信息（{first} 至 {last}）内容里没有了，或者改回了草拟");
            found(Finding::at(file, path(index), message).fix(fix.clone()));
            continue;
        }
        for (name, index) in missing {
            let message = format!("“{name}”已经公开，内容里没有了，或者改回了草拟");
            found(Finding::at(file, path(index), message).fix(fix.clone()));
        }
    }
}

/// Names, those of a long list by the list.
fn named_briefly(names: &[&str]) -> String {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in names {
        lists.entry(list(name)).or_default().push(name);
    }
    let brief = lists.into_iter().flat_map(|(list, names)| match names.len() {
        0..=ONE_BY_ONE => names.into_iter().map(str::to_owned).collect(),
        all => vec![format!("{list} 里 {all} 条")],
    });
    brief.collect::<Vec<_>>().join("、")
}

fn a_former_id_means_one_record(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let named = &registry.named;
    let entries = &registry.ledger.entries;
    let former = registry.former_names();
    let has_ended: BTreeSet<&str> = registry.ended().map(|ended| ended.record.as_str()).collect();
    let led_to: BTreeMap<&str, &str> = entries
        .iter()
        .flat_map(|(name, entry)| entry.former.iter().map(move |old| (&**old, &**name)))
        .collect();
    let mut claimed: BTreeMap<&str, &FormerName> = BTreeMap::new();
    for one in &former {
        let own = registry.name_of(one.key);
        let first = claimed.insert(&one.name, one).filter(|first| first.key != one.key);
        let Some((file, path)) = &one.place else { continue };
        let other = led_to.get(one.name.as_str()).copied().unwrap_or(&one.name);
        let message = if named.get(&one.name).is_some_and(|key| *key != one.key) {
            format!("“{}”现在是另一条信息，不能作“{own}”的曾用标识", one.name)
        } else if let Some(first) = first {
            format!("“{}”已经是“{}”的曾用标识，不能同时是“{own}”的", one.name, registry.name_of(first.key))
        } else if entries.contains_key(one.name.as_str()) && entries.contains_key(own.as_str()) {
            format!("“{}”和“{own}”各有索引号，是两条公开过的信息，不能当作一条", one.name)
        } else if has_ended.contains(other) {
            format!("“{}”是已经终止的信息的标识，不能作“{own}”的曾用标识", one.name)
        } else if named.get(other).is_some_and(|key| *key != one.key) {
            format!("“{}”曾是“{other}”的标识，不能作“{own}”的曾用标识", one.name)
        } else {
            continue;
        };
        let fix = "一个网址只能说一条信息；请核对标识，并入的请在 ended.yaml 里登记终止，写明转到哪里";
        found(Finding::along(*file, path.clone(), message).fix(fix));
    }
    // An address that leads on to one record cannot show another.
    let Some(file) = registry.ledger.file else { return };
    for (name, entry) in entries {
        for (at, old) in entry.former.iter().enumerate() {
            let Some(now) = named.get(&**old) else { continue };
            let owner = named.get(&**name).or_else(|| claimed.get(&**name).map(|claim| &claim.key));
            // An owner that is missing is told elsewhere.
            if owner.map_or(has_ended.contains(&**name), |owner| owner != now) {
                let message = format!("“{old}”曾是“{name}”的标识，旧网址要转到那里，不能给别的信息用");
                let path = [records::Ledger::entries, entry.index.into(), IndexEntry::former, at.into()];
                found(Finding::at(file, path, message).fix("请给新的信息换一个标识"));
            }
        }
    }
}

/// The records of which the public was told on an earlier day that they have ended, with the day.
fn told_to_have_ended(scene: &Scene<'_>) -> BTreeMap<String, Date> {
    let registry = scene.registry;
    let logs = registry.change_logs.values().filter(|_| !registry.ledger.demonstration);
    let entries = logs.flat_map(|log| &log.record.entries).map(Entry::from);
    let mut told = ends(&entries.filter(|entry| entry.on < scene.day()).collect::<Vec<_>>());
    let registered = registry.ended.iter().flat_map(|filed| &filed.record.records);
    registered.filter(|ended| ended.withdrawn.is_some()).for_each(|ended| {
        told.remove(ended.record.as_str());
    });
    told
}

fn what_has_ended_was_published_and_is_gone(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let told = told_to_have_ended(scene);
    for (name, on) in &told {
        let Some(key) = registry.named.get(name) else { continue };
        let message = format!("“{name}”{on} 已经公布终止，它的标识和索引号不能再给别的信息用");
        let fix = format!(
            "请给新的信息换一个标识（文件名），终止的仍登记在 ended.yaml 里；终止登记错了的，恢复原来的内容，并在 ended.yaml \
             那一条里写“{}: 为什么撤回”",
            Ended::withdrawn.label()
        );
        found(Finding::on(registry.file_of(*key), Aim::File, message).fix(fix));
    }
    let Some(filed) = &registry.ended else { return };
    let ledger = &registry.ledger;
    let named = &registry.named;
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (at, ended) in filed.record.records.iter().enumerate() {
        let name = ended.record.as_str();
        let entry = ledger.entries.get(name);
        let is_withdrawn = ended.withdrawn.is_some();
        let is_new = is_withdrawn || met.insert(name);
        let (key, message, fix) = if named.contains_key(name) && !is_withdrawn {
            if told.contains_key(name) {
                continue;
            }
            let fix = "内容里是另一条信息的，请给它换一个标识；是同一条的，在那里写明失效、撤销或废止日期，不在这里登记；\
                要登记的，请先从内容里删去";
            (Ended::record, format!("“{name}”还在内容里，又登记了终止"), fix)
        } else if !is_new {
            (Ended::record, format!("“{name}”登记了两次"), "请删去一条")
        } else if entry.is_none() && ledger.file.is_some() && !ledger.demonstration && !ledger.unread {
            let fix = "没有公开过的不用登记；请照台账 ledger.yaml 里的名字写";
            (Ended::record, format!("台账里没有“{name}”"), fix)
        } else if ended.on > scene.day() {
            let fix = "还没有终止的，请恢复原来的内容，写明失效、撤销或废止日期";
            (Ended::on, format!("终止日期 {} 还没有到（按 {} 计算）", ended.on, scene.day()), fix)
        } else if let Some(entry) = entry.filter(|entry| ended.on < entry.published_on.plus_days(-1)) {
            let message = format!("终止日期 {} 早于首次公开日期 {}", ended.on, entry.published_on);
            (Ended::on, message, "请核对终止日期")
        } else if let Some(to) =
            ended.to.as_deref().filter(|to| *to == name || registry.title_by_name(to).is_none())
        {
            let fix = "请写公开过的另一条信息在台账里的名字，如 items/scjgj/spjyxk；它后来也终止的，把它的终止也登记在这里；没有的，请删去这一项";
            (Ended::to, format!("“{name}”转到的“{to}”不存在"), fix)
        } else {
            continue;
        };
        let path = [EndedList::records, at.into(), key];
        found(Finding::at(filed.file, path, message).fix(fix));
    }
}
