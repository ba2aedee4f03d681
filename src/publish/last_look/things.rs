//! Numbers of things that read like a number of a person: sums of money, receipts, parts of codes and addresses.

use memchr::memmem;

use super::surroundings::{Surroundings, first_part};

/// Words before a sum of money.
const SUMS: [&str; 14] = [
    "（元）",
    "(元)",
    "（万元）",
    "(万元)",
    "（亿元）",
    "(亿元)",
    "金额",
    "预算",
    "合计",
    "总额",
    "小计",
    "总计",
    "收入",
    "支出",
];

/// Words for a telephone, which take no sum.
const CALLS: [&str; 7] = ["手机", "电话", "致电", "拨打", "联系", "来电", "打给"];

/// Words before the number of a receipt.
const RECEIPTS: [&str; 12] =
    ["受理", "收件", "回执", "流水", "单号", "办件", "业务", "凭证", "编号", "序号", "文号", "票据"];

/// Words before the number of a voucher.
const VOUCHERS: [&str; 5] = ["凭证", "单号", "流水", "回执", "票据"];

/// Words before the number of a thing.
const THINGS: [&str; 13] = [
    "编号",
    "文号",
    "案号",
    "批号",
    "代码",
    "编码",
    "单号",
    "流水号",
    "凭证号",
    "合同号",
    "序列号",
    "型号",
    "档号",
];

fn ends(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_bytes()))
}

fn holds(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| memmem::find(text, word.as_bytes()).is_some())
}

/// Is the last character a digit, ordinary or full-width?
fn ends_in_digit(text: &[u8]) -> bool {
    match text {
        [.., 0xEF, 0xBC, last] => (0x90..=0x99).contains(last),
        [.., last] => last.is_ascii_digit(),
        [] => false,
    }
}

/// The letter that a text ends in, plain or with a percent sign, and what stands before it.
fn last_letter(text: &[u8]) -> Option<(&[u8], u8)> {
    if let [before @ .., b'%', high, low] = text
        && let Some(high) = char::from(*high).to_digit(16)
        && let Some(low) = char::from(*low).to_digit(16)
        && let Ok(letter) = u8::try_from(high << 4 | low)
        && letter.is_ascii_alphabetic()
    {
        return Some((before, letter));
    }
    text.split_last().filter(|(last, _)| last.is_ascii_alphabetic()).map(|(last, before)| (before, *last))
}

/// What a text ends with, from the beginning of a line, a sentence or a cell.
fn last_part(text: &[u8]) -> &[u8] {
    let starts = ["\n", "。", "；", "<td", "<th", "<p", "<li", "<br"];
    let start = starts.iter().filter_map(|start| memmem::rfind(text, start.as_bytes())).max();
    &text[start.unwrap_or(0)..]
}

/// Before the lines that hold nothing but a figure.
fn above_figures(before: &[u8]) -> &[u8] {
    let mut above = before;
    loop {
        let Some(text) = above.strip_suffix(b"\n") else { return above };
        let Some(at) = memchr::memrchr(b'\n', text) else { return above };
        let figure = text[at + 1..].trim_ascii();
        if figure.is_empty() || !figure.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            return above;
        }
        above = &text[..=at];
    }
}

impl Surroundings<'_> {
    /// Is it a sum of money: with its unit behind it, but no day that begins with the same character?
    pub(super) fn is_sum(&self) -> bool {
        const SHORTLY: usize = 48;
        let (before, behind) = (self.before(), self.behind());
        let line = last_part(&before[before.len().saturating_sub(SHORTLY)..]);
        if holds(line, &CALLS) || holds(first_part(&behind[..behind.len().min(SHORTLY / 2)]), &CALLS) {
            return false;
        }
        let cents = behind
            .strip_prefix(b".")
            .map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
        let goes_on = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b' ');
        let is_exact = (1..=2).contains(&cents) && !behind.get(1 + cents).is_some_and(goes_on);
        let unit = if cents > 0 { &behind[1 + cents..] } else { behind };
        let unit = unit.trim_ascii_start();
        let unit = unit.strip_prefix("\u{3000}".as_bytes()).unwrap_or(unit);
        let has_unit = ["元", "万元", "亿元"].iter().any(|name| {
            unit.strip_prefix(name.as_bytes())
                .is_some_and(|rest| !["旦", "宵", "月"].iter().any(|day| rest.starts_with(day.as_bytes())))
        });
        let before = above_figures(before);
        let label = Self::word_at_end(before);
        let is_named = label.len() < before.len() || ends(label, &["）", ")"]);
        is_exact
            || has_unit
            || ends(before.trim_ascii_end(), &["¥", "￥", "$"])
            || is_named && ends(label, &SUMS)
            || holds(self.head(), &SUMS)
    }

    /// Does a line end between the digits?
    pub(super) fn is_in_lines(&self) -> bool {
        self.bytes[self.range.clone()].contains(&b'\n')
    }

    /// Does it go over several cells of a row between bars?
    pub(super) fn is_in_row(&self) -> bool {
        let line = self.before().rsplit(|b| matches!(b, b'\n' | b'>')).next().unwrap_or_default();
        self.bytes[self.range.clone()].contains(&b'|') && line.trim_ascii_start().starts_with(b"|")
    }

    /// Is it followed by a unit, or does it follow a sign for money?
    pub(super) fn counts(&self) -> bool {
        const UNITS: [&str; 36] = [
            "毫", "厘", "像", "mm", "cm", "px", "元", "万", "亿", "件", "个", "人", "份", "项", "天", "日",
            "月", "年", "户", "次", "吨", "米", "平", "亩", "公", "千", "斤", "张", "本", "套", "台", "辆",
            "处", "条", "名", "%",
        ];
        let mut behind = self.behind().trim_ascii_start();
        while let Some(rest) = behind.strip_prefix("\u{3000}".as_bytes()) {
            behind = rest.trim_ascii_start();
        }
        UNITS.iter().any(|unit| behind.starts_with(unit.as_bytes()))
            || ends(self.before().trim_ascii_end(), &["¥", "￥", "$"])
    }

    /// Does it stand right behind a decimal point, and go on behind a blank?
    pub(super) fn is_fraction(&self) -> bool {
        let inside = &self.bytes[self.range.clone()];
        matches!(self.before(), [.., whole, b'.'] if whole.is_ascii_digit())
            && inside
                .iter()
                .find(|b| b.is_ascii() && !b.is_ascii_digit())
                .is_some_and(u8::is_ascii_whitespace)
            && !holds(inside, &["\u{3000}"])
    }

    /// Does the word right before say that the number is a receipt's, and of no person's document?
    pub(super) fn is_receipt(&self) -> bool {
        let is_of_person = |text: &[u8]| {
            holds(text, &["身份", "证件"]) || holds(text, &["证号"]) && !holds(text, &["凭证号"])
        };
        self.is_named(&RECEIPTS) && !is_of_person(last_part(self.before())) && !is_of_person(self.head())
    }

    /// The same of a number that reads like a card's.
    pub(super) fn is_voucher(&self) -> bool {
        self.is_named(&VOUCHERS)
    }

    fn is_named(&self, words: &[&str]) -> bool {
        const FEWEST: usize = 12;
        let mut named = self.label();
        loop {
            let digits = named.iter().rev().take_while(|b| b.is_ascii_digit() || **b == b'X').count();
            if digits < FEWEST {
                break;
            }
            let rest = &named[..named.len() - digits];
            let marks = ["、", "，", ",", "和", "及"];
            let rest = marks.iter().find_map(|mark| rest.strip_suffix(mark.as_bytes())).unwrap_or(rest);
            named = Self::word_at_end(rest);
        }
        let named = without_remark(named);
        let kind = ["号码", "编号", "号", "码"].iter().find_map(|word| named.strip_suffix(word.as_bytes()));
        let head = self.head();
        let is_named = ends(named, words) || ends(kind.unwrap_or(named), words);
        is_named || holds(head, words)
    }

    /// Is an account said to be an office's?
    pub(super) fn is_of_office(&self) -> bool {
        const OFFICES: [&str; 6] = ["对公", "财政专户", "财政账户", "国库", "非税", "单位账"];
        const PEOPLE: [&str; 10] =
            ["个人", "本人", "私人", "工资", "储蓄", "借记", "信用卡", "银行卡", "存折", "卡号"];
        const LONG: usize = 12;
        let line = last_part(self.before());
        let behind = self.behind();
        let is_remark = ["（", "("].iter().any(|open| behind.starts_with(open.as_bytes()));
        let end = ["）", ")"].iter().filter_map(|close| memmem::find(behind, close.as_bytes())).min();
        let remark = if is_remark { &behind[..end.unwrap_or(0)] } else { &[] };
        let from = OFFICES.iter().filter_map(|word| memmem::rfind(line, word.as_bytes())).max();
        let between = from.map_or(&[][..], |from| &line[from..]);
        let is_other = between.split(|b| !b.is_ascii_digit()).any(|digits| digits.len() >= LONG);
        let is_before = from.is_some() && !is_other && !holds(between, &PEOPLE) && !holds(line, &["个人"]);
        is_before || holds(remark, &OFFICES) && !holds(remark, &PEOPLE)
    }

    /// Is it part of a word with other digits before it? Words for another account set both apart.
    pub(super) fn is_in_code(&self) -> bool {
        const ACCOUNTS: [&[u8]; 12] = [
            b"qq", b"wx", b"vx", b"v", b"x", b"wechat", b"weixin", b"tel", b"mobile", b"phone", b"id", b"sfz",
        ];
        let mut rest = self.before();
        let mut word = Vec::new();
        while let Some((before, letter)) = last_letter(rest) {
            rest = before;
            word.insert(0, letter);
        }
        !word.is_empty()
            && ends_in_digit(rest)
            && !ACCOUNTS.iter().any(|account| word.eq_ignore_ascii_case(account))
    }

    /// Is it the number of a thing, or part of one: `合同编号 HT-13800138000`, `第13800138000号`, `?id=13912345678`? Digits
    /// alone behind the word for it are still asked about.
    pub(super) fn is_numbered(&self) -> bool {
        let before = self.before();
        if self.is_named_in_address()
            || self.is_page()
            || ends(before, &["第"]) && self.behind().starts_with("号".as_bytes())
        {
            return true;
        }
        let mut rest = before;
        while let [.., last] = rest
            && (last.is_ascii_alphanumeric() || matches!(last, b'-' | b'_' | b'/') || ends_in_digit(rest))
        {
            rest = &rest[..rest.len() - if last.is_ascii() { 1 } else { 3 }];
        }
        let inside = before.len() - rest.len();
        let word = Self::word_at_end(rest);
        let is_in_pieces = self.bytes[self.range.clone()].iter().any(|b| matches!(b, b'-' | b'_' | b'/'));
        (inside > 0 || is_in_pieces) && ends(word, &THINGS)
    }

    /// Is it the last part of the address of a page: `/t20261123_13800138000.html`?
    fn is_page(&self) -> bool {
        /// How programs that publish pages begin the names of files.
        const NAMES: [&str; 15] = [
            "", "t", "p", "P", "c", "n", "a", "art", "article", "content", "info", "detail", "news", "show",
            "view",
        ];
        const PAGES: [&[u8]; 9] =
            [b".html", b".htm", b".shtml", b".jhtml", b".jspx", b".jsp", b".php", b".aspx", b".asp"];
        let behind = self.behind();
        let is_page = PAGES.iter().any(|page| {
            behind
                .strip_prefix(*page)
                .is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
        });
        let before = self.before();
        let belongs = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        let word = before.iter().rev().take_while(belongs).count();
        let (folder, word) = before.split_at(before.len() - word);
        let is_mark = |b: &u8| b.is_ascii_digit() || matches!(b, b'_' | b'-');
        let letters: Vec<u8> = word.iter().copied().skip_while(is_mark).collect();
        let end = letters.iter().rposition(|b| !is_mark(b)).map_or(0, |last| last + 1);
        is_page && folder.ends_with(b"/") && NAMES.iter().any(|name| name.as_bytes() == &letters[..end])
    }

    /// Does an address name a thing by it: `?id=13912345678`?
    fn is_named_in_address(&self) -> bool {
        let Some(named) = self.before().strip_suffix(b"=") else { return false };
        let name =
            named.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let (address, name) = named.split_at(named.len() - name);
        let is_parameter = [&b"?"[..], b"&", b"&amp;"].iter().any(|mark| address.ends_with(mark));
        is_parameter
            && memchr::memchr(b'?', address).is_some()
            && name.to_ascii_lowercase().ends_with(b"id")
            && !["wx", "qq", "tel", "phone", "mobile", "user", "open"]
                .iter()
                .any(|one| memmem::find(&name.to_ascii_lowercase(), one.as_bytes()).is_some())
    }
}

/// Without a remark in brackets at the end.
fn without_remark(text: &[u8]) -> &[u8] {
    if !ends(text, &["）", ")"]) {
        return text;
    }
    let open = ["（", "("].iter().filter_map(|open| memmem::rfind(text, open.as_bytes())).max();
    open.map_or(text, |open| &text[..open])
}
