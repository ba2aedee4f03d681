//! Where items come from: the lists of the notice, and what changed since (扩权强县).

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::FileId;
use crate::records::{self, ItemList, ItemListDocument, Policy};
use crate::registry::Item;

use super::{Finding, Scene, Sink, at, bare};

/// The first item of each list file.
fn files<'r>(scene: &Scene<'r>) -> BTreeMap<FileId, &'r Item> {
    let mut files = BTreeMap::new();
    for item in scene.registry.items.values() {
        files.entry(item.file).or_insert(item);
    }
    files
}

pub(super) fn have_a_source(scene: &Scene<'_>, found: Sink<'_>) {
    for (file, item) in files(scene).into_iter().filter(|(_, item)| item.document.is_none()) {
        let department = scene.registry.departments[item.department].short_name();
        let message = format!("{department}的{}清单未注明来源清单", item.category.label());
        let finding = Finding::at(file, [ItemList::category], message);
        let document = ItemList::document.pair("文号");
        found(finding.fix(format!("请补上“{document}”（许可目录、公共服务清单或扩权强县调整文件）")));
    }
}

pub(super) fn are_known(scene: &Scene<'_>, found: Sink<'_>) {
    for (file, first) in files(scene) {
        let lists = scene.registry.policy.item_lists.iter().filter(|list| list.category == first.category);
        let known: Vec<&str> = lists.map(|list| list.document_no.as_str()).collect();
        let Some(document) = first.document.as_deref().filter(|document| !known.contains(document)) else {
            continue;
        };
        let department = &scene.registry.departments[first.department];
        let of_file = || {
            department.items.iter().map(|key| &scene.registry.items[*key]).filter(|item| item.file == file)
        };
        if known.is_empty() || of_file().all(|item| item.record.adjustment.is_some()) {
            continue;
        }
        let message =
            format!("“{document}”不在授权规则列出的{}清单之内，事项也没有调整依据", first.category.label());
        let finding = Finding::at(file, [ItemList::document], message);
        let fix = format!(
            "已列出的是：{}；请核对文号，或为事项补上“{}”，或在 policy.yaml 补登清单",
            known.join("、"),
            records::Item::adjustment.label()
        );
        found(finding.fix(fix));
    }
}

pub(super) fn are_recorded(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    if scene.is_anything_uncertain() {
        return;
    }
    for (at, list) in registry.policy.item_lists.iter().enumerate().filter(|(_, list)| !list.names.is_empty())
    {
        let items = registry.items.values().filter(|item| item.category == list.category);
        // A withdrawn item with its adjustment explains why the list's name is no longer handled.
        let explained = |item: &&Item| item.is_active(scene.day()) || item.record.adjustment.is_some();
        let known: BTreeSet<String> = items.filter(explained).map(|item| bare(&item.record.name)).collect();
        for (n, name) in list.names.iter().enumerate().filter(|(_, name)| !known.contains(&bare(name))) {
            let message = format!("清单内事项“{name}”没有出现在事项记录里，也没有调整依据");
            let path = [Policy::item_lists, at.into(), ItemListDocument::names, n.into()];
            let finding = Finding::at(registry.policy_file, path, message);
            let (end, why) = (records::Item::effective_to.label(), records::Item::adjustment.label());
            let fix = format!("请补登事项；已取消或下放的，请保留事项记录并写明“{end}”和“{why}”");
            found(finding.fix(fix));
        }
    }
}

/// Counting 主项 and 办理项 side by side makes a rate's denominator uneven.
pub(super) fn do_not_mix_levels(scene: &Scene<'_>, found: Sink<'_>) {
    for department in scene.registry.departments.values() {
        let counted = department.items.iter().filter(|key| scene.registry.is_counted(**key, scene.day()));
        let items: Vec<&Item> = counted.map(|key| &scene.registry.items[*key]).collect();
        let part = items.iter().find(|item| item.record.parent_name.is_some());
        let whole = items.iter().find(|item| item.record.parent_name.is_none());
        let (Some(part), Some(whole)) = (part, whole) else { continue };
        let message = format!("{}混用了主项与办理项，授权率口径可能失真", department.short_name());
        let path = [ItemList::items, part.index.into(), records::Item::parent_name];
        let finding = at(whole, [records::Item::name], message).related(part.file, path, "这里按办理项登记");
        let parent = records::Item::parent_name.label();
        let fix = format!("请统一按最低一级登记；没有下级的主项，请把“{parent}”写成它自己的名称");
        found(finding.fix(fix));
    }
}
