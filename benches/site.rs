//! Speed of a whole build, as a ratio to `cp -r` of the finished site, in one run on the same output.
//!
//! How to run it and what the ratios mean: `README.md` beside this file.

// It prints a table, and means and ratios need no exact integers.
#![allow(clippy::print_stdout, clippy::cast_precision_loss)]

mod district;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

const DAY: &str = "2026-11-23";
const SEED: u64 = 23;

fn main() -> Result<(), Box<dyn Error>> {
    let mut sizes = Vec::new();
    let mut rounds = 5;
    let mut written = None;
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().unwrap_or_default().parse()?,
            "--write" => written = arguments.next(),
            size => sizes.push(size.parse()?),
        }
    }
    if sizes.is_empty() {
        sizes.push(1000);
    }
    if let Some(folder) = written {
        return Ok(district::write(Path::new(&folder), sizes[0], SEED)?);
    }
    // What a page costs at the first size; at the others it should cost the same.
    let mut first = None;
    for windows in sizes {
        let cost = measure(windows, rounds)?;
        let first = *first.get_or_insert(cost);
        println!("{:.0} CPU-µs a page, {:.2} of that at the first size\n", cost * 1e6, cost / first);
    }
    Ok(())
}

/// What one run took.
#[derive(Clone, Copy)]
struct Run {
    wall: f64,
    cpu: f64,
    megabytes: f64,
}

/// Prints a table; returns what a page of a clean build costs, in seconds of the processor.
fn measure(windows: usize, rounds: usize) -> Result<f64, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    let content = at("content");
    district::write(&content, windows, SEED)?;
    // The first build writes the ledger; it is not measured.
    let first = at("first");
    build(&content, &first)?;
    let pages = count(&first, "html")?;
    let bytes = size(&first)?;

    // Every round has folders of its own and nothing is removed before the end: file systems are slow to give
    // out again what was just freed, and would punish the row that comes next.
    let mut runs: [Vec<Run>; 5] = Default::default();
    for round in 0..rounds {
        let site = at(&format!("site-{round}"));
        runs[0].push(timed(Command::new("cp").arg("-r").arg(&first).arg(at(&format!("copy-{round}"))))?);
        let synced = at(&format!("synced-{round}"));
        runs[1].push(timed(
            Command::new("sh").args(["-c", "cp -r \"$0\" \"$1\" && sync -f \"$1\""]).args([&first, &synced]),
        )?);
        runs[2].push(build(&content, &site)?);
        change_a_record(&content, round)?;
        runs[3].push(build(&content, &site)?);
        runs[4].push(build(&content, &site)?);
    }

    let (copied, synced) = (median(&runs[0]), median(&runs[1]));
    println!("{windows} windows, {pages} pages, {:.1} MB, median of {rounds} rounds", bytes as f64 / 1e6);
    let heads = ["", "wall s", "CPU s", "pages/s", "peak MB", "÷ cp -r", "÷ with sync"];
    let [of, wall, cpu, speed, peak, copy, sync] = heads;
    println!("{of:<26}{wall:>9}{cpu:>9}{speed:>11}{peak:>9}{copy:>10}{sync:>13}");
    // A build waits until the site is on the disk; the second line shows what that costs a copy.
    let names =
        ["cp -r of the site", "cp -r and sync", "clean build", "one record changed", "nothing changed"];
    for (name, runs) in names.iter().zip(&runs) {
        let Run { wall, cpu, megabytes } = median(runs);
        let (ratio, of_synced) = (wall / copied.wall, wall / synced.wall);
        println!(
            "{name:<26}{wall:>9.3}{cpu:>9.3}{:>11.0}{megabytes:>9.0}{ratio:>10.2}{of_synced:>13.2}",
            pages as f64 / wall
        );
    }
    Ok(median(&runs[2]).cpu / pages as f64)
}

fn build(content: &Path, site: &Path) -> Result<Run, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingchuang"));
    command
        .arg("build")
        .arg("--content")
        .arg(content)
        .arg("--out")
        .arg(site)
        .args(["--as-of", DAY])
        .env("MINGCHUANG_TODAY", DAY);
    timed(&mut command)
}

fn timed(command: &mut Command) -> Result<Run, Box<dyn Error>> {
    let started = Instant::now();
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let finished = child.wait4()?;
    let wall = started.elapsed().as_secs_f64();
    if !finished.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    let cpu = (finished.rusage.utime + finished.rusage.stime).as_secs_f64();
    Ok(Run { wall, cpu, megabytes: finished.rusage.maxrss as f64 / 1e6 })
}

/// Gives one window another telephone number.
fn change_a_record(content: &Path, round: usize) -> Result<(), Box<dyn Error>> {
    let path = content.join("windows/d00001-1.yaml");
    let text = fs::read_to_string(&path)?;
    let changed: String = text
        .lines()
        .map(|line| {
            if line.starts_with("phone:") {
                format!("phone: 0775-09{round:05}\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    fs::write(path, changed)?;
    Ok(())
}

fn median(runs: &[Run]) -> Run {
    let mut runs = runs.to_vec();
    runs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
    runs[runs.len() / 2]
}

fn count(folder: &Path, extension: &str) -> std::io::Result<usize> {
    let of_kind = |path: &Path| path.extension().is_some_and(|found| found == extension);
    Ok(files(folder)?.iter().filter(|path| of_kind(path)).count())
}

fn size(folder: &Path) -> std::io::Result<u64> {
    files(folder)?.iter().map(|path| Ok(fs::metadata(path)?.len())).sum()
}

fn files(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
