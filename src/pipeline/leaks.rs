//! From private numbers in files of the site to findings that say where they come from.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::publish::{Allowed, Leak, Leaking, look};
use crate::records::Date;
use crate::rulebook::PRV_08;
use crate::source::{Sources, Themes};

/// Where a number may come from.
pub(super) struct Origins<'o> {
    pub(super) sources: &'o Sources,
    pub(super) themes: &'o Themes,
    pub(super) theme: Option<&'o str>,
    pub(super) day: Date,
}

impl Origins<'_> {
    /// One finding for each number, however many files show it.
    pub(super) fn findings(&self, leaking: &[Leaking]) -> Vec<Diagnostic> {
        let mut numbers: BTreeMap<u64, Vec<(&str, &Leak)>> = BTreeMap::new();
        for file in leaking {
            for leak in &file.leaks {
                numbers.entry(leak.mark).or_default().push((&file.path, leak));
            }
        }
        let origins = self.origins();
        let mut findings: Vec<Diagnostic> =
            numbers.iter().filter_map(|(mark, shown)| finding(shown, origins.get(mark))).collect();
        findings.sort_by(|a, b| a.message.cmp(&b.message));
        findings
    }

    /// Where each number is written first, for people; the content comes before the theme. A finding has no place of its
    /// own: its excerpt would show a number that only this look can read.
    fn origins(&self) -> BTreeMap<u64, String> {
        let mut origins = BTreeMap::new();
        let seen = |bytes: &[u8], path: &str| look(bytes, path, &Allowed::default(), self.day).leaks;
        for (id, file) in self.sources.iter() {
            for leak in seen(file.text().as_bytes(), &file.path) {
                let line = self.sources.position(id, leak.offset..leak.offset).map_or(1, |place| place.line);
                origins.entry(leak.mark).or_insert_with(|| format!("内容文件 {} 第 {line} 行", file.path));
            }
        }
        if let Ok((in_program, changes)) = self.themes.choose(self.theme) {
            for (path, bytes) in changes.into_iter().flatten().chain(in_program) {
                for leak in seen(bytes, path) {
                    let place = format!("主题文件 {path} 第 {} 个字节处", leak.offset + 1);
                    origins.entry(leak.mark).or_insert(place);
                }
            }
        }
        origins
    }
}

fn finding(shown: &[(&str, &Leak)], origin: Option<&String>) -> Option<Diagnostic> {
    let (path, leak) = shown.first()?;
    let others: usize = shown.iter().filter(|(other, _)| other != path).count();
    let more = if others > 0 { format!("，另有 {others} 处在别的文件里") } else { String::new() };
    let message = format!(
        "将要公开的文件 {path} 第 {} 个字节处有疑似{} {}{more}，没有发布",
        leak.offset + 1,
        leak.what,
        leak.masked
    );
    let finding = Diagnostic::general(&PRV_08, message);
    Some(match origin {
        Some(origin) => finding.fix(format!("号码写在{origin}，请从那里删除")),
        None if others > 0 => {
            finding.fix("多半来自网站设置，或者来自主题里每页都有的部分；请按号码前后的文字查找")
        }
        None => finding.fix("请用文本编辑器打开内容和主题，按号码前后的文字查找，从那里删除"),
    })
}
