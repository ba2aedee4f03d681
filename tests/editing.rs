//! Programs change content as a careful person would: the values meant, and no other byte.

mod random;

use mingchuang::edit::{Act, Change, Meant, NotEdited, Step, edit};

use self::random::{Tally, edits, files};
use crate::site::project;

#[test]
fn random_edits_of_the_example_change_the_values_meant_and_no_other_byte() {
    // A build for debugging is ten times as slow; `benches/round.rs` makes 100,000.
    let count = if cfg!(debug_assertions) { 2000 } else { 5000 };
    let tally = edits(&files(&project().join("content")), count);
    let Tally { made, by_hand, wrong } = &tally;
    println!("made {made}, by hand {}, wrong {}", by_hand.len(), wrong.len());
    for line in wrong.iter().take(12).chain(by_hand.iter().take(25)) {
        println!("{line}");
    }
    assert!(wrong.is_empty(), "{} of {made} are wrong", wrong.len());
    assert!(by_hand.len() * 100 <= made + by_hand.len(), "{} of {made} were refused", by_hand.len());
}

/// What a change makes of a text, line by line; `-` stands before a line that goes, `+` before one that comes.
#[track_caller]
fn changes(path: &str, text: &str, change: (&[Step], Act), shown: &str) {
    let change = Change { at: change.0.to_vec(), act: change.1 };
    let now = edit(path, text, &[change]).unwrap();
    let before: Vec<&str> = text.lines().collect();
    let (mut kept, mut wanted) = (Vec::new(), String::new());
    for line in shown.lines() {
        match line.split_at_checked(1) {
            Some(("+", line)) => wanted.extend([line, "\n"]),
            Some(("-", line)) => kept.push(line),
            _ => {
                let line = line.strip_prefix(' ').unwrap_or(line);
                wanted.extend([line, "\n"]);
                kept.push(line);
            }
        }
    }
    assert_eq!(kept, before, "the test shows another text");
    if !text.ends_with('\n') {
        wanted.pop();
    }
    assert_eq!(now, wanted);
}

fn key(name: &str) -> Step {
    Step::Key(name.into())
}

fn text(text: &str) -> Meant {
    Meant::Text(text.into())
}

fn list(texts: &[&str]) -> Meant {
    Meant::List(texts.iter().map(|one| text(one)).collect())
}

fn fields(fields: &[(&str, Meant)]) -> Meant {
    Meant::Fields(fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

const LETTER: &str = "letters/2026/scjgj.yaml";

const GRANTS: &str = "\
授权事项:
  # 即办件
  - 事项: [a, b]
    权限: [受理决定权]

  # 承诺件
  - 事项: [c]
    权限: [受理决定权]

责任: 由本局承担。

授权期限: {起始: 2026-01-01, 终止: 2026-12-31}
已盖章: 否
";

#[test]
fn a_new_entry_is_written_as_its_neighbours_are() {
    let grant = fields(&[("items", list(&["d", "e"])), ("powers", list(&["受理决定权"]))]);
    changes(
        LETTER,
        GRANTS,
        (&[key("grants")], Act::Append(grant)),
        " 授权事项:
   # 即办件
   - 事项: [a, b]
     权限: [受理决定权]
 
   # 承诺件
   - 事项: [c]
     权限: [受理决定权]
 
+  - 事项: [d, e]
+    权限: [受理决定权]
+
 责任: 由本局承担。
 
 授权期限: {起始: 2026-01-01, 终止: 2026-12-31}
 已盖章: 否",
    );
    let english = "posts:\n- {role: 首席代表, name: 甲}\n# the end\nstatus: 在用\n";
    changes(
        "windows/a.yaml",
        english,
        (&[key("posts")], Act::Append(fields(&[("role", text("A岗")), ("name", text("乙: 丙"))]))),
        " posts:
 - {role: 首席代表, name: 甲}
+- {role: A岗, name: \"乙: 丙\"}
 # the end
 status: 在用",
    );
}

#[test]
fn an_entry_goes_with_the_comment_and_the_blank_line_that_are_its_own() {
    changes(
        LETTER,
        GRANTS,
        (&[key("grants"), Step::At(0)], Act::Remove),
        " 授权事项:
-  # 即办件
-  - 事项: [a, b]
-    权限: [受理决定权]
-
   # 承诺件
   - 事项: [c]
     权限: [受理决定权]
 
 责任: 由本局承担。
 
 授权期限: {起始: 2026-01-01, 终止: 2026-12-31}
 已盖章: 否",
    );
    let shared = "岗位:\n  # 都在一楼\n  - {岗位: A岗, 姓名: 甲}\n  - {岗位: A岗, 姓名: 乙}\n";
    changes(
        "windows/a.yaml",
        shared,
        (&[key("posts"), Step::At(0)], Act::Remove),
        " 岗位:
   # 都在一楼
-  - {岗位: A岗, 姓名: 甲}
   - {岗位: A岗, 姓名: 乙}",
    );
    changes(
        "windows/a.yaml",
        "台位号: [A01]\n岗位:\n  - {岗位: A岗, 姓名: 甲}\n状态: 在用\n",
        (&[key("posts"), Step::At(0)], Act::Remove),
        " 台位号: [A01]
-岗位:
-  - {岗位: A岗, 姓名: 甲}
+岗位: []
 状态: 在用",
    );
}

#[test]
fn a_new_key_stands_where_its_record_declares_it_in_the_language_of_the_file() {
    changes(
        LETTER,
        GRANTS,
        (&[key("signed_on")], Act::Set(text("2025-12-18"))),
        " 授权事项:
   # 即办件
   - 事项: [a, b]
     权限: [受理决定权]
 
   # 承诺件
   - 事项: [c]
     权限: [受理决定权]
 
 责任: 由本局承担。
 
+签订日期: 2025-12-18
 授权期限: {起始: 2026-01-01, 终止: 2026-12-31}
 已盖章: 否",
    );
    changes(
        "windows/a.yaml",
        "name: 甲\nposts: [{role: A岗, name: 乙, since: 2020-01-01}] # all\nstatus: 在用",
        (&[key("posts"), Step::At(0), key("title")], Act::Set(text("股长"))),
        " name: 甲
-posts: [{role: A岗, name: 乙, since: 2020-01-01}] # all
+posts: [{role: A岗, name: 乙, title: 股长, since: 2020-01-01}] # all
 status: 在用",
    );
}

#[test]
fn a_text_that_stands_for_a_record_becomes_one() {
    let check = fields(&[("on", text("2026-01-05")), ("by", text("股长"))]);
    changes(
        LETTER,
        "编号: 甲\n扫描件: attachments/a.pdf\n",
        (&[key("scan"), key("checked")], Act::Set(check)),
        " 编号: 甲
-扫描件: attachments/a.pdf
+扫描件:
+  文件: attachments/a.pdf
+  人工检查: {日期: 2026-01-05, 岗位: 股长}",
    );
}

#[test]
fn a_long_list_goes_on_in_a_line_of_its_own() {
    let many = "授权事项:\n  - 事项: [
      gqcz-sldj, sptf-ba, jxsyb-ba, delylqx-ba, spjyxkz-zx, gtgsh-sl, gtgsh-bg, gtgsh-zx, gs-sl-and-more]\n";
    changes(
        LETTER,
        many,
        (&[key("grants"), Step::At(0), key("items")], Act::Append(text("yyzz-blhf"))),
        " 授权事项:
   - 事项: [
-      gqcz-sldj, sptf-ba, jxsyb-ba, delylqx-ba, spjyxkz-zx, gtgsh-sl, gtgsh-bg, gtgsh-zx, gs-sl-and-more]
+      gqcz-sldj, sptf-ba, jxsyb-ba, delylqx-ba, spjyxkz-zx, gtgsh-sl, gtgsh-bg, gtgsh-zx, gs-sl-and-more,
+      yyzz-blhf]",
    );
}

#[test]
fn what_a_reader_could_take_in_two_ways_is_not_tried() {
    let set = |text: &str| {
        let change = Change { at: vec![key("name")], act: Act::Set(self::text("乙")) };
        edit("windows/a.yaml", text, &[change])
    };
    for text in [
        "name: &a 甲\nphone: *a\n",
        "name: !!str 甲\n",
        "name: 甲\n---\nname: 乙\n",
        "base: &b {zone: 甲}\n<<: *b\nname: 甲\n",
        "name: 甲\n名称: 乙\n",
        "name: |2\n   甲\n",
        "",
    ] {
        assert_eq!(set(text), Err(NotEdited::ByHand), "{text}");
    }
    assert_eq!(set("name: [\n"), Err(NotEdited::Unreadable));
    assert_eq!(set("- name\n"), Err(NotEdited::NoSuchPlace));
    assert_eq!(set("name: 甲 # 注\r\n").as_deref(), Ok("name: 乙 # 注\r\n"));
    assert_eq!(set("name: |-\n  甲\n  乙\nfloor: 一楼\n").as_deref(), Ok("name: |-\n  乙\nfloor: 一楼\n"));
    assert_eq!(set("name:\nfloor: 一楼").as_deref(), Ok("name: 乙\nfloor: 一楼"));
}

#[test]
fn the_head_of_a_markdown_text_is_changed_and_its_body_is_not() {
    let page = "---\ntitle: 甲\n---\n\n# title: 甲\n";
    let change = Change { at: vec![key("title")], act: Act::Set(text("乙")) };
    assert_eq!(edit("pages/a.md", page, &[change]).unwrap(), "---\ntitle: 乙\n---\n\n# title: 甲\n");
}
