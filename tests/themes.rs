//! Themes: which one is taken, what it changes, and how its parts become published files.

use std::fs;

use crate::site::{Site, copy, project};

/// A site with the default theme in `themes/alt` beside the content.
fn site_with_theme() -> Site {
    let site = Site::new();
    copy(&project().join("themes/default"), &site.folder().join("themes/alt"));
    site
}

fn write(site: &Site, path: &str, text: &str) {
    let path = site.folder().join("themes/alt").join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

const ABOUT: &str = "name: 另一主题\nversion: \"1\"\ndescription: 测试用\n";

fn build(site: &Site) {
    let run = site.build_with(&["--theme", "themes/alt", "--no-minify"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn parts_of_a_bundle_are_published_as_one_file() {
    let site = site_with_theme();
    // Its bundles come last in the file.
    let about = fs::read_to_string(project().join("themes/default/theme.yaml")).unwrap();
    write(&site, "theme.yaml", &format!("{about}  more.js: [more/b.js, more/a.js]\n"));
    write(&site, "assets/more/a.js", "one();\n");
    write(&site, "assets/more/b.js", "const one = () => {};\n");
    build(&site);
    let joined = "(function () {\n\"use strict\";\nconst one = () => {};\none();\n})();\n";
    assert_eq!(site.page("assets/more.js"), joined);
    assert!(!site.out().join("assets/more").exists());
    assert!(site.out().join("assets/site.css").exists());
}

#[test]
fn pages_ask_for_other_assets_when_a_part_changes() {
    let site = site_with_theme();
    let version = || {
        build(&site);
        let page = site.page("index.html");
        let (_, rest) = page.split_once("assets/site.css?v=").unwrap();
        rest[..8].to_owned()
    };
    write(&site, "theme.yaml", &format!("{ABOUT}bundles:\n  more.css: [more/a.css]\n"));
    write(&site, "assets/more/a.css", "a{}\n");
    let before = version();
    write(
        &site,
        "strings.yaml",
        &(fs::read_to_string(project().join("themes/default/strings.yaml")).unwrap() + "# 注释\n"),
    );
    assert_eq!(version(), before);
    write(&site, "assets/more/a.css", "b{}\n");
    assert_ne!(version(), before);
}

#[test]
fn a_bundle_of_a_missing_part_stops_the_build() {
    let site = site_with_theme();
    write(&site, "theme.yaml", &format!("{ABOUT}bundles:\n  more.js: [more/a.js]\n"));
    let run = site.build_with(&["--theme", "themes/alt"]);
    assert_eq!(run.code, 3);
    for word in ["theme.yaml", "more.js", "assets/more/a.js 不存在"] {
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}
