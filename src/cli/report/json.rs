//! One JSON object; its shape is documented in `docs/command-line.md` and only grows.

use serde::Serialize;

use crate::diagnostic::{Located, Position};
use crate::pipeline::ExternalLink;

use super::Report;

#[derive(Serialize)]
struct Document<'r> {
    tool: Tool,
    as_of: String,
    content: String,
    strict: bool,
    summary: Summary,
    findings: Vec<Finding<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<Link<'r>>>,
}

#[derive(Serialize)]
struct Link<'r> {
    url: &'r str,
    places: Vec<Place<'r>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    compliance: usize,
    warnings: usize,
    infos: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct Finding<'r> {
    rule: &'r str,
    severity: &'static str,
    message: &'r str,
    fix: Option<&'r str>,
    #[serde(flatten)]
    place: Place<'r>,
    labels: Vec<Label<'r>>,
    accepted: Option<&'r str>,
}

#[derive(Serialize)]
struct Label<'r> {
    message: &'r str,
    #[serde(flatten)]
    place: Place<'r>,
}

#[derive(Serialize)]
struct Place<'r> {
    file: Option<&'r str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

pub(super) fn text(report: &Report<'_>) -> serde_json::Result<String> {
    let tally = report.checked.tally();
    let document = Document {
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        as_of: report.day.to_string(),
        content: report.folder(),
        strict: report.strict,
        summary: Summary {
            errors: tally.errors,
            compliance: tally.compliance,
            warnings: tally.warnings,
            infos: tally.infos,
            accepted: tally.accepted,
        },
        findings: report.checked.findings.iter().map(finding).collect(),
        links: report.links.map(|links| links.iter().map(link).collect()),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn finding(found: &Located) -> Finding<'_> {
    let diagnostic = &found.diagnostic;
    Finding {
        rule: diagnostic.rule,
        severity: diagnostic.severity.identifier(),
        message: &diagnostic.message,
        fix: diagnostic.fix.as_deref(),
        place: place(found.position.as_ref()),
        labels: found
            .labels
            .iter()
            .map(|label| Label { message: &label.label, place: place(Some(&label.position)) })
            .collect(),
        accepted: found.accepted.as_deref(),
    }
}

fn link(link: &ExternalLink) -> Link<'_> {
    Link { url: &link.url, places: link.places.iter().map(|at| place(Some(at))).collect() }
}

fn place(at: Option<&Position>) -> Place<'_> {
    Place {
        file: at.map(|at| at.path.as_str()),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        end_line: at.map(|at| at.end_line),
        end_column: at.map(|at| at.end_column),
    }
}
