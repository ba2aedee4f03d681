//! Links that lead away from the site: listed on request, warned of where they are no public pages.

use serde_json::Value;

use crate::site::{DAY, Run, Site};

/// Links in a field, twice in a text, and below the site's own address.
fn site() -> Site {
    Site::new()
        .edit("site.yaml", "icp_no:", "base_url: https://www.example.gov.cn/sq\nicp_no:")
        .edit("departments/scjgj.yaml", "phone:", "website: https://www.example.gov.cn/sq/guide.html\nphone:")
        .edit(
            "notices/notice.md",
            "各部门应当",
            "[甲](https://b.example/a?x=1)[乙](<https://a.example/>)[丙](../guide.html)[丁](tel:12345)\n\n<https://a.example/>各部门应当",
        )
}

fn list(site: &Site, more: &[&str]) -> Run {
    site.run(&[&["check", "--as-of", DAY, "--links"], more].concat())
}

#[test]
fn external_links_are_listed_with_their_places() {
    let run = list(&site(), &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().take(10).collect();
    assert_eq!(
        lines,
        [
            "外部链接 4 个：",
            "https://a.example/",
            "  notices/notice.md:7:34",
            "  notices/notice.md:9:2",
            "https://b.example/a?x=1",
            "  notices/notice.md:7:5",
            "https://bszs.gov.cn/",
            "  site.yaml:18:22",
            "https://www.example.gov.cn/zwgk/",
            "  site.yaml:6:31",
        ]
    );
    assert!(!site().check().stdout.contains("外部链接"));
}

#[test]
fn external_links_are_listed_for_machines_on_request_only() {
    let run = list(&site(), &["--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let links = report["links"].as_array().unwrap();
    assert_eq!(links.len(), 4);
    assert_eq!(links[0]["url"], "https://a.example/");
    assert_eq!(links[0]["places"][1]["file"], "notices/notice.md");
    assert_eq!(links[0]["places"][1]["line"], 9);
    let run = site().run(&["check", "--as-of", DAY, "--format", "json"]);
    assert!(!run.stdout.contains("\"links\""), "{}", run.stdout);
    let run = list(&site(), &["--format", "sarif"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn private_numbers_in_addresses_are_hidden() {
    let text = "[甲](https://a.example/11010519491231002X)各部门应当";
    let site = Site::new().edit("notices/notice.md", "各部门应当", text);
    for format in ["human", "json"] {
        let run = list(&site, &["--format", format]);
        assert!(run.stdout.contains("https://a.example/"), "{}", run.stdout);
        assert!(!run.stdout.contains("19491231002"), "{}", run.stdout);
    }
}

fn warned(url: &str, hosts: &str) -> String {
    let site = Site::new().edit("site.yaml", "icp_no:", &format!("allowed_hosts: {hosts}\nicp_no:"));
    let run = site.edit("notices/notice.md", "各部门应当", &format!("[甲]({url})各部门应当")).check();
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stderr.lines().filter(|line| line.starts_with("警告[DIS-1")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_host_outside_the_list_is_a_warning() {
    for hosts in ["[gov.cn, 12306.cn]", "[\"*.gov.cn\", \"https://www.12306.cn/\"]", "[.GOV.CN, 12306.cn]"] {
        for url in
            ["https://www.gov.cn/a", "https://gov.cn", "https://WWW.12306.CN:443/", "http://a.b.gov.cn"]
        {
            assert_eq!(warned(url, hosts), "", "{url} {hosts}");
        }
        for url in ["https://www.agov.cn", "https://gov.cn.example.com", "https://gov.cn@evil.example/"] {
            assert!(warned(url, hosts).starts_with("警告[DIS-11]"), "{url} {hosts}");
        }
    }
    assert_eq!(warned("https://evil.example", "[]"), "");
}

#[test]
fn what_is_no_public_page_is_a_warning() {
    for (url, words) in [
        ("http://192.0.2.7/a", "IP 地址"),
        ("http://user@192.0.2.7:8080/a", "IP 地址"),
        ("http://3221225991/", "IP 地址"),
        ("http://[2001:db8::1]:80/", "IP 地址"),
        ("http://oa/a", "内部网络"),
        ("http://localhost:8080/", "内部网络"),
        ("https://a.gov.cn/%E5%AE%89%E8%A3%85.EXE?v=2", "下载程序"),
        ("https://a.gov.cn/app.apk", "下载程序"),
    ] {
        let found = warned(url, "[]");
        assert!(found.starts_with("警告[DIS-12]") && found.contains(words), "{url}: {found}");
    }
}
