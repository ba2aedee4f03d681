//! What `schema` prints. `tests/schema/` holds the schemas against an independent validator.

use std::fs;

use serde_json::Value;

use crate::site::Site;

const KINDS: [&str; 11] = [
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
    "ledger",
];

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_kind_has_a_schema_by_its_english_name() {
    let site = Site::new();
    let list = site.run(&["schema"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    for kind in KINDS {
        assert!(list.stdout.contains(&format!("  {kind} ")), "{kind} is not listed:\n{}", list.stdout);
        let run = site.run(&["schema", kind]);
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
    for kind in KINDS {
        let text =
            fs::read_to_string(site.folder().join(format!("editor/schemas/{kind}.schema.json"))).unwrap();
        assert_eq!(text, site.run(&["schema", kind]).stdout);
    }
    assert_eq!(fs::read_dir(site.folder().join("editor/schemas")).unwrap().count(), KINDS.len());
}
