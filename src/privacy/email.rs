//! Addresses for mail that belong to people, not to offices: those of the free services.

use std::ops::Range;

const SERVICES: [&str; 26] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "188.com",
    "263.net",
    "sina.com",
    "sina.cn",
    "sina.com.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "tom.com",
    "21cn.com",
    "aliyun.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.cn",
    "msn.com",
    "icloud.com",
    "yahoo.com",
    "yahoo.com.cn",
];

/// The address around a sign for `@`, if it is at one of the free services.
pub(super) fn around(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let before = text[..at.start].trim_end_matches([' ', '\u{a0}']);
    let name = before.len() - before.trim_end_matches(in_name).len();
    let behind = text[at.end..].trim_start_matches([' ', '\u{a0}']);
    let end =
        behind.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(behind.len());
    let domain = behind[..end].trim_end_matches(['.', '-']);
    (name > 0 && is_free_service(domain))
        .then(|| before.len() - name..text.len() - behind.len() + domain.len())
}

/// Is mail to this domain delivered by a service that is open to everybody?
pub fn is_free_service(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    SERVICES
        .iter()
        .any(|service| domain.strip_suffix(service).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
}
