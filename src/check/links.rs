//! DIS: links that lead away from the site. Whether they can be reached is not asked: nothing here uses the network.

use std::net::IpAddr;

use crate::records::{HttpUrl, Site, Text, decoded, host_of};
use crate::registry::Registry;
use crate::rulebook::{DIS_11, DIS_12};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] =
    &[Check::direct(&DIS_11, lead_to_allowed_hosts), Check::direct(&DIS_12, lead_to_public_pages)];

/// Asks `judge` about every link that leads away, by its address and its host in small letters: what is wrong, and what to
/// do about it.
fn judge_each(registry: &Registry, judge: impl Fn(&str, &str) -> Option<(String, String)>, found: Sink<'_>) {
    for link in registry.links().into_iter().filter(|link| link.leads_away(registry)) {
        let host = host_of(link.url).unwrap_or_default().to_lowercase();
        if let Some((message, fix)) = judge(link.url, &host) {
            found(Finding::on(link.place.file, link.place.aim, message).fix(fix));
        }
    }
}

fn lead_to_allowed_hosts(scene: &Scene<'_>, found: Sink<'_>) {
    let site = &scene.registry.site;
    if site.allowed_hosts.is_empty() {
        return;
    }
    // Some write a whole address, some `*.gov.cn`.
    let host = |entry: &str| host_of(entry).unwrap_or(entry).trim_start_matches(['*', '.']).to_lowercase();
    let own = [site.site_domain.as_str()].into_iter().chain(site.base_url.as_ref().map(HttpUrl::as_str));
    let allowed: Vec<String> = site.allowed_hosts.iter().map(Text::as_str).chain(own).map(host).collect();
    let is_allowed = |host: &str| {
        let rests = allowed.iter().filter_map(|allowed| host.strip_suffix(allowed.as_str()));
        rests.into_iter().any(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let judge = |_: &str, host: &str| {
        let list = Site::allowed_hosts.label();
        let fix = format!("请核对网址；可以链接的，请在站点设置的“{list}”里加上它");
        (!is_allowed(host)).then(|| (format!("链接的网站不在允许的范围内：{host}"), fix))
    };
    judge_each(scene.registry, judge, found);
}

/// Endings of files that run when they are opened.
const PROGRAMS: [&str; 17] = [
    "exe", "msi", "bat", "cmd", "scr", "pif", "ps1", "vbs", "jar", "apk", "xapk", "ipa", "dmg", "pkg", "deb",
    "rpm", "sh",
];

fn lead_to_public_pages(scene: &Scene<'_>, found: Sink<'_>) {
    let judge = |url: &str, host: &str| {
        let (what, fix) = if is_address(host) {
            ("链接用的是 IP 地址", "请改用域名；没有域名的，群众难以分辨是不是政府网站")
        } else if !host.contains('.') {
            ("链接的网址只能在内部网络打开", "请改用群众打得开的网址，或者去掉链接")
        } else if is_program(url) {
            ("链接直接下载程序", "请链接到介绍这个程序的网页，由群众自己决定是否下载")
        } else {
            return None;
        };
        Some((format!("{what}：{url}"), fix.to_owned()))
    };
    judge_each(scene.registry, judge, found);
}

/// Is the host an address, in whichever way browsers read one? No name ends in a number.
fn is_address(host: &str) -> bool {
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let hex = last.strip_prefix("0x").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_hexdigit()));
    let is_number = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
    host.starts_with('[') || hex || is_number || host.parse::<IpAddr>().is_ok()
}

fn is_program(url: &str) -> bool {
    let path = decoded(url.split(['?', '#']).next().unwrap_or_default());
    let after_host = path.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let name = after_host.map_or("", |(_, path)| path).rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, ending)| PROGRAMS.contains(&ending.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_in_every_spelling() {
        for host in ["192.168.1.1", "3232235777", "0x7f.1", "0xc0a80101", "[::1]", "127.1", "10.0.0.1."] {
            assert!(is_address(host), "{host}");
        }
        for host in ["www.gov.cn", "12306.cn", "1.gov.cn", "0775.gov.cn", "localhost", "政府.中国"] {
            assert!(!is_address(host), "{host}");
        }
    }

    #[test]
    fn a_program_is_known_by_its_ending() {
        for url in ["https://a.cn/a.exe", "https://a.cn/b/A.APK?x=1", "https://a.cn/%E7%A8%8B.bat#y"] {
            assert!(is_program(url), "{url}");
        }
        for url in ["https://www.gov.cn", "https://a.sh", "https://a.cn/exe", "https://a.cn/a.html?f=a.exe"] {
            assert!(!is_program(url), "{url}");
        }
    }
}
