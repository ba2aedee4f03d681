//! DIS: information that nobody has compared with what is for too long.

use std::any::Any;
use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Path};
use crate::records::{Center, Date, Department, Flag, Item, Met, Window};
use crate::rulebook::DIS_32;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[Check::direct(&DIS_32, what_is_shown_was_compared_of_late)];

/// One finding for each file: a list of items is compared as a whole.
fn what_is_shown_was_compared_of_late(scene: &Scene<'_>, found: Sink<'_>) {
    let (day, most) = (scene.day(), scene.registry.policy.compared_within());
    let mut old: BTreeMap<FileId, Vec<(Path, Date)>> = BTreeMap::new();
    scene.registry.each_published(|file, met: Met<'_, Date>| {
        let on = *met.value;
        let is_wrong = || on > day || on.days_until(day) > most;
        if met.field.is(Flag::SaysWhenCompared) && is_wrong() && !is_over(met.record, day) {
            old.entry(file).or_default().push((met.path, on));
        }
    });
    let label = Center::assured_on.label();
    for (file, places) in old {
        // The one that waits longest speaks for the file, unless a day is still to come.
        let ahead = places.iter().find(|(_, on)| *on > day);
        let Some((path, on)) = ahead.or_else(|| places.iter().min_by_key(|(_, on)| *on)) else { continue };
        let others = if places.len() > 1 {
            format!("，这个文件里共 {} 处", places.len())
        } else {
            String::new()
        };
        let finding = if *on > day {
            let finding = Finding::along(file, path.clone(), format!("{label} {on} 还没有到{others}"));
            finding.fix("请写实际核对的日期")
        } else {
            let days = on.days_until(day);
            let message = format!("{label}是 {on}，{days} 天没有核对，超过 {most} 天{others}");
            let finding = Finding::along(file, path.clone(), message);
            finding
                .fix(format!("请照现在的情况核对电话、地址、时间、人员和材料，再把“{label}”改为核对的那一天"))
        };
        found(finding);
    }
}

/// Does the record tell only of what was?
fn is_over(record: &dyn Any, day: Date) -> bool {
    let item = record.downcast_ref().map(Item::days);
    let department = record.downcast_ref().map(Department::days);
    let window =
        record.downcast_ref().and_then(|window: &Window| window.closed_on).is_some_and(|last| last < day);
    window || item.or(department).is_some_and(|days| days.end_before(day))
}
