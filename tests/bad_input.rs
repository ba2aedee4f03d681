//! Bad input: a clear message in Chinese, nothing lost, the old site untouched.

use std::fs;

use crate::site::{Run, Site, copy, program, project, tree};

#[track_caller]
fn refused(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{word:?} in {}", run.stderr);
    }
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn a_missing_content_folder_is_named() {
    let site = Site::new();
    refused(&site.run(&["build", "--content", "nowhere"]), 3, &["内容目录不存在", "nowhere"]);
    refused(&site.run(&["check", "nowhere"]), 3, &["内容目录不存在"]);
}

#[test]
fn an_empty_content_folder_never_makes_an_empty_site() {
    let site = Site::new();
    site.build();
    let before = tree(&site.out());
    fs::remove_dir_all(site.content()).unwrap();
    fs::create_dir(site.content()).unwrap();
    refused(&site.build_with(&[]), 3, &["没有可发布的数据"]);
    assert!(tree(&site.out()) == before);
}

#[test]
fn content_without_site_settings_says_which_file_is_missing() {
    let site = Site::new().remove("site.yaml").remove("policy.yaml");
    refused(&site.build_with(&[]), 1, &["缺少 site.yaml", "缺少 policy.yaml"]);
}

#[test]
fn a_broken_template_is_shown_with_file_line_and_column() {
    let site = Site::new();
    site.build();
    let before = tree(&site.out());
    let theme = site.folder().join("theme");
    copy(&project().join("themes/default"), &theme);
    let page = theme.join("templates/powers.html");
    fs::write(&page, "{% extends \"base.html\" %}\n{% block main %}\n甲 {{ page.powers }\n{% endblock %}\n")
        .unwrap();
    refused(&site.build_with(&["--theme", "theme"]), 3, &["主题有误", "templates/powers.html:3:"]);
    fs::write(&page, "{% extends \"base.html\" %}\n{% block main %}\n甲 {{ page.colour }}\n{% endblock %}\n")
        .unwrap();
    refused(&site.build_with(&["--theme", "theme"]), 3, &["templates/powers.html:3:", "页面 powers.html"]);
    assert!(tree(&site.out()) == before);
}

#[test]
fn a_theme_folder_that_is_none_is_refused() {
    let site = Site::new();
    fs::create_dir(site.folder().join("theme")).unwrap();
    refused(&site.build_with(&["--theme", "theme"]), 3, &["theme.yaml"]);
    refused(&site.build_with(&["--theme", "nowhere"]), 3, &["nowhere"]);
}

#[test]
fn html_in_a_record_is_text_on_the_page() {
    let site =
        Site::new().edit("windows/scjgj.yaml", "市场监管窗口", "\"<script>alert(1)</script>\\\"窗口&\"");
    site.build();
    // Data are no markup: they hold the text as it is.
    let is_data = |path: &str| [".json", ".csv"].iter().any(|ending| path.ends_with(ending));
    for (path, bytes) in tree(&site.out()).into_iter().filter(|(path, _)| !is_data(path)) {
        assert!(!String::from_utf8_lossy(&bytes).contains("<script>alert"), "{path}");
    }
    let page = scraper::Html::parse_document(&site.page("windows/scjgj.html"));
    let heading = page.select(&scraper::Selector::parse("h1").unwrap()).next().unwrap();
    assert_eq!(heading.text().collect::<String>(), "<script>alert(1)</script>\"窗口&");
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = Site::new();
    site.build();
    let before = tree(&site.out());
    let site = site.edit("site.yaml", "示例区各部门", "全区各部门");
    // A limit on the size of files stops it as a full disk does, when it writes the manifest at the latest; the signal that
    // would end it without a word is caught.
    let limited = "ulimit -f 4; exec \"$0\" build --as-of 2026-11-23 --threads 1";
    let output = std::process::Command::new("sh")
        .args(["-c", limited])
        .arg(program().get_program())
        .current_dir(site.folder())
        .output()
        .unwrap();
    let run = Run::from(output);
    refused(&run, 3, &["无法写入"]);
    assert!(tree(&site.out()) == before);
    assert!(site.is_at_rest());
}

#[test]
fn bytes_that_are_no_text_make_findings_and_never_a_panic() {
    for (name, bytes) in [
        ("nul", b"name: \0\0\n".to_vec()),
        ("random", (0..=255).collect()),
        ("deep", "[".repeat(100_000).into_bytes()),
        ("deep-map", deep_map()),
        ("empty", Vec::new()),
        ("list", b"- 1\n- 2\n".to_vec()),
        ("scalar", b"just text".to_vec()),
        ("bomb", bomb()),
    ] {
        let run = Site::new().write("departments/scjgj.yaml", bytes).check();
        assert_eq!(run.code, 1, "{name}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("departments/scjgj.yaml"), "{name}: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{name}: {}", run.stderr);
    }
}

fn deep_map() -> Vec<u8> {
    let line = |depth: usize| format!("{}a:\n", " ".repeat(depth));
    (0..5000).map(line).collect::<Vec<_>>().concat().into_bytes()
}

fn bomb() -> Vec<u8> {
    let level = |level: usize| match level {
        0 => "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(),
        level => format!("a{level}: &a{level} [{}]\n", format!("*a{}, ", level - 1).repeat(9)),
    };
    (0..10).map(level).collect::<Vec<_>>().concat().into_bytes()
}

#[test]
fn wrong_usage_is_answered_in_chinese() {
    let site = Site::new();
    refused(&site.run(&["biuld"]), 2, &["没有这个命令", "build"]);
    refused(&site.run(&["build", "--as-of", "12/1"]), 2, &["2026-12-31"]);
    let help = site.run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("检查内容并生成网站"), "{}", help.stdout);
}
