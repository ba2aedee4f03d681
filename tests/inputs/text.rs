//! Text: HTML, scripts, and remains of Word documents.

use scraper::{Html, Selector};

use super::{ITEM_PAGE, ITEMS, NOTICE, finds, reports, words};
use crate::site::Site;

const NOTICE_PAGE: &str = "notices/notice.html";

#[test]
fn input_51_html_and_scripts_are_text_and_only_known_links_are_links() {
    let text = "<script>alert(1)</script>\n\n[点](javascript:alert(1))[丙](tel:12345)[丁](data:text/html,x)\n\n各部门应当";
    let site = Site::new().edit(NOTICE, "各部门应当", text);
    let run = site.check();
    finds(&run, "TXT-02", "notices/notice.md:7:1");
    finds(&run, "TXT-03", "notices/notice.md:9:5");
    site.build();
    let page = site.page(NOTICE_PAGE);
    assert!(!page.contains("<script>alert") && !page.contains("javascript:"), "{page}");
    let html = Html::parse_document(&page);
    let links: Vec<_> = html.select(&Selector::parse(".prose a").unwrap()).collect();
    assert_eq!(links.iter().filter_map(|link| link.attr("href")).collect::<Vec<_>>(), ["tel:12345"]);
    assert!(words(&site, NOTICE_PAGE).contains("<script>alert(1)</script>"));
}

#[test]
fn input_51_html_in_a_record_is_text_and_an_address_is_a_web_address() {
    let site = Site::new().edit(ITEMS, "已取得营业执照。", "<b>已取得</b><script>x()</script>");
    site.build();
    assert!(words(&site, ITEM_PAGE).contains("<b>已取得</b><script>x()</script>"));
    assert!(!site.page(ITEM_PAGE).contains("<script>x"));
    let site = Site::new().edit(ITEMS, "  visits: 1", "  online_url: javascript:alert(1)\n  visits: 1");
    reports(&site, &[("YML-07", "items/scjgj.yaml:17:15")]);
}

#[test]
fn input_52_line_breaks_and_bullets_of_word_stay_lines() {
    let site =
        Site::new().edit(NOTICE, "各部门应当", "“第一行”\u{b}第二行\u{2028}第三行\n• 甲\n• 乙\n\n各部门应当");
    reports(&site, &[]);
    site.build();
    let html = Html::parse_document(&site.page(NOTICE_PAGE));
    let first = html.select(&Selector::parse(".prose p").unwrap()).next().unwrap();
    let mut lines = vec![String::new()];
    for node in first.descendants() {
        match node.value() {
            scraper::Node::Text(text) => lines.last_mut().unwrap().push_str(text.trim()),
            scraper::Node::Element(element) if element.name() == "br" => lines.push(String::new()),
            _ => {}
        }
    }
    assert_eq!(lines, ["“第一行”", "第二行", "第三行", "• 甲", "• 乙"]);
    let site = Site::new().edit(ITEMS, "已取得营业执照。", "甲\u{b}乙");
    reports(&site, &[("ENC-06", "items/scjgj.yaml:12:22")]);
}
