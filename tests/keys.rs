//! Keys in two languages: which bytes of a content file are its keys, and what they are in the other language.

use mingchuang::load::field_keys;
use mingchuang::records::FieldShape;

/// How a key is to be written.
type Spelling = fn(&'static FieldShape) -> &'static str;

const CHINESE: Spelling = FieldShape::label;
const ENGLISH: Spelling = |field| field.key;

/// The text with every key that is one rewritten; no other byte changes. What the program itself writes stays in English.
fn spelt(path: &str, text: &str, spelling: Spelling) -> String {
    let mut spelt = String::new();
    let mut copied = 0;
    for (key, field) in field_keys(path, text) {
        spelt += &text[copied..key.start];
        spelt += if path == "ledger.yaml" { &text[key.clone()] } else { spelling(field) };
        copied = key.end;
    }
    spelt + &text[copied..]
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
