use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::Failed;

pub(crate) const DAY: &str = "2026-11-23";

/// What others put into the published folder. The first ones are files, and stand there at every instant.
pub(crate) const THEIRS: [&str; 4] =
    ["CNAME", "windows/map.png", ".well-known/acme/token", ".git/objects/ab"];
pub(crate) const LINKED: usize = 2;

/// Files by their path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A small content that says one thing or another, and the folder that it is published to.
pub(crate) struct World {
    folder: Option<TempDir>,
    path: PathBuf,
    /// What is published of each.
    pub(crate) states: Vec<Files>,
    /// How long a run takes.
    pub(crate) takes: Duration,
}

impl World {
    /// Publishes each of some contents, the first once more, and remembers what they look like.
    pub(crate) fn new(contents: usize) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().to_owned();
        let mut world = Self { folder: Some(folder), path, states: Vec::new(), takes: Duration::ZERO };
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/one-window");
        copy(&fixture, &world.content())?;
        // The program may be made anew while it is attacked.
        let program = env!("CARGO_BIN_EXE_mingchuang");
        fs::hard_link(program, world.program())
            .or_else(|_| fs::copy(program, world.program()).map(|_| ()))?;
        // A change is told, and taken back on the same day: from the second time on, each content looks the same.
        for at in (0..contents).chain(0..contents) {
            world.say(at)?;
            let begun = Instant::now();
            world.publish()?;
            world.takes = begun.elapsed();
            world.states.push(ours(&world.out())?);
        }
        world.states.drain(..contents);
        for theirs in THEIRS {
            let file = world.out().join(theirs);
            fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
            fs::write(file, theirs)?;
        }
        Ok(world)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.path
    }

    fn program(&self) -> PathBuf {
        self.path.join("mingchuang")
    }

    pub(crate) fn content(&self) -> PathBuf {
        self.path.join("content")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.path.join("public")
    }

    /// Lets the content say one of its things.
    pub(crate) fn say(&self, at: usize) -> Result<(), Failed> {
        say(&self.content(), at)
    }

    /// The program, about to publish.
    pub(crate) fn build(&self) -> Command {
        let mut command = Command::new(self.program());
        command.args(["build", "--as-of", DAY]).env("MINGCHUANG_TODAY", DAY).current_dir(&self.path);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// The same below strace, which does something to calls of the system.
    pub(crate) fn traced(&self, options: &[&str]) -> Command {
        let build = self.build();
        let mut command = Command::new("strace");
        command.args(["-f", "-qq"]).args(options).arg(build.get_program()).args(build.get_args());
        command.env("MINGCHUANG_TODAY", DAY).current_dir(&self.path);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// Publishes, and expects that it succeeds.
    pub(crate) fn publish(&self) -> Result<(), Failed> {
        let output = self.build().output()?;
        if output.status.success() { Ok(()) } else { Err(broken("a run fails", &output)) }
    }

    /// Which of the contents is published, whole, with the files of others?
    pub(crate) fn stands(&self, theirs: &[&str]) -> Result<usize, Failed> {
        for path in theirs {
            if fs::read_to_string(self.out().join(path)).ok().as_deref() != Some(*path) {
                return Err(format!("{path} is not there any more").into());
            }
        }
        let published = ours(&self.out())?;
        let found = self.states.iter().position(|state| *state == published);
        found.ok_or_else(|| "what is published is none of the sites".into())
    }

    /// A run that nobody disturbs publishes what the content says, with everything of others, and clears up.
    pub(crate) fn mends(&self, at: usize) -> Result<(), Failed> {
        self.publish()?;
        let found = self.stands(&THEIRS)?;
        let shop = fs::read_dir(self.path.join(".public.mingchuang"));
        let is_at_rest =
            shop.map_or(true, |entries| entries.flatten().all(|entry| entry.file_name() == "kept"));
        let is_clear = is_at_rest && !self.content().join(".mingchuang-pending").exists();
        if found == at && is_clear { Ok(()) } else { Err("the next run has not mended it".into()) }
    }

    /// Keeps the folder, to be looked at.
    pub(crate) fn keep(&mut self, error: &Failed) -> Failed {
        self.folder.take().map(TempDir::keep);
        format!("{error}; see {}", self.path.display()).into()
    }
}

/// A run that ended otherwise than it should.
pub(crate) fn broken(what: &str, output: &Output) -> Failed {
    format!("{what}: {:?} {}", output.status, String::from_utf8_lossy(&output.stderr)).into()
}

/// Lets a content say one of its things.
pub(crate) fn say(content: &Path, at: usize) -> Result<(), Failed> {
    let head = "title: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知";
    Ok(fs::write(content.join("notices/new.md"), format!("---\n{head}\n---\n文{at}\n"))?)
}

/// What the program made.
pub(crate) fn ours(out: &Path) -> Result<Files, Failed> {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry?;
        let path = entry.path().strip_prefix(out)?.to_string_lossy().into_owned();
        if entry.file_type().is_file() && !THEIRS.contains(&path.as_str()) {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    let status = Command::new("cp").arg("-r").arg(from).arg(to).status()?;
    if status.success() { Ok(()) } else { Err("cannot copy".into()) }
}

/// A number below `end`, another one each time.
pub(crate) fn below(end: u128, state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    u64::try_from(u128::from(*state >> 11) % end.max(1)).unwrap_or_default()
}
