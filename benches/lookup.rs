//! How well and how fast the lookup finds, and what a visitor has to load for it. How to run it and what the figures
//! mean: `README.md` beside this file.

// It prints a table; a bench that cannot go on has failed.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use mingchuang::language::Lexicon;
use mingchuang::lookup::{Found, GOOD, Index};
use mingchuang::records::Date;

#[path = "../tests/lookup/corpus.rs"]
#[allow(clippy::unwrap_used)]
mod corpus;

/// Nothing that is looked up here has days of its own.
fn day() -> Date {
    Date::FIRST
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let shows_misses = arguments.iter().any(|argument| argument == "--misses");
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let keep = arguments.iter().position(|argument| argument == "--write").map(|at| &arguments[at + 1]);
    for size in sizes {
        let index = measure(size, shows_misses);
        arguments
            .iter()
            .filter_map(|argument| argument.strip_prefix("--ask="))
            .for_each(|query| ask(&index, query));
        if !arguments.iter().any(|argument| argument == "--no-page") {
            let folder = std::env::temp_dir().join(format!("mingchuang-lookup-{}", std::process::id()));
            let folder = keep.map_or(folder.as_path(), Path::new);
            measure_page(&index, folder);
            if keep.is_none() {
                let _ = fs::remove_dir_all(folder);
            }
        }
    }
}

/// Writes the files of the index and asks every query again in node, with the page's own script.
fn measure_page(index: &Index, folder: &Path) {
    let begun = Instant::now();
    let files = index.files().files;
    println!(
        "{} files, {:.1} MB, made in {:.2} s",
        files.len(),
        megabytes(&files),
        begun.elapsed().as_secs_f64()
    );
    for file in files {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, file.text).expect("writable");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let part =
        |name| fs::read_to_string(root.join("themes/default/assets/search").join(name)).expect("a part");
    let script =
        format!("(function () {{\n\"use strict\";\n{}{}}})();\n", part("engine.js"), part("page.js"));
    let script = mingchuang::render::smaller_script(&script).unwrap_or(script);
    fs::create_dir_all(folder.join("assets")).expect("writable");
    fs::write(folder.join("assets/search.js"), script).expect("writable");
    let queries: Vec<String> = corpus::queries().into_iter().map(|query| query.q).collect();
    fs::write(folder.join("queries.json"), serde_json::to_string(&queries).expect("texts"))
        .expect("writable");
    let output = std::process::Command::new("node")
        .arg(root.join("tests/lookup/page.mjs"))
        .args([folder, &folder.join("queries.json"), &folder.join("assets/search.js")])
        .arg("--cold")
        .output();
    let Ok(output) = output else {
        println!("node is not there: the page was not measured");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("an answer")).collect();
    for (name, unit) in [("bytes", 1e3), ("requests", 1.0), ("took", 1.0)] {
        let mut values: Vec<f64> = answers.iter().filter_map(|answer| answer[name].as_f64()).collect();
        values.sort_by(f64::total_cmp);
        let at = |percent: usize| values[(values.len() - 1) * percent / 100] / unit;
        println!("{name:9} median {:.1}, p95 {:.1}, most {:.1}", at(50), at(95), at(100));
    }
}

fn megabytes(files: &[mingchuang::lookup::LookupFile]) -> f64 {
    files.iter().map(|file| file.text.len()).sum::<usize>() as f64 / 1e6
}

/// The rank of the right answer, if there is one, and how many milliseconds the search took.
type Asked = (Option<usize>, f64);

/// Prints what one query finds.
fn ask(index: &Index, query: &str) {
    println!("{query}");
    for found in index.search(query, day(), 10) {
        println!("  {:5} {} ({})", found.score, found.entry.name, found.text);
    }
}

fn measure(size: usize, shows_misses: bool) -> Index {
    let directory = corpus::directory(size);
    let sayings: Vec<_> = Lexicon::built_in().words.iter().collect();
    let begun = Instant::now();
    let index = Index::build(directory, &sayings);
    let built = begun.elapsed();
    println!("\n## {size} items, built in {:.2} s", built.as_secs_f64());
    let mut rows: BTreeMap<(String, String), Vec<Asked>> = BTreeMap::new();
    for query in corpus::queries() {
        let begun = Instant::now();
        let found = index.search(&query.q, day(), 10);
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        let rank = found.iter().position(|found| query.expect.iter().any(|name| **name == *found.entry.name));
        if shows_misses && query.set == "open" && rank.is_none_or(|rank| rank > 0) {
            let top: Vec<String> = found
                .iter()
                .take(3)
                .map(|found| format!("{}({} {})", found.entry.name, found.score, found.text))
                .collect();
            println!(
                "{:?} {} {} -> {} | {}",
                rank,
                query.kind,
                query.q,
                query.expect.join("/"),
                top.join(" ")
            );
        }
        let mut row =
            |kind: &str| rows.entry((query.set.clone(), kind.to_owned())).or_default().push((rank, took));
        row(&query.kind);
        row("~all");
        if query.kind == "everyday" && query.shares_no_text() {
            row("everyday, no text shared");
        }
    }
    println!(
        "{:6} {:26} {:>4} {:>6} {:>6} {:>6} {:>8}",
        "set", "kind", "n", "hit@1", "hit@5", "MRR", "p95 ms"
    );
    for ((set, kind), ranks) in rows {
        let share = |count: usize| count as f64 / ranks.len() as f64;
        let within = |most: usize| {
            share(ranks.iter().filter(|(rank, _)| rank.is_some_and(|rank| rank < most)).count())
        };
        let mrr = ranks.iter().filter_map(|(rank, _)| Some(1.0 / (rank.as_ref()? + 1) as f64)).sum::<f64>()
            / share(1).recip();
        let mut times: Vec<f64> = ranks.iter().map(|(_, took)| *took).collect();
        times.sort_by(f64::total_cmp);
        let p95 = times[times.len() * 95 / 100];
        println!(
            "{set:6} {kind:26} {:4} {:6.3} {:6.3} {mrr:6.3} {p95:8.2}",
            ranks.len(),
            within(1),
            within(5)
        );
    }
    measure_harder(&index, shows_misses);
    index
}

/// Of queries that something here answers, how many are answered among the first five; of those that nothing here answers, how
/// many are not answered by something.
fn measure_harder(index: &Index, shows_misses: bool) {
    let mut rows: BTreeMap<(String, String), (usize, usize, usize)> = BTreeMap::new();
    // Houses and places are those of a site.
    for query in corpus::harder().into_iter().filter(|query| query.kind != "house" && query.kind != "place") {
        let found = index.search(&query.q, day(), 5);
        let is_hit = |found: &Found<'_>| query.expect.iter().any(|name| **name == *found.entry.name);
        let is_answer = |found: &Found<'_>| found.score >= GOOD;
        let (first, five) = if query.expect.is_empty() {
            let is_silent = !found.iter().any(is_answer);
            (is_silent, is_silent)
        } else {
            (found.first().is_some_and(is_hit), found.iter().any(is_hit))
        };
        if shows_misses && query.set == "open" && !five {
            let top =
                found.first().map(|found| format!("{}({} {})", found.entry.name, found.score, found.text));
            println!(
                "{} {} -> {} | {}",
                query.kind,
                query.q,
                query.expect.join("/"),
                top.unwrap_or_default()
            );
        }
        let row = rows.entry((query.set, query.kind)).or_default();
        *row = (row.0 + usize::from(first), row.1 + usize::from(five), row.2 + 1);
    }
    for ((set, kind), (first, five, all)) in rows {
        let share = |count: usize| count as f64 / all as f64;
        println!("{set:6} {kind:26} {all:4} {:6.3} {:6.3}", share(first), share(five));
    }
}
