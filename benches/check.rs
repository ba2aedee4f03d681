//! Speed of `check` on content with findings, as a ratio to the same content without.
//!
//! 10,000 items, and 1,000 findings spread over them: references that lead nowhere, unknown keys, values that cannot
//! be read, dates in the wrong order.

// It prints a table, and means and ratios need no exact integers.
#![allow(clippy::print_stdout, clippy::cast_precision_loss)]

mod district;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const DAY: &str = "2026-11-23";
const SEED: u64 = 23;
/// Ten items each.
const WINDOWS: usize = 1000;
/// Every so many items, one has a finding.
const EVERY: usize = 10;
const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (clean, wrong) = (folder.path().join("clean"), folder.path().join("wrong"));
    district::write(&clean, WINDOWS, SEED)?;
    district::write(&wrong, WINDOWS, SEED)?;
    let planted = spoil(&wrong.join("items"))?;
    let mut times = [Vec::new(), Vec::new()];
    let mut said = 0;
    for _ in 0..ROUNDS {
        // In turn, so that a busy moment of the machine slows both.
        for (content, times) in [&clean, &wrong].into_iter().zip(&mut times) {
            let started = Instant::now();
            let output = Command::new(env!("CARGO_BIN_EXE_mingchuang"))
                .args(["check", "--as-of", DAY])
                .arg(content)
                .stdin(Stdio::null())
                .output()?;
            times.push(started.elapsed().as_secs_f64());
            said = String::from_utf8_lossy(&output.stderr).matches("\n错误[").count();
        }
    }
    let [clean, wrong] = times.map(median);
    println!("10,000 items, {planted} planted mistakes, {said} errors reported, {ROUNDS} rounds, medians");
    println!(
        "| clean | with findings | ratio |\n|---|---|---|\n| {clean:.3} s | {wrong:.3} s | {:.2} |",
        wrong / clean
    );
    Ok(())
}

/// Plants one mistake in every tenth item; returns how many it planted.
fn spoil(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let (mut items, mut planted) = (0, 0);
    for path in paths {
        let mut text = String::new();
        for line in fs::read_to_string(&path)?.lines() {
            let is_item = line.trim_start().starts_with("windows: [");
            if is_item && items % EVERY == 0 {
                let indent = &line[..line.len() - line.trim_start().len()];
                match planted % 4 {
                    0 => writeln!(text, "{}", line.replace(']', "x]"))?,
                    1 => writeln!(text, "{line}\n{indent}alais: [甲]")?,
                    2 => writeln!(text, "{line}\n{indent}certificate: 看情况")?,
                    _ => writeln!(
                        text,
                        "{line}\n{indent}effective_from: 2026-02-01\n{indent}effective_to: 2026-01-01"
                    )?,
                }
                planted += 1;
            } else {
                writeln!(text, "{line}")?;
            }
            items += usize::from(is_item);
        }
        fs::write(path, text)?;
    }
    Ok(planted)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
