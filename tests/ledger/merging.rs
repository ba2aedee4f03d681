//! Two branches that both published, merged by real git.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::{ledger, line, notice, official};
use crate::site::{Site, copy};

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=t", "-c", "user.email=t@example.gov.cn"]);
    for (key, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_SYSTEM", "/dev/null"),
        ("MINGCHUANG_TODAY", crate::site::DAY),
    ] {
        git.env(key, value);
    }
    git.args(arguments).output().unwrap()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) {
    let output = git(folder, arguments);
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository in which branch `a` and branch `b` each published a notice of their own; `a` is checked out, its site in
/// `public`.
fn two_branches(with_driver: bool) -> Site {
    let site = official();
    let folder = site.folder().to_owned();
    site.build();
    done(&folder, &["init", "-q", "-b", "a"]);
    std::fs::write(folder.join(".gitignore"), "public\npublic-b\n").unwrap();
    if with_driver {
        assert_eq!(Site::new().run(&["init", &folder.join("fresh").to_string_lossy()]).code, 0);
        std::fs::copy(folder.join("fresh/.gitattributes"), folder.join(".gitattributes")).unwrap();
        std::fs::remove_dir_all(folder.join("fresh")).unwrap();
        let driver = format!("{} ledger merge %O %A %B", env!("CARGO_BIN_EXE_mingchuang"));
        done(&folder, &["config", "merge.mingchuang.driver", &driver]);
    }
    let commit = |message: &str| {
        done(&folder, &["add", "-A"]);
        done(&folder, &["commit", "-q", "-m", message]);
    };
    commit("base");
    done(&folder, &["checkout", "-q", "-b", "b"]);
    let site = site.write("notices/of-b.md", notice("乙"));
    assert_eq!(site.build_with(&["--out", "public-b"]).code, 0);
    commit("b");
    done(&folder, &["checkout", "-q", "a"]);
    let site = site.write("notices/of-a.md", notice("甲"));
    site.build();
    commit("a");
    site
}

/// After a merge: what the site of `a` shows is as it was, and nothing has two meanings.
#[track_caller]
fn both_have_numbers(site: &Site) {
    let before = site.page("notices/of-a.html");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let after = ledger(site).unwrap();
    assert!(line(&after, "notices/of-a").contains("2026-00007"), "{after}");
    assert!(line(&after, "notices/of-b").contains("2026-00008"), "{after}");
    assert!(before.contains("2026-00007") && site.page("notices/of-a.html").contains("2026-00007"));
}

#[test]
fn an_unfinished_merge_is_one_error_that_names_the_command() {
    let site = official();
    site.build();
    let all = crate::site::tree(&site.content()).into_iter().map(|(path, _)| path);
    let written = all.filter(|path| path == "ledger.yaml" || path.starts_with("published/"));
    let written: Vec<String> = written.collect();
    assert!(written.len() > 2, "{written:?}");
    for path in written {
        let text = fs::read_to_string(site.content().join(&path)).unwrap();
        let torn = format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n");
        let site = Site::copy_of(&site).write(&path, torn);
        let found = site.check().stderr;
        assert!(found.matches("错误[").count() == 1, "{path}: {found}");
        assert!(
            found.contains("合并没有完成") && found.contains("mingchuang ledger merge"),
            "{path}: {found}"
        );
    }
}

#[test]
fn git_merges_two_ledgers_and_what_was_shown_keeps_its_number() {
    let site = two_branches(true);
    done(site.folder(), &["merge", "-q", "--no-edit", "b"]);
    both_have_numbers(&site);
}

#[test]
fn the_other_way_round_the_site_beside_decides_too() {
    let site = two_branches(true);
    done(site.folder(), &["checkout", "-q", "b"]);
    // The site of `a` still lies beside: its numbers win although `b` is the side that merges.
    done(site.folder(), &["merge", "-q", "--no-edit", "a"]);
    both_have_numbers(&site);
}

#[test]
fn without_a_site_the_earlier_line_wins_and_the_other_gets_the_next() {
    let site = two_branches(true);
    std::fs::remove_dir_all(site.out()).unwrap();
    done(site.folder(), &["merge", "-q", "--no-edit", "b"]);
    let merged = ledger(&site).unwrap();
    assert!(line(&merged, "notices/of-a").contains("2026-00007"), "ours comes first: {merged}");
    assert!(line(&merged, "notices/of-b").contains("2026-00008"), "{merged}");
    site.build();
}

#[test]
fn one_side_taken_whole_is_noticed_and_comes_back() {
    for (side, is_damaged) in [("--ours", false), ("--theirs", true)] {
        let site = two_branches(false);
        assert!(!git(site.folder(), &["merge", "b"]).status.success(), "there was no conflict");
        done(site.folder(), &["checkout", side, "content/ledger.yaml", "content/changes"]);
        assert_eq!(site.build_with(&[]).code == 1, is_damaged, "{side}");
        if is_damaged {
            assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
        }
        both_have_numbers(&site);
    }
}

#[test]
fn conflict_marks_left_in_the_ledger_are_resolved_with_and_without_a_site() {
    let site = two_branches(false);
    assert!(!git(site.folder(), &["merge", "b"]).status.success());
    assert!(ledger(&site).unwrap().contains("<<<<<<<"));
    let alone = Site::new();
    copy(&site.content(), &alone.content());
    assert_eq!(site.build_with(&[]).code, 1);
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    both_have_numbers(&site);
    let run = alone.run(&["ledger", "merge"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    alone.build();
    let merged = ledger(&alone).unwrap();
    assert!(line(&merged, "notices/of-a").contains("2026-00007"), "{merged}");
    assert!(line(&merged, "notices/of-b").contains("2026-00008"), "{merged}");
}

#[test]
fn a_merge_of_what_is_no_ledger_is_left_to_people() {
    let site = official().write("other.txt", "- a: [\n");
    let run =
        site.run(&["ledger", "merge", "content/ledger.yaml", "content/ledger.yaml", "content/other.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("不是台账"), "{}", run.stderr);
}
