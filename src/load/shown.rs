//! A second look for personal data, at values as they will be shown: decoded, folded, joined, without marks and tags.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Aim, Diagnostic, FileId, Place, Step};
use crate::privacy::{self, Found, Private};
use crate::records::{FieldShape, Text, Walked, Words, each_text, turns};
use crate::rulebook::ENC_07;

use super::Leak;
use super::fields::is_its_place;

/// So many findings in one file are enough to stop its publication and to begin with mending it.
const MOST: usize = 200;

/// What to do about a character that turns the direction of a text.
pub(super) const TURNED: &str = "请删除它，或运行 mingchuang fix";

/// What the look at the text as typed has found, in the form of [`privacy::bare`], whether it was reported or not.
pub(super) type Seen = BTreeSet<(Private, String)>;

/// Reports personal data in the values of a record that the text as typed did not betray.
pub(super) fn look_at_values(
    file: FileId,
    record: &dyn Walked,
    today: Date,
    seen: &mut Seen,
    findings: &mut Vec<Diagnostic>,
) {
    let mut look = Look { file, today, seen, findings, left: MOST };
    each_text(record, |path, field, is_internal, words| match words {
        _ if is_internal => {}
        Words::One(text) => look.value(path, field, text),
        Words::List(texts) if texts.windows(2).any(meet_in_digits) => {
            let texts: Vec<&str> = texts.iter().map(Text::as_str).collect();
            look.value(path, field, &texts.join("、"));
        }
        Words::List(_) => {}
    });
}

/// Does one text end in a digit, and the next one begin with one?
fn meet_in_digits(pair: &[Text]) -> bool {
    pair.first().is_some_and(|text| text.ends_with(privacy::is_digit))
        && pair.last().is_some_and(|text| text.starts_with(privacy::is_digit))
}

/// Reports personal data in a rendered text that the text as typed did not betray. `body` is where it begins in the file.
pub(super) fn look_at_page(
    (file, text, body): (FileId, &str, usize),
    html: &str,
    today: Date,
    seen: &mut Seen,
    findings: &mut Vec<Diagnostic>,
) {
    let shown = said(html);
    // As typed it was reported already; here it was written as an entity.
    if html.contains(turns) && !text.contains(turns) {
        let place = Place::bytes(file, body..body);
        let message = "正文里有写成代码的方向控制字符，显示出来的字会倒过来";
        findings.push(Diagnostic::of(&ENC_07, place, message).fix(TURNED));
    }
    let mut look = Look { file, today, seen, findings, left: MOST };
    for found in privacy::find(&shown, today) {
        let bare = privacy::bare(&shown[found.secret.clone()]);
        let place = || Place::bytes(file, paragraph(text, body, &bare));
        look.report(&found, &shown, place);
    }
}

struct Look<'l> {
    file: FileId,
    today: Date,
    seen: &'l mut Seen,
    findings: &'l mut Vec<Diagnostic>,
    /// How many more findings are told.
    left: usize,
}

impl Look<'_> {
    fn value(&mut self, path: &[Step], field: &FieldShape, text: &str) {
        for found in privacy::find(text, self.today) {
            if !is_its_place(field, found.what) {
                let place = Place { file: self.file, aim: Aim::Value(path.to_vec()) };
                self.report(&found, text, || place);
            }
        }
    }

    fn report(&mut self, found: &Found, text: &str, place: impl FnOnce() -> Place) {
        let bare = privacy::bare(&text[found.secret.clone()]);
        let bare = (found.what, bare);
        // It may have been cut off earlier or later there: nearly always it is the same.
        let is_part = |(what, known): &(Private, String)| {
            *what == bare.0 && (known.contains(&bare.1) || bare.1.contains(known))
        };
        if self.left > 0 && !self.seen.contains(&bare) && !self.seen.iter().any(is_part) {
            self.left -= 1;
            let Leak { rule, message, fix } = Leak::of(found.what, &text[found.range.clone()]);
            self.findings.push(Diagnostic::of(rule, place(), message).fix(fix));
            self.seen.insert(bare);
        }
    }
}

/// The paragraph with these letters and digits; else where the text begins.
fn paragraph(text: &str, body: usize, bare: &str) -> std::ops::Range<usize> {
    let mut at = body;
    for paragraph in text[body..].split_inclusive("\n\n") {
        let start = at + paragraph.len() - paragraph.trim_start().len();
        at += paragraph.len();
        let here = privacy::bare(paragraph);
        // Between the digits stand the letters of an address.
        if here.contains(bare) || digits(bare).len() > 4 && digits(&here).contains(&digits(bare)) {
            return start..start + paragraph.trim().len();
        }
    }
    body..body
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Tags that leave words together.
const INLINE: [&str; 19] = [
    "a", "b", "big", "code", "del", "em", "font", "i", "img", "input", "mark", "s", "small", "span",
    "strong", "sub", "sup", "tspan", "u",
];

/// What a page says: its text, paragraph by paragraph, and what its tags hold: addresses, ids, titles.
pub(crate) fn said(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut held = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let end = tag.find('>').unwrap_or(tag.len());
        let (inside, after) = tag.split_at(end);
        rest = after.strip_prefix('>').unwrap_or(after);
        let is_end = inside.starts_with('/');
        let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        words.push_str(match name {
            _ if INLINE.contains(&name) => "",
            "br" => "\n",
            "td" | "th" if !is_end => " | ",
            "tr" if is_end => "\n",
            "li" if !is_end => "\n- ",
            "td" | "th" | "tr" | "thead" | "tbody" | "li" => "",
            _ => "\n\n",
        });
        for value in inside.split('"').skip(1).step_by(2) {
            held.push_str("\n\n");
            held.push_str(&unquoted(value));
        }
    }
    words.push_str(rest);
    words + &held
}

/// An address without `%31`.
fn unquoted(address: &str) -> String {
    let mut parts = address.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_is_between_and_inside_its_tags() {
        let html =
            "<h2 id=\"n138\">甲</h2>\n<p>1<strong>3</strong>8<br />\n0 <a href=\"tel:%31%33\">乙</a></p>";
        assert_eq!(said(html), "\n\n甲\n\n\n\n\n138\n\n0 乙\n\n\n\nn138\n\ntel:13");
        let table = "<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
        assert_eq!(said(table), "\n\n | 甲 | 乙\n | 1 | 2\n\n\n");
    }
}
