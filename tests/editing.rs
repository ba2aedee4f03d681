//! Programs change content as a careful person would: the values meant, and no other byte.

use mingchuang::edit::{Act, Change, Meant, NotEdited, Step, edit};
use serde_yaml::Value;

use crate::site::{project, tree};

/// What a YAML reader of others says: keys as written, scalars as texts.
#[derive(Debug, Clone, PartialEq)]
enum Read {
    Text(String),
    List(Vec<Read>),
    Fields(Vec<(String, Read)>),
}

fn read(yaml: &str) -> Option<Read> {
    fn of(value: Value) -> Option<Read> {
        Some(match value {
            Value::Null => Read::Text(String::new()),
            Value::Bool(is) => Read::Text(is.to_string()),
            Value::Number(number) => Read::Text(number.to_string()),
            Value::String(text) => Read::Text(text),
            Value::Sequence(items) => Read::List(items.into_iter().map(of).collect::<Option<_>>()?),
            Value::Mapping(fields) => {
                let pair = |(key, value): (Value, Value)| Some((key.as_str()?.to_owned(), of(value)?));
                let mut fields: Vec<_> = fields.into_iter().map(pair).collect::<Option<_>>()?;
                fields.sort_by(|(a, _), (b, _)| a.cmp(b));
                Read::Fields(fields)
            }
            Value::Tagged(_) => return None,
        })
    }
    of(serde_yaml::from_str(yaml).ok()?)
}

/// The YAML of a file: all of it, or the head of a Markdown text.
fn head(text: &str) -> &str {
    match text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) {
        Some(rest) => rest.split("\n---").next().unwrap(),
        None => text,
    }
}

impl Read {
    fn at(&mut self, at: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = at.split_first() else { return Some(self) };
        match (step, self) {
            (Step::At(at), Self::List(items)) => items.get_mut(*at)?.at(rest),
            (Step::Key(key), Self::Fields(fields)) => {
                fields.iter_mut().find(|(known, _)| known == key)?.1.at(rest)
            }
            _ => None,
        }
    }

    fn meant(&self) -> Meant {
        match self {
            Self::Text(text) => Meant::Text(text.clone()),
            Self::List(items) => Meant::List(items.iter().map(Self::meant).collect()),
            Self::Fields(fields) => {
                Meant::Fields(fields.iter().map(|(key, value)| (key.clone(), value.meant())).collect())
            }
        }
    }

    /// Every place in it, itself included.
    fn places(&self, at: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
        places.push(at.clone());
        let below: Vec<(Step, &Self)> = match self {
            Self::Text(_) => Vec::new(),
            Self::List(items) => items.iter().enumerate().map(|(at, item)| (Step::At(at), item)).collect(),
            Self::Fields(fields) => {
                fields.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect()
            }
        };
        for (step, value) in below {
            at.push(step);
            value.places(at, places);
            at.pop();
        }
    }

    /// A text somewhere in it becomes another.
    fn vary(&mut self, random: &mut Random) {
        match self {
            Self::Text(text) => *text = random.text(),
            Self::List(items) if !items.is_empty() => {
                let at = random.below(items.len());
                items[at].vary(random);
            }
            Self::Fields(fields) if !fields.is_empty() => {
                let at = random.below(fields.len());
                fields[at].1.vary(random);
            }
            Self::List(_) | Self::Fields(_) => {}
        }
    }
}

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next()).unwrap() % most
    }

    fn text(&mut self) -> String {
        const TEXTS: [&str; 32] = [
            "港南区",
            "a: b",
            "甲 # 乙",
            "@甲",
            "001",
            "是",
            "2026-12-31",
            "第一行\n第二行",
            "- x",
            "[a]",
            "null",
            "true",
            "a\\b\"c'd",
            "甲：乙",
            "9:00",
            "甲, 乙",
            "{甲}",
            "~",
            "12",
            "450803000000000001",
            " 前有空格",
            "后有空格 ",
            "'",
            "第一行\n\n第三行\n",
            "*甲",
            "&甲",
            "!甲",
            "0775-0000001",
            "1e5",
            "很长",
            "|",
            "gtgsh-sl",
        ];
        let text = TEXTS[self.below(TEXTS.len())];
        if self.below(9) == 0 { format!("{}{text}", "长".repeat(60)) } else { text.to_owned() }
    }
}

/// What of one text is not in the other: the part that went, and the part that came.
fn difference<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    let length = |pair: (char, char)| pair.0.len_utf8();
    let same: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(length).sum();
    let (old, new) = (&old[same..], &new[same..]);
    let last: usize = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(length).sum();
    (&old[..old.len() - last], &new[..new.len() - last])
}

/// How many random edits are made: `EDITS=100000 cargo test --release random_edits` is the long run. A build for debugging is
/// ten times as slow.
fn count() -> usize {
    let usual = if cfg!(debug_assertions) { 2000 } else { 5000 };
    std::env::var("EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

#[derive(Default, Debug)]
struct Tally {
    made: usize,
    by_hand: Vec<String>,
    wrong: Vec<String>,
}

/// One random edit of a file, judged by what another reader says and by the bytes that changed.
fn one(path: &str, text: &str, random: &mut Random, tally: &mut Tally) {
    let Some(before) = read(head(text)) else { return };
    let mut places = Vec::new();
    before.places(&mut Vec::new(), &mut places);
    let at = places[random.below(places.len())].clone();
    let mut after = before.clone();
    let here = after.at(&at).unwrap().clone();
    let (mut gone_may, mut come_may, mut takes_away) = (true, true, false);
    let mut changes = Vec::new();
    match (&here, random.below(6)) {
        (Read::Text(_), 0..=2) if !at.is_empty() => {
            let text = random.text();
            *after.at(&at).unwrap() = Read::Text(text.clone());
            changes.push(Change { at: at.clone(), act: Act::Set(Meant::Text(text)) });
        }
        (Read::List(items), 0..=1) if !items.is_empty() => {
            let mut item = items[random.below(items.len())].clone();
            item.vary(random);
            changes.push(Change { at: at.clone(), act: Act::Append(item.meant()) });
            let Read::List(items) = after.at(&at).unwrap() else { unreachable!() };
            items.push(item);
            gone_may = false;
        }
        (Read::List(items), 2..=3) if !items.is_empty() => {
            let mut now = items.clone();
            match random.below(3) {
                0 => drop(now.remove(random.below(items.len()))),
                1 => now[random.below(items.len())].vary(random),
                _ => {
                    let mut item = now[random.below(items.len())].clone();
                    item.vary(random);
                    now.insert(random.below(items.len()), item);
                }
            }
            *after.at(&at).unwrap() = Read::List(now.clone());
            takes_away = true;
            changes.push(Change { at: at.clone(), act: Act::Set(Read::List(now).meant()) });
        }
        (_, 4) if matches!(at.last(), Some(Step::Key(_))) => {
            // A key goes and comes back: it comes to its place in the declaration.
            changes.push(Change { at: at.clone(), act: Act::Remove });
            changes.push(Change { at: at.clone(), act: Act::Set(here.meant()) });
        }
        _ if !at.is_empty() => {
            let (last, above) = at.split_last().unwrap();
            let (is_only, is_last_key) = match after.at(above).unwrap() {
                Read::List(items) => (items.len() == 1, false),
                Read::Fields(fields) => (fields.len() == 1, above.is_empty() && fields.len() == 1),
                Read::Text(_) => unreachable!(),
            };
            if is_last_key {
                return;
            }
            match (last, after.at(above).unwrap()) {
                (Step::At(at), Read::List(items)) => drop(items.remove(*at)),
                (Step::Key(key), Read::Fields(fields)) => fields.retain(|(known, _)| known != key),
                _ => unreachable!(),
            }
            changes.push(Change { at: at.clone(), act: Act::Remove });
            come_may = is_only;
            takes_away = true;
        }
        _ => return,
    }
    let is_round_trip = changes.len() == 2;
    let what = || format!("{path} {at:?} {changes:?}");
    let now = match edit(path, text, &changes) {
        Ok(now) => now,
        Err(NotEdited::ByHand) => return tally.by_hand.push(what()),
        Err(why) => return tally.wrong.push(format!("{why:?}: {}", what())),
    };
    tally.made += 1;
    let (gone, come) = difference(text, &now);
    let is_meant = read(head(&now)).as_ref() == Some(&after);
    let stays = |line: &str| line.trim_start().starts_with('#');
    let comments = |text: &str| text.lines().filter(|line| stays(line)).count();
    // A comment may go with what it stands above, and with nothing else.
    let lost = comments(text).saturating_sub(comments(&now));
    let is_quiet = lost == 0 || takes_away && comments(gone) >= lost || is_round_trip;
    let ends = |text: &str| text.matches("\r\n").count() == text.matches('\n').count();
    let is_kept = ends(text) == ends(&now) || !text.contains('\n');
    if !is_meant || !is_quiet || !is_kept || !gone_may && !gone.is_empty() || !come_may && !come.is_empty() {
        tally.wrong.push(format!("{} meant {is_meant} quiet {is_quiet}\n-{gone}\n+{come}", what()));
    }
}

#[test]
fn random_edits_of_the_example_change_the_values_meant_and_no_other_byte() {
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, bytes) in tree(&project().join("content")) {
        let is_record = path.ends_with(".yaml") || path.ends_with(".md");
        if is_record
            && !path.starts_with("ledger")
            && !path.starts_with("changes/")
            && !path.starts_with("published/")
        {
            files.push((path, String::from_utf8(bytes).unwrap()));
        }
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut tally = Tally::default();
    for _ in 0..count() {
        let (path, text) = &files[random.below(files.len())];
        match random.below(4) {
            0 => one(path, &text.replace('\n', "\r\n"), &mut random, &mut tally),
            1 => one(path, text.trim_end(), &mut random, &mut tally),
            _ => one(path, text, &mut random, &mut tally),
        }
    }
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
