//! A page that was open while the site was published anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use mingchuang::lookup::{Directory, Found, Index};
use serde_json::Value;
use tempfile::TempDir;

use super::{ask_page, corpus, day, index, publish};

const ASKED: usize = 60;

/// So many entries, published in the order of the corpus: what is in a smaller one is in a larger one as well.
fn directory(count: usize) -> Directory {
    let mut directory = corpus::directory(4400);
    directory.entries.truncate(count);
    for (entry, number) in directory.entries.iter_mut().zip(0..) {
        entry.published = Some(number);
    }
    directory
}

fn publish_in(folder: &Path, directory: Directory) -> BTreeMap<String, String> {
    let index = index(directory);
    publish(&index, folder);
    index.files().files.into_iter().map(|file| (file.path, file.text)).collect()
}

fn first(answer: &Value) -> &str {
    answer["found"][0][0].as_str().unwrap_or_default()
}

/// Two sites, the second of which takes the place of the first.
struct Publications {
    old: TempDir,
    new: TempDir,
    /// Exact names from all over the first, each the best answer to itself on both.
    names: Vec<String>,
}

impl Publications {
    fn new(before: &Directory, after: &Directory) -> Self {
        let [old, new] = [before, after].map(|directory| index(directory.clone()));
        let finds = |index: &Index, name: &str| {
            index.search(name, day(), 1).first().is_some_and(|found| *found.entry.name == *name)
        };
        let both = before.entries.len().min(after.entries.len());
        let names =
            before.entries[..both].iter().step_by(both / (ASKED + 4)).map(|entry| entry.name.to_string());
        let names: Vec<String> =
            names.filter(|name| finds(&old, name) && finds(&new, name)).take(ASKED).collect();
        assert_eq!(names.len(), ASKED);
        let [old, new] = [old, new].map(|index| {
            let folder = tempfile::tempdir().unwrap();
            publish(&index, folder.path());
            folder
        });
        Self { old, new, names }
    }

    /// How many of the names are found by a page that was opened, asked so many queries, and then met the other site; and
    /// for how many it had to be loaded again.
    fn ask(&self, used: usize) -> (usize, usize) {
        let (then, used) = (format!("--then={}", self.new.path().display()), format!("--used={used}"));
        let answers = ask_page(self.old.path(), &self.names, &[&then, &used]);
        let is_right = |(name, answer): &(&String, &Value)| first(answer) == *name;
        let right = self.names.iter().zip(&answers).filter(is_right).count();
        (right, answers.iter().filter(|answer| answer["renewed"] == true).count())
    }
}

#[test]
fn a_page_opened_before_an_ordinary_publication_finds_all_without_being_loaded_again() {
    let ordinary = Publications::new(&directory(4000), &directory(4012));
    for used in [0, 5, ASKED] {
        assert_eq!(ordinary.ask(used), (ASKED, 0), "after {used} queries");
    }
}

#[test]
fn a_page_opened_before_a_large_publication_finds_all_after_being_loaded_again() {
    let large = Publications::new(&directory(1400), &directory(4200));
    for used in [0, 5] {
        let (right, renewed) = large.ask(used);
        assert_eq!(right, ASKED, "after {used} queries");
        assert!(renewed >= ASKED - used, "{renewed} after {used} queries");
    }
}

#[test]
fn a_page_opened_before_a_publication_of_much_less_finds_all_after_being_loaded_again() {
    let (large, small) = (directory(4200), directory(1400));
    let files = |directory: &Directory| {
        let files = index(directory.clone()).files().files;
        files.into_iter().map(|file| file.path).collect::<BTreeSet<_>>()
    };
    assert!(!files(&large).is_subset(&files(&small)), "no script is missing");
    let less = Publications::new(&large, &small);
    for used in [0, 5, ASKED] {
        let (right, renewed) = less.ask(used);
        assert_eq!(right, ASKED, "after {used} queries");
        assert!(renewed >= ASKED - used, "{renewed} after {used} queries");
    }
}

#[test]
fn a_page_opened_before_something_was_renamed_or_taken_away_finds_all() {
    let mut renamed = directory(1900);
    renamed.entries[100].name = "啊".into();
    let mut fewer = directory(1900);
    fewer.entries.remove(101);
    for after in [renamed, fewer] {
        let (right, renewed) = Publications::new(&directory(1900), &after).ask(5);
        assert_eq!(right, ASKED);
        assert!(renewed > 0);
    }
}

#[test]
fn what_is_added_moves_no_number_and_leaves_most_scripts_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let [before, after] = [4000, 4012].map(|count| publish_in(folder.path(), directory(count)));
    assert!(before.keys().all(|path| after.contains_key(path)));
    let changed: Vec<&String> =
        before.iter().filter(|(path, text)| after[*path] != **text).map(|(path, _)| path).collect();
    let of = |folder: &str| {
        let in_folder = |paths: &[&String]| paths.iter().filter(|path| path.starts_with(folder)).count();
        (in_folder(&changed), in_folder(&before.keys().collect::<Vec<_>>()))
    };
    let ((blocks, all_blocks), (shards, all_shards)) = (of("lookup/b/"), of("lookup/k/"));
    assert!(blocks * 10 < all_blocks, "{blocks} of {all_blocks} blocks");
    assert!(shards * 2 < all_shards, "{shards} of {all_shards} shards");
}

#[test]
fn scripts_name_what_their_numbers_mean() {
    let folder = tempfile::tempdir().unwrap();
    let numbering = |directory: Directory| {
        let files = publish_in(folder.path(), directory);
        let named: BTreeSet<String> =
            files.values().map(|text| text.split('"').nth(3).unwrap().to_owned()).collect();
        assert_eq!(named.len(), 1);
        named.into_iter().next().unwrap()
    };
    let was = numbering(directory(4000));
    assert_eq!(numbering(directory(4000)), was);
    assert_eq!(numbering(directory(4012)), was);
    let mut areas = directory(4000);
    areas.areas = ["甲县".into(), "乙县".into()].into();
    assert_ne!(numbering(areas), was);
    assert_ne!(numbering(directory(4300)), was);
}

#[test]
fn what_was_added_lately_is_found_as_well() {
    // 3,968 are settled, and all the others were added.
    let (size, settled) = (4090, 3968);
    let late = index(directory(size));
    let mut at_once = directory(size);
    at_once.entries.iter_mut().for_each(|entry| entry.published = None);
    let at_once = index(at_once);
    let told = |found: Vec<Found<'_>>| found.first().map(|found| found.entry.name.clone());
    for entry in &directory(size).entries[settled..] {
        let [found, wanted] = [&late, &at_once].map(|index| told(index.search(&entry.name, day(), 1)));
        assert_eq!(found, wanted, "{}", entry.name);
    }
    let hits = |index: &Index| {
        let is_hit = |query: &corpus::Query| {
            let found = index.search(&query.q, day(), 5);
            found.iter().any(|found| query.expect.iter().any(|wanted| **wanted == *found.entry.name))
        };
        corpus::queries().iter().filter(|query| is_hit(query)).count()
    };
    let (late, at_once) = (hits(&late), hits(&at_once));
    assert!(late + 2 >= at_once, "{late}, and {at_once} where all are settled");
}
