use serde::Serialize;

use crate::policy::{DoubleHundred, double_hundred};
use crate::records::{Date, HttpUrl, Text};
use crate::registry::DepartmentKey;

use super::Model;
use super::formal::Formal;
use super::head::{DEPARTMENTS, Head, Link, Pager, PhoneView, page_url};
use super::letter::{LetterRow, row as letter_row};
use super::plan::{ROWS, page_count, rows_of};
use super::rates::{RateView, rate_views};
use super::window::window_link;
use super::window_list::{WindowRow, window_row};

/// The list of departments.
#[derive(Debug, Serialize)]
pub struct DepartmentList<'r> {
    /// Head.
    pub head: Head,
    /// How many in all.
    pub total: usize,
    /// The departments.
    pub departments: Vec<DepartmentRow<'r>>,
    /// Other pages.
    pub pager: Option<Pager>,
}

/// A department in a list.
#[derive(Debug, Serialize)]
pub struct DepartmentRow<'r> {
    /// Its page.
    pub url: String,
    /// Full name.
    pub name: &'r str,
    /// Kind of unit.
    pub kind: &'static str,
    /// Its windows.
    pub windows: Vec<Link>,
    /// How many items.
    pub items: usize,
    /// Telephone.
    pub phone: PhoneView<'r>,
}

/// A department's own page.
#[derive(Debug, Serialize)]
pub struct DepartmentPage<'r> {
    /// Head.
    pub head: Head,
    /// Full name.
    pub name: &'r str,
    /// Earlier names.
    pub former_names: Vec<&'r str>,
    /// Kind of unit.
    pub kind: &'static str,
    /// 统一社会信用代码.
    pub credit_code: Option<&'r str>,
    /// 法定代表人.
    pub legal_representative: &'r str,
    /// Title.
    pub legal_representative_title: &'r str,
    /// Who approves promised items: kind and title.
    pub leaders: Vec<LeaderRow<'r>>,
    /// 行政审批办公室.
    pub approval_office: Option<&'r str>,
    /// 成建制进驻.
    pub stationed: bool,
    /// 主要职责.
    pub duties: Option<&'r str>,
    /// Address.
    pub address: &'r str,
    /// Hours in words.
    pub hours: Option<&'r str>,
    /// Telephone.
    pub phone: PhoneView<'r>,
    /// 监督投诉电话.
    pub complaint: Option<PhoneView<'r>>,
    /// Its own site.
    pub website: Option<&'r str>,
    /// 权责清单.
    pub responsibilities_url: Option<&'r str>,
    /// Windows.
    pub windows: Vec<WindowRow<'r>>,
    /// The list of its items.
    pub items_url: Option<String>,
    /// How many items on the day.
    pub items: usize,
    /// Of them 即办件.
    pub instant_items: usize,
    /// The eight rates.
    pub rates: Vec<RateView<'r>>,
    /// The day they were worked out for.
    pub as_of: Date,
    /// Does it reach 双百?
    pub double_hundred: bool,
    /// The wording.
    pub double_hundred_label: &'static str,
    /// Cases by year.
    pub statistics: Vec<StatisticRow>,
    /// Letters, newest first.
    pub letters: Vec<LetterRow<'r>>,
    /// Formal block.
    pub formal: Formal<'r>,
}

/// Who approves promised items.
#[derive(Debug, Serialize)]
pub struct LeaderRow<'r> {
    /// 分管领导 or 主要领导.
    pub role: &'static str,
    /// Title.
    pub title: &'r str,
}

/// Cases of a year.
#[derive(Debug, Serialize)]
pub struct StatisticRow {
    /// The year.
    pub year: u32,
    /// 窗口受理件数.
    pub accepted: u32,
    /// 窗口办结件数.
    pub concluded: u32,
    /// 窗口审批办结率.
    pub percent: String,
}

impl<'r> DepartmentList<'r> {
    pub(super) fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let keys: Vec<DepartmentKey> = registry.departments.keys().collect();
        let row = |key: &DepartmentKey| {
            let department = &registry.departments[*key];
            DepartmentRow {
                url: format!("departments/{}.html", department.id),
                name: &department.record.name,
                kind: department.record.kind.label(),
                windows: department.windows.iter().map(|key| window_link(registry, *key)).collect(),
                items: model.active(&department.items),
                phone: PhoneView::new(&department.record.phone),
            }
        };
        Self {
            head: Head::column(
                page_url("departments/", page),
                "授权部门",
                DEPARTMENTS,
                "向政务服务窗口授权的部门及其窗口、事项、授权书和授权率。",
            ),
            total: keys.len(),
            departments: rows_of(&keys, page, ROWS).iter().map(row).collect(),
            pager: Pager::new("departments/", page, page_count(keys.len(), ROWS)),
        }
    }
}

impl<'r> DepartmentPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: DepartmentKey) -> Self {
        let registry = model.registry;
        let department = &registry.departments[key];
        let record = &department.record;
        let mut formal = Formal::new(model, &format!("departments/{}", department.id), &record.name);
        formal.assured_on = record.assured_on;
        let rates = model.rates(key);
        let double = double_hundred(rates, record, model.day().year());
        let counted = model.authority.counted(registry, key);
        let description = format!("{}的服务窗口、办理事项、授权书和授权率。", record.name);
        let url = format!("departments/{}.html", department.id);
        let mut letters: Vec<_> = department
            .letters
            .iter()
            .copied()
            .filter(|key| model.authority.state(*key).is_public())
            .collect();
        letters.reverse();
        Self {
            head: Head::content(url, record.name.as_str(), DEPARTMENTS, description, &formal)
                .crumbs([DEPARTMENTS.crumb()]),
            name: &record.name,
            former_names: record.former_names.iter().map(Text::as_str).collect(),
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
            items_url: (!department.items.is_empty()).then(|| format!("items/{}/index.html", department.id)),
            items: counted.len(),
            instant_items: counted
                .iter()
                .filter(|item| item.processing == crate::records::Processing::Instant)
                .count(),
            rates: rate_views(rates),
            as_of: model.day(),
            double_hundred: double == DoubleHundred::Reached,
            double_hundred_label: double.label(),
            statistics: record
                .statistics
                .iter()
                .map(|cases| StatisticRow {
                    year: cases.year.0,
                    accepted: cases.accepted.0,
                    concluded: cases.concluded.0,
                    percent: crate::policy::Ratio {
                        part: cases.concluded.0.into(),
                        whole: cases.accepted.0.into(),
                    }
                    .to_string(),
                })
                .collect(),
            letters: letters.into_iter().map(|key| letter_row(model, key)).collect(),
            formal,
        }
    }
}
