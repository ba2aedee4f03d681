use std::collections::BTreeMap;

use crate::diagnostic::FileId;
use crate::records::{Department, Fee, Item, Limit, LimitUnit, Processing, Window};
use crate::registry::{self, WindowKey};

use super::{Scene, Sink, at, each_active, each_counted};

pub(super) fn has_a_window(scene: &Scene<'_>, found: Sink<'_>) {
    each_counted(scene, |_, item| {
        // A department without any window is one mistake, not one at every item.
        let could_have = !scene.registry.departments[item.department].windows.is_empty();
        if item.record.windows.is_empty() && could_have {
            let message = format!("事项“{}”没有任何窗口办理", item.record.name);
            let fix = format!("请补上“{}”", Item::windows.pair("[窗口标识]"));
            found(at(item, [Item::name], message).fix(fix));
        }
    });
}

/// A window that closes leaves many items behind: one finding for each list.
pub(super) fn windows_work(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let mut left: BTreeMap<(FileId, WindowKey), Vec<(&registry::Item, usize)>> = BTreeMap::new();
    each_counted(scene, |key, item| {
        for (n, window) in item.windows.iter().enumerate() {
            if registry.windows[*window].is_closed(scene.day()) {
                left.entry((item.file, *window)).or_default().push((&registry.items[key], n));
            }
        }
    });
    for ((_, window), items) in left {
        let (first, n) = items[0];
        let window = &registry.windows[window].record.name;
        let message = match items.len() {
            1 => format!("事项“{}”的办理窗口已撤销：{window}", first.record.name),
            all => format!("事项“{}”等 {all} 个事项的办理窗口已撤销：{window}", first.record.name),
        };
        found(at(first, [Item::windows, n.into()], message).fix("请改为现在的办理窗口"));
    }
}

pub(super) fn windows_serve_the_department(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        for (n, window) in item.windows.iter().map(|key| &scene.registry.windows[*key]).enumerate() {
            if !window.departments.contains(&item.department) && !window.departments.is_empty() {
                let department = &scene.registry.departments[item.department].record.name;
                let message = format!(
                    "事项“{}”属于{department}，但窗口“{}”不是它的窗口",
                    item.record.name, window.record.name
                );
                let finding = at(item, [Item::windows, n.into()], message);
                let departments = Window::departments.label();
                found(finding.fix(format!("请核对窗口；综合窗口请把部门加入它的“{departments}”")));
            }
        }
    });
}

pub(super) fn promise_keeps_the_law(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let (Some(statutory), Some(promised)) = (item.record.statutory_limit, item.record.promised_limit)
        else {
            return;
        };
        if promised.is_surely_longer_than(statutory) {
            let message = format!("承诺时限（{promised}）超过法定时限（{statutory}）");
            let mut fix = "请核对两个时限，承诺时限应不超过法定时限".to_owned();
            if promised.unit == LimitUnit::WorkingDay && statutory.unit == LimitUnit::CalendarDay {
                fix += "；法定时限按工作日计算的，请写“个工作日”";
            }
            found(at(item, [Item::promised_limit], message).fix(fix));
        }
    });
}

pub(super) fn instant_items_are_instant(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let late =
            item.record.promised_limit.filter(|limit| *limit != Limit::ON_THE_SPOT && limit.amount > 0);
        if let Some(limit) = late.filter(|_| item.record.processing == Processing::Instant) {
            let message = format!("即办件“{}”的承诺时限是 {limit}，应为当场办结", item.record.name);
            let finding = at(item, [Item::promised_limit], message);
            let limit = Item::promised_limit.pair(Limit::ON_THE_SPOT);
            let processing = Item::processing.pair(Processing::Promised.label());
            found(finding.fix(format!("请改为“{limit}”，或改为“{processing}”")));
        }
    });
}

pub(super) fn fees_have_a_basis(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let Some(fee) = item.record.fee.as_ref().filter(|fee| fee.charged.0) else { return };
        if fee.standard.is_none() || fee.basis.is_none() {
            let message = format!("事项“{}”标明收费，但缺少收费标准或收费依据", item.record.name);
            let fix = format!("请补上“{}”和“{}”", Fee::standard.label(), Fee::basis.label());
            found(at(item, [Item::fee], message).fix(fix));
        }
    });
}

pub(super) fn dates_run_forward(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let (Some(from), Some(to)) = (item.record.effective_from, item.record.effective_to) else { continue };
        if to < from {
            let message = format!("事项“{}”的失效日期 {to} 早于生效日期 {from}", item.record.name);
            found(at(item, [Item::effective_to], message).fix("请核对两个日期"));
        }
    }
}

pub(super) fn no_item_is_its_own_part(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, item) in registry.items.iter() {
        // The first of a circle speaks for it.
        if registry.parts_of(key).contains(&key) && !registry.parts_of(key).iter().any(|part| *part < key) {
            let message = format!("事项“{}”的主项又以它为主项，绕成了一圈", item.record.name);
            let parent = Item::parent_name.label();
            let finding = at(item, [Item::parent_name], message);
            found(finding.fix(format!("请核对各事项的“{parent}”；自己就是主项的不用写")));
        }
    }
}

pub(super) fn promised_items_name_their_approver(scene: &Scene<'_>, found: Sink<'_>) {
    each_counted(scene, |_, item| {
        let department = &scene.registry.departments[item.department].record;
        let promised = item.record.processing == Processing::Promised;
        if promised && item.record.approver_title.is_none() && department.approval_leaders.is_empty() {
            let message = format!("承诺件“{}”未写明审批责任人职务", item.record.name);
            let (title, leaders) = (Item::approver_title.label(), Department::approval_leaders.label());
            let fix = format!("请补上“{title}”（职务即可，不写姓名），或在部门记录里写“{leaders}”");
            found(at(item, [Item::name], message).fix(fix));
        }
    });
}
