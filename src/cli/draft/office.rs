//! Documents → PDF, by the LibreOffice of the machine: one run for as many as it takes, in a profile of its own, within a time
//! limit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use crate::pipeline::Progress;

use super::filing::new_folder;

/// How long it may take to begin, and for each document; ten times what a slow office computer needs.
const TO_BEGIN: Duration = Duration::from_secs(90);
const FOR_EACH: Duration = Duration::from_secs(4);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// It leaves out what follows the 255th word of its command line.
const AT_ONCE: usize = 200;
const PREFIX: &str = ".mingchuang-pdf-";

/// The LibreOffice of this machine.
pub(super) struct Office {
    program: PathBuf,
    /// How long it may take before the first document.
    to_begin: Duration,
}

impl Office {
    /// Looks where it is usually installed.
    pub(super) fn find() -> Option<Self> {
        const NAMES: [&str; 4] = ["soffice", "libreoffice", "soffice.exe", "soffice.com"];
        const FOLDERS: [&str; 3] = [
            "/Applications/LibreOffice.app/Contents/MacOS",
            "C:\\Program Files\\LibreOffice\\program",
            "C:\\Program Files (x86)\\LibreOffice\\program",
        ];
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = env::split_paths(&path).chain(FOLDERS.iter().map(PathBuf::from));
        let mut programs = folders.flat_map(|folder| NAMES.map(|name| folder.join(name)));
        let program = programs.find(|program| program.is_absolute() && program.is_file())?;
        Some(Self { program, to_begin: TO_BEGIN })
    }

    /// The PDF of each document, in their order; `None` for one that could not be made. Works in a folder below `root`.
    pub(super) fn convert(
        &self,
        documents: &[Vec<u8>],
        root: &Path,
        progress: &dyn Progress,
    ) -> io::Result<Vec<Option<Vec<u8>>>> {
        let work = Work::begin(root)?;
        let names: Vec<String> = (1..=documents.len()).map(|number| format!("{number:05}")).collect();
        for (name, bytes) in names.iter().zip(documents) {
            fs::write(work.path.join(format!("{name}.docx")), bytes)?;
        }
        for names in names.chunks(AT_ONCE) {
            self.convert_some(&work.path, names, progress)?;
        }
        let pdf = |name: &String| fs::read(work.path.join(format!("{name}.pdf"))).ok();
        let is_pdf = |bytes: &Vec<u8>| bytes.starts_with(b"%PDF");
        Ok(names.iter().map(|name| pdf(name).filter(is_pdf)).collect())
    }

    fn convert_some(&self, work: &Path, names: &[String], progress: &dyn Progress) -> io::Result<()> {
        let mut run = self.begin(work, names)?;
        let limit = self.to_begin + FOR_EACH * u32::try_from(names.len()).unwrap_or(u32::MAX);
        let begun = Instant::now();
        let mut done = 0;
        let mut look = || {
            while names.get(done).is_some_and(|name| work.join(format!("{name}.pdf")).exists()) {
                progress.step();
                done += 1;
            }
        };
        while run.child.try_wait()?.is_none() {
            look();
            if begun.elapsed() > limit {
                return Err(io::Error::other("LibreOffice 没有按时结束，已经停下"));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        look();
        Ok(())
    }

    fn begin(&self, work: &Path, names: &[String]) -> io::Result<Run> {
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-env:UserInstallation=file://{}", in_url(&work.join("profile"))))
            .args(["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"])
            .args(["--convert-to", "pdf:writer_pdf_Export", "--outdir", "."])
            .args(names.iter().map(|name| format!("{name}.docx")))
            .current_dir(work)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // It starts others; all of them end together.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn().map(|child| Run { child })
    }
}

/// Those of the fonts that this machine does not have; none where it cannot be asked.
pub(super) fn missing<'f>(fonts: &BTreeSet<&'f str>) -> Vec<&'f str> {
    let Ok(listed) = Command::new("fc-list").args([":", "family"]).stdin(Stdio::null()).output() else {
        return Vec::new();
    };
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let there: BTreeSet<&str> = listed.split([',', '\n']).map(str::trim).collect();
    if there.len() < 2 {
        return Vec::new();
    }
    fonts.iter().copied().filter(|font| !there.contains(font)).collect()
}

/// A run, ended with all it started when this is dropped.
struct Run {
    child: Child,
}

impl Drop for Run {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        #[cfg(unix)]
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        #[cfg(windows)]
        let _ = Command::new("taskkill")
            .args(["/F", "/T", "/PID", &self.child.id().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder for one run; it goes when this is dropped.
struct Work {
    path: PathBuf,
}

impl Work {
    /// Makes one, and removes those of runs that were killed.
    fn begin(root: &Path) -> io::Result<Self> {
        for entry in fs::read_dir(root)?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        let path = root.join(format!("{PREFIX}{}", std::process::id()));
        new_folder(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A path as part of an address.
fn in_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    let bytes = path.bytes().map(|byte| match byte {
        byte if is_plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    let path: String = bytes.collect();
    if path.starts_with('/') { path } else { format!("/{path}") }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::pipeline::Silent;

    #[test]
    fn a_program_that_does_not_end_is_ended_with_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("soffice");
        fs::write(&program, "#!/bin/sh\nsleep 300 &\necho $! > ../child\nwait\n").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let office = Office { program, to_begin: Duration::ZERO };
        let done = office.convert(&[Vec::new()], folder.path(), &Silent);
        assert!(done.is_err());
        let child = fs::read_to_string(folder.path().join("child")).unwrap();
        let is_running = || {
            let state = fs::read_to_string(format!("/proc/{}/stat", child.trim()));
            state.is_ok_and(|state| !state.contains(") Z "))
        };
        let begun = Instant::now();
        while is_running() && begun.elapsed() < Duration::from_secs(5) {
            thread::sleep(BETWEEN_LOOKS);
        }
        assert!(!is_running(), "{child} still runs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the folder of the run is left");
    }

    #[test]
    fn a_path_becomes_part_of_an_address() {
        assert_eq!(in_url(Path::new("/a b/备#")), "/a%20b/%E5%A4%87%23");
        assert_eq!(in_url(Path::new("C:\\a")), "/C:/a");
    }
}
