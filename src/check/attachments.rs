//! REF, PRV and DIS: files that are published beside the pages.
//!
//! What a look inside has found is judged by [`obstacle`] and [`leak`], which know no disk and no record.

use std::collections::{BTreeMap, BTreeSet};

use crate::attachments::{Format, Inspection, Leak, Unread};
use crate::diagnostic::{Rule, mask};
use crate::records::HumanCheck;
use crate::registry::FileReference;
use crate::rulebook::{DIS_16, PRV_05, PRV_06, PRV_07, REF_07, REF_09};
use crate::source::Attachment;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&REF_07, |scene, found| report(&REF_07, scene, found)),
    Check::direct(&PRV_05, hold_nobody_s_numbers),
    Check::missing(&PRV_06, |scene, found| report(&PRV_06, scene, found)),
    Check::direct(&PRV_06, are_checked_before_today),
    Check::missing(&PRV_07, |scene, found| report(&PRV_07, scene, found)),
    Check::direct(&REF_09, are_named_somewhere),
    Check::direct(&DIS_16, are_open_to_everybody),
];

/// Why a file that a record names cannot be published.
#[derive(Debug, PartialEq, Eq)]
struct Obstacle {
    rule: &'static Rule,
    /// Continues `附件…：`.
    message: String,
    fix: String,
}

impl Obstacle {
    fn new(rule: &'static Rule, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { rule, message: message.into(), fix: fix.into() }
    }
}

/// The first thing that stands against publishing a file of this name and size.
fn obstacle(path: &str, size: u64, inside: &Inspection, is_checked: bool) -> Option<Obstacle> {
    if size == 0 {
        return Some(Obstacle::new(&REF_07, "附件是空文件", "请重新导出或扫描"));
    }
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if let Some(format) = inside.format {
        let (name, endings) = known(format);
        if !endings.contains(&ending.as_str()) {
            let fix = format!("文件内容是{name}，请改用相应的扩展名");
            return Some(Obstacle::new(&REF_07, "附件的内容与扩展名不符", fix));
        }
    }
    let seen = "写明 {文件: …, 人工检查: {日期: …, 岗位: …}}";
    if let Some(unread) = inside.unread {
        let what = format!("附件{}", unread.why());
        return match instead(unread) {
            Some(fix) => Some(Obstacle::new(&PRV_06, what, fix)),
            None if !is_checked => {
                let fix = format!("请有人逐页看过，没有个人信息的，{seen}");
                Some(Obstacle::new(&PRV_06, format!("{what}，要有人看过才能公开"), fix))
            }
            None => None,
        };
    }
    if inside.format.is_none() {
        let mut named = PUBLISHED.into_iter().map(known);
        if let Some((name, _)) = named.find(|(_, endings)| endings.contains(&ending.as_str())) {
            let message = format!("附件的扩展名是“{ending}”，内容却不是{name}");
            return Some(Obstacle::new(&REF_07, message, "请用原来的软件打开，重新导出或者扫描"));
        }
        let fix = "可以公开的有 PDF、OFD、Word（docx）、Excel（xlsx）、PPT（pptx）和 jpg、png、webp 图片";
        return Some(Obstacle::new(&REF_07, format!("附件的类型“{ending}”不能公开"), fix));
    }
    let kept: Vec<&str> =
        inside.traces.iter().filter(|trace| !trace.is_cleaned).map(|trace| &*trace.what).collect();
    if !kept.is_empty() && !is_checked {
        let message = format!("附件里有{}，去不掉，要有人看过才能公开", kept.join("、"));
        return Some(Obstacle::new(
            &PRV_07,
            message,
            format!("请另存一份不带这些信息的；可以公开的，{seen}"),
        ));
    }
    None
}

/// What is to be done about a file that could not be looked into, where a person who looks is no help.
fn instead(unread: Unread) -> Option<&'static str> {
    match unread {
        Unread::Broken => Some("请用原来的软件打开，重新导出"),
        Unread::TooLarge => Some("请压缩到 64 MB 以内，或者拆成几个文件"),
        Unread::Scanned | Unread::Encrypted | Unread::Unmapped | Unread::OldFormat => None,
    }
}

/// What may be published.
const PUBLISHED: [Format; 8] = [
    Format::Pdf,
    Format::Ofd,
    Format::Docx,
    Format::Xlsx,
    Format::Pptx,
    Format::Jpeg,
    Format::Png,
    Format::Webp,
];

/// What the bytes are, and the endings under which they may be published.
fn known(format: Format) -> (&'static str, &'static [&'static str]) {
    match format {
        Format::Pdf => (" PDF", &["pdf"]),
        Format::Ofd => (" OFD", &["ofd"]),
        Format::Docx => (" Word 文档", &["docx"]),
        Format::Xlsx => (" Excel 表格", &["xlsx"]),
        Format::Pptx => (" PPT 演示文稿", &["pptx"]),
        Format::Jpeg => (" JPG 图片", &["jpg", "jpeg"]),
        Format::Png => (" PNG 图片", &["png"]),
        Format::Webp => (" WebP 图片", &["webp"]),
        Format::OldOffice => ("旧格式 Office 文件", &OLD),
    }
}

/// What stands against publishing a scan that somebody hands in.
pub(crate) struct ScanFaults {
    /// Why it must not be published, whoever has looked at it.
    pub(crate) refused: Option<String>,
    /// Why a person has to look at it first.
    pub(crate) unchecked: Option<String>,
}

/// The same questions as of an attachment of the content, before it is one.
pub(crate) fn scan_faults(path: &str, size: u64, inside: &Inspection) -> ScanFaults {
    let told = |obstacle: Obstacle| format!("{}；{}", obstacle.message, obstacle.fix);
    let unchecked = obstacle(path, size, inside, false).map(|obstacle| obstacle.message);
    let refused = leak(&inside.leaks).or_else(|| obstacle(path, size, inside, true).map(told));
    ScanFaults { refused, unchecked }
}

/// Reports the obstacles of one rule, each where a file that has it is first named.
fn report(rule: &'static Rule, scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let with_check = registry.file_references.iter().filter(|named| named.checked.is_some());
    let checked: BTreeSet<&str> = with_check.map(|named| named.path.as_str()).collect();
    let by_letters: BTreeMap<String, &Attachment> =
        registry.attachments.iter().map(|file| (file.path.to_lowercase(), file)).collect();
    let mut seen = BTreeSet::new();
    for FileReference { file, aim, path, .. } in &registry.file_references {
        let obstacle = match registry.attachment(path) {
            Some(file) if seen.insert(path.as_str()) => {
                obstacle(path, file.size, &file.inspection, checked.contains(path.as_str()))
            }
            Some(_) => None,
            None => Some(match by_letters.get(&path.to_lowercase()) {
                Some(other) => Obstacle::new(
                    &REF_07,
                    "附件的大小写不符",
                    format!("文件实际叫 {}；网站服务器区分大小写", other.path),
                ),
                None => Obstacle::new(
                    &REF_07,
                    "附件不存在",
                    "请把文件放到内容目录的 attachments/ 下，或核对文件名",
                ),
            }),
        };
        if let Some(obstacle) = obstacle.filter(|obstacle| obstacle.rule == rule) {
            let message = format!("{}：{}", obstacle.message, mask(path));
            found(Finding::on(*file, aim.clone(), message).fix(obstacle.fix));
        }
    }
}

/// How many places of a file a finding names.
const MOST_PLACES: usize = 5;

/// What a look inside has found of people, in one sentence; `None` if nothing.
fn leak(leaks: &[Leak]) -> Option<String> {
    let place = |leak: &Leak| format!("{} {}", leak.place, leak.masked);
    let places: Vec<String> = leaks.iter().take(MOST_PLACES).map(place).collect();
    let rest = if leaks.len() > MOST_PLACES { format!(" 等 {} 处", leaks.len()) } else { String::new() };
    (!leaks.is_empty()).then(|| format!("附件含疑似个人信息，禁止公开：{}{rest}", places.join("，")))
}

/// Also of files that nothing names: the folder itself is copied and handed on.
fn hold_nobody_s_numbers(scene: &Scene<'_>, found: Sink<'_>) {
    let mut named: BTreeMap<&str, &FileReference> = BTreeMap::new();
    for reference in &scene.registry.file_references {
        named.entry(&reference.path).or_insert(reference);
    }
    for attachment in &scene.registry.attachments {
        let reference = named.get(attachment.path.as_str());
        let shown = mask(&attachment.path);
        if let Some(message) = leak(&attachment.inspection.leaks) {
            let message = format!("{message}（{shown}）");
            let finding = match reference {
                Some(FileReference { file, aim, .. }) => Finding::on(*file, aim.clone(), message),
                None => Finding::general(message),
            };
            found(finding.fix("请从原文件里删去，重新导出；不要只盖住或打码"));
        }
    }
}

fn are_checked_before_today(scene: &Scene<'_>, found: Sink<'_>) {
    for FileReference { file, aim, checked, .. } in &scene.registry.file_references {
        if let Some(HumanCheck { on, .. }) = checked.as_ref().filter(|checked| checked.on > scene.day()) {
            let message = format!("人工检查的日期 {on} 还没有到");
            found(Finding::on(*file, aim.clone(), message).fix("请写实际看完的日期"));
        }
    }
}

fn are_named_somewhere(scene: &Scene<'_>, found: Sink<'_>) {
    let named: BTreeSet<String> =
        scene.registry.file_references.iter().map(|named| named.path.to_lowercase()).collect();
    for attachment in &scene.registry.attachments {
        // One that is named in another case is reported where it is named.
        if !named.contains(&attachment.path.to_lowercase()) {
            let message = format!("附件没有在任何地方用到，不会公开：{}", mask(&attachment.path));
            let fix = "请写到授权书的扫描件、材料的空白表格或示例样表，或者在通知里链接它；不用的请移出";
            found(Finding::general(message).fix(fix));
        }
    }
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
            found(finding.fix("建议另存为 PDF，群众用手机也能打开；要填写的表格另存为 docx、xlsx"));
        }
        let is_number = stem.chars().all(|c| c.is_ascii_digit() || "-_ ()（）".contains(c));
        let word = stem.trim_end_matches(|c: char| !c.is_alphabetic());
        if is_number || EMPTY_NAMES.contains(&word) {
            let finding = Finding::general(format!("附件名应为内容标题：{shown}"));
            found(finding.fix("请改为能看出内容的名称，例如 食品经营许可申请书.pdf"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::Trace;
    use crate::privacy::Private;

    fn rule(path: &str, inside: &Inspection, is_checked: bool) -> Option<&'static str> {
        obstacle(path, 9, inside, is_checked).map(|obstacle| obstacle.rule.id)
    }

    fn pdf() -> Inspection {
        Inspection { format: Some(Format::Pdf), ..Inspection::default() }
    }

    #[test]
    fn what_was_read_and_is_clean_may_be_published() {
        assert_eq!(rule("attachments/a.pdf", &pdf(), false), None);
        assert_eq!(rule("attachments/a.PDF", &pdf(), false), None);
    }

    #[test]
    fn what_no_program_can_read_must_have_been_seen_by_a_person() {
        for unread in [Unread::Scanned, Unread::Encrypted, Unread::Unmapped, Unread::OldFormat] {
            let inside = Inspection { unread: Some(unread), ..pdf() };
            assert_eq!(rule("attachments/a.pdf", &inside, false), Some("PRV-06"), "{unread:?}");
            assert_eq!(rule("attachments/a.pdf", &inside, true), None, "{unread:?}");
        }
    }

    #[test]
    fn what_nobody_can_read_is_never_published() {
        for unread in [Unread::Broken, Unread::TooLarge] {
            for format in [None, Some(Format::Pdf)] {
                let inside = Inspection { unread: Some(unread), format, ..pdf() };
                assert_eq!(rule("attachments/a.pdf", &inside, true), Some("PRV-06"), "{unread:?}");
            }
        }
    }

    #[test]
    fn a_file_of_another_kind_is_never_published() {
        assert_eq!(rule("attachments/a.jpg", &pdf(), true), Some("REF-07"));
        assert_eq!(rule("attachments/a", &pdf(), true), Some("REF-07"));
        assert_eq!(rule("attachments/a.zip", &Inspection::default(), true), Some("REF-07"));
        assert_eq!(obstacle("attachments/a.pdf", 0, &pdf(), true).map(|found| found.rule.id), Some("REF-07"));
    }

    #[test]
    fn what_tells_of_its_makers_is_cleaned_or_seen_by_a_person() {
        let traces =
            |is_cleaned| Inspection { traces: vec![Trace { what: "作者".into(), is_cleaned }], ..pdf() };
        assert_eq!(rule("attachments/a.pdf", &traces(true), false), None);
        assert_eq!(rule("attachments/a.pdf", &traces(false), false), Some("PRV-07"));
        assert_eq!(rule("attachments/a.pdf", &traces(false), true), None);
    }

    #[test]
    fn a_finding_names_some_places_and_counts_the_rest() {
        let found = |count: usize| {
            let leak = |page| Leak {
                what: Private::Mobile,
                place: format!("第 {page} 页"),
                masked: "138****8000".into(),
            };
            super::leak(&(1..=count).map(leak).collect::<Vec<_>>())
        };
        assert_eq!(found(0), None);
        assert!(
            found(2).is_some_and(|message| message.ends_with("第 1 页 138****8000，第 2 页 138****8000"))
        );
        assert!(found(9).is_some_and(|message| message.ends_with("第 5 页 138****8000 等 9 处")));
    }
}
