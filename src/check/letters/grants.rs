use std::collections::BTreeMap;

use crate::policy::GrantState;
use crate::records::{Grant, Item, ItemList, Letter, Power, Processing, Withheld};
use crate::registry::PowerSet;

use super::{Finding, Scene, Sink, each_letter, is_draft};

pub(super) fn promised_items_are_approved_by_leaders(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |_, letter| {
        for (at, grant) in letter.grants.iter().enumerate().filter(|(_, g)| g.powers.contains(Power::Approve))
        {
            let promised = grant.items.iter().map(|item| &scene.registry.items[*item].record);
            let names: Vec<&str> = promised
                .filter(|item| item.processing == Processing::Promised)
                .map(|item| item.name.as_str())
                .collect();
            let Some(first) = names.first() else { continue };
            let message = match names.len() {
                1 => format!("承诺件“{first}”授予窗口审核审批权"),
                n => format!("“{first}”等 {n} 个承诺件授予窗口审核审批权"),
            };
            let finding = Finding::at(letter.file, [Letter::grants, at.into(), Grant::powers], message);
            found(finding.fix("按通知，承诺件由部门分管领导或主要领导审批，请核实；确已授权的不必修改"));
        }
    });
}

pub(super) fn withheld_powers_have_reasons(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, letter) in registry.letters.iter().filter(|(key, _)| scene.authority.state(*key).is_in_force())
    {
        let (Some(department), Some(window)) = (letter.department, letter.window) else { continue };
        if !scene.is_certain(department) || !registry.windows[window].is_in_office(scene.day()) {
            continue;
        }
        for (at, grant) in letter.grants.iter().enumerate() {
            // What cannot be used at the window at all is told by other rules.
            let usable = grant.items.iter().filter(|item| {
                registry.items[**item].windows.contains(&window) && registry.is_counted(**item, scene.day())
            });
            for item in usable {
                let record = &registry.items[*item].record;
                let unexplained: Vec<&str> = Power::ALL
                    .iter()
                    .filter(|power| GrantState::is_foreseen(**power, record.processing))
                    .filter(|power| !scene.authority.powers(*item).contains(**power))
                    .filter(|power| scene.authority.reason(*item, window, **power).is_none())
                    .map(|power| power.label())
                    .collect();
                if !unexplained.is_empty() {
                    let message = format!(
                        "{}没有授予事项“{}”的{}，也没有说明理由",
                        scene.letter_name(key),
                        record.name,
                        unexplained.join("、")
                    );
                    let finding = Finding::at(letter.file, [Letter::grants, at.into()], message);
                    found(finding.fix(format!(
                        "请在“{}”下写明{}、{}和{}",
                        Letter::withheld.label(),
                        Withheld::items.label(),
                        Withheld::powers.label(),
                        Withheld::reason.label()
                    )));
                }
            }
        }
    }
}

pub(super) fn signed_letters_name_items(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if is_draft(scene.registry, key) {
            return;
        }
        for (at, _) in letter.record.grants.iter().enumerate().filter(|(_, grant)| grant.select.is_some()) {
            let message = format!("{}已签订，却用批量选择代替事项名称", scene.letter_name(key));
            let finding = Finding::at(letter.file, [Letter::grants, at.into(), Grant::select], message);
            let items = Grant::items.label();
            let picked = scene.registry.selected(letter).into_iter().nth(at).unwrap_or_default();
            let ids: Vec<&str> = picked.iter().map(|item| &*scene.registry.items[*item].id).collect();
            let fix = if ids.is_empty() {
                format!("签订后的授权书必须逐条写出“{items}”")
            } else {
                let list = Grant::items.pair(format_args!("[{}]", ids.join(", ")));
                format!("签订后的授权书必须逐条写出“{items}”；按现在的清单是“{list}”，请和原件核对")
            };
            found(finding.fix(fix));
        }
    });
}

pub(super) fn instant_items_need_no_coordination(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |_, letter| {
        let coordinated =
            letter.grants.iter().enumerate().filter(|(_, grant)| grant.powers.contains(Power::Coordinate));
        for (at, grant) in coordinated {
            let names: Vec<&str> = grant
                .items
                .iter()
                .map(|item| &scene.registry.items[*item].record)
                .filter(|item| item.processing == Processing::Instant)
                .map(|item| item.name.as_str())
                .collect();
            if !names.is_empty() {
                let message = format!("对即办件授予协调处置权没有意义：{}", names.join("、"));
                let finding = Finding::at(letter.file, [Letter::grants, at.into(), Grant::powers], message);
                found(finding.fix("协调处置权只用于承诺件；请把即办件另列一组，不写这项职权"));
            }
        }
    });
}

pub(super) fn items_are_not_withdrawn(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(term) = &letter.record.term else { return };
        for (at, grant) in letter.record.grants.iter().enumerate() {
            for (n, id) in grant.items.iter().enumerate() {
                let keys = &letter.grants[at].items;
                let item =
                    keys.iter().map(|key| &scene.registry.items[*key]).find(|item| *item.id == *id.as_str());
                let Some((item, end)) = item.and_then(|item| Some((item, item.record.effective_to?))) else {
                    continue;
                };
                if end < term.from {
                    let message =
                        format!("{}授予的事项“{}”已于 {end} 取消", scene.letter_name(key), item.record.name);
                    let path = [Letter::grants, at.into(), Grant::items, n.into()];
                    let until = [ItemList::items, item.index.into(), Item::effective_to];
                    let finding = Finding::at(letter.file, path, message);
                    found(
                        finding
                            .related(item.file, until, "失效日期在这里")
                            .fix("请从授权书删去，或核对失效日期"),
                    );
                }
            }
        }
    });
}

pub(super) fn items_are_named_once(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let mut seen: BTreeMap<&str, (usize, usize, PowerSet)> = BTreeMap::new();
        for (at, grant) in letter.record.grants.iter().enumerate() {
            let powers: PowerSet = grant.powers.iter().copied().collect();
            for (n, id) in grant.items.iter().enumerate() {
                let earlier = seen.get(id.as_str()).copied();
                let Some((first, first_n, _)) = earlier.filter(|(first, _, before)| {
                    *first == at || before.iter().any(|power| powers.contains(power))
                }) else {
                    seen.insert(id.as_str(), (at, n, powers));
                    continue;
                };
                let keys = letter.grants.iter().flat_map(|grant| &grant.items);
                let named = keys.map(|key| &scene.registry.items[*key]).find(|item| *item.id == *id.as_str());
                let name = named.map_or(id.as_str(), |item| item.record.name.as_str());
                let message = format!("{}重复写了事项“{name}”，只算一次", scene.letter_name(key));
                let path = [Letter::grants, at.into(), Grant::items, n.into()];
                let before = [Letter::grants, first.into(), Grant::items, first_n.into()];
                let finding = Finding::at(letter.file, path, message);
                found(finding.related(letter.file, before, "先写在这里").fix("请删去重复的一处"));
            }
        }
    });
}
