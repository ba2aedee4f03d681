//! What must never be lost: other people's folders, and the site that stands.

use std::fs;

use super::WINDOW;
use crate::site::{Site, tree};

#[test]
fn input_61_an_empty_folder_never_makes_an_empty_site() {
    let site = Site::new();
    fs::remove_dir_all(site.content()).unwrap();
    fs::create_dir(site.content()).unwrap();
    let run = site.build_with(&[]);
    assert!(run.code == 3 && run.stderr.contains("没有可发布的数据"), "{}", run.stderr);
    assert!(!site.out().exists());
}

// Which folders are refused is tested in `publication.rs`.
#[test]
fn input_63_a_folder_that_is_not_ours_is_refused() {
    let site = Site::new();
    let content = tree(&site.content());
    for out in ["content", "/", "mine"] {
        fs::create_dir_all(site.folder().join("mine")).unwrap();
        fs::write(site.folder().join("mine/letter.docx"), "mine").unwrap();
        let run = site.build_with(&["--out", out]);
        assert!(run.code == 3 && run.stderr.contains("输出目录"), "{out}: {}", run.stderr);
    }
    assert!(tree(&site.content()) == content);
    assert_eq!(fs::read_to_string(site.folder().join("mine/letter.docx")).unwrap(), "mine");
}

// A full disk and a killed run are tested in `bad_input.rs` and `publication.rs`.
#[test]
fn input_64_a_build_that_cannot_go_on_leaves_the_old_site() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.build();
    let before = tree(&site.out());
    // A file stands where the output folder should be.
    let site = site.edit(WINDOW, "市场监管窗口", "市场监督窗口");
    symlink("/dev/null", site.folder().join(".public.mingchuang")).unwrap();
    let run = site.build_with(&[]);
    assert_eq!(run.code, 3, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("无法") && !run.stderr.contains("panicked"), "{}", run.stderr);
    assert!(tree(&site.out()) == before);
}
