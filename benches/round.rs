//! The yearly round: whether 100,000 random edits of the example change the values meant and nothing else, and how long the verbs
//! of the round take on a copy of it.
//!
//! The edits are those of the tests (`tests/editing/`), with as many as are asked for.

// It prints a table.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/editing/random.rs"]
mod random;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use random::{Tally, edits, files};

const EDITS: usize = 100_000;
const DAY: &str = "2026-12-05";

/// What is typed, in its order.
const VERBS: [&str; 6] = [
    "renew 2027 --write",
    "draft 2027",
    "status --xlsx 进度.xlsx",
    "export --xlsx 全部.xlsx",
    "import 全部.xlsx --write",
    "build --as-of 2026-12-05",
];

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(EDITS);
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let begin = Instant::now();
    let Tally { made, by_hand, wrong } = edits(&files(&content), count);
    println!("| edits | made | refused | wrong | took |\n|---|---|---|---|---|");
    let took = begin.elapsed().as_secs_f64();
    println!("| {count} | {made} | {} | {} | {took:.0} s |", by_hand.len(), wrong.len());
    for line in wrong.iter().take(40) {
        println!("{line}");
    }
    verbs(&content)
}

fn verbs(content: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry?;
        let to = folder.path().join("content").join(entry.path().strip_prefix(content)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    let departments = fs::read_dir(content.join("departments"))?.count();
    println!("\n| verb, {departments} departments | took | code |\n|---|---|---|");
    for verb in VERBS {
        let begin = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_mingchuang"));
        let program = program.args(verb.split(' ')).env("MINGCHUANG_TODAY", DAY).current_dir(folder.path());
        let status = program.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        let code = status.code().unwrap_or(-1);
        println!("| `{verb}` | {:.2} s | {code} |", begin.elapsed().as_secs_f64());
    }
    Ok(())
}
