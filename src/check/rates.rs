//! RAT: authorization rates (notice, part three). Falling short is published, never hidden, and blocks nothing.

use crate::policy::{RateId, Verdict};
use crate::rulebook::{RAT_01, RAT_02, RAT_03, RAT_04, RAT_05, RAT_06, RAT_07, RAT_08, RAT_11};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::concluding(&RAT_01, |s, f| short(s, f, RateId::Accept)),
    Check::concluding(&RAT_02, |s, f| short(s, f, RateId::ApproveInstant)),
    Check::concluding(&RAT_03, |s, f| short(s, f, RateId::ApprovePermit)),
    Check::concluding(&RAT_04, |s, f| short(s, f, RateId::ApprovePublicService)),
    Check::concluding(&RAT_05, |s, f| short(s, f, RateId::Coordinate)),
    Check::concluding(&RAT_06, |s, f| short(s, f, RateId::Certify)),
    Check::concluding(&RAT_07, |s, f| short(s, f, RateId::Deliver)),
    Check::concluding(&RAT_08, |s, f| short(s, f, RateId::Litigate)),
    Check::concluding(&RAT_11, nothing_to_measure),
];

fn short(scene: &Scene<'_>, found: Sink<'_>, id: RateId) {
    for (key, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let Some(rate) = scene.rates(key).iter().find(|rate| rate.id == id) else { continue };
        let (asked, granted) = match rate.verdict {
            Verdict::NotMet => ("应达", rate.ratio),
            Verdict::NotMetInPrinciple => ("原则上应达", rate.ratio),
            Verdict::Met | Verdict::NotApplicable => continue,
        };
        let message = format!(
            "{}{} {}/{}={granted}，未达到{asked}的 {}%",
            department.short_name(),
            id.label(),
            granted.part,
            granted.whole,
            rate.rule.threshold.0
        );
        let finding = Finding::at(department.file, ["name".into()], message);
        found(finding.fix("页面会如实公布；如属漏填，请核对授权书的 grants 和期限"));
    }
}

fn nothing_to_measure(scene: &Scene<'_>, found: Sink<'_>) {
    for (key, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        if scene.authority.counted(scene.registry, key).is_empty() {
            let message = format!("部门“{}”没有在办事项，各项授权率显示“不适用”", department.record.name);
            found(Finding::at(department.file, ["name".into()], message));
        }
    }
}
