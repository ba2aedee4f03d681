//! Random histories: whatever is edited, deleted, renamed and published, no address that was ever published is missing later,
//! and no number means two things. Attachments and the files of the theme are no addresses of records.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::time::SystemTime;

use mingchuang::diagnostic::Severity;
use mingchuang::pipeline::{self, BuildOptions, Outcome, Silent};
use mingchuang::records::Date;
use rayon::prelude::*;

use super::{ledger, notice, official};
use crate::site::{Site, tree};

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap() % limit
    }
}

/// A district whose records come and go.
struct History {
    site: Site,
    random: Random,
    /// How many records were ever made: no name comes twice, unless on purpose.
    made: usize,
    /// The notices that are there.
    notices: Vec<String>,
    /// The items that are there, and the id that each had before.
    items: Vec<(String, Option<String>)>,
    department: String,
    /// Entries of `ended.yaml`.
    ended: Vec<String>,
    /// What was ever published: addresses, and what each number means by its first address.
    addresses: BTreeSet<String>,
    meanings: BTreeMap<String, String>,
    day: usize,
}

impl History {
    fn new(seed: u64) -> Self {
        let site = official();
        fs::create_dir(site.out()).unwrap();
        let random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let items = vec![("spxk".to_owned(), None)];
        Self {
            site,
            random,
            made: 0,
            notices: Vec::new(),
            items,
            department: "scjgj".to_owned(),
            ended: Vec::new(),
            addresses: BTreeSet::new(),
            meanings: BTreeMap::new(),
            day: 23,
        }
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.site.content().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    fn day(&self) -> String {
        format!("2026-11-{:02}", self.day)
    }

    fn lay_items(&self) {
        let text = fs::read_to_string(Site::new().content().join("items/scjgj.yaml")).unwrap();
        let text = text.replace("department: scjgj", &format!("department: {}", self.department));
        let (head, entry) = text.split_once("- id: spxk").unwrap();
        let mut all = head.to_owned();
        for (at, (id, former)) in self.items.iter().enumerate() {
            write!(all, "- id: {id}").unwrap();
            if let Some(former) = former {
                write!(all, "\n  former_ids: [{former}]").unwrap();
            }
            // Each has its own name, and so its own initial.
            let initial = ["安", "变", "查", "登", "发"][(at + self.made) % 5];
            all += &entry.replacen("name: ", &format!("name: {initial}{id}"), 1);
        }
        self.put("items/scjgj.yaml", &all);
        let letter = fs::read_to_string(Site::new().content().join("letters/2026/scjgj.yaml")).unwrap();
        let letter = letter.replace("department: scjgj", &format!("department: {}", self.department));
        self.put("letters/2026/scjgj.yaml", &letter);
        let window = fs::read_to_string(Site::new().content().join("windows/scjgj.yaml")).unwrap();
        self.put("windows/scjgj.yaml", &window.replace("[scjgj]", &format!("[{}]", self.department)));
    }

    fn lay_ended(&self) {
        if !self.ended.is_empty() {
            self.put("ended.yaml", &format!("终止:\n{}", self.ended.concat()));
        }
    }

    fn end(&mut self, record: &str) {
        // Only what was published can end.
        if ledger(&self.site).unwrap().contains(&format!("record: {record},")) {
            let on = self.day();
            self.ended.push(format!("- {{记录: {record}, 名称: 旧, 终止日期: {on}, 原因: 取消}}\n"));
        }
    }

    /// One edit, of the kind that staff make.
    fn edit(&mut self) {
        self.made += 1;
        let new = format!("x{}", self.made);
        match self.random.below(8) {
            0 | 1 => {
                self.put(&format!("notices/{new}.md"), &notice(&new));
                self.notices.push(new);
            }
            2 if !self.notices.is_empty() => {
                let at = self.random.below(self.notices.len());
                let old = std::mem::replace(&mut self.notices[at], new.clone());
                let text = notice(&new).replace("title:", &format!("former_ids: [{old}]\ntitle:"));
                fs::remove_file(self.path(&format!("notices/{old}.md"))).unwrap();
                self.put(&format!("notices/{new}.md"), &text);
            }
            3 if !self.notices.is_empty() => {
                let at = self.random.below(self.notices.len());
                let old = self.notices.remove(at);
                fs::remove_file(self.path(&format!("notices/{old}.md"))).unwrap();
                self.end(&format!("notices/{old}"));
            }
            4 => self.items.push((new, None)),
            5 => {
                let at = self.random.below(self.items.len());
                let old = std::mem::replace(&mut self.items[at].0, new);
                self.items[at].1 = Some(old);
            }
            6 if self.items.len() > 1 => {
                let at = self.random.below(self.items.len());
                let (old, _) = self.items.remove(at);
                let record = format!("items/{}/{old}", self.department);
                self.end(&record);
            }
            7 => {
                let old = std::mem::replace(&mut self.department, new);
                let from = self.path(&format!("departments/{old}.yaml"));
                let text = fs::read_to_string(&from).unwrap();
                let text = text.lines().filter(|line| !line.starts_with("former_ids")).collect::<Vec<_>>();
                fs::remove_file(from).unwrap();
                let text = format!("former_ids: [{old}]\n{}\n", text.join("\n"));
                self.put(&format!("departments/{}.yaml", self.department), &text);
            }
            _ => {}
        }
        self.lay_items();
        self.lay_ended();
    }

    /// Publishes, and holds the site against all that was published before. Whether it was published: two edits in one day
    /// may be more than one former id can say, and then they must be refused.
    fn publish(&mut self, seed: u64) -> bool {
        self.day += 1;
        let before = tree(&self.site.out());
        // The markup is looked at as it is written.
        let day = Date::read(&self.day()).unwrap();
        let options = BuildOptions {
            content: self.site.content(),
            out: self.site.out(),
            theme: None,
            as_of: day,
            begun: SystemTime::now(),
            today: day,
            minify: false,
            record: true,
            locked: false,
            strict: false,
            verify: false,
        };
        // Not as a program of its own: what every run of the program prepares takes longer than a site of this size.
        let built = pipeline::build(&options, &Silent).unwrap_or_else(|error| panic!("{seed}: {error}"));
        if built.outcome == Outcome::Blocked {
            let found = built.checked.map(|checked| checked.findings).unwrap_or_default();
            let refused = found.iter().find(|found| found.diagnostic.severity == Severity::Error);
            let rule = refused.map(|found| found.diagnostic.rule);
            assert!(rule.is_some_and(|rule| rule.starts_with("DIS-2")), "{seed}: {rule:?}");
            assert!(tree(&self.site.out()) == before, "{seed}: refused, and yet published");
            return false;
        }
        let files = tree(&self.site.out());
        let pages: BTreeMap<&str, String> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path.as_str(), crate::site::broken(&String::from_utf8_lossy(bytes))))
            .collect();
        for address in &self.addresses {
            assert!(
                pages.contains_key(address.as_str()),
                "{seed}: {address} is gone\n{}",
                ledger(&self.site).unwrap()
            );
        }
        for (path, page) in &pages {
            if let Some((_, rest)) = page.split_once("http-equiv=\"refresh\" content=\"0; url=") {
                let to = rest.split('"').next().unwrap().trim_start_matches("../");
                let there = pages
                    .get(to)
                    .unwrap_or_else(|| panic!("{seed}: {path} leads to {to}, which is not there"));
                assert!(
                    !there.contains("http-equiv=\"refresh\""),
                    "{seed}: {path} leads to {to}, which leads on"
                );
            } else if let Some((_, rest)) = page.split_once("11450803MB00000005/") {
                let is_record =
                    path.matches('/').count() > 0 && !path.contains("index") && !path.contains("page-");
                // The sheet of a window shows the number of its page.
                if is_record && !path.starts_with("catalog/") && !path.starts_with("print/") {
                    self.holds(seed, &rest[..10], path);
                }
            }
        }
        self.addresses.extend(pages.keys().map(|path| (*path).to_owned()));
        true
    }

    /// A number means what it meant: the record at the address where it was first seen, or where that leads.
    fn holds(&mut self, seed: u64, number: &str, path: &str) {
        let first = self.meanings.entry(number.to_owned()).or_insert_with(|| path.to_owned()).clone();
        if first != path {
            let old = self.site.page(&first);
            let led = old.contains("http-equiv=\"refresh\"")
                && old.contains(&format!("url=../{}", path.split_once('/').unwrap().1))
                || old.contains(&format!("url=../../{path}"))
                || old.contains(&format!("url=../{path}"));
            assert!(led, "{seed}: {number} meant {first} and means {path}");
        }
    }
}

#[test]
fn in_random_histories_no_address_is_lost_and_no_number_means_two_things() {
    // HISTORIES=10000 for the long run.
    let histories = std::env::var("HISTORIES").ok().and_then(|all| all.parse().ok()).unwrap_or(8);
    let (published, traces) =
        (1..=histories).into_par_iter().map(lived).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    assert!(published > 0 && traces > 0, "nothing ended or moved");
    println!("{histories} histories, {published} publications after the first, {traces} traces");
}

/// How often the history was published after its beginning, and how many pages are left that only tell what became of
/// something.
fn lived(seed: u64) -> (usize, usize) {
    let mut history = History::new(seed);
    assert!(history.publish(seed), "{seed}: the beginning is refused");
    let mut published = 0;
    for _ in 0..5 {
        history.edit();
        published += usize::from(history.publish(seed));
    }
    let files = tree(&history.site.out()).into_iter();
    let traces = files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("noindex")).count() - 1;
    (published, traces)
}
