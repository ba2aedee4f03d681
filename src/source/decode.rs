use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// What the bytes of a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// UTF-8, as it should be.
    Utf8(String),
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
        Ok(text) => Decoded::Utf8(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            guess(&error.into_bytes()).unwrap_or(Decoded::Unreadable(offset))
        }
    }
}

fn guess(bytes: &[u8]) -> Option<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
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
        assert_eq!(decode("\u{feff}名称: 甲".into()), Decoded::Utf8("名称: 甲".into()));
    }

    #[test]
    fn gbk_from_an_old_editor_is_recognised() {
        let (bytes, ..) = GBK.encode("名称: 港南区市场监督管理局\n简称: 市场监管局\n");
        assert!(
            matches!(decode(bytes.into_owned()), Decoded::Other(text, "GB18030") if text.contains("市场监管局"))
        );
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
