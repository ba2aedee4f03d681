use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

use super::script::{Words, words};

/// What the bytes of a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// UTF-8, as it should be.
    Utf8(String),
    /// UTF-8 behind a byte order mark.
    Marked(String),
    /// Valid UTF-8 by accident, read as GB18030: read as UTF-8 it holds letters that no language puts side by side.
    NoWords(String),
    /// Valid UTF-8 and read so, but its few letters could as well be Chinese characters in GBK.
    Doubtful(String),
    /// Another encoding, read without loss; the name is for people.
    Other(String, &'static str),
    /// No encoding fits; the offset is that of the first byte that is not UTF-8.
    Unreadable(usize),
}

/// Decodes without ever inventing a character: what cannot be read is reported, not replaced.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes)
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        return decode_as(&bytes, encoding, "UTF-16").unwrap_or(Decoded::Unreadable(0));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(text) => Decoded::Marked(text.to_owned()),
            None => as_meant(text),
        },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            guess(&error.into_bytes()).unwrap_or(Decoded::Unreadable(offset))
        }
    }
}

/// Valid UTF-8 is UTF-8. Only where the two bytes of a GBK character happen to be one character of UTF-8, which then
/// looks like Cyrillic or Arabic, there is a second reading: a short text, all of whose characters are such. It
/// holds if the first reading makes no words in any script.
fn as_meant(text: String) -> Decoded {
    let mut other = text.chars().filter(|c| !c.is_ascii()).peekable();
    if other.peek().is_none() || !other.all(|c| ('\u{300}'..='\u{7ff}').contains(&c)) {
        return Decoded::Utf8(text);
    }
    let words = words(&text);
    if words == Words::Sound {
        return Decoded::Utf8(text);
    }
    match decode_as(text.as_bytes(), GB18030, "GB18030") {
        Some(Decoded::Other(han, _)) if han.chars().all(|c| c.is_ascii() || is_chinese(c)) => match words {
            Words::Impossible => Decoded::NoWords(han),
            Words::Sound | Words::Few => Decoded::Doubtful(text),
        },
        _ => Decoded::Utf8(text),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn guess(bytes: &[u8]) -> Option<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The region settles what so few bytes leave open.
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if encoding == GBK || encoding == GB18030 { decode_as(bytes, GB18030, "GB18030") } else { None }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, name: &'static str) -> Option<Decoded> {
    let (text, had_errors): (Cow<'_, str>, bool) = encoding.decode_with_bom_removal(bytes);
    (!had_errors).then(|| Decoded::Other(text.into_owned(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(decode("\u{feff}名称: 甲".into()), Decoded::Marked("名称: 甲".into()));
    }

    #[test]
    fn gbk_from_an_old_editor_is_recognised() {
        let (bytes, ..) = GBK.encode("名称: 港南区市场监督管理局\n简称: 市场监管局\n");
        assert!(
            matches!(decode(bytes.into_owned()), Decoded::Other(text, "GB18030") if text.contains("市场监管局"))
        );
    }

    #[test]
    fn gbk_that_happens_to_be_utf8_is_recognised() {
        let bytes = GBK.encode("document: 通知\n").0.into_owned();
        assert!(std::str::from_utf8(&bytes).is_ok());
        assert_eq!(decode(bytes), Decoded::NoWords("document: 通知\n".into()));
        assert_eq!(decode("name: 甲·乙".into()), Decoded::Utf8("name: 甲·乙".into()));
    }

    #[test]
    fn valid_utf8_in_any_language_is_utf8() {
        for text in [
            "title: Уведомление о приёме граждан\n",
            "标题: Уведомление\n",
            "title: ئۇقتۇرۇش\nnote: شىنجاڭ ئۇيغۇر ئاپتونوم رايونى\n",
            "title: Құлақтандыру хабарламасы, №5\n",
            "title: قۇلاقتاندىرۋ\n",
            "title: Doengh gij gyausik daihfueng\n",
            "title: ανακοίνωση\n",
            "note: Сѧ в слове\nname: Я\n",
            "name: ཀ བོད་ཡིག\n",
        ] {
            assert_eq!(decode(text.into()), Decoded::Utf8(text.into()));
        }
    }

    #[test]
    fn a_letter_or_two_are_utf8_and_doubtful() {
        for text in ["unit: Ω\n", "name: ϰ\n", "name: С\n", "note: Cafe\u{301}\n"] {
            let is_han = GB18030.decode(text.as_bytes()).0.chars().all(|c| c.is_ascii() || is_chinese(c));
            let wanted = if is_han { Decoded::Doubtful(text.into()) } else { Decoded::Utf8(text.into()) };
            assert_eq!(decode(text.into()), wanted, "{text}");
        }
        assert_eq!(decode("name: ϰ\n".into()), Decoded::Doubtful("name: ϰ\n".into()));
    }

    #[test]
    fn half_a_character_is_unreadable_and_never_replaced() {
        let mut bytes = GBK.encode("名称: 港南区").0.into_owned();
        bytes.pop();
        assert_eq!(decode(bytes), Decoded::Unreadable(0));
    }

    #[test]
    fn utf16_from_notepad_is_recognised() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("名称".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(bytes), Decoded::Other("名称".into(), "UTF-16"));
    }
}
