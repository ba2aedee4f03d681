//! The last look: no private number gets out with the bytes of a site, whatever part of it brings the number along.

use std::fs;

use crate::site::{Run, Site};

const MOBILE: &str = "13800138000";

/// The smallest site in a theme made of these files.
fn in_theme(files: &[(&str, &str)]) -> Site {
    let site = Site::new();
    let settings = fs::read_to_string(site.content().join("site.yaml")).unwrap();
    let site = site.write("site.yaml", format!("{}\ntheme: alt\n", settings.trim_end()));
    for (path, text) in files {
        let path = site.folder().join("themes/alt").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    site
}

fn refused(site: &Site, run: &Run, part: &str) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, 1, "{part}: {said}");
    assert!(said.contains("[PRV-08]") && said.contains("没有发布"), "{part}: {said}");
    assert!(said.contains("138****8000"), "{part}: {said}");
    assert!(!said.contains(MOBILE), "{part}: {said}");
    assert!(!site.out().exists(), "{part}");
}

#[test]
fn a_number_in_any_part_of_a_theme_stops_the_publication() {
    let template =
        |text: &str| format!("{{% extends \"base.html\" %}}{{% block main %}}{text}{{% endblock %}}");
    for (path, text) in [
        ("templates/search.html", template("<p>联系 13800138000</p>")),
        ("templates/search.html", template("<!-- 联系 13800138000 -->")),
        ("templates/search.html", template("<p>138<b>0013</b>&shy;8000</p>")),
        ("strings.yaml", "skip: 13800138000\n".to_owned()),
        ("assets/notes.txt", "138\u{200c}0013\u{200c}8000\n".to_owned()),
        ("assets/more.css", ".a::after{content:\"\\31\\33\\38 00138000\"}\n".to_owned()),
        (
            "assets/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>１３８ ００１３ ８０００</text></svg>"
                .to_owned(),
        ),
        ("assets/scan.bin", "\0\u{1}\u{2}13800138000\0".to_owned()),
    ] {
        let site = in_theme(&[(path, &text), ("assets/kept.txt", "甲")]);
        let run = site.build_with(&["--no-minify"]);
        refused(&site, &run, path);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains(path), "the report does not name {path}: {said}");
    }
}

#[test]
fn an_old_site_stands_when_the_new_one_holds_a_number() {
    let site = in_theme(&[("assets/notes.txt", "甲")]);
    site.build();
    let before = crate::site::tree(&site.out());
    fs::write(site.folder().join("themes/alt/assets/notes.txt"), MOBILE).unwrap();
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("assets/notes.txt 第 1 个字节处有疑似手机号 138****8000"), "{}", run.stderr);
    assert_eq!(crate::site::tree(&site.out()), before);
}

#[test]
fn a_file_taken_over_is_looked_at_again_when_its_number_is_no_longer_allowed() {
    let post = "- {role: A岗, name: 丙示例}";
    let official = "- {role: A岗, name: 丙示例, phone: 13800138000, official_mobile: true}";
    let site = in_theme(&[("assets/notes.txt", MOBILE), ("assets/other.txt", "甲")]).edit(
        "windows/scjgj.yaml",
        post,
        official,
    );
    site.build();
    let site = site.edit("windows/scjgj.yaml", official, post);
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("assets/notes.txt 第 1 个字节"), "{}", run.stderr);
}

#[test]
fn what_records_make_public_on_purpose_is_published() {
    let site = Site::new().edit(
        "windows/scjgj.yaml",
        "- {role: A岗, name: 丙示例}",
        "- {role: A岗, name: 丙示例, phone: 13800138000, official_mobile: true}",
    );
    site.build();
    assert!(site.page("windows/scjgj.html").contains(MOBILE));
}

#[test]
fn whatever_is_personal_in_a_theme_is_an_error() {
    let template =
        |text: &str| format!("{{% extends \"base.html\" %}}{{% block main %}}{text}{{% endblock %}}");
    for (rule, secret, text) in [
        ("PRV-15", "zhangsan88", "微信：zhangsan88"),
        ("PRV-15", "12345678", "QQ：12345678"),
        ("PRV-14", "zhangsan", "zhangsan@qq.com"),
        ("PRV-10", "示例村", "家庭住址：示例镇示例村1号"),
        ("PRV-12", "12345678", "护照号码E12345678"),
        ("PRV-13", "1990", "出生日期：1990年1月1日"),
        ("PRV-01", "19491231", "身份证号：110105194912310021"),
    ] {
        for (path, text) in [
            ("templates/search.html", template(&format!("<p>{text}</p>"))),
            ("templates/search.html", template(&format!("<!-- {text} -->"))),
            ("strings.yaml", format!("skip: \"{text}\"\n")),
            ("assets/more.js", format!("// {text}\n")),
            ("assets/more.css", format!("/* {text} */\n")),
            (
                "assets/logo.svg",
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{text}</text></svg>"),
            ),
        ] {
            let site = in_theme(&[(path, &text), ("assets/kept.txt", "甲")]);
            let run = site.build_with(&["--no-minify"]);
            let said = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{path} {text}: {said}");
            assert!(said.contains(rule) && said.contains(path), "{path} {text}: {said}");
            assert!(!said.contains(secret), "{path} {text}: {said}");
        }
    }
    let parted = template("<table><tr><td>微<b>信</b></td><td>zhangsan88</td></tr></table>");
    let run = in_theme(&[("templates/search.html", &parted)]).build_with(&["--no-minify"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
}

#[test]
fn the_name_of_a_file_in_a_theme_is_looked_at_too() {
    for (name, rule, secret) in
        [("甲13800138000.css", "PRV-02", "13800138000"), ("甲微信zhangsan88.css", "PRV-15", "zhangsan88")]
    {
        let path = format!("assets/{name}");
        let run = in_theme(&[(&path, "a{}"), ("assets/kept.txt", "甲")]).build_with(&["--no-minify"]);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(run.code == 1 && said.contains(rule), "{name}: {said}");
        assert!(!said.contains(secret), "{name}: {said}");
    }
}
