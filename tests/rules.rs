//! The rule book: every rule has its words, a wrong example that shows it and a right one that does not.

mod lay;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use mingchuang::diagnostic::Rule;
use mingchuang::rulebook::{self, Heading, Part, Words};

use crate::site::{DAY, Run, Site, project};

/// Rules that no texts of a content folder can break: they are about links, any other folder, the folder that is written
/// to, what is written, or a theme.
const WITHOUT_CONTENT: [&str; 7] = ["DIS-34", "LOD-05", "LOD-07", "OUT-02", "PRV-08", "THM-02", "THM-04"];

/// For a rule about bytes that no example can show: `wrong/` and `right/` in it are laid over the smallest content.
fn folder(rule: &Rule) -> PathBuf {
    project().join("tests/fixtures/rules").join(rule.id)
}

fn judged() -> impl Iterator<Item = &'static Rule> {
    rulebook::all().filter(|rule| !WITHOUT_CONTENT.contains(&rule.id))
}

#[test]
fn every_example_is_shown_either_in_the_words_or_in_a_folder() {
    assert!(rulebook::all().count() > 120, "the rules are gone");
    for rule in judged() {
        let words = Words::of(rule);
        for (label, parts) in words.examples() {
            for part in parts {
                let sound = match &part.heading {
                    Heading::None => folder(rule).is_dir(),
                    Heading::Unknown(_) => false,
                    Heading::Day(_) | Heading::Built(_) | Heading::Removed(_) => part.text.is_empty(),
                    Heading::File { path, .. } => {
                        part.text.is_empty() == path.starts_with("attachments/") && !folder(rule).exists()
                    }
                };
                assert!(sound, "{}: {label}: {} is no part of an example", rule.id, part.heading);
            }
        }
    }
}

#[test]
fn every_folder_of_bytes_has_a_rule_and_every_file_of_reports_a_family() {
    for entry in fs::read_dir(project().join("tests/fixtures/rules")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let of = |rule: &Rule| match name.strip_suffix(".txt") {
            Some(family) => rule.id.split('-').next() == Some(family),
            None => rule.id == name,
        };
        assert!(judged().any(of), "{name} is left over");
    }
}

#[test]
fn wrong_content_is_reported_and_its_correction_is_clean() {
    let mut families: BTreeMap<&str, String> = BTreeMap::new();
    let mut failed = Vec::new();
    for rule in judged() {
        let words = Words::of(rule);
        let wrong = check(rule, "wrong", &[&words.given, &words.wrong]);
        let report = format!("{}{}退出码 {}\n", wrong.stderr, wrong.stdout, wrong.code);
        if !report.contains(&format!("[{}]", rule.id)) {
            failed.push(format!("{}: the wrong example is not reported\n{report}", rule.id));
        }
        let right = check(rule, "right", &[&words.given, &words.right]);
        if right.code != 0 || !right.stderr.contains("错误 0，未达标 0，警告 0，提示 0") {
            failed.push(format!("{}: the right example is not clean\n{}", rule.id, right.stderr));
        }
        let family = rule.id.split('-').next().unwrap();
        families.entry(family).or_default().extend(["=== ", rule.id, " ===\n\n", &report, "\n"]);
    }
    for (family, reports) in families {
        let path = project().join(format!("tests/fixtures/rules/{family}.txt"));
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            fs::write(&path, &reports).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let known: BTreeSet<&str> = expected.split("=== ").collect();
        let new = reports.split("=== ").filter(|report| !known.contains(report));
        failed.extend(new.map(|report| format!("{family}.txt does not hold\n=== {report}")));
        if failed.is_empty() && reports != expected {
            failed.push(format!("{family}.txt holds more than there are rules"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

/// What the program reports about one side of a rule, `wrong` or `right`.
fn check(rule: &Rule, side: &str, examples: &[&Vec<Part>]) -> Run {
    let mut site = Site::new();
    let mut on = DAY;
    if folder(rule).is_dir() {
        site = site.overlay(&folder(rule).join(side));
    }
    for parts in examples {
        site = lay::lay(site, parts);
        for part in *parts {
            if let Heading::Built(day) = &part.heading {
                let run = site.build_with(&["--as-of", day.as_str()]);
                assert_eq!(run.code, 0, "{}: {}", rule.id, run.stderr);
            }
        }
        on = parts.iter().fold(on, |on, part| match &part.heading {
            Heading::Day(day) => day,
            _ => on,
        });
    }
    site.run(&["check", "--as-of", on])
}

#[test]
fn every_rule_says_what_it_means_where_it_comes_from_and_shows_both_ways() {
    for rule in rulebook::all() {
        let words = Words::of(rule);
        let said = [&words.meaning, &words.basis].iter().all(|text| !text.is_empty());
        let shown = [&words.wrong, &words.right].iter().all(|parts| !parts.is_empty());
        assert!(said && shown, "{}: something is missing in\n{}", rule.id, rule.doc);
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
    assert!(run.stdout.contains("错误：\n  letters/2026/scjgj.yaml\n    授权期限: "), "{}", run.stdout);
    let run = site.run(&["explain", "LTR-077"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("LTR-07"), "{}", run.stderr);
    assert!(site.run(&["explain"]).stdout.contains("WIN-01"));
}
