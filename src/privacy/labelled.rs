//! What is personal because of the word before it: addresses, passports, birth dates, accounts for messages, and numbers
//! that somebody mistyped.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use jiff::civil::Date;

use super::radicals::unified;
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
    /// Told of one person, with the day of birth behind it.
    Told,
    /// An address of people where people are spoken of, of offices elsewhere.
    Residence,
    Mail,
    WeChat,
    Qq,
}

const WORDS: &[(Sign, &[&str])] = &[
    (
        Sign::Address,
        &[
            "家庭住址",
            "家庭详细地址",
            "家庭详细住址",
            "户口本地址",
            "户籍：",
            "户籍:",
            "收货地址",
            "收件地址",
            "通讯地址（家）",
            "通讯地址(家)",
            "家庭通讯地址",
            "个人联系地址",
            "本人联系地址",
            "本人地址",
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
        &[
            "家在",
            "住在",
            "住于",
            "住",
            "现居",
            "居住在",
            "居住于",
            "租住在",
            "租住",
            "暂住在",
            "暂住",
            "借住",
        ],
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
    (
        Sign::Certificate,
        &["证件号", "证件号码", "驾驶证", "驾驶证号", "驾照", "驾照号", "id", "idcard", "id card"],
    ),
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
        &[
            "出生日期",
            "出生年月日",
            "生年月日",
            "出生年月",
            "出生时间",
            "出生日",
            "出生于",
            "出生",
            "生于",
            "生日",
        ],
    ),
    (Sign::Born, &["生"]),
    (
        Sign::Told,
        &[
            "男",
            "女",
            "汉族",
            "壮族",
            "瑶族",
            "回族",
            "苗族",
            "侗族",
            "满族",
            "彝族",
            "藏族",
            "水族",
            "京族",
            "仫佬族",
            "毛南族",
            "仡佬族",
            "土家族",
            "布依族",
            "蒙古族",
            "维吾尔族",
            "朝鲜族",
            "哈萨克族",
        ],
    ),
    (Sign::Residence, &["住所", "联系地址", "通讯地址", "通信地址"]),
    (
        Sign::Mail,
        &[
            "@", "[at]", "(at)", "(a)", "（a）", "[a]", "【a】", "(@)", "（@）", "（at）", "【at】", "{at}",
            "<at>", " at ", "#", "%40", "艾特",
        ],
    ),
    (
        Sign::WeChat,
        &[
            "微信",
            "薇信",
            "威信号",
            "威信：",
            "威信:",
            "徽信",
            "weixin://dl/chat?",
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
    (Sign::Qq, &["qq", "扣扣", "企鹅", "uin="]),
];

/// The words, longest first among those that begin alike, with what each announces.
struct Search {
    automaton: AhoCorasick,
    signs: Vec<(String, Sign)>,
}

/// A short word as it is written, and with blanks between its characters: `微 信`, `W X`.
fn written(word: &str, sign: Sign) -> Vec<String> {
    const LONGEST: usize = 4;
    let characters: Vec<String> = word.chars().map(String::from).collect();
    let is_apart = (2..=LONGEST).contains(&characters.len())
        && word.chars().all(char::is_alphanumeric)
        && !matches!(sign, Sign::Mail | Sign::Lives | Sign::Born | Sign::Told)
        && word != "id";
    let apart = [" ", "  ", "\u{3000}"].into_iter().filter(|_| is_apart).map(|blank| characters.join(blank));
    apart.chain([word.to_owned()]).collect()
}

static SEARCH: LazyLock<Option<Search>> = LazyLock::new(|| {
    let each = |(sign, words): &(Sign, &[&'static str])| -> Vec<(String, Sign)> {
        words.iter().flat_map(|word| written(word, *sign)).map(|word| (word, *sign)).collect()
    };
    let signs: Vec<(String, Sign)> = WORDS.iter().flat_map(each).collect();
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
        let (word, sign) = &search.signs[hit.pattern().as_usize()];
        let (label, sign) = (hit.range(), *sign);
        // `13800138000QQ…`: behind a number another word begins.
        let in_word = |c: char| c.is_ascii_alphabetic();
        let is_word = word.is_ascii() && sign != Sign::Mail;
        if label.start < taken || is_word && text[..label.start].ends_with(in_word) {
            continue;
        }
        let secret = match sign {
            Sign::Address => address::after(text, &label).map(|at| (Private::HomeAddress, at)),
            Sign::Lives => address::lived_in(text, &label).map(|at| (Private::HomeAddress, at)),
            Sign::Document => documents::travel(text, &label).map(|at| (Private::TravelDocument, at)),
            Sign::Identity => documents::identity(text, label.end).map(|at| (Private::IdNumber, at)),
            // `?id=…`
            Sign::Certificate
                if word.is_ascii() && !text[label.end..].starts_with([':', '：', ' ', '卡']) =>
            {
                None
            }
            Sign::Certificate => {
                documents::certificate(text, label.end, today).map(|at| (Private::IdNumber, at))
            }
            Sign::Card => documents::card(text, label.end).map(|at| (Private::BankCard, at)),
            Sign::Birth => births::after(text, &label, today)
                .or_else(|| births::before(text, &label, today))
                .map(|at| (Private::BirthDate, at)),
            Sign::Told => births::told(text, &label, today).map(|at| (Private::BirthDate, at)),
            Sign::Residence => address::of_person(text, &label).map(|at| (Private::HomeAddress, at)),
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
            search.automaton.find_iter(text).any(|hit| {
                let sign = search.signs[hit.pattern().as_usize()].1;
                !matches!(sign, Sign::Mail | Sign::Born | Sign::Told | Sign::Residence)
            })
        })
}

/// Is a text such a word, and nothing more than it needs to announce what stands below it: `住址`, `户主的住址（必填）`?
pub fn announces(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let text = unified(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || "#*_>-:：\"".contains(c));
    let remark = text.ends_with(['）', ')']).then(|| text.rfind(['（', '('])).flatten();
    is_bare_label(text) || remark.is_some_and(|remark| is_bare_label(&text[..remark]))
}

fn is_bare_label(text: &str) -> bool {
    /// What those are called whose number or address it is.
    const OWNERS: [char; 14] =
        ['人', '主', '者', '员', '方', '父', '母', '亲', '子', '女', '妻', '夫', '偶', '生'];
    /// The longest name of them.
    const OWNER: usize = 18;
    let Some(search) = SEARCH.as_ref().filter(|_| !text.is_empty()) else { return false };
    search.automaton.find(text).is_some_and(|hit| {
        let is_quiet = matches!(
            search.signs[hit.pattern().as_usize()].1,
            Sign::Mail | Sign::Born | Sign::Told | Sign::Residence | Sign::Lives | Sign::Certificate
        );
        let owner = &text[..hit.start()];
        let owner = owner.strip_suffix('的').unwrap_or(owner);
        let is_of_owner = owner.is_empty() || owner.len() <= OWNER && owner.ends_with(OWNERS);
        let rest = text[hit.end()..].trim_start_matches(['号', '码', '账', '帐']);
        is_of_owner && rest.is_empty() && !is_quiet
    })
}
