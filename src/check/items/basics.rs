use crate::records::{Department, Fee, Item, Limit, LimitUnit, Processing, Window};

use super::{Scene, Sink, at, each_active};

pub(super) fn has_a_window(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |key, item| {
        let registry = scene.registry;
        let department = &registry.departments[item.department];
        let gathers = registry.gathers(key, scene.day());
        if item.record.windows.is_empty() && !gathers && registry.has_a_window(department, scene.day()) {
            let message = format!("事项“{}”没有任何窗口办理", item.record.name);
            let fix = format!("请补上“{}”", Item::windows.pair("[窗口标识]"));
            found(at(item, [Item::name], message).fix(fix));
        }
    });
}

pub(super) fn windows_work(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        for (n, window) in item.windows.iter().map(|key| &scene.registry.windows[*key]).enumerate() {
            if window.is_closed(scene.day()) {
                let message = format!("事项“{}”的办理窗口已撤销：{}", item.record.name, window.record.name);
                found(at(item, [Item::windows, n.into()], message).fix("请改为现在的办理窗口"));
            }
        }
    });
}

pub(super) fn windows_serve_the_department(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
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
    each_active(scene, |_, item| {
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
    each_active(scene, |_, item| {
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
    each_active(scene, |_, item| {
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

pub(super) fn promised_items_name_their_approver(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
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
