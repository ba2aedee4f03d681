//! A district full of the mistakes that web staff make: the report names every planted one at its place, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::site::{DAY, Run, program, project};

const FIXTURE: &str = "tests/fixtures/broken-district";

/// Private numbers of the fixture, as they are written there; no report may show them.
const PRIVATE: [&str; 4] = ["11010519491231002X", "440524188001010014", "13800138000", "138 0013 8000"];

/// The place, `items/scjgj.yaml:3:5` or `-` for the content as a whole, and the rule.
type Mistake = (String, String);

/// A planted mistake and its second place, if the plan names one.
struct Planted {
    mistake: Mistake,
    label: Option<String>,
}

fn plan() -> Vec<Planted> {
    let text = fs::read_to_string(project().join(format!("{FIXTURE}.plan.txt"))).unwrap();
    let planted = |line: &str| {
        let (line, label) = match line.split_once(" | label ") {
            Some((line, label)) => (line, Some(label.to_owned())),
            None => (line, None),
        };
        let mut words = line.splitn(3, ' ');
        let mut word = || words.next().filter(|word| !word.is_empty()).unwrap_or_else(|| panic!("{line}"));
        let mistake = (word().to_owned(), word().to_owned());
        word();
        Planted { mistake, label }
    };
    text.lines().filter(|line| !line.starts_with('#')).map(planted).collect()
}

fn check(more: &[&str]) -> Run {
    let folder = project().join(FIXTURE);
    let mut command = program();
    command.arg("check").arg(folder).args(["--as-of", DAY]).args(more);
    Run::from(command.output().unwrap())
}

fn findings() -> Vec<Value> {
    let run = check(&["--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    report["findings"].as_array().unwrap().clone()
}

fn place(at: &Value) -> String {
    match at["file"].as_str() {
        Some(file) => format!("{file}:{}:{}", at["line"], at["column"]),
        None => "-".to_owned(),
    }
}

fn mistake(finding: &Value) -> Mistake {
    (place(finding), finding["rule"].as_str().unwrap().to_owned())
}

#[test]
fn the_plan_is_worth_the_name() {
    let plan = plan();
    let files: BTreeSet<&str> =
        plan.iter().filter_map(|planted| planted.mistake.0.split_once(':')).map(|(file, _)| file).collect();
    let rules: BTreeSet<&str> = plan.iter().map(|planted| planted.mistake.1.as_str()).collect();
    assert!(plan.len() >= 70, "{} mistakes", plan.len());
    assert!(files.len() >= 20, "{} files", files.len());
    assert!(rules.len() >= 60, "{} rules", rules.len());
    let content = project().join(FIXTURE);
    assert!(files.iter().all(|file| content.join(file).is_file()), "a planned file is gone");
}

#[test]
fn every_planted_mistake_is_reported_and_nothing_else() {
    let mut balance: BTreeMap<Mistake, i32> = BTreeMap::new();
    for planted in plan() {
        *balance.entry(planted.mistake).or_default() += 1;
    }
    for finding in findings() {
        *balance.entry(mistake(&finding)).or_default() -= 1;
    }
    let list = |sign: i32| -> Vec<String> {
        let of_sign = balance.iter().filter(|(_, count)| **count * sign > 0);
        of_sign.map(|((place, rule), count)| format!("{place} {rule} ({})", count * sign)).collect()
    };
    let (missing, unplanned) = (list(1), list(-1));
    assert!(
        missing.is_empty() && unplanned.is_empty(),
        "not reported:\n{}\nnot planted:\n{}",
        missing.join("\n"),
        unplanned.join("\n")
    );
}

#[test]
fn second_places_are_shown_where_they_are() {
    let findings = findings();
    let plan = plan();
    let labelled: Vec<(&Mistake, &String)> =
        plan.iter().filter_map(|planted| Some((&planted.mistake, planted.label.as_ref()?))).collect();
    assert!(labelled.len() >= 20, "{} second places", labelled.len());
    let wrong: Vec<String> = labelled
        .into_iter()
        .filter(|(planted, label)| {
            let labels = |finding: &Value| finding["labels"].as_array().cloned().unwrap_or_default();
            let mut found = findings.iter().filter(|finding| mistake(finding) == **planted);
            !found.any(|finding| labels(finding).iter().any(|at| place(at) == **label))
        })
        .map(|((place, rule), label)| format!("{place} {rule}: {label}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_finding_says_what_to_do() {
    let mute: Vec<Mistake> = findings()
        .iter()
        .filter(|finding| finding["fix"].as_str().is_none_or(str::is_empty))
        .map(mistake)
        .collect();
    assert!(mute.is_empty(), "{mute:?}");
}

#[test]
fn the_report_for_people_stops_publication_and_keeps_private_numbers() {
    let people = check(&[]);
    assert_eq!(people.code, 1);
    let said = people.stderr.matches("改法: ").count();
    assert_eq!(said, plan().len(), "a 改法 for each");
    let machine = check(&["--format", "json"]);
    for run in [&people, &machine] {
        for number in PRIVATE {
            assert!(!run.stdout.contains(number) && !run.stderr.contains(number), "{number} is printed");
        }
    }
}
