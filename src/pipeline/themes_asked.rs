//! What a theme of one's own would show on every page: asked for everything personal, like the content.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, mask};
use crate::load::{Leak, said};
use crate::privacy::{self, Found, Private};
use crate::publish::{Allowed, look};
use crate::records::Date;
use crate::source::Themes;

/// Personal data in the files by which a theme changes the one in the program. What the last look sees in a file it
/// tells itself, with the pages that show it.
pub(super) fn ask(themes: &Themes, name: Option<&str>, day: Date) -> Vec<Diagnostic> {
    let Ok((in_program, Some(changes))) = themes.choose(name) else { return Vec::new() };
    let own = changes.iter().filter(|file| !in_program.contains(file));
    own.flat_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        in_name(path, day).into_iter().chain(in_file(path, text, day))
    })
    .collect()
}

/// The name of a file becomes its address.
fn in_name(path: &str, day: Date) -> Option<Diagnostic> {
    let found = privacy::find(path, day.civil());
    let found = found.iter().find(|found| found.what != Private::MaskedIdNumber)?;
    let what = found.what.name();
    let message = format!("主题文件名含疑似{what}，会成为网址，禁止公开：{}", mask(path));
    Some(Diagnostic::general(Leak::of(found.what, "").rule, message).fix("请改用内容的拼音首字母作文件名"))
}

fn in_file(path: &str, text: &str, day: Date) -> Vec<Diagnostic> {
    let left = look(text.as_bytes(), path, &Allowed::default(), day).leaks;
    let left = privacy::merged(left.iter().map(|leak| leak.offset..leak.end));
    let mut told: BTreeSet<(Private, String)> = BTreeSet::new();
    let mut findings = Vec::new();
    let mut tell = |found: &Found, shown: &str, place: String| {
        if found.what != Private::MaskedIdNumber
            && !is_of_script(path, shown)
            && told.insert((found.what, privacy::bare(shown)))
        {
            let Leak { rule, message, fix } = Leak::of(found.what, shown);
            let message = format!("主题文件 {}{place}：{message}", mask(path));
            findings.push(Diagnostic::general(rule, message).fix(fix));
        }
    };
    for found in privacy::find(text, day.civil()) {
        if !privacy::meets_one(&left, &found.range) {
            let line = text[..found.range.start].matches('\n').count() + 1;
            tell(&found, &text[found.range.clone()], format!(" 第 {line} 行"));
        }
    }
    if text.contains('<') {
        let said = said(text);
        for found in privacy::find(&said, day.civil()) {
            let is_number = matches!(found.what, Private::IdNumber | Private::Mobile | Private::BankCard);
            if !is_number {
                tell(&found, &said[found.range.clone()], String::new());
            }
        }
    }
    findings
}

/// In a script `wx = …` and `qq: …` are names of its own.
fn is_of_script(path: &str, shown: &str) -> bool {
    (path.ends_with(".js") || path.ends_with(".css")) && shown.is_ascii() && shown.contains(['=', ':'])
}
