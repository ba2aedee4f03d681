//! RAT: authorization rates (notice, part two). Falling short is published, never hidden, and blocks nothing.

use crate::policy::{LetterState, RateId, Verdict};
use crate::records::{self, Category, Letter, Power, Processing, RateRule, Statistic};
use crate::registry::{Department, PowerSet};
use crate::rulebook::{
    RAT_01, RAT_02, RAT_03, RAT_04, RAT_05, RAT_06, RAT_07, RAT_08, RAT_11, RAT_12, RAT_13,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::concluding(&RAT_01, |s, f| short(s, f, RateId::Accept)).looking_ahead(),
    Check::concluding(&RAT_02, |s, f| short(s, f, RateId::ApproveInstant)).looking_ahead(),
    Check::concluding(&RAT_03, |s, f| short(s, f, RateId::ApprovePermit)).looking_ahead(),
    Check::concluding(&RAT_04, |s, f| short(s, f, RateId::ApprovePublicService)).looking_ahead(),
    Check::concluding(&RAT_05, |s, f| short(s, f, RateId::Coordinate)).looking_ahead(),
    Check::concluding(&RAT_06, |s, f| short(s, f, RateId::Certify)).looking_ahead(),
    Check::concluding(&RAT_07, |s, f| short(s, f, RateId::Deliver)).looking_ahead(),
    Check::concluding(&RAT_08, |s, f| short(s, f, RateId::Litigate)).looking_ahead(),
    Check::concluding(&RAT_12, readings_agree),
    Check::direct(&RAT_13, concluded_cases_were_accepted),
    Check::concluding(&RAT_11, nothing_to_measure),
];

fn short(scene: &Scene<'_>, found: Sink<'_>, id: RateId) {
    for (key, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        if is_told_at_letters(scene, department) {
            continue;
        }
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
        let finding = Finding::at(department.file, [records::Department::name], message);
        let (grants, term) = (Letter::grants.label(), Letter::term.label());
        let mut fix = format!("页面会如实公布；如属漏填，请核对授权书的“{grants}”和“{term}”");
        // One rate says it for all: an item without any power is missing from each.
        if id == RateId::Accept {
            fix += &ungranted(scene, department);
        }
        let finding = finding.fix(fix);
        found(if rate.verdict == Verdict::NotMetInPrinciple { finding.only_a_reminder() } else { finding });
    }
}

/// Is no letter in force, because the last has expired? That every rate is nothing then is told once, there (LTR-09).
fn is_told_at_letters(scene: &Scene<'_>, department: &Department) -> bool {
    let states = department.letters.iter().map(|letter| scene.authority.state(*letter));
    let newest =
        department.letters.iter().max_by_key(|letter| scene.registry.letters[**letter].record.signed_on);
    let has_expired = newest.is_some_and(|newest| scene.authority.state(*newest) == LetterState::Expired);
    has_expired && !states.into_iter().any(LetterState::is_in_force)
}

/// Which of its items no letter in force grants, in the words of a fix; empty if it is none or all of them.
fn ungranted(scene: &Scene<'_>, department: &Department) -> String {
    let items = department.items.iter().map(|key| (*key, &scene.registry.items[*key]));
    let counted: Vec<_> = items.filter(|(key, _)| scene.registry.is_counted(*key, scene.day())).collect();
    let lacking = counted.iter().filter(|(key, _)| scene.authority.powers(*key) == PowerSet::NONE);
    let names: Vec<&str> = lacking.map(|(_, item)| item.record.name.as_str()).collect();
    match names.len() {
        0 => String::new(),
        n if n == counted.len() => String::new(),
        n if n > SHOWN => format!("。没有列入授权书的事项：{} 等 {n} 项", names[..SHOWN].join("、")),
        _ => format!("。没有列入授权书的事项：{}", names.join("、")),
    }
}

/// So many items are named.
const SHOWN: usize = 5;

fn nothing_to_measure(scene: &Scene<'_>, found: Sink<'_>) {
    for (key, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let exists = department.days().hold(scene.day());
        if exists && scene.authority.counted(key).is_empty() {
            let message = format!("部门“{}”没有在办事项，各项授权率显示“不适用”", department.record.name);
            let finding = Finding::at(department.file, [records::Department::name], message);
            found(finding.fix("确实没有的不必处理；有的请在 items/ 下补上事项，并核对失效日期"));
        }
    }
}

/// Two readings of “行政许可事项的审核审批权 80%” (notice, part two): all permits, or those decided at the window.
fn readings_agree(scene: &Scene<'_>, found: Sink<'_>) {
    let rule = &scene.registry.policy.rates.approve_permit;
    for (key, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let permits: Vec<_> = scene.authority.counted(key);
        let permits = permits.iter().filter(|item| item.category == Category::Permit);
        let (mut all, mut instant) = ((0, 0), (0, 0));
        for item in permits {
            let granted = usize::from(item.granted.contains(Power::Approve));
            all = (all.0 + granted, all.1 + 1);
            if item.processing == Processing::Instant {
                instant = (instant.0 + granted, instant.1 + 1);
            }
        }
        let met = |(part, whole): (usize, usize)| part * 100 >= whole * rule.threshold.0 as usize;
        if all.1 == 0 || instant.1 == 0 || met(all) == met(instant) {
            continue;
        }
        let verdict = |met: bool| if met { "达标" } else { "未达标" };
        let message = format!(
            "{}行政许可审核审批权按两种口径结论不同：全部许可 {}/{} {}，即办许可 {}/{} {}",
            department.short_name(),
            all.0,
            all.1,
            verdict(met(all)),
            instant.0,
            instant.1,
            verdict(met(instant)),
        );
        let finding = Finding::at(department.file, [records::Department::name], message);
        let denominator = RateRule::denominator.label();
        let fix = format!("页面按 policy.yaml 的“{denominator}”公布，并写明口径；请与政务办确认采用哪一种");
        found(finding.fix(fix));
    }
}

fn concluded_cases_were_accepted(scene: &Scene<'_>, found: Sink<'_>) {
    for department in scene.registry.departments.values() {
        for (at, year) in department.record.statistics.iter().enumerate() {
            if year.concluded > year.accepted {
                let message = format!(
                    "{} 年办结件数 {} 大于受理件数 {}",
                    year.year.0, year.concluded.0, year.accepted.0
                );
                let path = [records::Department::statistics, at.into(), Statistic::concluded];
                let other = [records::Department::statistics, at.into(), Statistic::accepted];
                let finding = Finding::at(department.file, path, message);
                found(
                    finding
                        .related(department.file, other, "受理件数在这里")
                        .fix("请核对；办结率不能超过 100%"),
                );
            }
        }
    }
}
