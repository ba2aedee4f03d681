//! Whatever fails is said in words, and ends with the code that the manual names.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::site::{DAY, Site, program, tree};

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

const VERBS: [&[&str]; 8] = [
    &["build", "--as-of", DAY],
    &["check", "--as-of", DAY],
    &["check", "--as-of", DAY, "--format", "json"],
    &["search", "--as-of", DAY, "食品"],
    &["explain"],
    &["explain", "LTR-10"],
    &["schema"],
    &["schema", "window"],
];

#[test]
fn output_that_cannot_be_written_is_a_failure_and_no_crash() {
    for verb in VERBS.into_iter().chain([&["--help"] as &[&str], &["--version"]]) {
        let site = Site::new();
        let run = |stdout| {
            let mut program = program();
            let program = program.args(verb).env("MINGCHUANG_TODAY", DAY).current_dir(site.folder());
            program.stdout(stdout).stderr(Stdio::piped()).output().unwrap()
        };
        let output = run(full());
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{verb:?}: {stderr}");
        assert!(!stderr.contains("panicked") && !stderr.is_empty(), "{verb:?}: {stderr}");
        assert_eq!(run(Stdio::null()).status.code(), Some(0), "{verb:?}");
        assert_eq!(site.out().is_dir(), verb[0] == "build", "the site was published all the same");
    }
}

#[test]
fn a_full_or_closed_log_changes_nothing() {
    for verb in VERBS {
        let site = Site::new();
        let mut program = program();
        let program = program.args(verb).env("MINGCHUANG_TODAY", DAY).current_dir(site.folder());
        let output = program.stdout(Stdio::piped()).stderr(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{verb:?}");
        let mut shell = Command::new("sh");
        let shell = shell.args(["-c", "exec \"$0\" \"$@\" >&- 2>&-"]).arg(program.get_program()).args(verb);
        let status = shell.env("MINGCHUANG_TODAY", DAY).current_dir(site.folder()).status().unwrap();
        assert_eq!(status.code(), Some(0), "{verb:?} with both closed");
    }
}

#[test]
fn a_theme_that_is_not_there_is_called_a_theme() {
    let run = Site::new().build_with(&["--theme", "nosuch"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("主题目录不存在：nosuch"), "{}", run.stderr);
}

#[test]
fn an_absurd_number_of_threads_is_wrong_usage() {
    for number in ["0", "257", "100000", "99999999999999999999", "-1", "four"] {
        let run = Site::new().build_with(&[&format!("--threads={number}")]);
        assert_eq!(run.code, 2, "{number}: {}", run.stderr);
        assert!(run.stderr.contains("请写 1 到 256"), "{number}: {}", run.stderr);
    }
    assert_eq!(Site::new().build_with(&["--threads", "256"]).code, 0);
}

#[test]
fn a_damaged_page_of_equal_length_and_age_is_found_by_reading_every_byte() {
    let site = Site::new();
    site.build();
    let right = tree(&site.out());
    let clean = site.build_with(&["--verify"]);
    assert!(clean.stderr.contains("逐字节核对，都和清单一致"), "{}", clean.stderr);
    assert!(clean.stdout.contains("没有变化"), "{}", clean.stdout);
    let page = site.out().join("windows/scjgj.html");
    let mut bytes = fs::read(&page).unwrap();
    bytes[100] ^= 1;
    fs::write(&page, bytes).unwrap();
    let before = SystemTime::now() - Duration::from_hours(24);
    File::options().write(true).open(&page).unwrap().set_modified(before).unwrap();
    assert!(site.build().stdout.contains("没有变化"), "size and time say nothing");
    let run = site.build_with(&["--verify"]);
    assert!(run.stderr.contains("1 个不符，将重新生成：windows/scjgj.html"), "{}", run.stderr);
    assert!(run.stdout.contains("新写 1，"), "{}", run.stdout);
    assert!(tree(&site.out()) == right);
    fs::remove_file(&page).unwrap();
    assert!(site.build().stdout.contains("新写 1，"), "what is missing needs no reading");
}

#[test]
fn a_parent_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let site = Site::new();
    let parent = site.folder().join("www");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    // The administrator may write everywhere.
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        let run = site.build_with(&["--out", "www/public"]);
        assert_eq!(run.code, 3);
        assert!(run.stderr.contains("上一级目录") && run.stderr.contains("/www"), "{}", run.stderr);
    }
}

/// Mounts something on a folder until this is dropped; `None` where that is not allowed.
struct Mounted(std::path::PathBuf);

impl Mounted {
    fn on(folder: &std::path::Path, what: &[&str]) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let done = Command::new("mount").args(what).arg(folder).stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success()).then(|| Self(folder.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn what_cannot_be_exchanged_is_refused_and_a_folder_in_it_is_published() {
    let site = Site::new();
    let disk = site.folder().join("disk");
    let Some(_disk) = Mounted::on(&disk, &["-t", "tmpfs", "tmpfs"]) else { return };
    let refused = |site: &Site, out: &str| {
        let run = site.build_with(&["--out", out]);
        assert_eq!(run.code, 3, "{}", run.stdout);
        assert!(run.stderr.contains(&format!("{out}/site，并让网站服务器")), "{}", run.stderr);
    };
    refused(&site, "disk");
    assert_eq!(site.build_with(&["--out", "disk/site"]).code, 0);
    // A container whose image holds a site: its folders can be written to, and not be moved.
    site.build();
    for folder in ["image", "upper", "work"] {
        fs::create_dir(disk.join(folder)).unwrap();
    }
    Command::new("cp").arg("-r").arg(site.out()).arg(disk.join("image")).status().unwrap();
    let at = |name: &str| format!("{}/{name}", disk.display());
    let layers = format!("lowerdir={},upperdir={},workdir={}", at("image"), at("upper"), at("work"));
    let container = site.folder().join("container");
    let overlay = ["-t", "overlay", "overlay", "-o", &layers];
    let Some(_container) = Mounted::on(&container, &overlay) else { return };
    let site = site.edit("windows/scjgj.yaml", "0775-0000004", "0775-0000009");
    let before = tree(&container);
    refused(&site, "container/public");
    assert!(tree(&container) == before);
    for round in 0..2 {
        let site = Site::copy_of(&site)
            .write("pages/more.md", format!("---\ntitle: 多\nsummary: 多\n---\n{round}\n"));
        let out = container.join("public/site");
        assert_eq!(site.build_with(&["--out", &out.to_string_lossy()]).code, 0);
        assert!(fs::read_to_string(out.join("more.html")).unwrap().contains(&format!("{round}")));
    }
}

#[test]
fn a_call_of_the_system_that_fails_is_said_in_words_and_the_old_site_stands() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return;
    }
    let site = Site::new();
    site.build();
    let published = tree(&site.out());
    let mut site = site;
    for (at, (call, error, words)) in [
        ("renameat2", "EIO", "磁盘读写出错"),
        ("renameat2", "EXDEV", "public/site，并让网站服务器"),
        ("syncfs", "EIO", "磁盘读写出错"),
        ("fsync", "EIO", "磁盘读写出错"),
        ("fsync", "ENOSPC", "磁盘空间不足"),
        ("mkdir", "EIO", "磁盘读写出错"),
        ("mkdir", "EROFS", "磁盘是只读的"),
    ]
    .into_iter()
    .enumerate()
    {
        site = site.write("notices/new.md", notice(at));
        let inject = format!("inject={call}:error={error}:when=1");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]).arg(program().get_program());
        let strace = strace.args(["build", "--as-of", DAY]).env("MINGCHUANG_TODAY", DAY);
        let output = strace.current_dir(site.folder()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{call} {error}: {stderr}");
        assert!(stderr.contains(words), "{call} {error}: {stderr}");
        assert!(tree(&site.out()) == published, "{call} {error}");
    }
    site.build();
    assert!(site.is_at_rest());
}

fn notice(number: usize) -> String {
    format!("---\ntitle: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知\n---\n文{number}\n")
}

#[test]
fn a_mount_point_is_refused_with_the_way_out() {
    let site = Site::new();
    // A file system that is mounted everywhere; nothing is written to it.
    let run = site.build_with(&["--out", "/proc"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("挂载点") && run.stderr.contains("--out /proc/site"), "{}", run.stderr);
}
