//! From bytes to the next character as it will be seen: UTF-8, character references, escapes, percent-encoding.

use super::glyph::Glyph;

/// References with a name that can stand inside a number.
const NAMED: [(&[u8], Glyph); 30] = [
    (b"nbsp", Glyph::Blank),
    (b"ensp", Glyph::Blank),
    (b"emsp", Glyph::Blank),
    (b"thinsp", Glyph::Blank),
    (b"hairsp", Glyph::Blank),
    (b"numsp", Glyph::Blank),
    (b"puncsp", Glyph::Blank),
    (b"emsp13", Glyph::Blank),
    (b"emsp14", Glyph::Blank),
    (b"Tab", Glyph::Blank),
    (b"NewLine", Glyph::Blank),
    (b"shy", Glyph::Glue),
    (b"zwj", Glyph::Glue),
    (b"zwnj", Glyph::Glue),
    (b"lrm", Glyph::Glue),
    (b"rlm", Glyph::Glue),
    (b"ZeroWidthSpace", Glyph::Glue),
    (b"NoBreak", Glyph::Glue),
    (b"middot", Glyph::Hyphen),
    (b"bull", Glyph::Mark),
    (b"ndash", Glyph::Hyphen),
    (b"mdash", Glyph::Hyphen),
    (b"hyphen", Glyph::Hyphen),
    (b"dash", Glyph::Hyphen),
    (b"minus", Glyph::Hyphen),
    (b"period", Glyph::Mark),
    (b"lpar", Glyph::Mark),
    (b"rpar", Glyph::Mark),
    (b"comma", Glyph::Comma),
    (b"sol", Glyph::Comma),
];

/// The character that begins at `at`, and how many bytes it takes; `None` at the end.
pub(super) fn next(bytes: &[u8], at: usize) -> Option<(Glyph, usize)> {
    let rest = bytes.get(at..)?;
    Some(match *rest.first()? {
        b'&' => reference(rest).unwrap_or((Glyph::Other, 1)),
        b'\\' => escape(rest).unwrap_or((Glyph::Other, 1)),
        b'%' => percent(rest).unwrap_or((Glyph::Other, 1)),
        first if first < 0x80 => (Glyph::of(char::from(first)), 1),
        _ => character(rest).map_or((Glyph::Other, 1), |(c, taken)| (Glyph::of(c), taken)),
    })
}

/// One character of UTF-8.
fn character(bytes: &[u8]) -> Option<(char, usize)> {
    let taken = match bytes.first()? {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let c = std::str::from_utf8(bytes.get(..taken)?).ok()?.chars().next()?;
    Some((c, taken))
}

/// `&#49;`, `&#x31;`, `&nbsp;`; browsers forgive a missing semicolon behind a number.
fn reference(bytes: &[u8]) -> Option<(Glyph, usize)> {
    let body = bytes.get(1..)?;
    if let Some(number) = body.strip_prefix(b"#") {
        let (radix, number, before) = match number.first()? {
            b'x' | b'X' => (16, &number[1..], 3),
            _ => (10, number, 2),
        };
        let length = digits(number, radix, 12);
        let c = code(&number[..length], radix)?;
        let closed = usize::from(number.get(length) == Some(&b';'));
        return Some((Glyph::of(c), before + length + closed));
    }
    let length = body.iter().take(16).take_while(|b| b.is_ascii_alphanumeric()).count();
    let (_, glyph) = NAMED.iter().find(|(name, _)| *name == &body[..length])?;
    let closed = usize::from(body.get(length) == Some(&b';'));
    Some((*glyph, 1 + length + closed))
}

/// `\u0031`, `\u{31}`, `\x31` in scripts and JSON, `\31 ` in style sheets, `\n`.
fn escape(bytes: &[u8]) -> Option<(Glyph, usize)> {
    match bytes.get(1)? {
        b'u' if bytes.get(2) == Some(&b'{') => {
            let length = digits(&bytes[3..], 16, 8);
            let closed = bytes.get(3 + length) == Some(&b'}');
            let c = code(&bytes[3..3 + length], 16)?;
            closed.then_some((Glyph::of(c), length + 4))
        }
        b'u' => {
            let unit = unit(bytes)?;
            let (c, taken) = match unit {
                0xD800..=0xDBFF => {
                    let low = unit2(bytes)?;
                    let joined = 0x10000 + ((unit - 0xD800) << 10) + low.checked_sub(0xDC00)?;
                    (char::from_u32(joined)?, 12)
                }
                _ => (char::from_u32(unit)?, 6),
            };
            Some((Glyph::of(c), taken))
        }
        b'x' => Some((Glyph::of(code(bytes.get(2..4)?, 16)?), 4)),
        b'n' | b't' | b'r' => Some((Glyph::Blank, 2)),
        b'/' => Some((Glyph::Comma, 2)),
        first if first.is_ascii_hexdigit() => {
            let length = digits(&bytes[1..], 16, 6);
            let c = code(&bytes[1..=length], 16)?;
            let blank = bytes.get(1 + length).is_some_and(u8::is_ascii_whitespace);
            Some((Glyph::of(c), 1 + length + usize::from(blank)))
        }
        _ => None,
    }
}

fn unit(bytes: &[u8]) -> Option<u32> {
    let number = bytes.get(2..6)?;
    if digits(number, 16, 4) == 4 {
        u32::from_str_radix(std::str::from_utf8(number).ok()?, 16).ok()
    } else {
        None
    }
}

/// The second half of a character outside the first plane.
fn unit2(bytes: &[u8]) -> Option<u32> {
    let rest = bytes.get(6..)?;
    if rest.starts_with(b"\\u") { unit(rest).filter(|unit| (0xDC00..0xE000).contains(unit)) } else { None }
}

/// `%31`, `%EF%BC%91`.
fn percent(bytes: &[u8]) -> Option<(Glyph, usize)> {
    let byte = |at: usize| -> Option<u8> {
        let part = bytes.get(at..at + 3)?;
        let number = part.strip_prefix(b"%")?;
        u8::from_str_radix(std::str::from_utf8(number).ok()?, 16).ok()
    };
    let mut plain = [0; 4];
    for (place, slot) in plain.iter_mut().enumerate() {
        let Some(value) = byte(place * 3) else { break };
        *slot = value;
    }
    let (c, taken) = character(&plain)?;
    (c != '\0').then_some((Glyph::of(c), taken * 3))
}

fn digits(bytes: &[u8], radix: u32, most: usize) -> usize {
    bytes.iter().take(most).take_while(|b| char::from(**b).is_digit(radix)).count()
}

fn code(number: &[u8], radix: u32) -> Option<char> {
    char::from_u32(u32::from_str_radix(std::str::from_utf8(number).ok()?, radix).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_read_however_it_is_written() {
        for text in [
            "7",
            "７",
            "&#55;",
            "&#55",
            "&#x37;",
            "&#X0037;",
            "\\u0037",
            "\\u{37}",
            "\\x37",
            "\\37 ",
            "%37",
            "%EF%BC%97",
            "\\ud835\\udfd5",
        ] {
            assert_eq!(next(text.as_bytes(), 0), Some((Glyph::Digit(7), text.len())), "{text}");
        }
        for text in ["&nbsp;", "%20", "\\n", "\u{3000}", "%C2%A0", "&#160;"] {
            assert_eq!(next(text.as_bytes(), 0), Some((Glyph::Blank, text.len())), "{text}");
        }
        for text in ["&shy;", "\u{200b}", "\\u200b", "%E2%80%8B"] {
            assert_eq!(next(text.as_bytes(), 0), Some((Glyph::Glue, text.len())), "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_is_no_character_and_no_crash() {
        for text in [
            "&",
            "&#",
            "&#x",
            "&#x;",
            "\\",
            "\\u",
            "\\u003",
            "\\u{",
            "\\x",
            "\\x3",
            "%",
            "%3",
            "%EF%BC",
            "\\ud835",
            "&#99999999999;",
        ] {
            assert_eq!(next(text.as_bytes(), 0), Some((Glyph::Other, 1)), "{text}");
        }
        assert_eq!(next(&[0xE4, 0xB8], 0), Some((Glyph::Other, 1)));
        assert_eq!(next(b"", 0), None);
    }
}
