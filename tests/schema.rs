//! What `schema` prints, and what `init` writes for editors beside the content. `tests/schema/` checks the schemas with
//! an independent validator.

use std::fs;

use serde_json::Value;

use crate::site::{DAY, Site};

/// Names that schemas and editors' settings are known by, and that may never change.
const KINDS: [&str; 12] = [
    "site",
    "policy",
    "calendar",
    "center",
    "department",
    "window",
    "items",
    "letter",
    "notice",
    "page",
    "lexicon",
    "ledger",
];

/// Every kind the program lists, with the place of its files.
fn listed(site: &Site) -> Vec<(String, String)> {
    let list = site.run(&["schema"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    let rows = list.stdout.lines().filter_map(|line| line.strip_prefix("  "));
    let kinds: Vec<(String, String)> = rows
        .map(|row| {
            let mut words = row.split_whitespace().map(str::to_owned);
            (words.next().unwrap(), words.next().unwrap())
        })
        .collect();
    for kind in KINDS {
        assert!(kinds.iter().any(|(name, _)| name == kind), "{kind} is not listed:\n{}", list.stdout);
    }
    kinds
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_kind_has_a_schema_by_its_english_name() {
    let site = Site::new();
    for (kind, _) in listed(&site) {
        let run = site.run(&["schema", &kind]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(json(&run.stdout)["$id"], format!("urn:mingchuang:schema:{kind}"));
    }
}

#[test]
fn a_kind_answers_to_its_chinese_name() {
    let site = Site::new();
    assert_eq!(site.run(&["schema", "窗口"]).stdout, site.run(&["schema", "window"]).stdout);
}

#[test]
fn an_unknown_kind_is_a_mistake_of_usage_with_the_likely_name() {
    let run = Site::new().run(&["schema", "windw"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.is_empty(), "{}", run.stdout);
    assert!(run.stderr.contains("没有这个种类：windw，是否想写 window？"), "{}", run.stderr);
}

#[test]
fn all_schemas_are_written_to_a_folder_as_they_are_printed() {
    let site = Site::new();
    let run = site.run(&["schema", "--out", "editor/schemas"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let kinds = listed(&site);
    for (kind, _) in &kinds {
        let text =
            fs::read_to_string(site.folder().join(format!("editor/schemas/{kind}.schema.json"))).unwrap();
        assert_eq!(text, site.run(&["schema", kind]).stdout);
    }
    assert_eq!(fs::read_dir(site.folder().join("editor/schemas")).unwrap().count(), kinds.len());
}

#[test]
fn init_points_the_editor_at_schemas_that_are_there() {
    let site = Site::new();
    assert_eq!(site.run(&["init", "fresh"]).code, 0);
    let fresh = site.folder().join("fresh");
    let settings = json(&fs::read_to_string(fresh.join(".vscode/settings.json")).unwrap());
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    let yaml = listed(&site).iter().filter(|(_, place)| place.ends_with(".yaml")).count();
    assert_eq!(schemas.len(), yaml, "all but the kinds of Markdown");
    for (schema, files) in schemas {
        assert!(fresh.join(schema).is_file(), "{schema}");
        let folder = files[0].as_str().unwrap().split("/**").next().unwrap();
        // The example was never published, and nothing of it has ended.
        let comes_later = ["content/ledger.yaml", "content/ended.yaml", "content/changes"].contains(&folder);
        assert!(comes_later || fresh.join(folder).exists(), "{folder}");
    }
    assert_eq!(schemas["./.mingchuang/schema/window.schema.json"][0], "content/windows/**/*.yaml");
    let extensions = json(&fs::read_to_string(fresh.join(".vscode/extensions.json")).unwrap());
    assert_eq!(extensions["recommendations"][0], "redhat.vscode-yaml");
}

#[test]
fn init_leaves_settings_alone_that_are_there_and_says_so() {
    let site = Site::new();
    let settings = site.folder().join("fresh/.vscode/settings.json");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, "{}").unwrap();
    let run = site.run(&["init", "fresh"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("已有 .vscode/settings.json，没有改动。"), "{}", run.stdout);
    assert_eq!(fs::read_to_string(&settings).unwrap(), "{}");
    assert!(site.folder().join("fresh/.vscode/extensions.json").is_file());
}

#[test]
fn editor_files_do_not_disturb_a_build_even_inside_the_content() {
    let site = Site::new();
    let before = site.check();
    let site = site.write(".vscode/settings.json", "{").write(".mingchuang/schema/stray.yaml", "stray: 1");
    let after = site.run(&["check", "--as-of", DAY]);
    assert_eq!((after.code, after.stdout), (before.code, before.stdout));
}
