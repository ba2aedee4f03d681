//! What passes of 20,000 secrets planted in every field and spelling, what only the last look refuses of 400,000 texts of any
//! digits, and how many of 20,000 clean records are suspected.
//!
//! The generator is that of the tests (`tests/secrets/`), with as many rounds as it takes.

// It prints a table, and shares need no exact integers.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::unwrap_used)]

#[path = "../tests/secrets/clean.rs"]
mod clean;
#[path = "../tests/secrets/garden.rs"]
mod garden;
#[path = "../tests/secrets/numbers.rs"]
mod numbers;
#[path = "../tests/secrets/random.rs"]
mod random;

use std::collections::BTreeSet;
use std::fmt::Write;

use clean::clean;
use garden::{Garden, is_text, kinds, passed};
use mingchuang::pipeline::check_files;
use mingchuang::privacy::find;
use mingchuang::publish::{Allowed, look};
use mingchuang::records::Date;
use numbers::{Numbers, SPELLINGS, spelt};
use random::random;

const PLANTED: usize = 20_000;
const CLEAN: usize = 20_000;
const RANDOM: u64 = 400_000;
const SEED: u64 = 29;

fn main() {
    let mut numbers = Numbers::new(SEED);
    let (fields, missed) = in_fields(&mut numbers);
    let (spellings, unread) = in_spellings(&mut numbers);
    let suspected = suspected(&mut numbers);
    let unequal = unequal(&mut numbers);
    println!("| | tried | wrong |\n|---|---|---|");
    println!("| secrets in every field | {fields} | {} passed |", missed.len());
    println!("| secrets in every spelling | {spellings} | {} passed |", unread.len());
    println!("| texts of any digits | {RANDOM} | {} refused by the last look alone |", unequal.len());
    println!("| clean records | {CLEAN} | {} suspected |", suspected.len());
    for line in missed.iter().chain(&unread).chain(&unequal).chain(&suspected).take(40) {
        println!("{line}");
    }
}

/// Half of the secrets: one in every text of every record, round after round.
fn in_fields(numbers: &mut Numbers) -> (usize, Vec<String>) {
    let (mut planted, mut missed) = (0, Vec::new());
    for round in 0.. {
        let mut files = Vec::new();
        for (path, shape) in kinds() {
            let mut garden = Garden::default();
            let (open, close) = if path.ends_with(".md") { ("---\n", "---\n正文\n") } else { ("", "") };
            garden.text.push_str(open);
            garden.record(shape, 0, "", &mut |field| is_text(field).then(|| numbers.secret(round)));
            garden.text.push_str(close);
            planted += garden.planted.len();
            files.push((path.to_owned(), garden));
        }
        missed.extend(passed(&files));
        if planted >= PLANTED / 2 {
            break;
        }
    }
    (planted, missed)
}

/// The other half: in every spelling, in comments and in pages.
fn in_spellings(numbers: &mut Numbers) -> (usize, Vec<String>) {
    let (mut planted, mut missed) = (0, Vec::new());
    while planted < PLANTED / 2 {
        let mut page = Garden { text: "---\ntitle: 甲\n---\n".into(), ..Garden::default() };
        let mut window = Garden { text: "name: 甲\n".into(), ..Garden::default() };
        for way in 0..SPELLINGS {
            for kind in 0..3 {
                let number = spelt(&numbers.number(kind), way);
                page.plant("甲 ", &number, " 乙\n\n");
                window.plant("# 甲 ", &number.replace('\n', "\n#"), " 乙\n");
            }
        }
        planted += page.planted.len() + window.planted.len();
        missed.extend(passed(&[("notices/a.md".into(), page), ("windows/a.yaml".into(), window)]));
    }
    (planted, missed)
}

/// Texts that the last look refuses and the look at what is written does not.
fn unequal(numbers: &mut Numbers) -> Vec<String> {
    let today = Date::new(2026, 11, 23).unwrap();
    let passes_once = |text: &String| {
        let page = format!("<p>{}</p>", text.replace('&', "&amp;"));
        let is_refused = !look(page.as_bytes(), "a.html", &Allowed::default(), today).leaks.is_empty();
        is_refused && find(text, today.civil()).is_empty()
    };
    (0..RANDOM).map(|round| random(numbers, round)).filter(passes_once).collect()
}

/// Clean records, a line each, of which personal data is suspected.
fn suspected(numbers: &mut Numbers) -> Vec<String> {
    let mut suspected = Vec::new();
    for _ in 0..CLEAN / 1000 {
        let mut text = "name: 甲\nposts:\n".to_owned();
        for _ in 0..1000 {
            let _ = writeln!(text, "- {{role: A岗, note: \"{}\"}}", clean(numbers));
        }
        let files = vec![("windows/a.yaml".to_owned(), text.clone().into_bytes())];
        let checked = check_files(files, Date::new(2026, 11, 23).unwrap());
        let lines: BTreeSet<usize> = checked
            .findings
            .iter()
            .filter(|finding| finding.diagnostic.rule.starts_with("PRV-"))
            .filter_map(|finding| finding.position.as_ref().map(|at| at.line))
            .collect();
        suspected.extend(lines.iter().filter_map(|line| text.lines().nth(line - 1)).map(str::to_owned));
    }
    suspected
}
