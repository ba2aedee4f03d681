//! SARIF 2.1.0, the format of code scanners.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::diagnostic::{Located, Position, Severity};
use crate::rulebook;

use super::Report;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The name in the log for the content folder, to which the addresses of files are relative.
const CONTENT: &str = "CONTENT";
/// The name for the folder where the program ran, to which a relative content folder is relative.
const START: &str = "START";

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    original_uri_base_ids: BTreeMap<&'static str, UriBase>,
    results: Vec<Outcome<'r>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message<'static>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UriBase {
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
struct Message<'r> {
    text: Cow<'r, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'r> {
    rule_id: &'r str,
    rule_index: usize,
    level: &'static str,
    message: Message<'r>,
    locations: Vec<Location<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'r>>,
    /// Present even if empty: without a list, a scanner assumes a run that does not know suppressions.
    suppressions: Vec<Suppression<'r>>,
    properties: Properties<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "SARIF names its fields")]
struct Location<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Suppression<'r> {
    kind: &'static str,
    status: &'static str,
    justification: &'r str,
}

#[derive(Serialize)]
struct Properties<'r> {
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'r str>,
}

pub(super) fn text(report: &Report<'_>) -> serde_json::Result<String> {
    let findings = &report.checked.findings;
    let mut rules: Vec<&'static str> = findings.iter().map(|finding| finding.diagnostic.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let results = findings.iter().map(|finding| outcome(finding, &rules)).collect();
    let describe = |id: &&'static str| Descriptor {
        id,
        short_description: rulebook::find(id).map(|rule| message(rule.title)),
    };
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(describe).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        language: "zh-CN",
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: bases(&report.folder()),
        results,
    };
    Ok(serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })? + "\n")
}

fn bases(folder: &str) -> BTreeMap<&'static str, UriBase> {
    let start = || (START, UriBase { uri: None, uri_base_id: None });
    match folder {
        "" => [(CONTENT, UriBase { uri: None, uri_base_id: None })].into(),
        _ if folder.starts_with('/') => {
            let uri = Some(format!("file://{}", encoded(folder)));
            [(CONTENT, UriBase { uri, uri_base_id: None })].into()
        }
        _ => [(CONTENT, UriBase { uri: Some(encoded(folder)), uri_base_id: Some(START) }), start()].into(),
    }
}

fn outcome<'r>(finding: &'r Located, rules: &[&str]) -> Outcome<'r> {
    let diagnostic = &finding.diagnostic;
    let text = match &diagnostic.fix {
        Some(fix) => Cow::from(format!("{}\n改法：{fix}", diagnostic.message)),
        None => Cow::from(diagnostic.message.as_str()),
    };
    Outcome {
        rule_id: diagnostic.rule,
        rule_index: rules.binary_search(&diagnostic.rule).unwrap_or_default(),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Compliance | Severity::Warning => "warning",
            Severity::Info => "note",
        },
        message: Message { text },
        locations: finding.position.iter().map(|at| location(at, None)).collect(),
        related_locations: finding
            .labels
            .iter()
            .enumerate()
            .map(|(at, label)| location(&label.position, Some((at, label.label.as_str()))))
            .collect(),
        suppressions: finding
            .accepted
            .iter()
            .map(|reason| Suppression { kind: "inSource", status: "accepted", justification: reason })
            .collect(),
        properties: Properties { severity: diagnostic.severity.identifier(), fix: diagnostic.fix.as_deref() },
    }
}

fn location<'r>(at: &Position, label: Option<(usize, &'r str)>) -> Location<'r> {
    Location {
        id: label.map(|(id, _)| id),
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: encoded(&at.path), uri_base_id: CONTENT },
            region: Region {
                start_line: at.line,
                start_column: at.column,
                end_line: at.end_line,
                end_column: at.end_column,
            },
        },
        message: label.map(|(_, text)| message(text)),
    }
}

fn message(text: &str) -> Message<'_> {
    Message { text: text.into() }
}

/// A path as a URI: percent-encoded but for unreserved characters and `/`.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address_that_no_reader_takes_for_another() {
        assert_eq!(encoded("windows/窗 口#1%.yaml"), "windows/%E7%AA%97%20%E5%8F%A3%231%25.yaml");
        assert_eq!(encoded("a:b/c?d.md"), "a%3Ab/c%3Fd.md");
    }

    #[test]
    fn a_relative_content_folder_is_relative_to_a_named_place() {
        let json = |folder| serde_json::to_string(&bases(folder)).unwrap();
        assert_eq!(json("content/"), r#"{"CONTENT":{"uri":"content/","uriBaseId":"START"},"START":{}}"#);
        assert_eq!(json("/srv/内容/"), r#"{"CONTENT":{"uri":"file:///srv/%E5%86%85%E5%AE%B9/"}}"#);
        assert_eq!(json(""), r#"{"CONTENT":{}}"#);
    }
}
