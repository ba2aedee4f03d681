//! The eight authorization rates, read as three simultaneous checks over three denominators
//! (notice, part two).

use crate::records::{Category, Denominator, Department, Policy, Power, Processing, RateRule};
use crate::registry::PowerSet;

use super::Ratio;
use super::ratio::NOT_APPLICABLE;

/// An item as the rates see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Its category.
    pub category: Category,
    /// 即办件 or 承诺件.
    pub processing: Processing,
    /// Does it end in a certificate?
    pub certificate: bool,
    /// Powers in force for it.
    pub granted: PowerSet,
}

impl Counted {
    /// Does a rate count it, granted or not?
    pub(super) fn is_measured_by(self, id: RateId, policy: &Policy) -> bool {
        let instant = self.processing == Processing::Instant;
        let mapped = policy.category_mapping.iter().find(|mapping| mapping.category == self.category);
        let category = mapped.map_or(self.category, |mapping| mapping.counts_as);
        match id.rule_of(policy).denominator {
            Denominator::All => true,
            Denominator::Instant => instant,
            Denominator::Promised => !instant,
            Denominator::Permit => category == Category::Permit,
            Denominator::PermitInstant => category == Category::Permit && instant,
            Denominator::PublicService => category == Category::PublicService,
            Denominator::PublicServiceInstant => category == Category::PublicService && instant,
            Denominator::WithCertificate => self.certificate,
        }
    }
}

/// One of the eight rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum RateId {
    /// RAT-01 受理决定权.
    Accept,
    /// RAT-02 审核审批权 over 即办件.
    ApproveInstant,
    /// RAT-03 审核审批权 over 行政许可.
    ApprovePermit,
    /// RAT-04 审核审批权 over 公共服务.
    ApprovePublicService,
    /// RAT-05 协调处置权.
    Coordinate,
    /// RAT-06 制证权.
    Certify,
    /// RAT-07 送达权.
    Deliver,
    /// RAT-08 应诉代理权.
    Litigate,
}

impl RateId {
    /// All eight, in the order of their rules, RAT-01 to RAT-08.
    pub const ALL: [Self; 8] = [
        Self::Accept,
        Self::ApproveInstant,
        Self::ApprovePermit,
        Self::ApprovePublicService,
        Self::Coordinate,
        Self::Certify,
        Self::Deliver,
        Self::Litigate,
    ];

    /// Rule id.
    pub fn rule(self) -> &'static str {
        ["RAT-01", "RAT-02", "RAT-03", "RAT-04", "RAT-05", "RAT-06", "RAT-07", "RAT-08"][self as usize]
    }

    /// The fixed name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Accept => "受理决定权授权率",
            Self::ApproveInstant => "即办件审核审批权授权率",
            Self::ApprovePermit => "行政许可审核审批权授权率",
            Self::ApprovePublicService => "公共服务审核审批权授权率",
            Self::Coordinate => "承诺件协调处置权授权率",
            Self::Certify => "制证权授权率",
            Self::Deliver => "送达权授权率",
            Self::Litigate => "应诉代理权授权率",
        }
    }

    /// The power it measures.
    pub fn power(self) -> Power {
        match self {
            Self::Accept => Power::Accept,
            Self::ApproveInstant | Self::ApprovePermit | Self::ApprovePublicService => Power::Approve,
            Self::Coordinate => Power::Coordinate,
            Self::Certify => Power::Certify,
            Self::Deliver => Power::Deliver,
            Self::Litigate => Power::Litigate,
        }
    }

    /// Its threshold and denominator in `policy.yaml`.
    pub fn rule_of(self, policy: &Policy) -> &RateRule {
        let rules = &policy.rates;
        match self {
            Self::Accept => &rules.accept,
            Self::ApproveInstant => &rules.approve_instant,
            Self::ApprovePermit => &rules.approve_permit,
            Self::ApprovePublicService => &rules.approve_public_service,
            Self::Coordinate => &rules.coordinate,
            Self::Certify => &rules.certify,
            Self::Deliver => &rules.deliver,
            Self::Litigate => &rules.litigate,
        }
    }
}

/// What a rate comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Verdict {
    /// 达标.
    Met,
    /// 未达标.
    NotMet,
    /// Short of what the notice asks 原则上.
    NotMetInPrinciple,
    /// Nothing to measure against.
    NotApplicable,
}

impl Verdict {
    /// The fixed wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Met => "达标",
            Self::NotMet => "未达标",
            Self::NotMetInPrinciple => "未达到原则上要求",
            Self::NotApplicable => NOT_APPLICABLE,
        }
    }

    /// For classes.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotMetInPrinciple => "not-met-in-principle",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A measured rate.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Rate<'p> {
    /// Which one.
    pub id: RateId,
    /// Granted of all.
    pub ratio: Ratio,
    /// What was measured against.
    pub rule: &'p RateRule,
    /// The verdict.
    pub verdict: Verdict,
}

impl PartialEq for Rate<'_> {
    /// The rule follows from which rate it is.
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.ratio, self.verdict) == (other.id, other.ratio, other.verdict)
    }
}

/// Measures the eight rates over the items of one department.
pub fn measure<'p>(items: &[Counted], policy: &'p Policy) -> [Rate<'p>; 8] {
    RateId::ALL.map(|id| {
        let rule = id.rule_of(policy);
        let mut ratio = Ratio { part: 0, whole: 0 };
        for item in items.iter().filter(|item| item.is_measured_by(id, policy)) {
            ratio.whole += 1;
            ratio.part += u64::from(item.granted.contains(id.power()));
        }
        Rate { id, ratio, rule, verdict: verdict(ratio, rule) }
    })
}

fn verdict(ratio: Ratio, rule: &RateRule) -> Verdict {
    if ratio.whole == 0 {
        Verdict::NotApplicable
    } else if ratio.reaches(rule.threshold.0) {
        Verdict::Met
    } else if rule.in_principle.is_some_and(|in_principle| in_principle.0) {
        Verdict::NotMetInPrinciple
    } else {
        Verdict::NotMet
    }
}

/// 双百目标 (notice, part two): everything granted, and everything concluded at the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubleHundred {
    /// Both halves reached; the cases are those of this year.
    Reached(u32),
    /// Everything granted, but of the cases of this year not all were concluded at the window.
    NotConcluded(u32),
    /// Everything granted; no year had a case.
    NoCases,
    /// Everything granted; no cases are reported.
    NotReported,
    /// Not everything granted.
    NotGranted,
}

impl DoubleHundred {
    /// Are both halves reached?
    pub fn is_reached(self) -> bool {
        matches!(self, Self::Reached(_))
    }

    /// The wording.
    pub fn label(self) -> String {
        match self {
            Self::Reached(year) => format!("已达到“双百”目标（{year} 年办结率 100%）"),
            Self::NotConcluded(year) => format!("授权已达 100%，{year} 年办结率未达 100%，未达到“双百”目标"),
            Self::NoCases => "授权已达 100%，窗口还没有办件".into(),
            Self::NotReported => "授权已达 100%，办结率未填报".into(),
            Self::NotGranted => "未达到“双百”目标".into(),
        }
    }
}

/// Both halves of 双百 for a department: its rates, and the newest year in which its window had cases. Never inferred
/// where cases are not reported.
pub fn double_hundred(rates: &[Rate<'_>; 8], department: &Department) -> DoubleHundred {
    let measured = rates.iter().filter(|rate| rate.ratio.whole > 0);
    let granted = rates.iter().all(|rate| rate.ratio.part == rate.ratio.whole) && measured.count() > 0;
    let cases = department.statistics.iter().filter(|cases| cases.accepted.0 > 0);
    let newest = cases.max_by_key(|cases| cases.year.0);
    match (granted, newest) {
        (false, _) => DoubleHundred::NotGranted,
        (true, Some(cases)) if cases.concluded == cases.accepted => DoubleHundred::Reached(cases.year.0),
        (true, Some(cases)) => DoubleHundred::NotConcluded(cases.year.0),
        (true, None) if department.statistics.is_empty() => DoubleHundred::NotReported,
        (true, None) => DoubleHundred::NoCases,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOTICE: &str = include_str!("../../tests/fixtures/policy-of-the-notice.yaml");

    fn policy() -> Policy {
        serde_yaml::from_str(NOTICE).unwrap()
    }

    fn item(category: Category, processing: Processing, granted: &[Power]) -> Counted {
        Counted { category, processing, certificate: true, granted: granted.iter().copied().collect() }
    }

    /// Rule book §1.3-A1: 12 permits (7 instant, 5 promised) and 6 instant public services, ② for all instant.
    fn vector() -> Vec<Counted> {
        use {Category::*, Processing::*};
        let mut items = vec![item(Permit, Instant, &[Power::Approve]); 7];
        items.extend(vec![item(Permit, Promised, &[]); 5]);
        items.extend(vec![item(PublicService, Instant, &[Power::Approve]); 6]);
        items
    }

    fn shown(rate: &Rate<'_>) -> (u64, u64, String, Verdict) {
        (rate.ratio.part, rate.ratio.whole, rate.ratio.to_string(), rate.verdict)
    }

    #[test]
    fn the_combined_reading_keeps_every_clause_of_the_notice_meaningful() {
        let policy = policy();
        let rates = measure(&vector(), &policy);
        assert_eq!(shown(&rates[1]), (13, 13, "100%".into(), Verdict::Met));
        assert_eq!(shown(&rates[2]), (7, 12, "58.3%".into(), Verdict::NotMet));
        assert_eq!(shown(&rates[3]), (6, 6, "100%".into(), Verdict::Met));
    }

    #[test]
    fn the_scoped_reading_is_a_setting() {
        let mut policy = policy();
        policy.rates.approve_permit.denominator = Denominator::PermitInstant;
        assert_eq!(shown(&measure(&vector(), &policy)[2]), (7, 7, "100%".into(), Verdict::Met));
    }

    #[test]
    fn an_empty_denominator_is_not_applicable() {
        let policy = policy();
        let rates = measure(&[item(Category::Permit, Processing::Instant, &[])], &policy);
        assert_eq!(shown(&rates[4]), (0, 0, "不适用".into(), Verdict::NotApplicable));
    }

    #[test]
    fn falling_short_in_principle_is_a_remark() {
        let policy = policy();
        let rates = measure(&[item(Category::PublicService, Processing::Promised, &[])], &policy);
        assert_eq!(rates[3].verdict, Verdict::NotMetInPrinciple);
        assert_eq!(rates[1].verdict, Verdict::NotApplicable);
    }

    #[test]
    fn a_third_category_counts_everywhere_but_has_no_approval_threshold() {
        let mut policy = policy();
        let items = [item(Category::Confirmation, Processing::Promised, &[Power::Accept])];
        let rates = measure(&items, &policy);
        assert_eq!(rates[0].verdict, Verdict::Met);
        assert_eq!((rates[2].verdict, rates[3].verdict), (Verdict::NotApplicable, Verdict::NotApplicable));
        let mapping =
            crate::records::CategoryMapping { category: Category::Confirmation, counts_as: Category::Permit };
        policy.category_mapping.push(mapping);
        assert_eq!(measure(&items, &policy)[2].verdict, Verdict::NotMet);
    }

    fn any_item() -> impl Strategy<Value = Counted> {
        let categories = prop::sample::select(Category::ALL);
        let powers = prop::collection::vec(prop::sample::select(Power::ALL), 0..6);
        (categories, any::<bool>(), any::<bool>(), powers).prop_map(
            |(category, instant, certificate, powers)| {
                let processing = if instant { Processing::Instant } else { Processing::Promised };
                Counted { category, processing, certificate, granted: powers.into_iter().collect() }
            },
        )
    }

    proptest! {
        /// The oracle spells each rate out as the notice does, in fractions instead of shared code.
        #[test]
        fn rates_agree_with_a_brute_force_reading(items in prop::collection::vec(any_item(), 0..40)) {
            let policy = policy();
            let rates = measure(&items, &policy);
            let is = |c: Category| move |i: &&Counted| i.category == c;
            let sets: [Vec<&Counted>; 8] = [
                items.iter().collect(),
                items.iter().filter(|i| i.processing == Processing::Instant).collect(),
                items.iter().filter(is(Category::Permit)).collect(),
                items.iter().filter(is(Category::PublicService)).collect(),
                items.iter().filter(|i| i.processing == Processing::Promised).collect(),
                items.iter().collect(),
                items.iter().collect(),
                items.iter().collect(),
            ];
            let powers = [
                Power::Accept, Power::Approve, Power::Approve, Power::Approve,
                Power::Coordinate, Power::Certify, Power::Deliver, Power::Litigate,
            ];
            let fifths = [5, 5, 4, 5, 5, 4, 5, 5];
            for at in 0..8 {
                let whole = sets[at].len();
                let part = sets[at].iter().filter(|i| i.granted.contains(powers[at])).count();
                prop_assert_eq!((rates[at].ratio.part, rates[at].ratio.whole), (part as u64, whole as u64));
                let enough = part * 5 >= whole * fifths[at];
                let expected = match (whole, enough, at) {
                    (0, ..) => Verdict::NotApplicable,
                    (_, true, _) => Verdict::Met,
                    (_, false, 3) => Verdict::NotMetInPrinciple,
                    _ => Verdict::NotMet,
                };
                prop_assert_eq!(rates[at].verdict, expected);
            }
        }
    }
}
