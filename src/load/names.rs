//! What file names betray: content that is not read, and personal data in a name.

use crate::diagnostic::{Diagnostic, FileId, Place, mask};
use crate::privacy::{self, Private};
use crate::rulebook::{LOD_04, PRV_01, PRV_02, PRV_09};
use crate::source::Sources;

/// Words for documents about a person.
const PERSONAL: [&str; 5] = ["身份证", "户口", "简历", "登记表", "通讯录"];

/// Reports file names that should be changed.
pub(super) fn check(sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for path in sources.strays() {
        let message = format!("文件没有读取，扩展名应为 .yaml 或 .md：{}", mask(path));
        let fix = "请把文件名末尾多出的部分去掉；Windows 请先在“查看”里勾选“文件扩展名”";
        findings.push(Diagnostic::general(&LOD_04, message).fix(fix));
    }
    for (file, source) in sources.iter() {
        findings.extend(personal(&source.path, Some(file)));
    }
    for attachment in sources.attachments() {
        findings.extend(personal(&attachment.path, None));
    }
    findings
}

fn personal(path: &str, file: Option<FileId>) -> Option<Diagnostic> {
    let numbers = privacy::find(path);
    // The name of a content file becomes the address of its page, so what it contains would be published.
    if let Some(file) = file
        && let Some(number) = privacy::find(path.rsplit('/').next().unwrap_or(path)).first()
        && let Some((rule, what)) = match number.what {
            Private::IdNumber => Some((&PRV_01, "居民身份证号")),
            Private::Mobile => Some((&PRV_02, "个人手机号")),
            Private::MaskedIdNumber | Private::BankCard => None,
        }
    {
        let message = format!("文件名含疑似{what}，会成为网址，禁止公开：{}", mask(path));
        let fix = "请改用部门、窗口或者内容的拼音首字母作文件名";
        return Some(Diagnostic::of(rule, Place::file(file), message).fix(fix));
    }
    let number = numbers.iter().any(|found| matches!(found.what, Private::IdNumber | Private::Mobile));
    let attachment = file.is_none();
    let word = PERSONAL.iter().find(|word| attachment && path.contains(**word) && !path.contains("空白"));
    if !number && word.is_none() {
        return None;
    }
    let message = format!("文件名含个人信息：{}", mask(path));
    let finding = match file {
        Some(file) => Diagnostic::of(&PRV_09, Place::file(file), message),
        None => Diagnostic::general(&PRV_09, message),
    };
    Some(finding.fix("请改用内容标题作文件名；填好的登记表和证件只在内部留存，不放进内容目录"))
}
