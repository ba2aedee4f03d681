use serde::Serialize;

use crate::policy::{Ratio, double_hundred};
use crate::records::{Date, HttpUrl};
use crate::registry::{DepartmentKey, RecordKey};
use crate::site::model::Model;
use crate::site::parts::{
    Dated, Formal, FormerNameView, Head, ItemCount, LetterRow, Link, PageKind, PhoneView, RateView,
    ShortRates, Variant, WindowRow, address, column, dated, dated_rates, former_names, item_count,
    letter_row, short_rates, window_row,
};

/// A department's own page.
#[derive(Serialize)]
pub(crate) struct DepartmentPage<'r> {
    head: Head,
    name: &'r str,
    former_names: Vec<FormerNameView<'r>>,
    /// Its last day, if it has one and is still there on the day of the build.
    until: Option<Date>,
    /// Its last day, on days after it.
    ended: Dated<Date>,
    /// The department that takes over.
    moved_to: Option<Link>,
    /// The kind of unit.
    kind: &'static str,
    /// 统一社会信用代码.
    credit_code: Option<&'r str>,
    /// 法定代表人.
    legal_representative: &'r str,
    /// The title of the 法定代表人.
    legal_representative_title: &'r str,
    /// Who approves 承诺件.
    leaders: Vec<LeaderRow<'r>>,
    /// 行政审批办公室.
    approval_office: Option<&'r str>,
    /// 成建制进驻.
    stationed: bool,
    /// 主要职责.
    duties: Option<&'r str>,
    address: &'r str,
    /// Opening hours, in words.
    hours: Option<&'r str>,
    phone: PhoneView<'r>,
    /// 监督投诉电话.
    complaint: Option<PhoneView<'r>>,
    website: Option<&'r str>,
    /// 权责清单.
    responsibilities_url: Option<&'r str>,
    windows: Vec<WindowRow<'r>>,
    /// The list of its items.
    items_url: Option<String>,
    /// How many items are handled.
    items: Dated<ItemCount>,
    rates: Dated<Vec<RateView<'r>>>,
    /// The rates below 100 %, with the items that lower them.
    short: ShortRates<'r>,
    double_hundred: Dated<DoubleHundredView>,
    /// The numbers of cases by year.
    statistics: Vec<StatisticRow>,
    /// Its letters, newest first.
    letters: Vec<LetterRow<'r>>,
    formal: Formal<'r>,
}

/// The verdict on 双百.
#[derive(Serialize, PartialEq)]
struct DoubleHundredView {
    reached: bool,
    /// Shown to people.
    label: String,
}

/// One of those who approve 承诺件.
#[derive(Serialize)]
struct LeaderRow<'r> {
    /// 分管领导 or 主要领导.
    role: &'static str,
    title: &'r str,
}

/// The numbers of cases of one year.
#[derive(Serialize)]
struct StatisticRow {
    year: u32,
    /// 窗口受理件数.
    accepted: u32,
    /// 窗口办结件数.
    concluded: u32,
    /// 窗口审批办结率.
    percent: String,
}

impl<'r> PageKind<'r> for DepartmentPage<'r> {
    const STEM: &'static str = column::DEPARTMENTS.stem;
    type Key = DepartmentKey;

    fn places(model: &Model<'_>) -> Vec<(DepartmentKey, String)> {
        let departments = model.registry.departments.keys();
        departments.map(|key| (key, address::department(model.registry, key))).collect()
    }

    fn new(model: &'r Model<'r>, key: DepartmentKey) -> Self {
        let registry = model.registry;
        let department = &registry.departments[key];
        let record = &department.record;
        let url = address::department(registry, key);
        let days = department.days();
        let mut formal = Formal::new(model, &url, &record.name);
        formal.assured_on = record.assured_on;
        let description = format!("{}的服务窗口、办理事项、授权书和授权率。", record.name);
        let mut letters: Vec<_> = department
            .letters
            .iter()
            .copied()
            .filter(|key| model.history.state(*key, model.day()).is_public())
            .collect();
        letters.reverse();
        Self {
            head: Head::content(url, record.name.as_str(), &column::DEPARTMENTS, description, &formal)
                .crumbs([Link::column(&column::DEPARTMENTS)])
                .telling(model, RecordKey::Department(key)),
            name: &record.name,
            former_names: former_names(
                record.names.iter().map(|name| (&name.name, name.until)),
                &record.former_names,
            ),
            until: days.last.filter(|last| model.day() <= *last),
            ended: dated(model.day(), days.changes(), |day| days.last.filter(|last| *last < day)),
            moved_to: department.moved_to.map(|other| Link::department(registry, other)),
            kind: record.kind.label(),
            credit_code: record.credit_code.as_deref(),
            legal_representative: &record.legal_representative.name,
            legal_representative_title: &record.legal_representative.title,
            leaders: record
                .approval_leaders
                .iter()
                .map(|leader| LeaderRow { role: leader.role.label(), title: &leader.title })
                .collect(),
            approval_office: record.approval_office.as_ref().map(|office| office.name.as_str()),
            stationed: record.approval_office.as_ref().is_some_and(|office| office.stationed.0),
            duties: record.duties.as_deref(),
            address: &record.address,
            hours: record.hours.as_deref(),
            phone: PhoneView::new(&record.phone),
            complaint: record.complaint.as_ref().map(PhoneView::new),
            website: record.website.as_ref().map(HttpUrl::as_str),
            responsibilities_url: record.responsibilities_url.as_ref().map(HttpUrl::as_str),
            windows: department.windows.iter().map(|key| window_row(model, *key)).collect(),
            items_url: (!department.items.is_empty())
                .then(|| address::first(&address::items_of(registry, key))),
            items: item_count(model, &department.items),
            rates: dated_rates(model, key),
            short: short_rates(model, key),
            double_hundred: model
                .rates(key)
                .spans()
                .map(|span| {
                    let double = double_hundred(span.value, record);
                    let view = DoubleHundredView { reached: double.is_reached(), label: double.label() };
                    Variant::new(span.days, view)
                })
                .collect(),
            statistics: record
                .statistics
                .iter()
                .map(|cases| StatisticRow {
                    year: cases.year.0,
                    accepted: cases.accepted.0,
                    concluded: cases.concluded.0,
                    percent: Ratio { part: cases.concluded.0.into(), whole: cases.accepted.0.into() }
                        .to_string(),
                })
                .collect(),
            letters: letters.into_iter().map(|key| letter_row(model, key)).collect(),
            formal,
        }
    }
}
