//! Which findings are accepted by the records they are in, and which acceptances accept nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{
    Aim, Diagnostic, FileId, Located, Path, Place, Severity, is_acceptable, is_personal,
};
use crate::load::{Accepting, ReadTrees, extents, suggest};
use crate::records::Acceptance;
use crate::rulebook::{self, ACC_01, ACC_02};
use crate::source::Sources;

/// One entry of an `accept` list.
struct Entry<'a> {
    rule: &'a str,
    reason: &'a str,
    /// Where its rule is written.
    place: Place,
    fate: Fate,
}

/// What an entry has met so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nothing yet.
    Idle,
    /// A finding that cannot be accepted.
    Refused(Severity),
    /// A finding that is accepted now.
    Used,
}

/// The entries that apply to one file.
#[derive(Default)]
struct Reach {
    /// Byte ranges of parts of it with their entries, in the order of the file. Parts do not overlap.
    parts: Vec<(Range<usize>, Range<usize>)>,
    /// Those of the whole file.
    whole: Vec<usize>,
}

impl Reach {
    /// The entries that cover a byte, the narrowest first.
    fn at(&self, byte: usize) -> impl Iterator<Item = usize> {
        let after = self.parts.partition_point(|(extent, _)| extent.start <= byte);
        let part = after.checked_sub(1).map(|at| &self.parts[at]);
        let part = part.filter(|(extent, _)| byte < extent.end.max(extent.start + 1));
        part.map(|(_, entries)| entries.clone()).into_iter().flatten().chain(self.whole.iter().copied())
    }
}

/// Notes on every finding whether its record accepts it; returns a finding for each acceptance without effect.
pub(super) fn accept(
    findings: &mut [Located],
    accepting: &[Accepting],
    sources: &Sources,
    trees: &ReadTrees,
) -> Vec<Diagnostic> {
    if accepting.is_empty() {
        return Vec::new();
    }
    let (mut entries, reaches) = survey(accepting, sources, trees);
    for finding in findings.iter_mut() {
        let Some(at) = &finding.position else { continue };
        let Some(reach) = reaches.get(&at.file) else { continue };
        let severity = finding.diagnostic.severity;
        for entry in reach.at(at.bytes.start) {
            let entry = &mut entries[entry];
            if entry.rule != finding.diagnostic.rule {
                continue;
            }
            if !is_acceptable(entry.rule, severity) {
                entry.fate = Fate::Refused(severity);
                continue;
            }
            entry.fate = Fate::Used;
            if finding.accepted.is_none() {
                finding.accept(entry.reason);
            }
        }
    }
    // While there is an error, rules that conclude from the whole are silent: what they will find is not known yet.
    let all_is_said = !findings.iter().any(|finding| finding.diagnostic.severity == Severity::Error);
    entries.into_iter().filter_map(|entry| complaint(entry, all_is_said)).collect()
}

fn survey<'a>(
    accepting: &'a [Accepting],
    sources: &Sources,
    trees: &ReadTrees,
) -> (Vec<Entry<'a>>, BTreeMap<FileId, Reach>) {
    let parts: Vec<&Accepting> = accepting.iter().filter(|one| !one.record.is_empty()).collect();
    let places: Vec<(FileId, Path)> = parts.iter().map(|one| (one.file, one.record.clone())).collect();
    let mut extents = extents(&places, sources, trees).into_iter();
    let mut entries = Vec::new();
    let mut reaches: BTreeMap<FileId, Reach> = BTreeMap::new();
    for Accepting { file, record, list, accept } in accepting {
        let first = entries.len();
        entries.extend(accept.iter().enumerate().map(|(at, one)| {
            let mut path = list.clone();
            path.extend([at.into(), Acceptance::rule]);
            let place = Place { file: *file, aim: Aim::Value(path) };
            Entry { rule: one.rule.as_str(), reason: one.reason.as_str(), place, fate: Fate::Idle }
        }));
        let reach = reaches.entry(*file).or_default();
        if record.is_empty() {
            reach.whole.extend(first..entries.len());
        } else if let Some(extent) = extents.next().flatten() {
            reach.parts.push((extent, first..entries.len()));
        }
    }
    (entries, reaches)
}

fn complaint(entry: Entry<'_>, all_is_said: bool) -> Option<Diagnostic> {
    let Entry { rule, place, fate, .. } = entry;
    let severity = match fate {
        Fate::Used => return None,
        Fate::Refused(severity) => Some(severity),
        Fate::Idle => rulebook::find(rule).filter(|known| known.id == rule).map(|known| known.severity),
    };
    match severity {
        None => {
            let guess = same_but_for_case(rule).or_else(|| suggest(&rule.to_uppercase(), rule_ids()));
            let fix = match guess {
                Some(guess) => {
                    let title =
                        rulebook::find(guess).map(|rule| format!("（{}）", rule.title)).unwrap_or_default();
                    format!("是否想写“{guess}”{title}？")
                }
                None => "编号写在检查报告的方括号里，例如 WIN-03".into(),
            };
            Some(Diagnostic::of(&ACC_01, place, format!("没有编号为“{rule}”的规则")).fix(fix))
        }
        Some(severity) if !is_acceptable(rule, severity) || rule.starts_with("ACC-") => {
            let message = if is_personal(rule) {
                format!("“{rule}”说的是个人信息，不能接受")
            } else if is_acceptable(rule, severity) {
                format!("“{rule}”说的就是“接受”本身，不能接受")
            } else {
                format!("“{rule}”属于“{severity}”，不能接受")
            };
            let fix = if is_personal(rule) {
                "请删去个人信息，并删去这一条"
            } else {
                "只能接受警告和提示；请改正问题，并删去这一条"
            };
            Some(Diagnostic::of(&ACC_01, place, message).fix(fix))
        }
        Some(_) if all_is_said => Some(
            Diagnostic::of(&ACC_02, place, format!("这里已经没有“{rule}”的问题，不必再接受"))
                .fix("请删去这一条"),
        ),
        Some(_) => None,
    }
}

fn same_but_for_case(rule: &str) -> Option<&'static str> {
    rulebook::find(rule).map(|known| known.id)
}

fn rule_ids() -> impl Iterator<Item = &'static str> {
    rulebook::all().map(|rule| rule.id)
}
