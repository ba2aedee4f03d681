//! From what a page says to what is behind it: from a rate to the items, from an item to the window nearby, from a
//! mistake to the office.

use scraper::{ElementRef, Html, Selector};

use crate::site::Site;

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect()
}

/// One item granted, one kept for a reason, one of which no letter speaks.
fn with_short_rates() -> Site {
    let item = |id: &str, name: &str| {
        format!(
            "- {{id: {id}, name: {name}, processing: 即办件, windows: [scjgj], promised_limit: 当场办结}}\n"
        )
    };
    let site = Site::new();
    let items = std::fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    site.write("items/scjgj.yaml", items + &item("xzf", "食品小作坊登记") + &item("tf", "食品摊贩备案"))
        .edit(
            "letters/2026/scjgj.yaml",
            "responsibility:",
            "withheld:\n- {items: [xzf], powers: [审核审批权], reason: 需现场核查}\nresponsibility:",
        )
        .edit("letters/2026/scjgj.yaml", "grants:\n", "grants:\n- {items: [xzf], powers: [受理决定权]}\n")
}

#[test]
fn every_rate_below_100_leads_to_the_items_that_lower_it_and_to_the_reasons() {
    let site = with_short_rates();
    assert_eq!(site.build().code, 0, "{}", site.check().stdout);
    let rates = Html::parse_document(&site.page("rates.html"));
    let ways = all(&rates, "td a");
    let anchors: Vec<&str> = ways.iter().map(|way| way.attr("href").unwrap()).collect();
    let [approve_instant, approve_permit] =
        ["rat-02", "rat-03"].map(|rule| format!("departments/scjgj.html#scjgj-{rule}"));
    assert!(
        anchors.contains(&approve_instant.as_str()) && anchors.contains(&approve_permit.as_str()),
        "{anchors:?}"
    );
    for path in ["departments/scjgj.html", "windows/scjgj.html"] {
        let page = Html::parse_document(&site.page(path));
        let stands = |anchor: &str| all(&page, &format!("[id='{anchor}']")).len() == 1;
        for anchor in &anchors {
            assert!(stands(anchor.split_once('#').unwrap().1), "{path} has no {anchor}");
        }
        for link in all(&page, "main th a") {
            let href = link.attr("href").unwrap();
            assert!(!href.starts_with('#') || stands(&href[1..]), "{path} has no {href}");
        }
        let said: String = all(&page, "details.short").into_iter().map(text).collect();
        assert!(said.contains("部门保留：食品小作坊登记理由：需现场核查"), "{path}: {said}");
        assert!(said.contains("尚未授权：食品摊贩备案"), "{path}: {said}");
        assert!(!said.contains("食品经营许可证核发"), "{path}: {said}");
        let items = all(&page, "details.short a");
        assert!(items.iter().any(|item| item.attr("href") == Some("../items/scjgj/xzf.html")), "{path}");
    }
}

#[test]
fn where_nothing_of_a_rate_is_granted_all_its_items_are_named_at_once() {
    let site = Site::new().edit("letters/2026/scjgj.yaml", "审核审批权, ", "");
    assert_eq!(site.build().code, 0, "{}", site.check().stdout);
    let page = Html::parse_document(&site.page("windows/scjgj.html"));
    let said: String = all(&page, "details.short").into_iter().map(text).collect();
    assert!(said.contains("尚未授权：应计的1件全部"), "{said}");
    assert_eq!(all(&page, "details.short a[href='#items']").len(), 2, "of 即办件 and of 行政许可");
}

#[test]
fn an_item_of_several_areas_has_for_each_a_line_with_all_five_answers_and_the_first_is_open() {
    let site = Site::new()
        .write(
            "centers/town.yaml",
            "name: 甲镇政务服务中心\nlevel: 镇级\narea: 甲镇\naddress: 甲镇路1号\nphone: 0775-0000005\nhours:\n- {days: 周一至周五, opens: 8:30, closes: 12:00}\n",
        )
        .write(
            "windows/town.yaml",
            "name: 甲镇便民服务窗口\nkind: 综合窗口\ncenter: town\ndepartments: [scjgj]\ncounters: [01]\nphone: 0775-0000006\nposts:\n\
             - {role: 首席代表, name: 戊示例, title: 股长}\n- {role: A岗, name: 己示例}\n- {role: B岗, name: 庚示例}\n",
        )
        .edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [scjgj, town]");
    assert_eq!(site.build().code, 0, "{}", site.check().stdout);
    let page = Html::parse_document(&site.page("items/scjgj/spxk.html"));
    let lines = all(&page, "details[data-area]");
    let areas: Vec<_> =
        lines.iter().map(|line| (line.attr("data-area").unwrap(), line.attr("open").is_some())).collect();
    assert_eq!(areas, [("示例区", true), ("甲镇", false)]);
    for line in lines {
        let rows = Selector::parse("dt").unwrap();
        let rows: Vec<String> = line.select(&rows).map(text).collect();
        assert_eq!(rows, ["去哪里", "几点去", "带什么", "谁批", "多久"]);
    }
    // What holds at one window is not promised at another.
    let said: Vec<String> = all(&page, ".who").into_iter().map(text).collect();
    assert!(said[0].contains("窗口当场决定") && said[1].contains("尚未授权"), "{said:?}");
}

#[test]
fn a_complaint_about_a_page_names_the_page_and_its_index_number() {
    let site = Site::new().edit(
        "site.yaml",
        "  phone: 0775-0000001\n",
        "  phone: 0775-0000001\n  email: zwgk@example.gov.cn\n",
    );
    site.build();
    for path in ["windows/scjgj.html", "items/scjgj/spxk.html"] {
        let page = Html::parse_document(&site.page(path));
        let mails = all(&page, "a.correct");
        let [mail] = mails.as_slice() else { panic!("{path}: {} ways to write", mails.len()) };
        let href = mail.attr("href").unwrap();
        assert!(href.starts_with("mailto:zwgk@example.gov.cn?subject="), "{href}");
        assert!(href.contains(path) && href.contains("11450803MB00000005/"), "{href}");
    }
}

#[test]
fn where_the_office_has_no_mail_only_its_telephone_is_offered() {
    let site = Site::new();
    site.build();
    let page = site.page("items/scjgj/spxk.html");
    assert!(!page.contains("mailto:") && !page.contains("纠错</a>"), "{page}");
    assert!(page.contains("0775-0000001"), "{page}");
}
