//! What staff read names keys as staff write them, in Chinese.

use std::collections::BTreeSet;
use std::fs;

use mingchuang::load::every_field;
use mingchuang::rulebook::{self, Words};

use crate::site::{Site, project};

/// Every English key that stands in a sentence as a word. Names of files, folders and commands are none.
fn english_keys(sentence: &str) -> Vec<&str> {
    let keys: BTreeSet<&str> = every_field().into_iter().map(|field| field.key).collect();
    assert!(keys.len() > 150, "the keys are gone");
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_-./<".contains(c);
    let is_name = |rest: &str| [" 文件", " 文件夹"].iter().any(|what| rest.starts_with(what));
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let is_command = rest.starts_with("mingchuang ");
        let end = |c: char| if is_command { !c.is_ascii() } else { !is_word(c) };
        let (word, behind) = rest.split_at(rest.find(end).unwrap_or(rest.len()));
        rest = behind;
        if keys.contains(word) && !is_name(rest) {
            found.push(word);
        }
    }
    found
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn english_keys_are_told_from_the_names_of_files_and_commands() {
    assert_eq!(english_keys("请核对授权书的 grants 和期限"), ["grants"]);
    assert_eq!(english_keys("请写“status: 草拟”，补上{role: B岗, name: …}"), ["status", "role", "name"]);
    let none = "请在 items/ 下添加，写 windows/scjgj，补登 policy.yaml；即 windows 文件夹；mingchuang schema window；B岗";
    assert_eq!(english_keys(none), Vec::<&str>::new());
}

#[test]
fn no_report_names_an_english_key_that_staff_did_not_write() {
    let mut read = 0;
    for entry in walkdir::WalkDir::new(project().join("tests/fixtures")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let is_report = path.ends_with("report.txt") || path.parent().unwrap().ends_with("fixtures/rules");
        if !is_report || !path.is_file() {
            continue;
        }
        for finding in fs::read_to_string(&path).unwrap().split("\n\n") {
            for sentence in finding.lines().filter_map(sentence) {
                read += 1;
                // A suggestion follows the language of the staff; a key without its proper colon is quoted.
                let theirs = |word: &str| {
                    let without_colon = finding.contains(&format!(" │ {word}："));
                    sentence == format!("是否想写“{word}”？")
                        || sentence.starts_with(&format!("未知字段“{word}”"))
                        || without_colon && sentence.contains(&format!("“{word}"))
                };
                let word = english_keys(sentence).into_iter().find(|word| !theirs(word));
                assert!(word.is_none(), "{}: {} in\n{finding}", path.display(), word.unwrap());
            }
        }
    }
    assert!(read > 400, "only {read} sentences were read");
}

/// What is wrong, or how to mend it.
fn sentence(line: &str) -> Option<&str> {
    let (head, message) = line.split_once("]: ").unwrap_or_default();
    let is_message = ["错误[", "未达标[", "警告[", "提示["].iter().any(|severity| head.starts_with(severity));
    if is_message { Some(message) } else { line.split_once(" 改法: ").map(|(_, fix)| fix) }
}

#[test]
fn no_sentence_in_the_code_names_an_english_key() {
    let mut read = 0;
    for entry in walkdir::WalkDir::new(project().join("src")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let code = fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let texts = line.split('"').skip(1).step_by(2).filter(|text| text.contains(is_chinese));
            for text in texts {
                read += 1;
                // `{name}` is a hole, `{name: …}` is something to write.
                let said = text.split('{').map(|part| match part.split_once('}') {
                    Some((hole, rest)) if hole.is_ascii() && !hole.contains(' ') => rest,
                    _ => part,
                });
                let named: Vec<&str> = said.flat_map(english_keys).collect();
                assert!(named.is_empty(), "{} names {named:?}: {}", path.display(), line.trim());
            }
        }
    }
    assert!(read > 1000, "only {read} texts were read");
}

#[test]
fn the_words_of_a_rule_name_an_english_key_only_to_explain_one_in_the_example() {
    for rule in rulebook::all() {
        let words = Words::of(rule);
        let prose = format!("{} {} {}", rule.title, words.meaning, words.basis);
        let shown = |key: &str| words.wrong.iter().any(|part| part.text.contains(&format!("{key}:")));
        let named: Vec<&str> = english_keys(&prose).into_iter().filter(|key| !shown(key)).collect();
        assert!(named.is_empty(), "{} names {named:?}: {prose}", rule.id);
    }
}

#[test]
fn the_help_for_a_field_shows_keys_that_there_are() {
    let fields = every_field();
    let mut shown = 0;
    for field in &fields {
        for (at, _) in field.description.match_indices(": ") {
            let key = field.description[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap();
            shown += 1;
            assert!(fields.iter().any(|other| other.label() == key), "“{key}” in {}", field.description);
        }
    }
    assert!(shown > 5, "only {shown} keys are shown");
}

#[test]
fn a_misspelt_key_is_answered_in_the_language_it_is_written_in() {
    let (window, items) = ("windows/scjgj.yaml", "items/scjgj.yaml");
    for (file, key, written, meant) in [
        (window, "phone:", "phome:", "phone"),
        (window, "phone:", "咨询电活:", "咨询电话"),
        // Near to the English key, and no English.
        (items, "id:", "id号:", "标识"),
    ] {
        let said = Site::new().edit(file, key, written).check().stderr;
        assert!(said.contains(&format!("是否想写“{meant}”？")), "{said}");
    }
}
