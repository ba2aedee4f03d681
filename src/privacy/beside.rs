//! What stands beside digits that read like a number of a person, and may clear them.

use std::ops::Range;

/// Digits in a text.
pub(super) struct Beside<'t> {
    pub(super) text: &'t str,
    pub(super) range: &'t Range<usize>,
}

/// Words before a number that is a receipt's.
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

/// Words before a sum of money.
const SUMS: [&str; 16] = [
    "（元）",
    "(元)",
    "（万元）",
    "(万元)",
    "（亿元）",
    "(亿元)",
    "单位：元",
    "单位:元",
    "金额",
    "预算",
    "合计",
    "总额",
    "小计",
    "总计",
    "收入",
    "支出",
];

/// How programs that publish pages begin the names of files, before a number.
const PAGES_OF_THINGS: [&str; 15] =
    ["", "t", "p", "P", "c", "n", "a", "art", "article", "content", "info", "detail", "news", "show", "view"];

/// Words for a telephone, which take no sum.
const CALLS: [&str; 7] = ["手机", "电话", "致电", "拨打", "联系", "来电", "打给"];

/// Does the word say what number stands behind it, and that it is no person's?
pub(super) fn says_what(word: &str) -> bool {
    const LONGEST: usize = 48;
    word.len() <= LONGEST && RECEIPTS.iter().chain(&SUMS).any(|one| word.contains(one))
}

/// How far a word may stand from the number it is about, in bytes.
const NEAR: usize = 48;

impl Beside<'_> {
    fn before(&self) -> &str {
        let from = self.text.ceil_char_boundary(self.range.start.saturating_sub(4 * NEAR));
        &self.text[from..self.range.start]
    }

    fn behind(&self) -> &str {
        let to = self.text.floor_char_boundary(self.range.end + 4 * NEAR);
        &self.text[self.range.end..to]
    }

    /// Does one of these words stand shortly before, on the same line?
    pub(super) fn follows(&self, words: &[&str]) -> bool {
        let from = self.text.ceil_char_boundary(self.range.start.saturating_sub(NEAR));
        let before = self.text[from..self.range.start].rsplit('\n').next().unwrap_or_default();
        words.iter().any(|word| before.contains(word))
    }

    /// Does one of these words stand before, or right behind on the same line?
    pub(super) fn is_near(&self, words: &[&str]) -> bool {
        let to = self.text.floor_char_boundary(self.range.end + NEAR / 2);
        let behind = self.text[self.range.end..to].lines().next().unwrap_or_default();
        words.iter().any(|word| self.before().contains(word) || behind.contains(word))
    }

    /// Does the word right before say that the number is a receipt's? Others of its kind may stand between.
    pub(super) fn is_of_receipt(&self) -> bool {
        self.is_named(&RECEIPTS)
    }

    /// The same of a number that reads like a card's: `规则编号` is written over too many things.
    pub(super) fn is_of_voucher(&self) -> bool {
        self.is_named(&VOUCHERS)
    }

    fn is_named(&self, words: &[&str]) -> bool {
        const FEWEST: usize = 12;
        let mut named = without_marks(self.before());
        loop {
            let rest = named.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'X');
            if named.len() - rest.len() < FEWEST {
                break;
            }
            named = without_marks(rest.trim_end_matches(['、', '，', ',', '和', '及', ' ']));
        }
        let named = without_remark(named);
        let named =
            ["号码", "编号", "号", "码"].iter().find_map(|word| named.strip_suffix(word)).unwrap_or(named);
        let whole = without_remark(without_marks(self.before()));
        words.iter().any(|word| named.ends_with(word) || whole.ends_with(word))
    }

    /// Is an account said to be an office's?
    pub(super) fn is_of_office(&self) -> bool {
        const OFFICES: [&str; 6] = ["对公", "财政专户", "财政账户", "国库", "非税", "单位账"];
        const PEOPLE: [&str; 10] =
            ["个人", "本人", "私人", "工资", "储蓄", "借记", "信用卡", "银行卡", "存折", "卡号"];
        const LONG: usize = 12;
        let line = self.before().rsplit(['\n', '。', '；']).next().unwrap_or_default();
        let remark = self.behind().strip_prefix(['（', '(']).unwrap_or_default();
        let remark = &remark[..remark.find(['）', ')']).unwrap_or(0)];
        // Of what stands between the word and the number nothing is about people or about another number.
        let from = OFFICES.iter().filter_map(|word| line.rfind(word)).max();
        let between = from.map_or("", |from| &line[from..]);
        let is_other = between.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= LONG);
        let holds = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let is_before = from.is_some() && !is_other && !holds(between, &PEOPLE) && !line.contains("个人");
        is_before || holds(remark, &OFFICES) && !holds(remark, &PEOPLE)
    }

    /// Is it part of a word with other digits in it, such as a credit code or an address of a file? Words for another
    /// account set both apart: `13800138000QQ12345678`.
    pub(super) fn is_in_code(&self) -> bool {
        const ACCOUNTS: [&str; 12] =
            ["qq", "wx", "vx", "v", "x", "wechat", "weixin", "tel", "mobile", "phone", "id", "sfz"];
        let is_word = |word: &str| ACCOUNTS.iter().any(|account| word.eq_ignore_ascii_case(account));
        let before = self.before();
        let left = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_behind_letters = left.len() < before.len()
            && left.ends_with(|c: char| c.is_ascii_digit())
            && !is_word(&before[left.len()..]);
        is_behind_letters || self.is_digest()
    }

    /// Is it part of a digest or of an identifier made by chance: so many hexadecimal digits, letters among them?
    fn is_digest(&self) -> bool {
        const LENGTHS: [usize; 7] = [32, 40, 48, 56, 64, 96, 128];
        let around = |is_inside: fn(char) -> bool| {
            let (before, behind) = (self.before(), self.behind());
            let start = before.trim_end_matches(is_inside).len();
            let end = behind.len() - behind.trim_start_matches(is_inside).len();
            &self.text[self.range.start - (before.len() - start)..self.range.end + end]
        };
        let is_hexadecimal = |word: &str| word.bytes().all(|b| b.is_ascii_hexdigit());
        let word = around(|c| c.is_ascii_alphanumeric());
        let parts: Vec<&str> = around(|c| c.is_ascii_alphanumeric() || c == '-').split('-').collect();
        let is_uuid = parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
            && parts.iter().all(|part| is_hexadecimal(part));
        is_uuid
            || LENGTHS.contains(&word.len())
                && is_hexadecimal(word)
                && word.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// Does an address name a thing by it: `?id=13912345678`?
    pub(super) fn is_named_in_address(&self) -> bool {
        let Some(named) = self.before().strip_suffix('=') else { return false };
        let address = named.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let name = named[address.len()..].to_ascii_lowercase();
        let is_parameter = address.ends_with(['?', '&']) || address.ends_with("&amp;");
        let is_persons =
            ["wx", "qq", "tel", "phone", "mobile", "user", "open"].iter().any(|one| name.contains(one));
        is_parameter && address.contains('?') && name.ends_with("id") && !is_persons
    }

    /// Is it the last part of the address of a page: `/t20261123_13800138000.html`?
    pub(super) fn is_in_address(&self) -> bool {
        const PAGES: [&str; 9] =
            [".html", ".htm", ".shtml", ".jhtml", ".jspx", ".jsp", ".php", ".aspx", ".asp"];
        let is_page = PAGES.iter().any(|page| {
            let rest = self.behind().strip_prefix(page);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        let before = self.before();
        let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let folder = before.trim_end_matches(is_inside);
        let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '_' | '-');
        is_page
            && folder.ends_with('/')
            && PAGES_OF_THINGS.contains(&before[folder.len()..].trim_matches(is_mark))
    }

    /// Is it the number of a thing, or a part of one: `合同编号 HT-13800138000`, `第13800138000号`? Digits alone behind the
    /// word for it are still asked about.
    pub(super) fn is_code_of_thing(&self) -> bool {
        if self.is_named_in_address() || self.is_in_address() {
            return true;
        }
        let before = self.before();
        if before.ends_with('第') && self.behind().starts_with('号') {
            return true;
        }
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
        let named = before.trim_end_matches(inside);
        let is_in_pieces = self.text[self.range.clone()].contains(['-', '_', '/']);
        let word = without_marks(named);
        (named.len() < before.len() || is_in_pieces) && THINGS.iter().any(|thing| word.ends_with(thing))
    }

    /// Is it followed by a unit, or does it follow a sign for money?
    pub(super) fn counts(&self) -> bool {
        const MEASURES: [&str; 3] = ["mm", "cm", "px"];
        const UNITS: [char; 33] = [
            '毫', '厘', '像', '元', '万', '亿', '件', '个', '人', '份', '项', '天', '日', '月', '年', '户',
            '次', '吨', '米', '平', '亩', '公', '千', '斤', '张', '本', '套', '台', '辆', '处', '条', '名',
            '%',
        ];
        let behind = self.behind().trim_start();
        behind.starts_with(UNITS)
            || MEASURES.iter().any(|unit| behind.starts_with(unit))
            || self.before().trim_end().ends_with(['¥', '￥', '$'])
    }

    /// Is it a sum of money: with its unit behind it, but no day that begins with the same character?
    pub(super) fn is_sum(&self) -> bool {
        let call = self.text.floor_char_boundary(self.range.end + NEAR / 2);
        let call = self.text[self.range.end..call].split(['\n', '。', '，', '|']).next().unwrap_or_default();
        if self.follows(&CALLS) || CALLS.iter().any(|word| call.contains(word)) {
            return false;
        }
        let behind = self.behind();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let cents = behind.strip_prefix('.').map_or(0, digits);
        let is_exact = (1..=2).contains(&cents)
            && !behind[1 + cents..]
                .starts_with(|c: char| matches!(c, '.' | '-' | ' ') || c.is_ascii_alphanumeric());
        let unit = if cents > 0 { &behind[1 + cents..] } else { behind };
        let unit = unit.trim_start_matches([' ', '\u{3000}']);
        let has_unit = ["元", "万元", "亿元"]
            .iter()
            .any(|name| unit.strip_prefix(name).is_some_and(|rest| !rest.starts_with(['旦', '宵', '月'])));
        let before = above_figures(self.before());
        let named = before.trim_end_matches([' ', '：', ':', '|', '\t', '为', '\n', '\r']);
        let is_named = named.len() < before.len() || named.ends_with(['）', ')']);
        is_exact
            || has_unit
            || before.trim_end().ends_with(['¥', '￥', '$'])
            || is_named && SUMS.iter().any(|word| named.ends_with(word))
    }
}

/// Before the lines that hold nothing but a figure.
fn above_figures(before: &str) -> &str {
    let mut above = before;
    while let Some((rest, line)) = above.strip_suffix('\n').and_then(|text| text.rsplit_once('\n')) {
        let figure = line.trim();
        if figure.is_empty() || !figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            break;
        }
        above = &before[..=rest.len()];
    }
    above
}

fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '为' | '是' | '|' | '=' | '*' | '_' | '"' | '“' | '(' | '（' | '#')
    })
}

/// Without a remark in brackets at the end: `受理编号（系统生成）`.
fn without_remark(text: &str) -> &str {
    let Some(inside) = text.strip_suffix(['）', ')']) else { return text };
    inside.rfind(['（', '(']).map_or(text, |open| without_marks(&inside[..open]))
}
