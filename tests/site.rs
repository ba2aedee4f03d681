//! The fixture builder: gives each test a content folder of its own, and runs the real program on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day for which the fixtures have no findings.
pub(crate) const DAY: &str = "2026-11-23";

/// A content folder and an output folder, removed at the end of the test.
pub(crate) struct Site {
    folder: TempDir,
}

/// How a run of the program ended, and what it printed.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Site {
    /// The smallest complete content.
    pub(crate) fn new() -> Self {
        Self::from(&project().join("tests/fixtures/one-window"))
    }

    /// The example content.
    pub(crate) fn example() -> Self {
        Self::from(&project().join("content"))
    }

    /// The content of another site, with what it remembers, and nothing published yet.
    pub(crate) fn copy_of(other: &Self) -> Self {
        Self::from(&other.content())
    }

    /// What a build into an empty folder makes of the same content.
    pub(crate) fn made_anew(&self) -> Vec<(String, Vec<u8>)> {
        let other = Self::copy_of(self);
        other.build();
        tree(&other.out())
    }

    /// The same as the official site of a county that has replaced everything of the example.
    pub(crate) fn of_a_county(self) -> Self {
        let site = fs::read_to_string(self.content().join("site.yaml")).unwrap();
        let own = [
            ("demonstration: 是\n", ""),
            ("www.example.gov.cn", "www.gxqt.gov.cn"),
            ("4508030001", "4508040099"),
            ("11450803MB00000005", "11450804MB0000000K"),
            ("桂ICP备00000000号", "桂ICP备12345678号"),
        ];
        self.write("site.yaml", own.iter().fold(site, |site, (from, to)| site.replace(from, to)))
    }

    fn from(content: &Path) -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        copy(content, &site.content());
        site
    }

    pub(crate) fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder in which sites are made.
    pub(crate) fn workshop(&self) -> PathBuf {
        self.folder.path().join(".public.mingchuang")
    }

    /// The folder in which runs keep what they read.
    pub(crate) fn cache(&self) -> PathBuf {
        self.folder.path().join(".content.mingchuang")
    }

    /// Is nothing going on there? At most the site before the published one lies in it.
    pub(crate) fn is_at_rest(&self) -> bool {
        let Ok(entries) = fs::read_dir(self.workshop()) else { return true };
        entries.map(|entry| entry.unwrap().file_name()).eq(["kept"])
    }

    /// Writes a content file.
    pub(crate) fn write(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.content().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Replaces the first occurrence of a text in a content file; there must be one.
    pub(crate) fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.content().join(path)).unwrap();
        assert!(text.contains(from), "{path} holds no {from:?}");
        self.write(path, text.replacen(from, to, 1))
    }

    /// Lays the files of a folder over the content.
    pub(crate) fn overlay(self, folder: &Path) -> Self {
        copy(folder, &self.content());
        self
    }

    pub(crate) fn remove(self, path: &str) -> Self {
        fs::remove_file(self.content().join(path)).unwrap();
        self
    }

    pub(crate) fn check(&self) -> Run {
        self.run(&["check", "--as-of", DAY])
    }

    /// Builds with the usual settings and expects success.
    pub(crate) fn build(&self) -> Run {
        let run = self.build_with(&[]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        run
    }

    pub(crate) fn build_with(&self, more: &[&str]) -> Run {
        let mut arguments = vec!["build"];
        if !more.contains(&"--as-of") {
            arguments.extend(["--as-of", DAY]);
        }
        arguments.extend(more);
        self.run(&arguments)
    }

    /// Runs the program in the test's folder, on the day for which it builds or, if that is earlier, on the usual one.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let as_of = arguments.iter().skip_while(|argument| **argument != "--as-of").nth(1).unwrap_or(&DAY);
        self.run_on(as_of.max(&DAY), arguments)
    }

    /// Runs the program in the test's folder on a day.
    pub(crate) fn run_on(&self, today: &str, arguments: &[&str]) -> Run {
        let mut program = program();
        let program = program.args(arguments).env("MINGCHUANG_TODAY", today);
        Run::from(program.current_dir(self.folder.path()).output().unwrap())
    }

    /// A published text without the elements that keep a number on one line.
    pub(crate) fn page(&self, path: &str) -> String {
        let text =
            fs::read_to_string(self.out().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        broken(&text)
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_mingchuang"))
}

pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder in the order of the paths: the path, and the bytes.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            files.push((path, fs::read(entry.path()).unwrap()));
        }
    }
    files
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// A page without the elements that keep a number on one line.
pub(crate) fn broken(page: &str) -> String {
    let mut parts = page.split("<span class=n>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + &part.replacen("</span>", "", 1))
}
