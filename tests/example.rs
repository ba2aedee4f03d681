//! What the example district must show, read from its pages.

use std::fs;
use std::process::Command;

use scraper::{Html, Selector};

use crate::site::{Site, tree};

/// The visible text of a page's main part, white space folded.
fn text(site: &Site, path: &str) -> String {
    let page = Html::parse_document(&site.page(path));
    let main = page.select(&Selector::parse("main").unwrap()).next().unwrap();
    main.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn built() -> Site {
    let site = Site::example();
    site.build();
    site
}

#[track_caller]
fn says(site: &Site, path: &str, words: &[&str]) {
    let text = text(site, path);
    for word in words {
        assert!(text.contains(word), "{path} does not say {word:?}:\n{text}");
    }
}

#[test]
fn every_record_has_a_page_and_every_page_says_it_is_a_demonstration() {
    let site = built();
    let pages: Vec<_> = tree(&site.out()).into_iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let count = |folder: &str, depth: usize| {
        let is_record = |path: &str| !path.ends_with("/index.html") && path.matches('/').count() == depth;
        pages.iter().filter(|(path, _)| path.starts_with(folder) && is_record(path)).count()
    };
    assert_eq!(count("windows/", 1), 46);
    assert_eq!(count("departments/", 1), 49);
    assert_eq!(count("items/", 2), 292 + 9 * 9);
    assert_eq!(count("letters/", 2), 102, "a draft is never shown");
    assert_eq!(count("centers/", 1), 10);
    for (path, bytes) in &pages {
        assert!(String::from_utf8_lossy(bytes).contains("演示数据，非官方发布"), "{path}");
    }
}

#[test]
fn the_window_page_says_what_the_notice_asks() {
    let site = built();
    says(
        &site,
        "windows/scjgj.html",
        &[
            "A01",
            "0775-",
            "首席代表",
            "A岗",
            "B岗",
            "〔2025〕",
            "2026-01-01",
            "2026-12-31",
            "有效",
            "受理决定权",
            "应诉代理权",
            "已授权",
            "法律责任由部门承担",
            "不得将部门的授权再行委托",
            "9 / 18",
            "50%",
            "未达标",
            "理由：",
            "索引号",
            "主动公开",
            "港南政办通〔2017〕23号",
        ],
    );
}

#[test]
fn a_department_that_grants_everything_reaches_both_hundreds() {
    let site = built();
    says(&site, "departments/gjj.html", &["已达到“双百”目标"]);
    assert!(!text(&site, "departments/scjgj.html").contains("已达到“双百”目标"));
}

#[test]
fn a_change_of_chief_supersedes_the_letter() {
    let site = built();
    says(&site, "letters/2026/mzj.html", &["已被替代", "2026-06-30"]);
    says(&site, "letters/2026/mzj-2.html", &["首席代表变更"]);
    says(&site, "windows/mzj.html", &["2026-07-01"]);
}

#[test]
fn a_window_whose_letter_expired_decides_nothing() {
    let site = built();
    says(&site, "letters/2026/kjj.html", &["已过期"]);
    says(&site, "rates.html", &["区科技局"]);
    let item = tree(&site.out())
        .into_iter()
        .find(|(path, _)| path.starts_with("items/kjj/") && !path.contains("index"));
    let (path, _) = item.unwrap();
    says(&site, &path, &["没有"]);
    assert!(!text(&site, &path).contains("已授权"), "{path}");
}

#[test]
fn a_letter_signed_early_is_not_yet_in_force() {
    let site = built();
    says(&site, "letters/2027/gjj.html", &["尚未生效", "2027-01-01"]);
    says(&site, "windows/gjj.html", &["有效", "尚未生效"]);
}

#[test]
fn on_new_year_s_day_the_letters_of_the_old_year_have_expired() {
    let site = Site::example();
    assert_eq!(site.build_with(&["--as-of", "2027-01-01"]).code, 0);
    says(&site, "windows/scjgj.html", &["目前没有有效的授权书"]);
    says(&site, "letters/2027/gjj.html", &["有效"]);
    assert!(!text(&site, "windows/scjgj.html").contains("当场决定"));
}

#[test]
fn an_item_added_in_march_is_not_granted_until_a_new_letter_covers_it() {
    let site = built();
    says(&site, "items/jtj/jpba.html", &["没有"]);
    says(&site, "windows/jtj.html", &["尚未授权"]);
}

#[test]
fn a_withdrawn_item_says_so_first() {
    let site = built();
    let text = text(&site, "items/shwj/dwmyjyzba.html");
    assert!(text.contains("不再办理") && text.contains("2022-12-29"), "{text}");
    assert!(!text.contains("当场决定"), "{text}");
}

#[test]
fn promised_items_name_the_leader_who_approves_them() {
    says(&built(), "items/scjgj/spjyxkz-hf.html", &["窗口受理", "分管副局长审批"]);
}

#[test]
fn init_writes_the_same_example_and_never_over_something() {
    let site = Site::new();
    let run = site.run(&["init", "fresh"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(tree(&site.folder().join("fresh/content")) == tree(&crate::site::project().join("content")));
    assert!(!site.folder().join("fresh/content/ledger.yaml").exists(), "the example was published");
    assert!(site.folder().join("fresh/.gitattributes").is_file());
    let again = site.run(&["init", "fresh"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("已经存在"), "{}", again.stderr);
}

#[test]
fn git_leaves_alone_what_can_be_made_again_and_what_was_taken_back() {
    let site = Site::new();
    site.run(&["init", "fresh"]);
    let folder = site.folder().join("fresh");
    for path in [
        "public/index.html",
        ".public.mingchuang/kept/index.html",
        "content.backup-2026-01-01/a.yaml",
        "README",
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "a").unwrap();
    }
    let git = |arguments: &[&str]| {
        let run = Command::new("git").args(arguments).current_dir(&folder).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    git(&["init", "--quiet"]);
    let unknown = git(&["status", "--porcelain", "--untracked-files=normal"]);
    let unknown: Vec<&str> = unknown.lines().filter_map(|line| line.strip_prefix("?? ")).collect();
    assert_eq!(unknown, [".gitattributes", ".gitignore", ".mingchuang/", ".vscode/", "README", "content/"]);
}
