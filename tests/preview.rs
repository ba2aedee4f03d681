//! `serve`: the page follows the content, findings stand in for a broken site, the last good one stays.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use crate::site::{DAY, Site, program, tree};

struct Preview {
    child: Child,
    address: String,
}

impl Preview {
    fn start(site: &Site, port: u16) -> Self {
        Self::start_in(site, port, &env::temp_dir())
    }

    /// The folder is the one for temporary files.
    fn start_in(site: &Site, port: u16, place: &Path) -> Self {
        let mut child = program()
            .env("TMPDIR", place)
            .args(["serve", "--as-of", DAY, "--port", &port.to_string()])
            .current_dir(site.folder())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_owned()))
            .expect("the address is printed");
        Self { child, address }
    }

    fn get(&self, path: &str, host: &str) -> (u16, String) {
        self.get_with(path, host, "")
    }

    fn get_with(&self, path: &str, host: &str, more: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let code = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (code, answer)
    }

    /// Requests the page until it contains the word: a rebuild takes a moment.
    fn wait_for(&self, path: &str, word: &str) -> String {
        let started = Instant::now();
        loop {
            let (_, page) = self.get(path, &self.address);
            if page.contains(word) {
                return page;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "{path} never says {word:?}:\n{page}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn the_preview_follows_the_content_and_survives_its_mistakes() {
    let site = Site::new();
    let preview = Preview::start(&site, 18080);
    preview.wait_for("/windows/scjgj.html", "市场监管窗口");

    let site = site.edit("windows/scjgj.yaml", "市场监管窗口", "食品窗口");
    preview.wait_for("/windows/scjgj.html", "食品窗口");

    let site = site.edit("windows/scjgj.yaml", "center: hall", "center: hal");
    let page = preview.wait_for("/index.html", "引用了不存在的政务服务中心");
    assert!(page.contains("windows/scjgj.yaml:3:9") && page.contains("/_last-good/index.html"), "{page}");
    let (_, last_good) = preview.get("/_last-good/windows/scjgj.html", &preview.address);
    assert!(last_good.contains("食品窗口"), "{last_good}");

    let site = site.edit("windows/scjgj.yaml", "center: hal", "center: hall");
    preview.wait_for("/windows/scjgj.html", "食品窗口");
    assert!(!site.content().join("ledger.yaml").exists(), "a preview gives no index numbers");
}

#[test]
fn the_preview_is_for_this_machine_only_and_takes_the_next_free_port() {
    let site = Site::new();
    let first = Preview::start(&site, 18180);
    let second = Preview::start(&site, 18180);
    assert_ne!(first.address, second.address);
    assert!(first.address.starts_with("127.0.0.1:"));
    assert_eq!(first.get("/index.html", "evil.example").0, 403);
    assert_eq!(first.get("/index.html", &first.address).0, 200);
    for path in ["/../content/site.yaml", "/%2e%2e/content/site.yaml", "/..%2fcontent/site.yaml"] {
        let (code, page) = first.get(path, &first.address);
        assert!(code != 200 && !page.contains("site_domain"), "{path}: {page}");
    }
}

#[test]
fn a_page_of_another_origin_is_not_answered() {
    let site = Site::new();
    let preview = Preview::start(&site, 18480);
    let (own, port) = (preview.address.as_str(), preview.address.rsplit(':').next().unwrap());
    for (host, origin, code) in [
        (own, "", 200),
        (own, &*format!("Origin: http://{own}\r\n"), 200),
        (own, &*format!("Origin: http://localhost:{port}\r\n"), 200),
        (own, "Origin: http://127.0.0.1:1\r\n", 403),
        (own, "Origin: https://evil.example\r\n", 403),
        (own, "Origin: null\r\n", 403),
        ("127.0.0.1", "", 403),
        ("127.0.0.1:1", "", 403),
        (&*format!("localhost:evil.example:{port}"), "", 403),
    ] {
        assert_eq!(preview.get_with("/index.html", host, origin).0, code, "{host} {origin}");
    }
}

/// The folders of previews in a place, and who may look into them.
fn folders(place: &Path) -> Vec<(String, u32)> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        let mode = fs::symlink_metadata(entry.path()).unwrap().permissions().mode();
        (entry.file_name().into_string().unwrap(), mode & 0o777)
    };
    fs::read_dir(place)
        .unwrap()
        .map(entry)
        .filter(|(name, _)| name.starts_with("mingchuang-preview-"))
        .collect()
}

#[test]
fn the_folder_of_the_preview_is_private_and_goes_with_it() {
    let site = Site::new();
    for signal in ["HUP", "INT", "QUIT", "TERM", "USR1"] {
        let place = tempfile::tempdir().unwrap();
        let mut preview = Preview::start_in(&site, 18580, place.path());
        let there = folders(place.path());
        assert!(there.len() == 1 && there[0].1 == 0o700, "{there:?}");
        assert!(!there[0].0.ends_with(&preview.child.id().to_string()), "its name can be foreseen");
        let kill = Command::new("kill").args(["-s", signal, &preview.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        preview.child.wait().unwrap();
        assert_eq!(folders(place.path()), [], "after {signal}");
    }
}

#[test]
fn what_a_killed_preview_left_goes_with_the_next_and_nothing_else_does() {
    let site = Site::new();
    site.build();
    let published = tree(&site.out());
    let place = tempfile::tempdir().unwrap();
    // A folder of others and a link to a published site, under names like those of the preview.
    fs::create_dir(place.path().join("mingchuang-preview-theirs")).unwrap();
    symlink(site.out(), place.path().join("mingchuang-preview-link")).unwrap();
    let running = Preview::start_in(&site, 18680, place.path());
    let mut killed = Preview::start_in(&site, 18680, place.path());
    killed.child.kill().unwrap();
    killed.child.wait().unwrap();
    assert_eq!(folders(place.path()).len(), 4);
    let next = Preview::start_in(&site, 18680, place.path());
    assert_eq!(folders(place.path()).len(), 4, "that of the killed one is gone");
    for preview in [&running, &next] {
        assert_eq!(preview.get("/index.html", &preview.address).0, 200);
    }
    assert!(place.path().join("mingchuang-preview-theirs").is_dir());
    assert!(tree(&site.out()) == published, "no preview touches a published site");
}

#[test]
fn a_preview_of_broken_content_starts_with_the_findings() {
    let site = Site::new().edit("windows/scjgj.yaml", "center: hall", "center: hal");
    let preview = Preview::start(&site, 18280);
    let page = preview.wait_for("/", "内容有 1 处错误");
    assert!(!page.contains("_last-good"));
    fs::write(site.content().join("windows/scjgj.yaml"), site_window()).unwrap();
    preview.wait_for("/", "示例区");
}

#[test]
fn what_is_accepted_stands_apart_at_the_end_of_the_findings() {
    let site = Site::new()
        .edit(
            "windows/scjgj.yaml",
            "- {role: B岗, name: 丁示例}\n",
            "accept: [{rule: WIN-03, reason: 编制只有两人}]\n",
        )
        .edit("windows/scjgj.yaml", "center: hall", "center: hal");
    let preview = Preview::start(&site, 18380);
    let page = preview.wait_for("/", "内容有 1 处错误");
    let (errors, accepted) = page.split_once("已接受 1 条").unwrap();
    assert!(errors.contains("REF-01") && !errors.contains("WIN-03"), "{page}");
    assert!(accepted.contains("WIN-03") && accepted.contains("编制只有两人"), "{page}");
}

fn site_window() -> String {
    fs::read_to_string(crate::site::project().join("tests/fixtures/one-window/windows/scjgj.yaml")).unwrap()
}
