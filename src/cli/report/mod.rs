//! What `check` found, in one of four formats: for people, as JSON, as SARIF, as annotations for GitHub.
//!
//! Owns how findings are shown. Private numbers were hidden where the findings were located; nothing here may
//! read a source text but through an excerpt.

mod github;
mod human;
mod json;
mod sarif;

use std::io::{self, Write};
use std::path::{Component, Path};

use clap::ValueEnum;

use crate::diagnostic::{Severity, Tally, mask};
use crate::pipeline::{Checked, ExternalLink};
use crate::records::Date;

pub(super) use human::print;

/// In which form a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// With excerpts, for people.
    #[default]
    Human,
    /// One JSON object.
    Json,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// Workflow commands, one line per finding.
    Github,
}

/// Everything a report says.
pub(super) struct Report<'c> {
    /// What was found.
    pub(super) checked: &'c Checked,
    /// The content folder as given on the command line.
    pub(super) content: &'c Path,
    /// The day it was judged for.
    pub(super) day: Date,
    /// Do warnings count as errors?
    pub(super) strict: bool,
    /// The links that lead away from the site, if they were asked for.
    pub(super) links: Option<&'c [ExternalLink]>,
}

impl Report<'_> {
    /// Prints the findings, then the summary. A machine's format has the standard output to itself.
    pub(super) fn print(&self, format: Format) -> io::Result<()> {
        let text = match format {
            Format::Human => {
                print(&self.checked.findings, &self.checked.sources, Severity::Info);
                let links = self.links.map(listed).unwrap_or_default();
                links.into_iter().chain(self.summary()).for_each(|line| tell!("{line}"));
                return Ok(());
            }
            Format::Json => json::text(self)?,
            Format::Sarif => sarif::text(self)?,
            Format::Github => github::text(self),
        };
        self.summary().iter().for_each(|line| tell_err!("{line}"));
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// The last lines: how many findings of each kind, and what is accepted, one by one.
    fn summary(&self) -> Vec<String> {
        let tally = self.checked.tally();
        let mut lines = vec![format!("检查完毕（按 {} 计算）：{}", self.day, summary(tally))];
        if self.strict {
            lines.push(STRICT.to_owned());
        }
        if tally.accepted > 0 {
            lines.push(format!("已接受 {} 条：", tally.accepted));
        }
        lines.extend(self.checked.accepted().filter_map(|finding| {
            let reason = finding.accepted.as_deref()?;
            let place = finding.position.as_ref().map(|at| format!("{}:{}", at.path, at.line));
            Some(format!("  {} {} {reason}", finding.diagnostic.rule, place.unwrap_or_default()))
        }));
        lines
    }

    /// The content folder with `/` at its end, or nothing if it is the current folder.
    fn folder(&self) -> String {
        let mut folder = String::new();
        for component in self.content.components() {
            match component {
                Component::CurDir => {}
                Component::RootDir => folder.push('/'),
                other => {
                    folder.push_str(&other.as_os_str().to_string_lossy());
                    folder.push('/');
                }
            }
        }
        mask(&folder)
    }
}

/// One line an address, and below it one a place.
fn listed(links: &[ExternalLink]) -> Vec<String> {
    let mut lines = vec![format!("外部链接 {} 个：", links.len())];
    for link in links {
        lines.push(link.url.clone());
        lines.extend(link.places.iter().map(|at| format!("  {}:{}:{}", at.path, at.line, at.column)));
    }
    lines
}

/// Said wherever `--strict` decides.
pub(super) const STRICT: &str = "--strict：警告和未达标也算错误";

/// `错误 3，未达标 1，警告 12，提示 2`.
pub(super) fn summary(tally: Tally) -> String {
    let Tally { errors, compliance, warnings, infos, accepted } = tally;
    let accepted = if accepted > 0 { format!("，已接受 {accepted}") } else { String::new() };
    format!("错误 {errors}，未达标 {compliance}，警告 {warnings}，提示 {infos}{accepted}")
}
