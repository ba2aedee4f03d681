//! Nothing in a content folder is passed over without a word, and links are followed as far as they stay inside.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use crate::site::Site;

/// The findings about files that were not read: rule and path.
fn said(site: &Site) -> Vec<(String, String)> {
    let run = site.run(&["check", "--as-of", crate::site::DAY, "--format", "json"]);
    let report: serde_json::Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let findings = report["findings"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut said: Vec<_> = findings
        .iter()
        .filter(|finding| text(&finding["rule"]).starts_with("LOD-"))
        .map(|finding| {
            let message = text(&finding["message"]);
            (text(&finding["rule"]), message.rsplit('：').next().unwrap().to_owned())
        })
        .collect();
    said.sort();
    said
}

fn expect(site: &Site, wanted: &[(&str, &str)]) {
    let wanted: Vec<_> = wanted.iter().map(|(rule, path)| ((*rule).to_owned(), (*path).to_owned())).collect();
    assert_eq!(said(site), wanted);
}

#[test]
fn files_that_are_not_read_are_named_wherever_they_lie() {
    for name in [
        "items/事项表.xlsx",
        "items/a.csv",
        "letters/2026/授权书.docx",
        "windows/scan.PDF",
        "notes.txt",
        "pages/a.zip",
        "windows/.scjgj.yaml",
        "letters/.old/a.yaml",
        "attachments/.hidden.pdf",
    ] {
        let wanted = name.replace("/.old/a.yaml", "/.old");
        expect(&Site::new().write(name, "x"), &[("LOD-06", &wanted)]);
    }
    expect(&Site::new().write("windows/scjgj.yaml.bak", "x"), &[("LOD-04", "windows/scjgj.yaml.bak")]);
}

#[test]
fn an_attachment_in_the_wrong_place_is_told_where_it_belongs() {
    let run = Site::new().write("letters/2026/scjgj.pdf", "%PDF-1.4").check();
    assert!(run.stderr.contains("请移到 attachments 文件夹"), "{}", run.stderr);
    let run = Site::new().write("letters/2026/scjgj.csv", "a").check();
    assert!(!run.stderr.contains("attachments"), "{}", run.stderr);
}

#[test]
fn what_systems_and_editors_leave_behind_is_told_once_as_a_remark() {
    let mut site = Site::new();
    for name in [
        ".DS_Store",
        "windows/Thumbs.db",
        "windows/desktop.ini",
        ".git/config",
        ".gitignore",
        ".vscode/settings.json",
        "~$a.docx",
        "._a.yaml",
        "windows/.scjgj.yaml.swp",
        "windows/scjgj.yaml~",
        "@eaDir/a.yaml",
        ".~lock.a.docx#",
        ".mingchuang-pending/marker",
        ".ledger.yaml.mingchuang-new",
    ] {
        site = site.write(name, "x");
    }
    let said = said(&site);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, "LOD-08");
    assert!(said[0].1.contains(".DS_Store") && said[0].1.ends_with(" 等"), "{said:?}");
    let run = site.check();
    assert!(run.stderr.contains("错误 0，未达标 0，警告 0，提示 1"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_when_it_leads_to_something_inside_that_is_not_read_itself() {
    let site = Site::new();
    fs::create_dir(site.content().join(".git")).unwrap();
    fs::rename(site.content().join("letters"), site.content().join(".git/letters")).unwrap();
    symlink(".git/letters", site.content().join("letters")).unwrap();
    expect(&site, &[("LOD-08", ".git")]);
    let run = site.check();
    assert!(run.stderr.contains("错误 0，未达标 0，警告 0，提示 1"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_that_is_not_followed_is_an_error_with_its_path() {
    let outside = Site::new();
    fs::rename(outside.content().join("letters"), outside.folder().join("letters")).unwrap();
    symlink("../letters", outside.content().join("letters")).unwrap();
    expect(&outside, &[("LOD-05", "letters")]);
    assert_eq!(outside.build_with(&[]).code, 1);

    let file = Site::new();
    fs::rename(file.content().join("windows/scjgj.yaml"), file.folder().join("a.yaml")).unwrap();
    symlink(file.folder().join("a.yaml"), file.content().join("windows/scjgj.yaml")).unwrap();
    expect(&file, &[("LOD-05", "windows/scjgj.yaml")]);

    let odd = Site::new();
    symlink("nowhere.yaml", odd.content().join("windows/gone.yaml")).unwrap();
    symlink("..", odd.content().join("windows/up")).unwrap();
    symlink("self.yaml", odd.content().join("windows/self.yaml")).unwrap();
    symlink("scjgj.yaml", odd.content().join("windows/twice.yaml")).unwrap();
    let names = ["windows/gone.yaml", "windows/self.yaml", "windows/twice.yaml", "windows/up"];
    expect(&odd, &names.map(|name| ("LOD-05", name)));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_never_opened() {
    let site = Site::new();
    let _socket = std::os::unix::net::UnixListener::bind(site.content().join("windows/a.yaml")).unwrap();
    expect(&site, &[("LOD-06", "windows/a.yaml")]);
}

#[test]
fn a_notice_in_any_language_is_published_as_it_is_and_never_rewritten() {
    for title in
        ["Уведомление о приёме граждан", "Құлақтандыру хабарламасы", "ئۇقتۇرۇش شىنجاڭ", "Doengh gij gyausik"]
    {
        let text = format!(
            "---\ntitle: {title}\nissuer: {title}\nissued_on: 2026-05-01\nsummary: {title}\n---\n{title}\n"
        );
        let site = Site::new().write("notices/foreign.md", &text);
        let run = site.check();
        assert!(!run.stderr.contains("ENC-"), "{title}: {}", run.stderr);
        site.run(&["fix", "--write"]);
        assert_eq!(fs::read_to_string(site.content().join("notices/foreign.md")).unwrap(), text);
        site.build();
        assert!(site.page("notices/foreign.html").contains(title), "{title}");
    }
}

#[test]
fn gbk_that_happens_to_be_utf8_is_read_right_and_left_alone() {
    let bytes = encoding_rs::GBK.encode("通知\n").0.into_owned();
    let site = Site::new().write("pages/short.md", &bytes);
    let run = site.check();
    assert!(run.stderr.contains("[ENC-01]") && run.stderr.contains("拼不成"), "{}", run.stderr);
    let run = site.run(&["fix", "--write"]);
    assert!(!run.stdout.contains("short.md"), "{}", run.stdout);
    assert_eq!(fs::read(site.content().join("pages/short.md")).unwrap(), bytes);
}
