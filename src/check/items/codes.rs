//! Codes of the national item standard (GB/T 39554): lengths, agreement, and the credit code in front.

use std::collections::BTreeMap;

use crate::diagnostic::Step;
use crate::records::{self, Department, ItemList};
use crate::registry::{DepartmentKey, Item};

use super::{Finding, Scene, Sink, at, each_active};

/// Lengths of the standard. 实施编码: credit code, one digit for the level, catalogue code; 业务办理项编码: two more.
const TASK_CODE: usize = CREDIT_CODE + 1 + CATALOG_CODE;
const HANDLE_ITEM_CODE: usize = TASK_CODE + 2;
const CREDIT_CODE: usize = 18;
const CATALOG_CODE: usize = 12;

type Taken<'r> = BTreeMap<(Step, Option<DepartmentKey>, &'r str), &'r Item>;

pub(super) fn are_unique(scene: &Scene<'_>, found: Sink<'_>) {
    let mut taken = Taken::new();
    for item in scene.registry.items.values().filter(|item| item.is_active(scene.day())) {
        let record = &item.record;
        // Many departments carry out one catalogue entry; within a department it is one item.
        let own = Some(item.department);
        // One task code may cover several 业务办理项, each with a code of its own.
        let task_code = if record.handle_item_code.is_some() { &None } else { &record.task_code };
        let codes = [
            (records::Item::task_code, None, task_code),
            (records::Item::handle_item_code, None, &record.handle_item_code),
            (records::Item::local_code, own, &record.local_code),
        ];
        for (field, scope, code) in codes {
            let Some(code) = code else { continue };
            let key = (field, scope, code.as_str());
            let Some(first) = taken.get(&key).copied() else {
                taken.insert(key, item);
                continue;
            };
            let joint = |item: &Item| item.record.joint.is_some_and(|joint| joint.0);
            if !(joint(item) && joint(first)) {
                let message = format!("事项编码“{code}”重复：“{}”与“{}”", first.record.name, record.name);
                let path = [ItemList::items, first.index.into(), field];
                let finding = at(item, [field], message).related(first.file, path, "先用于这里");
                let joint = records::Item::joint.pair("是");
                found(finding.fix(format!("请核对编码；几个部门联办的，请在各处注明“{joint}”")));
            }
        }
    }
}

pub(super) fn have_their_length(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let record = &item.record;
        let codes = [
            (records::Item::catalog_code, &record.catalog_code, CATALOG_CODE),
            (records::Item::task_code, &record.task_code, TASK_CODE),
            (records::Item::handle_item_code, &record.handle_item_code, HANDLE_ITEM_CODE),
        ];
        for (field, code, wanted) in codes {
            let Some(length) = code.as_ref().map(|code| code.chars().count()) else { continue };
            if length != wanted {
                let message = format!("{}应为 {wanted} 位，当前 {length} 位", field.label());
                found(at(item, [field], message).fix("请从政务服务事项管理系统复制完整的编码"));
            }
        }
    });
}

/// The first 18 characters of a task code are the department's; whether its record has them or not, they check out.
pub(super) fn hold_a_credit_code(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let Some(part) = whole(item).and_then(|code| code.get(..CREDIT_CODE)) else { return };
        if !records::is_credit_code(part) {
            let message = "实施编码中的统一社会信用代码校验位不对，有字符抄错了".to_owned();
            found(
                at(item, [records::Item::task_code], message).fix("请从政务服务事项管理系统复制完整的编码"),
            );
        }
    });
}

pub(super) fn hold_the_departments_code(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let department = &scene.registry.departments[item.department];
        let (Some(code), Some(own)) = (whole(item), &department.record.credit_code) else { return };
        if code.get(..CREDIT_CODE).is_some_and(|part| part != own.as_str()) {
            let message = format!("实施编码中的统一社会信用代码与{}的不一致", department.short_name());
            let finding = at(item, [records::Item::task_code], message);
            let finding = finding.related(department.file, [Department::credit_code], "部门的代码在这里");
            found(finding.fix("请核对编码是否属于本部门"));
        }
    });
}

pub(super) fn hold_the_catalog_code(scene: &Scene<'_>, found: Sink<'_>) {
    each_active(scene, |item| {
        let (Some(code), Some(catalog)) = (whole(item), &item.record.catalog_code) else { return };
        if code.get(TASK_CODE - CATALOG_CODE..).is_some_and(|part| part != catalog.as_str()) {
            let path = [ItemList::items, item.index.into(), records::Item::catalog_code];
            let finding: Finding =
                at(item, [records::Item::task_code], "实施编码后 12 位与基本编码不一致".into());
            found(finding.related(item.file, path, "基本编码在这里").fix("请核对两个编码"));
        }
    });
}

/// A task code of the right length.
fn whole(item: &Item) -> Option<&str> {
    item.record.task_code.as_deref().filter(|code| code.len() == TASK_CODE)
}
