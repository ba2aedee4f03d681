//! The script of the search page as it is written: its numbers and its words come from elsewhere.

use std::collections::BTreeSet;
use std::fs;

use mingchuang::lookup::Directory;
use serde_json::Value;

use crate::site::project;

fn source(part: &str) -> String {
    fs::read_to_string(project().join("themes/default/assets/search").join(part)).unwrap()
}

/// A script without comments, and without what stands in strings and patterns.
fn code_of(script: &str) -> String {
    let mut code = String::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let begins_value = code.trim_end().chars().last().is_none_or(|last| "(,=:[!&|?{};>+".contains(last));
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").unwrap() + 2
        } else if "\"'`".contains(c) || (c == '/' && begins_value) {
            code.push_str("''");
            length_of_quoted(rest)
        } else {
            code.push(c);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    code
}

/// How long the string or pattern is that begins here. In brackets a slash does not end a pattern.
fn length_of_quoted(text: &str) -> usize {
    let quote = text.chars().next().unwrap();
    let (mut is_escaped, mut in_brackets) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' | ']' if quote == '/' => in_brackets = c == '[',
            _ if c == quote && !in_brackets => return at + 1,
            _ => {}
        }
    }
    panic!("never ends: {}", text.lines().next().unwrap());
}

/// The numbers that stand bare in a script.
fn bare_numbers(script: &str) -> Vec<f64> {
    let code = code_of(script);
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && !"_$.".contains(c));
    let numbers = words
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    numbers.map(|word| word.parse().unwrap_or(f64::INFINITY)).collect()
}

/// Every `numbers.NAME` of a script.
fn names_of_numbers(script: &str) -> BTreeSet<String> {
    let code = code_of(script);
    let names = code.split("numbers.").skip(1);
    names.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn the_engine_has_no_number_of_its_own() {
    let large: Vec<f64> =
        bare_numbers(&source("engine.js")).into_iter().filter(|number| *number > 2.0).collect();
    assert!(large.is_empty(), "belong into src/lookup/numbers.rs: {large:?}");
}

#[test]
fn bare_numbers_are_told_from_others() {
    let found = bare_numbers(
        "list.slice(0, 7); a[1] = b3 + 0x1f; // 12\n s = \"34\"; t.replace(/[/5]{6}/, 8.5) /* 9 */",
    );
    assert_eq!(found, [0.0, 7.0, 1.0, f64::INFINITY, 8.5]);
}

#[test]
fn the_core_names_the_numbers_that_the_script_asks_for() {
    let index = super::index(Directory::default());
    let core = index.files().files.swap_remove(0).text;
    let data = core.lines().next().unwrap().splitn(3, ',').nth(2).unwrap();
    let core: Value = serde_json::from_str(data.strip_suffix(')').unwrap()).unwrap();
    let given: BTreeSet<String> = core["numbers"].as_object().unwrap().keys().cloned().collect();
    let mut asked = names_of_numbers(&source("engine.js"));
    asked.extend(names_of_numbers(&source("page.js")));
    assert_eq!(given, asked);
    assert!(given.len() > 30, "{}", given.len());
}

#[test]
fn the_script_holds_no_chinese() {
    for part in ["engine.js", "page.js"] {
        let words: String = source(part).chars().filter(|c| ('\u{2e80}'..='\u{ffff}').contains(c)).collect();
        assert_eq!(words, "", "{part}");
    }
}
