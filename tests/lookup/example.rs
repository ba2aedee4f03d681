//! What the example content, published, finds: on the command line and on its search page.

use std::collections::BTreeMap;

use crate::site::Site;

use super::ask_page;

/// What a search on the command line lists, the best first.
fn listed(site: &Site, query: &str) -> Vec<String> {
    let run = site.run(&["search", "--as-of", crate::site::DAY, query]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let names = run.stdout.lines().filter_map(|line| line.trim_start().split_once(". "));
    names.map(|(_, name)| name.split('　').next().unwrap().to_owned()).collect()
}

fn best(site: &Site, query: &str) -> String {
    listed(site, query).into_iter().next().unwrap_or_default()
}

/// The index numbers of the catalogue, by address.
fn index_numbers(site: &Site) -> BTreeMap<String, String> {
    let ledger = std::fs::read_to_string(site.content().join("ledger.yaml")).unwrap();
    let field = |line: &str, name: &str| {
        let rest = line.split_once(&format!("{name}: "))?.1;
        Some(rest.split([',', '}']).next()?.trim().to_owned())
    };
    ledger.lines().filter_map(|line| Some((field(line, "record")?, field(line, "number")?))).collect()
}

#[test]
fn whatever_people_type_leads_to_it() {
    let site = Site::example();
    for (typed, wanted) in [
        ("开饭馆", "食品经营许可证核发"),
        ("身份证丢了怎么补", "居民身份证补领"),
        ("yyzz", "营业执照遗失补领、换发"),
        ("shenfenzheng", "居民身份证申领"),
        ("jiehundengji", "内地居民婚姻登记"),
        ("營業執照遺失", "营业执照遗失补领、换发"),
        ("身份正补领", "居民身份证补领"),
        ("起屋", "农村宅基地审批"),
        ("A09", "港南公安分局窗口"),
        ("洪范本", "八塘街道便民服务窗口"),
        ("市场监管局", "贵港市港南区市场监督管理局"),
        ("桥圩镇政务服务中心", "桥圩镇政务服务中心"),
        ("港南市监授〔2025〕1号", "港南市监授〔2025〕1号"),
    ] {
        assert_eq!(best(&site, typed), wanted, "{typed}");
    }
}

#[test]
fn every_index_number_leads_to_its_record() {
    let site = Site::example();
    site.build();
    let numbers = index_numbers(&site);
    let run = |record: &str| {
        let code = format!("11450803MB00000005/{}", numbers[record]);
        site.run(&["search", "--as-of", crate::site::DAY, &code]).stdout
    };
    for record in
        ["windows/scjgj", "items/scjgj/spjyxkz-hf", "departments/scjgj", "centers/qxz", "letters/2026/scjgj"]
    {
        let found = run(record);
        assert!(found.lines().nth(1).unwrap().contains(&format!("{record}.html")), "{record}: {found}");
    }
}

#[test]
fn the_command_line_says_why_and_where() {
    let site = Site::example();
    let run = site.run(&["search", "--why", "--most", "1", "--as-of", crate::site::DAY, "开饭馆"]);
    assert_eq!(run.code, 0);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].contains("食品经营许可证核发") && lines[0].contains("承诺件"), "{}", run.stdout);
    assert!(lines[1].contains("因为“开饭馆”"), "{}", run.stdout);
    assert!(lines[2].contains("items/scjgj/spjyxkz-hf.html"), "{}", run.stdout);
    assert_eq!(lines[3].trim(), "窗口受理，分管副局长审批 · 7 个工作日 · 不收费 · 带 5 样");
    assert!(lines[4].contains("区市场监管局窗口") && lines[4].contains("一楼"), "{}", run.stdout);
    assert!(!run.stdout.contains(" 2. "), "{}", run.stdout);
    let run = site.run(&["search", "--as-of", crate::site::DAY, "，"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("没有找到与“，”相近的"), "{}", run.stdout);
}

#[test]
fn broken_content_is_not_searched_in_silence() {
    let run =
        Site::example().write("site.yaml", "name: [").run(&["search", "--as-of", crate::site::DAY, "开饭馆"]);
    assert_ne!(run.code, 0);
    assert!(run.stderr.contains("mingchuang check"), "{}", run.stderr);
}

#[test]
fn the_search_page_of_the_example_finds_what_the_command_line_finds() {
    let site = Site::example();
    site.build();
    let queries: Vec<String> = super::asked().into_iter().step_by(40).chain(["洪范本".to_owned()]).collect();
    for (query, answer) in queries.iter().zip(ask_page(&site.out(), &queries, &[])) {
        let page: Vec<&str> =
            answer["found"].as_array().unwrap().iter().map(|found| found[0].as_str().unwrap()).collect();
        assert_eq!(page, listed(&site, query), "{query}");
    }
}

#[test]
fn a_few_items_more_leave_what_the_numbers_of_the_index_mean() {
    let site = Site::example();
    let numbering = |site: &Site| {
        let page = site.page("search.html");
        let version = page.split("data-v=").nth(1).unwrap().trim_start_matches('"');
        version[..8].to_owned()
    };
    let added = |count: usize| {
        let item = |at: usize| {
            format!("  - {{标识: add-{at}, 名称: 旧书市集第{at}号登记, 办件类型: 承诺件, 办理窗口: [mzj]}}\n")
        };
        let items: String = (0..count).map(item).collect();
        format!("实施部门: mzj\n事项类型: 公共服务\n事项:\n{items}")
    };
    site.build();
    let before = numbering(&site);
    let site = site.write("items/added.yaml", added(5));
    assert_eq!(site.build_with(&["--as-of", "2026-11-24"]).code, 0);
    assert_eq!(numbering(&site), before);
    let site = site.write("items/added.yaml", added(200));
    assert_eq!(site.build_with(&["--as-of", "2026-11-25"]).code, 0);
    assert_ne!(numbering(&site), before);
}
