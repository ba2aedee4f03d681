//! What `check` says: one folder of wrong content per claim, and the whole report beside it.

use std::fs;
use std::path::Path;

use crate::site::{DAY, Site, project};

#[test]
fn the_smallest_complete_content_has_nothing_to_report() {
    let run = Site::new().check();
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "读取：10 个文件\n检查：错误 0，未达标 0，警告 0，提示 0\n")
    );
}

#[test]
fn every_claim_about_wrong_content_holds() {
    let folder = project().join("tests/fixtures/findings");
    let mut claims: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    claims.sort();
    assert!(claims.len() > 20, "the claims are gone");
    let failed: Vec<String> = claims.iter().filter_map(|claim| judge(claim).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

fn judge(claim: &Path) -> Result<(), String> {
    let site = Site::new().overlay(claim);
    // The expected report lies with the content that it is about.
    fs::remove_file(site.content().join("report.txt")).ok();
    let run = site.check();
    let report = format!("{}{}退出码 {}\n", run.stderr, run.stdout, run.code);
    let expected = claim.join("report.txt");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(expected, report).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(expected).unwrap_or_default();
    if report == expected {
        Ok(())
    } else {
        Err(format!("{}\n--- expected\n{expected}--- said\n{report}", claim.display()))
    }
}

#[test]
fn a_site_with_errors_is_not_published_and_the_old_one_stays() {
    let site = Site::new();
    site.build();
    let before = crate::site::tree(&site.out());
    let site = site.edit("windows/scjgj.yaml", "center: hall", "center: nowhere");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("没有发布"), "{}", run.stdout);
    assert!(run.stderr.contains("windows/scjgj.yaml:3:9"), "{}", run.stderr);
    assert!(crate::site::tree(&site.out()) == before);
}

#[test]
fn falling_short_is_published_as_falling_short() {
    let site = Site::new().edit("letters/2026/scjgj.yaml", "审核审批权, ", "");
    let run = site.build();
    assert!(run.stdout.contains("未达标 2"), "{}", run.stdout);
    let page = site.page("windows/scjgj.html");
    assert!(page.contains("未达标") && page.contains("0%"), "{page}");
}

#[test]
fn files_of_all_faults_are_reported_in_one_run() {
    let site = Site::new()
        .edit("windows/scjgj.yaml", "phone:", "telephone:")
        .edit("departments/scjgj.yaml", "区直部门", "区部门")
        .edit("letters/2026/scjgj.yaml", "[spxk]", "[spx]")
        .edit("items/scjgj.yaml", "即办件", "急办件");
    let run = site.run(&["check", "--as-of", DAY]);
    for place in ["windows/scjgj.yaml:6:1", "departments/scjgj.yaml:2:7", "items/scjgj.yaml:8:15"] {
        assert!(run.stderr.contains(place), "{place} in {}", run.stderr);
    }
}
