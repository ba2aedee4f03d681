//! The published folder is a neighbourhood: what others put there stays, and who may read it is theirs to say.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use crate::site::{DAY, Run, Site, program, tree};

/// What others put into a published folder: a file, a hidden one, folders, a link; one inside a folder of ours.
const THEIRS: [&str; 6] =
    ["robots.txt", "CNAME", ".well-known/acme/token", ".git/objects/ab/cd", "windows/map.png", "empty.txt"];

fn put(out: &Path) {
    for path in THEIRS {
        let file = out.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, if path == "empty.txt" { "" } else { path }).unwrap();
    }
    symlink("index.html", out.join("home.html")).unwrap();
    Command::new("mkfifo").arg(out.join("pipe")).status().unwrap();
}

#[track_caller]
fn stands(out: &Path) {
    for path in THEIRS {
        let text = fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(text, if path == "empty.txt" { "" } else { path });
    }
    assert_eq!(fs::read_link(out.join("home.html")).unwrap(), Path::new("index.html"));
    assert!(fs::metadata(out.join("pipe")).unwrap().file_type().is_fifo());
}

/// The same content with another sentence in it.
fn changed(site: Site, number: usize) -> Site {
    let text = format!(
        "---\ntitle: 通知{number}\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知\n---\n文{number}\n"
    );
    site.write("notices/new.md", text)
}

#[test]
fn what_others_put_there_stays_and_is_named() {
    let site = Site::new();
    site.build();
    put(&site.out());
    let inode = fs::metadata(site.out().join("CNAME")).unwrap().ino();
    let mut site = site;
    for number in 0..3 {
        site = changed(site, number);
        let run = site.build();
        stands(&site.out());
        assert!(site.page("notices/new.html").contains(&format!("文{number}")));
        let line = run.stdout.lines().find(|line| line.contains("原样保留")).expect("what is kept is named");
        for name in ["CNAME", ".well-known", ".git", "robots.txt", "windows/map.png", "home.html", "（8 个）"]
        {
            assert!(line.contains(name), "{name}: {line}");
        }
        assert!(site.is_at_rest());
    }
    assert_eq!(fs::metadata(site.out().join("CNAME")).unwrap().ino(), inode, "it is the same file");
    assert!(!fs::read(site.out().join(".mingchuang")).unwrap().windows(5).any(|bytes| bytes == b"CNAME"));
}

#[test]
fn a_page_that_goes_takes_no_folder_with_it_in_which_others_have_something() {
    let site = changed(Site::new(), 0)
        .write("notices/old.md", "---\ntitle: 旧\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 旧\n---\n文\n");
    site.build();
    fs::write(site.out().join("notices/theirs.pdf"), "theirs").unwrap();
    let site = site.remove("notices/old.md");
    site.build();
    assert_eq!(fs::read_to_string(site.out().join("notices/theirs.pdf")).unwrap(), "theirs");
    assert!(!site.out().join("notices/old.html").exists());
}

#[test]
fn only_a_manifest_makes_a_folder_ours() {
    for manifest in ["", "mingch05", "mingch05 and what nobody wrote", "a note of somebody"] {
        let site = Site::new();
        fs::create_dir(site.out()).unwrap();
        fs::write(site.out().join(".mingchuang"), manifest).unwrap();
        fs::write(site.out().join("thesis.doc"), "mine").unwrap();
        let run = site.build_with(&[]);
        assert_eq!(run.code, 3, "{manifest}");
        assert!(run.stderr.contains("OUT-02") && run.stderr.contains("改名"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(site.out().join("thesis.doc")).unwrap(), "mine");
    }
}

#[test]
fn what_stands_in_the_way_of_a_page_is_neither_overwritten_nor_published_in_its_place() {
    for folder in [false, true] {
        let site = Site::new();
        site.build();
        let theirs = site.out().join("notices/new.html");
        fs::create_dir_all(theirs.parent().unwrap()).unwrap();
        if folder {
            fs::create_dir(&theirs).unwrap();
        } else {
            fs::write(&theirs, "theirs").unwrap();
        }
        let before = tree(&site.out());
        let site = changed(site, 0);
        let run = site.build_with(&[]);
        assert_eq!(run.code, 3, "{}", run.stdout);
        assert!(run.stderr.contains("notices/new.html 不是本工具生成的"), "{}", run.stderr);
        assert!(tree(&site.out()) == before && theirs.exists());
        fs::rename(&theirs, site.folder().join("elsewhere")).unwrap();
        site.build();
        assert!(site.page("notices/new.html").contains("文0"));
    }
}

#[test]
fn a_site_without_its_own_robots_gets_them_when_those_of_others_go() {
    let site = Site::new();
    site.build();
    fs::write(site.out().join("robots.txt"), "theirs").unwrap();
    let site = site.edit("site.yaml", "icp_no:", "base_url: https://shouquan.example.gov.cn\nicp_no:");
    site.build();
    assert_eq!(site.page("robots.txt"), "theirs");
    assert!(site.build().stdout.contains("没有变化"));
    fs::remove_file(site.out().join("robots.txt")).unwrap();
    site.build();
    assert!(site.page("robots.txt").contains("sitemap.xml"));
}

#[test]
fn what_appears_in_the_old_site_after_the_exchange_is_brought_home_by_the_next_run() {
    let site = Site::new();
    site.build();
    put(&site.out());
    // As a run leaves it that is killed behind the exchange: files linked, folders not moved yet.
    let (shop, out) = (site.workshop(), site.out());
    let site = changed(site, 1);
    site.run(&["build", "--as-of", DAY, "--out", "other"]);
    fs::DirBuilder::new().mode(0o700).create(&shop).unwrap();
    fs::rename(&out, shop.join("whole")).unwrap();
    fs::rename(site.folder().join("other"), &out).unwrap();
    fs::hard_link(shop.join("whole/CNAME"), out.join("CNAME")).unwrap();
    fs::write(shop.join("whole/late.txt"), "late").unwrap();
    let run = site.build();
    assert!(run.stderr.contains("上一次发布中途停下了"), "{}", run.stderr);
    stands(&out);
    assert_eq!(site.page("late.txt"), "late");
    assert!(site.page("notices/new.html").contains("文1") && site.is_at_rest());
}

#[test]
fn a_folder_that_may_not_be_moved_is_told_before_anything_happens() {
    // The administrator may move everything.
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        return;
    }
    let site = Site::new();
    site.build();
    let theirs = site.out().join(".well-known");
    fs::create_dir(&theirs).unwrap();
    fs::set_permissions(&theirs, fs::Permissions::from_mode(0o555)).unwrap();
    let site = changed(site, 0);
    let run = site.build_with(&[]);
    assert!(run.code == 3 && run.stderr.contains("不能移动"), "{}", run.stderr);
    assert!(!site.out().join("notices/new.html").exists());
}

fn build_with_umask(site: &Site, umask: &str) -> Run {
    let script = format!("umask {umask}; exec \"$0\" build --as-of {DAY}");
    let mut shell = Command::new("sh");
    let shell = shell.args(["-c", &script]).arg(program().get_program()).env("MINGCHUANG_TODAY", DAY);
    Run::from(shell.current_dir(site.folder()).output().unwrap())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn who_may_read_the_site_is_not_changed_by_a_publication() {
    let site = Site::new();
    assert_eq!(build_with_umask(&site, "027").code, 0);
    let out = site.out();
    assert_eq!(
        [mode(&out), mode(&out.join("index.html")), mode(&out.join("windows"))],
        [0o750, 0o640, 0o750]
    );
    // The server is let in by hand: the rest of the world, and a group that new files get.
    Command::new("chmod").args(["-R", "o+rX"]).arg(&out).status().unwrap();
    Command::new("chmod").args(["g+s"]).arg(&out).status().unwrap();
    fs::set_permissions(out.join("letters"), fs::Permissions::from_mode(0o711)).unwrap();
    let group = fs::metadata(&out).unwrap().gid();
    for number in 0..2 {
        let site = changed(Site::copy_of(&site), number);
        let run = Command::new("sh")
            .args(["-c", &format!("umask 027; exec \"$0\" build --as-of {DAY} --out {}", out.display())])
            .arg(program().get_program())
            .env("MINGCHUANG_TODAY", DAY)
            .current_dir(site.folder())
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        assert_eq!(mode(&out), 0o2755);
        assert_eq!(fs::metadata(&out).unwrap().gid(), group);
        assert_eq!(mode(&out.join("notices/new.html")), 0o644, "a new file is read by whom the root lets in");
        assert_eq!(mode(&out.join("notices")) & 0o777, 0o755);
        assert_eq!(mode(&out.join("letters")) & 0o777, 0o711, "a folder keeps its rights too");
    }
}

#[test]
fn a_group_of_others_is_kept() {
    // Only the administrator gives a folder to any group.
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return;
    }
    let site = Site::new();
    site.build();
    std::os::unix::fs::chown(site.out(), Some(33), Some(33)).unwrap();
    fs::set_permissions(site.out(), fs::Permissions::from_mode(0o2750)).unwrap();
    let site = changed(site, 0);
    site.build();
    let found = fs::metadata(site.out()).unwrap();
    assert_eq!((found.uid(), found.gid(), mode(&site.out())), (33, 33, 0o2750));
    assert_eq!(fs::metadata(site.out().join("index.html")).unwrap().gid(), 33, "a new file gets it");
}

fn access_lists(path: &Path) -> Option<String> {
    let output = Command::new("getfacl").args(["-p", "--omit-header"]).arg(path).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn an_access_list_is_kept_and_new_files_inherit_it() {
    let site = Site::new();
    assert_eq!(build_with_umask(&site, "077").code, 0);
    let out = site.out();
    // A server of another user and group, let in by lists for what is there and for what will be.
    for list in [["-R", "-m", "u:33:rX,g:44:rX"], ["-R", "-dm", "u:33:rX,g:44:rX"]] {
        let set = Command::new("setfacl").args(list).arg(&out).stderr(std::process::Stdio::null()).status();
        if !set.is_ok_and(|status| status.success()) {
            return;
        }
    }
    let before = ["", "windows"].map(|path| access_lists(&out.join(path)));
    assert!(before[0].as_ref().is_some_and(|list| list.contains("default:user:") && list.contains("r-x")));
    let site = changed(site, 0);
    assert_eq!(build_with_umask(&site, "077").code, 0);
    assert_eq!(before, ["", "windows"].map(|path| access_lists(&out.join(path))));
    for path in ["index.html", "notices/new.html", "notices"] {
        let list = access_lists(&out.join(path)).unwrap();
        let lets_in = list.lines().filter(|line| line.starts_with("user:") || line.starts_with("group:"));
        let lets_in = lets_in.filter(|line| !line.contains("::") && line.contains(":r"));
        assert_eq!(lets_in.count(), 2, "{path}: {list}");
        assert!(!list.contains("#effective:---"), "{path}: the mask lets nobody in: {list}");
    }
}
