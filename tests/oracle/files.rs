//! Histories as content folders.

use std::fmt::Write;

use super::{DEPARTMENTS, Fate, Item, Letter, Window, World, day};
use crate::site::{project, tree};

const CATEGORIES: [&str; 3] = ["行政许可", "公共服务", "行政确认"];
const POWERS: [&str; 6] =
    ["受理决定权", "审核审批权", "协调处置权", "办理事项制证权", "办理结果送达权", "应诉代理权"];

impl World {
    /// The content folder that says so.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let kept = ["site.yaml", "policy.yaml", "centers/hall.yaml"];
        let smallest = tree(&project().join("tests/fixtures/one-window"));
        let mut files: Vec<_> =
            smallest.into_iter().filter(|(path, _)| kept.contains(&path.as_str())).collect();
        let mut add = |path: String, text: String| files.push((path, text.into_bytes()));
        for department in 0..DEPARTMENTS {
            add(
                format!("departments/d{department}.yaml"),
                format!(
                    "name: 部门{department}\nkind: 区直部门\nlegal_representative: {{name: 甲示例, title: 局长}}\n\
                     address: 示例路2号\nphone: 0775-0000003\n"
                ),
            );
        }
        for (n, window) in self.windows.iter().enumerate() {
            add(format!("windows/w{n}.yaml"), window_text(n, window));
        }
        for (n, item) in self.items.iter().enumerate() {
            add(format!("items/i{n}.yaml"), item_text(n, item));
        }
        for (n, letter) in self.letters.iter().enumerate() {
            add(format!("letters/2026/l{n}.yaml"), letter_text(n, letter));
        }
        files
    }
}

fn window_text(n: usize, window: &Window) -> String {
    let serves: Vec<String> =
        (0..DEPARTMENTS).filter(|d| window.serves[*d]).map(|d| format!("d{d}")).collect();
    let mut text = format!(
        "name: 窗口{n}\nkind: 综合窗口\ncenter: hall\ndepartments: [{}]\nphone: 0775-0000004\nposts:\n\
         - {{role: 首席代表, name: 乙示例}}\n- {{role: A岗, name: 丙示例}}\n",
        serves.join(", ")
    );
    let _ = match window.fate {
        Fate::Works => Ok(()),
        Fate::AlwaysSuspended => writeln!(text, "status: 暂停"),
        Fate::Suspended(first, last) => {
            writeln!(text, "suspended: [{{{}{}reason: 改造}}]", pair("from", first), pair("to", last))
        }
        Fate::Closes(last, is_said) => {
            writeln!(text, "closed_on: {}{}", day(last), if is_said { "\nstatus: 撤销" } else { "" })
        }
        Fate::Gone => writeln!(text, "status: 撤销"),
        Fate::Opens(first) => writeln!(text, "opened_on: {}", day(first)),
    };
    text
}

fn item_text(n: usize, item: &Item) -> String {
    let processing = if item.instant { "即办件" } else { "承诺件" };
    let parent = item.parent.map(|main| format!("parent_name: 事项{main}, ")).unwrap_or_default();
    format!(
        "department: d{}\ncategory: {}\nitems:\n- {{id: i{n}, name: 事项{n}, {parent}{}{}processing: {processing}, windows: {}}}\n",
        item.department,
        CATEGORIES[item.category],
        pair("effective_from", item.first),
        pair("effective_to", item.last),
        list(item.windows.iter().map(|window| format!("w{window}"))),
    )
}

fn letter_text(n: usize, letter: &Letter) -> String {
    let mut text = format!(
        "number: 示授〔2026〕{n}号\ndepartment: d{}\nwindow: w{}\nreason: 特殊情况\nlegal_representative: 甲示例\n\
         grantees: {{chief: 乙示例, a: [丙示例]}}\nscope: 所列事项。\nresponsibility: 法律责任由部门承担。\n\
         term: {{from: {}, to: {}}}\ngrants:\n",
        letter.department,
        letter.window,
        day(letter.from),
        day(letter.to)
    );
    for (items, powers) in &letter.grants {
        let items = list(items.iter().map(|item| format!("i{item}")));
        let powers = list(powers.iter().map(|power| POWERS[*power].to_owned()));
        let _ = writeln!(text, "- {{items: {items}, powers: {powers}}}");
    }
    let _ = if letter.draft {
        writeln!(text, "status: 草拟")
    } else {
        writeln!(text, "signed_on: {}", day(letter.signed))
    };
    if let Some(older) = letter.replaces {
        let _ = writeln!(text, "supersedes: l{older}");
    }
    if let Some(revoked) = letter.revoked {
        let _ = writeln!(text, "revoked_on: {}\nrevoked_reason: 撤回", day(revoked));
    }
    text
}

fn pair(key: &str, on: Option<i32>) -> String {
    on.map(|on| format!("{key}: {}, ", day(on))).unwrap_or_default()
}

fn list(words: impl Iterator<Item = String>) -> String {
    format!("[{}]", words.collect::<Vec<_>>().join(", "))
}
