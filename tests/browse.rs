//! Ways to an item without the search: by initial, by life event.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use scraper::{Html, Selector};

use crate::site::{Site, tree};

/// The items a page links to, by address, in the order of the page.
fn items(site: &Site, path: &str) -> Vec<String> {
    let page = Html::parse_document(&site.page(path));
    let links = Selector::parse("main a[href*='items/']").unwrap();
    page.select(&links).map(|link| link.attr("href").unwrap().trim_start_matches("../").to_owned()).collect()
}

fn texts(site: &Site, path: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&site.page(path));
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
        .collect()
}

/// Paths of the pages in a folder.
fn pages(site: &Site, folder: &str) -> Vec<String> {
    tree(&site.out()).into_iter().map(|(path, _)| path).filter(|path| path.starts_with(folder)).collect()
}

/// The smallest content and more items, each given by the fields that follow its id.
fn with_items(items: &[String]) -> Site {
    let mut more = String::new();
    for (at, item) in items.iter().enumerate() {
        writeln!(more, "- {{id: t{at}, processing: 即办件, windows: [scjgj], {item}}}").unwrap();
    }
    let site = Site::new();
    let list = std::fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    site.write("items/scjgj.yaml", list + &more)
}

fn named(names: &[&str]) -> Site {
    let site = with_items(&names.iter().map(|name| format!("name: {name}")).collect::<Vec<_>>());
    site.build();
    site
}

#[test]
fn every_item_handled_on_the_day_is_listed_under_a_letter_of_az() {
    let site = Site::example();
    site.build();
    let letters = texts(&site, "az.html", ".letters a");
    assert!(letters.len() > 20, "{letters:?}");
    let az = Html::parse_document(&site.page("az.html"));
    let linked: BTreeSet<String> = az
        .select(&Selector::parse(".letters a").unwrap())
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    assert_eq!(
        linked,
        pages(&site, "az/").into_iter().collect::<BTreeSet<_>>(),
        "no letter of the example is long"
    );
    let listed: BTreeSet<String> = linked.iter().flat_map(|path| items(&site, path)).collect();
    for path in pages(&site, "items/").iter().filter(|path| !path.ends_with("index.html")) {
        let withdrawn = site.page(path).contains("不再办理");
        assert_eq!(listed.contains(path), !withdrawn, "{path}");
    }
}

#[test]
fn names_are_filed_as_they_are_read() {
    let site = named(&[
        "长期护理保险待遇申请",
        "重大项目审批",
        "重新核发营业执照",
        "（试点）行政复议申请",
        "KTV 消防检查",
    ]);
    let rows = |letter: &str| texts(&site, &format!("az/{letter}.html"), ".dict .rows>li>a").join("、");
    assert_eq!(rows("c"), "长期护理保险待遇申请、重新核发营业执照");
    assert_eq!(rows("z"), "重大项目审批");
    assert_eq!(rows("x"), "（试点）行政复议申请");
    assert_eq!(rows("other"), "KTV 消防检查");
}

#[test]
fn everyday_names_lead_to_the_official_one_and_to_its_window() {
    let site = Site::example();
    site.build();
    let rows = texts(&site, "az/k.html", ".dict .rows>li");
    let row = rows.iter().find(|row| row.starts_with("开饭馆 ")).unwrap();
    assert_eq!(row, "开饭馆 → 食品经营许可证核发 承诺件 区市场监管局窗口 一楼");
}

#[test]
fn a_topic_lists_items_in_the_order_of_its_meanings() {
    let site = Site::example();
    site.build();
    let rows = texts(&site, "topics/canyin.html", ".rows>li>a");
    let expected = [
        "个体工商户设立登记",
        "食品经营许可证核发",
        "食品经营许可证变更",
        "食品经营许可证注销",
        "食品摊贩备案",
    ];
    assert_eq!(rows[..5], expected);
    let unique: BTreeSet<&String> = rows.iter().collect();
    assert_eq!(unique.len(), rows.len(), "{rows:?}");
}

#[test]
fn items_of_one_name_in_many_towns_share_a_row() {
    let site = Site::example();
    site.build();
    let names = texts(&site, "topics/jianfang.html", ".rows>li>b");
    assert_eq!(names.iter().filter(|name| *name == "农村宅基地审批（镇级）").count(), 1, "{names:?}");
    let linked = items(&site, "topics/jianfang.html");
    assert!(linked.iter().any(|item| item.starts_with("items/mgz/")), "{linked:?}");
}

#[test]
fn a_topic_without_items_has_no_page() {
    let site = named(&["个体工商户设立登记"]);
    let topics = pages(&site, "topics/");
    assert!(topics.contains(&"topics/kaidian.html".to_owned()), "{topics:?}");
    assert!(!topics.contains(&"topics/hunyin.html".to_owned()), "{topics:?}");
    assert!(!site.page("topics/index.html").contains("hunyin"));
}

#[test]
fn what_is_no_longer_or_not_yet_handled_is_not_listed() {
    let site = with_items(&[
        "name: 个体工商户设立登记, effective_to: 2026-01-01, withdrawn_note: 不再办理".into(),
        "name: 个体工商户变更登记, effective_from: 2027-01-01".into(),
        "name: 个体工商户注销登记, effective_to: 2026-11-23, withdrawn_note: 明天起不再办理".into(),
    ]);
    site.build();
    for path in ["az/g.html", "topics/kaidian.html"] {
        assert_eq!(texts(&site, path, ".rows>li>a"), ["个体工商户注销登记"], "{path}");
    }
}

#[test]
fn a_letter_with_many_names_goes_on_on_further_pages() {
    let names: Vec<String> = (0..250).map(|at| format!("name: 登记事项第{at}种")).collect();
    let site = with_items(&names);
    site.build();
    assert_eq!(items(&site, "az/d.html").len(), 200);
    assert_eq!(items(&site, "az/d-2.html").len(), 50);
    let all: BTreeSet<String> =
        ["az/d.html", "az/d-2.html"].iter().flat_map(|path| items(&site, path)).collect();
    assert_eq!(all.len(), 250);
    assert!(site.page("az/d.html").contains("d-2.html") && site.page("az/d-2.html").contains("az/d.html"));
}

#[test]
fn without_a_script_the_form_leads_to_the_list_by_initials() {
    let site = Site::new();
    site.build();
    for (path, root) in [
        ("index.html", ""),
        ("search.html", ""),
        ("az.html", ""),
        ("topics/index.html", "../"),
        ("404.html", ""),
    ] {
        let page = Html::parse_document(&site.page(path));
        let form = page.select(&Selector::parse("form[role=search]").unwrap()).next().unwrap();
        assert_eq!(form.attr("action"), Some(&*format!("{root}az.html")), "{path}");
        assert_eq!(form.attr("data-root"), Some(root), "{path}");
        // The page of an unknown address is shown at any depth: its own script fetches the others.
        let script = if path == "404.html" {
            "script[src^='assets/lost.js']"
        } else {
            "script[src*='assets/search.js']"
        };
        assert_eq!(page.select(&Selector::parse(script).unwrap()).count(), 1, "{path}");
    }
}
