//! Where somebody lives.

use std::ops::Range;

use super::digit::digit;
use super::marks::marks;

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

/// The longest address, in characters.
const LONGEST: usize = 60;

/// The address behind a word for one that ends at this byte.
pub(super) fn after(text: &str, from: usize) -> Option<Range<usize>> {
    let (start, is_clear) = marks(text, remark(text, from));
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
    let value = text[start..start + length].trim_end();
    let is_place = if is_clear {
        is_numbered(value) || names_place(value) && !EXPLAINED.iter().any(|word| value.contains(word))
    } else {
        is_numbered(value) && names_place(value) && !EXPLAINED.iter().any(|word| value.contains(word))
    };
    is_place.then_some(start..start + value.len())
}

/// Behind a remark in brackets that belongs to the word: `家庭住址（详细）：`.
fn remark(text: &str, from: usize) -> usize {
    let Some(inside) = text[from..].strip_prefix(['（', '(']) else { return from };
    let near = &inside[..inside.floor_char_boundary(LONGEST + 1)];
    match near.find(['）', ')', '\n']) {
        Some(end) if end <= LONGEST && !inside[end..].starts_with('\n') => {
            let end = text.len() - inside.len() + end;
            end + text[end..].chars().next().map_or(0, char::len_utf8)
        }
        _ => from,
    }
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
            && !matches!(characters[at - 1], '本' | '该' | '各' | '所' | '一')
            && !next.is_some_and(|next| OFFICES.contains(next))
    })
}
