//! RAT: authorization rates (notice, part three). Falling short is published, never hidden, and blocks nothing.

use crate::diagnostic::Severity::{Compliance, Info, Warning};
use crate::policy::{Rate, RateId, Verdict};

use super::rule::{Finding, Rule, Scene, Sink};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "RAT-01",
        severity: Compliance,
        title: "受理决定权授权率应达标",
        check: |s, f| short(s, f, RateId::Accept),
    },
    Rule {
        id: "RAT-02",
        severity: Compliance,
        title: "即办件审核审批权授权率应达标",
        check: |s, f| short(s, f, RateId::ApproveInstant),
    },
    Rule {
        id: "RAT-03",
        severity: Compliance,
        title: "行政许可审核审批权授权率应达标",
        check: |s, f| short(s, f, RateId::ApprovePermit),
    },
    Rule {
        id: "RAT-04",
        severity: Warning,
        title: "公共服务审核审批权授权率原则上应达标",
        check: |s, f| short(s, f, RateId::ApprovePublicService),
    },
    Rule {
        id: "RAT-05",
        severity: Compliance,
        title: "承诺件协调处置权授权率应达标",
        check: |s, f| short(s, f, RateId::Coordinate),
    },
    Rule {
        id: "RAT-06",
        severity: Compliance,
        title: "制证权授权率应达标",
        check: |s, f| short(s, f, RateId::Certify),
    },
    Rule {
        id: "RAT-07",
        severity: Compliance,
        title: "送达权授权率应达标",
        check: |s, f| short(s, f, RateId::Deliver),
    },
    Rule {
        id: "RAT-08",
        severity: Compliance,
        title: "应诉代理权授权率应达标",
        check: |s, f| short(s, f, RateId::Litigate),
    },
    Rule {
        id: "RAT-11",
        severity: Info,
        title: "没有可统计事项的部门授权率显示不适用",
        check: nothing_to_measure,
    },
];

fn short(scene: &Scene<'_>, found: Sink<'_>, id: RateId) {
    for (key, department) in scene.registry.departments.iter() {
        let rates: [Rate<'_>; 8] = scene.authority.rates(scene.registry, key);
        let Some(rate) = rates.iter().find(|rate| rate.id == id) else { continue };
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
    for (key, department) in scene.registry.departments.iter() {
        if scene.authority.counted(scene.registry, key).is_empty() {
            let message = format!("部门“{}”没有在办事项，各项授权率显示“不适用”", department.record.name);
            found(Finding::at(department.file, ["name".into()], message));
        }
    }
}
