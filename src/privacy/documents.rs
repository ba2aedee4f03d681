//! Numbers of documents and cards behind the word for them.

use std::ops::Range;

use jiff::civil::Date;

use super::marks::{behind_name, digits, ends, marks, marks_before, remark};
use super::{dates, digit, id_number};

/// How far behind its word the number of a document ends, in bytes.
const REACH: usize = 120;

/// `护照号码：E12345678`; permits for Hong Kong, Macao and Taiwan, which may have no letter.
pub(super) fn travel(text: &str, label: &Range<usize>) -> Option<Range<usize>> {
    /// Words before a permit for people; others are for cars and building sites.
    const BORDERS: [&str; 9] = ["港", "澳", "台", "往来", "来往", "大陆", "内地", "出入境", "回乡"];
    const CALLS: [&str; 9] = ["电话", "热线", "传真", "咨询", "窗口", "办理", "受理", "预约", "大厅"];
    let from = label.end;
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
            let is_call = CALLS.iter().any(|word| filler.contains(word));
            let is_clear = filler.contains([':', '：', '号', '(', '（']) && !is_call;
            let near = text.ceil_char_boundary(label.start.saturating_sub(24));
            let is_permit = &text[label.clone()] == "通行证";
            (8..=10).contains(&digits.len())
                && is_clear
                && !digits.starts_with('0')
                && dates::after(text, start).is_none()
                && (!is_permit || BORDERS.iter().any(|word| text[near..label.start].contains(word)))
        }
        _ => false,
    };
    let is_sample = digits.bytes().all(|b| b == b'0')
        || ["示例", "样例", "样本", "例如"].iter().any(|word| marks_before(filler).ends_with(word));
    (is_near && has_form && !is_sample && ends(text, end)).then_some(start..end)
}

/// An identity number, though its check digit may be mistyped: 15 or 18 characters.
pub(super) fn identity(text: &str, from: usize) -> Option<Range<usize>> {
    let (digits, range) = number(text, from)?;
    // One digit too few or too many.
    let is_near =
        || matches!(digits.len(), 17 | 19) && id_number::birth(&digits).is_some_and(|day| day.year() >= 1900);
    (matches!(digits.len(), 15 | 18) || is_near()).then_some(range)
}

/// The same behind a word for other documents as well: with a birth date in it.
pub(super) fn certificate(text: &str, from: usize, today: Date) -> Option<Range<usize>> {
    let (digits, range) = number(text, from)?;
    let is_born = id_number::birth(&digits).is_some_and(|day| day.year() >= 1900 && day <= today);
    (digits.len() == 18 && is_born).then_some(range)
}

/// A card, though its check digit may be mistyped.
pub(super) fn card(text: &str, from: usize) -> Option<Range<usize>> {
    let (digits, range) = number(text, from)?;
    ((16..=19).contains(&digits.len()) && !digits.ends_with('X')).then_some(range)
}

/// The digits right behind a word, with the check letter, if there is one; and where they stand.
fn number(text: &str, from: usize) -> Option<(String, Range<usize>)> {
    let rest = text[from..].trim_start_matches(['号', '码']);
    let (start, _) = marks(text, remark(text, text.len() - rest.len()));
    let start = behind_name(text, start);
    let (mut digits, mut end) = digits(text, start);
    let behind = text[end..].trim_start_matches([' ', '-']);
    if let Some(letter) = behind.chars().next().filter(|c| digits.len() == 17 && digit::is_check_letter(*c)) {
        digits.push('X');
        end = text.len() - behind.len() + letter.len_utf8();
    }
    ends(text, end).then_some((digits, start..end))
}
