use serde::Serialize;

use crate::policy::{DoubleHundred, Rate, RateId, double_hundred};
use crate::records::{Date, ItemListDocument};

use super::Model;
use super::head::{Head, Link, RATES};
use super::plan::{page_count, rows_of};
use super::window::department_link;

/// Departments on one page.
pub(super) const ROWS: usize = 100;

/// A rate to read: numerator, denominator, threshold, verdict, the notice's words.
#[derive(Debug, Serialize)]
pub struct RateView<'r> {
    /// RAT-01 …
    pub rule: &'static str,
    /// `受理决定权授权率`.
    pub label: &'static str,
    /// Granted.
    pub part: u64,
    /// Of all.
    pub whole: u64,
    /// `58.3%`, `不适用`.
    pub percent: String,
    /// Threshold in per cent.
    pub threshold: u32,
    /// 原则上.
    pub in_principle: bool,
    /// `行政许可`: what it was measured against.
    pub denominator: &'static str,
    /// `达标`.
    pub verdict: &'static str,
    /// `met`.
    pub verdict_id: &'static str,
    /// The notice's words.
    pub clause: &'r str,
}

pub(super) fn rate_views<'r>(rates: &[Rate<'r>; 8]) -> Vec<RateView<'r>> {
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
    };
    rates.iter().map(view).collect()
}

/// 授权率 of all departments, with formula and readings.
#[derive(Debug, Serialize)]
pub struct RatesPage<'r> {
    /// Head.
    pub head: Head,
    /// The day the rates were worked out for.
    pub as_of: Date,
    /// What the eight rates ask.
    pub definitions: Vec<DefinitionRow<'r>>,
    /// The lists the items come from.
    pub lists: Vec<ListRow<'r>>,
    /// One row a department.
    pub rows: Vec<RatesRow<'r>>,
    /// Pages of this list: number and address, where there are several.
    pub pages: Vec<Link>,
    /// This page, from 1.
    pub number: usize,
}

/// What a rate asks.
#[derive(Debug, Serialize)]
pub struct DefinitionRow<'r> {
    /// Name.
    pub label: &'static str,
    /// Measured against.
    pub denominator: &'static str,
    /// Threshold in per cent.
    pub threshold: u32,
    /// 原则上.
    pub in_principle: bool,
    /// The notice's words.
    pub clause: &'r str,
}

/// A list the items come from.
#[derive(Debug, Serialize)]
pub struct ListRow<'r> {
    /// Category.
    pub category: &'static str,
    /// Title.
    pub title: &'r str,
    /// 文号.
    pub document_no: &'r str,
}

/// The rates of a department.
#[derive(Debug, Serialize)]
pub struct RatesRow<'r> {
    /// The department.
    pub department: Link,
    /// Short name.
    pub short_name: &'r str,
    /// Does it reach 双百?
    pub double_hundred: bool,
    /// The wording.
    pub double_hundred_label: &'static str,
    /// Is every rate met or not applicable?
    pub all_met: bool,
    /// The eight rates.
    pub rates: Vec<RateView<'r>>,
}

pub(super) fn url(page: usize) -> String {
    if page == 1 { "rates.html".into() } else { format!("rates-{page}.html") }
}

impl<'r> RatesPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys: Vec<_> = registry.departments.keys().collect();
        let total = page_count(keys.len(), ROWS);
        let row = |key: &crate::registry::DepartmentKey| {
            let department = &registry.departments[*key];
            let rates = model.rates(*key);
            let double = double_hundred(rates, &department.record, model.day().year());
            let views = rate_views(rates);
            RatesRow {
                department: department_link(registry, *key),
                short_name: department.short_name(),
                double_hundred: double == DoubleHundred::Reached,
                double_hundred_label: double.label(),
                all_met: views.iter().all(|rate| matches!(rate.verdict_id, "met" | "not-applicable")),
                rates: views,
            }
        };
        let pages = if total > 1 {
            (1..=total).map(|n| Link::new(url(n), format!("第 {n} 页"))).collect()
        } else {
            Vec::new()
        };
        Self {
            head: Head::column(
                url(page),
                "授权率",
                RATES,
                "各部门对服务窗口的八项授权率：分子、分母、口径、应达标准和结论。",
            ),
            as_of: model.day(),
            definitions: RateId::ALL
                .iter()
                .map(|id| {
                    let rule = id.rule_of(&registry.policy);
                    DefinitionRow {
                        label: id.label(),
                        denominator: rule.denominator.label(),
                        threshold: rule.threshold.0,
                        in_principle: rule.in_principle.is_some_and(|in_principle| in_principle.0),
                        clause: &rule.clause,
                    }
                })
                .collect(),
            lists: registry.policy.item_lists.iter().map(list_row).collect(),
            rows: rows_of(&keys, page, ROWS).iter().map(row).collect(),
            pages,
            number: page,
        }
    }
}

fn list_row(list: &ItemListDocument) -> ListRow<'_> {
    ListRow { category: list.category.label(), title: &list.title, document_no: &list.document_no }
}
