//! Where the links of the content lead inside the site, judged by the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::suggest;
use crate::records::decoded;
use crate::registry::{ContentLink, Registry, Within};
use crate::rulebook::DIS_10;

use super::beside::files_beside;
use super::model::Model;
use super::parts::column::HOME;
use super::parts::{address, attachment};
use super::plan::Plan;

/// A link that leads, or ought to lead, to a page of this site.
pub struct InnerLink<'r> {
    place: Place,
    /// As written.
    url: &'r str,
    /// The page on which it stands; `None` for a whole address, which says where the site is.
    page: Option<String>,
    way: Way,
    /// What stands behind `#`.
    fragment: Option<String>,
}

/// The way from the root of the site.
enum Way {
    /// To the page or file at this path.
    To(String),
    /// Up from the root, then to this path.
    Beyond(String),
    /// To this path from the root of the host, where the site may not be.
    FromHost(String),
}

/// The links of the content that lead into this site: relative addresses, and whole ones below the site's own.
pub fn inner_links(registry: &Registry) -> Vec<InnerLink<'_>> {
    registry.links().into_iter().filter_map(|link| inner_link(link, registry)).collect()
}

fn inner_link<'r>(link: ContentLink<'r>, registry: &Registry) -> Option<InnerLink<'r>> {
    let ContentLink { place, url, within } = link;
    let (page, rest) = match (registry.below_own_address(url), within) {
        (Some(rest), _) => (None, rest),
        (None, Within::Field) => return None,
        (None, _) if has_scheme(url) => return None,
        (None, Within::Notice(id)) => (Some(address::notice(id)), url),
        (None, Within::Page(id)) => (Some(address::first(id)), url),
    };
    let (path, fragment) =
        rest.split_once('#').map_or((rest, None), |(path, fragment)| (path, Some(fragment)));
    let path = decoded(path.split('?').next().unwrap_or_default()).replace('\\', "/");
    let from_top = path.trim_start_matches('/');
    let way = match &page {
        None if from_top.is_empty() => Way::To(address::first(HOME.stem)),
        None => Way::To(from_top.to_owned()),
        Some(_) if path.starts_with('/') => Way::FromHost(from_top.to_owned()),
        Some(page) => resolved(page, &path),
    };
    Some(InnerLink { place, url, page, way, fragment: fragment.map(decoded) })
}

/// `https:`, `tel:` … before anything that only a path can hold.
fn has_scheme(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '#']))
}

/// Where a relative path leads from a page.
fn resolved(page: &str, path: &str) -> Way {
    if path.is_empty() {
        return Way::To(page.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut is_beyond = false;
    for part in path.split('/') {
        match part {
            ".." => is_beyond |= parts.pop().is_none(),
            "." => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if is_beyond { Way::Beyond(path) } else { Way::To(path) }
}

/// Every address of the site: of its pages, with their plans, and of the files beside them.
fn addresses<'p>(
    model: &'p Model<'p>,
    plans: &'p [Plan],
    beside: &'p [String],
) -> BTreeMap<&'p str, Option<&'p Plan>> {
    let files = attachment::published(model).into_iter().map(|file| file.path.as_str());
    let files = files.chain(beside.iter().map(String::as_str)).map(|path| (path, None));
    plans.iter().map(|plan| (plan.path.as_str(), Some(plan))).chain(files).collect()
}

/// Reports links that lead to no page or file of the site, or to no place of a page (DIS-10). `anchors` tells which places
/// a page has; `None` if that cannot be known.
pub fn check_inner_links(
    model: &Model<'_>,
    plans: &[Plan],
    links: &[InnerLink<'_>],
    mut anchors: impl FnMut(&Plan) -> Option<BTreeSet<String>>,
) -> Vec<Diagnostic> {
    let mut beside: Vec<String> = files_beside(model, plans).into_iter().map(|(path, _)| path).collect();
    // Which files of data there are is known when they are made: only for a link that leads to one.
    if links.iter().any(|link| matches!(&link.way, Way::To(path) if address::is_data(path))) {
        beside.extend(model.exports().files().map(|file| address::download(&file.path)));
    }
    let known = addresses(model, plans, &beside);
    let mut places: BTreeMap<&str, Option<BTreeSet<String>>> = BTreeMap::new();
    let mut findings = Vec::new();
    for link in links {
        let found = match &link.way {
            Way::To(path) => known.get_key_value(path.as_str()),
            Way::Beyond(_) | Way::FromHost(_) => None,
        };
        let finding = match (found, link.fragment.as_deref()) {
            (None, _) if is_of_the_host(link, &known, model.registry) => continue,
            (None, _) => no_such_page(link, &known, model.registry),
            (Some((path, Some(plan))), Some(fragment)) if is_named(fragment) => {
                match places.entry(path).or_insert_with(|| anchors(plan)) {
                    Some(places) if !places.contains(fragment) => no_such_place(link, path, fragment, places),
                    _ => continue,
                }
            }
            (Some(_), _) => continue,
        };
        findings.push(finding);
    }
    findings
}

/// Does a whole address lead to the site's host, but to nothing that may be a page of this site? A site at the root of its
/// host shares it with others.
fn is_of_the_host(link: &InnerLink<'_>, known: &BTreeMap<&str, Option<&Plan>>, registry: &Registry) -> bool {
    let is_at_root = registry
        .own_address()
        .is_some_and(|own| own.split_once("://").is_some_and(|(_, host)| !host.contains('/')));
    let Way::To(path) = &link.way else { return false };
    let is_own = match path.split_once('/') {
        Some((folder, _)) => {
            let folder = format!("{folder}/");
            known.keys().any(|path| path.starts_with(&folder))
        }
        None => meant(path, known).is_some(),
    };
    link.page.is_none() && is_at_root && !is_own
}

/// Must the page have a place of this name? The top and a phrase to be found are known to every browser.
fn is_named(fragment: &str) -> bool {
    !fragment.is_empty() && fragment != "top" && !fragment.starts_with(":~:")
}

fn no_such_page(
    link: &InnerLink<'_>,
    known: &BTreeMap<&str, Option<&Plan>>,
    registry: &Registry,
) -> Diagnostic {
    let (Way::To(path) | Way::Beyond(path) | Way::FromHost(path)) = &link.way;
    let message = match &link.way {
        Way::To(path) => format!("链接的页面不存在：{path}"),
        Way::Beyond(_) => format!("链接走到了网站以外：{}", link.url),
        Way::FromHost(_) => format!("链接以 / 开头，从域名算起，到不了本栏目的页面：{}", link.url),
    };
    let fix = match (meant(path, known), &link.way) {
        (Some(path), _) => {
            let start = match &link.page {
                Some(page) => address::to_root(page).to_owned(),
                None => format!("{}/", registry.own_address().unwrap_or_default()),
            };
            let place = link.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("是否想写 {start}{}{place}？", address::attachment(path))
        }
        (None, Way::FromHost(_)) => "链接到上级网站的，请写完整网址，以 https:// 开头".to_owned(),
        (None, _) => {
            "请核对文件名；别的网站请写完整网址，以 https:// 开头；页面已经没有的，请去掉链接".to_owned()
        }
    };
    Diagnostic::of(&DIS_10, link.place.clone(), message).fix(fix)
}

/// More addresses than these are not compared with one that is mistyped.
const MOST_COMPARED: usize = 20_000;

/// The address that was most likely meant: counted from another folder, named by its content file or by its folder, or
/// mistyped.
fn meant<'k>(path: &str, known: &BTreeMap<&'k str, Option<&Plan>>) -> Option<&'k str> {
    let ways = successors(Some(path.trim_end_matches('/')), |path| Some(path.split_once('/')?.1));
    let ends = |way: &str| {
        let (_, name) = way.rsplit_once('/').unwrap_or(("", way));
        let ending = name.rsplit_once('.').map_or(0, |(_, ending)| ending.len() + 1);
        let stem = &way[..way.len() - ending];
        [way.to_owned(), address::first(&format!("{way}/")), address::first(stem)]
    };
    let name = |path: &'_ str| path.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let near = || {
        let pages = known.iter().filter(|(_, plan)| plan.is_some()).map(|(path, _)| *path);
        let near = (known.len() <= MOST_COMPARED).then(|| suggest(path, pages)).flatten()?;
        // A long folder makes any two of its pages alike.
        let (typed, near_name) =
            (address::record_name(&path[name(path)..]), address::record_name(&near[name(near)..]));
        (typed == near_name || suggest(typed, [near_name]).is_some()).then_some(near)
    };
    let exact = ways.flat_map(ends).find_map(|way| known.get_key_value(way.as_str()));
    exact.map(|(path, _)| *path).or_else(near)
}

fn no_such_place(link: &InnerLink<'_>, path: &str, fragment: &str, places: &BTreeSet<String>) -> Diagnostic {
    let message = format!("页面 {path} 里没有这个位置：#{fragment}");
    let fix = match suggest(fragment, places.iter().map(String::as_str)) {
        Some(near) => format!("是否想写 #{near}？"),
        None => "请在要到的标题后面写上名字，如 ## 办理条件 {#tiaojian}，链接写 #tiaojian；没有写名字的标题按先后是 #s1、#s2、#s3"
            .to_owned(),
    };
    Diagnostic::of(&DIS_10, link.place.clone(), message).fix(fix)
}
