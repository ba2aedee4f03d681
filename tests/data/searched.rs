//! What pages say to search engines is what they say to people.

use std::collections::BTreeMap;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::site::{DAY, Site, tree};

/// What a page says to search engines.
fn told(html: &str) -> Option<Value> {
    let (_, rest) = html
        .split_once("<script type=\"application/ld+json\">")
        .or_else(|| html.split_once("<script type=application/ld+json>"))?;
    let (json, _) = rest.split_once("</script>").unwrap();
    assert!(!json.contains(['<', '>', '&']), "{json}");
    Some(serde_json::from_str(json).unwrap())
}

/// The words of a page, those of parts for later days included.
fn words(html: &str) -> String {
    let page = Html::parse_document(html);
    let body = page.select(&Selector::parse("body").unwrap()).next().unwrap();
    body.text().collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().collect(),
        other => vec![other],
    }
}

/// `9:00` of `09:00`.
fn clock(value: &Value) -> String {
    let text = value.as_str().unwrap();
    text.strip_prefix('0').unwrap_or(text).to_owned()
}

#[test]
fn what_a_page_says_to_search_engines_stands_on_it() {
    let site = Site::example();
    site.build();
    let mut types = BTreeMap::<String, usize>::new();
    let mut hidden = Vec::new();
    for (path, bytes) in tree(&site.out()).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8(bytes).unwrap();
        let is_record =
            ["windows/", "items/", "departments/", "centers/"].iter().any(|folder| path.starts_with(folder));
        let is_list = path.ends_with("/index.html") || path.contains("/page-");
        let Some(told) = told(&html) else {
            assert!(!is_record || is_list, "{path} says nothing");
            continue;
        };
        assert!(is_record && !is_list, "{path}");
        let text = words(&html);
        *types.entry(told["@type"].as_str().unwrap().to_owned()).or_default() += 1;
        assert_eq!(told["@context"], "https://schema.org");
        let heading = Html::parse_document(&html)
            .select(&Selector::parse("h1").unwrap())
            .next()
            .unwrap()
            .text()
            .collect::<String>();
        assert_eq!(bare(told["name"].as_str().unwrap()), bare(&heading), "{path}");
        let depth = path.matches('/').count();
        assert_eq!(told["url"], format!("{}{path}", "../".repeat(depth)));
        let mut shown: Vec<&Value> =
            vec![&told["telephone"], &told["address"]["streetAddress"], &told["serviceType"]];
        shown.extend([
            &told["serviceOperator"]["name"],
            &told["serviceOutput"]["name"],
            &told["identifier"]["value"],
        ]);
        shown.extend(list(&told["parentOrganization"]).into_iter().map(|other| &other["name"]));
        shown.extend(list(&told["department"]).into_iter().map(|other| &other["name"]));
        for channel in list(&told["availableChannel"]) {
            let office = &channel["serviceLocation"];
            shown.extend([&office["name"], &office["telephone"], &office["address"]["streetAddress"]]);
        }
        for value in shown.into_iter().filter(|value| !value.is_null()) {
            if !text.contains(&bare(value.as_str().unwrap())) {
                hidden.push(format!("{path}: {value}"));
            }
        }
        for hours in list(&told["openingHoursSpecification"]) {
            let span = format!("{}–{}", clock(&hours["opens"]), clock(&hours["closes"]));
            if !text.contains(&span) {
                hidden.push(format!("{path}: {span}"));
            }
            assert!(hours["dayOfWeek"].as_array().is_some_and(|days| !days.is_empty()), "{path}");
        }
        for days in list(&told["specialOpeningHoursSpecification"]) {
            let day = days["validFrom"].as_str().unwrap();
            assert!(days["validThrough"].as_str().unwrap() >= DAY, "{path}: {days} is over");
            let [month, on] = [&day[5..7], &day[8..10]].map(|part| part.trim_start_matches('0'));
            let shown = [format!("{month}月{on}日"), day.to_owned()];
            if !shown.iter().any(|shown| text.contains(shown)) {
                hidden.push(format!("{path}: {day}"));
            }
        }
        for (key, value) in told.as_object().unwrap() {
            let is_state = ["status", "openNow", "eventStatus", "availability"].contains(&key.as_str());
            assert!(!is_state, "{path} tells a state: {key} {value}");
        }
    }
    assert!(hidden.is_empty(), "pages do not show what they tell: {hidden:#?}");
    let least = [("GovernmentOffice", 50), ("GovernmentOrganization", 45), ("GovernmentService", 350)];
    for (kind, least) in least {
        assert!(types.get(kind).is_some_and(|count| *count >= least), "{kind}: {types:?}");
    }
}

#[test]
fn a_text_that_looks_like_markup_stays_a_text_for_search_engines() {
    let site = Site::new().edit("windows/scjgj.yaml", "市场监管窗口", "\"</script><b>窗口&\"");
    site.build();
    let told = told(&site.page("windows/scjgj.html")).unwrap();
    assert_eq!(told["name"], "</script><b>窗口&");
}

#[test]
fn a_site_that_knows_its_address_gives_whole_ones_to_search_engines() {
    let site =
        Site::new().edit("site.yaml", "site_name:", "base_url: https://www.example.gov.cn/ckgk/\nsite_name:");
    site.build();
    let told = told(&site.page("windows/scjgj.html")).unwrap();
    assert_eq!(told["@id"], "https://www.example.gov.cn/ckgk/windows/scjgj.html");
    assert_eq!(told["parentOrganization"]["url"], Value::Null);
    assert_eq!(told["parentOrganization"]["@id"], "https://www.example.gov.cn/ckgk/departments/scjgj.html");
}
