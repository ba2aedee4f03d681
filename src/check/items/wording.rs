use std::collections::BTreeMap;

use crate::records::{self, ItemList, Material};
use crate::registry::{DepartmentKey, Item};

use super::{Scene, Sink, at, bare, each_active, each_counted};

pub(super) fn guides_are_complete(scene: &Scene<'_>, found: Sink<'_>) {
    each_counted(scene, |_, item| {
        let record = &item.record;
        let elements = [
            ("设定依据", record.by_law.is_empty()),
            ("受理条件", record.accept_condition.is_none()),
            ("申请材料", record.materials.is_empty()),
            ("承诺办结时限", record.promised_limit.is_none()),
            ("收费", record.fee.is_none()),
            ("到办事现场次数", record.visits.is_none()),
            ("服务对象", record.audience.is_empty()),
        ];
        let missing: Vec<&str> =
            elements.iter().filter(|(_, missing)| *missing).map(|(label, _)| *label).collect();
        if !missing.is_empty() {
            let message = format!("事项“{}”缺少办事指南要素：{}", record.name, missing.join("、"));
            found(
                at(item, [records::Item::name], message)
                    .fix("请补上；群众出门前要知道带什么、等多久、花多少钱"),
            );
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
