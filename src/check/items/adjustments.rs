//! Changes of the lists (扩权强县): the day on which an item comes or goes.

use crate::records::{Adjustment, AdjustmentEffect, Item};

use super::{Scene, Sink, at};

pub(super) fn agree_with_the_days(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let Some((change, on)) = item.record.adjustment.as_ref().and_then(|c| Some((c, c.effective_on?)))
        else {
            continue;
        };
        let (name, kind) = (&item.record.name, &change.kind);
        let (from, to) = (item.record.effective_from, item.record.effective_to);
        let (path, message) = match AdjustmentEffect::said_by(kind) {
            Some(AdjustmentEffect::Added) if from.is_some_and(|from| from < on) => {
                let message = format!("事项“{name}”的生效日期早于清单调整的生效日期 {on}（{kind}）");
                (Item::effective_from, message)
            }
            Some(AdjustmentEffect::Added) if from.is_none() && to.is_some_and(|to| to < on) => {
                let message = format!("事项“{name}”的失效日期早于清单调整的生效日期 {on}（{kind}）");
                (Item::effective_to, message)
            }
            Some(AdjustmentEffect::Removed) if to.is_some_and(|to| to >= on) => {
                let message = format!("事项“{name}”从 {on} 起{kind}，失效日期却不早于这一天");
                (Item::effective_to, message)
            }
            Some(AdjustmentEffect::Removed) if to.is_none() && from.is_some_and(|from| from >= on) => {
                let message = format!("事项“{name}”从 {on} 起{kind}，生效日期却不早于这一天");
                (Item::effective_from, message)
            }
            _ => continue,
        };
        let other = Adjustment::effective_on.label();
        let finding = at(item, [path], message);
        let fix = format!("请对照文件核对；失效日期写最后办理的一天，清单调整的“{other}”写起算的一天");
        found(finding.fix(fix));
    }
}

pub(super) fn have_a_day(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let Some(change) = &item.record.adjustment else { continue };
        let (name, kind) = (&item.record.name, &change.kind);
        let own = (item.record.effective_from, item.record.effective_to);
        let (message, fix) = match AdjustmentEffect::said_by(kind) {
            Some(AdjustmentEffect::Added) if change.effective_on.is_none() && own.0.is_none() => {
                let message = format!("事项“{name}”的清单调整是“{kind}”，却没有写从哪一天起办理");
                (message, format!("请在清单调整里补上“{}”", Adjustment::effective_on.pair("2026-03-01")))
            }
            Some(AdjustmentEffect::Removed) if change.effective_on.is_none() && own.1.is_none() => {
                let message =
                    format!("事项“{name}”的清单调整是“{kind}”，却没有写从哪一天起不再办理，现在仍按在办公布");
                (message, format!("请在清单调整里补上“{}”", Adjustment::effective_on.pair("2026-03-01")))
            }
            None if own == (None, None) => {
                let message = format!("从事项“{name}”的调整情形“{kind}”看不出是新增还是取消");
                (message, "请写成 扩权强县新增、扩权强县减少、取消 这样的说法，再写上日期".to_owned())
            }
            _ => continue,
        };
        found(at(item, [Item::adjustment, Adjustment::kind], message).fix(fix));
    }
}
