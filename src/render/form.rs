//! The form of a piece of HTML: its markup with the filled-in values taken out.

use std::io::{self, Write};

/// [`BEGIN`] and [`END`] enclose a value. Content files with control characters are refused, so no value holds them.
const BEGIN: u8 = 1;
const END: u8 = 2;

/// These enclose the number of a value while the form is minified. They are private-use characters: values may hold
/// some, but are not in the form then, and a theme that uses them is minified page by page.
const NUMBER_BEGIN: &str = "\u{E000}";
const NUMBER_END: &str = "\u{E001}";

pub(super) fn is_mark(byte: u8) -> bool {
    byte == BEGIN || byte == END
}

/// Writes a value escaped, and marked where that is useful. A value that is empty, or has white space that a
/// minifier would fold, is not marked and becomes part of the form.
pub(super) fn mark(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let folds =
        |pair: &[u8]| pair[0].is_ascii_whitespace() && (pair[1].is_ascii_whitespace() || pair[0] != b' ');
    let bytes = value.as_bytes();
    let edges = [bytes.first(), bytes.last()];
    let plain = edges.iter().all(|edge| edge.is_some_and(|byte| !byte.is_ascii_whitespace()))
        && !bytes.windows(2).any(folds);
    if !plain {
        return tera::escape_html(value, out);
    }
    out.write_all(&[BEGIN])?;
    tera::escape_html(value, out)?;
    out.write_all(&[END])
}

/// Takes the values out: what is left has [`BEGIN`] and [`END`] in their places. `None` if marks do not pair.
pub(super) fn cut(text: &[u8]) -> Option<(Vec<u8>, Vec<&[u8]>)> {
    let mut outline = Vec::with_capacity(text.len());
    let mut values = Vec::new();
    let mut rest = text;
    while let Some(begin) = memchr::memchr2(BEGIN, END, rest) {
        let after = &rest[begin + 1..];
        let end = memchr::memchr2(BEGIN, END, after)?;
        if rest[begin] != BEGIN || after[end] != END {
            return None;
        }
        outline.extend_from_slice(&rest[..=begin]);
        outline.push(END);
        values.push(&after[..end]);
        rest = &after[end + 1..];
    }
    outline.extend_from_slice(rest);
    Some((outline, values))
}

/// A minified form: what to write, in order.
pub(super) struct Form {
    pub(super) slots: Vec<Slot>,
}

/// A stretch of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Markup and fixed words.
    Text(Box<[u8]>),
    /// The value of this number.
    Value(usize),
    /// The part of this number.
    Part(usize),
}

impl Slot {
    /// The element that takes the place of a part while its page is minified.
    pub(super) fn part_element(number: usize, in_head: bool, in_data: bool) -> String {
        if in_head {
            format!("<meta name=\"part{number}\">")
        } else if in_data {
            // A minifier leaves it as it is.
            format!("<section id=part{number}></section>")
        } else {
            format!("<section id=\"part{number}\"></section>")
        }
    }
}

/// How the place of a value or a part looks after minification: its number is between these.
struct Place {
    begin: &'static str,
    end: &'static str,
    slot: fn(usize) -> Slot,
}

const PLACES: [Place; 3] = [
    Place { begin: "\u{E000} ", end: NUMBER_END, slot: Slot::Value },
    Place { begin: "<section id=part", end: "></section>", slot: Slot::Part },
    Place { begin: "<meta name=part", end: ">", slot: Slot::Part },
];

impl Form {
    /// Minifies an outline; `None` if its values and parts cannot be told apart from its own text.
    pub(super) fn new(outline: &[u8], minify: impl Fn(&[u8]) -> Vec<u8>) -> Option<Self> {
        if memchr::memmem::find(outline, NUMBER_BEGIN.as_bytes()).is_some() {
            return None;
        }
        let mut numbered = Vec::with_capacity(outline.len() + 64);
        let mut number = 0;
        for byte in outline {
            match *byte {
                // The space keeps an attribute's quotes: the value to come may need them.
                BEGIN => write!(numbered, "{NUMBER_BEGIN} {number}{NUMBER_END}").ok()?,
                END => number += 1,
                byte => numbered.push(byte),
            }
        }
        Self::read(&minify(&numbered))
    }

    /// Finds the numbers again.
    fn read(minified: &[u8]) -> Option<Self> {
        let mut slots = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < minified.len() {
            let rest = &minified[at..];
            let Some(Place { begin, end, slot }) =
                PLACES.iter().find(|place| rest.starts_with(place.begin.as_bytes()))
            else {
                at += 1;
                continue;
            };
            let number = &rest[begin.len()..];
            let digits = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let value = std::str::from_utf8(&number[..digits]).ok()?.parse().ok()?;
            if !number[digits..].starts_with(end.as_bytes()) {
                return None;
            }
            slots.push(Slot::Text(minified[from..at].into()));
            slots.push(slot(value));
            at += begin.len() + digits + end.len();
            from = at;
        }
        slots.push(Slot::Text(minified[from..].into()));
        Some(Self { slots })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_differ_in_values_have_one_outline() {
        let piece = |value: &str| {
            let mut text = b"<p>".to_vec();
            mark(value, &mut text).unwrap();
            text.extend_from_slice(b"</p>");
            text
        };
        let (a, b) = (piece("甲 & 乙"), piece("丙"));
        let ((a, a_values), (b, b_values)) = (cut(&a).unwrap(), cut(&b).unwrap());
        assert_eq!(a, b);
        assert_eq!((a_values, b_values), (vec!["甲 &amp; 乙".as_bytes()], vec!["丙".as_bytes()]));
    }

    #[test]
    fn a_value_whose_white_space_would_be_folded_is_part_of_the_form() {
        for value in ["", " 甲", "甲 ", "甲  乙", "甲\n乙"] {
            let mut text = Vec::new();
            mark(value, &mut text).unwrap();
            assert_eq!(text, value.as_bytes());
        }
    }

    #[test]
    fn marks_that_do_not_pair_are_noticed() {
        for text in [&b"\x01a"[..], b"a\x02", b"\x01\x01a\x02\x02"] {
            assert!(cut(text).is_none());
        }
    }
}
