//! Themes: which one is taken, what it changes, and how parts become published files.

use std::fs;
use std::path::PathBuf;

use crate::site::Site;

/// A site with the theme `alt`, made of these files, beside its content.
fn with_alt(files: &[(&str, &str)]) -> Site {
    let site = Site::new();
    for (path, text) in files {
        write(&site, path, text);
    }
    site
}

fn write(site: &Site, path: &str, text: &str) {
    let path = alt(site).join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn alt(site: &Site) -> PathBuf {
    site.folder().join("themes/alt")
}

/// Adds a line to the site's settings.
fn naming(site: Site, line: &str) -> Site {
    let text = fs::read_to_string(site.content().join("site.yaml")).unwrap();
    site.write("site.yaml", format!("{}\n{line}\n", text.trim_end()))
}

fn in_alt(files: &[(&str, &str)]) -> Site {
    naming(with_alt(files), "theme: alt")
}

fn build(site: &Site) {
    let run = site.build_with(&["--no-minify"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// The findings of a rule.
fn said(site: &Site, rule: &str) -> Vec<String> {
    let run = site.check();
    let report = format!("{}{}", run.stdout, run.stderr);
    let mark = format!("[{rule}]");
    report.lines().filter(|line| line.contains(&mark)).map(str::to_owned).collect()
}

const BIG: (&str, &str) = ("strings.yaml", "big: 特大字\n");

#[test]
fn a_theme_is_found_however_its_name_is_written() {
    for line in [
        "theme: alt",
        "theme: alt  # 本地主题",
        "主题 : alt",
        "\"theme\": alt",
        "theme: \"alt\"",
        "主题:   'alt'   ",
    ] {
        let site = naming(with_alt(&[BIG]), line);
        build(&site);
        assert!(site.page("index.html").contains("特大字"), "{line}");
    }
}

#[test]
fn an_unknown_theme_is_found_where_it_is_named_and_nothing_is_published() {
    let site = naming(with_alt(&[BIG]), "theme: atl");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1);
    for word in ["THM-01", "site.yaml:", "没有名为“atl”的主题", "是否想写“alt”"] {
        assert!(run.stderr.contains(word), "{word} in {}", run.stderr);
    }
    assert!(!site.out().exists());
    // A name is not a path.
    let site = naming(with_alt(&[BIG]), "theme: ../themes/alt");
    assert_eq!(site.build_with(&[]).code, 1);
}

#[test]
fn a_theme_given_on_the_command_line_wins() {
    let site = in_alt(&[BIG]);
    let given = site.folder().join("given");
    fs::create_dir(&given).unwrap();
    fs::write(given.join("strings.yaml"), "big: 加大字\n").unwrap();
    site.build_with(&["--theme", "given"]);
    assert!(site.page("index.html").contains("加大字"));
    let site = naming(site, "# 下一行改掉").edit("site.yaml", "theme: alt", "theme: gone");
    let run = site.build_with(&["--theme", "given"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_site_is_built_anew_when_its_theme_changes_and_not_otherwise() {
    let site = in_alt(&[BIG]);
    build(&site);
    let again = || site.build_with(&["--no-minify"]).stdout;
    assert!(again().contains("没有变化"));
    write(&site, BIG.0, "big: 超大字\n");
    assert!(!again().contains("没有变化"));
    assert!(site.page("index.html").contains("超大字"));
}

#[test]
fn a_theme_of_one_string_has_everything_else() {
    let plain = Site::new();
    build(&plain);
    let site = in_alt(&[BIG]);
    build(&site);
    let expected = plain.page("powers.html").replace("大字", "特大字");
    assert_eq!(site.page("powers.html"), expected);
    assert_eq!(site.page("assets/site.css"), plain.page("assets/site.css"));
}

#[test]
fn a_theme_of_one_template_has_everything_else() {
    let plain = Site::new();
    build(&plain);
    let page = "{% extends \"base.html\" %}\n{% block main %}<h1>另一种职权说明</h1>{% endblock %}\n";
    let site = in_alt(&[("templates/powers.html", page)]);
    build(&site);
    assert!(site.page("powers.html").contains("<h1>另一种职权说明</h1>"));
    assert_eq!(site.page("rates.html"), plain.page("rates.html"));
}

#[test]
fn a_theme_of_one_style_has_everything_else() {
    let site = in_alt(&[
        ("theme.yaml", "bundles:\n  more.css: [more/a.css, more/b.css]\n"),
        ("assets/more/a.css", "a{}\n"),
        ("assets/more/b.css", "b{}\n"),
    ]);
    build(&site);
    assert_eq!(site.page("assets/more.css"), "a{}\nb{}\n");
    let other = site.folder().join("themes/other/assets");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("favicon.svg"), "<svg/>").unwrap();
    let site = site.edit("site.yaml", "theme: alt", "theme: other");
    build(&site);
    assert_eq!(site.page("assets/favicon.svg"), "<svg/>");
    assert!(site.out().join("assets/site.css").exists());
    assert!(!site.out().join("assets/more.css").exists());
}

#[test]
fn a_change_of_what_nothing_knows_is_found() {
    let site = in_alt(&[
        ("templates/offices.html", "<p>旧</p>"),
        ("assets/old/part.css", "a{}"),
        ("template/home.html", "<p>放错了</p>"),
        ("strings.yaml", "long_gone: 旧\nbig: 特大字\n"),
    ]);
    let found = said(&site, "THM-02").concat();
    for name in ["templates/offices.html", "assets/old/part.css", "template/home.html", "long_gone"] {
        assert!(found.contains(name), "{name} in {found}");
    }
    assert_eq!(said(&site, "THM-02").len(), 4, "{found}");
    assert!(said(&site, "THM-02")[0].contains("警告"), "{found}");
}

#[test]
fn what_a_theme_adds_and_uses_is_no_finding() {
    let page = "{% extends \"base.html\" %}\n{% block main %}{% include \"mine.html\" %}{{<mark text={strings.mine} />}}\
                <img src=\"assets/mine.svg\" alt=\"\">{% endblock %}\n";
    let site = in_alt(&[
        ("theme.yaml", "name: 甲\nbundles:\n  more.css: [more.css]\n"),
        ("templates/powers.html", page),
        ("templates/mine.html", "<p>我的</p>"),
        ("templates/marks.html", "{% component mark(text) -%}<b>{{ text }}</b>{%- endcomponent mark %}\n"),
        ("assets/mine.svg", "<svg/>"),
        ("assets/more.css", "a{}"),
        ("strings.yaml", "mine: 我的一句\n"),
        ("README.md", "说明"),
    ]);
    build(&site);
    assert!(site.page("powers.html").contains("<p>我的</p><b>我的一句</b>"));
    assert_eq!(said(&site, "THM-02"), Vec::<String>::new());
}

#[test]
fn parts_of_a_bundle_are_published_as_one_file() {
    let site = in_alt(&[
        ("theme.yaml", "bundles:\n  more.js: [more/b.js, more/a.js]\n"),
        ("assets/more/a.js", "one();\n"),
        ("assets/more/b.js", "const one = () => {};\n"),
    ]);
    build(&site);
    let joined = "(function () {\n\"use strict\";\nconst one = () => {};\none();\n})();\n";
    assert_eq!(site.page("assets/more.js"), joined);
    assert!(!site.out().join("assets/more").exists());
    assert!(site.out().join("assets/site.css").exists());
}

#[test]
fn pages_ask_for_other_assets_when_a_part_changes() {
    let site =
        in_alt(&[("theme.yaml", "bundles:\n  more.css: [more/a.css]\n"), ("assets/more/a.css", "a{}\n")]);
    let version = || {
        build(&site);
        let page = site.page("index.html");
        let (_, rest) = page.split_once("assets/site.css?v=").unwrap();
        rest[..8].to_owned()
    };
    let before = version();
    write(&site, BIG.0, BIG.1);
    assert_eq!(version(), before);
    write(&site, "assets/more/a.css", "b{}\n");
    assert_ne!(version(), before);
}

#[test]
fn a_bundle_of_a_missing_part_stops_the_build() {
    let site = in_alt(&[("theme.yaml", "bundles:\n  more.js: [more/a.js]\n")]);
    let run = site.build_with(&[]);
    assert_eq!(run.code, 3);
    for word in ["theme.yaml", "more.js", "assets/more/a.js 不存在"] {
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}

#[test]
fn a_folder_named_default_changes_the_theme_of_a_site_that_names_none() {
    let site = with_alt(&[]);
    let folder = site.folder().join("themes/default");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("strings.yaml"), BIG.1).unwrap();
    build(&site);
    assert!(site.page("index.html").contains("特大字"));
}

const HEADER: &str = "<p class=\"crest\"><img src=\"assets/crest.svg\" alt=\"\" width=\"40\" height=\"40\">\n\
                      <a href=\"https://www.example.gov.cn/\">示例区人民政府</a></p>\n";

/// A site that shows this header of the site above, with a crest in its theme.
fn below(header: &str) -> Site {
    let site = in_alt(&[("fragments/top.html", header), ("assets/crest.svg", "<svg/>")]);
    naming(site, "上级网站页头: top.html")
}

#[test]
fn every_page_shows_header_and_footer_of_the_site_above() {
    let site = naming(below(HEADER), "上级网站页脚: bottom.html");
    write(&site, "fragments/bottom.html", "<p>版权所有</p>");
    build(&site);
    for (page, root) in
        [("index.html", ""), ("windows/scjgj.html", "../"), ("items/scjgj/spxk.html", "../../")]
    {
        let html = site.page(page);
        assert!(html.contains(&format!("<img src=\"{root}assets/crest.svg\"")), "{page}: {html}");
        assert!(html.contains(">示例区人民政府</a>") && html.contains("<p>版权所有</p>"), "{page}");
    }
    assert!(site.out().join("assets/crest.svg").exists());
    assert!(said(&site, "THM-02").is_empty());
}

#[test]
fn another_header_changes_every_page() {
    let site = below(HEADER);
    build(&site);
    write(&site, "fragments/top.html", "<p>新页头</p>");
    build(&site);
    assert!(site.page("guide.html").contains("新页头"));
    write(&site, "fragments/other.html", "<p>另一个</p>");
    let site = site.edit("site.yaml", "top.html", "other.html");
    build(&site);
    assert!(site.page("guide.html").contains("另一个"));
}

#[test]
fn what_is_not_safe_in_a_header_is_found_with_its_line_and_not_published() {
    let site = below(
        "<div>\n<script src=\"https://a.example/top.js\"></script>\n<p style=\"top:0\" onclick=\"x()\">甲</p>\n\
                      <iframe src=\"https://a.example/\"></iframe>\n<img src=\"https://a.example/a.png\" alt=\"\">\n\
                      <form action=\"https://a.example/\"></form>\n<img src=\"assets/gone.svg\" alt=\"\">\n</div>\n",
    );
    let found = said(&site, "THM-04");
    for (at, word) in
        [(2, "脚本"), (3, "style"), (3, "onclick"), (4, "iframe"), (5, "a.png"), (6, "表单"), (7, "gone.svg")]
    {
        let mark = format!("fragments/top.html 第 {at} 行");
        assert!(found.iter().any(|line| line.contains(&mark) && line.contains(word)), "{word}: {found:?}");
    }
    assert_eq!(found.len(), 7, "{found:?}");
    assert_eq!(site.build_with(&[]).code, 1);
    assert!(!site.out().exists());
}

#[test]
fn a_header_that_is_not_there_is_found_with_the_one_that_was_meant() {
    let site = below(HEADER).edit("site.yaml", "top.html", "tob.html");
    let run = site.check();
    assert!(run.stderr.contains("[THM-03]") && run.stderr.contains("是否想写“top.html”"), "{}", run.stderr);
}
