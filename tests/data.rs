//! What is given away as data: all that is published and nothing else, true for as long as it lies somewhere.

mod published;
mod searched;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use scraper::{Html, Selector};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::site::{DAY, Site, tree};

/// The files of data of a site, by their paths below `downloads/`.
pub(crate) fn files(site: &Site) -> BTreeMap<String, String> {
    let files = tree(&site.out().join("downloads")).into_iter();
    let data = files.filter(|(path, _)| !path.ends_with(".html"));
    data.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The records of a kind in all files, each once, by their names.
pub(crate) fn records(files: &BTreeMap<String, String>, kind: &str) -> BTreeMap<String, Value> {
    let mut records = BTreeMap::new();
    let whole = |path: &str| {
        path.ends_with(".json") && !path.ends_with("-hsds.json") && path.matches('/').count() > 0
    };
    for (_, text) in files.iter().filter(|(path, _)| whole(path) && !path.starts_with("schemas/")) {
        let data: Value = serde_json::from_str(text).unwrap();
        for record in data[kind].as_array().into_iter().flatten() {
            records.insert(record["id"].as_str().unwrap().to_owned(), record.clone());
        }
    }
    records
}

/// The lines of a table, read as a spreadsheet reads it.
fn table(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a mark of order");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_list_of_files_names_each_with_its_size_and_hash() {
    let site = Site::new();
    site.build();
    let mut files = files(&site);
    let list: Value = serde_json::from_str(&files.remove("datapackage.json").unwrap()).unwrap();
    files.retain(|path, _| !path.starts_with("schemas/"));
    for resource in list["resources"].as_array().unwrap() {
        let text = files.remove(resource["path"].as_str().unwrap()).unwrap();
        assert_eq!(resource["bytes"], text.len(), "{resource}");
        let hash = Sha256::digest(text.as_bytes())
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(resource["hash"], format!("sha256:{hash}"), "{resource}");
        if let Some(schema) = resource["schema"].as_str() {
            let schema = fs::read_to_string(site.out().join("downloads").join(schema)).unwrap();
            let schema: Value = serde_json::from_str(&schema).unwrap();
            let fields =
                schema["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap());
            let names: Vec<&str> = fields.collect();
            assert_eq!(table(&text)[0], names, "{resource}");
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{resource}");
        }
    }
    assert!(files.is_empty(), "{:?}", files.keys());
}

#[test]
fn one_change_rewrites_the_files_of_one_department() {
    let site = Site::example();
    site.build();
    let before = files(&site);
    let site = site.edit("items/scjgj-permits.yaml", "承诺办结时限: 7 个工作日", "承诺办结时限: 6 个工作日");
    site.build();
    let after = files(&site);
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, text)| before.get(*path).is_none_or(|was| was != *text))
        .map(|(path, _)| path.as_str())
        .collect();
    let own = "departments/scjgj/scjgj";
    let hsds = format!("{own}-hsds.json");
    let (items, whole) = (format!("{own}-items.csv"), format!("{own}.json"));
    assert_eq!(changed, ["datapackage.json", &hsds, &items, &whole]);
    let list = |files: &BTreeMap<String, String>| {
        files["datapackage.json"].lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (list(&before), list(&after));
    let lines = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert!(before.len() == after.len() && lines <= 6, "{lines} lines");
}

#[test]
fn nothing_in_the_data_depends_on_the_day_while_no_record_ends() {
    let site = Site::new();
    site.build_with(&["--out", "first"]);
    site.build_with(&["--out", "later", "--as-of", "2026-12-01"]);
    let told = |out: &str| -> BTreeMap<String, Value> {
        let files = tree(&site.folder().join(out).join("downloads")).into_iter();
        let records = files.filter(|(path, _)| path.ends_with(".json") && path != "datapackage.json");
        records
            .map(|(path, bytes)| {
                let mut data = serde_json::from_slice(&bytes).unwrap();
                forget(&mut data, &["index_no", "published_on"]);
                (path, data)
            })
            .collect()
    };
    assert!(told("first").len() > 3);
    assert_eq!(told("first"), told("later"));
}

/// Takes members out, wherever they are.
fn forget(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(members) => {
            for key in keys {
                members.remove(*key);
            }
            members.values_mut().for_each(|value| forget(value, keys));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| forget(value, keys)),
        _ => {}
    }
}

#[test]
fn what_is_internal_or_over_is_not_in_the_data() {
    let site = Site::new()
        .edit("departments/scjgj.yaml", "phone:", "liaison: {name: 汤内部, phone: 0775-7654321}\nphone:")
        .edit(
            "windows/scjgj.yaml",
            "posts:",
            "posts:\n- {role: B岗, name: 冯离岗, since: 2020-01-01, until: 2026-10-31}",
        )
        .edit("letters/2026/scjgj.yaml", "signed_on:", "filed_on: 2026-01-09\nsigned_on:");
    site.build();
    for (path, text) in files(&site) {
        for hidden in ["汤内部", "7654321", "冯离岗", "2026-01-09", "2020-01-01"] {
            assert!(!text.contains(hidden), "{path} tells {hidden}");
        }
    }
}

#[test]
fn a_number_of_a_person_is_not_given_away_either() {
    let site = Site::new().edit("windows/scjgj.yaml", "posts:", "zone: 请拨 138 0013 8000 找小王\nposts:");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(!site.out().join("downloads").exists());
    let run = site.run(&["export", "--data", "away", "--as-of", DAY]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(!site.folder().join("away").exists());
}

#[test]
fn a_formula_stays_a_text_in_a_table() {
    let site = Site::new().edit("items/scjgj.yaml", "aliases: [开饭馆]", "aliases: ['=1+1', '+86']");
    site.build();
    let files = files(&site);
    let lines = table(&files["departments/scjgj/scjgj-items.csv"]);
    let at = lines[0].iter().position(|label| label == "通俗名称").unwrap();
    assert!(lines[1..].iter().any(|line| line[at] == "'=1+1；+86"), "{lines:?}");
    let items = records(&files, "items");
    assert!(items.values().any(|item| item["aliases"][0] == "=1+1"));
}

#[test]
fn the_downloads_page_leads_to_every_file_and_the_dictionary_names_every_column() {
    let site = Site::example();
    site.build();
    let files = files(&site);
    let page = Html::parse_document(&site.page("downloads/index.html"));
    let links = Selector::parse("main a[href]").unwrap();
    let links: BTreeSet<&str> = page.select(&links).map(|link| link.attr("href").unwrap()).collect();
    for path in files.keys().filter(|path| !path.starts_with("schemas/")) {
        let more = fs::read_to_string(site.out().join("downloads/page-2.html")).unwrap_or_default();
        assert!(links.contains(format!("../downloads/{path}").as_str()) || more.contains(path), "{path}");
    }
    let text = site.page("downloads/dictionary.html");
    for (path, text_of_table) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        for label in &table(text_of_table)[0] {
            assert!(text.contains(label), "{path}: {label}");
        }
    }
    let license = Site::new();
    license.build();
    assert!(license.page("downloads/index.html").contains("许可还没有写明"));
    assert!(site.page("downloads/index.html").contains("知识共享署名"));
}

#[test]
fn a_dump_holds_the_same_and_tables_of_the_whole_site() {
    let site = Site::new();
    site.build();
    let run = site.run(&["export", "--data", "away", "--as-of", DAY]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let dump: BTreeMap<String, Vec<u8>> = tree(&site.folder().join("away")).into_iter().collect();
    for (path, text) in files(&site).into_iter().filter(|(path, _)| path != "datapackage.json") {
        assert_eq!(dump[&path], text.into_bytes(), "{path}");
    }
    let all = String::from_utf8(dump["all/all-items.csv"].clone()).unwrap();
    assert_eq!(table(&all).len(), 1 + records(&files(&site), "items").len());
}

#[test]
fn a_dump_into_the_content_into_a_site_or_over_other_files_is_refused() {
    let site = Site::new();
    site.build();
    fs::create_dir(site.folder().join("full")).unwrap();
    fs::write(site.folder().join("full/note.txt"), "mine").unwrap();
    let before = tree(site.folder());
    for folder in
        ["content", "content/data/new", "public", "public/downloads", "public/a/b", "full", "full/note.txt"]
    {
        let run = site.run(&["export", "--data", folder, "--as-of", DAY]);
        assert_eq!(run.code, 2, "{folder}: {}{}", run.stdout, run.stderr);
    }
    assert!(before == tree(site.folder()));
    assert_eq!(site.run(&["export", "--data", "full", "--force", "--as-of", DAY]).code, 0);
    assert_eq!(site.run(&["export", "--as-of", DAY]).code, 2);
}

#[test]
fn services_have_what_the_specification_asks_for() {
    let site = Site::example();
    site.build();
    let mut ids = BTreeSet::new();
    for (path, text) in files(&site).into_iter().filter(|(path, _)| path.ends_with("-hsds.json")) {
        let organization: Value = serde_json::from_str(&text).unwrap();
        assert!(ids.insert(uuid(&organization["id"])), "{path}: an id twice");
        assert!(organization["name"].is_string() && organization["description"].is_string(), "{path}");
        let mut places = BTreeSet::new();
        for place in organization["locations"].as_array().into_iter().flatten() {
            places.insert(uuid(&place["id"]));
            assert_eq!(place["location_type"], "physical");
            for key in ["address_1", "city", "state_province", "postal_code", "country", "address_type"] {
                assert!(place["addresses"][0][key].is_string(), "{path}: {key}");
            }
            for schedule in place["schedules"].as_array().into_iter().flatten() {
                assert_eq!(schedule["freq"], "WEEKLY");
                assert!(
                    schedule["byday"].as_str().unwrap().split(',').all(|day| day.len() == 2),
                    "{schedule}"
                );
            }
        }
        for service in organization["services"].as_array().unwrap() {
            assert!(ids.insert(uuid(&service["id"])), "{path}: an id twice");
            assert_eq!(service["status"], "active");
            assert!(service["name"].is_string(), "{path}");
            for at in service["service_at_locations"].as_array().into_iter().flatten() {
                uuid(&at["id"]);
                assert!(places.contains(&uuid(&at["location_id"])), "{path}: nowhere");
            }
        }
    }
    assert!(ids.len() > 100);
}

fn uuid(value: &Value) -> String {
    let text = value.as_str().unwrap();
    let sizes: Vec<usize> = text.split('-').map(str::len).collect();
    assert_eq!(sizes, [8, 4, 4, 4, 12], "{text}");
    assert!(text.chars().all(|c| c == '-' || c.is_ascii_hexdigit()), "{text}");
    text.to_owned()
}
