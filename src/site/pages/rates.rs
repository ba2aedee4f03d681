use serde::Serialize;

use crate::policy::{Rate, RateId, Verdict, double_hundred};
use crate::records::{Date, ItemListDocument};
use crate::registry::DepartmentKey;
use crate::site::model::Model;
use crate::site::parts::paging::{pages, rows_of};
use crate::site::parts::{Head, Link, PageKind, RateView, column, rate_views};

/// Departments on one page.
const ROWS: usize = 100;

/// The 授权率 of all departments, with the definition of each rate.
#[derive(Serialize)]
pub(crate) struct RatesPage<'r> {
    head: Head,
    /// The day for which the rates were computed.
    as_of: Date,
    /// The next day on which they may change.
    next_change: Option<Date>,
    /// The definitions of the eight rates.
    definitions: Vec<DefinitionRow<'r>>,
    /// The lists the items come from.
    lists: Vec<ListRow<'r>>,
    /// What all of them come to.
    summary: SummaryView,
    /// One row for each department; those that fall short come first.
    rows: Vec<RatesRow<'r>>,
    /// The pages of this list, by number; empty if there is only one.
    pages: Vec<Link>,
    /// The number of this page, from 1.
    number: usize,
}

/// How many rates of all departments there are, and what they come to.
#[derive(Serialize, Default)]
struct SummaryView {
    departments: usize,
    /// Departments of which every rate is met, or not applicable.
    all_met: usize,
    rates: usize,
    met: usize,
    not_met: usize,
    /// Short of what the notice asks 原则上.
    in_principle: usize,
    not_applicable: usize,
}

impl SummaryView {
    fn add(&mut self, rates: &[Rate<'_>; 8]) {
        self.departments += 1;
        self.all_met += usize::from(rates.iter().all(is_met));
        for rate in rates {
            self.rates += 1;
            match rate.verdict {
                Verdict::Met => self.met += 1,
                Verdict::NotMet => self.not_met += 1,
                Verdict::NotMetInPrinciple => self.in_principle += 1,
                Verdict::NotApplicable => self.not_applicable += 1,
            }
        }
    }
}

/// Does a rate reach its threshold, or is there nothing to measure?
fn is_met(rate: &Rate<'_>) -> bool {
    matches!(rate.verdict, Verdict::Met | Verdict::NotApplicable)
}

/// The definition of a rate.
#[derive(Serialize)]
struct DefinitionRow<'r> {
    label: &'static str,
    /// The items against which it is measured.
    denominator: &'static str,
    /// The threshold, in per cent.
    threshold: u32,
    /// 原则上.
    in_principle: bool,
    /// The words of the notice.
    clause: &'r str,
}

/// A list the items come from.
#[derive(Serialize)]
struct ListRow<'r> {
    category: &'static str,
    title: &'r str,
    /// 文号.
    document_no: &'r str,
}

/// The rates of a department.
#[derive(Serialize)]
struct RatesRow<'r> {
    department: Link,
    short_name: &'r str,
    /// Does it reach 双百?
    double_hundred: bool,
    /// The verdict on 双百, in words.
    double_hundred_label: String,
    /// Is every rate met, or not applicable?
    all_met: bool,
    rates: Vec<RateView<'r>>,
}

impl<'r> PageKind<'r> for RatesPage<'r> {
    const STEM: &'static str = column::RATES.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, model.registry.departments.len(), ROWS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let mut keys: Vec<_> = registry.departments.keys().collect();
        let mut summary = SummaryView::default();
        for key in &keys {
            summary.add(model.rates(*key).on(model.day()));
        }
        keys.sort_by_cached_key(|key| model.rates(*key).on(model.day()).iter().all(is_met));
        let row = |key: &DepartmentKey| {
            let department = &registry.departments[*key];
            let rates = model.rates(*key).on(model.day());
            let double = double_hundred(rates, &department.record);
            let views = rate_views(model, *key, rates);
            RatesRow {
                department: Link::department(registry, *key),
                short_name: department.short_name(),
                double_hundred: double.is_reached(),
                double_hundred_label: double.label(),
                all_met: rates.iter().all(is_met),
                rates: views,
            }
        };
        let all = pages(Self::STEM, keys.len(), ROWS);
        let link = |(number, url)| Link::new(url, format!("第 {number} 页"));
        Self {
            head: Head::list(&column::RATES, page)
                .described("各部门对服务窗口的八项授权率：分子、分母、口径、应达标准和结论。"),
            as_of: model.day(),
            next_change: *model.next_change,
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
            summary,
            rows: rows_of(&keys, page, ROWS).iter().map(row).collect(),
            pages: if all.len() > 1 { all.into_iter().map(link).collect() } else { Vec::new() },
            number: page,
        }
    }
}

fn list_row(list: &ItemListDocument) -> ListRow<'_> {
    ListRow { category: list.category.label(), title: &list.title, document_no: &list.document_no }
}
