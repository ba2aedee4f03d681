//! Whatever bytes a file holds, the program ends soon, with findings and without a panic. The bytes here are what fuzzing
//! has found and what is known to break parsers; they are treated as the targets in `fuzz/` treat theirs.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::site::{DAY, Site, program, project, tree};

// The fuzz targets use functions that the tests do not.
#[path = "../fuzz/entry.rs"]
#[allow(dead_code, unreachable_pub)]
mod entry;

/// Far more time than any case takes, far less than one of quadratic cost would.
const PATIENCE: Duration = Duration::from_mins(2);

/// Checks and repairs the bytes as a file of every kind; returns the ids of the rules they break.
#[track_caller]
fn survives(name: &str, paths: &[&str], bytes: &[u8]) -> Vec<String> {
    let mut rules = Vec::new();
    for path in paths {
        let started = Instant::now();
        let checked = entry::check(path, bytes);
        let judged = started.elapsed();
        entry::repaired(path, bytes);
        let took = started.elapsed();
        assert!(took < PATIENCE, "{name} as {path} took {judged:?} and {took:?}");
        let own = |at: &&mingchuang::diagnostic::Located| {
            at.position.as_ref().is_some_and(|position| position.path == *path)
        };
        rules.extend(checked.findings.iter().filter(own).map(|found| found.diagnostic.rule.to_owned()));
    }
    rules
}

#[test]
fn every_file_of_the_corpus_is_survived_as_a_file_of_every_kind() {
    let files = tree(&project().join("tests/corpus"));
    assert!(files.len() > 20, "the corpus is gone");
    for (name, bytes) in files {
        let rules = survives(&name, &entry::PATHS, &bytes);
        assert!(!rules.is_empty(), "nothing was said of {name}");
    }
}

const LIST: &str = "department: scjgj\ncategory: 行政许可\nitems:\n";

#[test]
fn endless_nesting_is_refused_in_time() {
    let many = 100_000;
    let stair = |depth: usize| " ".repeat(depth) + "a:\n";
    let staircase = (0..3000).map(stair).collect::<Vec<_>>().concat();
    for (name, text) in [
        ("brackets", "[".repeat(many)),
        ("braces", "{a: ".repeat(many)),
        ("dashes", "- ".repeat(many)),
        ("questions", "? ".repeat(many)),
        ("keys in a staircase", staircase),
        ("closed brackets", format!("name: {}{}\n", "[".repeat(many), "]".repeat(many))),
    ] {
        let rules = survives(name, &["windows/scjgj.yaml", "site.yaml"], text.as_bytes());
        assert!(rules.iter().any(|rule| rule.starts_with("YML")), "{name}: {rules:?}");
    }
}

#[test]
fn references_that_swell_are_refused_before_they_do() {
    let mut maps = String::from("a0: &a0 {x: 1, y: 2, z: 3}\n");
    for level in 1..40 {
        let inner = format!("*a{}", level - 1);
        let _ = writeln!(maps, "a{level}: &a{level} {{x: {inner}, y: {inner}, z: {inner}}}");
    }
    let text = "甲".repeat(300_000);
    let texts = format!("{LIST}- {{id: a, name: &a {text}, aliases: [{}]}}\n", "*a, ".repeat(100_000));
    let merged = format!("a: &a {{x: 1}}\n{}", "<<: *a\n".repeat(20_000));
    for (name, text) in [("maps", maps), ("one long text", texts), ("merge keys", merged)] {
        let rules = survives(name, &["items/scjgj.yaml"], text.as_bytes());
        assert!(rules.iter().any(|rule| rule.starts_with("YML")), "{name}: {rules:?}");
    }
}

#[test]
fn many_findings_in_one_file_take_time_only_once_each() {
    let path = "items/scjgj.yaml";
    for (name, text) in crowded(5000) {
        let started = Instant::now();
        let checked = entry::check(path, text.as_bytes());
        let took = started.elapsed();
        assert!(!checked.findings.is_empty(), "{name}");
        assert!(took < PATIENCE, "{name} took {took:?}");
    }
    for (name, text) in crowded(300) {
        survives(name, &[path], text.as_bytes());
    }
}

/// Texts of different kinds, each with about this many findings.
fn crowded(many: usize) -> Vec<(&'static str, String)> {
    let items: String = (0..many / 10).fold(LIST.to_owned(), |mut text, at| {
        let _ = writeln!(text, "- {{id: i{at}, name: 甲{at}, colour: 红, processing: 即办, visits: 一次}}");
        text
    });
    let lines = |line: &str| format!("{LIST}{}", line.repeat(many));
    vec![
        ("the same key", "name: 甲\n".repeat(many)),
        ("unknown keys", (0..many).fold(String::new(), |text, at| text + &format!("k{at}: 1\n"))),
        ("unknown keys on one line", format!("{{{}}}", "colour: 红, ".repeat(many))),
        ("numbers", lines("# 13800138000\n")),
        ("numbers as values", lines("- {id: a, note: 13800138000}\n")),
        ("numbers on one line", format!("note: {}\n", "13800138000，".repeat(many))),
        ("keys on one line", format!("{{{}}}\n", "note: 13800138000, ".repeat(many))),
        ("cards on one line", format!("note: {}\n", "4111111111111111，".repeat(many))),
        ("addresses on one line", format!("note: {}\n", "住址:".repeat(many))),
        ("wrong words", lines("# 受权\n")),
        ("values cut off", lines("- 甲 #3\n")),
        ("wide colons", lines("名称：甲\n")),
        ("tabs", lines("\tname: 甲\n")),
        ("items", items),
    ]
}

#[test]
fn what_is_endlessly_long_is_named_in_few_words() {
    let million = 1_000_000;
    for (name, text) in [
        ("key", format!("{}: 1\n", "k".repeat(million))),
        ("quoted key", format!("\"{}\": 1\n", "键".repeat(million / 3))),
        ("line", "甲".repeat(million)),
        ("value of a choice", format!("kind: {}\n", "部".repeat(million / 3))),
        ("date", format!("formed_on: {}\n", "2".repeat(million))),
        ("digits", format!("name: {}\n", "1 ".repeat(million / 2))),
        ("blanks", format!("name: 甲{}\n", " ".repeat(million))),
        ("empty lines", "\n".repeat(million)),
        ("carriage returns", "name: 甲\r".repeat(million / 10)),
        ("comment", format!("#{}\n", "#".repeat(million))),
        ("accounts", format!("name: {}\n", "vx-".repeat(million / 3))),
        ("passports", format!("name: {}\n", "护照".repeat(million / 6))),
        ("places", format!("name: {}\n", "住址（".repeat(million / 9))),
        ("open quote", format!("name: \"{}\n", "甲\n".repeat(million / 10))),
    ] {
        survives(name, &["windows/scjgj.yaml"], text.as_bytes());
        let checked = entry::check("windows/scjgj.yaml", text.as_bytes());
        let longest = checked.findings.iter().map(|found| found.diagnostic.message.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest < 2000), "{name}: {longest:?}");
    }
}

#[test]
fn markdown_of_any_depth_and_length_is_rendered_in_time() {
    let many = 10_000;
    for (name, text) in [
        ("quotes", "> ".repeat(many)),
        ("lists", "- ".repeat(many)),
        ("numbered lists", "1. ".repeat(many)),
        ("links", format!("{}甲{}", "[".repeat(many), "](a)".repeat(many))),
        ("images", format!("{}甲{}", "![".repeat(many), "](javascript:a)".repeat(many))),
        ("stars", "*".repeat(1_000_000)),
        ("stars between words", "甲*乙**丙，".repeat(100_000)),
        ("tags", (0..many).fold(String::new(), |text, at| text + &format!("甲<b{at}>乙\n"))),
        ("bad links", "[甲](javascript:a) ".repeat(many)),
        ("ticks", (1..1000).fold(String::new(), |text, at| text + &"`".repeat(at) + " ")),
        ("comments", "<!--".repeat(100_000)),
        ("tables", format!("{}\n{}\n{}", "|甲".repeat(1000), "|-".repeat(1000), "|乙\n".repeat(1000))),
        ("headings", "# 甲\n".repeat(many)),
        ("footnotes", (0..many).fold(String::new(), |text, at| text + &format!("[^{at}]: 甲[^{at}]\n"))),
        ("references", format!("[甲]: /{}\n\n{}", "a".repeat(1000), "[甲] ".repeat(many))),
    ] {
        let started = Instant::now();
        entry::markdown(text.as_bytes());
        let took = started.elapsed();
        assert!(took < PATIENCE, "{name} took {took:?}");
    }
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let site = Site::new();
    for path in ["windows/huge.yaml", "notices/huge.md"] {
        fs::File::create(site.content().join(path)).unwrap().set_len(200 << 20).unwrap();
    }
    for verb in ["check", "build"] {
        // A limit of 100 MB, since the peak that the system tells of a process includes that of its parent, the tests.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -d 102400 && exec \"$@\"", "sh"]).arg(program().get_program());
        command.args([verb, "--content", "content", "--as-of", DAY]).current_dir(site.folder());
        let started = Instant::now();
        let run = command.output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert_eq!(said.matches("[YML-16]").count(), 2, "{said}");
        assert!(said.contains("64 MB"), "{said}");
        assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    }
}
