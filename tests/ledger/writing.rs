//! The ledger changes together with the site, and only by a publication.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use crate::site::{DAY, Site, program, tree};

const NOTICE: &str = "---\ntitle: 新\nissuer: 甲\nissued_on: 2026-11-01\nsummary: 新\n---\n文\n";

fn path(site: &Site) -> PathBuf {
    site.content().join("ledger.yaml")
}

fn ledger(site: &Site) -> Option<String> {
    fs::read_to_string(path(site)).ok()
}

/// The content of a site, all of it, hidden files too.
fn content(site: &Site) -> Vec<(String, Vec<u8>)> {
    tree(&site.content())
}

#[test]
fn a_look_ahead_writes_nothing_and_shows_no_number() {
    let site = Site::new();
    let before = content(&site);
    let run = site.run_on(DAY, &["build", "--as-of", "2026-11-24"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("这是预看") && run.stdout.contains("晚于今天（2026-11-23）"),
        "{}",
        run.stdout
    );
    assert!(content(&site) == before);
    for page in ["windows/scjgj.html", "catalog/index.html"] {
        assert!(site.page(page).contains("公开时编定"), "{page}");
        assert!(!site.page(page).contains("2026-0000"), "{page} shows a number that nobody was given");
    }
    assert!(!site.page("windows/scjgj.html").contains("PubDate"));
    // On the day itself the same site is a publication.
    let run = site.run_on("2026-11-24", &["build", "--as-of", "2026-11-24"]);
    assert!(!run.stdout.contains("没有变化") && !run.stdout.contains("预看"), "{}", run.stdout);
    assert!(ledger(&site).unwrap().contains("published_on: 2026-11-24"));
    assert!(!site.page("windows/scjgj.html").contains("公开时编定"));
}

#[test]
fn a_look_back_writes_nothing() {
    let site = Site::new();
    site.build();
    let before = ledger(&site);
    let site = site.write("notices/new.md", NOTICE);
    let look = || site.run_on("2026-11-30", &["build", "--as-of", "2026-11-22", "--out", "look"]);
    let run = look();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("早于台账里最近的首次公开日期"), "{}", run.stdout);
    assert_eq!(ledger(&site), before);
    let page = |path: &str| fs::read_to_string(site.folder().join("look").join(path)).unwrap();
    assert!(page("notices/new.html").contains("公开时编定"));
    assert!(page("windows/scjgj.html").contains("2026-00006"), "what has a number keeps it");
    let again = look();
    assert!(again.stdout.contains("没有变化") && again.stdout.contains("预看"), "{}", again.stdout);
}

#[test]
fn a_look_never_takes_the_place_of_a_published_site() {
    let site = Site::new();
    site.build();
    let published = tree(&site.out());
    for day in ["2026-11-22", "2026-11-30"] {
        let run = site.run_on(DAY, &["build", "--as-of", day]);
        assert_eq!(run.code, 3, "{}", run.stdout);
        assert!(run.stderr.contains("已经发布的网站") && run.stderr.contains("--out 预看"), "{}", run.stderr);
        assert!(tree(&site.out()) == published);
        let look = ["build", "--as-of", day, "--out", "预看"];
        assert_eq!(site.run_on(DAY, &look).code, 0, "an empty folder, and then one with another look");
    }
    // A publication may take the place of a look.
    assert_eq!(site.build_with(&["--out", "预看"]).code, 0);
}

#[test]
fn a_site_may_be_published_later_for_an_earlier_day_if_nothing_was_published_since() {
    let site = Site::new();
    let run = site.run_on("2026-11-30", &["build", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(ledger(&site).unwrap().contains("published_on: 2026-11-23"));
}

#[test]
fn a_day_that_is_none_is_refused() {
    let run = Site::new().run_on("heute", &["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("MINGCHUANG_TODAY"), "{}", run.stderr);
}

#[test]
fn a_publication_that_fails_leaves_no_date() {
    let site = Site::new();
    let theme = site.folder().join("theme/templates");
    fs::create_dir_all(&theme).unwrap();
    fs::write(theme.join("window.html"), "{{ page.no.such.thing }}").unwrap();
    let before = content(&site);
    let run = site.build_with(&["--theme", "theme"]);
    assert_eq!(run.code, 3, "{}{}", run.stdout, run.stderr);
    assert!(content(&site) == before && !site.out().exists());
}

#[test]
fn an_automatic_build_says_what_would_be_written_and_by_whom() {
    let site = Site::new();
    let before = content(&site);
    let run = site.build_with(&["--locked"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("ledger.yaml（新编 7 条："), "{}", run.stdout);
    assert!(run.stdout.contains("请由负责发布的人"), "{}", run.stdout);
    assert!(content(&site) == before && !site.out().exists());
    site.build();
    let run = site.build_with(&["--locked", "--out", "other"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_ledger_keeps_its_rights_and_its_place() {
    let site = Site::new();
    site.build();
    let shared = site.content().join(".sync/shared.yaml");
    fs::create_dir(site.content().join(".sync")).unwrap();
    fs::rename(path(&site), &shared).unwrap();
    symlink(".sync/shared.yaml", path(&site)).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o660)).unwrap();
    let site = site.write("notices/new.md", NOTICE);
    site.build();
    assert!(fs::symlink_metadata(path(&site)).unwrap().is_symlink());
    assert!(fs::read_to_string(&shared).unwrap().contains("notices/new"));
    assert_eq!(fs::metadata(&shared).unwrap().permissions().mode() & 0o777, 0o660);
    let beside: Vec<_> = fs::read_dir(site.content().join(".sync")).unwrap().collect();
    assert_eq!(beside.len(), 1, "a draft was left behind");
}

#[test]
fn a_ledger_that_lies_elsewhere_is_read_and_written_there_and_nothing_else_is() {
    let site = Site::new();
    site.build();
    let shared = site.folder().join("common/台账.yaml");
    fs::create_dir(shared.parent().unwrap()).unwrap();
    fs::rename(path(&site), &shared).unwrap();
    symlink("../common/台账.yaml", path(&site)).unwrap();
    let site = site.write("notices/new.md", NOTICE);
    site.build();
    assert!(fs::symlink_metadata(path(&site)).unwrap().is_symlink());
    assert!(fs::read_to_string(&shared).unwrap().contains("notices/new"));
    assert_eq!(fs::read_dir(shared.parent().unwrap()).unwrap().count(), 1, "a draft was left behind");
    assert_eq!(site.check().code, 0);
    // A link that leads nowhere is one finding, and so is a record that a link brings from elsewhere.
    fs::rename(&shared, site.folder().join("gone")).unwrap();
    let one = |site: &Site| {
        let stderr = site.check().stderr;
        assert!(stderr.matches("错误[").count() == 1 && stderr.contains("错误[LOD-05]"), "{stderr}");
    };
    one(&site);
    fs::rename(site.folder().join("gone"), &shared).unwrap();
    for file in
        ["windows/scjgj.yaml", "departments/scjgj.yaml", "items/scjgj.yaml", "letters/2026/scjgj.yaml"]
    {
        let (here, there) = (site.content().join(file), site.folder().join("elsewhere.yaml"));
        fs::rename(&here, &there).unwrap();
        symlink(&there, &here).unwrap();
        one(&site);
        fs::remove_file(&here).unwrap();
        fs::rename(&there, &here).unwrap();
    }
}

#[test]
fn two_builds_of_one_content_do_not_race() {
    let site = Site::new();
    let folder = fs::File::open(site.content()).unwrap();
    folder.lock().unwrap();
    let run = site.build_with(&["--out", "other"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("另一个 mingchuang 正在发布"), "{}", run.stderr);
    folder.unlock().unwrap();
    site.build();
}

#[test]
fn a_letter_gets_its_number_on_the_day_of_its_signature() {
    let letter = fs::read_to_string(Site::new().content().join("letters/2026/scjgj.yaml")).unwrap();
    let letter =
        letter.replace("2025-12-18", "2026-11-25").replace("2026-", "2027-").replace("〔2025〕", "〔2026〕");
    let letter = letter.replace("2027-11-25", "2026-11-25");
    let site = Site::new().write("letters/2027/scjgj.yaml", letter);
    site.build();
    assert!(!ledger(&site).unwrap().contains("letters/2027"));
    site.build_with(&["--as-of", "2026-11-25"]);
    assert!(
        ledger(&site).unwrap().contains("letters/2027/scjgj, number: 2026-00007, published_on: 2026-11-25")
    );
}

/// A run that is killed at any moment leaves a content that knows every number of the site.
#[test]
fn a_build_that_is_killed_at_any_moment_is_finished_or_undone_by_the_next() {
    let mut unfinished = 0;
    for at in 0..24 {
        let site = Site::new();
        site.build();
        let site = site.write(&format!("notices/new-{at}.md"), NOTICE);
        let mut child = program()
            .args(["build", "--as-of", DAY])
            .env("MINGCHUANG_TODAY", DAY)
            .current_dir(site.folder())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(5 * at));
        child.kill().unwrap();
        unfinished += usize::from(!child.wait().unwrap().success());
        let shown = site.out().join(format!("notices/new-{at}.html")).is_file();
        // The next run is for another site: it changes nothing of this one, and the content is whole again.
        let run = site.build_with(&["--out", "other", "--locked"]);
        if site.content().join(".mingchuang-pending").exists() {
            // What the killed run left is not written by a run that must not write; it says what there is to do.
            assert!(run.code == 1 && shown && run.stdout.contains("还没有写入"), "{}", run.stdout);
            site.build();
        }
        assert_eq!(ledger(&site).unwrap().contains(&format!("notices/new-{at},")), shown, "after {at}");
        assert!(!site.content().join(".mingchuang-pending").exists());
    }
    assert!(unfinished > 2, "no run was killed");
}
