use crate::diagnostic::Rule;
use crate::records::{AttachmentPath, Scalar, ScalarFault, decoded, host_of};
use crate::rulebook::{DIS_10, TXT_03};

/// Where a link or picture of a Markdown text leads.
#[derive(Debug)]
pub(super) enum Destination {
    /// To a file below `attachments/`, or to something that is none although it is written like one.
    File(Result<AttachmentPath, ScalarFault>),
    /// To a web page, a telephone, a mailbox, or a page of this site.
    Elsewhere,
    /// Nowhere, and why.
    Nowhere(DeadEnd),
}

/// Why an address leads nowhere, whatever pages there are.
#[derive(Debug)]
pub(super) struct DeadEnd {
    pub(super) rule: &'static Rule,
    pub(super) why: &'static str,
    pub(super) fix: String,
}

impl DeadEnd {
    fn at(why: &'static str, fix: impl Into<String>) -> Self {
        Self { rule: &DIS_10, why, fix: fix.into() }
    }
}

/// Endings of files that a site holds in `attachments/` only.
const FILES: [&str; 30] = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "rtf", "txt", "csv",
    "jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "zip", "rar", "7z", "exe", "apk", "msi",
    "mp3", "mp4",
];

const TO_ATTACHMENTS: &str = "请把文件放到 attachments/ 里，写成 [文件名称](../attachments/文件名称.pdf)";

/// Reads the destination of a link, however staff write the way to `attachments/`: from the content folder, from the
/// file (`../attachments/…`), from the root of the site, as in Windows.
pub(super) fn destination(url: &str) -> Destination {
    let url = url.trim();
    if url.is_empty() {
        let fix = "请在圆括号里写上网址；不需要链接的，去掉方括号和圆括号";
        return Destination::Nowhere(DeadEnd::at("链接没有写地址", fix));
    }
    let slashes = url.replace('\\', "/");
    let mut way = slashes.as_str();
    while let Some(rest) = ["../", "./", "/"].iter().find_map(|up| way.strip_prefix(up)) {
        way = rest;
    }
    if way.starts_with("attachments/") && !slashes.starts_with("//") {
        return Destination::File(AttachmentPath::parse(&decoded(way)));
    }
    // A colon of Chinese text is meant like the other.
    let scheme = url.split_once([':', '：']).map(|(scheme, _)| scheme.to_ascii_lowercase());
    let dead_end = match scheme.filter(|scheme| !scheme.contains(['/', '?', '#'])).as_deref() {
        Some("http" | "https") if host_of(url).is_some() => None,
        Some("http" | "https") => {
            let rest = url.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            Some(DeadEnd::at("链接的网址写得不对", with_scheme(rest)))
        }
        Some("mailto" | "tel") => None,
        Some(drive) if drive == "file" || drive.len() == 1 => {
            Some(DeadEnd::at("链接的是自己电脑里的文件，别人打不开", TO_ATTACHMENTS))
        }
        Some(_) => Some(DeadEnd {
            rule: &TXT_03,
            why: "链接的协议不在允许范围内，已去掉链接",
            fix: "请使用 https、http、mailto、tel 或站内地址；文件放到 attachments/ 里".into(),
        }),
        None if slashes.starts_with("//") => Some(without_scheme(&slashes)),
        None => inside(way),
    };
    dead_end.map_or(Destination::Elsewhere, Destination::Nowhere)
}

/// What is wrong with a way inside the site: all its pages end in `.html`.
fn inside(way: &str) -> Option<DeadEnd> {
    let path = way.split(['?', '#']).next().unwrap_or_default();
    let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let (first, last) = (path.split('/').next().unwrap_or_default(), path.rsplit('/').next());
    if path.contains('@') {
        return Some(DeadEnd::at("链接的邮箱前面没有写 mailto:", format!("请写成 mailto:{way}")));
    }
    if path.len() >= SHORTEST_NUMBER && path.bytes().all(|b| b.is_ascii_digit() || b"+-".contains(&b)) {
        return Some(DeadEnd::at("链接的电话前面没有写 tel:", format!("请写成 tel:{way}")));
    }
    if last.and_then(ending).is_some_and(|ending| FILES.contains(&ending.as_str())) {
        return Some(DeadEnd::at("链接的文件不在 attachments/ 里，不会发布", TO_ATTACHMENTS));
    }
    // What staff call a content file is told from a host by its ending.
    let is_host =
        ending(first).is_some_and(|ending| !["html", "htm", "xml", "md", "yaml", "yml"].contains(&&*ending));
    is_host.then(|| without_scheme(way))
}

/// Digits of the shortest telephone: `110` is too easily the name of a page.
const SHORTEST_NUMBER: usize = 5;

fn without_scheme(way: &str) -> DeadEnd {
    DeadEnd::at("链接的网址没有以 https:// 开头，会被当成站内地址", with_scheme(way))
}

fn with_scheme(rest: &str) -> String {
    format!("请写完整网址：https://{}", rest.trim_start_matches([':', '：', '/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_the_attachments_is_understood() {
        for way in [
            "attachments/a b.pdf",
            "../attachments/a b.pdf",
            "../../attachments/a%20b.pdf",
            "./attachments/a b.pdf",
            "/attachments/a%20b.pdf",
            "..\\attachments\\a b.pdf",
        ] {
            let Destination::File(Ok(path)) = destination(way) else { panic!("{way}") };
            assert_eq!(path.as_str(), "attachments/a b.pdf", "{way}");
        }
        for way in
            ["attachments/../site.yaml", "attachments/", "attachments/a?.pdf", "../attachments/%2e%2e/a"]
        {
            assert!(matches!(destination(way), Destination::File(Err(_))), "{way}");
        }
        assert!(matches!(destination("attachments/100%.pdf"), Destination::File(Ok(_))));
    }

    #[test]
    fn what_leads_nowhere_is_known_with_its_cause_and_the_way_out() {
        for (way, rule, fix) in [
            ("", "DIS-10", "写上网址"),
            (" ", "DIS-10", "写上网址"),
            ("www.example.gov.cn/zwgk/", "DIS-10", "https://www.example.gov.cn/zwgk/"),
            ("example.gov.cn", "DIS-10", "https://example.gov.cn"),
            ("example.cn/a.html", "DIS-10", "https://example.cn/a.html"),
            ("//evil.example", "DIS-10", "https://evil.example"),
            ("//attachments/a.pdf", "DIS-10", "https://attachments/a.pdf"),
            ("https:/www.example.gov.cn/a", "DIS-10", "https://www.example.gov.cn/a"),
            ("http:www.example.gov.cn", "DIS-10", "https://www.example.gov.cn"),
            ("https：//www.example.gov.cn", "DIS-10", "https://www.example.gov.cn"),
            ("https://", "DIS-10", "https://"),
            ("zwgk@example.gov.cn", "DIS-10", "mailto:zwgk@example.gov.cn"),
            ("0775-0000001", "DIS-10", "tel:0775-0000001"),
            ("fangjia.pdf", "DIS-10", "attachments/"),
            ("files/a.docx", "DIS-10", "attachments/"),
            ("../a.png", "DIS-10", "attachments/"),
            ("setup.exe", "DIS-10", "attachments/"),
            ("C:\\附件\\1.doc", "DIS-10", "attachments/"),
            ("file:///D:/a.pdf", "DIS-10", "attachments/"),
            ("javascript:alert(1)", "TXT-03", "https"),
            ("JavaScript:alert(1)", "TXT-03", "https"),
            ("vbscript:x", "TXT-03", "https"),
            ("data:text/html,x", "TXT-03", "https"),
            ("ftp://example.gov.cn/a", "TXT-03", "https"),
        ] {
            let Destination::Nowhere(dead_end) = destination(way) else { panic!("{way}") };
            assert_eq!(dead_end.rule.id, rule, "{way}");
            assert!(dead_end.fix.contains(fix), "{way}: {}", dead_end.fix);
        }
        for way in [
            "https://a.example/b.pdf",
            "http://a.example",
            "HTTPS://a.example",
            "mailto:a@example.gov.cn",
            "tel:12345",
            "../a.html?x=1:2",
            "guide.html",
            "guide.md",
            "../windows/index.html#a",
            "#s1",
            "items/",
            "?a",
        ] {
            assert!(matches!(destination(way), Destination::Elsewhere), "{way}");
        }
    }
}
