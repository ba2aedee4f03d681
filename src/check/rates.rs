//! RAT: authorization rates (notice, part three). Falling short is published, never hidden, and blocks nothing.

use crate::diagnostic::Severity::{self, Compliance, Info, Warning};
use crate::policy::{RateId, Verdict};

use super::rule::{Check, Finding, Rule, Scene, Sink};

pub(super) const RULES: &[Rule] = &[
    rate("RAT-01", Compliance, "受理决定权授权率应达标", |s, f| short(s, f, RateId::Accept)),
    rate("RAT-02", Compliance, "即办件审核审批权授权率应达标", |s, f| {
        short(s, f, RateId::ApproveInstant);
    }),
    rate("RAT-03", Compliance, "行政许可审核审批权授权率应达标", |s, f| {
        short(s, f, RateId::ApprovePermit);
    }),
    rate("RAT-04", Warning, "公共服务审核审批权授权率原则上应达标", |s, f| {
        short(s, f, RateId::ApprovePublicService);
    }),
    rate("RAT-05", Compliance, "承诺件协调处置权授权率应达标", |s, f| {
        short(s, f, RateId::Coordinate);
    }),
    rate("RAT-06", Compliance, "制证权授权率应达标", |s, f| short(s, f, RateId::Certify)),
    rate("RAT-07", Compliance, "送达权授权率应达标", |s, f| short(s, f, RateId::Deliver)),
    rate("RAT-08", Compliance, "应诉代理权授权率应达标", |s, f| short(s, f, RateId::Litigate)),
    rate("RAT-11", Info, "没有可统计事项的部门授权率显示不适用", nothing_to_measure),
];

const fn rate(id: &'static str, severity: Severity, title: &'static str, check: Check) -> Rule {
    Rule::concluding(id, severity, title, check)
}

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
