//! Texts that say something else than their bytes spell: mail and saved pages, rich text.

use encoding_rs::GBK;

use super::decode::{Decoded, decode};

/// What is inside a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unwrapped {
    /// What it says.
    pub texts: Vec<String>,
    /// Files it carries that are no texts.
    pub files: Vec<Vec<u8>>,
}

impl Unwrapped {
    /// Takes mail and rich text apart; of any other text nothing is left to say.
    pub fn of(text: &str) -> Self {
        let mut inside = Self::default();
        if text.starts_with("{\\rtf") {
            inside.texts.push(rich(text));
        } else if text.to_ascii_lowercase().contains("content-transfer-encoding:") {
            inside.mail(text);
        }
        inside
    }

    fn add(&mut self, bytes: Vec<u8>) {
        match decode(bytes.clone()) {
            Decoded::Utf8(text)
            | Decoded::Marked(text)
            | Decoded::NoWords(text)
            | Decoded::Doubtful(text)
            | Decoded::Other(text, _)
                if !text.contains('\0') =>
            {
                self.texts.push(text);
            }
            _ => self.files.push(bytes),
        }
    }

    /// Every body in the encoding that the last head before it names, and the words of the heads.
    fn mail(&mut self, text: &str) {
        let (mut encoding, mut in_body, mut body) = (Encoding::Plain, false, String::new());
        let mut heads = String::new();
        for line in text.lines().chain(["--"]) {
            let ends = line.starts_with("--");
            if ends && in_body {
                let body = std::mem::take(&mut body);
                match encoding {
                    Encoding::Quoted => self.add(quoted(body.as_bytes(), b'=')),
                    Encoding::Base64 => self.add(base64(&body)),
                    Encoding::Plain => {}
                }
                (encoding, in_body) = (Encoding::Plain, false);
            } else if in_body {
                body.push_str(line);
                body.push('\n');
            } else if line.trim().is_empty() {
                in_body = encoding != Encoding::Plain;
            } else {
                let head = line.to_ascii_lowercase();
                if let Some(name) = head.strip_prefix("content-transfer-encoding:") {
                    encoding = match name.trim() {
                        "quoted-printable" => Encoding::Quoted,
                        "base64" => Encoding::Base64,
                        _ => Encoding::Plain,
                    };
                }
                heads.push_str(line);
                heads.push('\n');
            }
        }
        self.words(&heads);
    }

    /// `=?utf-8?B?…?=`
    fn words(&mut self, heads: &str) {
        for part in heads.split("=?").skip(1) {
            let mut fields = part.splitn(4, '?');
            let (Some(_), Some(way), Some(word)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            self.add(if way.eq_ignore_ascii_case("b") {
                base64(word)
            } else {
                quoted(word.replace('_', " ").as_bytes(), b'=')
            });
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    Quoted,
    Base64,
}

/// `=E4=BD=A0`; a sign at the end of a line joins it with the next.
fn quoted(text: &[u8], sign: u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let hex = text.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) if *byte == sign => {
                bytes.push(value);
                at += 3;
            }
            _ if *byte == sign && text.get(at + 1) == Some(&b'\n') => at += 2,
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}

fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend((bits >> count).to_le_bytes().first());
        }
    }
    bytes
}

/// What a rich text says; its characters are escaped in GBK or as Unicode.
fn rich(text: &str) -> String {
    let (mut said, mut narrow) = (String::new(), Vec::new());
    let mut rest = text;
    let flush = |said: &mut String, narrow: &mut Vec<u8>| {
        said.push_str(&GBK.decode_without_bom_handling(narrow).0);
        narrow.clear();
    };
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '}' | '\r' | '\n' => {}
            '\\' => {
                if let Some(hex) = rest.strip_prefix('\'').and_then(|hex| hex.get(..2)) {
                    narrow.extend(u8::from_str_radix(hex, 16));
                    rest = &rest[3..];
                    continue;
                }
                let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
                let (word, behind) = rest.split_at(letters);
                let digits =
                    behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
                let (number, behind) = behind.split_at(digits);
                if word.is_empty() {
                    // An escaped sign says itself.
                    continue;
                }
                rest = behind.strip_prefix(' ').unwrap_or(behind);
                match (word, number.parse::<i32>()) {
                    ("u", Ok(number)) => {
                        flush(&mut said, &mut narrow);
                        let unit = if number < 0 { number + 0x1_0000 } else { number };
                        said.extend(u32::try_from(unit).ok().and_then(char::from_u32));
                        // What stands in for it where Unicode is not known.
                        rest = match rest.strip_prefix("\\'") {
                            Some(hex) => hex.get(2..).unwrap_or_default(),
                            None => rest.strip_prefix('?').unwrap_or(rest),
                        };
                    }
                    ("par" | "line" | "row", _) => narrow.push(b'\n'),
                    ("tab" | "cell", _) => narrow.push(b'\t'),
                    _ => {}
                }
            }
            _ if c.is_ascii() => narrow.push(c as u8),
            _ => {
                flush(&mut said, &mut narrow);
                said.push(c);
            }
        }
    }
    flush(&mut said, &mut narrow);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        Unwrapped::of(text).texts
    }

    #[test]
    fn what_a_mail_says_is_read() {
        let head = "Subject: =?utf-8?B?5b6u5L+h?=\nContent-Transfer-Encoding:";
        assert_eq!(
            texts(&format!(
                "{head} quoted-printable\n\n=E5=BE=AE=E4=BF=A1=EF=BC=9A138=\n0013=\n8000\n--x--\n"
            )),
            ["微信：13800138000\n", "微信"]
        );
        assert_eq!(texts(&format!("{head} BASE64\r\n\r\n5b6u5L+h\r\n77yaYWJj\r\n")), ["微信：abc", "微信"]);
        let file = Unwrapped::of("Content-Transfer-Encoding: base64\n\nAAECAwA=\n").files;
        assert_eq!(file, [vec![0, 1, 2, 3, 0]]);
    }

    #[test]
    fn what_a_rich_text_says_is_read() {
        let text = "{\\rtf1\\ansi{\\b \\'ce\\'a2}\\'d0\\'c5\\u-230 ?138{\\i 0013}8000\\par \\u31034\\'ca}";
        assert_eq!(texts(text), ["微信：13800138000\n示"]);
    }

    #[test]
    fn any_other_text_says_what_it_spells() {
        for text in
            ["", "=E4", "{\\b}", "\\'ce", "Subject: =?", "{\\rtf1\\'", "{\\rtf1\\u", "{\\rtf1\\u99999999 "]
        {
            assert!(Unwrapped::of(text).files.is_empty(), "{text}");
        }
        assert_eq!(Unwrapped::of("微信：abc"), Unwrapped::default());
    }
}
