//! Accounts for messages.

use std::ops::Range;

use super::marks::{behind_name, digits, ends, marks, remark};

/// The longest name of a WeChat account.
const LONGEST_ID: usize = 20;

/// What may go on behind the word before the account itself.
const KINDS: [&str; 12] =
    ["号码", "号", "码", "账号", "帐号", "账户", "帐户", "用户名", "名", "联系", "id", "ID"];

/// Other things that the same word may stand for.
const OTHERS: [&str; 9] = ["QQ", "qq", "微信", "手机", "电话", "邮箱", "wx", "WX", "VX"];

/// Words right before or behind for an account that is for the public.
const PUBLIC: [&str; 10] =
    ["公众号", "公众", "公众平台", "公众账号", "服务号", "订阅号", "官方", "官微", "视频号", "小程序"];

/// Words right before an account of people or of their office.
const BODIES: [&str; 11] =
    ["中心", "局", "委员会", "政府", "法院", "检察院", "大厅", "街道办", "政务", "企业", "单位"];

/// A personal account; what is said to be a public account is for the public.
pub(super) fn wechat(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    // `增加V…`: the character belongs to another word.
    let is_added = text[label.clone()].starts_with('加')
        && text[..label.start].ends_with(['增', '附', '参', '添', '追', '叠', '外', '施']);
    let before = named_before(&text[..label.start]);
    if is_added || PUBLIC.iter().any(|word| before.ends_with(word)) {
        return None;
    }
    let is_of_office = |id: &str| BODIES.iter().any(|word| before.ends_with(word)) && is_offices_name(id);
    let named = kind(text, label.end);
    let after = remark(text, named);
    let said_more = OTHERS.iter().any(|word| text[label.end..named].contains(word));
    if PUBLIC.iter().chain(&BODIES).any(|word| text[named..after].contains(word)) {
        return None;
    }
    let (start, is_clear) = marks(text, after);
    let is_clear = is_clear
        || text[after..].starts_with(['）', ')'])
        || named > label.end
        || after > named
        || text[label.clone()].ends_with('号');
    let reach = text.floor_char_boundary(start + LONGEST_ID + 1);
    let id =
        text[start..reach].split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).next()?;
    let has_form = match id.bytes().next().unwrap_or_default() {
        b'0'..=b'9' => {
            is_clear && !said_more && (6..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit())
        }
        b'a'..=b'z' | b'A'..=b'Z' => {
            (6..=LONGEST_ID).contains(&id.len())
                && (is_clear
                    || text[after..start].trim().is_empty() && id.bytes().any(|b| b.is_ascii_digit()))
                && !id.starts_with("gh_")
        }
        _ => false,
    };
    let account = if has_form { Some(start..start + id.len()) } else { told(text, label.end) };
    account.filter(|account| !is_of_office(&text[account.clone()]))
}

/// May an office have chosen the name? People take theirs with a number, and some keep the one they were given.
fn is_offices_name(id: &str) -> bool {
    let name = id.trim_end_matches(|c: char| c.is_ascii_digit());
    !name.is_empty() && !id.starts_with("wxid") && (name.len() == id.len() || is_initials(name))
}

/// The account behind a name or a few more words: `微信：甲 zhangsan88`. With letters and digits, so that it is no word; the
/// first letters of many syllables are an office's name for itself.
fn told(text: &str, from: usize) -> Option<Range<usize>> {
    const OTHER: [&str; 8] = ["支付", "付款", "群", "缴费", "关注", "推送", "http", "www"];
    const FARTHEST: usize = 24;
    let near = &text[from..text.floor_char_boundary(from + FARTHEST)];
    let filler = &near[..near.find(|c: char| c.is_ascii_alphanumeric())?];
    let start = from + filler.len();
    let reach = text.floor_char_boundary(start + LONGEST_ID + 1);
    let length = text[start..reach].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    let id = &text[start..start + length.unwrap_or(reach - start)];
    let is_other = filler.contains(['\n', '。', '；', '、'])
        || PUBLIC.iter().chain(&BODIES).chain(&OTHER).any(|word| filler.contains(word));
    let has_form = (6..=LONGEST_ID).contains(&id.len())
        && id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().any(|b| b.is_ascii_digit())
        && !id.starts_with("gh_")
        && !is_initials(id.trim_end_matches(|c: char| c.is_ascii_digit()))
        && !text[start + id.len()..].starts_with(['.', '@', '/']);
    (has_form && !is_other).then_some(start..start + id.len())
}

/// `gnqzwfw`: the first letters of more syllables than a name of people has, as offices take them for a name.
pub(super) fn is_initials(name: &str) -> bool {
    let two = ["zh", "ch", "sh"].iter().map(|letters| name.matches(letters).count()).sum::<usize>();
    name.len() - two > 4
        && name.bytes().all(|b| b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u'))
}

pub(super) fn qq(text: &str, from: usize) -> Option<Range<usize>> {
    let named = text[from..].strip_prefix("邮箱").map_or(from, |rest| text.len() - rest.len());
    let named = remark(text, kind(text, named));
    let (start, is_clear) = marks(text, named);
    let start = if is_clear { behind_name(text, start) } else { start };
    let (digits, end) = digits(text, start);
    let counts = text[end..].starts_with(['年', '月', '版', '%', '元', '万', '人', '个', '@']);
    ((5..=11).contains(&digits.len()) && !digits.starts_with('0') && !counts && ends(text, end))
        .then_some(start..end)
}

/// Behind the words that say that a name or number follows.
fn kind(text: &str, from: usize) -> usize {
    let mut rest = &text[from..];
    while let Some(behind) = KINDS.iter().find_map(|kind| rest.trim_start_matches(' ').strip_prefix(kind)) {
        rest = behind;
    }
    // `微信/手机：`, `QQ或微信`
    let other = rest.strip_prefix(['/', '、', '或', '和', '及', '与']);
    let other = other.and_then(|rest| OTHERS.iter().find_map(|word| rest.strip_prefix(word)));
    other.map_or(text.len() - rest.len(), |rest| kind(text, text.len() - rest.len()))
}

/// What stands right before a word, or before the bracket it opens.
fn named_before(before: &str) -> &str {
    let inner = before.trim_end_matches(['（', '(']);
    if inner.len() < before.len() { without_name(inner.trim_end()) } else { before }
}

/// Without the name of the account in quotes at the end.
fn without_name(text: &str) -> &str {
    [('“', '”'), ('《', '》'), ('「', '」'), ('"', '"')]
        .into_iter()
        .find_map(|(open, close)| {
            let inside = text.strip_suffix(close)?;
            Some(inside[..inside.rfind(open)?].trim_end_matches(['：', ':', ' ']))
        })
        .unwrap_or(text)
}
