//! E-mail and web archives: parts with heads of their own, packed for the way.

use encoding_rs::{Encoding, GB18030};

use super::{Said, byte_of};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Budget, Read};

/// How deep parts may lie in parts.
const DEPTH: usize = limits::FILES_IN_FILES * 2;

/// Does a text, in small letters, begin with the head of a message?
pub(super) fn begins(text: &str) -> bool {
    let mut says = false;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !(is_name || line.starts_with([' ', '\t'])) {
            // The last line of what is looked at may be cut.
            return says && text.ends_with(line);
        }
        says |= ["mime-version", "content-type", "content-transfer-encoding", "received"].contains(&name);
    }
    says
}

/// Reads the heads, and unpacks the parts: each becomes a file.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Read<Said> {
    let mut said = Said::default();
    part(bytes, 0, &mut said, budget)?;
    Ok(said)
}

fn part(bytes: &[u8], depth: usize, said: &mut Said, budget: &mut Budget) -> Read<()> {
    budget.step()?;
    let (head, body) = split(bytes);
    let head = unfolded(head);
    let kind = field(&head, "content-type").unwrap_or_default();
    if said.files.len() >= limits::INNER_FILES {
        return Err(Unread::TooLarge);
    }
    said.say(worded(&head));
    if let Some(border) = parameter(kind, "boundary").filter(|_| depth < DEPTH) {
        let border = format!("--{border}");
        let mut starts = memchr::memmem::find_iter(body, border.as_bytes());
        let mut start = starts.next();
        // What stands before the first part is shown by no program, but it is there.
        let before = body.get(..start.unwrap_or(body.len())).unwrap_or_default();
        said.say(String::from_utf8_lossy(before).into_owned());
        while let Some(at) = start {
            start = starts.next();
            let inner = body.get(at + border.len()..start.unwrap_or(body.len())).unwrap_or_default();
            if inner.starts_with(b"--") {
                said.say(String::from_utf8_lossy(inner).into_owned());
                break;
            }
            part(inner.trim_ascii_start(), depth + 1, said, budget)?;
        }
        return Ok(());
    }
    let way = field(&head, "content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
    let unpacked = match way.as_str() {
        "base64" => base_64(body),
        "quoted-printable" => quoted(body),
        _ => body.to_vec(),
    };
    budget.unpacked(unpacked.len())?;
    let name = parameter(kind, "name").map(worded);
    let is_text = kind.is_empty() || kind.trim_start().to_ascii_lowercase().starts_with("text/");
    let charset = parameter(kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    let unpacked = match charset.filter(|_| is_text && std::str::from_utf8(&unpacked).is_err()) {
        Some(charset) => charset.decode(&unpacked).0.into_owned().into_bytes(),
        None => unpacked,
    };
    said.files.push((name.unwrap_or_else(|| if is_text { "正文" } else { "附件" }.to_owned()), unpacked));
    Ok(())
}

/// The head and the body; all is body where no empty line ends the head.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].into_iter();
    let end = ends.filter_map(|end| Some((memchr::memmem::find(bytes, end)?, end.len()))).min();
    match end {
        Some((at, length)) => (&bytes[..at], &bytes[at + length..]),
        None => (&[], bytes),
    }
}

/// The head with each of its fields on one line.
fn unfolded(head: &[u8]) -> String {
    let head = match std::str::from_utf8(head) {
        Ok(head) => head.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(head).0.into_owned(),
    };
    head.replace("\r\n", "\n").replace("\n\t", " ").replace("\n ", " ")
}

fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(own, _)| own.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// What stands behind a word and `=` in a field, with or without quotes.
fn parameter<'f>(field: &'f str, name: &str) -> Option<&'f str> {
    field
        .split(';')
        .skip(1)
        .find_map(|part| {
            let (own, value) = part.split_once('=')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
        })
        .filter(|value| !value.is_empty())
}

/// A head as it is shown: words in `=?charset?way?…?=` in their characters.
fn worded(head: &str) -> String {
    let mut shown = String::with_capacity(head.len());
    let mut rest = head;
    while let Some((before, word)) = rest.split_once("=?") {
        let mut parts = word.splitn(4, '?');
        let decoded = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(charset), Some(way), Some(text), Some(behind)) if behind.starts_with('=') => {
                let bytes = match way {
                    "B" | "b" => base_64(text.as_bytes()),
                    _ => quoted(text.replace('_', " ").as_bytes()),
                };
                let charset = Encoding::for_label(charset.as_bytes()).unwrap_or(GB18030);
                Some((charset.decode_without_bom_handling(&bytes).0.into_owned(), &behind[1..]))
            }
            _ => None,
        };
        match decoded {
            Some((text, behind)) => {
                // Blanks between two such words are not shown.
                if !before.trim().is_empty() {
                    shown.push_str(before);
                }
                shown.push_str(&text);
                rest = behind;
            }
            None => {
                shown.push_str(before);
                shown.push_str("=?");
                rest = word;
            }
        }
    }
    shown.push_str(rest);
    shown
}

fn base_64(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            plain.push((bits >> count & 0xFF) as u8);
        }
    }
    plain
}

fn quoted(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        match (byte, byte_of(rest)) {
            (b'=', Some(written)) => {
                plain.push(written);
                at += 3;
            }
            // A line that goes on.
            (b'=', None) if rest.starts_with(b"\r\n") => at += 3,
            (b'=', None) if rest.starts_with(b"\n") => at += 2,
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_unpacked_and_heads_are_read() {
        let mail = "Subject: =?utf-8?B?55S16K+d?= =?utf-8?Q?138=30013=38000?=\r\nContent-Type: multipart/mixed;\r\n\
                    \tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: \
                    base64\r\n\r\nzqLQxQ==\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\n\r\n138=\r\n0013=38000\r\n--b--\r\n";
        let said = read(mail.as_bytes(), &mut Budget::default()).unwrap();
        assert!(said.texts[0].starts_with("Subject: 电话13800138000\n"), "{:?}", said.texts);
        assert_eq!(said.files[0], ("正文".to_owned(), "微信".as_bytes().to_vec()));
        assert_eq!(said.files[1].0, "a.pdf");
        assert!(said.files[1].1.starts_with(b"13800138000"));
    }

    #[test]
    fn parts_within_parts_without_end_end() {
        let head = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
        assert!(read(head.repeat(1000).as_bytes(), &mut Budget::default()).is_ok());
    }
}
