//! What is personal because of the word before it: addresses, passports, birth dates, accounts for messages, and numbers
//! that somebody mistyped.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use jiff::civil::Date;

use super::{Private, accounts, address, births, documents, email};

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Address,
    /// A verb: only an address down to the house number is one.
    Lives,
    Document,
    /// A number whose check digit may be mistyped.
    Identity,
    /// The same behind a word for other numbers, too: only with a birth date in it.
    Certificate,
    Card,
    Birth,
    /// Stands behind the date.
    Born,
    Mail,
    WeChat,
    Qq,
}

const WORDS: &[(Sign, &[&str])] = &[
    (
        Sign::Address,
        &[
            "家庭住址",
            "家庭地址",
            "家庭住所",
            "现住址",
            "现住地址",
            "现住地",
            "现住",
            "现居住地址",
            "现居住地",
            "现居地",
            "现居住址",
            "居住地址",
            "居住地",
            "居住址",
            "暂住地址",
            "常住地址",
            "户籍地址",
            "户籍所在地",
            "户籍地",
            "户口所在地",
            "身份证地址",
            "个人住址",
            "本人住址",
            "住址",
            "家住",
        ],
    ),
    (
        Sign::Lives,
        &["住在", "住于", "住", "现居", "居住在", "居住于", "租住在", "租住", "暂住在", "暂住", "借住"],
    ),
    (Sign::Document, &["护照", "通行证", "回乡证", "台胞证", "passport"]),
    (
        Sign::Identity,
        &[
            "居民身份证",
            "身份证",
            "身份证号",
            "公民身份号码",
            "公民身份证号码",
            "身份号码",
            "身份证件号",
            "身份证件号码",
        ],
    ),
    (Sign::Certificate, &["证件号", "证件号码"]),
    (
        Sign::Card,
        &[
            "卡号",
            "银行卡",
            "储蓄卡",
            "工资卡",
            "借记卡",
            "信用卡",
            "账号（个人）",
            "账户（个人）",
            "个人账号",
            "个人账户",
            "个人帐号",
            "个人银行账号",
            "个人银行账户",
            "存折账号",
        ],
    ),
    (
        Sign::Birth,
        &["出生日期", "出生年月日", "出生年月", "出生时间", "出生日", "出生于", "出生", "生于", "生日"],
    ),
    (Sign::Born, &["生"]),
    (Sign::Mail, &["@", "[at]", "(at)", "（at）", "【at】", "{at}", "<at>", " at ", "#", "%40", "艾特"]),
    (
        Sign::WeChat,
        &[
            "微信",
            "薇信",
            "威信号",
            "v信",
            "wechat",
            "weixin",
            "vx",
            "wx",
            "加v",
            "加微",
            "加微信",
            "加v信",
            "加薇",
            "微号",
        ],
    ),
    (Sign::Qq, &["qq", "扣扣", "企鹅"]),
];

/// The words, longest first among those that begin alike, with what each announces.
struct Search {
    automaton: AhoCorasick,
    signs: Vec<(&'static str, Sign)>,
}

static SEARCH: LazyLock<Option<Search>> = LazyLock::new(|| {
    let signs: Vec<(&str, Sign)> =
        WORDS.iter().flat_map(|(sign, words)| words.iter().map(|word| (*word, *sign))).collect();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(signs.iter().map(|(word, _)| word))
        .ok()?;
    Some(Search { automaton, signs })
});

/// Something personal: where the word begins, and where the secret itself stands.
pub(super) struct Labelled {
    pub(super) what: Private,
    pub(super) range: Range<usize>,
    pub(super) secret: Range<usize>,
}

/// Calls `found` with everything in a text, as it is read, that a word makes personal.
pub(super) fn each_labelled(text: &str, today: Date, found: &mut dyn FnMut(Labelled)) {
    let Some(search) = &*SEARCH else { return };
    let mut taken = 0;
    for hit in search.automaton.find_iter(text) {
        let (word, sign) = search.signs[hit.pattern().as_usize()];
        let label = hit.range();
        let in_word = |c: char| c.is_ascii_alphanumeric();
        let is_word = word.is_ascii() && sign != Sign::Mail;
        if label.start < taken || is_word && text[..label.start].ends_with(in_word) {
            continue;
        }
        let secret = match sign {
            Sign::Address => address::after(text, label.end).map(|at| (Private::HomeAddress, at)),
            Sign::Lives => address::lived_in(text, &label).map(|at| (Private::HomeAddress, at)),
            Sign::Document => documents::travel(text, &label).map(|at| (Private::TravelDocument, at)),
            Sign::Identity => documents::identity(text, label.end).map(|at| (Private::IdNumber, at)),
            Sign::Certificate => {
                documents::certificate(text, label.end, today).map(|at| (Private::IdNumber, at))
            }
            Sign::Card => documents::card(text, label.end).map(|at| (Private::BankCard, at)),
            Sign::Birth => births::after(text, &label, today)
                .or_else(|| births::before(text, &label, today))
                .map(|at| (Private::BirthDate, at)),
            Sign::Born => births::before(text, &label, today).map(|at| (Private::BirthDate, at)),
            Sign::Mail => email::around(text, &label).map(|at| (Private::Email, at)),
            Sign::WeChat => accounts::wechat(text, &label).map(|at| (Private::WeChat, at)),
            Sign::Qq => accounts::qq(text, label.end).map(|at| (Private::Qq, at)),
        };
        if let Some((what, secret)) = secret {
            let range = label.start.min(secret.start)..secret.end.max(label.end);
            let range = if sign == Sign::Mail { secret.clone() } else { range };
            // `加微信：wx_abc123`: what a word announces announces nothing itself.
            taken = if sign == Sign::Mail { taken } else { range.end };
            found(Labelled { what, range, secret });
        }
    }
}

/// Does a text consist of little more than a word that makes personal what it stands beside?
pub(super) fn is_label(text: &str) -> bool {
    const LONGEST: usize = 48;
    text.len() <= LONGEST
        && SEARCH.as_ref().is_some_and(|search| {
            search
                .automaton
                .find_iter(text)
                .any(|hit| !matches!(search.signs[hit.pattern().as_usize()].1, Sign::Mail | Sign::Born))
        })
}
