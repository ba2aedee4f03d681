//! DIS: whose notice `policy.yaml` is.

use crate::records::{BasisDocument, ItemListDocument, Policy};
use crate::registry::Registry;
use crate::rulebook::DIS_31;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[Check::direct(&DIS_31, the_notice_is_of_this_area)];

/// One finding, however many documents another county has issued: they were copied together.
fn the_notice_is_of_this_area(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let site = &registry.site;
    if site.demonstration.is_some_and(|demonstration| demonstration.0) {
        return;
    }
    let own = own_areas(registry);
    let policy = &registry.policy;
    let basis = policy.basis_documents.iter().enumerate().filter_map(|(at, document)| {
        let issuer = document.issuer.as_deref().map(areas).unwrap_or_default();
        let number = document.document_no.as_deref().unwrap_or_default();
        let is_foreign =
            if issuer.is_empty() { is_foreign_number(number, &own) } else { is_foreign(&issuer, &own) };
        let shown = document.document_no.as_ref().unwrap_or(&document.title);
        let path = vec![Policy::basis_documents, at.into(), BasisDocument::title];
        is_foreign.then(|| (path, shown.as_str()))
    });
    let lists = policy.item_lists.iter().enumerate().filter_map(|(at, list)| {
        let path = vec![Policy::item_lists, at.into(), ItemListDocument::document_no];
        is_foreign_number(&list.document_no, &own).then(|| (path, list.document_no.as_str()))
    });
    let foreign: Vec<_> = basis.chain(lists).collect();
    if let Some((path, _)) = foreign.first() {
        let numbers: Vec<&str> = foreign.iter().map(|(_, number)| *number).collect();
        let message =
            format!("授权规则依据的是别的地方的文件，不是{}的：{}", site.area_name, numbers.join("、"));
        let finding = Finding::along(registry.policy_file, path.clone(), message);
        found(finding.fix("请换成本地的文件，授权率的标准和原文也照本地的文件核对"));
    }
}

/// The areas of whose governments the site says it is.
fn own_areas(registry: &Registry) -> Vec<&str> {
    let site = &registry.site;
    let names = [&site.site_name, &site.publisher, &site.sponsor].into_iter().flat_map(|name| areas(name));
    names.chain([site.area_name.as_str()]).collect()
}

/// Words at the end of the name of an area, the larger ones first.
const PROVINCES: [char; 1] = ['省'];
const CITIES: [char; 3] = ['市', '州', '盟'];
const COUNTIES: [char; 3] = ['区', '县', '旗'];

fn is_city(area: &str) -> bool {
    area.ends_with(CITIES)
}

/// `贵港市`, `港南区` of `贵港市港南区人民政府办公室`; nothing where no people's government is named.
fn areas(name: &str) -> Vec<&str> {
    let Some((mut rest, _)) = name.split_once("人民政府") else { return Vec::new() };
    let mut areas = Vec::new();
    let ends = |(at, c): &(usize, char)| {
        *at > 0 && (PROVINCES.contains(c) || CITIES.contains(c) || COUNTIES.contains(c))
    };
    while let Some((at, c)) = rest.char_indices().find(ends) {
        let (area, after) = rest.split_at(at + c.len_utf8());
        areas.push(area);
        rest = after;
    }
    areas
}

/// Has the government of another area issued it? Those above the own one may have; a city above is known only if the site
/// names one.
fn is_foreign(issuer: &[&str], own: &[&str]) -> bool {
    let Some(last) = issuer.last() else { return false };
    let is_province = last.ends_with("自治区") || last.ends_with(PROVINCES);
    let cities: Vec<&&str> = own.iter().filter(|area| is_city(area)).collect();
    let is_below_a_city = own.iter().any(|area| area.ends_with(COUNTIES)) && !cities.is_empty();
    let can_be_told = !is_province && (!is_city(last) || is_below_a_city);
    can_be_told && !own.contains(last)
}

/// `港南政办通〔2017〕23号`: two or more characters before 政 are the name of an area; one alone may be that of a province.
fn is_foreign_number(number: &str, own: &[&str]) -> bool {
    let Some((area, _)) = number.split_once('政') else { return false };
    let is_name = area.chars().count() > 1 && !area.ends_with(['区', '省', '市', '县']);
    is_name && !own.iter().any(|own| own.starts_with(area))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: [&str; 3] = ["贵港市", "覃塘区", "覃塘区"];

    #[test]
    fn the_areas_of_a_government_are_read_from_its_name() {
        assert_eq!(areas("贵港市港南区人民政府办公室"), ["贵港市", "港南区"]);
        assert_eq!(areas("广西壮族自治区人民政府"), ["广西壮族自治区"]);
        assert_eq!(areas("横县人民政府"), ["横县"]);
        assert_eq!(areas("国务院"), [""; 0]);
        assert_eq!(areas("港南区市场监督管理局"), [""; 0]);
    }

    #[test]
    fn documents_of_governments_above_are_of_this_area() {
        for issuer in [
            "广西壮族自治区人民政府",
            "湖南省人民政府",
            "贵港市人民政府",
            "贵港市覃塘区人民政府办公室",
            "国务院",
            "覃塘区人民政府",
        ] {
            assert!(!is_foreign(&areas(issuer), &HERE), "{issuer}");
        }
        for issuer in
            ["贵港市港南区人民政府办公室", "钦州市人民政府", "横县人民政府", "贵港市桂平市港南区人民政府"]
        {
            assert!(is_foreign(&areas(issuer), &HERE), "{issuer}");
        }
        // Which city is above 桂平市 is not said.
        assert!(!is_foreign(&areas("贵港市人民政府"), &["桂平市", "桂平市"]));
        assert!(is_foreign(&areas("贵港市港南区人民政府"), &["桂平市", "桂平市"]));
    }

    #[test]
    fn a_number_tells_whose_it_is_by_two_characters() {
        for number in [
            "覃塘政办通〔2017〕23号",
            "贵政发〔2012〕17号",
            "桂政发〔2012〕1号",
            "国办发〔2019〕1号",
            "自治区政府令第67号",
        ] {
            assert!(!is_foreign_number(number, &HERE), "{number}");
        }
        for number in ["港南政办通〔2017〕23号", "港南政发〔2017〕3号"] {
            assert!(is_foreign_number(number, &HERE), "{number}");
        }
    }
}
