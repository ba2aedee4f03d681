//! Days on which somebody was born.

use std::ops::Range;

use jiff::civil::Date;

use super::dates;
use super::marks::{marks, remark};

/// What ends in 生 without being born: `学生于…`, `发生于…`.
const OTHER_LIVES: [char; 29] = [
    '学', '考', '师', '医', '产', '发', '卫', '先', '招', '研', '实', '民', '滋', '新', '派', '催', '服',
    '诞', '法', '萌', '衍', '孪', '寄', '野', '终', '余', '众', '养', '再',
];

/// Those of whom a birth date is a condition, not a person's own.
const GROUPS: [&str; 22] = [
    "职工",
    "人员",
    "人",
    "居民",
    "儿童",
    "公民",
    "男",
    "女",
    "子女",
    "对象",
    "老年",
    "学生",
    "幼儿",
    "新生儿",
    "婴儿",
    "干部",
    "退休",
    "参保",
    "失业",
    "农民",
    "适龄",
    "老",
];

/// The day behind the word.
pub(super) fn after(text: &str, label: &Range<usize>, today: Date) -> Option<Range<usize>> {
    if &text[label.clone()] == "生于" && text[..label.start].ends_with(OTHER_LIVES) {
        return None;
    }
    let (start, _) = marks(text, remark(text, label.end));
    let (day, end) = dates::after(text, start)?;
    let behind = text[end..].trim_start();
    // A limit, such as that of an age group.
    let to = behind.trim_start_matches(['~', '～', '—', '-', ' ']);
    let is_limit = behind.starts_with(['以', '之', '前', '后', '至', '到', '起', '或', '及'])
        || to.len() < behind.len() && to.starts_with(super::is_digit)
        || ["（含", "(含"].iter().any(|limit| behind.starts_with(limit))
        || is_of_group(behind);
    (day <= today && !is_limit).then_some(start..end)
}

/// The day before the word: `1990年1月生，汉族`, `1990-01-01出生`.
pub(super) fn before(text: &str, label: &Range<usize>, today: Date) -> Option<Range<usize>> {
    let closes =
        |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '—' | '~' | '～') || matches!(c, '于' | '在');
    let goes_on = text[label.end..].chars().next().is_some_and(|c| !closes(c));
    let is_of_person = text[label.end..].starts_with('的') && !is_of_group(&text[label.end..]);
    if goes_on && !is_of_person && !text[label.clone()].ends_with('于') {
        return None;
    }
    if let Some(year) = year_before(text, label) {
        return Some(year);
    }
    let date_end = text[..label.start].trim_end_matches(' ').len();
    if !text[..date_end].ends_with(|c: char| matches!(c, '年' | '月' | '日') || super::is_digit(c)) {
        return None;
    }
    let from = text.ceil_char_boundary(date_end.saturating_sub(48));
    let starts = text[from..date_end].char_indices().rev().take(16);
    // The longest date that ends here: `1990年` before `90年`.
    starts
        .filter_map(|(offset, _)| {
            let start = from + offset;
            let (day, end) = dates::after(text, start)?;
            let is_whole = !text[..start].ends_with(|c: char| c.is_ascii_digit());
            (end == date_end && day <= today && is_whole).then_some(start..date_end)
        })
        .last()
}

/// The day behind what is told of one person: `甲，女，汉族，1980.01`. It lies far enough back to be a birth date.
pub(super) fn told(text: &str, label: &Range<usize>, today: Date) -> Option<Range<usize>> {
    const YOUNGEST: i16 = 16;
    let marks = |c: char| matches!(c, '，' | ',' | '、' | ' ' | '；' | '|');
    let start = text.len() - text[label.end..].trim_start_matches(marks).len();
    let is_alone = text[..label.start].ends_with(marks) && start > label.end;
    let (day, end) = dates::after(text, start).filter(|_| is_alone)?;
    let behind = &text[end..];
    let ends = behind.is_empty()
        || behind.starts_with(|c: char| marks(c) || matches!(c, '。' | ';' | '）' | ')' | '\n' | '生'))
        || behind.starts_with("出生");
    (ends && !is_of_group(behind) && day.year() <= today.year() - YOUNGEST).then_some(start..end)
}

/// The year in which one person was born: `甲，男，1980年出生`.
fn year_before(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    let before = text[..label.start].strip_suffix('年')?;
    let start = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let line = text[text.ceil_char_boundary(start.saturating_sub(48))..start].rsplit(['\n', '。']).next()?;
    let said = line.strip_suffix(['，', ',', '、'])?;
    let mut last = said.rsplit(['，', ',', '、']).take(2);
    let is_of_person = last.any(|part| matches!(part, "男" | "女") || part.ends_with('族'))
        && !text[label.end..].starts_with('的');
    let is_year =
        matches!(&text.as_bytes()[start..], [b'1', b'9', _, _, 0xe5, ..] | [b'2', b'0', _, _, 0xe5, ..]);
    (is_of_person && is_year).then_some(start..label.start)
}

/// `…的职工`: a condition for many.
pub(super) fn is_of_group(behind: &str) -> bool {
    let of = behind.strip_prefix("出生").unwrap_or(behind);
    of.strip_prefix('的').is_some_and(|rest| {
        let rest = rest.trim_start_matches(['本', '市', '区', '县', '在', '岗', '离']);
        rest.starts_with(['，', ',', '；', '。']) || GROUPS.iter().any(|group| rest.starts_with(group))
    })
}
