//! The rule book: every rule has its words, a wrong example that shows it and a right one that does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mingchuang::rulebook;

use crate::site::{DAY, Run, Site, project};

/// Rules that no content folder can break: they are about the folder that is written to, or about a theme.
const WITHOUT_CONTENT: [&str; 2] = ["OUT-02", "THM-02"];

#[test]
fn every_rule_has_a_fixture_and_every_fixture_a_rule() {
    let folder = project().join("tests/fixtures/rules");
    let fixtures: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let rules: BTreeSet<String> = rulebook::all()
        .map(|rule| rule.id.to_owned())
        .filter(|id| !WITHOUT_CONTENT.contains(&id.as_str()))
        .collect();
    assert!(rules.len() > 120, "the rules are gone");
    assert_eq!(fixtures, rules);
}

#[test]
fn wrong_content_is_reported_and_its_correction_is_clean() {
    let failed: Vec<String> = rulebook::all()
        .filter(|rule| !WITHOUT_CONTENT.contains(&rule.id))
        .filter_map(|rule| judge(rule.id).err())
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

fn judge(id: &str) -> Result<(), String> {
    let fixture = project().join("tests/fixtures/rules").join(id);
    let day = fs::read_to_string(fixture.join("as-of.txt")).unwrap_or_else(|_| DAY.to_owned());
    let removed = fs::read_to_string(fixture.join("remove.txt")).unwrap_or_default();
    let check = |overlay: &Path| -> Run {
        let mut site = Site::new();
        for path in removed.lines().filter(|line| !line.is_empty()) {
            site = site.remove(path);
        }
        site.overlay(overlay).run(&["check", "--as-of", day.trim()])
    };
    let wrong = check(&fixture.join("wrong"));
    let report = format!("{}{}退出码 {}\n", wrong.stderr, wrong.stdout, wrong.code);
    if !report.contains(&format!("[{id}]")) {
        return Err(format!("{id}: wrong content is not reported\n{report}"));
    }
    let expected = fixture.join("report.txt");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&expected, &report).unwrap();
    }
    let expected = fs::read_to_string(expected).unwrap_or_default();
    if report != expected {
        return Err(format!("{id}\n--- expected\n{expected}--- said\n{report}"));
    }
    let right = check(&fixture.join("right"));
    let clean = right.stderr.contains("错误 0，未达标 0，警告 0，提示 0");
    if clean && right.code == 0 {
        Ok(())
    } else {
        Err(format!("{id}: the correction is not clean\n{}", right.stderr))
    }
}

#[test]
fn every_rule_says_what_it_means_where_it_comes_from_and_shows_both_ways() {
    for rule in rulebook::all() {
        let words = rulebook::words(rule);
        for part in ["依据：", "错误：", "正确："] {
            assert!(words.contains(part), "{}: {part} is missing in\n{words}", rule.id);
        }
    }
}

#[test]
fn the_catalogue_is_current() {
    let path = project().join("docs/rules.md");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&path, rulebook::catalogue()).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == rulebook::catalogue(),
        "docs/rules.md is out of date: UPDATE_REPORTS=1 cargo test rules"
    );
}

#[test]
fn ids_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    for rule in rulebook::all() {
        assert!(seen.insert(rule.id), "{} is declared twice", rule.id);
        let (family, number) = rule.id.split_once('-').unwrap();
        assert!(family.len() == 3 && number.len() == 2, "{}", rule.id);
    }
}

#[test]
fn explain_shows_a_rule_and_guesses_a_misspelt_one() {
    let site = Site::new();
    let run = site.run(&["explain", "ltr-07"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("LTR-07") && run.stdout.contains("依据："), "{}", run.stdout);
    let run = site.run(&["explain", "LTR-077"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("LTR-07"), "{}", run.stderr);
    assert!(site.run(&["explain"]).stdout.contains("WIN-01"));
}
