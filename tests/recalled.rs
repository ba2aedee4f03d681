//! What a run read is kept for the next one, which reads what changed; and that changes nothing of what is published.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use crate::attachments::zip;
use crate::site::{DAY, Site, tree};

/// Longer than the steps in which any file system counts time: whatever was written before need not be read again.
const SETTLED: Duration = Duration::from_millis(3100);

/// What was read, and where in it each file is.
fn store(site: &Site) -> Vec<u8> {
    let folder = site.cache();
    if folder.exists() {
        tree(&folder).into_iter().flat_map(|(_, bytes)| bytes).collect()
    } else {
        Vec::new()
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_build_that_recalls_publishes_what_a_build_from_nothing_does() {
    let site = Site::new();
    site.build();
    let notice = |text: &str| {
        format!("---\ntitle: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知\n---\n{text}\n")
    };
    let phone = fs::read_to_string(site.content().join("windows/scjgj.yaml")).unwrap();
    let edits: [(&str, String); 6] = [
        ("notices/a.md", notice("看[窗口](../windows/scjgj.html)，1. 甲\n\n- 乙[^1]\n\n[^1]: 注")),
        ("windows/scjgj.yaml", phone.replace("0775-", "0776-")),
        ("notices/a.md", notice("改了")),
        ("windows/scjgj.yaml", phone.clone()),
        ("notices/b.md", notice("甲")),
        // The order of the keys says nothing, and yet the file is another one.
        ("windows/scjgj.yaml", format!("# 注释\n{phone}")),
    ];
    let mut site = site;
    for (path, text) in edits {
        site = site.write(path, text);
        site.build();
        assert!(tree(&site.out()) == site.made_anew(), "{path}");
    }
}

#[test]
fn a_change_that_shows_neither_in_size_nor_in_time_is_read() {
    let site = Site::new();
    site.build();
    sleep(SETTLED);
    site.build();
    let path = site.content().join("windows/scjgj.yaml");
    let (before, text) = (fs::metadata(&path).unwrap(), fs::read_to_string(&path).unwrap());
    let changed = text.replacen("0775-", "0776-", 1);
    assert!(changed != text && changed.len() == text.len());
    fs::write(&path, changed).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(before.modified().unwrap()).unwrap();
    let run = site.build();
    assert!(!run.stdout.contains("没有变化"), "{}", run.stdout);
    assert!(site.page("windows/scjgj.html").contains("0776-"));
    assert!(tree(&site.out()) == site.made_anew());
}

#[test]
fn a_finding_in_a_file_that_was_not_read_shows_its_line() {
    let site = Site::new();
    site.build();
    sleep(SETTLED);
    site.build();
    let centers = site.content().join("centers");
    let center: PathBuf = fs::read_dir(&centers).unwrap().next().unwrap().unwrap().path();
    fs::rename(&center, centers.join("elsewhere.yaml")).unwrap();
    let run = site.build_with(&[]);
    let id = center.file_stem().unwrap().to_str().unwrap();
    assert_ne!(run.code, 0);
    assert!(run.stderr.contains(&format!("center: {id}")), "{}", run.stderr);
    fs::rename(centers.join("elsewhere.yaml"), &center).unwrap();
    assert!(site.build().stdout.contains("没有变化"));
}

#[test]
fn nobody_but_the_owner_looks_into_what_is_kept_and_no_server_does() {
    let site = Site::new();
    site.build();
    assert_eq!(fs::metadata(site.cache()).unwrap().mode() & 0o777, 0o700);
    assert_eq!(fs::read_to_string(site.cache().join(".gitignore")).unwrap(), "*\n", "git leaves it alone");
    // Beside the site, where a server may look, lies only what was published.
    let beside = fs::read_dir(site.workshop()).into_iter().flatten();
    assert!(beside.flatten().all(|entry| entry.file_name() == "kept"));
}

#[test]
fn what_must_not_be_published_is_not_kept() {
    let site = Site::new();
    site.build();
    let site = site.edit("windows/scjgj.yaml", "phone: ", "zone: 甲13800138000\nphone: ");
    assert_ne!(site.build_with(&[]).code, 0);
    let site = site.edit("windows/scjgj.yaml", "13800138000", "区");
    site.build();
    assert!(holds(&store(&site), "甲区") && !holds(&store(&site), "13800138000"));
}

#[test]
fn an_attachment_is_looked_into_once_for_the_same_bytes() {
    let document = |author: &str| {
        let core = format!("<cp:coreProperties><dc:creator>{author}</dc:creator></cp:coreProperties>");
        zip(&[("word/document.xml", b"<a/>", true), ("docProps/core.xml", core.as_bytes(), true)])
    };
    // What a look finds is kept once for each look.
    let looks = |site: &Site| {
        let (store, told) = (store(site), "作者".as_bytes());
        store.windows(told.len()).filter(|window| *window == told).count()
    };
    let page = |text: &str| format!("---\ntitle: 甲\nsummary: 甲\n---\n{text}\n");
    let site = Site::new().write("attachments/示例表.docx", document("a"));
    site.build();
    assert_eq!(looks(&site), 1);
    let site = site.write("pages/a.md", page("乙"));
    site.build();
    assert_eq!(looks(&site), 1, "it has not changed");
    let site = site.write("attachments/示例表.docx", document("b"));
    site.build();
    assert_eq!(looks(&site), 2, "its bytes are others");
    let site = site.write("pages/a.md", page("丙"));
    assert_eq!(site.build_with(&["--as-of", "2026-11-24"]).code, 0);
    assert_eq!(looks(&site), 1, "on another day all is looked into again, and nothing else is kept");
    assert!(
        tree(&site.out()) == {
            let other = Site::copy_of(&site);
            assert_eq!(other.build_with(&["--as-of", "2026-11-24"]).code, 0);
            tree(&other.out())
        }
    );
}

#[test]
fn a_number_in_an_attachment_is_found_in_every_run_and_kept_in_none() {
    let text = b"<w:p><w:r><w:t>138 0013 8000</w:t></w:r></w:p>";
    let site = Site::new();
    site.build();
    let site = site.write("attachments/示例表.docx", zip(&[("word/document.xml", text, true)]));
    for _ in 0..2 {
        let run = site.build_with(&[]);
        assert!(run.code != 0 && run.stderr.contains("PRV-05"), "{}", run.stderr);
    }
    assert!(!holds(&store(&site), "示例表"));
}

#[test]
fn what_was_taken_out_is_not_kept_either() {
    let notice = |summary: &str| {
        format!("---\ntitle: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: {summary}\n---\n文\n")
    };
    let site = Site::new().write("notices/a.md", notice("不该公开的话"));
    site.build();
    let site = site.write("notices/a.md", notice("通知"));
    site.build();
    assert!(holds(&store(&site), "不该公开的话"), "what was told of the change holds it");
    let run = site.run(&["redact", "notices/a", "summary", "--reason", "不该公开", "--write"]);
    assert!(run.code == 0, "{}{}", run.stdout, run.stderr);
    site.build();
    assert!(!holds(&store(&site), "不该公开的话") && !store(&site).is_empty());
}

#[test]
fn what_somebody_did_to_what_is_kept_harms_nothing() {
    let damages: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.clear(),
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.iter_mut().for_each(|byte| *byte ^= 0x55),
        |bytes| bytes.extend_from_within(..),
    ];
    let site = Site::new();
    site.build();
    let mut site = site;
    for (number, damage) in damages.into_iter().enumerate() {
        for (path, mut bytes) in tree(&site.cache()) {
            damage(&mut bytes);
            fs::write(site.cache().join(path), bytes).unwrap();
        }
        site = site.write("pages/a.md", format!("---\ntitle: 甲\nsummary: 甲\n---\n{number}\n"));
        site.build();
        assert!(tree(&site.out()) == site.made_anew(), "{number}");
    }
    fs::remove_dir_all(site.cache()).unwrap();
    assert!(site.build().stdout.contains("没有变化"));
}

#[test]
fn on_another_day_everything_is_read_again() {
    let site = Site::new();
    site.build();
    let site = site.write("pages/a.md", "---\ntitle: 甲\nsummary: 甲\n---\n乙\n");
    assert_eq!(site.build_with(&["--as-of", "2026-11-24"]).code, 0);
    let other = Site::copy_of(&site);
    assert_eq!(other.build_with(&["--as-of", "2026-11-24"]).code, 0);
    assert!(tree(&site.out()) == tree(&other.out()), "{DAY}");
}
