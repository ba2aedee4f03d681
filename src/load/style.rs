//! What a sound YAML text may still hide: values cut off at ` #`, filler instead of content, bare codes.

use memchr::memmem;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::{FieldShape, Flag};
use crate::rulebook::YML_04;

use super::lines::yaml_lines;

/// Texts that people write where content should be.
const FILLER: [&str; 27] = [
    "待定",
    "待补充",
    "待填",
    "待填写",
    "待完善",
    "同上",
    "同前",
    "〃",
    "详见附件",
    "见附件",
    "见附表",
    "暂无",
    "略",
    "无",
    "/",
    "\\",
    "-",
    "—",
    "——",
    "--",
    "…",
    "……",
    "xxx",
    "XXX",
    "xx",
    "XX",
    "TODO",
];

/// Is this text only there to fill the field?
pub(super) fn is_filler(text: &str, field: Option<&FieldShape>) -> bool {
    let none_is_meant = text == "无" && field.is_some_and(|field| field.is(Flag::NoneIsAnAnswer));
    FILLER.contains(&text) && !none_is_meant
}

/// Would YAML readers disagree about this plain text? Digits with a leading zero, or more than a number holds.
pub(crate) fn is_bare_code(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    digits && (text.len() > 1 && text.starts_with('0') || text.len() >= 16)
}

/// Could the audit have something to say about the style of this text? May be wrong with yes, never with no.
pub(super) fn is_suspect(text: &str) -> bool {
    const SIGNS: [&str; 10] = ["待", "同", "〃", "见附", "详见", "暂无", "略", "无", "TODO", "…"];
    const MARKS: [&str; 7] = [" /", " \\", " -\n", "—", " --", "xx", "XX"];
    let bytes = text.as_bytes();
    let has = |sign: &&str| {
        memmem::find_iter(bytes, sign).any(|at| {
            let before = text[..at].chars().next_back();
            before.is_none_or(|c| matches!(c, ' ' | '"' | '\'' | '[' | ',' | '\n')) || sign.starts_with(' ')
        })
    };
    SIGNS.iter().chain(&MARKS).any(has) || holds_bare_code(text)
}

fn holds_bare_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let opens = start == 0 || matches!(bytes[start - 1], b' ' | b'[' | b',');
        let closes = bytes.get(at).is_none_or(|b| matches!(b, b'\n' | b'\r' | b',' | b']' | b'}' | b' '));
        if opens && closes && is_bare_code(&text[start..at]) {
            return true;
        }
    }
    false
}

/// Values that YAML cuts off at a `#` (YML-04). A comment has a blank after its `#`, a number does not.
pub(super) fn truncated(file: FileId, text: &str, findings: &mut Vec<Diagnostic>) {
    if memmem::find(text.as_bytes(), b" #").is_none() {
        return;
    }
    for (start, line) in yaml_lines(text) {
        let Some(at) = line.find(" #").map(|at| at + 1) else { continue };
        let is_comment = line[at + 1..].chars().next().is_none_or(|c| c.is_whitespace() || c == '#');
        let before = line[..at].trim();
        let value =
            before.split_once(": ").map_or_else(|| before.trim_start_matches("- "), |(_, value)| value);
        let is_plain =
            !value.is_empty() && !value.ends_with(':') && !value.starts_with(['"', '\'', '{', '[', '|', '>']);
        if is_comment || !is_plain {
            continue;
        }
        let cut = line[at..].trim_end();
        // In a mapping on one line the closing bracket is cut off too.
        let cut = if before.contains(['{', '[']) { cut.trim_end_matches(['}', ']']) } else { cut };
        let place = Place::bytes(file, start + at..start + at + cut.len());
        let finding = Diagnostic::of(&YML_04, place, format!("值中的“{cut}”会被当作注释截断"));
        findings.push(finding.fix(format!("请给整个值加引号：\"{value} {cut}\"")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_that_yaml_could_spoil_are_suspect() {
        for text in [
            "counters: [01, A2]\n",
            "task_code: 1145080300123456784000125004000\n",
            "note: 待定\n",
            "name: /\n",
        ] {
            assert!(is_suspect(text), "{text}");
        }
        for text in ["phone: 0775-1234567\n", "opens: 09:00\n", "code: \"0012\"\n", "signed_on: 2026-01-01\n"]
        {
            assert!(!is_suspect(text), "{text}");
        }
    }

    #[test]
    fn a_number_sign_in_a_plain_value_cuts_it_off() {
        let cut = |text: &str| {
            let mut findings = Vec::new();
            truncated(FileId(0), text, &mut findings);
            findings.len()
        };
        assert_eq!(cut("name: 综合窗口 #3\n"), 1);
        assert_eq!(cut("name: 综合窗口 # 三号\nname: \"综合窗口 #3\"\n# 甲 #3\nname: #3\nname: 甲#3\n"), 0);
    }
}
