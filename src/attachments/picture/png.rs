//! PNG: chunks, each with its name and check.

use std::borrow::Cow;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::exif::Exif;
use super::{Kind, Note, Parts, orientation};

const HEAD: usize = 8;
/// Chunks without which the picture looks different.
const PICTURE: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"hIST",
];
/// Bytes of all packed texts together: nobody writes a book into a picture.
const TEXTS: usize = 4 << 20;

pub(super) fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let mut notes: Vec<Note<'_>> = Vec::new();
    let mut kept: Vec<&[u8]> = Vec::new();
    let mut size = None;
    let mut at = HEAD;
    let mut is_whole = false;
    let mut left = Some(TEXTS);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let name = &head[4..];
        let Some(chunk) = length.checked_add(12).and_then(|whole| bytes.get(at..at.checked_add(whole)?))
        else {
            break;
        };
        let body = &chunk[8..8 + length];
        if PICTURE.iter().any(|known| known.as_slice() == name) {
            kept.push(chunk);
        } else {
            notes.push(note(name, body, &mut left));
        }
        if name == b"IHDR" && length >= 8 {
            let number = |at: usize| u32::from_be_bytes([body[at], body[at + 1], body[at + 2], body[at + 3]]);
            size = Some((number(0), number(4)));
        }
        at += chunk.len();
        if name == b"IEND" {
            is_whole = true;
            break;
        }
    }
    let behind = bytes.get(at..).unwrap_or_default();
    if is_whole && !behind.is_empty() {
        notes.push(Note { kind: Kind::Behind, bytes: Cow::Borrowed(behind) });
    }
    size?;
    let way = orientation(&notes);
    let mut clean = bytes[..HEAD].to_vec();
    for (number, chunk) in kept.iter().enumerate() {
        clean.extend(*chunk);
        if let Some(way) = way.filter(|_| number == 0) {
            let mut block = b"eXIf".to_vec();
            block.extend(Exif::only(way));
            clean.extend(u32::try_from(block.len() - 4).ok()?.to_be_bytes());
            clean.extend(&block);
            clean.extend(crc32fast::hash(&block).to_be_bytes());
        }
    }
    Some(Parts { size, notes, clean, is_whole: is_whole && left.is_some() })
}

/// `left`: how many bytes may still be unpacked; nothing, once a text was longer.
fn note<'b>(name: &[u8], body: &'b [u8], left: &mut Option<usize>) -> Note<'b> {
    let kind = match name {
        b"eXIf" => Kind::Exif,
        b"iTXt" if body.starts_with(b"XML:com.adobe.xmp") => Kind::Xmp,
        b"tEXt" | b"iTXt" | b"zTXt" => Kind::Comment,
        _ => Kind::Other,
    };
    // A packed text follows its name, one or two zeros and the number of its packing.
    let packed = body.iter().position(|byte| *byte == 0).and_then(|end| match name {
        b"zTXt" => body.get(end + 2..),
        b"iTXt" if body.get(end + 1) == Some(&1) => {
            let mut rest = body.get(end + 3..)?;
            for _ in 0..2 {
                let end = rest.iter().position(|byte| *byte == 0)?;
                rest = rest.get(end + 1..)?;
            }
            Some(rest)
        }
        _ => None,
    });
    let unpacked = packed.map(|packed| match decompress_to_vec_zlib_with_limit(packed, left.unwrap_or(0)) {
        Ok(text) => {
            *left = left.and_then(|left| left.checked_sub(text.len()));
            text
        }
        Err(part) => {
            *left = None;
            part.output
        }
    });
    Note { kind, bytes: unpacked.map_or(Cow::Borrowed(body), Cow::Owned) }
}
