//! What is said is so, on every day and at every window: each test is a claim about built pages, or about `check`.
//!
//! The smallest content is one department, one window, one item and one letter that grants it everything for 2026.

mod counting;
mod days;
mod general;
mod grants;
mod history;
mod lists;
mod moves;
mod page;

use crate::site::{Run, Site};

use page::Page;

const ITEM: &str = "items/scjgj/spxk.html";
const WINDOW: &str = "windows/scjgj.html";
const DEPARTMENT: &str = "departments/scjgj.html";
/// What an item page says where the window decides.
const PROMISE: &str = "当场决定";
/// The name of the only window, of the second one, and of one of another department.
const FIRST: &str = "市场监管窗口";
const SECOND: &str = "示例二楼窗口";
const FOREIGN: &str = "民政服务窗口";

/// Builds for a day, and expects that nothing stands in the way.
#[track_caller]
fn built(site: Site, day: &str) -> Site {
    let run = site.build_with(&["--as-of", day]);
    assert_eq!(run.code, 0, "{day}: {}{}", run.stdout, run.stderr);
    site
}

/// A page of a build for a day, read on that day.
#[track_caller]
fn page(site: Site, path: &str, day: &str) -> Page {
    Page::on(&built(site, day), path, day)
}

/// Everything that `check` finds on a day, in one object.
fn findings(site: &Site, day: &str) -> Vec<serde_json::Value> {
    let run: Run = site.run(&["check", "--as-of", day, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    report["findings"].as_array().unwrap().clone()
}

/// There is a finding of one of these severities in a file, on a line that holds one of these words.
#[track_caller]
fn assert_found(site: &Site, day: &str, severities: &[&str], file: &str, words: &[&str]) {
    let text = std::fs::read_to_string(site.content().join(file)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let is_it = |finding: &serde_json::Value| {
        let place = finding["file"].as_str().unwrap_or_default();
        let line =
            finding["line"].as_u64().and_then(|line| lines.get(usize::try_from(line).ok()?.checked_sub(1)?));
        severities.iter().any(|severity| finding["severity"] == *severity)
            && place.ends_with(file)
            && line.is_some_and(|line| words.iter().any(|words| line.contains(words)))
    };
    let found = findings(site, day);
    assert!(found.iter().any(is_it), "no {severities:?} at {words:?} of {file} on {day}: {found:#?}");
}

#[track_caller]
fn assert_no_errors(site: &Site, day: &str) {
    let errors: Vec<_> =
        findings(site, day).into_iter().filter(|finding| finding["severity"] == "error").collect();
    assert!(errors.is_empty(), "{day}: {errors:#?}");
}

/// The smallest content with keys added to its only item.
fn with_item(keys: &str) -> Site {
    Site::new().edit("items/scjgj.yaml", "  visits: 1", &format!("  visits: 1\n  {keys}"))
}

/// With keys added to its window.
fn with_window(keys: &str) -> Site {
    added(Site::new(), "windows/scjgj.yaml", keys)
}

/// Keys added at the end of a file.
fn added(site: Site, path: &str, keys: &str) -> Site {
    let text = std::fs::read_to_string(site.content().join(path)).unwrap();
    site.write(path, format!("{}\n{keys}\n", text.trim_end()))
}

/// A second window, of these departments.
fn second_window(site: Site, departments: &str) -> Site {
    site.write(
        "windows/erlou.yaml",
        format!(
            "name: {SECOND}\nkind: 综合窗口\ncenter: hall\ndepartments: [{departments}]\ncounters: [B01]\n\
             phone: 0775-0000014\nposts:\n- {{role: 首席代表, name: 戊示例, title: 股长}}\n- {{role: A岗, name: 己示例}}\n\
             - {{role: B岗, name: 庚示例}}\n"
        ),
    )
}

/// Another department with a window and an item of its own, and no letter.
fn second_department(site: Site) -> Site {
    site.write(
        "departments/mzj.yaml",
        "name: 示例区民政局\nkind: 区直部门\nlegal_representative: {name: 壬示例, title: 局长}\n\
         address: 示例路3号\nphone: 0775-0000009\n",
    )
    .write(
        "windows/mzj.yaml",
        format!(
            "name: {FOREIGN}\nkind: 部门窗口\ncenter: hall\ndepartments: [mzj]\ncounters: [A05]\nphone: 0775-0000005\n\
             posts:\n- {{role: 首席代表, name: 辛示例, title: 股长}}\n- {{role: A岗, name: 癸示例}}\n- {{role: B岗, name: 子示例}}\n"
        ),
    )
    .write(
        "items/mzj.yaml",
        "department: mzj\ncategory: 行政许可\ndocument: 示政发〔2017〕3号\nitems:\n- id: st\n  name: 社会团体成立登记\n  \
         processing: 即办件\n  windows: [mzj]\n  accept_condition: 有章程。\n  promised_limit: 当场办结\n  fee: {charged: 否}\n",
    )
}

/// A letter; what is not said is as in the letter of the smallest content.
struct Letter {
    path: &'static str,
    department: &'static str,
    window: &'static str,
    items: &'static str,
    powers: &'static str,
    signed: &'static str,
    term: [&'static str; 2],
    more: &'static str,
}

const EVERYTHING: &str = "受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权";

impl Letter {
    /// A letter of the market office to its window.
    const fn new(path: &'static str, signed: &'static str, from: &'static str) -> Self {
        Self {
            path,
            department: "scjgj",
            window: "scjgj",
            items: "spxk",
            powers: EVERYTHING,
            signed,
            term: [from, "2026-12-31"],
            more: "",
        }
    }

    fn lay(&self, site: Site) -> Site {
        let [from, to] = self.term;
        let (chief, a, b) = match self.window {
            "erlou" => ("戊示例", "己示例", "庚示例"),
            "mzj" => ("辛示例", "癸示例", "子示例"),
            _ => ("乙示例", "丙示例", "丁示例"),
        };
        let signer = if self.department == "mzj" { "壬示例" } else { "甲示例" };
        site.write(
            self.path,
            format!(
                "number: 示授〔{year}〕{path}号\ndepartment: {department}\nwindow: {window}\nreason: 特殊情况\n\
                 legal_representative: {signer}\ngrantees: {{chief: {chief}, a: [{a}], b: [{b}]}}\nscope: 所列事项。\n\
                 grants:\n- items: [{items}]\n  powers: [{powers}]\nresponsibility: 法律责任由本局承担。\n\
                 signed_on: {signed}\nterm: {{from: {from}, to: {to}}}\n{more}",
                year = &self.signed[..4],
                path = self.path.rsplit('/').next().unwrap().trim_end_matches(".yaml"),
                department = self.department,
                window = self.window,
                items = self.items,
                powers = self.powers,
                signed = self.signed,
                more = self.more,
            ),
        )
    }
}

/// The number of a letter that [`Letter`] lays.
fn number(year: &str, id: &str) -> String {
    format!("示授〔{year}〕{id}号")
}
