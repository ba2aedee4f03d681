//! What file names betray: content that is not read, and personal data in a name.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, FileId, Place, Rule, mask};
use crate::privacy::{self, Private};
use crate::rulebook::{LOD_04, PRV_09};
use crate::source::Sources;

use super::Leak;

/// Words for documents about a person.
const PERSONAL: [&str; 5] = ["身份证", "户口", "简历", "登记表", "通讯录"];

/// Reports file names that should be changed.
pub(super) fn check(sources: &Sources, today: Date) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for path in sources.strays() {
        let message = format!("文件没有读取，扩展名应为 .yaml 或 .md：{}", mask(path));
        let fix = "请把文件名末尾多出的部分去掉；Windows 请先在“查看”里勾选“文件扩展名”";
        findings.push(Diagnostic::general(&LOD_04, message).fix(fix));
    }
    for (file, source) in sources.iter() {
        findings.extend(personal(&source.path, Some(file), today));
    }
    for attachment in sources.attachments() {
        findings.extend(personal(&attachment.path, None, today));
    }
    findings
}

fn personal(path: &str, file: Option<FileId>, today: Date) -> Option<Diagnostic> {
    let place = file.map(Place::file);
    let finding = |rule: &'static Rule, message: String| match place.clone() {
        Some(place) => Diagnostic::of(rule, place, message),
        None => Diagnostic::general(rule, message),
    };
    // The names of the files become addresses, so what they contain would be published.
    let found = privacy::find(path, today);
    if let Some(found) = found.iter().find(|found| found.what != Private::MaskedIdNumber) {
        let Leak { rule, .. } = Leak::of(found.what, "");
        let message = format!("文件名含疑似{}，会成为网址，禁止公开：{}", found.what.name(), mask(path));
        let fix = match file {
            Some(_) => "请改用部门、窗口或者内容的拼音首字母作文件名",
            None => "请改用内容标题作文件名",
        };
        return Some(finding(rule, message).fix(fix));
    }
    let is_form = path.contains("空白");
    PERSONAL.iter().find(|word| file.is_none() && !is_form && path.contains(**word)).map(|_| {
        finding(&PRV_09, format!("文件名含个人信息：{}", mask(path)))
            .fix("请改用内容标题作文件名；填好的登记表和证件只在内部留存，不放进内容目录")
    })
}
