//! JPEG: segments up to the picture, the picture, and what stands behind it.

use std::borrow::Cow;

use super::exif::Exif;
use super::{Kind, Note, Parts, orientation};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: [&[u8]; 2] = [b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"];

pub(super) fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let mut notes: Vec<Note<'_>> = Vec::new();
    let mut kept = Vec::new();
    let mut size = None;
    let mut at = 2;
    let mut is_whole = false;
    // Where a block with the orientation goes: behind the head of JFIF.
    let mut front = 0;
    // Any number of 0xFF may stand before a marker.
    while let Some(marker) = bytes.get(at + 1).copied().filter(|_| bytes[at] == 0xFF) {
        if marker == 0xFF {
            at += 1;
            continue;
        }
        if marker == 0xD9 {
            is_whole = true;
            at += 2;
            break;
        }
        if matches!(marker, 0x01 | 0xD0..=0xD8) {
            kept.extend(&bytes[at..at + 2]);
            at += 2;
            continue;
        }
        let Some(length) =
            bytes.get(at + 2..at + 4).map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])))
        else {
            break;
        };
        let end = at + 2 + length.max(2);
        let Some(body) = bytes.get(at + 4..end) else { break };
        match kind(marker, body) {
            Some((kind, skipped)) => {
                notes.push(Note { kind, bytes: Cow::Borrowed(body.get(skipped..).unwrap_or_default()) });
            }
            None => kept.extend(&bytes[at..end]),
        }
        if marker == 0xE0 && front == 0 {
            front = kept.len();
        }
        if let (0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, [_, h0, h1, w0, w1, ..]) =
            (marker, body)
        {
            let number = |high: u8, low: u8| u32::from(u16::from_be_bytes([high, low]));
            size = size.or(Some((number(*w0, *w1), number(*h0, *h1))));
        }
        at = end;
        if marker == 0xDA {
            let picture = scan_end(bytes, at);
            kept.extend(&bytes[at..picture]);
            at = picture;
        }
    }
    let behind = bytes.get(at..).unwrap_or_default();
    // Some cameras fill up with zeros.
    if is_whole && behind.iter().any(|byte| *byte != 0) {
        notes.push(Note { kind: Kind::Behind, bytes: Cow::Borrowed(behind) });
    }
    size?;
    let mut clean = vec![0xFF, 0xD8];
    clean.extend(&kept[..front]);
    if let Some(way) = orientation(&notes) {
        let block = Exif::only(way);
        clean.extend([0xFF, 0xE1]);
        clean.extend(u16::try_from(2 + EXIF.len() + block.len()).ok()?.to_be_bytes());
        clean.extend(EXIF);
        clean.extend(block);
    }
    clean.extend(&kept[front..]);
    clean.extend([0xFF, 0xD9]);
    Some(Parts { size, notes, clean, is_whole })
}

/// What a segment is, if it does not belong to the picture, and how many bytes of its name to skip.
fn kind(marker: u8, body: &[u8]) -> Option<(Kind, usize)> {
    match marker {
        0xE1 if body.starts_with(EXIF) => Some((Kind::Exif, EXIF.len())),
        0xE1 if XMP.iter().any(|head| body.starts_with(head)) => Some((Kind::Xmp, 0)),
        // The size on paper, with a small picture only if more follows; the colours of a screen or printer.
        0xE0 if body.starts_with(b"JFIF\0") && body.len() == 14 => None,
        0xE2 if body.starts_with(b"ICC_PROFILE\0") => None,
        0xEE if body.starts_with(b"Adobe") => None,
        0xE0..=0xEF => Some((Kind::Other, 0)),
        0xFE => Some((Kind::Comment, 0)),
        _ => None,
    }
}

/// One past the last byte of a picture's data: the next marker that is no part of it.
fn scan_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = memchr::memchr(0xFF, bytes.get(at..).unwrap_or_default()) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            _ => return at,
        }
    }
    bytes.len()
}
