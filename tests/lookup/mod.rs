//! The lookup finds what people ask for, and the page finds the same as the program.

mod corpus;
mod example;
mod publications;
mod script;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mingchuang::language::Lexicon;
use mingchuang::lookup::{Answer, Directory, Found, GOOD, Index};
use mingchuang::records::Date;
use serde_json::Value;

use crate::site::project;

/// The day on which everything is looked up; what is looked up here has no days of its own.
fn day() -> Date {
    Date::read("2026-11-23").unwrap()
}

fn index(directory: Directory) -> Index {
    Index::build(directory, &Lexicon::built_in().words.iter().collect::<Vec<_>>())
}

/// Writes what the search page reads.
fn publish(index: &Index, folder: &Path) {
    for file in index.files().files {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
}

/// The engine alone, with the part it needs.
fn engine(folder: &Path) -> PathBuf {
    let parts = ["site/day.js", "search/engine.js"]
        .map(|part| fs::read_to_string(project().join("themes/default/assets").join(part)).unwrap());
    let script = folder.join("engine.js");
    fs::write(&script, parts.concat()).unwrap();
    script
}

/// What the page's script finds, query by query: the published one, or where there is no site its engine alone.
fn ask_page(site: &Path, queries: &[String], options: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let asked = folder.path().join("queries.json");
    fs::write(&asked, serde_json::to_string(queries).unwrap()).unwrap();
    let published = site.join("assets/search.js");
    let script = if published.exists() { published } else { engine(site) };
    let output = Command::new("node")
        .arg(project().join("tests/lookup/page.mjs"))
        .args([site, &asked, &script])
        .args(options)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), queries.len());
    answers
}

/// Queries of every kind, and some nobody should type.
fn asked() -> Vec<String> {
    let mut queries: Vec<String> = corpus::queries().into_iter().map(|query| query.q).collect();
    let odd = [
        "",
        "？",
        "证",
        "y",
        "sp",
        "KTV",
        "ｋｔｖ",
        "營業執照",
        "戶口簿遺失",
        "食品　经营",
        "ying ye zhi zhao",
        "xian",
        "12345",
        "A01 窗口",
        "C1驾照",
        "不动产登记丨登记",
        "犇羴鱻",
        "怎么办",
        "丢了",
        "农药经yin",
        "shangbaoxian",
        "nvxing",
        "lvshi",
        "fangan",
        "补补补补补补",
        "<script>",
        "\"'\\",
        "身份证身份证身份证身份证身份证身份证身份证身份证身份证身份证",
        "😀开店",
        "huipiao",
    ];
    queries.extend(odd.map(str::to_owned));
    queries
}

/// What the program found, as the page tells it.
fn told<'f>(found: impl IntoIterator<Item = &'f Found<'f>>) -> Value {
    let found = found.into_iter().take(10);
    found.map(|found| serde_json::json!([found.entry.name, found.score, found.text])).collect()
}

fn page_and_program_agree(size: usize, queries: &[String], is_cold: bool) {
    let folder = tempfile::tempdir().unwrap();
    let index = index(corpus::directory(size));
    publish(&index, folder.path());
    let options = if is_cold { &["--cold"][..] } else { &[] };
    for (query, answer) in queries.iter().zip(ask_page(folder.path(), queries, options)) {
        assert_eq!(answer["found"], told(&index.search(query, day(), 10)), "{query}");
        if is_cold {
            assert!(answer["requests"].as_u64().unwrap() <= 12, "{query}: {} requests", answer["requests"]);
        }
    }
}

#[test]
fn page_and_program_find_the_same_in_shards() {
    page_and_program_agree(4000, &asked(), false);
}

#[test]
fn page_and_program_find_the_same_in_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut directory = corpus::directory(300);
    directory.entries.truncate(20);
    let index = index(directory);
    assert_eq!(index.files().files.len(), 3, "the core, and two files of characters");
    publish(&index, folder.path());
    let queries = asked();
    for (query, answer) in queries.iter().zip(ask_page(folder.path(), &queries, &[])) {
        assert_eq!(answer["found"], told(&index.search(query, day(), 10)), "{query}");
    }
}

#[test]
fn a_first_visit_needs_no_more_than_twelve_files() {
    let longest_first = |query: &String| std::cmp::Reverse(query.chars().count());
    let mut queries = asked();
    queries.sort_by_key(longest_first);
    queries.truncate(40);
    page_and_program_agree(4000, &queries, true);
}

/// The same names in many areas, some of them only for the whole (area 0) or not everywhere.
fn directory_of_areas() -> Directory {
    let mut directory = corpus::directory(2000);
    directory.areas = ["南平市", "甲县", "乙县", "丙县", "丁县", "戊县", "己县"].map(Into::into).into();
    for (at, entry) in directory.entries.iter_mut().enumerate() {
        let answer = entry.answers.pop().unwrap();
        let areas =
            (0..7).filter(|area| if at % 5 == 0 { *area == 0 } else { *area > 0 && (at + area) % 7 > 0 });
        entry.answers.extend(areas.map(|area| Answer {
            area: u32::try_from(area).unwrap(),
            url: format!("{}?{area}", answer.url).into(),
            ..answer.clone()
        }));
    }
    directory
}

#[test]
fn in_a_chosen_area_is_found_what_is_handled_there() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(directory_of_areas());
    publish(&index, folder.path());
    let mut queries = corpus::queries().into_iter().map(|query| query.q).step_by(9).collect::<Vec<_>>();
    queries.push("丙县低保".to_owned());
    let mut dropped = 0;
    for (query, answer) in queries.iter().zip(ask_page(folder.path(), &queries, &["--cold", "--area=3"])) {
        let found = index.search(query, day(), usize::MAX);
        let is_here =
            |found: &&Found<'_>| found.entry.answers.iter().any(|answer| [0, 3].contains(&answer.area));
        dropped += found.iter().filter(|found| !is_here(found)).count();
        if found.iter().any(|found| is_here(&found)) {
            assert_eq!(answer["found"], told(found.iter().filter(is_here)), "{query}");
        } else {
            // Found elsewhere only: the page shows what is nearest here, and says that it is not the same.
            let nearest = answer["found"].as_array().unwrap();
            assert!(
                nearest.iter().all(|found| found[1].as_u64().unwrap() < u64::from(GOOD)),
                "{query}: {nearest:?}"
            );
        }
        assert!(answer["requests"].as_u64().unwrap() <= 12, "{query}: {} requests", answer["requests"]);
    }
    assert!(dropped > 0, "no answer was left out");
}

#[test]
fn the_name_of_an_area_does_not_hide_what_is_sought() {
    let index = index(directory_of_areas());
    let best = |query: &str| index.search(query, day(), 1)[0].entry.name.clone();
    assert_eq!(best("丙县低保"), best("低保"));
    assert_eq!(best("南平低保怎么办"), best("低保"));
}

#[test]
fn what_has_only_a_character_in_common_is_shown_as_nearest() {
    let index = index(corpus::directory(4000));
    let found = index.search("鸟锅", day(), 5);
    assert!(!found.is_empty());
    assert!(found.iter().all(|found| found.score < GOOD), "{:?}", found[0]);
}

/// The level once reached among 10,000 items, less a little: names of items come and go with the lexicon.
#[test]
fn what_people_ask_for_is_found() {
    let index = index(corpus::directory(10_000));
    let mut found: BTreeMap<(String, String), (usize, usize, usize)> = BTreeMap::new();
    for query in corpus::queries() {
        let names: Vec<&str> =
            index.search(&query.q, day(), 5).iter().map(|found| &*found.entry.name).collect();
        let is_hit = |name: &&str| query.expect.iter().any(|wanted| wanted == name);
        let mut count = |kind: &str| {
            let (first, five, all) = found.entry((query.set.clone(), kind.to_owned())).or_default();
            *first += usize::from(names.first().is_some_and(is_hit));
            *five += usize::from(names.iter().any(is_hit));
            *all += 1;
        };
        count(&query.kind);
        count("all");
        if query.kind == "everyday" && query.shares_no_text() {
            count("everyday without shared text");
        }
    }
    for ((set, kind), (first, five, all)) in found {
        let (least_first, least_five) = match kind.as_str() {
            "all" | "everyday" | "everyday without shared text" => (90, 96),
            "sentence" => (75, 90),
            "initials" => (86, 92),
            "fragment" => (92, 98),
            _ => (92, 96),
        };
        assert!(first * 100 >= least_first * all, "{set}, {kind}: {first} of {all} found first");
        assert!(five * 100 >= least_five * all, "{set}, {kind}: {five} of {all} among the first five");
    }
}

#[test]
fn the_queries_are_many_and_of_every_kind() {
    let queries = corpus::queries();
    let kinds: BTreeSet<&str> = queries.iter().map(|query| query.kind.as_str()).collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["everyday", "fragment", "initials", "pinyin", "sentence", "typo"]
    );
    assert!(queries.len() >= 500);
}

#[test]
fn the_harder_queries_are_many_of_every_kind_in_both_halves() {
    let mut kinds: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let directory = corpus::directory(300);
    let names: BTreeSet<&str> = directory.entries.iter().map(|entry| &*entry.name).collect();
    for query in corpus::harder() {
        assert!(seen.insert(query.q.clone()), "{} stands there twice", query.q);
        // What a place handles is named as the example names it.
        let is_known = |name: &String| query.kind == "place" || names.contains(name.as_str());
        assert!(query.expect.iter().all(is_known), "{}: {:?}", query.q, query.expect);
        *kinds.entry((query.kind, query.set)).or_default() += 1;
    }
    for kind in ["elsewhere", "english", "house", "place", "spaced", "story", "unfinished"] {
        for set in ["open", "held"] {
            let count = kinds.get(&(kind.to_owned(), set.to_owned())).copied().unwrap_or_default();
            assert!(count >= 30, "{set}, {kind}: {count}");
        }
    }
}
