//! Lays an example over a content folder, so that the program can judge it.
//!
//! What an example leaves out stays as it is: keys of the file, keys of a mapping below a key, and keys of a list's
//! entry that has an id. A new file or entry is otherwise like the first one of its folder or list.

use std::fs;

use mingchuang::records::{
    Calendar, Center, Department, ItemList, Ledger, Letter, Lexicon, Policy, RecordShape, Shape, Shaped,
    Site as SiteRecord, Window,
};
use mingchuang::rulebook::{Heading, Part};

use crate::files;
use crate::site::{Site, project, tree};

/// The content with all parts laid over it.
pub(super) fn lay(site: Site, parts: &[Part]) -> Site {
    parts.iter().fold(site, |site, part| match &part.heading {
        Heading::Removed(path) => site.remove(path),
        Heading::File { path, .. } if path.starts_with("attachments/") => {
            let bytes = if path.ends_with(".png") { files::sound_png() } else { files::sound_pdf() };
            site.write(path, bytes)
        }
        Heading::File { path, whole } => {
            let text = match (record_of(path), below(&site, path)) {
                (Some(record), Some(below)) if !whole => over(record, &below, &part.text),
                _ => part.text.clone(),
            };
            site.write(path, text)
        }
        Heading::None | Heading::Day(_) | Heading::Built(_) | Heading::Unknown(_) => site,
    })
}

/// What a file is laid over: itself, or the first one of its folder.
fn below(site: &Site, path: &str) -> Option<String> {
    if let Ok(text) = fs::read_to_string(site.content().join(path)) {
        return Some(text);
    }
    let folder = &path[..=path.find('/')?];
    let smallest = tree(&project().join("tests/fixtures/one-window"));
    let (_, bytes) = smallest.into_iter().find(|(other, _)| other.starts_with(folder))?;
    Some(String::from_utf8(bytes).unwrap())
}

/// The record in a YAML file; Markdown is laid as it is.
fn record_of(path: &str) -> Option<&'static RecordShape> {
    let shape = match path.split('/').next().unwrap() {
        "site.yaml" => SiteRecord::shape(),
        "policy.yaml" => Policy::shape(),
        "ledger.yaml" => Ledger::shape(),
        "lexicon.yaml" => Lexicon::shape(),
        "calendar" => Calendar::shape(),
        "centers" => Center::shape(),
        "departments" => Department::shape(),
        "windows" => Window::shape(),
        "items" => ItemList::shape(),
        "letters" => Letter::shape(),
        _ => return None,
    };
    record(&shape)
}

fn record(shape: &Shape) -> Option<&'static RecordShape> {
    match shape {
        Shape::Record(record) => Some(record),
        _ => None,
    }
}

/// One mapping laid over another, as text: keys mean the same in either language.
fn over(record: &RecordShape, below: &str, above: &str) -> String {
    let same = |one: &str, other: &str| {
        one == other || record.field(one).is_some_and(|field| field.answers_to(other))
    };
    let (below, mut above) = (pairs(below), pairs(above));
    let (_, before) = above.remove(0);
    assert!(before.is_empty(), "{before} stands before the first key");
    let mut text = String::new();
    let mut laid: Vec<&str> = Vec::new();
    for (key, kept) in &below {
        let replacing = || above.iter().filter(|(other, _)| same(key, other));
        if replacing().next().is_none() {
            text += kept;
        } else if !laid.iter().any(|other| same(key, other)) {
            laid.push(key);
            let shape = record.field(key).map(|field| (field.shape)());
            replacing().for_each(|(_, new)| text += &pair_over(shape, kept, new));
        }
    }
    let new = above.iter().filter(|(key, _)| !below.iter().any(|(other, _)| same(key, other)));
    new.fold(text, |text, (_, new)| text + new)
}

/// A key with its value over the same key: the whole value, unless both stand in block style and can be merged.
fn pair_over(shape: Option<Shape>, below: &str, above: &str) -> String {
    let (Some(shape), Some(kept), Some(new)) = (shape, block(below), block(above)) else {
        return above.to_owned();
    };
    let value = match shape {
        Shape::Record(record) => over(record, &kept, &new),
        Shape::List(element) => match record(&element()) {
            Some(record) if record.field("id").is_some() => entries_over(record, &kept, &new),
            _ => return above.to_owned(),
        },
        Shape::Scalar(_) => return above.to_owned(),
    };
    let head = above.lines().next().unwrap();
    format!("{head}\n{}", indented(&value))
}

/// The entries of a list, each over the one with its id, or over the first.
fn entries_over(record: &RecordShape, below: &str, above: &str) -> String {
    let id = |entry: &str| {
        let pairs = pairs(entry);
        let (_, pair) = pairs.into_iter().find(|(key, _)| record.field("id").unwrap().answers_to(key))?;
        Some(pair.split_once(':')?.1.trim().to_owned())
    };
    let below = entries(below);
    let laid = entries(above).into_iter().map(|entry| {
        let twin = below.iter().find(|other| id(other).is_some() && id(other) == id(&entry));
        let text = twin.or(below.first()).map_or(entry.clone(), |below| over(record, below, &entry));
        indented(&text).replacen("  ", "- ", 1)
    });
    laid.collect()
}

/// The keys of a mapping at the beginning of a line, each with its lines; what stands before the first has none.
fn pairs(text: &str) -> Vec<(&str, String)> {
    let mut pairs: Vec<(&str, String)> = vec![("", String::new())];
    for line in text.split_inclusive('\n') {
        // A full-width colon is a mistake that an example may show.
        let key = line.split([':', '：']).next().filter(|key| key.len() < line.len());
        match key.filter(|key| !key.starts_with([' ', '-', '#', '\u{3000}'])) {
            Some(key) => pairs.push((key, line.to_owned())),
            None => pairs.last_mut().unwrap().1.push_str(line),
        }
    }
    pairs
}

/// The lines below a key that has nothing after its colon, moved to the left.
fn block(pair: &str) -> Option<String> {
    let (head, lines) = pair.split_once('\n')?;
    let value = head.split_once(':')?.1.trim();
    let indent = lines.find(|c| c != ' ')?;
    value.is_empty().then(|| lines.split_inclusive('\n').map(|line| &line[indent..]).collect())
}

/// The entries of a list in block style, without their dashes.
fn entries(list: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in list.split_inclusive('\n') {
        if line.starts_with("- ") {
            entries.push(String::new());
        }
        entries.last_mut().expect("the list begins with a dash").push_str(&line[2..]);
    }
    entries
}

fn indented(text: &str) -> String {
    text.split_inclusive('\n').flat_map(|line| ["  ", line]).collect()
}

#[test]
fn a_key_is_replaced_in_either_language_and_a_new_one_is_added() {
    let laid = over(
        record(&Window::shape()).unwrap(),
        "# 窗口\nname: 甲\nphone: 1\nposts:\n- {role: A岗}\n- {role: B岗}\n",
        "岗位:\n- {岗位: 首席代表}\n咨询电话: 2\n电话: 3\n楼层: 一楼\n",
    );
    assert_eq!(laid, "# 窗口\nname: 甲\n咨询电话: 2\n电话: 3\n岗位:\n- {岗位: 首席代表}\n楼层: 一楼\n");
}

#[test]
fn a_mapping_and_an_entry_with_an_id_keep_what_is_left_out() {
    let site = record(&SiteRecord::shape()).unwrap();
    let laid = over(site, "parent:\n  name: 甲\n  url: 乙\n", "上级栏目:\n  网址: 丙\n");
    assert_eq!(laid, "上级栏目:\n  name: 甲\n  网址: 丙\n");
    assert_eq!(over(site, "parent: {name: 甲}\n", "parent: {url: 乙}\n"), "parent: {url: 乙}\n");

    let laid = over(
        record(&ItemList::shape()).unwrap(),
        "items:\n- id: a\n  name: 甲\n  fee: {charged: 否}\n- id: b\n  name: 乙\n  visits: 1\n",
        "事项:\n- 标识: b\n  名称: 丙\n- 标识: c\n  名称: 丁\n",
    );
    let kept = "  - 标识: b\n    名称: 丙\n    visits: 1\n";
    let new = "  - 标识: c\n    名称: 丁\n    fee: {charged: 否}\n";
    assert_eq!(laid, format!("事项:\n{kept}{new}"));
}
