//! Numbers planted straight into the bytes of a site, past every look at sources and values: the last look finds each one,
//! and nothing where nothing was planted.

use std::collections::BTreeSet;

use mingchuang::publish::{Allowed, Secret, look};
use mingchuang::records::Date;

use crate::site::{Site, tree};

/// None belongs to anybody: an example of GB 11643, numbers made for tests, numbers that are never given out, cards of no bank.
const NUMBERS: [(&str, Secret); 9] = [
    ("11010519491231002X", Secret::Identity),
    ("450803198807061238", Secret::Identity),
    ("450803195911269318", Secret::Identity),
    ("13800138000", Secret::Mobile),
    ("19912345678", Secret::Mobile),
    ("16600000001", Secret::Mobile),
    ("6222021234567890128", Secret::Card),
    ("6228480402564890018", Secret::Card),
    ("6225880137706868", Secret::Card),
];

/// Ways of writing digits so that people or scripts read them all the same.
const DIGITS: [fn(char) -> String; 16] = [
    |c| c.to_string(),
    |c| script(c, 0xFF10),
    |c| script(c, 0x660),
    |c| script(c, 0xF20),
    |c| script(c, 0x1810),
    |c| script(c, 0x1D7CE),
    |c| script(c, 0x1D7F6),
    |c| c.to_digit(10).map_or(c.into(), |d| "〇一二三四五六七八九".chars().nth(d as usize).unwrap().into()),
    |c| c.to_digit(10).map_or(c.into(), |d| "零幺贰叁肆伍陆柒捌玖".chars().nth(d as usize).unwrap().into()),
    |c| format!("&#{};", u32::from(c)),
    |c| format!("&#x{:X};", u32::from(c)),
    |c| format!("\\u{:04x}", u32::from(c)),
    |c| format!("\\x{:02X}", u32::from(c)),
    |c| format!("\\{:x} ", u32::from(c)),
    |c| format!("%{:02X}", u32::from(c)),
    |c| format!("<i>{c}</i>"),
];

/// What stands between groups, as it is shown or not shown.
const BETWEEN: [&str; 34] = [
    "",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n    ",
    "-",
    " - ",
    "－",
    "–",
    "—",
    ".",
    "·",
    "•",
    "_",
    "\u{a0}",
    "\u{3000}",
    "\u{2009}",
    "\u{200b}",
    "\u{200c}\u{200d}",
    "\u{2060}",
    "\u{ad}",
    "\u{feff}",
    "&nbsp;",
    "&shy;",
    "&#8203;",
    "&ensp;",
    "<wbr>",
    "</b><b class=\"a>b\">",
    "<!-- 138 -->",
    "<br>",
    ") ",
    "）（",
    "%20",
];

/// Where in a file: what is before and behind it, and in which file.
const PLACES: [(&str, &str, &str); 14] = [
    ("windows/a.html", "<p>联系 ", "，谢谢</p>"),
    ("windows/a.html", "<td>wx", "abc</td>"),
    ("windows/a.html", "<a title='电话", "'>1</a>"),
    ("windows/a.html", "<meta name=Description content='甲", "'>"),
    ("windows/a.html", "<!-- 联系", " -->"),
    ("windows/a.html", "2026<a href=\"?q=", "\">项</a>"),
    ("windows/a.html", "<h2 id=n", ">"),
    ("windows/a.html", "<script type=application/json>{\"a\":\"", "\"}</script>"),
    ("lookup/k/0", "mingchuang(\"k\",[\"甲\",\"", "\"])"),
    ("assets/site.js", "let a='", "';"),
    ("assets/site.css", ".a::after{content:\"", "\"}"),
    ("assets/logo.svg", "<svg viewBox=\"0 0 9 9\"><path d=\"M1 2 3\"/><text x=1>", "</text></svg>"),
    ("assets/a.txt", "名单\n", "\n"),
    ("assets/a.csv", "甲;", ";乙"),
];

fn script(c: char, zero: u32) -> String {
    c.to_digit(10).map_or(c, |digit| char::from_u32(zero + digit).unwrap()).to_string()
}

/// The groups people write the number in.
fn grouped(number: &str, between: &str, digit: fn(char) -> String) -> String {
    let sizes: &[usize] = match number.len() {
        11 => &[3, 4, 4],
        18 => &[6, 8, 4],
        _ => &[4, 4, 4, 4, 3],
    };
    let (mut rest, mut groups) = (number, Vec::new());
    for size in sizes {
        let (group, behind) = rest.split_at((*size).min(rest.len()));
        groups.push(group.chars().map(digit).collect::<String>());
        rest = behind;
    }
    groups.retain(|group| !group.is_empty());
    groups.join(between)
}

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

#[test]
fn every_number_planted_into_published_bytes_is_found() {
    let allowed = Allowed::default();
    let (mut planted, mut missed) = (0, BTreeSet::new());
    for (path, before, behind) in PLACES {
        for (number, what) in NUMBERS {
            // Every way of writing with the plain separator, every separator with plain digits, and some of both.
            let ways = DIGITS
                .iter()
                .enumerate()
                .flat_map(|(d, digit)| {
                    BETWEEN.iter().enumerate().map(move |(b, between)| (d, digit, b, between))
                })
                .filter(|(d, _, b, _)| *d == 0 || *b == 0 || (d * 7 + b) % 11 == 0);
            for (d, digit, _, between) in ways {
                // A tag cannot stand in a tag or a comment; there it is letters.
                let is_markup = between.contains('<') || d == 15;
                let takes_markup = before.ends_with(' ') && before.starts_with("<p")
                    || before.ends_with("<td>wx")
                    || path.ends_with("svg");
                if is_markup && !takes_markup {
                    continue;
                }
                let text = grouped(number, between, *digit);
                let page = format!("<p>甲 0775-4332555</p>{before}{text}{behind}<p>乙</p>");
                planted += 1;
                let found = look(page.as_bytes(), path, &allowed, today()).leaks;
                let at = page.find(before).unwrap() + before.len();
                let is_found = found
                    .iter()
                    .any(|leak| leak.what == what && (at..at + text.len()).contains(&leak.offset));
                let is_told = found.iter().any(|leak| leak.masked.contains(number));
                if !is_found || is_told {
                    missed.insert(format!("{path}: {page}"));
                }
            }
        }
    }
    assert!(planted > 10_000, "only {planted}");
    let some: Vec<_> = missed.iter().take(30).collect();
    assert!(missed.is_empty(), "{} of {planted} missed: {some:#?}", missed.len());
}

#[test]
fn nothing_is_found_where_nothing_was_planted() {
    let mut seed = 20_261_123_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut alarms = Vec::new();
    for _ in 0..20_000 {
        let mut n = |digits: u32| format!("{:0width$}", random(10_u64.pow(digits)), width = digits as usize);
        let (a, b, c) = (n(4), n(3), n(7));
        let record = format!(
            "<p>电话 0775-{c} 转 {a}，400-{b}-{a}</p><td>{a}</td><td>{b}</td><td>{c}</td>\
             <p>2026-1{}-2{} 08:30–12:00、14:30–17:30</p><p>港南政办发〔2026〕{b}号第{}、{}、{}项</p>\
             <p>收费 {b},{b},{b} 元，邮编 5371{}，{b} 室</p><a href=\"items/{b}-{a}.html?v={}\">受理号 {}{}</a>\
             <p>4508030001/2026-0{a} 12345 {b} 2026-12-01</p><svg viewBox=\"0 0 {a} {a}\"><path d=\"M{b} {a} {a} {a}.{c}\"/></svg>",
            n(1),
            n(1),
            n(2),
            n(2),
            n(2),
            n(2),
            n(8),
            n(7),
            n(5)
        );
        let found = look(record.as_bytes(), "windows/a.html", &Allowed::default(), today()).leaks;
        if !found.is_empty() {
            alarms.push((record, found));
        }
    }
    assert!(alarms.is_empty(), "{} of 20000: {:#?}", alarms.len(), alarms.iter().take(5).collect::<Vec<_>>());
}

#[test]
fn a_site_without_numbers_has_none() {
    let site = Site::new();
    site.build_with(&["--no-minify"]);
    let files = tree(&site.out());
    assert!(files.len() > 20);
    for (path, bytes) in files {
        assert_eq!(look(&bytes, &path, &Allowed::default(), today()).leaks, [], "{path}");
    }
}
