use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, FileId, Place};
use crate::records::{Shape, Shaped};
use crate::rulebook::YML_08;

use super::yaml::{self, Kept};

/// The head between two `---` lines, and where the Markdown text begins.
pub(super) fn read<T: DeserializeOwned + Shaped>(
    file: FileId,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<(T, usize)> {
    let Some((head, body)) = split(text) else {
        let finding = Diagnostic::of(&YML_08, Place::bytes(file, 0..0), "文件开头缺少用“---”围起来的信息");
        let first = match T::shape() {
            Shape::Record(record) => record.fields.first().map(|field| field.step.pair("…")),
            Shape::List(_) | Shape::Scalar(_) => None,
        };
        let first = first.unwrap_or_default();
        findings.push(finding.fix(format!("请在第一行写 ---，接着写“{first}”，再用一行 --- 结束")));
        return None;
    };
    let before = findings.len();
    let record = yaml::read(file, &text[head.clone()], findings, &mut Kept::default());
    yaml::shift(&mut findings[before..], head.start);
    record.ok().map(|record| (record, body))
}

/// Byte range of the head and the start of the body.
pub(crate) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.strip_prefix("---").map(|rest| {
        let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
        (rest[..line].trim().is_empty(), 3 + line)
    });
    let (true, start) = start? else { return None };
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_head_ends_at_the_next_fence() {
        let text = "---\r\ntitle: 甲\r\n---\r\n正文 --- 不是围栏\n";
        let (head, body) = split(text).unwrap();
        assert_eq!((&text[head], &text[body..]), ("title: 甲\r\n", "正文 --- 不是围栏\n"));
        assert_eq!(split("---\ntitle: 甲\n"), None);
        assert_eq!(split("正文"), None);
    }
}
