//! Findings for people, rustc style, with carets that are right under Chinese text.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;

use crate::diagnostic::{Located, Position, Severity};
use crate::source::{Excerpt, Sources};

/// Prints the findings of at least this severity, in the order of the files, but none that is accepted.
pub(in crate::cli) fn print(findings: &[Located], sources: &Sources, least: Severity) {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    let shown = |finding: &&Located| finding.accepted.is_none() && finding.diagnostic.severity <= least;
    let findings: Vec<&Located> = findings.iter().filter(shown).collect();
    let reports: Vec<String> =
        findings.par_iter().map(|finding| render(finding, sources, &renderer) + "\n\n").collect();
    // Written in one piece: standard error has no buffer, and findings may be thousands of lines.
    crate::cli::terminal::to_stderr(format_args!("{}", reports.concat()));
}

fn render(finding: &Located, sources: &Sources, renderer: &Renderer) -> String {
    let diagnostic = &finding.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Compliance | Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title =
        level.with_name(diagnostic.severity.label()).primary_title(&diagnostic.message).id(diagnostic.rule);
    let places = finding.position.iter().map(|at| (at, "", AnnotationKind::Primary));
    let labels =
        finding.labels.iter().map(|label| (&label.position, label.label.as_str(), AnnotationKind::Context));
    let excerpts: Vec<(&Position, Excerpt, &str, AnnotationKind)> =
        places.chain(labels).map(|(at, label, kind)| (at, Excerpt::new(at, sources), label, kind)).collect();
    let mut group = Group::with_title(title);
    for (at, excerpt, label, kind) in &excerpts {
        let annotation = kind.span(excerpt.span.clone());
        let annotation = if label.is_empty() { annotation } else { annotation.label(*label) };
        let snippet = Snippet::source(excerpt.line.as_str()).line_start(at.line).annotation(annotation);
        group = if excerpt.is_part {
            // An excerpt shortens long lines, so its own column would be wrong.
            let origin = Origin::path(at.path.as_str()).line(at.line).char_column(at.column);
            group.element(origin).element(snippet)
        } else {
            group.element(snippet.path(at.path.as_str()))
        };
    }
    if let Some(fix) = &diagnostic.fix {
        group = group.element(Level::HELP.with_name("改法").message(fix.as_str()));
    }
    renderer.render(&[group])
}
