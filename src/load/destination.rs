use crate::records::{AttachmentPath, Scalar, ScalarFault};

/// Where a link or picture of a Markdown text leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To a file below `attachments/`, or to something that is none although it is written like one.
    File(Result<AttachmentPath, ScalarFault>),
    /// To a web page, a telephone, a mailbox, or a page of this site.
    Elsewhere,
    /// Nowhere, and why.
    Nowhere(&'static str),
}

/// Endings of files that a site holds in `attachments/` only.
const FILES: [&str; 17] = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "jpg", "jpeg", "png",
    "webp", "zip", "rar",
];

/// Reads the destination of a link, however staff write the way to `attachments/`: from the content folder, from the
/// file (`../attachments/…`), from the root of the site, as in Windows.
pub(super) fn destination(url: &str) -> Destination {
    if url.trim().is_empty() {
        return Destination::Nowhere("链接没有写地址，已去掉链接");
    }
    let slashes = url.trim().replace('\\', "/");
    let mut way = slashes.as_str();
    while let Some(rest) = ["../", "./", "/"].iter().find_map(|up| way.strip_prefix(up)) {
        way = rest;
    }
    if way.starts_with("attachments/") && !slashes.starts_with("//") {
        return Destination::File(AttachmentPath::parse(&decoded(way)));
    }
    match url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()) {
        Some(scheme) if !scheme.contains(['/', '?', '#']) => match scheme.as_str() {
            "http" | "https" | "mailto" | "tel" => Destination::Elsewhere,
            _ => Destination::Nowhere("链接的协议不在允许范围内，已去掉链接"),
        },
        _ if url.starts_with("//") => Destination::Nowhere("链接的协议不在允许范围内，已去掉链接"),
        _ => inside(way),
    }
}

/// A way inside the site: all its pages end in `.html`.
fn inside(way: &str) -> Destination {
    let path = way.split(['?', '#']).next().unwrap_or_default();
    let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let last = path.rsplit('/').next().and_then(ending);
    let host = path.split('/').next().and_then(ending);
    if last.is_some_and(|ending| FILES.contains(&ending.as_str())) {
        return Destination::Nowhere("链接的文件不在 attachments/ 里，不会发布，已去掉链接");
    }
    match host {
        Some(ending) if ending != "html" => {
            Destination::Nowhere("链接的网址没有以 https:// 开头，已去掉链接")
        }
        _ => Destination::Elsewhere,
    }
}

/// `%20` and its like as what they stand for; as written where they stand for nothing.
fn decoded(way: &str) -> String {
    let mut bytes = Vec::with_capacity(way.len());
    let mut rest = way.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match after {
            [high, low, beyond @ ..] if *first == b'%' && hex(high).is_some() && hex(low).is_some() => {
                bytes.push(hex(high).unwrap_or_default() << 4 | hex(low).unwrap_or_default());
                rest = beyond;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| way.to_owned())
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
            let expected = AttachmentPath::parse("attachments/a b.pdf");
            assert_eq!(destination(way), Destination::File(expected), "{way}");
        }
        for way in
            ["attachments/../site.yaml", "attachments/", "attachments/a?.pdf", "../attachments/%2e%2e/a"]
        {
            assert!(matches!(destination(way), Destination::File(Err(_))), "{way}");
        }
        assert!(matches!(destination("attachments/100%.pdf"), Destination::File(Ok(_))));
    }

    #[test]
    fn what_leads_nowhere_is_known() {
        for way in [
            "",
            " ",
            "www.example.gov.cn/zwgk/",
            "example.gov.cn",
            "example.cn/a.html",
            "fangjia.pdf",
            "files/a.docx",
            "../a.png",
            "C:\\附件\\1.doc",
            "file:///D:/a.pdf",
            "javascript:alert(1)",
            "//evil.example",
            "data:text/html,x",
            "//attachments/a.pdf",
        ] {
            assert!(matches!(destination(way), Destination::Nowhere(_)), "{way}");
        }
        for way in [
            "https://a.example/b.pdf",
            "http://a.example",
            "mailto:a@example.gov.cn",
            "tel:12345",
            "../a.html?x=1:2",
            "guide.html",
            "../windows/index.html#a",
            "#s1",
            "items/",
            "?a",
        ] {
            assert_eq!(destination(way), Destination::Elsewhere, "{way}");
        }
    }
}
