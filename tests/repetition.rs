//! Same input, same bytes.

use std::fs;

use crate::site::{DAY, Site, tree};

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    let one = Site::example();
    let many = Site::example();
    assert_eq!(one.build_with(&["--threads", "1"]).code, 0);
    assert_eq!(many.build_with(&["--threads", "7"]).code, 0);
    assert!(tree(&one.out()) == tree(&many.out()));
}

#[test]
fn a_rebuild_after_changes_equals_a_clean_build() {
    let site = Site::example();
    site.build();
    let site = site.edit("windows/scjgj.yaml", "楼层: 一楼", "楼层: 九楼").remove("notices/gnzbt-2017-23.md");
    // What was published is content too, and is the same for both.
    let clean = Site::copy_of(&site);
    site.build();
    clean.build();
    assert!(tree(&site.out()) == tree(&clean.out()));
}

#[test]
fn going_to_another_day_and_back_changes_nothing() {
    let site = Site::example();
    site.build();
    let before = tree(&site.out());
    let run = site.build_with(&["--as-of", "2027-01-02"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(tree(&site.out()) != before);
    assert_eq!(site.build_with(&["--as-of", DAY]).code, 0);
    assert!(tree(&site.out()) == before);
}

#[test]
fn the_order_of_files_on_disk_does_not_matter() {
    let sorted = Site::new();
    let shuffled = Site::new();
    // Written again last, most file systems list it at another place.
    let text = fs::read(shuffled.content().join("site.yaml")).unwrap();
    let shuffled = shuffled.remove("site.yaml").write("site.yaml", text);
    sorted.build();
    shuffled.build();
    assert!(tree(&sorted.out()) == tree(&shuffled.out()));
}
