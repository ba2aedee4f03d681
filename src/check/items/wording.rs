use std::collections::BTreeMap;

use crate::diagnostic::Step;
use crate::records::{self, Category, ItemList, Material};
use crate::registry::{DepartmentKey, Item, ItemKey};

use super::{Scene, Sink, at, bare, each_active, each_counted};

/// A part of a guide: its key, and whether an item has it.
type Element = (Step, fn(&records::Item) -> bool);

/// What every guide needs.
const ELEMENTS: [Element; 7] = [
    (records::Item::by_law, |item| !item.by_law.is_empty()),
    (records::Item::accept_condition, |item| item.accept_condition.is_some()),
    (records::Item::materials, |item| !item.materials.is_empty()),
    (records::Item::promised_limit, |item| item.promised_limit.is_some()),
    (records::Item::fee, |item| item.fee.is_some()),
    (records::Item::visits, |item| item.visits.is_some()),
    (records::Item::audience, |item| !item.audience.is_empty()),
];

/// What one item may do without, but hardly all of a kind.
const USUAL: [Element; 2] = [
    (records::Item::statutory_limit, |item| item.statutory_limit.is_some()),
    (records::Item::result, |item| item.result.is_some()),
];

/// Of fewer items each is told for itself.
const MANY: usize = 5;

/// The elements that every item of a category lacks, with its first item and how many there are.
fn lacking(scene: &Scene<'_>) -> BTreeMap<Category, (ItemKey, usize, Vec<Step>)> {
    let mut kinds: BTreeMap<Category, (ItemKey, usize, Vec<Step>)> = BTreeMap::new();
    each_counted(scene, |key, item| {
        let all = || ELEMENTS.iter().chain(&USUAL).map(|(step, _)| *step).collect();
        let (_, count, missing) = kinds.entry(item.category).or_insert_with(|| (key, 0, all()));
        *count += 1;
        let has =
            |step: &Step| ELEMENTS.iter().chain(&USUAL).any(|(own, has)| own == step && has(&item.record));
        missing.retain(|step| !has(step));
    });
    kinds.retain(|_, (_, count, missing)| *count >= MANY && !missing.is_empty());
    kinds
}

fn named(elements: impl IntoIterator<Item = Step>) -> String {
    elements.into_iter().map(Step::label).collect::<Vec<_>>().join("、")
}

const WHY_COMPLETE: &str = "请补上；群众出门前要知道带什么、等多久、花多少钱";

pub(super) fn kinds_are_complete(scene: &Scene<'_>, found: Sink<'_>) {
    // An unreadable list may be the one that has it.
    if scene.is_anything_uncertain() {
        return;
    }
    for (category, (first, count, missing)) in lacking(scene) {
        let message = format!("“{}”的 {count} 个事项全都没有写：{}", category.label(), named(missing));
        found(at(&scene.registry.items[first], [records::Item::name], message).fix(WHY_COMPLETE));
    }
}

/// What all items of a kind lack is told once, for the kind.
pub(super) fn guides_are_complete(scene: &Scene<'_>, found: Sink<'_>) {
    let told = lacking(scene);
    each_counted(scene, |_, item| {
        let is_told =
            |step: Step| told.get(&item.category).is_some_and(|(_, _, missing)| missing.contains(&step));
        let missing = ELEMENTS.iter().filter(|(step, has)| !has(&item.record) && !is_told(*step));
        let missing: Vec<Step> = missing.map(|(step, _)| *step).collect();
        if !missing.is_empty() {
            let message = format!("事项“{}”缺少办事指南要素：{}", item.record.name, named(missing));
            found(at(item, [records::Item::name], message).fix(WHY_COMPLETE));
        }
    });
}

pub(super) fn no_visit_has_a_way(scene: &Scene<'_>, found: Sink<'_>) {
    each_counted(scene, |_, item| {
        let record = &item.record;
        if record.visits.is_some_and(|visits| visits.0 == 0) && record.online_url.is_none() {
            let message = format!("事项“{}”写着不用到现场，却没有写在网上怎样办", record.name);
            let fix = format!(
                "请补上“{}”的网址；没有网上办理的，请写实际要到现场的次数",
                records::Item::online_url.label()
            );
            found(at(item, [records::Item::visits], message).fix(fix));
        }
    });
}

/// Words that leave room to ask for more: an applicant cannot know what is meant.
const CATCH_ALL: [&str; 8] = [
    "其他材料",
    "其它材料",
    "其他有关材料",
    "其他相关材料",
    "等相关材料",
    "等有关材料",
    "等材料",
    "要求的其他",
];

pub(super) fn materials_are_definite(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        for (n, material) in item.record.materials.iter().enumerate() {
            if let Some(words) = CATCH_ALL.iter().find(|words| material.name.contains(**words)) {
                let message = format!("申请材料含兜底表述“{words}”");
                let finding = at(item, [records::Item::materials, n.into(), Material::name], message);
                found(finding.fix("请逐项写明材料名称，没有的请删去"));
            }
        }
    });
}

pub(super) fn have_everyday_names(scene: &Scene<'_>, found: Sink<'_>) {
    each_counted(scene, |_, item| {
        if item.record.aliases.is_empty() {
            let message = format!("事项“{}”没有通俗名称，群众可能搜不到", item.record.name);
            let fix = format!("请补上“{}”", records::Item::aliases.pair("[群众平时的叫法]"));
            found(at(item, [records::Item::name], message).fix(fix));
        }
    });
}

pub(super) fn names_differ(scene: &Scene<'_>, found: Sink<'_>) {
    let mut seen: BTreeMap<(DepartmentKey, String), &Item> = BTreeMap::new();
    for item in scene.registry.items.values().filter(|item| item.is_active(scene.day())) {
        let key = (item.department, bare(&item.record.name));
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, item);
            continue;
        };
        let message =
            format!("同一部门的事项名称重复或仅标点不同：“{}”与“{}”", first.record.name, item.record.name);
        let path = [ItemList::items, first.index.into(), records::Item::name];
        let finding = at(item, [records::Item::name], message).related(first.file, path, "先用于这里");
        found(finding.fix("请写出区别，例如在括号里注明新办、变更、延续；重复登记的请删去一个"));
    }
}
