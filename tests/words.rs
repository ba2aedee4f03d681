//! Each word of the site has one home. Words of one page are in its template, words that several templates or a script
//! need in `strings.yaml`, labels of states and verdicts in `src/policy`, titles and descriptions in `src/site`.
//!
//! A phrase is a whole text, attribute or literal, cut where a value is filled in, with four Chinese characters or more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::site::project;

/// Terms of the subject that have no other wording and may have several homes. The list holds no more than that.
const TERMS: [&str; 4] = ["年度授权书", "授权部门", "政务服务中心", "服务窗口"];

/// A text that holds words, and the home it belongs to.
struct Source {
    home: String,
    phrases: Vec<String>,
}

impl Source {
    fn template(name: &str, text: &str) -> Self {
        let text = without(&without(text, "{#", "#}"), "<!--", "-->");
        let (mut shown, mut phrases) = (String::new(), Vec::new());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            let close = if rest[at..].starts_with("{{") { "}}" } else { "%}" };
            let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
            phrases.extend(literals(&rest[at..end]));
            shown.push_str(&rest[..at]);
            shown.push('"');
            rest = &rest[end..];
        }
        shown.push_str(rest);
        phrases.extend(shown.split(['<', '>', '"']).map(str::to_owned));
        Self { home: format!("templates/{name}"), phrases }
    }

    /// Without its unit tests and comments.
    fn code(home: &str, text: &str) -> Self {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        Self { home: home.to_owned(), phrases: literals(&lines.join("\n")) }
    }

    fn string(key: &str, value: &str) -> Self {
        Self { home: format!("strings.yaml ({key})"), phrases: vec![value.to_owned()] }
    }
}

/// The texts between quotation marks.
fn literals(code: &str) -> Vec<String> {
    let code = code.replace(r"\\", "").replace("\\\"", "").replace("'\"'", "");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(close).map_or("", |(_, after)| after))
}

fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// A text cut where `{values}` are filled in; marks at its ends do not count.
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split('{').enumerate().map(|(at, piece)| match piece.split_once('}') {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let trimmed = pieces.map(|piece| piece.trim_matches(|character: char| !character.is_alphanumeric()));
    trimmed.filter(|piece| piece.chars().filter(|character| is_han(*character)).count() >= 4)
}

/// The phrases found in more than one home, each with its homes.
fn at_home_twice(sources: &[Source]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in sources {
        for phrase in source.phrases.iter().flat_map(|text| phrases(text)) {
            homes.entry(phrase).or_default().insert(&source.home);
        }
    }
    homes.retain(|_, homes| homes.len() > 1);
    homes
}

/// The files below a folder of the project with this extension: path below the folder, text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = project().join(folder);
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|found| found == extension) {
            let path = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
            files.push((path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(!files.is_empty(), "no {extension} in {}", folder.display());
    files
}

fn templates() -> Vec<(String, String)> {
    files("themes/default/templates", "html")
}

fn strings() -> BTreeMap<String, String> {
    let text = fs::read_to_string(project().join("themes/default/strings.yaml")).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

#[test]
fn no_phrase_has_two_homes() {
    let mut sources: Vec<Source> =
        templates().iter().map(|(name, text)| Source::template(name, text)).collect();
    sources.extend(strings().iter().map(|(key, value)| Source::string(key, value)));
    for home in ["src/site", "src/policy"] {
        sources.extend(files(home, "rs").iter().map(|(_, text)| Source::code(home, text)));
    }
    let count: usize =
        sources.iter().flat_map(|source| &source.phrases).flat_map(|text| phrases(text)).count();
    assert!(count > 200, "only {count} phrases were read");
    let mut twice = at_home_twice(&sources);
    for term in TERMS {
        assert!(twice.remove(term).is_some(), "{term} needs no exception");
    }
    let twice: Vec<String> = twice.iter().map(|(phrase, homes)| format!("{phrase}: {homes:?}")).collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn a_phrase_with_two_homes_is_seen_wherever_it_stands() {
    let label = || Source::code("src/policy", "Self::Expiring => \"即将到期\",");
    let seconds = [
        Source::template("a.html", "<p>{# 说明 #}{{ day }}即将到期。</p>"),
        Source::template("a.html", "<p aria-label=\"即将到期\"></p>"),
        Source::template("a.html", "{% if soon %}{{ \"即将到期\" if last else \"有效\" }}{% endif %}"),
        Source::string("soon", "{number}即将到期，还有 {n} 天"),
        Source::string("soon", "“即将到期”"),
        Source::code("src/site", "format!(\"{number}（即将到期）\")"),
    ];
    let seen = seconds.map(|second| at_home_twice(&[label(), second]).len());
    assert_eq!(seen, [1, 1, 1, 0, 1, 1], "a longer phrase is another one");
    let templates = ["a.html", "b.html"].map(|name| Source::template(name, "<b>停止办公：</b><i>即办件</i>"));
    assert!(at_home_twice(&templates).into_keys().eq(["停止办公"]));
    let comments =
        Source::code("src/site", "/// \"即将到期\".\n#[cfg(test)]\nassert_eq!(label, \"即将到期\");");
    assert!(at_home_twice(&[label(), comments]).is_empty());
}

/// Where a string is used: the templates, and whether one of them hands it to a script.
fn takers(key: &str, templates: &[(String, String)]) -> (BTreeSet<String>, bool) {
    let (mut takers, mut script) = (BTreeSet::new(), false);
    for (name, text) in templates {
        for (at, found) in text.match_indices(&format!("strings.{key}")) {
            let next = text[at + found.len()..].chars().next();
            if next.is_some_and(|next| next.is_alphanumeric() || next == '_') {
                continue;
            }
            takers.insert(name.clone());
            let attribute =
                text[..at].strip_suffix("=\"{{ ").and_then(|before| before.split_whitespace().last());
            script |= attribute.is_some_and(|attribute| attribute.starts_with("data-"));
        }
        // A whole family: `"found_" ~ name`.
        let family = key.split_once('_').map(|(family, _)| format!("\"{family}_\" ~"));
        script |= family.is_some_and(|family| text.contains(&family));
    }
    (takers, script)
}

#[test]
fn a_string_serves_several_templates_or_a_script() {
    let templates = templates();
    for key in strings().keys() {
        let (takers, script) = takers(key, &templates);
        // The frame is a part of every page.
        let several = takers.len() > 1 || takers.contains("base.html");
        assert!(script || several, "strings.yaml: {key} belongs in the template that needs it: {takers:?}");
    }
}

#[test]
fn no_script_speaks() {
    for (name, text) in files("themes/default/assets", "js") {
        let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let line = code.find(|line| line.chars().any(is_han));
        assert!(line.is_none(), "{name} holds words: {}", line.unwrap_or_default());
    }
}
