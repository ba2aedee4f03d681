//! Where somebody lives.

use std::ops::Range;

use super::births;
use super::digit::digit;
use super::marks::{marks, remark};

/// What an address ends in, with a number before it.
const NUMBERED: [char; 14] =
    ['号', '室', '组', '栋', '幢', '座', '弄', '队', '排', '楼', '层', '户', '单', '屯'];

/// What places are called.
const PLACES: [char; 14] =
    ['省', '市', '县', '区', '镇', '乡', '村', '屯', '路', '街', '巷', '道', '苑', '园'];

/// What follows such a word where it names an office, not a place.
const OFFICES: [char; 16] =
    ['委', '民', '干', '部', '办', '府', '政', '级', '长', '公', '所', '务', '域', '别', '局', '（'];

/// Words of those who explain what to fill in, or what is asked for.
const EXPLAINED: [&str; 14] = [
    "填",
    "应当",
    "需要",
    "证明",
    "证件",
    "身份证",
    "一致",
    "为准",
    "或者",
    "变更",
    "登记",
    "提供",
    "申请",
    "办理",
];

/// Offices of a place, whose own address follows.
const BODIES: [&str; 14] = [
    "派出所",
    "公安",
    "社区",
    "居委",
    "村委",
    "街道",
    "乡镇",
    "镇政府",
    "政府",
    "法院",
    "民政",
    "社保",
    "人社",
    "受理",
];

/// The longest name of a place, in characters.
const LONGEST_NAME: usize = 12;

/// The longest address, in characters.
const LONGEST: usize = 60;

/// The address behind a word for one.
pub(super) fn after(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    let from = label.end;
    if BODIES
        .iter()
        .any(|body| text[from..].trim_start_matches(['的', '所', '在', '地', '（', '(']).starts_with(body))
    {
        return None;
    }
    let (start, is_clear) = match in_list(text, label) {
        Some(next) => (next, true),
        None => marks(text, remark(text, from)),
    };
    let value = value(text, start);
    let is_told = || names_place(value) && !EXPLAINED.iter().any(|word| value.contains(word));
    let is_place =
        if is_numbered(value) { is_clear || is_told() } else { is_clear && is_told() && is_near(value) };
    (is_place && !is_pattern(value) && !is_of_many(value)).then_some(start..start + value.len())
}

/// The same behind a word that offices use as well, where the line is about one person.
pub(super) fn of_person(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST_LINE: usize = 120;
    const PEOPLE: [&str; 9] = ["姓名", "身份证", "出生", "居民", "自然人", "个人", "公民", "业主", "户主"];
    const OTHERS: [&str; 7] = ["单位", "公司", "机构", "企业", "法人", "机关", "个人所得税"];
    let near = &text[text.ceil_char_boundary(label.start.saturating_sub(LONGEST_LINE))..label.start];
    let said = near.rsplit(['\n', '。', '；', ';']).next().unwrap_or_default();
    let tells_sex = said.split(['，', ',', '、', ' ', '|']).any(|part| matches!(part.trim(), "男" | "女"));
    let is_of_person = tells_sex || PEOPLE.iter().any(|word| said.contains(word));
    let is_of_other = OTHERS.iter().any(|word| said.contains(word));
    if is_of_person && !is_of_other { after(text, label) } else { None }
}

/// Where the next entry of a list begins whose entry before it is the word alone: `[家庭住址, …]`.
fn in_list(text: &str, label: &Range<usize>) -> Option<usize> {
    let quotes = ['"', '\''];
    let before = text[..label.start].trim_end_matches(quotes).trim_end_matches(' ');
    let behind = text[label.end..].trim_start_matches(quotes).strip_prefix([',', '，'])?;
    let next = behind.trim_start_matches(' ').trim_start_matches(quotes);
    before.ends_with(['[', ',']).then_some(text.len() - next.len())
}

/// The address behind a verb: `住在示例路5号`. Only one with a house number is one.
pub(super) fn lived_in(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    /// What goes on behind 住 to another word.
    const OTHER: [char; 27] = [
        '证', '房', '建', '院', '宿', '所', '户', '址', '地', '处', '宅', '区', '持', '的', '人', '民', '满',
        '了', '着', '客', '进', '入', '校', '培', '改', '权', '保',
    ];
    // `国家在…`
    let is_other = text[label.clone()].starts_with('家')
        && text[..label.start]
            .ends_with(['国', '专', '大', '农', '商', '企', '各', '厂', '店', '独', '作', '东', '人']);
    if is_other {
        return None;
    }
    let (start, _) = marks(text, label.end);
    let value = value(text, start);
    let place = value.find(PLACES)?;
    let is_place = value[..place].chars().all(char::is_alphanumeric)
        && value[..place].chars().count() <= LONGEST_NAME
        && !text[label.end..].starts_with(OTHER);
    let is_told = is_numbered(value) && names_place(value);
    (is_place
        && is_told
        && !is_pattern(value)
        && !is_of_many(value)
        && !EXPLAINED.iter().any(|word| value.contains(word)))
    .then_some(start..start + value.len())
}

/// As much behind a byte as may be one address.
fn value(text: &str, start: usize) -> &str {
    let closes = |c: char| {
        matches!(
            c,
            '。' | '；'
                | ';'
                | '，'
                | ','
                | '、'
                | '|'
                | '\n'
                | '！'
                | '？'
                | '"'
                | '<'
                | '（'
                | '('
                | '）'
                | ')'
                | '}'
                | ']'
        )
    };
    let length: usize =
        text[start..].chars().take(LONGEST).take_while(|c| !closes(*c)).map(char::len_utf8).sum();
    text[start..start + length].trim_end()
}

/// Does it say where many live: `1号至138号`, `示例村的儿童`?
fn is_of_many(value: &str) -> bool {
    let goes_to = |to: &str| {
        value.match_indices(to).any(|(at, _)| {
            value[..at].ends_with(NUMBERED)
                && value[at + to.len()..].starts_with(|c: char| digit(c).is_some() || c == '第')
        })
    };
    goes_to("至")
        || goes_to("到")
        || value.match_indices('的').any(|(at, _)| births::is_of_group(&value[at..]))
}

/// A form shows how an address looks: `XX省XX市`, `某某路`.
fn is_pattern(value: &str) -> bool {
    ["XX", "xx", "××", "某某", "○○", "＊＊", "**", "__", "……"].iter().any(|sign| value.contains(sign))
}

/// Does it name more than the city, and nobody but who lives there: `贵港市港南区`, but not `港南区的居民`?
fn is_near(value: &str) -> bool {
    !value.contains('的')
        && value.contains(['县', '区', '镇', '乡', '村', '屯', '路', '街', '巷', '道', '苑', '园'])
}

fn is_numbered(value: &str) -> bool {
    let mut before = ' ';
    value.chars().any(|c| {
        let counts =
            digit(before).is_some() || before == '十' || before == '百' || before.is_ascii_alphabetic();
        before = c;
        counts && NUMBERED.contains(&c)
    })
}

fn names_place(value: &str) -> bool {
    let characters: Vec<char> = value.chars().collect();
    (1..characters.len()).any(|at| {
        let next = characters.get(at + 1);
        PLACES.contains(&characters[at])
            && characters[at - 1].is_alphabetic()
            && !matches!(characters[at - 1], '本' | '该' | '各' | '所' | '一' | '在')
            && !next.is_some_and(|next| OFFICES.contains(next))
    })
}
