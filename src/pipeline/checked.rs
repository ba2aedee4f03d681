use std::path::Path;

use crate::check::Against;
use crate::diagnostic::{Diagnostic, FileId, Located, Place, Tally};
use crate::load::{Became, ReadTrees, hide, load_recalling, locate};
use crate::memory::Shown;
use crate::publish::shown_at;
use crate::records::{Date, Site};
use crate::registry::{Registry, join};
use crate::render::{check_surroundings, check_theme};
use crate::rulebook::LOD_03;
use crate::site::check_addresses;
use crate::source::{Files, Instead, Recall, Sources, Themes, read_files, read_revised};

use super::acceptance::accept;
use super::dead_links::dead_links;
use super::{Failure, Progress, Silent, themes_asked};

/// A content folder, read and judged.
pub struct Checked {
    /// The texts, for showing findings.
    pub sources: Sources,
    /// The records; `None` if `site.yaml` or `policy.yaml` could not be read.
    pub registry: Option<Registry>,
    /// Everything that was found, by file and line.
    pub findings: Vec<Located>,
}

impl Checked {
    /// How many findings of each severity.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// The findings that the owners of the records accept.
    pub fn accepted(&self) -> impl Iterator<Item = &Located> {
        self.findings.iter().filter(|found| found.accepted.is_some())
    }

    /// Adds what was found later than everything else, about files that are no records.
    pub(super) fn add(&mut self, findings: Vec<Diagnostic>) {
        self.findings.extend(locate(findings, &self.sources, &ReadTrees::default()));
        Located::sort(&mut self.findings);
    }

    /// The records, if nothing prevents their publication; see [`Tally::stopping`].
    pub fn publishable(&self, strict: bool) -> Option<&Registry> {
        self.registry.as_ref().filter(|_| self.tally().stopping(strict) == 0)
    }
}

/// For which day a content is judged, and against what.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// The day for which it should be right.
    pub day: Date,
    /// The day it is.
    pub today: Date,
    /// What is published, if that is known.
    pub shown: Option<Shown>,
}

impl Occasion {
    /// A day like any other, and nothing published.
    pub fn on(day: Date) -> Self {
        Self { day, today: day, shown: None }
    }

    /// The same with what the site in a folder shows, if there is one.
    #[must_use]
    pub fn beside(self, out: &Path) -> Self {
        Self { shown: shown_at(out), ..self }
    }
}

/// Reads a content folder and judges it.
pub fn check(content: &Path, occasion: &Occasion, progress: &dyn Progress) -> Result<Checked, Failure> {
    check_revised(content, &Instead::new(), occasion, progress)
}

/// Reads a content folder as it would be with other files, and judges it.
pub fn check_revised(
    content: &Path,
    instead: &Instead,
    occasion: &Occasion,
    progress: &dyn Progress,
) -> Result<Checked, Failure> {
    progress.begin("读取", None);
    let (sources, findings) = read_revised(content, occasion.day, instead)?;
    progress.end(&format!("{} 个文件", sources.len()));
    let themes = Themes::read(content, None)?;
    Ok(judge((sources, findings), None, &themes, occasion, progress).0)
}

/// Judges files in memory for a day; their paths are relative to a content folder.
pub fn check_files(files: Files, day: Date) -> Checked {
    let (sources, findings) = read_files(files);
    judge((sources, findings), None, &Themes::default(), &Occasion::on(day), &Silent).0
}

/// Judges texts that have been read already. Says too what faultless files became, if somebody recalls it.
pub(super) fn judge(
    (mut sources, mut findings): (Sources, Vec<Diagnostic>),
    recall: Option<&dyn Recall>,
    themes: &Themes,
    occasion: &Occasion,
    progress: &dyn Progress,
) -> (Checked, Vec<(FileId, Became)>) {
    let Occasion { day, today, ref shown } = *occasion;
    progress.begin("检查", None);
    let (mut content, faults) = load_recalling(&sources, day.civil(), recall);
    let became = std::mem::take(&mut content.became);
    let trees = std::mem::take(&mut content.trees);
    findings.extend(faults);
    findings.extend(missing_files(&content));
    let accepting = content.accepting();
    let is_whole = content.unread.is_empty();
    let (registry, faults) = join(content);
    findings.extend(faults);
    if let Some(registry) = &registry {
        let judged = crate::check::check(registry, day, Against { today, shown: shown.as_ref() }, &findings);
        findings.extend(judged);
        findings.extend(check_addresses(registry));
        let place = Place::value(registry.site_file, [Site::theme]);
        let theme = registry.site.theme.as_deref();
        // What a file would have become that could not be read is not known: no link to it is dead.
        if is_whole {
            findings.extend(dead_links(registry, themes, day));
        }
        findings.extend(check_theme(themes, theme, place));
        let site = &registry.site;
        let named = [(Site::parent_header, &site.parent_header), (Site::parent_footer, &site.parent_footer)];
        let named = named
            .into_iter()
            .filter_map(|(key, name)| Some((name.as_deref()?, Place::value(registry.site_file, [key]))));
        findings.extend(check_surroundings(themes, theme, named));
        findings.extend(themes_asked::ask(themes, theme, day));
    }
    let mut findings = locate(findings, &sources, &trees);
    let complaints = accept(&mut findings, &accepting, &sources, &trees);
    findings.extend(locate(complaints, &sources, &trees));
    Located::sort(&mut findings);
    hide(&findings, &mut sources);
    let checked = Checked { sources, registry, findings };
    let tally = checked.tally();
    progress.end(&format!(
        "错误 {}，未达标 {}，警告 {}，提示 {}",
        tally.errors, tally.compliance, tally.warnings, tally.infos
    ));
    (checked, became)
}

/// The two files no site can do without.
fn missing_files(content: &crate::load::Content) -> Vec<Diagnostic> {
    let missing = |present: bool, path: &str, what: &str| {
        let unread = content.unread.iter().any(|unread| unread.path.starts_with(path));
        (!present && !unread).then(|| {
            Diagnostic::general(&LOD_03, format!("内容目录缺少 {path}.yaml（{what}）"))
                .fix("可以用 mingchuang init 生成一份示例，再从中复制")
        })
    };
    let site = missing(content.site.is_some(), "site", "站点设置");
    let policy = missing(content.policy.is_some(), "policy", "授权规则");
    site.into_iter().chain(policy).collect()
}
