//! ITM and REF: items.

use crate::diagnostic::Step;
use crate::records::{Limit, Processing, WindowStatus};
use crate::registry::{Item, ItemKey};
use crate::rulebook::{ITM_05, ITM_06, ITM_07, ITM_18, REF_04, REF_05, REF_08};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&REF_04, has_a_window),
    Check::direct(&REF_05, windows_work),
    Check::direct(&REF_08, windows_serve_the_department),
    Check::direct(&ITM_05, promise_keeps_the_law),
    Check::direct(&ITM_06, instant_items_are_instant),
    Check::direct(&ITM_07, fees_have_a_basis),
    Check::direct(&ITM_18, dates_run_forward),
];

fn at<const N: usize>(item: &Item, rest: [Step; N], message: String) -> Finding {
    let path = ["items".into(), item.index.into()].into_iter().chain(rest).collect();
    Finding::along(item.file, path, message)
}

fn each_active(scene: &Scene<'_>, mut look: impl FnMut(ItemKey, &Item)) {
    for (key, item) in scene.registry.items.iter().filter(|(_, item)| item.is_active(scene.day())) {
        look(key, item);
    }
}

fn has_a_window(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        if item.record.windows.is_empty() && !item.is_group {
            let message = format!("事项“{}”没有任何窗口办理", item.record.name);
            found(at(item, ["name".into()], message).fix("请补上 windows: [窗口标识]"));
        }
    });
}

fn windows_work(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        for (n, window) in item.windows.iter().map(|key| &scene.registry.windows[*key]).enumerate() {
            let gone = window.record.closed_on.is_none_or(|on| on < scene.day());
            if window.record.status == Some(WindowStatus::Closed) && gone {
                let message = format!("事项“{}”的办理窗口已撤销：{}", item.record.name, window.record.name);
                found(at(item, ["windows".into(), n.into()], message).fix("请改为现在的办理窗口"));
            }
        }
    });
}

fn windows_serve_the_department(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        for (n, window) in item.windows.iter().map(|key| &scene.registry.windows[*key]).enumerate() {
            if !window.departments.contains(&item.department) && !window.departments.is_empty() {
                let department = &scene.registry.departments[item.department].record.name;
                let message = format!(
                    "事项“{}”属于{department}，但窗口“{}”不是它的窗口",
                    item.record.name, window.record.name
                );
                let finding = at(item, ["windows".into(), n.into()], message);
                found(finding.fix("请核对窗口；综合窗口请把部门加入它的 departments"));
            }
        }
    });
}

fn promise_keeps_the_law(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        let (Some(statutory), Some(promised)) = (item.record.statutory_limit, item.record.promised_limit)
        else {
            return;
        };
        let comparable = statutory.unit == promised.unit;
        if comparable && promised.amount > statutory.amount {
            let message = format!("承诺时限（{promised}）超过法定时限（{statutory}）");
            found(
                at(item, ["promised_limit".into()], message).fix("请核对两个时限，承诺时限应不超过法定时限"),
            );
        }
    });
}

fn instant_items_are_instant(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        let late =
            item.record.promised_limit.filter(|limit| *limit != Limit::ON_THE_SPOT && limit.amount > 0);
        if let Some(limit) = late.filter(|_| item.record.processing == Processing::Instant) {
            let message = format!("即办件“{}”的承诺时限是 {limit}，应为当场办结", item.record.name);
            let finding = at(item, ["promised_limit".into()], message);
            found(finding.fix("请改为 promised_limit: 当场办结，或把办件类型改为承诺件"));
        }
    });
}

fn fees_have_a_basis(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |_, item| {
        let Some(fee) = item.record.fee.as_ref().filter(|fee| fee.charged.0) else { return };
        if fee.standard.is_none() || fee.basis.is_none() {
            let message = format!("事项“{}”标明收费，但缺少收费标准或收费依据", item.record.name);
            found(at(item, ["fee".into()], message).fix("请补上 standard 和 basis"));
        }
    });
}

fn dates_run_forward(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let (Some(from), Some(to)) = (item.record.effective_from, item.record.effective_to) else { continue };
        if to < from {
            let message = format!("事项“{}”的失效日期 {to} 早于生效日期 {from}", item.record.name);
            found(at(item, ["effective_to".into()], message).fix("请核对两个日期"));
        }
    }
}
