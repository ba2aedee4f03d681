//! Addresses for mail that belong to people, not to offices: those of the free services.

use std::ops::Range;

use super::accounts::is_initials;
use super::marks::marks_before;

const SERVICES: [&str; 62] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "163.net",
    "126.com",
    "yeah.net",
    "188.com",
    "263.net",
    "x263.net",
    "sina.com",
    "sina.cn",
    "sina.net",
    "sina.com.cn",
    "sohu.com",
    "sogou.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "wo.com.cn",
    "tom.com",
    "21cn.com",
    "21cn.net",
    "eyou.com",
    "chinaren.com",
    "citiz.net",
    "88.com",
    "111.com",
    "email.cn",
    "aliyun.com",
    "msn.com",
    "msn.cn",
    "me.com",
    "mac.com",
    "icloud.com",
    "icloud.com.cn",
    "aol.com",
    "mail.com",
    "gmx.com",
    "gmx.net",
    "gmx.de",
    "zoho.com",
    "zoho.com.cn",
    "yandex.com",
    "yandex.ru",
    "mail.ru",
    "bk.ru",
    "list.ru",
    "inbox.ru",
    "rambler.ru",
    "proton.me",
    "pm.me",
    "tuta.io",
    "tutanota.com",
    "fastmail.com",
    "hushmail.com",
    "duck.com",
    "naver.com",
    "hanmail.net",
    "daum.net",
    "qq.cn",
    "vip.com.cn",
    "rocketmail.com",
];

/// Services with a domain in many countries: `yahoo.co.jp`.
const EVERYWHERE: [&str; 8] =
    ["gmail", "googlemail", "hotmail", "outlook", "live", "yahoo", "ymail", "protonmail"];

/// Ways to write the dot of a domain; the first is the dot.
const DOTS: [&str; 16] = [
    ".",
    ",",
    "，",
    "．",
    "。",
    "｡",
    "[dot]",
    "(dot)",
    "（dot）",
    "{dot}",
    "【dot】",
    " dot ",
    "[点]",
    "(点)",
    "（点）",
    "点",
];

/// Words before `邮箱` for a mailbox of an office.
const OFFICES: [&str; 23] = [
    "办公",
    "投诉",
    "举报",
    "监督",
    "公务",
    "单位",
    "官方",
    "公共",
    "受理",
    "咨询",
    "意见",
    "征集",
    "来信",
    "部门",
    "机关",
    "中心",
    "窗口",
    "纪检",
    "服务",
    "建议",
    "反馈",
    "信访",
    "联系我们",
];

/// The longest name before the sign, with the blanks behind it, in bytes.
const NAME: usize = 80;

/// The longest way to write a dot, with the blank before it, in bytes.
const DOT: usize = 12;

/// What offices are called.
const BODIES: [&str; 16] = [
    "局",
    "中心",
    "办公室",
    "委员会",
    "纪检组",
    "政府",
    "大厅",
    "窗口",
    "街道办",
    "大队",
    "支队",
    "法院",
    "检察院",
    "办事处",
    "社",
    "站",
];

/// The longest remark behind an address, in bytes.
const REMARK: usize = 48;

/// The address around a sign for `@`, if it is at one of the free services and not said to be an office's.
pub(super) fn around(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let sign = &text[at.clone()];
    let from = text.ceil_char_boundary(at.start.saturating_sub(NAME));
    let near = &text[from..at.start];
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let blanks = [' ', '\u{a0}'];
    let before = if sign == "#" { near } else { near.trim_end_matches(blanks) };
    let name = before.len() - before.trim_end_matches(in_name).len();
    if name == 0 {
        return None;
    }
    let behind = if sign == "#" { &text[at.end..] } else { text[at.end..].trim_start_matches(blanks) };
    let start = from + before.len() - name;
    let (length, is_spoken) = domain(behind)?;
    // `look at qq.com` is none, `abc at qq dot com` is.
    let is_meant = sign.trim() == sign || is_spoken;
    let address = start..text.len() - behind.len() + length;
    (is_meant && !is_of_office(text, &address)).then_some(address)
}

/// How many bytes the domain of a free service takes with which a text begins, and whether its dots are words.
fn domain(text: &str) -> Option<(usize, bool)> {
    const LONGEST: usize = 80;
    let (mut plain, mut at, mut is_spoken, mut longest) = (String::new(), 0, false, None);
    while at < LONGEST {
        let part: String =
            text[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        if part.is_empty() {
            break;
        }
        at += part.len();
        plain.push_str(&part);
        if is_free_service(&plain) {
            longest = Some((at, is_spoken));
        }
        let rest = text[at..text.floor_char_boundary(at + DOT)].to_ascii_lowercase();
        let rest = rest.strip_prefix(' ').filter(|rest| !rest.starts_with("dot")).unwrap_or(&rest);
        let skipped = usize::from(text[at..].starts_with(' ') && !rest.starts_with(' '));
        let Some(dot) = DOTS.iter().find(|dot| rest.starts_with(**dot)) else { break };
        at += skipped + dot.len();
        at += text[at..].len() - text[at..].trim_start_matches(' ').len();
        is_spoken |= dot.contains(char::is_alphabetic);
        plain.push('.');
    }
    longest
}

/// Do the words around an address say that it is an office's?
fn is_of_office(text: &str, address: &Range<usize>) -> bool {
    const LABELS: [&str; 6] = ["邮箱", "信箱", "邮件", "电邮", "邮箱地址", "信箱地址"];
    let remark = text[address.end..].trim_start_matches(' ').strip_prefix(['（', '(']).unwrap_or_default();
    let remark = &remark[..remark.floor_char_boundary(REMARK)];
    let remark = remark[..remark.find(['）', ')']).unwrap_or(0)].trim();
    if is_body(remark) {
        return true;
    }
    let from = text.ceil_char_boundary(address.start.saturating_sub(2 * REMARK));
    let before = marks_before(&text[from..address.start]);
    let Some(said) = LABELS.iter().find_map(|word| before.strip_suffix(word)) else { return false };
    let is_initials = is_initials(text[address.clone()].split('@').next().unwrap_or_default());
    let said = marks_before(said.strip_suffix("电子").unwrap_or(said)).trim_end_matches(['，', ',', '的']);
    let is_persons = ["个人", "私人", "本人", "家庭"].iter().any(|word| said.ends_with(word));
    let name = said.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !is_persons && (is_initials || OFFICES.iter().any(|word| said.ends_with(word)) || is_body(name))
}

/// Is it the name of an office, and not of somebody in it: `信访局`, but not `张局` or `张三，信访局`?
fn is_body(name: &str) -> bool {
    const SHORTEST: usize = 3;
    let length = name.chars().count();
    BODIES.iter().any(|body| name.ends_with(body) && (length >= SHORTEST || body.chars().count() == length))
        && !name.contains(['，', ',', '、', '；', ';', ' '])
}

/// Is mail to this domain delivered by a service that is open to everybody?
pub fn is_free_service(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    let ends =
        |service: &str| domain.strip_suffix(service).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    let is_country = |rest: &str| rest.split('.').all(|part| (2..=3).contains(&part.len()));
    SERVICES.iter().any(|service| ends(service))
        || EVERYWHERE.iter().any(|name| {
            domain.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')).is_some_and(is_country)
        })
}
