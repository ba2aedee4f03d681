//! The page that stands in for the site while the content is broken.

use std::fmt::Write;

use crate::diagnostic::{Located, Position, Severity};
use crate::source::{Excerpt, Sources};

/// The address under which the last good site can still be read.
pub(super) const LAST_GOOD: &str = "/_last-good/";

const STYLE: &str = "body{font:18px/1.7 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;\
color:#1b1b1b;background:#fff}h1{font-size:1.5rem}li{margin:0 0 1.5rem}code,pre{font-family:ui-monospace,monospace}\
pre{background:#f3f3f3;padding:.6rem;overflow:auto;margin:.4rem 0}mark{background:#ffd24d}.place{color:#555}\
.fix{border-left:4px solid #0a6b3d;padding-left:.6rem}@media(prefers-color-scheme:dark){body{background:#111;\
color:#eee}a{color:#8cc8ff}pre{background:#222}.place{color:#bbb}mark{color:#000}}";

/// The page of the findings that stop publication.
pub(super) fn of_findings(findings: &[Located], sources: &Sources, has_site: bool) -> String {
    let errors: Vec<&Located> =
        findings.iter().filter(|finding| finding.diagnostic.severity == Severity::Error).collect();
    let mut body = format!("<h1>内容有 {} 处错误，改好后本页自动刷新</h1>\n<ol>\n", errors.len());
    for finding in errors {
        let diagnostic = &finding.diagnostic;
        let _ = write!(body, "<li><strong>{}</strong> [{}]", escape(&diagnostic.message), diagnostic.rule);
        if let Some(at) = &finding.position {
            body.push_str(&excerpt(at, sources));
        }
        for label in &finding.labels {
            let _ = write!(body, "<div>{}</div>{}", escape(&label.label), excerpt(&label.position, sources));
        }
        if let Some(fix) = &diagnostic.fix {
            let _ = write!(body, "<p class=\"fix\">改法：{}</p>", escape(fix));
        }
        body.push_str("</li>\n");
    }
    body.push_str("</ol>\n");
    body.push_str(&accepted(findings));
    page(&body, has_site)
}

/// The accepted findings, apart from those that have to be mended.
fn accepted(findings: &[Located]) -> String {
    let accepted: Vec<(&Located, &str)> =
        findings.iter().filter_map(|finding| Some((finding, finding.accepted.as_deref()?))).collect();
    if accepted.is_empty() {
        return String::new();
    }
    let mut list = format!("<h2>已接受 {} 条</h2>\n<ul>\n", accepted.len());
    for (Located { diagnostic, position, .. }, reason) in accepted {
        let place = position.as_ref().map_or_else(String::new, |at| format!("{}:{}", at.path, at.line));
        let _ = writeln!(
            list,
            "<li>{} [{}]<div class=\"place\">{}</div><p>理由：{}</p></li>",
            escape(&diagnostic.message),
            diagnostic.rule,
            escape(&place),
            escape(reason)
        );
    }
    list + "</ul>\n"
}

/// The page of a failure that no record has caused: a broken theme, a full disk.
pub(super) fn of_failure(message: &str, has_site: bool) -> String {
    page(&format!("<h1>暂时无法生成，改好后本页自动刷新</h1>\n<pre>{}</pre>\n", escape(message)), has_site)
}

fn page(body: &str, has_site: bool) -> String {
    let last_good = if has_site {
        format!("<p><a href=\"{LAST_GOOD}index.html\">查看上一次成功生成的网站</a></p>\n")
    } else {
        String::new()
    };
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>内容有错误 - 明窗预览</title><style>{STYLE}</style></head>\
         <body><main>\n{body}{last_good}</main></body></html>\n"
    )
}

fn excerpt(at: &Position, sources: &Sources) -> String {
    let Excerpt { line, span, .. } = Excerpt::new(at, sources);
    format!(
        "<div class=\"place\">{}:{}:{}</div><pre>{}<mark>{}</mark>{}</pre>",
        escape(&at.path),
        at.line,
        at.column,
        escape(&line[..span.start]),
        escape(&line[span.clone()]),
        escape(&line[span.end..])
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_shown_as_text() {
        let page = of_failure("templates/<b>.html", true);
        assert!(page.contains("templates/&lt;b&gt;.html") && page.contains(LAST_GOOD));
        assert!(!of_failure("", false).contains(LAST_GOOD));
    }
}
