use serde::Serialize;

use crate::policy::Rate;
use crate::registry::DepartmentKey;
use crate::site::model::Model;

use super::dated::{Dated, Variant};
use super::short_rate::anchor;

/// A rate as pages show it: numerator, denominator, threshold, verdict, the words of the notice.
#[derive(Serialize, PartialEq)]
pub(crate) struct RateView<'r> {
    /// The rule in the rule book: RAT-01 …
    rule: &'static str,
    /// `受理决定权授权率`.
    label: &'static str,
    /// The numerator: how many are granted.
    part: u64,
    /// The denominator.
    whole: u64,
    /// `58.3%`, `不适用`.
    percent: String,
    /// The threshold, in per cent.
    threshold: u32,
    /// 原则上.
    in_principle: bool,
    /// The items against which it is measured: `行政许可`.
    denominator: &'static str,
    /// Shown to people: `达标`.
    verdict: &'static str,
    /// For style sheets and scripts: `met`.
    pub(crate) verdict_id: &'static str,
    /// The words of the notice.
    clause: &'r str,
    /// Where the items stand that lower it, if it is below 100 %.
    anchor: Option<String>,
}

pub(crate) fn rate_views<'r>(
    model: &Model<'r>,
    department: DepartmentKey,
    rates: &[Rate<'r>; 8],
) -> Vec<RateView<'r>> {
    let view = |rate: &Rate<'r>| RateView {
        rule: rate.id.rule(),
        label: rate.id.label(),
        part: rate.ratio.part,
        whole: rate.ratio.whole,
        percent: rate.ratio.to_string(),
        threshold: rate.rule.threshold.0,
        in_principle: rate.rule.in_principle.is_some_and(|in_principle| in_principle.0),
        denominator: rate.rule.denominator.label(),
        verdict: rate.verdict.label(),
        verdict_id: rate.verdict.identifier(),
        clause: &rate.rule.clause,
        anchor: (rate.ratio.part < rate.ratio.whole).then(|| anchor(model, department, rate.id)),
    };
    rates.iter().map(view).collect()
}

/// The eight rates of a department from the day of the build on.
pub(crate) fn dated_rates<'r>(model: &Model<'r>, department: DepartmentKey) -> Dated<Vec<RateView<'r>>> {
    let spans = model.rates(department).spans();
    spans.map(|span| Variant::new(span.days, rate_views(model, department, span.value))).collect()
}
