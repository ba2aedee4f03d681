use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// What the bytes of a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// UTF-8, as it should be.
    Utf8(String),
    /// UTF-8 behind a byte order mark.
    Marked(String),
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
            None if is_misread(&text) => guess(text.as_bytes()).unwrap_or(Decoded::Utf8(text)),
            None => Decoded::Utf8(text),
        },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            guess(&error.into_bytes()).unwrap_or(Decoded::Unreadable(offset))
        }
    }
}

/// The two bytes of a GBK character can be one character in UTF-8: a short text then looks like Cyrillic or Arabic,
/// without a single Han character.
fn is_misread(text: &str) -> bool {
    let mut other = text.chars().filter(|c| !c.is_ascii()).peekable();
    other.peek().is_some() && other.all(|c| ('\u{300}'..='\u{7ff}').contains(&c))
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
        assert_eq!(decode(bytes), Decoded::Other("document: 通知\n".into(), "GB18030"));
        assert_eq!(decode("name: 甲·乙".into()), Decoded::Utf8("name: 甲·乙".into()));
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
