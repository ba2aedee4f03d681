//! WebP: chunks in a RIFF file.

use std::borrow::Cow;

use super::exif::Exif;
use super::{Kind, Note, Parts, orientation};

/// Chunks without which the picture looks different.
const PICTURE: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

pub(super) fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let mut notes: Vec<Note<'_>> = Vec::new();
    let mut body = b"WEBP".to_vec();
    let mut size = None;
    let mut flags = None;
    let declared = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let end = declared.checked_add(8)?.min(bytes.len());
    let is_whole = declared + 8 <= bytes.len();
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8).filter(|_| at + 8 <= end) {
        let name = &head[..4];
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let Some(next) = length.checked_add(8 + length % 2).and_then(|whole| at.checked_add(whole)) else {
            break;
        };
        let Some(content) = bytes.get(at + 8..at + 8 + length) else { break };
        if PICTURE.iter().any(|known| known.as_slice() == name) {
            if name == b"VP8X" {
                flags = Some(body.len() + 8);
            }
            size = size.or_else(|| dots(name, content));
            body.extend(&bytes[at..at + 8 + length]);
            body.extend(&[0][..length % 2]);
        } else {
            let kind = match name {
                b"EXIF" => Kind::Exif,
                b"XMP " => Kind::Xmp,
                _ => Kind::Other,
            };
            let skipped = if content.starts_with(b"Exif\0\0") { 6 } else { 0 };
            notes.push(Note { kind, bytes: Cow::Borrowed(&content[skipped..]) });
        }
        at = next;
    }
    let behind = bytes.get(end..).unwrap_or_default();
    if behind.iter().any(|byte| *byte != 0) {
        notes.push(Note { kind: Kind::Behind, bytes: Cow::Borrowed(behind) });
    }
    size?;
    if let Some(flags) = flags.and_then(|at| body.get_mut(at)) {
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(way) = orientation(&notes) {
            *flags |= HAS_EXIF;
            let block = Exif::only(way);
            body.extend(b"EXIF");
            body.extend(u32::try_from(block.len()).ok()?.to_le_bytes());
            body.extend(block);
        }
    }
    let mut clean = b"RIFF".to_vec();
    clean.extend(u32::try_from(body.len()).ok()?.to_le_bytes());
    clean.extend(body);
    Some(Parts { size, notes, clean, is_whole })
}

fn dots(name: &[u8], content: &[u8]) -> Option<(u32, u32)> {
    let three = |at: usize| {
        Some(u32::from_le_bytes([*content.get(at)?, *content.get(at + 1)?, *content.get(at + 2)?, 0]))
    };
    match name {
        b"VP8X" => Some((three(4)? + 1, three(7)? + 1)),
        b"VP8 " => Some((three(6)? & 0x3FFF, three(8)? & 0x3FFF)),
        b"VP8L" => Some(((three(1)? & 0x3FFF) + 1, ((three(2)? >> 6) & 0x3FFF) + 1)),
        _ => None,
    }
}
