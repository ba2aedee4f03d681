//! The old site stands until the new one is whole; only what changed is written.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::site::{Site, tree};

fn inode(path: &Path) -> u64 {
    fs::metadata(path).unwrap().ino()
}

#[test]
fn an_unchanged_page_is_the_same_file_and_keeps_its_time() {
    let site = Site::new();
    site.build();
    let page = site.out().join("departments/scjgj.html");
    let before = (inode(&page), fs::metadata(&page).unwrap().modified().unwrap());
    let site = site.edit("items/scjgj.yaml", "[开饭馆]", "[开饭馆, 开食堂]");
    let run = site.build();
    // The item; its department's list; the pages that list and count names by initial; the files of the search; the four
    // other pages with a search form, which refer to the new version of those files; and, of the data, the department's
    // records, items and services, and the list of files.
    assert!(run.stdout.contains("新写 13，"), "{}", run.stdout);
    assert!(site.page("items/scjgj/spxk.html").contains("开食堂"));
    assert_eq!((inode(&page), fs::metadata(&page).unwrap().modified().unwrap()), before);
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let site = Site::new();
    site.build();
    let folder = inode(&site.out());
    let run = site.build();
    assert!(run.stdout.contains("没有变化"), "{}", run.stdout);
    assert_eq!(inode(&site.out()), folder);
}

#[test]
fn pages_of_removed_records_are_gone() {
    let site = Site::new();
    site.build();
    let site = site
        .write("notices/old.md", "---\ntitle: 旧\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 旧\n---\n文\n");
    site.build();
    assert!(site.out().join("notices/old.html").is_file());
    let site = site.remove("notices/old.md");
    let run = site.build();
    assert!(run.stdout.contains("删除 1"), "{}", run.stdout);
    assert!(!site.out().join("notices/old.html").exists());
}

#[test]
fn a_page_that_somebody_changed_is_made_again() {
    let site = Site::new();
    site.build();
    let page = site.out().join("index.html");
    let right = fs::read(&page).unwrap();
    // Later than the manifest's time, however coarse the clock of the file system is.
    fs::write(&page, vec![b'x'; right.len()]).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    fs::File::options().write(true).open(&page).unwrap().set_modified(later).unwrap();
    site.build();
    assert!(fs::read(&page).unwrap() == right);
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let site = Site::new();
    fs::create_dir(site.out()).unwrap();
    fs::write(site.out().join("letter.docx"), "mine").unwrap();
    let run = site.build_with(&[]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("OUT-02"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(site.out().join("letter.docx")).unwrap(), "mine");
}

#[test]
fn the_content_folder_and_what_holds_it_are_refused() {
    let site = Site::new();
    for out in ["content", ".", "content/out", "/"] {
        let run = site.build_with(&["--out", out]);
        assert_eq!(run.code, 3, "{out}: {}", run.stderr);
        assert!(run.stderr.contains("输出目录"), "{}", run.stderr);
    }
    assert!(site.content().join("site.yaml").is_file());
}

#[test]
fn what_a_killed_run_left_behind_does_not_matter() {
    let site = Site::new();
    site.build();
    let good = tree(&site.out());
    let shop = site.workshop();
    fs::create_dir_all(shop.join("unfinished/windows")).unwrap();
    fs::write(shop.join("unfinished/windows/half.html"), "<html").unwrap();
    let run = site.build();
    assert!(run.stdout.contains("没有变化") && run.stderr.contains("上一次发布中途停下了"), "{}", run.stderr);
    assert!(!shop.exists(), "it is gone although nothing had changed");
    assert!(tree(&site.out()) == good);
}

#[test]
fn a_site_lost_between_two_renames_is_found_again() {
    let site = Site::new();
    site.build();
    let good = tree(&site.out());
    let shop = site.workshop();
    fs::create_dir(&shop).unwrap();
    fs::rename(site.out(), shop.join("old")).unwrap();
    let run = site.build();
    assert!(run.stdout.contains("没有变化"), "{}", run.stdout);
    assert!(tree(&site.out()) == good && !shop.exists());
}

#[test]
fn a_second_run_at_the_same_time_is_turned_away() {
    let site = Site::new();
    let shop = site.workshop();
    fs::create_dir(&shop).unwrap();
    let folder = fs::File::open(&shop).unwrap();
    folder.lock().unwrap();
    let run = site.build_with(&[]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("另一个 mingchuang 正在发布"), "{}", run.stderr);
    folder.unlock().unwrap();
    site.build();
    assert!(!shop.exists());
}

#[test]
fn index_numbers_are_given_once_and_kept() {
    let site = Site::new();
    site.build();
    let ledger = || fs::read_to_string(site.content().join("ledger.yaml")).unwrap();
    let first = ledger();
    assert!(
        first.contains("{record: windows/scjgj, number: 2026-00006, published_on: 2026-11-23}"),
        "{first}"
    );
    let site = Site::new().write("ledger.yaml", &first).write(
        "notices/a-new.md",
        "---\ntitle: 新\nissuer: 甲\nissued_on: 2027-01-01\nsummary: 新\n---\n文\n",
    );
    site.build_with(&["--as-of", "2027-01-05"]);
    let second = fs::read_to_string(site.content().join("ledger.yaml")).unwrap();
    let (entries, _) = first.split_once("pages:\n").unwrap();
    assert!(second.starts_with(entries), "{second}");
    assert!(
        second.contains("{record: notices/a-new, number: 2027-00001, published_on: 2027-01-05}"),
        "{second}"
    );
}
