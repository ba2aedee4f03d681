//! Files beside the pages: what goes out, what does not, and what is said of it.

use std::fs;

use scraper::{Html, Selector};

use crate::files::{pdf_with, scanned_pdf, sound_docx, sound_pdf, sound_png};
use crate::site::{Site, tree};

const LETTER: &str = "letters/2026/scjgj.yaml";
const NOTICE: &str = "notices/notice.md";
const ITEMS: &str = "items/scjgj.yaml";
const CHECKED: &str = "checked: {on: 2026-11-20, by: 办公室主任}";

/// The fixture with the scan of its letter.
fn with_scan(scan: &str) -> Site {
    Site::new().edit(LETTER, "signed_on:", &format!("scan: {scan}\nsigned_on:"))
}

/// The fixture with a notice of this text.
fn with_text(text: &str) -> Site {
    Site::new().edit(NOTICE, "各部门应当对窗口授权。", text)
}

/// The address and the words of each link or picture on a page that leads to a file.
fn files_on(site: &Site, page: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(&site.page(page));
    let links = Selector::parse("a[href*='attachments/'], img[src*='attachments/']").unwrap();
    let told = html.select(&links).map(|element| {
        let address = element.attr("href").or(element.attr("src")).unwrap().to_owned();
        (address, element.attr("alt").map_or_else(|| element.text().collect(), str::to_owned))
    });
    told.collect()
}

/// The files that were published below `attachments/`.
fn published(site: &Site) -> Vec<String> {
    let files = tree(&site.out()).into_iter().map(|(path, _)| path);
    files.filter(|path| path.starts_with("attachments/")).collect()
}

#[track_caller]
fn refuses(site: &Site, rule: &str, words: &[&str]) {
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains(&format!("错误[{rule}]")), "{rule} in {}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{word:?} in {}", run.stderr);
    }
    assert!(!site.out().exists(), "something was published");
}

#[track_caller]
fn clean(site: &Site) {
    let run = site.check();
    assert!(run.stderr.contains("错误 0，未达标 0，警告 0，提示 0"), "{}", run.stderr);
    site.build();
}

#[test]
fn a_letter_shows_its_scan_with_format_and_size() {
    let site = with_scan(&format!("{{file: attachments/2026/sqs.pdf, {CHECKED}}}"))
        .write("attachments/2026/sqs.pdf", scanned_pdf());
    clean(&site);
    let expected = ("../../attachments/2026/sqs.pdf".into(), "授权书扫描件（PDF，30\u{a0}KB）".into());
    assert_eq!(files_on(&site, "letters/2026/scjgj.html"), [expected]);
    assert_eq!(fs::read(site.out().join("attachments/2026/sqs.pdf")).unwrap(), scanned_pdf());
    let all: String = tree(&site.out())
        .into_iter()
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(!all.contains("办公室主任"), "who has looked at a file is published");
}

#[test]
fn the_same_may_be_written_in_chinese_and_as_a_path_alone() {
    for scan in [
        "attachments/sqs.pdf",
        "{file: attachments/sqs.pdf}",
        "{文件: attachments/sqs.pdf, 标题: 授权书扫描件, 人工检查: {日期: 2026-11-20, 岗位: 办公室主任}}",
    ] {
        let site = with_scan(scan).write("attachments/sqs.pdf", sound_pdf());
        clean(&site);
        let told = files_on(&site, "letters/2026/scjgj.html");
        assert_eq!(
            told,
            [("../../attachments/sqs.pdf".into(), "授权书扫描件（PDF，1\u{a0}KB）".into())],
            "{scan}"
        );
    }
}

#[test]
fn an_item_offers_blank_forms_and_samples_beside_the_material() {
    let files =
        "original: 1, blank_form: attachments/表.docx, sample: {file: attachments/样例.pdf, title: 样例}";
    let site = Site::new()
        .edit(ITEMS, "original: 1", files)
        .write("attachments/表.docx", sound_docx())
        .write("attachments/样例.pdf", sound_pdf());
    clean(&site);
    let told = files_on(&site, "items/scjgj/spxk.html");
    let words: Vec<&str> = told.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words, ["下载空白表格（Word，5\u{a0}KB）", "样例（PDF，1\u{a0}KB）"]);
}

#[test]
fn the_picture_of_the_official_mark_stands_at_the_foot_of_every_page() {
    let mark = "official_mark: {url: https://bszs.gov.cn/, picture: ";
    let site = Site::new()
        .edit(
            "site.yaml",
            "official_mark: {url: https://bszs.gov.cn/",
            &format!("{mark}{{file: attachments/标识.png, {CHECKED}}}"),
        )
        .write("attachments/标识.png", sound_png());
    clean(&site);
    let foot = Selector::parse("footer a[href='https://bszs.gov.cn/'] > img").unwrap();
    for (page, root) in
        [("index.html", ""), ("windows/scjgj.html", "../"), ("items/scjgj/index.html", "../../")]
    {
        let html = Html::parse_document(&site.page(page));
        let pictures: Vec<_> =
            html.select(&foot).map(|img| (img.attr("src"), img.attr("alt"), img.attr("width"))).collect();
        let address = format!("{root}attachments/%E6%A0%87%E8%AF%86.png");
        assert_eq!(pictures, [(Some(&*address), Some("党政机关网站标识"), Some("720"))], "{page}");
    }
}

#[test]
fn a_notice_links_to_its_files_and_shows_its_pictures() {
    let text =
        "附件：[授权书*样本*](../attachments/2026/授权书样本.pdf)\n\n![办事流程图](attachments/liucheng.png)";
    let site = with_text(text)
        .edit(NOTICE, "summary:", &format!("attachments:\n- {{file: attachments/liucheng.png, {CHECKED}}}\n- {{file: attachments/2026/授权书样本.pdf, title: 授权书样本}}\nsummary:"))
        .write("attachments/2026/授权书样本.pdf", sound_pdf())
        .write("attachments/liucheng.png", sound_png());
    clean(&site);
    let sample = "../attachments/2026/%E6%8E%88%E6%9D%83%E4%B9%A6%E6%A0%B7%E6%9C%AC.pdf";
    let expected = [
        (sample, "授权书样本（PDF，1\u{a0}KB）"),
        ("../attachments/liucheng.png", "办事流程图"),
        (sample, "授权书样本（PDF，1\u{a0}KB）"),
    ];
    assert_eq!(
        files_on(&site, "notices/notice.html"),
        expected.map(|(url, words)| (url.into(), words.into()))
    );
    let page = site.page("notices/notice.html");
    assert!(page.contains("width=720") || page.contains("width=\"720\""), "{page}");
}

#[test]
fn any_name_leads_to_its_file() {
    for name in ["a b&c#1%20+'.pdf", "授权书（2026）〔1〕.pdf", "Café.pdf", "100%.pdf"] {
        let site =
            with_scan(&format!("\"attachments/{name}\"")).write(&format!("attachments/{name}"), sound_pdf());
        site.build();
        let [(address, _)] = &files_on(&site, "letters/2026/scjgj.html")[..] else {
            panic!("no link to {name}")
        };
        assert!(address.is_ascii() && !address.contains([' ', '#', '?', '"']), "{address}");
        let file = crate::links::decoded(address.strip_prefix("../../").unwrap());
        assert_eq!(published(&site), [file], "{name}");
    }
}

#[test]
fn a_link_to_a_file_that_is_not_there_is_an_error_at_its_place() {
    let site = with_text("见[样本](../attachments/2026/样本.pdf)。");
    refuses(&site, "REF-07", &["附件不存在：attachments/2026/样本.pdf", "notices/notice.md:7:"]);
    let site = with_text("![图](attachments/Tu.PNG)").write("attachments/tu.png", sound_png());
    refuses(&site, "REF-07", &["附件的大小写不符", "attachments/tu.png"]);
    let site = with_text("见[样本](../attachments/../site.yaml)。");
    refuses(&site, "REF-07", &["无法识别", "notices/notice.md:7:"]);
}

#[test]
fn what_nothing_names_stays_here_and_a_draft_names_nothing() {
    let site = Site::new().write("attachments/样本.pdf", sound_pdf());
    assert!(site.check().stderr.contains("提示[REF-09]"));
    site.build();
    assert_eq!(published(&site), [] as [&str; 0]);
    let site = with_scan("attachments/样本.pdf").write("attachments/样本.pdf", sound_pdf()).edit(
        LETTER,
        "signed_on: 2025-12-18",
        "status: 草拟",
    );
    site.build();
    assert_eq!(published(&site), [] as [&str; 0]);
}

#[test]
fn nothing_goes_out_that_neither_the_program_nor_a_person_has_seen() {
    let site = with_scan("attachments/sqs.pdf").write("attachments/sqs.pdf", scanned_pdf());
    refuses(&site, "PRV-06", &["要有人看过", "letters/2026/scjgj.yaml:12:7"]);
    let site = with_scan("{file: attachments/sqs.pdf, checked: {on: 2026-11-24, by: 办公室主任}}")
        .write("attachments/sqs.pdf", scanned_pdf());
    refuses(&site, "PRV-06", &["2026-11-24 还没有到"]);
    let broken = &sound_pdf()[..200];
    let site =
        with_scan(&format!("{{file: attachments/sqs.pdf, {CHECKED}}}")).write("attachments/sqs.pdf", broken);
    refuses(&site, "PRV-06", &["已损坏"]);
    let site = with_scan("attachments/sqs.zip").write("attachments/sqs.zip", "PK\u{5}\u{6}");
    refuses(&site, "REF-07", &["“zip”不能公开"]);
}

#[test]
fn a_check_that_cannot_be_read_is_one_mistake() {
    let site = with_scan("{file: attachments/sqs.pdf, checkd: {on: 2026-11-20, by: 办公室主任}}")
        .write("attachments/sqs.pdf", scanned_pdf());
    let run = site.check();
    assert!(run.stderr.contains("错误[YML-06]") && run.stderr.contains("错误 1，"), "{}", run.stderr);
}

#[test]
fn one_look_at_a_file_is_enough_wherever_else_it_is_named() {
    let site = with_text("见[授权书](../attachments/sqs.pdf)。")
        .edit(LETTER, "signed_on:", &format!("scan: {{file: attachments/sqs.pdf, {CHECKED}}}\nsigned_on:"))
        .write("attachments/sqs.pdf", scanned_pdf());
    clean(&site);
}

#[test]
fn a_number_of_a_person_stops_publication_with_file_and_page() {
    for number in ["11010519491231002X", "13800138000"] {
        let site = with_scan(&format!("{{file: attachments/sqs.pdf, {CHECKED}}}"))
            .write("attachments/sqs.pdf", pdf_with(&format!("Name {number}"), ""));
        refuses(&site, "PRV-05", &["第 1 页", "attachments/sqs.pdf", "letters/2026/scjgj.yaml:12:"]);
        assert!(!site.check().stderr.contains(number));
    }
    let site = Site::new().write("attachments/a.pdf", pdf_with("11010519491231002X", ""));
    refuses(&site, "PRV-05", &["attachments/a.pdf"]);
}

#[test]
fn what_tells_of_its_author_is_published_without_it() {
    let site = with_scan("attachments/sqs.pdf")
        .write("attachments/sqs.pdf", pdf_with("Demonstration", "/Author (Li Shi)"));
    clean(&site);
    let bytes = fs::read(site.out().join("attachments/sqs.pdf")).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF") && !text.contains("Li Shi"), "{text}");
    let kept = fs::read(site.content().join("attachments/sqs.pdf")).unwrap();
    assert!(String::from_utf8_lossy(&kept).contains("Li Shi"), "the content was changed");
}

#[test]
fn a_file_is_published_again_only_when_it_changed() {
    let site = with_scan("attachments/sqs.pdf").write("attachments/sqs.pdf", sound_pdf());
    site.build();
    assert!(site.build().stdout.contains("没有变化"), "nothing changed");
    let other = pdf_with("Demonstration of another text", "");
    let site = site.write("attachments/sqs.pdf", &other);
    site.build();
    assert_eq!(fs::read(site.out().join("attachments/sqs.pdf")).unwrap(), other);
    let site = site.edit(LETTER, "scan: attachments/sqs.pdf\n", "");
    site.build();
    assert_eq!(published(&site), [] as [&str; 0], "the folder of the old site was taken over");
}

#[test]
fn a_picture_without_words_is_reported() {
    let site = with_text("![](attachments/a.png)")
        .edit(NOTICE, "summary:", &format!("attachments: [{{file: attachments/a.png, {CHECKED}}}]\nsummary:"))
        .write("attachments/a.png", sound_png());
    assert!(site.check().stderr.contains("警告[TXT-04]"), "{}", site.check().stderr);
}
