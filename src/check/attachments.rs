//! REF and DIS: files that are published beside the pages.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::mask;
use crate::records::{AttachmentPath, Met};
use crate::rulebook::{DIS_16, REF_07};
use crate::source::Attachment;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] =
    &[Check::direct(&REF_07, are_there), Check::direct(&DIS_16, are_open_to_everybody)];

fn are_there(scene: &Scene<'_>, found: Sink<'_>) {
    let attachments = &scene.registry.attachments;
    let by_path: BTreeMap<String, &Attachment> = attachments.iter().map(|a| (composed(&a.path), a)).collect();
    let by_letters: BTreeMap<String, &Attachment> =
        attachments.iter().map(|a| (composed(&a.path).to_lowercase(), a)).collect();
    scene.registry.each_published(|file, Met { path, value: wanted, .. }: Met<'_, AttachmentPath>| {
        let (message, fix) = match by_path.get(&composed(wanted)) {
            None => match by_letters.get(&composed(wanted).to_lowercase()) {
                Some(other) => (
                    format!("附件的大小写不符：{wanted}"),
                    format!("文件实际叫 {}；网站服务器区分大小写", other.path),
                ),
                None => (
                    format!("附件不存在：{wanted}"),
                    "请把文件放到内容目录的 attachments/ 下，或核对文件名".into(),
                ),
            },
            Some(attachment) if attachment.size == 0 => {
                (format!("附件是空文件：{wanted}"), "请重新导出或扫描".into())
            }
            Some(attachment) => match mistaken(attachment) {
                Some(kind) => (
                    format!("附件的内容与扩展名不符：{wanted}"),
                    format!("文件内容是{kind}，请改用相应的扩展名"),
                ),
                None => return,
            },
        };
        found(Finding::along(file, path, message).fix(fix));
    });
}

/// A name as it looks: macOS stores the accents of letters as separate characters.
fn composed(path: &str) -> String {
    path.nfc().collect()
}

/// What a file really is, if its extension says something else.
fn mistaken(attachment: &Attachment) -> Option<&'static str> {
    let ending = attachment.path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let kinds: [(&[u8], &str, &[&str]); 5] = [
        (b"%PDF", " PDF", &["pdf"]),
        (b"\xff\xd8\xff", " JPG 图片", &["jpg", "jpeg"]),
        (b"\x89PNG", " PNG 图片", &["png"]),
        (b"PK\x03\x04", " Office 文件或压缩包", &["docx", "xlsx", "pptx", "zip", "ofd"]),
        (b"\xd0\xcf\x11\xe0", "旧格式 Office 文件", &["doc", "xls", "ppt", "wps", "et", "dps"]),
    ];
    let (_, kind, endings) = kinds.iter().find(|(magic, ..)| attachment.head.starts_with(magic))?;
    (!endings.contains(&ending.as_str())).then_some(*kind)
}

const OLD: [&str; 6] = ["doc", "xls", "ppt", "wps", "et", "dps"];

/// Names that say nothing about the content.
const EMPTY_NAMES: [&str; 6] = ["新建", "副本", "扫描", "未命名", "附件", "文档"];

fn are_open_to_everybody(scene: &Scene<'_>, found: Sink<'_>) {
    for attachment in &scene.registry.attachments {
        let name = attachment.path.rsplit('/').next().unwrap_or_default();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let shown = mask(&attachment.path);
        if OLD.contains(&ending.to_lowercase().as_str()) {
            let finding = Finding::general(format!("附件为旧格式 .{ending}：{shown}"));
            found(finding.fix("建议另存为 PDF，群众用手机也能打开"));
        }
        let is_number = stem.chars().all(|c| c.is_ascii_digit() || "-_ ()（）".contains(c));
        let word = stem.trim_end_matches(|c: char| !c.is_alphabetic());
        if is_number || EMPTY_NAMES.contains(&word) {
            let finding = Finding::general(format!("附件名应为内容标题：{shown}"));
            found(finding.fix("请改为能看出内容的名称，例如 食品经营许可申请书.pdf"));
        }
    }
}
