//! A ledger that was lost, cut or changed beside a published site is an error, and the site gives it back.

use super::{ledger, line, notice, official};
use crate::site::{Site, copy, tree};

/// The findings of the ledger's rules that a build reports; it must not publish then.
#[track_caller]
fn refused(site: &Site) -> Vec<String> {
    let before = tree(&site.out());
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(tree(&site.out()) == before, "the site has changed");
    let is_of_ledger = |line: &&str| line.starts_with("错误[DIS-");
    run.stderr.lines().filter(is_of_ledger).map(str::to_owned).collect()
}

fn published() -> (Site, String) {
    let site = official();
    site.build();
    let whole = ledger(&site).unwrap();
    (site, whole)
}

/// Mends the ledger by the site and expects the text.
#[track_caller]
fn restored(site: &Site, expected: &str) {
    let run = site.run(&["ledger", "restore"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(ledger(site).as_deref() != Some(expected), "it was written without being asked");
    let run = site.run(&["ledger", "restore", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(ledger(site).unwrap(), expected);
    assert_eq!(site.run(&["ledger", "restore"]).code, 0, "there is more to restore");
    site.build();
}

#[test]
fn a_lost_ledger_is_one_error_and_comes_back() {
    let (site, whole) = published();
    let site = site.remove("ledger.yaml");
    let found = refused(&site);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("DIS-18") && found[0].contains("台账 ledger.yaml 不见了"), "{found:?}");
    // A check says the same.
    assert!(site.check().stderr.contains("错误[DIS-18]"));
    restored(&site, &whole);
}

#[test]
fn an_empty_or_shortened_ledger_is_one_error_and_comes_back() {
    let (_, whole) = published();
    let short: String = whole.split_inclusive('\n').take(4).collect();
    for text in ["entries: []\n", &short] {
        let (site, _) = published();
        let site = site.write("ledger.yaml", text);
        let found = refused(&site);
        assert!(found.len() == 1 && found[0].contains("DIS-18"), "{text}: {found:?}");
        restored(&site, &whole);
    }
    // An official ledger does not become one of a demonstration by a word.
    let (site, _) = published();
    let site = site.write("ledger.yaml", format!("demonstration: true\n{whole}"));
    let site = site.edit("site.yaml", "demonstration: 是", "demonstration: 否");
    let mut found = refused(&site);
    // What is left of the example is another matter.
    found.retain(|found| !found.contains("DIS-30"));
    assert!(found.len() == 1 && found[0].contains("DIS-18"), "{found:?}");
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    assert_eq!(ledger(&site).unwrap(), whole);
    // A file without a word is none of the forms of a ledger.
    let (site, _) = published();
    let site = site.write("ledger.yaml", "");
    assert_eq!(site.build_with(&[]).code, 1);
    restored(&site, &whole);
}

#[test]
fn a_number_that_changed_or_moved_is_one_error_and_comes_back() {
    let (_, whole) = published();
    let swapped =
        whole.replace("2026-00006", "X").replace("2026-00003", "2026-00006").replace('X', "2026-00003");
    let changes = [
        (whole.replace("2026-00006", "2026-00066"), "已用索引号“2026-00006”公开，台账里成了“2026-00066”"),
        (swapped, "像这样的一共 2 条"),
        (whole.replace("record: windows/scjgj", "record: windows/other"), "台账里给了“windows/other”"),
        (
            whole.replacen("published_on: 2026-11-23", "published_on: 2026-11-22", 1),
            "的首次公开日期是 2026-11-23，台账里成了 2026-11-22",
        ),
    ];
    for (text, message) in changes {
        assert_ne!(text, whole);
        let (site, _) = published();
        let site = site.write("ledger.yaml", &text);
        let found = refused(&site);
        let of_numbers: Vec<_> = found.iter().filter(|found| found.contains("DIS-19")).collect();
        assert!(of_numbers.len() == 1 && of_numbers[0].contains(message), "{message}: {found:?}");
        assert!(!found.iter().any(|found| found.contains("DIS-18")), "{found:?}");
    }
}

#[test]
fn a_new_publisher_code_changes_no_number_that_was_shown() {
    let (site, _) = published();
    let site = site.edit("site.yaml", "11450803MB00000005", "11450803MB00000192");
    let found = refused(&site);
    assert!(found.len() == 1 && found[0].contains("发布机构代码由"), "{found:?}");
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    let site = site.write("notices/new.md", notice("新"));
    site.build();
    assert!(site.page("windows/scjgj.html").contains("11450803MB00000005/2026-00006"));
    assert!(
        site.page("notices/new.html").contains("11450803MB00000192/2026-00007"),
        "{}",
        ledger(&site).unwrap()
    );
    assert_eq!(site.run(&["ledger", "restore"]).code, 0);
}

#[test]
fn damage_without_a_site_is_still_noticed_where_it_contradicts_itself() {
    let (site, whole) = published();
    std::fs::remove_dir_all(site.out()).unwrap();
    let with = |more: &str| whole.replace("entries:\n", &format!("entries:\n{more}"));
    for (rule, more) in [
        ("DIS-08", "- {record: notices/notice-2, number: 2026-00001, published_on: 2026-11-23}\n"),
        ("DIS-20", "- {record: windows/scjgj, number: 2026-00077, published_on: 2026-11-23}\n"),
        ("DIS-21", "- {record: notices/notice-2, number: 2026-00077, published_on: 2026-11-24}\n"),
    ] {
        let site = official().write("ledger.yaml", with(more)).write("notices/notice-2.md", notice("二"));
        let stderr = site.check().stderr;
        assert_eq!(stderr.matches("错误[").count(), 1, "{rule}: {stderr}");
        assert!(stderr.contains(&format!("错误[{rule}]")), "{rule}: {stderr}");
    }
}

#[test]
fn numbers_that_two_records_share_are_told_apart_by_the_site() {
    let (site, whole) = published();
    let taken = line(&whole, "windows/scjgj").replace("windows/scjgj", "notices/new");
    let site = site.write("notices/new.md", notice("新"));
    let site = site.write("ledger.yaml", whole.replace("entries:\n", &format!("entries:\n{taken}\n")));
    assert!(refused(&site).iter().any(|found| found.contains("DIS-08")));
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    site.build();
    let after = ledger(&site).unwrap();
    assert_eq!(line(&after, "windows/scjgj"), line(&whole, "windows/scjgj"));
    assert!(line(&after, "notices/new").contains("2026-00007"), "{after}");
}

#[test]
fn a_demonstration_binds_nobody() {
    let site = Site::new();
    site.build();
    let site = site.remove("ledger.yaml").remove("notices/notice.md").write("notices/a.md", notice("甲"));
    site.build();
    assert!(!ledger(&site).unwrap().contains("notices/notice"));
    // Records come and go; when the fiction ends, everything begins anew.
    let site = site.remove("notices/a.md").write("notices/b.md", notice("乙"));
    site.build();
    let site = site.of_a_county();
    assert_eq!(site.build_with(&["--as-of", "2026-11-25"]).code, 0);
    let official = ledger(&site).unwrap();
    assert!(!official.contains("demonstration") && !official.contains("2026-11-23"), "{official}");
    assert!(
        line(&official, "notices/b").contains("number: 2026-00005, published_on: 2026-11-25"),
        "{official}"
    );
}

#[test]
fn a_site_is_compared_only_with_what_was_published_there() {
    let (site, _) = published();
    let site = site.write("notices/new.md", notice("新")).remove("ledger.yaml");
    assert!(refused(&site)[0].contains("DIS-18"));
    // Another folder knows nothing.
    let other = site.folder().join("elsewhere");
    copy(&site.content(), &other);
    assert_eq!(
        site.run(&["build", "--content", "elsewhere", "--out", "new", "--as-of", "2026-11-23"]).code,
        0
    );
}
