use serde::Serialize;

use crate::records::{HttpUrl, OfficialMark, Phone, Power};
use crate::registry::Registry;

use super::feed;
use super::parts::{BasisView, Link, Navigation, PhoneView, address, basis, column, link};

/// What every page shows about the site itself; passed to the templates once.
#[derive(Serialize)]
pub struct Shell<'r> {
    name: &'r str,
    domain: &'r str,
    id_code: &'r str,
    section: &'r str,
    /// The section's description.
    description: &'r str,
    area: &'r str,
    /// The column of the site above to which the section belongs.
    parent_name: &'r str,
    parent_url: Option<&'r str>,
    /// 主办单位.
    sponsor: &'r str,
    /// 承办单位.
    operator: &'r str,
    /// ICP备案号.
    icp_no: Option<&'r str>,
    /// 公安备案号, with the page on which it can be looked up.
    police: Option<PoliceMark<'r>>,
    /// 党政机关标识.
    official_mark: Option<OfficialMarkView<'r>>,
    /// The files of the theme with header and footer of the site above.
    surroundings: (Option<&'r str>, Option<&'r str>),
    /// 发布机构.
    publisher: &'r str,
    /// 政务服务热线.
    hotline: Option<PhoneView<'r>>,
    /// 备案机构.
    filing_authority: &'r str,
    demonstration: bool,
    /// Where the section is published, with a slash at the end.
    base_url: Option<String>,
    /// The feed of changes, from the root; there is one where the address of the site is known.
    feed: &'static str,
    /// 政府信息公开工作机构.
    office: OfficeView<'r>,
    /// Keywords of every page, besides its title or its column.
    keywords: &'static str,
    columns: Navigation,
    sitemap: Link,
    /// What the public saw change.
    changes: Link,
    /// Where one asks for what is not published.
    request: RequestView<'r>,
    /// What there is to take away.
    data: Link,
    /// The other parts of the disclosure platform.
    platform: Vec<PlatformLink<'r>>,
    /// The documents on which the disclosure is based.
    basis: Vec<BasisView<'r>>,
    /// Standing pages: 公开指南, 无障碍说明 …
    pages: Vec<Link>,
    /// The six powers, in the order of the notice.
    powers: Vec<&'static str>,
    /// The sentence that the department remains responsible.
    liability: &'r str,
    /// The sentence that the window may not pass the grant on.
    no_redelegation: &'r str,
}

/// 政府信息公开工作机构.
#[derive(Serialize)]
struct OfficeView<'r> {
    name: &'r str,
    address: &'r str,
    hours: &'r str,
    phone: PhoneView<'r>,
    fax: Option<&'r str>,
    email: Option<&'r str>,
    /// A page to contact the office.
    url: Option<&'r str>,
}

/// 公安备案号.
#[derive(Serialize)]
struct PoliceMark<'r> {
    number: &'r str,
    url: String,
}

/// 党政机关标识.
#[derive(Serialize)]
struct OfficialMarkView<'r> {
    url: &'r str,
    /// Shown instead of words.
    picture: Option<PictureView>,
}

/// A picture beside the pages.
#[derive(Serialize)]
struct PictureView {
    url: String,
    /// In pixels.
    width: u32,
    height: u32,
}

/// 依申请公开.
#[derive(Serialize)]
struct RequestView<'r> {
    label: &'static str,
    url: Option<&'r str>,
}

/// A link to another part of the disclosure platform.
#[derive(Serialize)]
struct PlatformLink<'r> {
    label: &'static str,
    url: &'r str,
}

impl<'r> Shell<'r> {
    /// Collects it from the records of the site and of the notice.
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
            police: site.police_no.as_deref().map(PoliceMark::new),
            official_mark: site.official_mark.as_ref().map(|mark| OfficialMarkView::new(registry, mark)),
            surroundings: (site.parent_header.as_deref(), site.parent_footer.as_deref()),
            publisher: &site.publisher,
            hotline: site.hotline.as_ref().map(PhoneView::new),
            filing_authority: &site.filing_authority,
            demonstration: site.is_demonstration(),
            base_url: registry.own_address().map(|own| format!("{own}/")),
            feed: feed::PATH,
            office: OfficeView {
                name: &office.name,
                address: &office.address,
                hours: &office.hours,
                phone: PhoneView::new(&office.phone),
                fax: office.fax.as_ref().map(Phone::as_str),
                email: office.email.as_deref(),
                url: office.url.as_ref().map(HttpUrl::as_str),
            },
            keywords: column::KEYWORDS,
            columns: Navigation,
            sitemap: Link::entrance(&column::SITEMAP),
            changes: Link::entrance(&column::CHANGES),
            request: RequestView {
                label: REQUEST,
                url: site
                    .disclosure_links
                    .as_ref()
                    .and_then(|links| links.request.as_ref())
                    .map(HttpUrl::as_str),
            },
            data: Link::column(&column::DATA),
            platform: platform(registry),
            basis: basis(registry),
            pages: link::standing_pages(registry),
            powers: Power::ALL.iter().map(|power| power.label()).collect(),
            liability: &registry.policy.statements.liability,
            no_redelegation: &registry.policy.statements.no_redelegation,
        }
    }
}

impl Shell<'_> {
    /// The names of the files with header and footer of the site above.
    pub fn surroundings(&self) -> (Option<&str>, Option<&str>) {
        self.surroundings
    }
}

impl<'r> PoliceMark<'r> {
    /// The Ministry of Public Security shows the entry of a number, which has 14 digits.
    fn new(number: &'r str) -> Self {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let url = match digits.len() {
            14 => format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"),
            _ => "https://beian.mps.gov.cn/".to_owned(),
        };
        Self { number, url }
    }
}

impl<'r> OfficialMarkView<'r> {
    fn new(registry: &'r Registry, mark: &'r OfficialMark) -> Self {
        let picture = mark.picture.as_ref().and_then(|file| registry.attachment(&file.file));
        let picture = picture.and_then(|file| {
            let (width, height) = file.pixels?;
            Some(PictureView { url: address::attachment(&file.path), width, height })
        });
        Self { url: mark.url.as_str(), picture }
    }
}

/// What asking for information is called.
const REQUEST: &str = "依申请公开";

fn platform(registry: &Registry) -> Vec<PlatformLink<'_>> {
    let Some(links) = &registry.site.disclosure_links else { return Vec::new() };
    [
        ("政府信息公开指南", &links.guide),
        ("政府信息公开制度", &links.system),
        ("法定主动公开内容", &links.statutory),
        ("政府信息公开年报", &links.annual_report),
        (REQUEST, &links.request),
    ]
    .into_iter()
    .filter_map(|(label, url)| Some(PlatformLink { label, url: url.as_ref()?.as_str() }))
    .collect()
}
