//! What the text of a file betrays before it is parsed: characters nobody can see, private numbers (also in
//! comments and Markdown, since the files themselves may be shared), wrong words.

use std::ops::Range;

use jiff::civil::Date;
use memchr::memmem;

use crate::diagnostic::{Diagnostic, FileId, Place, Rule};
use crate::privacy::{self, Found};
use crate::records::{is_invisible, turns};
use crate::rulebook::{ENC_04, ENC_05, ENC_07, TXT_01};

use super::Leak;
use super::fields::may_hold;
use super::keys::Keys;
use super::lines::Lines;
use super::shown::{Seen, TURNED};

/// So many findings in one file are enough to stop its publication and to begin with mending it.
const MOST: usize = 1000;

/// Words people write for others; the second is the right one.
const WRONG_WORDS: [(&str, &str); 5] = [
    ("拜托", "委托”或“授权"),
    ("受权", "授权"),
    ("帐号", "账号"),
    ("登陆", "登录"),
    ("截止目前", "截至目前"),
];

/// Longer words in which those characters are right: `享受权利`, `台风登陆`.
const RIGHT_WORDS: [&str; 12] = [
    "享受权",
    "接受权",
    "承受权",
    "遭受权",
    "授受权",
    "受权利",
    "受权益",
    "受权威",
    "受权力",
    "受权限",
    "台风登陆",
    "登陆点",
];

/// Reports what the text of any file must not hold; returns the personal data in it. `yaml` is the part in which keys
/// are keys.
pub(super) fn scan(
    file: FileId,
    text: &str,
    yaml: Range<usize>,
    today: Date,
    findings: &mut Vec<Diagnostic>,
) -> Seen {
    let mut scan = Scan { file, text, keys: Keys::of(text, yaml), findings };
    scan.characters();
    let seen = scan.personal(today);
    for (wrong, right) in WRONG_WORDS {
        scan.words(&TXT_01, wrong, &format!("请改为“{right}”"), |_| format!("疑似误用词“{wrong}”"));
    }
    seen
}

struct Scan<'s> {
    file: FileId,
    text: &'s str,
    keys: Keys<'s>,
    findings: &'s mut Vec<Diagnostic>,
}

impl Scan<'_> {
    fn report(&mut self, rule: &'static Rule, range: Range<usize>, message: String, fix: &str) {
        let place = Place::bytes(self.file, range);
        self.findings.push(Diagnostic::of(rule, place, message).fix(fix));
    }

    /// Characters that are shown as a box, or not at all; the first on each line.
    fn characters(&mut self) {
        let bytes = self.text.as_bytes();
        // Lead bytes of the characters in question; ordinary Chinese text has few of them.
        let suspect = |b: &u8| matches!(b, 0xC2 | 0xD8 | 0xE2 | 0xEE | 0xEF | 0xF3 | 0xF4);
        if !bytes.iter().any(suspect) {
            return;
        }
        for (start, line) in Lines::of(self.text) {
            let mut seen = (false, false, false);
            for (at, c) in line.char_indices() {
                let range = start + at..start + at + c.len_utf8();
                if is_private_use(c) && !seen.0 {
                    seen.0 = true;
                    let message = format!("含有私用区字符“U+{:04X}”，浏览器会显示为方框", u32::from(c));
                    self.report(&ENC_04, range, message, "请改用标准汉字");
                } else if turns(c) && !seen.2 {
                    seen.2 = true;
                    let message = format!("含有改变文字方向的控制字符“U+{:04X}”", u32::from(c));
                    self.report(&ENC_07, range, message, TURNED);
                } else if is_invisible(c) && !turns(c) && !seen.1 {
                    seen.1 = true;
                    let message = format!("含有看不见的字符“U+{:04X}”，读取时已去除", u32::from(c));
                    self.report(&ENC_05, range, message, "请删除它，或运行 mingchuang fix");
                }
            }
        }
    }

    fn personal(&mut self, today: Date) -> Seen {
        let (mut seen, mut left) = (Seen::new(), MOST);
        for found in privacy::find(self.text, today) {
            seen.insert((found.what, privacy::bare(&self.text[found.secret.clone()])));
            if left > 0 && !self.is_its_place(&found) {
                left -= 1;
                let Leak { rule, message, fix } = Leak::of(found.what, &self.text[found.range.clone()]);
                self.report(rule, found.range, message, &fix);
            }
        }
        seen
    }

    /// Is it the value of a field that may hold such a number, or that is reported for its key?
    fn is_its_place(&mut self, found: &Found) -> bool {
        let key = self.keys.before(found.secret.start);
        // As a key, the word before it is a field of the registration form.
        may_hold(key, found.what) || !key.is_empty() && found.range.start < found.secret.start
    }

    fn words(&mut self, rule: &'static Rule, word: &str, fix: &str, message: impl Fn(&str) -> String) {
        let text = self.text;
        for at in memmem::find_iter(text.as_bytes(), word) {
            let is_right = |right: &&str| {
                right.find(word).is_some_and(|inside| {
                    at >= inside && text[..].get(at - inside..).is_some_and(|rest| rest.starts_with(*right))
                })
            };
            if !RIGHT_WORDS.iter().any(is_right) {
                self.report(rule, at..at + word.len(), message(word), fix);
            }
        }
    }
}

fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Vec<&'static str> {
        let mut findings = Vec::new();
        scan(FileId(0), text, 0..text.len(), Date::MAX, &mut findings);
        findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn private_numbers_are_found_in_comments_and_texts_but_not_in_codes() {
        assert_eq!(rules("# 张三 11010519491231002X\nnote: 打 138 0013 8000\n"), ["PRV-01", "PRV-02"]);
        assert_eq!(
            rules("credit_code: \"440524188001010014\"\n{name: 甲, phone: 13800138000}\n"),
            [] as [&str; 0]
        );
        assert_eq!(rules("note: 现住址：示例村一组\n"), ["PRV-10"]);
        assert_eq!(rules("  - 家庭住址证明\n家庭住址: 示例村\n"), [] as [&str; 0]);
    }

    #[test]
    fn a_word_with_a_colon_is_no_key() {
        for text in [
            "note: 联系电话：13800138000\n",
            "# phone: 13800138000\n",
            "note: |\n  phone: 13800138000\n",
            "{note: \"甲, phone: 13800138000\"}\n",
        ] {
            assert_eq!(rules(text), ["PRV-02"], "{text}");
        }
        let mut findings = Vec::new();
        scan(FileId(0), "phone: 13800138000\n家庭住址: 示例村1号\n", 0..0, Date::MAX, &mut findings);
        assert_eq!(findings.len(), 2, "outside YAML nothing is a key");
    }

    #[test]
    fn a_wrong_word_inside_a_right_one_is_none() {
        assert_eq!(rules("note: 受权窗口\n"), ["TXT-01"]);
        assert_eq!(rules("note: 享受权利，台风登陆\n"), [] as [&str; 0]);
    }

    #[test]
    fn a_card_number_is_one_where_money_is_spoken_of() {
        assert_eq!(rules("note: 缴入账号 4111111111111111"), ["PRV-03"]);
        assert_eq!(rules("note: 流水 4111111111111111"), [] as [&str; 0]);
    }

    #[test]
    fn characters_nobody_can_read_are_named() {
        assert_eq!(rules("name: 甲\u{e123}\u{e124}\nfloor: 一\u{200b}楼\n"), ["ENC-04", "ENC-05"]);
        for c in "\u{202a}\u{202e}\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}".chars() {
            assert_eq!(rules(&format!("name: {c}00083100831{c}\n")), ["ENC-07"], "U+{:04X}", u32::from(c));
        }
    }
}
