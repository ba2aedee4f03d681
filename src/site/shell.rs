use std::collections::BTreeMap;

use serde::Serialize;

use crate::policy::LetterState;
use crate::records::{BasisDocument, HttpUrl};
use crate::registry::Registry;

use super::head::{Link, PhoneView};

/// What every page shows of the site itself; handed to the templates once.
#[derive(Debug, Serialize)]
pub struct Shell<'r> {
    /// SiteName.
    pub name: &'r str,
    /// SiteDomain.
    pub domain: &'r str,
    /// SiteIDCode.
    pub id_code: &'r str,
    /// The section's title.
    pub section: &'r str,
    /// What the section holds.
    pub description: &'r str,
    /// The district's name.
    pub area: &'r str,
    /// Name of the column above.
    pub parent_name: &'r str,
    /// Its address.
    pub parent_url: Option<&'r str>,
    /// 主办单位.
    pub sponsor: &'r str,
    /// 承办单位.
    pub operator: &'r str,
    /// ICP备案号.
    pub icp_no: Option<&'r str>,
    /// 公安备案号.
    pub police_no: Option<&'r str>,
    /// 发布机构.
    pub publisher: &'r str,
    /// 政务服务热线.
    pub hotline: Option<PhoneView<'r>>,
    /// 备案机构.
    pub filing_authority: &'r str,
    /// Is this demonstration data?
    pub demonstration: bool,
    /// Where the section is published, with a slash at the end.
    pub base_url: Option<String>,
    /// 政府信息公开工作机构.
    pub office: OfficeView<'r>,
    /// The other parts of the disclosure platform: label and address.
    pub platform: Vec<PlatformLink<'r>>,
    /// The documents the disclosure rests on.
    pub basis: Vec<BasisView<'r>>,
    /// Standing pages: 公开指南, 无障碍说明 …
    pub pages: Vec<Link>,
    /// A letter is about to expire this many days before its end.
    pub expiring_days: i32,
    /// What a letter's state is called, for the script that finds another on a later day.
    pub letter_states: BTreeMap<&'static str, &'static str>,
    /// Responsibility is the department's.
    pub liability: &'r str,
    /// The window may not pass the grant on.
    pub no_redelegation: &'r str,
}

/// 政府信息公开工作机构.
#[derive(Debug, Serialize)]
pub struct OfficeView<'r> {
    /// Name.
    pub name: &'r str,
    /// Address.
    pub address: &'r str,
    /// Hours.
    pub hours: &'r str,
    /// Telephone.
    pub phone: PhoneView<'r>,
    /// Fax.
    pub fax: Option<&'r str>,
    /// Mailbox.
    pub email: Option<&'r str>,
    /// Web contact.
    pub url: Option<&'r str>,
}

/// A link to another part of the disclosure platform.
#[derive(Debug, Serialize)]
pub struct PlatformLink<'r> {
    /// What it says.
    pub label: &'static str,
    /// Where it leads.
    pub url: &'r str,
}

/// A document the disclosure rests on.
#[derive(Debug, Serialize)]
pub struct BasisView<'r> {
    /// Title without 《》.
    pub title: &'r str,
    /// 文号.
    pub document_no: Option<&'r str>,
    /// Articles that matter.
    pub articles: Option<&'r str>,
    /// The notice page with its text, from the root.
    pub notice_url: Option<String>,
    /// Where its text stands elsewhere.
    pub url: Option<&'r str>,
}

impl<'r> Shell<'r> {
    /// The shell of a site.
    pub fn new(registry: &'r Registry) -> Self {
        let site = &registry.site;
        let office = &site.disclosure_office;
        Self {
            name: &site.site_name,
            domain: &site.site_domain,
            id_code: &site.site_id_code,
            section: &site.section_title,
            description: &site.description,
            area: &site.area_name,
            parent_name: &site.parent.name,
            parent_url: site.parent.url.as_ref().map(HttpUrl::as_str),
            sponsor: &site.sponsor,
            operator: &site.operator,
            icp_no: site.icp_no.as_deref(),
            police_no: site.police_no.as_deref(),
            publisher: &site.publisher,
            hotline: site.hotline.as_ref().map(PhoneView::new),
            filing_authority: &site.filing_authority,
            demonstration: site.demonstration.is_some_and(|demonstration| demonstration.0),
            base_url: site.base_url.as_ref().map(|url| format!("{}/", url.as_str().trim_end_matches('/'))),
            office: OfficeView {
                name: &office.name,
                address: &office.address,
                hours: &office.hours,
                phone: PhoneView::new(&office.phone),
                fax: office.fax.as_ref().map(crate::records::Phone::as_str),
                email: office.email.as_deref(),
                url: office.url.as_ref().map(HttpUrl::as_str),
            },
            platform: platform(registry),
            basis: registry.policy.basis_documents.iter().map(|basis| basis_view(registry, basis)).collect(),
            pages: super::home::page_links(registry),
            expiring_days: registry.policy.expiring_days(),
            letter_states: LetterState::PUBLIC.map(|state| (state.identifier(), state.label())).into(),
            liability: &registry.policy.statements.liability,
            no_redelegation: &registry.policy.statements.no_redelegation,
        }
    }
}

fn platform(registry: &Registry) -> Vec<PlatformLink<'_>> {
    let Some(links) = &registry.site.disclosure_links else { return Vec::new() };
    [
        ("政府信息公开指南", &links.guide),
        ("政府信息公开制度", &links.system),
        ("法定主动公开内容", &links.statutory),
        ("政府信息公开年报", &links.annual_report),
        ("依申请公开", &links.request),
    ]
    .into_iter()
    .filter_map(|(label, url)| Some(PlatformLink { label, url: url.as_ref()?.as_str() }))
    .collect()
}

pub(super) fn basis_view<'r>(registry: &Registry, basis: &'r BasisDocument) -> BasisView<'r> {
    let notice = basis.notice.as_ref().map(crate::records::Id::as_str);
    let known = notice.filter(|id| registry.notices.iter().any(|notice| &*notice.id == *id));
    BasisView {
        title: &basis.title,
        document_no: basis.document_no.as_deref(),
        articles: basis.articles.as_deref(),
        notice_url: known.map(|id| format!("notices/{id}.html")),
        url: basis.url.as_ref().map(HttpUrl::as_str),
    }
}
