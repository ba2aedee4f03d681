//! DIS: what was published stays accountable: the ledger against the published site, the clock and the records.

use std::collections::{BTreeMap, BTreeSet};

use crate::memory::{Entry, Line, Shown, Told, damage};
use crate::records::{self, Date, IndexEntry, Site};
use crate::registry::LedgerEntry;
use crate::rulebook::{DIS_18, DIS_19, DIS_21, DIS_33, DIS_34};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&DIS_18, what_was_published_is_in_the_ledger),
    Check::direct(&DIS_19, numbers_and_first_days_stay),
    Check::direct(&DIS_21, nothing_was_published_after_today),
    Check::direct(&DIS_33, what_was_seen_is_remembered),
    Check::direct(&DIS_34, what_was_told_stays_told),
];

const RESTORE: &str = "运行 mingchuang ledger restore 对照公开的网站查看差别，加 --write 写回";

/// What the published site binds the content to; nothing if it is a demonstration, or the ledger cannot be read.
fn binding<'r>(scene: &Scene<'r>) -> Option<&'r Shown> {
    let is_unread = scene.registry.ledger.unread;
    scene.against.shown.filter(|shown| !shown.ledger.demonstration && !is_unread)
}

/// The ledger's entries by every name that they have or had.
fn by_any_name<'r>(scene: &Scene<'r>) -> BTreeMap<&'r str, (&'r str, &'r LedgerEntry)> {
    let entries = &scene.registry.ledger.entries;
    let now = entries.iter().map(|(name, entry)| (&**name, (&**name, entry)));
    let former = entries
        .iter()
        .flat_map(|(name, entry)| entry.former.iter().map(move |former| (&**former, (&**name, entry))));
    former.chain(now).collect()
}

fn what_was_published_is_in_the_ledger(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let Some(shown) = binding(scene) else {
        let is_lost = registry.ledger.file.is_none() && !registry.ledger.unread;
        if is_lost && !registry.site.is_demonstration() && !registry.remembered.is_empty() {
            let message = "台账 ledger.yaml 不见了，published 里却记着公开过的内容";
            let fix = "请从备份或者版本库里恢复 ledger.yaml，或者用 mingchuang ledger restore --from 网站目录 写回来；\
                从没公开过的，把 published 和 changes 一起删去";
            found(Finding::general(message).fix(fix));
        }
        return;
    };
    let entries = by_any_name(scene);
    // A number under another name is told there.
    let kept: BTreeSet<&str> =
        scene.registry.ledger.entries.values().filter_map(|entry| entry.number.as_deref()).collect();
    let lines = &shown.ledger.lines;
    // Two lines of the site are two records, whatever the one was called before.
    let is_kept =
        |name: &str| entries.get(name).is_some_and(|(now, _)| *now == name || !lines.contains_key(*now));
    let is_lost = |(name, number): &(&str, Option<&str>)| {
        !is_kept(name) && !number.is_some_and(|number| kept.contains(number))
    };
    let lost: Vec<(&str, Option<&str>)> =
        lines.iter().map(|(name, line)| (&**name, line.number.as_deref())).filter(is_lost).collect();
    let Some((first, _)) = lost.first() else {
        let pages =
            shown.ledger.pages.iter().filter(|page| !scene.registry.ledger.pages.contains(*page)).count();
        if let (Some(file), 1..) = (scene.registry.ledger.file, pages) {
            let message = format!("已公开的网站上有 {pages} 个网页的地址在台账里没有了");
            found(
                Finding::at(file, [], message)
                    .fix(format!("请恢复上一次的 ledger.yaml；找不到的，{RESTORE}")),
            );
        }
        return;
    };
    let message = match (scene.registry.ledger.file, lost.len()) {
        (None, all) => format!("台账 ledger.yaml 不见了，已公开的网站上有 {all} 条信息和索引号"),
        (_, 1) => format!("“{first}”已经公开，台账里没有它的索引号"),
        (_, all) => format!("已公开的网站上有 {all} 条信息（{first} 等）在台账里没有了"),
    };
    let finding = match scene.registry.ledger.file {
        Some(file) => Finding::at(file, [], message),
        None => Finding::general(message),
    };
    found(finding.fix(format!("请恢复上一次的 ledger.yaml；找不到的，{RESTORE}")));
}

fn numbers_and_first_days_stay(scene: &Scene<'_>, found: Sink<'_>) {
    let Some(shown) = binding(scene) else { return };
    let registry = scene.registry;
    let Some(file) = registry.ledger.file else { return };
    let code: &str = &registry.site.publisher_code;
    let entries = by_any_name(scene);
    let is_bare = |name: &str, line: &Line| {
        let number = entries.get(name).and_then(|(_, entry)| entry.number.as_deref());
        number.is_some()
            && number == line.number.as_deref()
            && number.is_some_and(|number| !number.contains('/'))
    };
    let changed = shown
        .ledger
        .lines
        .iter()
        .filter(|(name, line)| *shown.publisher != *code && is_bare(name, line))
        .count();
    if changed > 0 {
        let message = format!(
            "发布机构代码由“{}”改成了“{code}”，{changed} 个已公开的索引号会随着改变",
            shown.publisher
        );
        let finding = Finding::at(registry.site_file, [Site::publisher_code], message);
        found(finding.fix(format!("写错的请改回；代码确实换了的，已公开的索引号不变：{RESTORE}，再生成")));
    }
    let owners: BTreeMap<String, &str> = shown
        .ledger
        .lines
        .iter()
        .filter_map(|(name, line)| Some((full(&shown.publisher, line.number.as_deref()?), &**name)))
        .collect();
    let mut wrong: Vec<(usize, bool, String)> = Vec::new();
    for (name, entry) in &registry.ledger.entries {
        let any = std::iter::once(name).chain(&entry.former);
        let line = any.into_iter().find_map(|name| shown.ledger.lines.get(name));
        let number = entry.number.as_deref();
        match line {
            Some(line) if line.number.as_deref() != number && !is_same(shown, line, number, code) => {
                let old = line.number.as_deref().unwrap_or("（没有）");
                let new = number.unwrap_or("（没有）");
                wrong.push((entry.index, true, format!("“{name}”已用索引号“{old}”公开，台账里成了“{new}”")));
            }
            Some(line) if line.published_on != entry.published_on => {
                let (old, new) = (line.published_on, entry.published_on);
                wrong.push((entry.index, false, format!("“{name}”的首次公开日期是 {old}，台账里成了 {new}")));
            }
            Some(_) => {}
            None => {
                let owner = number.and_then(|number| owners.get(&full(code, number)));
                if let (Some(owner), Some(number)) = (owner, number) {
                    let message = format!("索引号“{number}”已公开为“{owner}”的，台账里给了“{name}”");
                    wrong.push((entry.index, true, message));
                }
            }
        }
    }
    wrong.sort_by_key(|(index, ..)| *index);
    let all = wrong.len();
    let Some((index, is_number, message)) = wrong.into_iter().next() else { return };
    let key = if is_number { IndexEntry::number } else { IndexEntry::published_on };
    let more = if all > 1 { format!("；像这样的一共 {all} 条") } else { String::new() };
    let path = [records::Ledger::entries, index.into(), key];
    found(Finding::at(file, path, format!("{message}{more}")).fix(format!("不要手工改号：{RESTORE}")));
}

/// A whole index number.
fn full(code: &str, number: &str) -> String {
    if number.contains('/') { number.to_owned() } else { format!("{code}/{number}") }
}

/// Is it the same whole number, written in another way?
fn is_same(shown: &Shown, line: &Line, number: Option<&str>, code: &str) -> bool {
    match (line.number.as_deref(), number) {
        (Some(old), Some(new)) => full(&shown.publisher, old) == full(code, new),
        (None, None) => true,
        _ => false,
    }
}

fn nothing_was_published_after_today(scene: &Scene<'_>, found: Sink<'_>) {
    let (ledger, today) = (&scene.registry.ledger, scene.against.today);
    let Some(file) = ledger.file else { return };
    let late: Vec<&LedgerEntry> =
        ledger.entries.values().filter(|entry| entry.published_on > today).collect();
    let Some(newest) = late.iter().max_by_key(|entry| (entry.published_on, entry.index)) else { return };
    let more = if late.len() > 1 { format!("（一共 {} 条）", late.len()) } else { String::new() };
    let message = format!(
        "首次公开日期 {} 晚于今天（{today}）{more}，还没有到的日子不可能已经公开",
        newest.published_on
    );
    let path = [records::Ledger::entries, newest.index.into(), IndexEntry::published_on];
    found(Finding::at(file, path, message).fix(
        "请先核对电脑的日期；日期没有错的，请恢复上一次的 ledger.yaml，那些没有公开过的行整行删去，下次生成时重新编号",
    ));
}

fn what_was_seen_is_remembered(scene: &Scene<'_>, found: Sink<'_>) {
    let lost = lost_memory(scene);
    if let Some(first) = lost.first() {
        let message = format!("记着公众看到过什么的文件不见了 {} 个（{first} 等）", lost.len());
        let fix = "请从备份或者版本库里恢复；没有备份的，运行 mingchuang ledger restore --write，从现在的内容重新记起，\
            这期间的改动不会列入变更记录";
        found(Finding::general(message).fix(fix));
    }
    let remembered = &scene.registry.remembered;
    for (path, line) in damage(scene.registry) {
        let file = remembered.iter().find(|file| *file.path == *path);
        if file.is_some_and(|file| file.text().lines().any(|line| line.starts_with("<<<<<<< "))) {
            let message = format!("版本库的合并没有完成，两边的内容都留在文件里：{path}");
            found(Finding::general(message).fix("请运行 mingchuang ledger merge"));
            continue;
        }
        let message = format!("公众看到过的内容读不出来：{path} 第 {line} 行");
        let fix = "请从备份或者版本库里恢复；没有备份的，删掉这个文件，下次生成时重新记起";
        found(Finding::general(message).fix(fix));
    }
}

fn what_was_told_stays_told(scene: &Scene<'_>, found: Sink<'_>) {
    let Some(shown) = binding(scene) else { return };
    if scene.registry.uncertain.contains("changes/") {
        return;
    }
    let logs = &scene.registry.change_logs;
    let entries = logs.values().flat_map(|log| &log.record.entries).map(|change| Entry::from(change).told());
    let kept: BTreeMap<(Date, Box<str>, Box<str>), u64> =
        entries.map(|Told { on, record, what, words }| ((on, record, what), words)).collect();
    let differs = |told: &&Told| {
        let words = kept.get(&(told.on, told.record.clone(), told.what.clone()));
        // Words that were taken out have no fingerprint. Builds of one day tell one change, or none.
        told.on < scene.day() && words.is_none_or(|words| *words != told.words && *words != 0)
    };
    let mut changed = shown.told.iter().filter(differs);
    let Some(Told { on, record, what, .. }) = changed.next() else { return };
    let more = changed.count();
    let more = if more > 0 { format!("；像这样的一共 {} 处", more + 1) } else { String::new() };
    let message = format!("“{record}”{on} 的变更“{what}”已经公布，变更记录里被改动或者删去{more}");
    let finding = match logs.get(&on.year()) {
        Some(log) => Finding::at(log.file, [], message),
        None => Finding::general(message),
    };
    found(finding.fix("请从备份或者版本库里恢复；不该公开的内容，用 mingchuang redact 隐去"));
}

/// Files that a published site remembers and the content does not.
fn lost_memory<'r>(scene: &Scene<'r>) -> Vec<&'r str> {
    let Some(shown) = binding(scene) else { return Vec::new() };
    let kept: BTreeSet<&str> = scene.registry.remembered.iter().map(|file| &*file.path).collect();
    shown.remembered.iter().map(|path| &**path).filter(|path| !kept.contains(path)).collect()
}
