//! The site before the published one is kept, and the next is made from it: only what changed is touched, and nothing that
//! must be forgotten stays.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::site::{DAY, Site, tree};

fn notice(site: Site, name: &str, text: &str) -> Site {
    let head = "title: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知";
    site.write(&format!("notices/{name}.md"), format!("---\n{head}\n---\n{text}\n"))
}

fn kept(site: &Site) -> PathBuf {
    site.workshop().join("kept")
}

fn inodes(folder: &Path) -> BTreeMap<PathBuf, u64> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let of = |entry: walkdir::DirEntry| {
        (entry.path().strip_prefix(folder).unwrap().to_owned(), entry.metadata().unwrap().ino())
    };
    files.filter(|entry| entry.file_type().is_file()).map(of).collect()
}

#[test]
fn a_site_made_from_the_one_before_the_last_is_the_same_as_one_made_anew() {
    let mut site = notice(Site::new(), "a", "甲");
    for (name, text) in
        [("a", "乙"), ("b", "甲"), ("a", "甲"), ("a", "甲"), ("b", "乙"), ("c/d", "甲"), ("a", "乙")]
    {
        site = notice(site, name, text);
        site.build();
        assert!(tree(&site.out()) == site.made_anew(), "{name} {text}");
        assert!(site.is_at_rest());
    }
}

#[test]
fn folders_that_go_leave_nothing_behind() {
    let site = Site::new();
    site.build();
    let mut site = site;
    for (now, before) in [("2027", "2028"), ("2028", "2027"), ("2027", "2028")] {
        let _ = fs::remove_dir_all(site.content().join(format!("attachments/{before}")));
        let form = fs::read("content/attachments/表格/食品经营许可申请书（空白）.docx").unwrap();
        site = site.write(&format!("attachments/{now}/a.docx"), form);
        site = notice(site, "a", &format!("[表](attachments/{now}/a.docx)"));
        site.build();
        assert!(tree(&site.out()) == site.made_anew(), "{now}");
        assert!(!site.out().join(format!("attachments/{before}")).exists(), "{now}");
    }
}

#[test]
fn a_file_that_does_not_change_stays_the_same_file_through_every_exchange() {
    let mut site = notice(Site::new(), "a", "0");
    site.build();
    let first = inodes(&site.out());
    for number in 1..4 {
        site = notice(site, "a", &number.to_string());
        site.build();
        let now = inodes(&site.out());
        let moved: Vec<_> = first
            .iter()
            .filter(|(path, inode)| now.get(*path) != Some(*inode))
            .map(|(path, _)| path)
            .collect();
        assert!(moved.len() < 8 && first.len() > 20, "{moved:?}");
        assert!(!moved.iter().any(|path| path.starts_with("windows")), "{moved:?}");
    }
}

#[test]
fn nobody_but_the_owner_looks_into_the_kept_site_and_it_holds_nothing_of_others() {
    let mut site = Site::new();
    site.build();
    fs::write(site.out().join("CNAME"), "theirs").unwrap();
    fs::create_dir(site.out().join("theirs")).unwrap();
    fs::write(site.out().join("theirs/file"), "theirs").unwrap();
    for number in 0..3 {
        site = notice(site, "a", &number.to_string());
        site.build();
        assert_eq!(fs::metadata(site.workshop()).unwrap().mode() & 0o777, 0o700);
        assert!(kept(&site).join("index.html").exists());
        assert!(!kept(&site).join("CNAME").exists() && !kept(&site).join("theirs").exists());
        assert_eq!(fs::read_to_string(site.out().join("theirs/file")).unwrap(), "theirs");
    }
}

#[test]
fn a_published_file_that_somebody_changed_in_place_is_not_taken_from_the_kept_site() {
    let site = notice(Site::new(), "a", "1");
    site.build();
    let site = notice(site, "a", "2");
    site.build();
    // The kept site has the same file under a second name, and so the same damage.
    let page = site.out().join("powers.html");
    let size = fs::metadata(&page).unwrap().len();
    fs::write(&page, "x".repeat(usize::try_from(size).unwrap())).unwrap();
    let site = notice(site, "a", "3");
    site.run(&["build", "--as-of", DAY, "--verify"]);
    assert!(tree(&site.out()) == site.made_anew());
}

#[test]
fn what_has_ended_or_was_taken_out_is_kept_nowhere() {
    let site = notice(Site::new(), "a", "1");
    site.build();
    let site = notice(site, "a", "2");
    site.build();
    assert!(kept(&site).exists());
    let run = site.run(&["redact", "notices/a", "summary", "--reason", "不该公开", "--write"]);
    assert!(run.code == 0, "{}{}", run.stdout, run.stderr);
    site.build();
    assert!(!kept(&site).exists(), "{:?}", fs::read_dir(site.workshop()).unwrap().collect::<Vec<_>>());
}

#[test]
fn a_kept_site_that_somebody_has_damaged_harms_nothing() {
    let damages: [fn(&Path); 4] = [
        |kept| fs::write(kept.join(".mingchuang"), "mingch99").unwrap(),
        |kept| fs::remove_file(kept.join("index.html")).unwrap(),
        |kept| fs::rename(kept.join("powers.html"), kept.join("rates.html")).unwrap(),
        |kept| fs::remove_dir_all(kept.join("windows")).unwrap(),
    ];
    for damage in damages {
        let site = notice(Site::new(), "a", "1");
        site.build();
        let site = notice(site, "a", "2");
        site.build();
        damage(&kept(&site));
        let site = notice(site, "a", "3");
        site.build();
        assert!(tree(&site.out()) == site.made_anew() && site.is_at_rest());
    }
}
