//! What `check` found, for people.
//!
//! Owns how findings are shown. Private numbers were hidden where the findings were located; nothing here may
//! read a source text but through an excerpt.

mod human;

use crate::diagnostic::Severity;
use crate::pipeline::Checked;
use crate::publish::Tally;
use crate::records::Date;

pub(super) use human::print;

/// Everything a report says.
pub(super) struct Report<'c> {
    /// What was found.
    pub(super) checked: &'c Checked,
    /// The day it was judged for.
    pub(super) day: Date,
    /// Do warnings count as errors?
    pub(super) strict: bool,
}

impl Report<'_> {
    /// Prints the findings, then the summary.
    pub(super) fn print(&self) {
        print(&self.checked.findings, &self.checked.sources, Severity::Info);
        self.summary().iter().for_each(|line| anstream::println!("{line}"));
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
}

/// Said wherever `--strict` decides.
pub(super) const STRICT: &str = "--strict：警告和未达标也算错误";

/// `错误 3，未达标 1，警告 12，提示 2`.
pub(super) fn summary(tally: Tally) -> String {
    let Tally { errors, compliance, warnings, infos, accepted } = tally;
    let accepted = if accepted > 0 { format!("，已接受 {accepted}") } else { String::new() };
    format!("错误 {errors}，未达标 {compliance}，警告 {warnings}，提示 {infos}{accepted}")
}
