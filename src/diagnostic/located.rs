use std::ops::Range;

use super::{Diagnostic, FileId, is_acceptable, mask};

/// A finding together with everything needed to show it, worked out from the source text.
///
/// Text enters it only through [`Located::new`] and [`Located::accept`], and both hide private numbers, so no
/// report can forget to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Its place, if it has one.
    pub position: Option<Position>,
    /// The places of [`Diagnostic::related`], in the same order.
    pub labels: Vec<LocatedLabel>,
    /// Why the record's owner accepts it, if they do.
    pub accepted: Option<String>,
}

/// A second place with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedLabel {
    /// Where.
    pub position: Position,
    /// Short Chinese label.
    pub label: String,
}

/// A spot in a file as people and editors count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The file.
    pub file: FileId,
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end, from 1.
    pub end_line: usize,
    /// Column of the first character after the end, from 1.
    pub end_column: usize,
    /// Byte range of the decoded text.
    pub bytes: Range<usize>,
}

impl Located {
    /// Joins a finding with its places and hides the private numbers in every text of it, file names included:
    /// some contain a person's number.
    pub fn new(
        mut diagnostic: Diagnostic,
        mut position: Option<Position>,
        mut labels: Vec<LocatedLabel>,
    ) -> Self {
        let hide = |text: &mut String| {
            *text = mask(text);
            shorten(text);
        };
        hide(&mut diagnostic.message);
        diagnostic.fix.iter_mut().for_each(hide);
        diagnostic.related.iter_mut().for_each(|(_, label)| hide(label));
        if let Some(at) = &mut position {
            hide(&mut at.path);
        }
        for label in &mut labels {
            hide(&mut label.label);
            hide(&mut label.position.path);
        }
        Self { diagnostic, position, labels, accepted: None }
    }

    /// Notes why the finding is accepted; leaves an error, a failure to comply and personal data as they are.
    pub fn accept(&mut self, reason: &str) {
        if is_acceptable(self.diagnostic.rule, self.diagnostic.severity) {
            self.accepted = Some(mask(reason));
        }
    }

    /// Sorts findings by file and line, and drops repetitions.
    pub fn sort(findings: &mut Vec<Self>) {
        findings.sort_by_cached_key(|finding| {
            let position = finding.position.as_ref().map(|at| (at.file, at.line, at.column));
            let diagnostic = &finding.diagnostic;
            (position, diagnostic.severity, diagnostic.rule, diagnostic.message.clone())
        });
        findings.dedup();
    }
}

/// The longest text of a finding, in characters: it may quote a value, and a value may fill a whole file.
const LONGEST: usize = 1000;

fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Place, Rule, Severity};
    use super::*;

    static WARNING: Rule = Rule { id: "WIN-03", severity: Severity::Warning, title: "甲", doc: "" };

    #[test]
    fn whatever_a_located_finding_says_hides_private_numbers() {
        let place = Place::file(FileId(0));
        let at = Position {
            file: FileId(0),
            path: "windows/张三13800138000.yaml".into(),
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
            bytes: 0..0,
        };
        let diagnostic = Diagnostic::of(&WARNING, place.clone(), "甲11010519491231002X")
            .fix("乙11010519491231002X")
            .related(place, "丙13800138000");
        let label = LocatedLabel { position: at.clone(), label: "丙13800138000".into() };
        let mut finding = Located::new(diagnostic, Some(at), vec![label]);
        finding.accept("丁13800138000");
        let said = format!("{finding:?}");
        assert!(!said.contains("13800138000") && !said.contains("11010519491231002X"), "{said}");
        assert_eq!(finding.accepted.as_deref(), Some("丁138****8000"));
    }

    #[test]
    fn nobody_accepts_what_belongs_to_a_person() {
        static PERSONAL: Rule = Rule { id: "PRV-11", severity: Severity::Warning, title: "甲", doc: "" };
        let mut finding = Located::new(Diagnostic::general(&PERSONAL, "甲"), None, Vec::new());
        finding.accept("知道了");
        assert_eq!(finding.accepted, None);
    }

    #[test]
    fn only_warnings_and_hints_can_be_accepted() {
        for severity in [Severity::Error, Severity::Compliance, Severity::Warning, Severity::Info] {
            let diagnostic = Diagnostic { severity, ..Diagnostic::general(&WARNING, "甲") };
            let mut finding = Located::new(diagnostic, None, Vec::new());
            finding.accept("知道了");
            assert_eq!(finding.accepted.is_some(), severity > Severity::Compliance, "{severity}");
        }
    }
}
