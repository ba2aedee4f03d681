//! Unpacking streams, within what may still be unpacked.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

use super::lexer::is_blank;
use super::object::{Dict, Object, whole};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::Read;

/// What a filter made of some bytes.
pub(super) enum Filtered {
    Bytes(Vec<u8>),
    /// The bytes of a picture, which nobody reads here.
    Picture,
}

/// Takes one filter off.
pub(super) fn unfiltered(
    name: &str,
    bytes: &[u8],
    parameters: Option<&Dict>,
    limit: usize,
) -> Read<Filtered> {
    let unpacked = match name {
        "FlateDecode" | "Fl" => predicted(inflated(bytes, limit)?, parameters),
        "LZWDecode" | "LZW" => {
            let early = number(parameters, "EarlyChange").unwrap_or(1);
            predicted(unfolded(bytes, early != 0, limit)?, parameters)
        }
        "ASCIIHexDecode" | "AHx" => hexadecimal(bytes),
        "ASCII85Decode" | "A85" => base_85(bytes),
        "RunLengthDecode" | "RL" => runs(bytes, limit)?,
        "Crypt" => bytes.to_vec(),
        "DCTDecode" | "DCT" | "JPXDecode" | "CCITTFaxDecode" | "CCF" | "JBIG2Decode" => {
            return Ok(Filtered::Picture);
        }
        _ => return Err(Unread::Broken),
    };
    Ok(Filtered::Bytes(unpacked))
}

fn number(parameters: Option<&Dict>, key: &str) -> Option<u32> {
    parameters?.get(key).and_then(Object::number).and_then(whole)
}

/// Inflates; of a stream that breaks off, what comes before.
fn inflated(bytes: &[u8], limit: usize) -> Read<Vec<u8>> {
    let failure = match decompress_to_vec_zlib_with_limit(bytes, limit) {
        Ok(unpacked) => return Ok(unpacked),
        Err(failure) => failure,
    };
    match failure.status {
        TINFLStatus::HasMoreOutput => Err(Unread::TooLarge),
        _ if !failure.output.is_empty() => Ok(failure.output),
        // Some programs leave out the head.
        _ => decompress_to_vec_with_limit(bytes, limit).map_err(|failure| match failure.status {
            TINFLStatus::HasMoreOutput => Unread::TooLarge,
            _ => Unread::Broken,
        }),
    }
}

fn unfolded(bytes: &[u8], is_early: bool, limit: usize) -> Read<Vec<u8>> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut unpacked: Vec<u8> = Vec::new();
    // Each code stands for a piece of what was unpacked before.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut buffer, mut bits, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= width {
            let code = ((buffer >> (bits - width)) & ((1 << width) - 1)) as usize;
            bits -= width;
            buffer &= (1 << bits) - 1;
            match code {
                CLEAR => {
                    table.clear();
                    before = None;
                    width = 9;
                    continue;
                }
                END => return Ok(unpacked),
                _ => {}
            }
            let start = unpacked.len();
            match code {
                0..=255 => unpacked.extend(u8::try_from(code)),
                _ => {
                    let known = table.get(code - 258).copied();
                    let Some((from, length)) = known.or(before.map(|(from, length)| (from, length + 1)))
                    else {
                        return Ok(unpacked);
                    };
                    if unpacked.len() + length > limit {
                        return Err(Unread::TooLarge);
                    }
                    for at in from..from + length {
                        let Some(byte) = unpacked.get(at).copied() else { return Ok(unpacked) };
                        unpacked.push(byte);
                    }
                }
            }
            if unpacked.len() > limit {
                return Err(Unread::TooLarge);
            }
            if let Some((from, length)) = before.filter(|_| table.len() < 4096 - 258) {
                table.push((from, length + 1));
            }
            before = Some((start, unpacked.len() - start));
            let next = table.len() + 258 + usize::from(is_early) + 1;
            width = match next {
                0..=512 => 9,
                513..=1024 => 10,
                1025..=2048 => 11,
                _ => 12,
            };
        }
    }
    Ok(unpacked)
}

/// Undoes the prediction from the row above, as PNG does it.
fn predicted(bytes: Vec<u8>, parameters: Option<&Dict>) -> Vec<u8> {
    if number(parameters, "Predictor").unwrap_or(1) < 10 {
        return bytes;
    }
    let setting =
        |key, otherwise: u32| number(parameters, key).unwrap_or(otherwise).clamp(1, 1 << 16) as usize;
    let bits = setting("Colors", 1) * setting("BitsPerComponent", 8);
    let step = bits.div_ceil(8);
    let width = (bits * setting("Columns", 1)).div_ceil(8);
    let mut plain: Vec<u8> = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(width + 1) {
        let Some((kind, row)) = row.split_first() else { break };
        let start = plain.len();
        for (at, byte) in row.iter().enumerate() {
            let left = if at >= step { plain[start + at - step] } else { 0 };
            let up = if start >= width { plain[start + at - width] } else { 0 };
            let corner = if at >= step && start >= width { plain[start + at - width - step] } else { 0 };
            plain.push(byte.wrapping_add(match kind {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => nearest(left, up, corner),
                _ => 0,
            }));
        }
    }
    plain
}

fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    match ((guess - a).abs(), (guess - b).abs(), (guess - c).abs()) {
        (a, b, c) if a <= b && a <= c => left,
        (_, b, c) if b <= c => up,
        _ => corner,
    }
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let until = bytes.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = until
        .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn base_85(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let emit = |group: &mut Vec<u8>, plain: &mut Vec<u8>| {
        let length = group.len();
        if length < 2 {
            return;
        }
        group.resize(5, b'u');
        let number =
            group.iter().fold(0_u32, |sum, byte| sum.wrapping_mul(85).wrapping_add(u32::from(byte - b'!')));
        plain.extend(&number.to_be_bytes()[..length - 1]);
        group.clear();
    };
    for byte in bytes {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => plain.extend([0; 4]),
            b'!'..=b'u' => group.push(*byte),
            byte if is_blank(*byte) => {}
            _ => break,
        }
        if group.len() == 5 {
            emit(&mut group, &mut plain);
        }
    }
    emit(&mut group, &mut plain);
    plain
}

fn runs(bytes: &[u8], limit: usize) -> Read<Vec<u8>> {
    let mut plain = Vec::new();
    let mut at = 0;
    while let Some(length) = bytes.get(at).copied().filter(|length| *length != 128) {
        let count = usize::from(length);
        if length < 128 {
            let end = (at + 2 + count).min(bytes.len());
            plain.extend(bytes.get(at + 1..end).unwrap_or_default());
            at = end;
        } else {
            let byte = bytes.get(at + 1).copied().unwrap_or(0);
            plain.extend(std::iter::repeat_n(byte, 257 - count));
            at += 2;
        }
        if plain.len() > limit {
            return Err(Unread::TooLarge);
        }
    }
    Ok(plain)
}
