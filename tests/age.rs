//! Information that grows old, and what tells how old it is.

use scraper::{Html, Selector};

use crate::site::{Run, Site};

fn warnings<'r>(run: &'r Run, rule: &str) -> Vec<&'r str> {
    run.stderr.lines().filter(|line| line.starts_with(&format!("警告[{rule}]"))).collect()
}

fn compared(line: &str) -> Site {
    Site::new().edit("windows/scjgj.yaml", "posts:", &format!("{line}\nposts:"))
}

#[test]
fn what_nobody_has_compared_for_long_is_a_warning_at_its_place() {
    for (line, told) in [
        ("assured_on: 2026-11-23", ""),
        ("assured_on: 2025-11-23", ""),
        ("assured_on: 2025-11-22", "核对日期是 2025-11-22，366 天没有核对，超过 365 天"),
        ("assured_on: 2026-11-24", "核对日期 2026-11-24 还没有到"),
        ("assured_on: 2020-01-01\nstatus: 撤销\nclosed_on: 2026-11-22", ""),
    ] {
        let run = compared(line).check();
        let found = warnings(&run, "DIS-32");
        assert_eq!(found.len(), usize::from(!told.is_empty()), "{line}: {}", run.stderr);
        assert!(found.iter().all(|found| found.contains(told)), "{line}: {found:?}");
        assert!(told.is_empty() || run.stderr.contains("windows/scjgj.yaml:7:13"), "{}", run.stderr);
    }
}

#[test]
fn how_long_is_too_long_stands_in_the_policy() {
    let site = |days: &str| {
        compared("assured_on: 2026-10-01").edit(
            "policy.yaml",
            "rates:",
            &format!("assurance_days: {days}\nrates:"),
        )
    };
    assert_eq!(warnings(&site("53").check(), "DIS-32").len(), 0);
    assert_eq!(warnings(&site("52").check(), "DIS-32").len(), 1);
}

/// The item list of the fixture with as many items, the first of which may say more.
fn items(count: usize, without: &str, first: &str) -> Site {
    let list = std::fs::read_to_string(Site::new().content().join("items/scjgj.yaml")).unwrap();
    let (head, item) = list.split_once("items:\n").unwrap();
    assert!(item.contains(without), "{item}");
    let item = item.replace(without, "");
    let one = |at: usize| {
        let own = if at == 0 { first } else { "" };
        item.replace("spxk", &format!("sp{at}")).replace("核发", &format!("核发{at}")) + own
    };
    let all: String = (0..count).map(one).collect();
    let ids: Vec<String> = (0..count).map(|at| format!("sp{at}")).collect();
    Site::new().write("items/scjgj.yaml", format!("{head}items:\n{all}")).edit(
        "letters/2026/scjgj.yaml",
        "[spxk]",
        &format!("[{}]", ids.join(", ")),
    )
}

#[test]
fn what_every_item_of_a_kind_lacks_is_told_once() {
    let fee = "  fee: {charged: 否}\n";
    let run = items(6, fee, "").check();
    assert_eq!(warnings(&run, "ITM-09").len(), 0, "{}", run.stderr);
    let told = warnings(&run, "ITM-23");
    assert_eq!(told.len(), 1, "{}", run.stderr);
    assert!(told[0].contains("“行政许可”的 6 个事项全都没有写：收费、法定办结时限、办理结果"), "{told:?}");
    assert!(run.stderr.contains("items/scjgj.yaml:6:9"), "{}", run.stderr);
}

#[test]
fn what_only_some_items_lack_is_told_of_each() {
    let fee = "  fee: {charged: 否}\n";
    let some =
        items(6, fee, "  fee: {charged: 否}\n  statutory_limit: 10 个工作日\n  result: {name: 许可证}\n")
            .check();
    assert_eq!((warnings(&some, "ITM-09").len(), warnings(&some, "ITM-23").len()), (5, 0), "{}", some.stderr);
    let few = items(4, fee, "").check();
    assert_eq!((warnings(&few, "ITM-09").len(), warnings(&few, "ITM-23").len()), (4, 0), "{}", few.stderr);
}

/// The catalogue's 生成日期 of the page at this address.
fn formed(site: &Site, url: &str) -> String {
    let page = Html::parse_document(&site.page("catalog/index.html"));
    let (row, link) = (Selector::parse("tr").unwrap(), Selector::parse("a").unwrap());
    let made = Selector::parse("td.made").unwrap();
    let leads = |row: &scraper::ElementRef<'_>| row.select(&link).any(|link| link.attr("href") == Some(url));
    let row = page.select(&row).find(leads).unwrap_or_else(|| panic!("no row for {url}"));
    row.select(&made).next().unwrap().text().collect()
}

#[test]
fn the_catalogue_derives_the_day_of_formation_from_dates_of_the_record() {
    let (item, window) = ("../items/scjgj/spxk.html", "../windows/scjgj.html");
    let (department, center) = ("../departments/scjgj.html", "../centers/hall.html");
    let site = Site::new();
    site.build();
    // The letter that names them was signed on this day.
    for url in [item, window, department] {
        assert_eq!(formed(&site, url), "2025-12-18", "{url}");
    }
    // A centre has no date of its own, and none is made up.
    assert_eq!(formed(&site, center), "—");
    let site = Site::new()
        .edit("items/scjgj.yaml", "  visits: 1", "  visits: 1\n  effective_from: 2026-03-01")
        .edit("departments/scjgj.yaml", "phone:", "established_on: 2019-03-01\nphone:")
        .edit("windows/scjgj.yaml", "posts:", "formed_on: 2025-12-11\nopened_on: 2024-01-01\nposts:")
        .edit("centers/hall.yaml", "phone:", "formed_on: 2025-12-01\nphone:");
    site.build();
    let found = [item, department, window, center].map(|url| formed(&site, url));
    assert_eq!(found, ["2026-03-01", "2019-03-01", "2025-12-11", "2025-12-01"]);
}

#[test]
fn nothing_is_said_to_be_formed_after_it_was_published() {
    let ledger = "entries:\n- {record: items/scjgj/spxk, number: 2025-00001, published_on: 2025-12-29}\n- {record: letters/2026/scjgj, number: 2025-00002, published_on: 2025-12-29}\n";
    let site = Site::new().write("ledger.yaml", ledger).edit(
        "items/scjgj.yaml",
        "  visits: 1",
        "  visits: 1\n  effective_from: 2026-03-01",
    );
    site.build();
    assert_eq!(formed(&site, "../items/scjgj/spxk.html"), "2025-12-18");
}

#[test]
fn the_list_an_item_comes_from_is_older_than_its_letters() {
    let list = "item_lists:\n- {category: 行政许可, title: 目录, document_no: 示政发〔2017〕3号, issued_on: 2017-03-01}\nrates:";
    let site = Site::new().edit("policy.yaml", "rates:", list);
    site.build();
    assert_eq!(formed(&site, "../items/scjgj/spxk.html"), "2017-03-01");
}

#[test]
fn only_items_that_no_letter_names_have_no_day_in_the_examples_catalogue() {
    let site = Site::example();
    site.build();
    let (mut rows, mut blank) = (0, Vec::new());
    let (row, made) = (Selector::parse("tbody tr").unwrap(), Selector::parse("td.made").unwrap());
    // Its parts show the same rows again.
    let all = |(path, _): &(String, Vec<u8>)| path.ends_with(".html") && !path.contains('/');
    for (_, bytes) in crate::site::tree(&site.out().join("catalog")).into_iter().filter(all) {
        let page = String::from_utf8(bytes).unwrap();
        let page = Html::parse_document(&page);
        for row in page.select(&row) {
            rows += 1;
            let is_blank = row.select(&made).any(|cell| cell.text().collect::<String>().trim() == "—");
            blank.extend(is_blank.then(|| row.text().collect::<String>()));
        }
    }
    assert!(rows > 500, "{rows} rows");
    assert!(
        blank.len() == 3 && blank.iter().all(|row| row.contains("（事项）")),
        "of {rows} rows: {blank:?}"
    );
}
