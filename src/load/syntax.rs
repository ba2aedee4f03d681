//! Says in Chinese what the YAML parser could only say in English, by looking at the raw lines.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, FileId, Place, Rule};
use crate::rulebook::{YML_01, YML_02, YML_05, YML_16, YML_17};

use super::lines::yaml_lines;
use super::tree::TreeError;

/// The findings for a text no tree could be built from; never empty.
pub(super) fn explain(file: FileId, text: &str, error: &TreeError) -> Vec<Diagnostic> {
    if let Some((at, mark)) = yaml_lines(text).find(|(_, line)| line.starts_with("<<<<<<< ")) {
        let place = Place::bytes(file, at..at + mark.trim_end().len());
        let finding = Diagnostic::of(&YML_17, place, "版本库的合并没有完成，两边的内容都留在文件里");
        return vec![finding.fix(
            "ledger.yaml 和 changes、published 里的文件，请运行 mingchuang ledger merge；\
             别的文件，请留下要的内容，删去 <<<<<<<、=======、>>>>>>> 这几行",
        )];
    }
    let offset = match error {
        TreeError::Excessive(at) => {
            let place = Place::bytes(file, *at..*at);
            let finding = Diagnostic::of(&YML_16, place, "嵌套过深或重复引用过多，已拒绝读取");
            return vec![finding.fix("请不要使用 & 和 * 引用，逐条写出内容")];
        }
        TreeError::SecondDocument(at) => {
            let place = Place::bytes(file, *at..at + 3);
            let finding = Diagnostic::of(&YML_17, place, "一个文件只能有一份记录，这里又出现了“---”");
            return vec![finding.fix("请删除“---”，或把后面的内容移到另一个文件")];
        }
        TreeError::Syntax(at, _) => *at,
    };
    let findings = known_mistakes(file, text);
    if findings.is_empty() { vec![generic(file, text, offset)] } else { findings }
}

fn generic(file: FileId, text: &str, offset: usize) -> Diagnostic {
    let offset = offset.min(text.trim_end().len());
    let place = Place::bytes(file, offset..offset);
    Diagnostic::of(&YML_17, place, "这里或上一行的写法有误，无法读取")
        .fix("请检查：冒号后面有没有空格、缩进是否对齐、引号和括号是否成对、值里有冒号时是否加了引号")
}

/// Lines indented with blanks as wide as a Han character, or with no-break ones.
pub(super) fn wide_indentation(file: FileId, text: &str) -> Vec<Diagnostic> {
    let is_wide = |finding: &Diagnostic| finding.rule == YML_05.id;
    if !text.contains(['\u{3000}', '\u{a0}']) {
        return Vec::new();
    }
    known_mistakes(file, text).into_iter().filter(is_wide).collect()
}

/// Values whose first word YAML takes for itself, so that it would vanish from the page without a trace:
/// `&` names a value, and is meant where an alias uses the name; `!` gives it a type.
pub(super) fn swallowed(file: FileId, text: &str) -> Vec<Diagnostic> {
    if !text.contains(" &") && !text.contains(" !") {
        return Vec::new();
    }
    let is_meant = |value: &str| {
        let (name, rest) = value[1..].split_once(' ').unwrap_or((&value[1..], ""));
        let used = !name.is_empty() && text.contains(&format!("*{name}"));
        value.starts_with("!!") || used || rest.trim_start().starts_with(['[', '{'])
    };
    let mut findings = Vec::new();
    for (start, line) in yaml_lines(text) {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let body = &line[indent..];
        if body.starts_with(['{', '[', '"', '\'']) {
            continue;
        }
        let at = match body.find(": ") {
            Some(colon) => indent + colon + 2,
            None if line[..indent].ends_with("- ") => indent,
            None => continue,
        };
        let value = line[at..].trim();
        if value.starts_with(['&', '!']) && !is_meant(value) {
            let at = start + line.len() - line[at..].trim_start().len();
            findings.push(special(file, at, &value[..1]));
        }
    }
    findings
}

fn special(file: FileId, at: usize, mark: &str) -> Diagnostic {
    let place = Place::bytes(file, at..at + mark.len());
    Diagnostic::of(&YML_17, place, format!("值以“{mark}”开头，会被误认作特殊符号")).fix("请给整个值加上引号")
}

/// Mistakes of form that can be named with certainty, line by line, outside block texts.
fn known_mistakes(file: FileId, text: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (start, line) in yaml_lines(text) {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start().len();
        findings.extend(mistake(content, indent).map(|(rule, range, message, fix)| {
            let place = Place::bytes(file, start + range.start..start + range.end);
            Diagnostic::of(rule, place, message).fix(fix)
        }));
    }
    findings
}

type Mistake = (&'static Rule, std::ops::Range<usize>, String, Cow<'static, str>);

fn mistake(content: &str, indent: usize) -> Option<Mistake> {
    let lead = &content[..indent];
    if let Some(at) = lead.find('\t') {
        return Some((
            &YML_01,
            at..at + 1,
            "行首使用了制表符（Tab）缩进".into(),
            "请改用空格缩进，每层两个空格".into(),
        ));
    }
    if let Some((at, c)) = lead.char_indices().find(|(_, c)| *c != ' ') {
        let message = "缩进使用了全角空格或不间断空格".into();
        return Some((&YML_05, at..at + c.len_utf8(), message, "请改用普通（半角）空格缩进".into()));
    }
    let body = content[indent..].trim_start_matches("- ");
    let at = content.len() - body.len();
    if body.starts_with(['{', '[', '"', '\'']) {
        return None;
    }
    if let Some(colon) = body.find('：')
        && !body[..colon].contains([':', '"', '\'', ' ', '{', '['])
    {
        let range = at + colon..at + colon + '：'.len_utf8();
        let key = &body[..colon];
        let message = format!("“{key}”后面用了全角冒号“：”");
        let fix = format!("键后面应写半角冒号加一个空格，例如“{key}: 内容”");
        return Some((&YML_02, range, message, fix.into()));
    }
    if let Some(first) = body.split(": ").nth(1).and_then(|value| value.chars().next())
        && "@`%&*!".contains(first)
    {
        let start = at + body.find(": ").unwrap_or_default() + 2;
        let message = format!("值以“{first}”开头，会被误认作特殊符号");
        return Some((&YML_17, start..start + first.len_utf8(), message, "请给整个值加上引号".into()));
    }
    let value = body.split_once(": ").map_or("", |(_, value)| value.trim());
    if value.contains(": ") && !value.starts_with(['"', '\'', '{', '[', '|', '>']) {
        let start = at + body.len() - value.len();
        let range = start..start + value.len();
        return Some((
            &YML_17,
            range,
            "值里含有冒号加空格，会被误认作另一个字段".into(),
            "请给整个值加上引号".into(),
        ));
    }
    None
}
