//! What passes of 20,000 secrets planted in every field and spelling, and how many of 20,000 clean records are suspected.
//!
//! The generator is that of the tests (`tests/secrets/`), with as many rounds as it takes.

// It prints a table, and shares need no exact integers.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::unwrap_used)]

#[path = "../tests/secrets/garden.rs"]
mod garden;
#[path = "../tests/secrets/numbers.rs"]
mod numbers;

use std::collections::BTreeSet;
use std::fmt::Write;

use garden::{Garden, is_text, kinds, passed};
use mingchuang::pipeline::check_files;
use mingchuang::records::Date;
use numbers::{Numbers, SPELLINGS, spelt};

const PLANTED: usize = 20_000;
const CLEAN: usize = 20_000;
const SEED: u64 = 29;

fn main() {
    let mut numbers = Numbers::new(SEED);
    let (fields, missed) = in_fields(&mut numbers);
    let (spellings, unread) = in_spellings(&mut numbers);
    let suspected = suspected(&mut numbers);
    println!("| | tried | wrong |\n|---|---|---|");
    println!("| secrets in every field | {fields} | {} passed |", missed.len());
    println!("| secrets in every spelling | {spellings} | {} passed |", unread.len());
    println!("| clean records | {CLEAN} | {} suspected |", suspected.len());
    for line in missed.iter().chain(&unread).chain(&suspected).take(40) {
        println!("{line}");
    }
}

/// Half of the secrets: one in every text of every record, round after round.
fn in_fields(numbers: &mut Numbers) -> (usize, Vec<String>) {
    let (mut planted, mut missed) = (0, Vec::new());
    for round in 0.. {
        let mut files = Vec::new();
        for (path, shape) in kinds() {
            let mut garden = Garden::default();
            let (open, close) = if path.ends_with(".md") { ("---\n", "---\n正文\n") } else { ("", "") };
            garden.text.push_str(open);
            garden.record(shape, 0, "", &mut |field| is_text(field).then(|| numbers.secret(round)));
            garden.text.push_str(close);
            planted += garden.planted.len();
            files.push((path.to_owned(), garden));
        }
        missed.extend(passed(&files));
        if planted >= PLANTED / 2 {
            break;
        }
    }
    (planted, missed)
}

/// The other half: in every spelling, in comments and in pages.
fn in_spellings(numbers: &mut Numbers) -> (usize, Vec<String>) {
    let (mut planted, mut missed) = (0, Vec::new());
    while planted < PLANTED / 2 {
        let mut page = Garden { text: "---\ntitle: 甲\n---\n".into(), ..Garden::default() };
        let mut window = Garden { text: "name: 甲\n".into(), ..Garden::default() };
        for way in 0..SPELLINGS {
            for kind in 0..3 {
                let number = spelt(&numbers.number(kind), way);
                page.plant("甲 ", &number, " 乙\n\n");
                window.plant("# 甲 ", &number.replace('\n', "\n#"), " 乙\n");
            }
        }
        planted += page.planted.len() + window.planted.len();
        missed.extend(passed(&[("notices/a.md".into(), page), ("windows/a.yaml".into(), window)]));
    }
    (planted, missed)
}

/// Clean records, a line each, of which personal data is suspected.
fn suspected(numbers: &mut Numbers) -> Vec<String> {
    let mut suspected = Vec::new();
    for _ in 0..CLEAN / 1000 {
        let mut text = "name: 甲\nposts:\n".to_owned();
        for _ in 0..1000 {
            let _ = writeln!(text, "- {{role: A岗, note: \"{}\"}}", clean(numbers));
        }
        let files = vec![("windows/a.yaml".to_owned(), text.clone().into_bytes())];
        let checked = check_files(files, Date::new(2026, 11, 23).unwrap());
        let lines: BTreeSet<usize> = checked
            .findings
            .iter()
            .filter(|finding| finding.diagnostic.rule.starts_with("PRV-"))
            .filter_map(|finding| finding.position.as_ref().map(|at| at.line))
            .collect();
        suspected.extend(lines.iter().filter_map(|line| text.lines().nth(line - 1)).map(str::to_owned));
    }
    suspected
}

/// What public records say with many digits.
fn clean(numbers: &mut Numbers) -> String {
    let mut n = |least: u64, most: u64| least + numbers.below(most - least + 1);
    let phone = |n: &mut dyn FnMut(u64, u64) -> u64| format!("0775-4{:06}", n(0, 999_999));
    match n(0, 19) {
        0 => format!("咨询电话：{}，{}", phone(&mut n), phone(&mut n)),
        1 => format!("拨打 400-{}-{:04} 或 12345 转 {}", n(100, 999), n(0, 9999), n(1, 9)),
        2 => format!(
            "受理编号 4508{:02}{}{:02}{:02}{:04}",
            n(0, 5),
            n(2018, 2026),
            n(1, 12),
            n(1, 28),
            n(1, 9999)
        ),
        3 => format!("实施编码 1145080{:012}{:012}", n(0, 999_999_999_999), n(0, 999_999_999_999)),
        4 => format!(
            "港南政发〔{}〕{}号，{}年{}月{}日",
            n(2000, 2026),
            n(1, 300),
            n(2000, 2026),
            n(1, 12),
            n(1, 28)
        ),
        5 => format!(
            "{}-{:02}-{:02}至{}-{:02}-{:02}",
            n(2020, 2026),
            n(1, 12),
            n(1, 28),
            n(2026, 2030),
            n(1, 12),
            n(1, 28)
        ),
        6 => format!(
            "每证 {} 元，每本 {} 元，{} 元以上的按 {}% 计",
            n(1, 500),
            n(1, 2000),
            n(1000, 200_000),
            n(1, 30)
        ),
        7 => format!(
            "{}、{}、{}年分别办理 {}、{}、{} 件",
            n(2018, 2020),
            n(2021, 2023),
            n(2024, 2026),
            n(1, 19_999),
            n(1, 19_999),
            n(1, 19_999)
        ),
        8 => format!("第{}条、第{}条，第一百三十八条", n(1, 200), n(1, 200)),
        9 => format!(
            "{:02}:{:02}-{:02}:{:02}，{:02}:00-18:00",
            n(8, 9),
            n(0, 59),
            n(11, 12),
            n(0, 59),
            n(14, 15)
        ),
        10 => format!("索引号 GN{:03}/{}-{:05}", n(1, 99), n(2017, 2026), n(1, 99_999)),
        11 => format!("投资 {} 万元，面积 {}.{:02} 平方米", n(100, 99_999), n(10, 99_999), n(0, 99)),
        12 => format!("证书编号 桂{}字第{:08}号", n(2000, 2026), n(0, 99_999_999)),
        13 => format!("{} {} {} {} {}", n(1, 3000), n(1, 3000), n(1, 3000), n(1, 3000), n(1, 3000)),
        14 => format!("坐标 {}.{:06}，{}.{:06}", n(107, 110), n(0, 999_999), n(22, 24), n(0, 999_999)),
        15 => format!("流水号 {:020}", n(0, 99_999_999_999_999)),
        16 => format!("办公地址：示例路{}号示例大厦{}楼{}室", n(1, 300), n(1, 30), n(100, 3000)),
        17 => format!("发票代码 0450{:08}，号码 {:08}", n(0, 99_999_999), n(0, 99_999_999)),
        18 => format!("出生日期在{}年{}月{}日以后的儿童", n(2010, 2026), n(1, 12), n(1, 28)),
        _ => format!("宗地编号 4508{:02}{:03}{:03}GB{:05}", n(0, 5), n(0, 999), n(0, 999), n(0, 99_999)),
    }
}
