//! Workflow commands: GitHub shows each as an annotation beside its line.

use std::fmt::Write;

use crate::diagnostic::{Located, Severity};

use super::Report;

pub(super) fn text(report: &Report<'_>) -> String {
    let folder = report.folder();
    report.checked.findings.iter().map(|finding| command(finding, &folder)).collect()
}

fn command(finding: &Located, folder: &str) -> String {
    let diagnostic = &finding.diagnostic;
    let level = match diagnostic.severity {
        _ if finding.accepted.is_some() => "notice",
        Severity::Error => "error",
        Severity::Compliance | Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    let mut add = |key: &str, value: &str| properties.push(format!("{key}={}", property(value)));
    if let Some(at) = &finding.position {
        add("file", &format!("{folder}{}", at.path));
        add("line", &at.line.to_string());
        if at.end_line > at.line {
            add("endLine", &at.end_line.to_string());
        }
        add("col", &at.column.to_string());
        // GitHub takes an end column only together with a single line.
        if at.end_line == at.line {
            add("endColumn", &at.end_column.to_string());
        }
    }
    let accepted = finding.accepted.as_ref().map_or("", |_| "，已接受");
    add("title", &format!("{} {}{accepted}", diagnostic.rule, diagnostic.severity));
    let mut message = diagnostic.message.clone();
    for label in &finding.labels {
        let at = &label.position;
        let _ = write!(message, "\n{}：{folder}{}:{}:{}", label.label, at.path, at.line, at.column);
    }
    if let Some(fix) = &diagnostic.fix {
        let _ = write!(message, "\n改法：{fix}");
    }
    if let Some(reason) = &finding.accepted {
        let _ = write!(message, "\n已接受：{reason}");
    }
    format!("::{level} {}::{}\n", properties.join(","), data(&message))
}

/// Escapes a message, which follows the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which follows `key=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        assert_eq!(data("100%\r\n::error::a,b"), "100%25%0D%0A::error::a,b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
