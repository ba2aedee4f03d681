//! What is personal because of the word before it: addresses, passports, birth dates, accounts for messages.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use jiff::civil::Date;

use super::marks::{digits, marks};
use super::{Private, address, dates, email};

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Address,
    Document,
    Birth,
    /// The end of a date, and the word for birth behind it.
    BirthAfter,
    Mail,
    WeChat,
    Qq,
}

const WORDS: &[(&str, Sign)] = &[
    ("家庭住址", Sign::Address),
    ("家庭地址", Sign::Address),
    ("家庭住所", Sign::Address),
    ("现住址", Sign::Address),
    ("现住地址", Sign::Address),
    ("现住地", Sign::Address),
    ("现住", Sign::Address),
    ("现居住地址", Sign::Address),
    ("现居住地", Sign::Address),
    ("现居地", Sign::Address),
    ("居住地址", Sign::Address),
    ("居住地", Sign::Address),
    ("暂住地址", Sign::Address),
    ("常住地址", Sign::Address),
    ("户籍地址", Sign::Address),
    ("户籍所在地", Sign::Address),
    ("户籍地", Sign::Address),
    ("户口所在地", Sign::Address),
    ("身份证地址", Sign::Address),
    ("个人住址", Sign::Address),
    ("本人住址", Sign::Address),
    ("住址", Sign::Address),
    ("家住", Sign::Address),
    ("护照", Sign::Document),
    ("通行证", Sign::Document),
    ("回乡证", Sign::Document),
    ("台胞证", Sign::Document),
    ("passport", Sign::Document),
    ("出生日期", Sign::Birth),
    ("出生年月日", Sign::Birth),
    ("出生年月", Sign::Birth),
    ("出生时间", Sign::Birth),
    ("出生于", Sign::Birth),
    ("出生", Sign::Birth),
    ("生于", Sign::Birth),
    ("生日", Sign::Birth),
    ("日出生", Sign::BirthAfter),
    ("月出生", Sign::BirthAfter),
    ("日生", Sign::BirthAfter),
    ("月生", Sign::BirthAfter),
    ("@", Sign::Mail),
    ("[at]", Sign::Mail),
    ("(at)", Sign::Mail),
    ("（at）", Sign::Mail),
    ("微信号", Sign::WeChat),
    ("微信", Sign::WeChat),
    ("v信", Sign::WeChat),
    ("wechat", Sign::WeChat),
    ("weixin", Sign::WeChat),
    ("vx", Sign::WeChat),
    ("wx", Sign::WeChat),
    ("qq", Sign::Qq),
    ("扣扣", Sign::Qq),
];

/// What ends in 生 without being born: `学生于…`, `发生于…`.
const OTHER_LIVES: [char; 17] =
    ['学', '考', '师', '医', '产', '发', '卫', '先', '招', '研', '实', '民', '滋', '新', '派', '催', '服'];

/// Something personal: where the word begins, and where the secret itself stands.
pub(super) struct Labelled {
    pub(super) what: Private,
    pub(super) range: Range<usize>,
    pub(super) secret: Range<usize>,
}

/// Calls `found` with everything in a text, as it is read, that a word makes personal.
pub(super) fn each_labelled(text: &str, today: Date, found: &mut dyn FnMut(Labelled)) {
    static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(WORDS.iter().map(|(word, _)| word))
            .ok()
    });
    let Some(search) = &*SEARCH else { return };
    for hit in search.find_iter(text) {
        let (word, sign) = WORDS[hit.pattern().as_usize()];
        let label = hit.range();
        let in_word = |c: char| c.is_ascii_alphanumeric();
        if word.is_ascii() && sign != Sign::Mail && text[..label.start].ends_with(in_word) {
            continue;
        }
        let secret = match sign {
            Sign::Address => address::after(text, label.end).map(|at| (Private::HomeAddress, at)),
            Sign::Document => document(text, label.end).map(|at| (Private::TravelDocument, at)),
            Sign::Birth if word == "生于" && text[..label.start].ends_with(OTHER_LIVES) => None,
            Sign::Birth => birth(text, label.end, today).map(|at| (Private::BirthDate, at)),
            Sign::BirthAfter => birth_before(text, &label, today).map(|at| (Private::BirthDate, at)),
            Sign::Mail => email::around(text, &label).map(|at| (Private::Email, at)),
            Sign::WeChat => wechat(text, &label).map(|at| (Private::WeChat, at)),
            Sign::Qq => qq(text, label.end).map(|at| (Private::Qq, at)),
        };
        if let Some((what, secret)) = secret {
            let range = label.start.min(secret.start)..secret.end.max(secret.start);
            let range = if sign == Sign::Mail { secret.clone() } else { range };
            found(Labelled { what, range, secret });
        }
    }
}

/// Does no word or number go on here?
fn ends(text: &str, at: usize) -> bool {
    !text[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// How far behind its word the number of a document ends, in bytes.
const REACH: usize = 120;

/// The longest name of a WeChat account.
const LONGEST_ID: usize = 20;

/// `护照号码：E12345678`; permits for Hong Kong, Macao and Taiwan, which may have no letter.
fn document(text: &str, from: usize) -> Option<Range<usize>> {
    let text = &text[..text.floor_char_boundary(from + REACH)];
    let stop =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '。' | '；' | '，' | '、' | ';' | ',' | '\n');
    let rest = &text[from..];
    let filler = &rest[..rest.find(stop)?];
    let rest = rest[filler.len()..]
        .trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ':' | ' '));
    // `passport No. E123…`: of the letters only those right before the digits belong to the number.
    let words = &text[from + filler.len()..text.len() - rest.len()];
    let letters = words.len() - words.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ').len();
    let letters = words[words.len() - letters..].trim_start();
    let start = text.len() - rest.len() - letters.len();
    let letters = letters.trim_end().len();
    let (digits, end) = digits(text, text.len() - rest.len());
    let is_near = filler.chars().count() <= 16 && words.len() <= 16;
    let has_form = match letters {
        1 | 2 => (7..=10).contains(&digits.len()),
        0 => {
            let is_call = ["电话", "热线", "传真", "咨询"].iter().any(|word| filler.contains(word));
            let is_clear = filler.contains([':', '：', '号', '(', '（']) && !is_call;
            (8..=10).contains(&digits.len())
                && is_clear
                && !digits.starts_with('0')
                && dates::after(text, start).is_none()
        }
        _ => false,
    };
    (is_near && has_form && ends(text, end)).then_some(start..end)
}

fn birth(text: &str, from: usize, today: Date) -> Option<Range<usize>> {
    let (start, _) = marks(text, from);
    let (day, end) = dates::after(text, start)?;
    // A limit, such as that of an age group.
    let is_limit = text[end..]
        .trim_start()
        .starts_with(['以', '之', '前', '后', '至', '到', '起', '或', '~', '～', '—', '-', '及']);
    let is_limit = is_limit || ["（含", "(含"].iter().any(|limit| text[end..].starts_with(limit));
    (day <= today && !is_limit).then_some(start..end)
}

/// `1990年1月生，汉族`
fn birth_before(text: &str, label: &Range<usize>, today: Date) -> Option<Range<usize>> {
    let closes =
        |c: char| c.is_whitespace() || matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | ')' | '）');
    if !text[label.end..].chars().next().is_none_or(closes) {
        return None;
    }
    // The word begins with the last character of the date.
    let date_end = label.start + '月'.len_utf8();
    let from = text.ceil_char_boundary(label.start.saturating_sub(48));
    let (start, _) = text[from..label.start].char_indices().rev().take(16).find_map(|(offset, _)| {
        let start = from + offset;
        let (day, end) = dates::after(text, start)?;
        (end == date_end && day <= today).then_some((start, day))
    })?;
    Some(start..date_end)
}

/// A personal account; what is said to be a public account is for the public.
fn wechat(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    let from = text.ceil_char_boundary(label.start.saturating_sub(30));
    let before = &text[from..label.start];
    if ["公众", "官方", "政务", "企业", "服务号", "订阅号"].iter().any(|word| before.contains(word))
    {
        return None;
    }
    let named = text[label.end..].strip_prefix(['号', '码']);
    let after = named.map_or(label.end, |rest| text.len() - rest.len());
    let (start, is_clear) = marks(text, after);
    let is_clear = is_clear || named.is_some() || text[label.clone()].ends_with('号');
    let reach = text.floor_char_boundary(start + LONGEST_ID + 1);
    let id =
        text[start..reach].split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).next()?;
    let has_form = match id.bytes().next()? {
        b'0'..=b'9' => is_clear && (6..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit()),
        b'a'..=b'z' | b'A'..=b'Z' => {
            (6..=LONGEST_ID).contains(&id.len())
                && (is_clear
                    || text[after..start].trim().is_empty() && id.bytes().any(|b| b.is_ascii_digit()))
                && !id.starts_with("gh_")
        }
        _ => false,
    };
    has_form.then_some(start..start + id.len())
}

fn qq(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text[from..].trim_start_matches(['号', '码']);
    let (start, _) = marks(text, text.len() - rest.len());
    let (digits, end) = digits(text, start);
    let counts = text[end..].starts_with(['年', '月', '版', '%', '元', '万', '人', '个']);
    ((5..=11).contains(&digits.len()) && !digits.starts_with('0') && !counts && ends(text, end))
        .then_some(start..end)
}
