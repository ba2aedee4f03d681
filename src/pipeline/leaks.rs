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
        let mut findings: Vec<Diagnostic> =
            numbers.values().filter_map(|shown| self.finding(shown)).collect();
        findings.sort_by(|a, b| a.message.cmp(&b.message));
        findings
    }

    fn finding(&self, shown: &[(&str, &Leak)]) -> Option<Diagnostic> {
        let (path, leak) = shown.first()?;
        let others: usize = shown.iter().filter(|(other, _)| other != path).count();
        let more =
            if others > 0 { format!("，另有 {others} 处在别的文件里") } else { String::new() };
        let message = format!(
            "将要公开的文件 {path} 第 {} 个字节处有疑似{} {}{more}，没有发布",
            leak.offset + 1,
            leak.what,
            leak.masked
        );
        let finding = Diagnostic::general(&PRV_08, message);
        Some(match self.in_content(leak).or_else(|| self.in_theme(leak)) {
            Some(file) => finding.fix(format!("号码写在{file}，请从那里删除")),
            None if others > 0 => {
                finding.fix("多半来自网站设置，或者来自主题里每页都有的部分；请按号码前后的文字查找")
            }
            None => finding.fix("请用文本编辑器打开内容和主题，按号码前后的文字查找，从那里删除"),
        })
    }

    /// No place of the finding: its excerpt would show a number that only this look can read.
    fn in_content(&self, leak: &Leak) -> Option<String> {
        self.sources.iter().find_map(|(id, file)| {
            let at = self.find(file.text.as_bytes(), &file.path, leak)?;
            let line = self.sources.position(id, at..at)?.line;
            Some(format!("内容文件 {} 第 {line} 行", file.path))
        })
    }

    fn in_theme(&self, leak: &Leak) -> Option<String> {
        let (in_program, changes) = self.themes.choose(self.theme).ok()?;
        let files = changes.into_iter().flatten().chain(in_program);
        let mut found = files.filter_map(|(path, bytes)| Some((path, self.find(bytes, path, leak)?)));
        found.next().map(|(path, at)| format!("主题文件 {path} 第 {} 个字节处", at + 1))
    }

    /// Where the number stands in a text.
    fn find(&self, bytes: &[u8], path: &str, leak: &Leak) -> Option<usize> {
        let seen = look(bytes, path, &Allowed::default(), self.day);
        seen.leaks.iter().find(|found| found.mark == leak.mark).map(|found| found.offset)
    }
}
