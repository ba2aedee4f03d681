//! Keys in two languages: the example is written with Chinese keys, and English keys mean the same.
//!
//! `UPDATE_KEYS=1 cargo test the_example_speaks` rewrites the keys of `content/` in Chinese.

use std::fs;

use mingchuang::load::field_keys;
use mingchuang::records::FieldShape;

use crate::site::{Site, project, tree};

/// How a key is to be written.
pub(crate) type Spelling = fn(&'static FieldShape) -> &'static str;

pub(crate) const CHINESE: Spelling = FieldShape::label;
pub(crate) const ENGLISH: Spelling = |field| field.key;

/// A content file with its keys rewritten and no other byte changed. The ledger stays as the program writes it.
pub(crate) fn spelt(path: &str, text: &str, spelling: Spelling) -> String {
    let mut spelt = String::new();
    let mut copied = 0;
    for (key, field) in field_keys(path, text) {
        spelt += &text[copied..key.start];
        spelt += if path == "ledger.yaml" { &text[key.clone()] } else { spelling(field) };
        copied = key.end;
    }
    spelt + &text[copied..]
}

/// The files of the example: path, text.
fn example() -> Vec<(String, String)> {
    let files = tree(&project().join("content"));
    assert!(files.len() > 300, "the example is gone");
    let records = files.into_iter().filter(|(path, _)| !path.starts_with("attachments/"));
    records.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn the_example_speaks_the_language_of_the_staff() {
    for (path, text) in example() {
        let chinese = spelt(&path, &text, CHINESE);
        if std::env::var_os("UPDATE_KEYS").is_some() {
            fs::write(project().join("content").join(&path), &chinese).unwrap();
        } else {
            assert!(text == chinese, "{path} has English keys: UPDATE_KEYS=1 cargo test the_example_speaks");
        }
    }
}

#[test]
fn the_example_in_english_keys_gives_the_same_site() {
    let (chinese, mut english) = (Site::example(), Site::example());
    let mut rewritten = 0;
    for (path, text) in example() {
        let turned = spelt(&path, &text, ENGLISH);
        assert!(spelt(&path, &turned, CHINESE) == text, "{path} does not come back");
        rewritten += usize::from(turned != text);
        english = english.write(&path, turned);
    }
    assert!(rewritten > 300, "only {rewritten} files have Chinese keys");
    for site in [&chinese, &english] {
        site.build();
    }
    // The manifest differs: it holds a fingerprint of the content.
    let published = |site: &Site| -> Vec<(String, Vec<u8>)> {
        tree(&site.out()).into_iter().filter(|(path, _)| !path.starts_with(".mingchuang")).collect()
    };
    assert!(published(&chinese).len() > 500, "nothing was published");
    for (chinese, english) in published(&chinese).into_iter().zip(published(&english)) {
        assert!(chinese == english, "{} differs", chinese.0);
    }
    assert_eq!(published(&chinese).len(), published(&english).len());
    assert_eq!(
        fs::read(chinese.content().join("ledger.yaml")).unwrap(),
        fs::read(english.content().join("ledger.yaml")).unwrap()
    );
}

#[test]
fn only_the_keys_of_the_record_change() {
    let english = r#"# name: 注释
name: 区市场监管局窗口  # phone: 行末
"kind"  : 部门窗口
'phone': "phone: 1"
unknown: {name: 甲}
services_not_here:
- {name: 换证, go_to: "name: 二楼"}
- name: >
    go_to: 正文
  go_to: 三楼
alert: &alert {text: 公告, from: 2026-01-01, to: 2026-01-02}
"#;
    let chinese = r#"# name: 注释
名称: 区市场监管局窗口  # phone: 行末
"类型"  : 部门窗口
'咨询电话': "phone: 1"
unknown: {name: 甲}
非本窗口事项指引:
- {事项: 换证, 去哪里办: "name: 二楼"}
- 事项: >
    go_to: 正文
  去哪里办: 三楼
临时公告: &alert {内容: 公告, 开始日期: 2026-01-01, 结束日期: 2026-01-02}
"#;
    for ending in ["\n", "\r\n"] {
        let (english, chinese) = (english.replace('\n', ending), chinese.replace('\n', ending));
        assert_eq!(spelt("windows/a.yaml", &english, CHINESE), chinese);
        assert_eq!(spelt("windows/a.yaml", &chinese, ENGLISH), english);
    }
    let english = "---\ntitle: 通知\n---\n\ntitle: 正文\n";
    assert_eq!(spelt("pages/a.md", english, CHINESE), "---\n标题: 通知\n---\n\ntitle: 正文\n");
    assert_eq!(spelt("elsewhere/a.yaml", "name: 甲\n", CHINESE), "name: 甲\n");
}
