//! A build makes only what a change can reach; and what it leaves as it was is what a build from nothing makes.

use std::fs;

use crate::site::{Site, tree};

/// The published files that are not those which were there before.
fn different(before: &[(String, Vec<u8>)], after: &[(String, Vec<u8>)]) -> Vec<String> {
    let is_new = |file: &&(String, Vec<u8>)| !before.contains(file);
    after.iter().filter(is_new).map(|(path, _)| path.clone()).collect()
}

/// Two departments, each with a window, an item and a letter.
fn two_of_each() -> Site {
    let site = Site::new();
    let folder = site.content();
    let mut site = site;
    for path in ["departments", "windows", "items", "letters/2026"] {
        let text = fs::read_to_string(folder.join(path).join("scjgj.yaml")).unwrap();
        let others = [
            ("scjgj", "mzj"),
            ("spxk", "jhdj"),
            ("市场监督管理局", "民政局"),
            ("市场监管窗口", "民政窗口"),
            ("食品经营许可证核发", "婚姻登记"),
            ("开饭馆", "领证"),
            ("A01", "A02"),
            ("示市监授", "示民授"),
        ];
        let text = others.iter().fold(text, |text, (from, to)| text.replace(from, to));
        site = site.write(&format!("{path}/mzj.yaml"), text);
    }
    site
}

#[test]
fn whatever_changes_every_page_that_shows_it_is_made_again() {
    let edits = [
        ("windows/scjgj.yaml", "phone: ", "floor: 九层\nphone: "),
        ("windows/scjgj.yaml", "name: 市场监管窗口", "name: 市场窗口"),
        (
            "windows/mzj.yaml",
            "部门窗口\ncenter: hall\ndepartments: [mzj]",
            "综合窗口\ncenter: hall\ndepartments: [mzj, scjgj]",
        ),
        ("windows/mzj.yaml", "phone: ", "alert: {text: 甲, from: 2026-11-01, to: 2026-11-30}\nphone: "),
        ("departments/scjgj.yaml", "kind: ", "short_name: 区市监局\nkind: "),
        ("departments/mzj.yaml", "示例路2号", "示例路3号"),
        ("centers/hall.yaml", "示例路1号", "示例路4号"),
        ("items/scjgj.yaml", "aliases: [开饭馆]", "aliases: [开饭馆, 卖早点]"),
        ("items/scjgj.yaml", "windows: [scjgj]", "windows: [scjgj, mzj]"),
        ("items/mzj.yaml", "  visits: 1", "  effective_to: 2026-12-05\n  visits: 1"),
        ("letters/2026/mzj.yaml", ", 应诉代理权", ""),
        ("letters/2026/scjgj.yaml", "signed_on: 2025-12-18", "signed_on: 2025-12-19"),
        ("policy.yaml", "{threshold: 80%", "{threshold: 90%"),
        ("calendar/2026.yaml", "2026-01-01", "2026-01-01, 2026-12-01"),
        ("site.yaml", "area_name: ", "area_name: 新"),
        ("notices/notice.md", "title: ", "title: 新"),
        ("pages/guide.md", "title: ", "title: 新"),
        ("windows/scjgj.yaml", "floor: 九层", "floor: 八层"),
    ];
    let mut site = two_of_each();
    site.build();
    for (path, from, to) in edits {
        site = site.edit(path, from, to);
        site.build();
        assert!(tree(&site.out()) == site.made_anew(), "{path}: {to}");
    }
}

#[test]
fn an_old_address_tells_the_new_title_of_what_it_leads_to() {
    let site = two_of_each();
    site.build();
    let run = site.run(&["rename", "items/mzj/jhdj", "hydj", "--write"]);
    assert!(run.code == 0, "{}{}", run.stdout, run.stderr);
    let mut site = site;
    for (from, to) in [("  visits: 1", "  visits: 2"), ("name: 婚姻登记", "name: 内地居民婚姻登记")]
    {
        site.build();
        site = site.edit("items/mzj.yaml", from, to);
    }
    site.build();
    assert!(site.page("items/mzj/jhdj.html").contains("内地居民婚姻登记"));
    assert!(tree(&site.out()) == site.made_anew());
}

#[test]
fn a_file_of_data_that_somebody_removed_is_made_again() {
    let site = two_of_each();
    site.build();
    let removed = ["departments/scjgj/scjgj.json", "departments/scjgj/scjgj-items.csv", "common/common.json"];
    for path in removed {
        fs::remove_file(site.out().join("downloads").join(path)).unwrap();
    }
    let site = site.edit("windows/mzj.yaml", "phone: ", "floor: 九层\nphone: ");
    site.build();
    assert!(tree(&site.out()) == site.made_anew());
}

#[test]
fn a_page_that_somebody_removed_is_made_again() {
    let site = two_of_each();
    site.build();
    fs::remove_file(site.out().join("windows/scjgj.html")).unwrap();
    let site = site.edit("windows/mzj.yaml", "phone: ", "floor: 九层\nphone: ");
    site.build();
    assert!(tree(&site.out()) == site.made_anew());
}

#[test]
fn one_telephone_number_changes_only_what_shows_it() {
    let site = two_of_each();
    site.build();
    let site = site.edit("windows/mzj.yaml", "phone: ", "floor: 九层\nphone: ");
    site.build();
    let before = tree(&site.out());
    let site = site.edit("windows/mzj.yaml", "floor: 九层", "floor: 八层");
    site.build();
    let changed = different(&before, &tree(&site.out()));
    let others: Vec<&String> = changed
        .iter()
        .filter(|path| path.ends_with(".html") && path.starts_with("items/") && !path.contains("/mzj/"))
        .collect();
    assert!(changed.iter().any(|path| path == "windows/mzj.html") && others.is_empty(), "{others:?}");
}
