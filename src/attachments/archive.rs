//! Zip files: which entries they have, their bytes within limits, and the same file with some entries changed.
//!
//! Of the format only what office documents and OFD need: stored and deflated entries, no parts, no zip64, which begins at
//! four gigabytes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::inspection::Unread;
use super::limits::{self, Budget, Read};

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// A zip file's comment has at most 65,535 bytes, and stands at the end.
const FARTHEST_END: usize = 22 + 0xFFFF;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// 1980-01-01, the first day a zip file can name.
const DATE: u16 = 0b10_0001;
const IS_UTF8: u16 = 1 << 11;

/// A zip file whose directory has been read.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    pub(super) entries: Vec<Entry>,
    directory: Range<usize>,
}

/// An entry of a zip file.
pub(super) struct Entry {
    pub(super) name: String,
    raw_name: Range<usize>,
    is_encrypted: bool,
    is_utf8: bool,
    method: u16,
    crc: u32,
    size: u32,
    /// Its head and bytes as they are packed.
    whole: Range<usize>,
    packed: Range<usize>,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Read<Self> {
        let tail = bytes.len().saturating_sub(FARTHEST_END);
        let end = tail + memmem::rfind(&bytes[tail..], END).ok_or(Unread::Broken)?;
        let field = |at| u16_at(bytes, end + at).map(usize::from).ok_or(Unread::Broken);
        let long = |at| u32_at(bytes, end + at).map(|n| n as usize).ok_or(Unread::Broken);
        let (count, size, start) = (field(10)?, long(12)?, long(16)?);
        if count > limits::ENTRIES {
            return Err(Unread::TooLarge);
        }
        let first = end.checked_sub(size).ok_or(Unread::Broken)?;
        // Bytes may stand before the file itself.
        let shift = first.checked_sub(start).ok_or(Unread::Broken)?;
        let mut archive = Self { bytes, entries: Vec::new(), directory: first..bytes.len() };
        let mut at = first;
        for _ in 0..count {
            let (entry, next) = archive.entry(at, shift).ok_or(Unread::Broken)?;
            archive.entries.push(entry);
            at = next;
        }
        // Which of two a program shows nobody knows, and names differ by more than the case of letters.
        let mut names = BTreeSet::new();
        if archive.entries.iter().any(|entry| !names.insert(entry.name.to_lowercase())) {
            return Err(Unread::Broken);
        }
        Ok(archive)
    }

    fn entry(&self, at: usize, shift: usize) -> Option<(Entry, usize)> {
        let bytes = self.bytes;
        if bytes.get(at..at + 4)? != CENTRAL {
            return None;
        }
        let lengths = [u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?];
        let raw_name = at + 46..at + 46 + usize::from(lengths[0]);
        let flags = u16_at(bytes, at + 8)?;
        let local = shift.checked_add(u32_at(bytes, at + 42)? as usize)?;
        if bytes.get(local..local.checked_add(4)?)? != LOCAL {
            return None;
        }
        let head = 30 + usize::from(u16_at(bytes, local + 26)?) + usize::from(u16_at(bytes, local + 28)?);
        let packed = local + head..local + head + u32_at(bytes, at + 20)? as usize;
        bytes.get(packed.clone())?;
        let entry = Entry {
            name: String::from_utf8_lossy(bytes.get(raw_name.clone())?).replace('\\', "/"),
            raw_name,
            is_encrypted: flags & 1 == 1,
            is_utf8: flags & IS_UTF8 != 0,
            method: u16_at(bytes, at + 10)?,
            crc: u32_at(bytes, at + 16)?,
            size: u32_at(bytes, at + 24)?,
            whole: local..packed.end,
            packed,
        };
        Some((entry, at + 46 + lengths.iter().map(|length| usize::from(*length)).sum::<usize>()))
    }

    /// The bytes of an entry.
    pub(super) fn unpack(&self, entry: &Entry, budget: &mut Budget) -> Read<Cow<'b, [u8]>> {
        let packed = &self.bytes[entry.packed.clone()];
        if entry.is_encrypted {
            return Err(Unread::Encrypted);
        }
        let unpacked =
            match entry.method {
                STORED => Cow::Borrowed(packed),
                DEFLATED => Cow::Owned(decompress_to_vec_with_limit(packed, budget.unpackable()).map_err(
                    |failure| match failure.status {
                        TINFLStatus::HasMoreOutput => Unread::TooLarge,
                        _ => Unread::Broken,
                    },
                )?),
                _ => return Err(Unread::Broken),
            };
        budget.unpacked(unpacked.len())?;
        let is_whole = crc32fast::hash(&unpacked) == entry.crc && unpacked.len() == entry.size as usize;
        if is_whole { Ok(unpacked) } else { Err(Unread::Broken) }
    }

    /// Bytes that belong to no entry of the directory: before, between and after them.
    pub(super) fn loose(&self) -> Vec<&'b [u8]> {
        let mut taken: Vec<Range<usize>> = self.entries.iter().map(|entry| entry.whole.clone()).collect();
        taken.push(self.directory.clone());
        taken.sort_by_key(|range| range.start);
        let mut loose = Vec::new();
        let mut at = 0;
        for range in taken {
            if range.start > at {
                loose.push(&self.bytes[at..range.start]);
            }
            at = at.max(range.end);
        }
        // The directory carries comments and extra fields, some of them with text.
        loose.push(&self.bytes[self.directory.clone()]);
        loose
    }

    /// The file with other bytes for some entries, by position, all else as it is packed; without times, comments and
    /// whatever stood outside of entries.
    pub(super) fn with(&self, changed: &BTreeMap<usize, Vec<u8>>) -> Option<Vec<u8>> {
        let mut package = Package::default();
        for (at, entry) in self.entries.iter().enumerate() {
            let name = &self.bytes[entry.raw_name.clone()];
            match changed.get(&at) {
                Some(bytes) => package.add(name, entry.is_utf8, bytes)?,
                None => package.add_packed(
                    name,
                    entry.is_utf8,
                    &Packed {
                        method: entry.method,
                        crc: entry.crc,
                        size: entry.size,
                        bytes: &self.bytes[entry.packed.clone()],
                    },
                )?,
            }
        }
        package.finish()
    }
}

/// A zip file that is being written: no times, no comments, so that the same entries give the same bytes.
#[derive(Default)]
pub(super) struct Package {
    written: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// The bytes of an entry as they are packed.
struct Packed<'b> {
    method: u16,
    crc: u32,
    size: u32,
    bytes: &'b [u8],
}

impl Package {
    /// Packs an entry; `None` if it is too large for the format.
    pub(super) fn add(&mut self, name: &[u8], is_utf8: bool, bytes: &[u8]) -> Option<()> {
        let (crc, size) = (crc32fast::hash(bytes), u32::try_from(bytes.len()).ok()?);
        let packed = compress_to_vec(bytes, 6);
        self.add_packed(name, is_utf8, &Packed { method: DEFLATED, crc, size, bytes: &packed })
    }

    fn add_packed(&mut self, name: &[u8], is_utf8: bool, entry: &Packed<'_>) -> Option<()> {
        let mut head = Vec::with_capacity(26);
        for short in [20, if is_utf8 { IS_UTF8 } else { 0 }, entry.method, 0, DATE] {
            head.extend(short.to_le_bytes());
        }
        for long in [entry.crc, u32::try_from(entry.bytes.len()).ok()?, entry.size] {
            head.extend(long.to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        head.extend([0, 0]);
        let start = u32::try_from(self.written.len()).ok()?;
        for part in [LOCAL, &head, name, entry.bytes] {
            self.written.extend(part);
        }
        for part in [CENTRAL, &[20, 0], &head, &[0; 10], &start.to_le_bytes(), name] {
            self.directory.extend(part);
        }
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    /// The whole file.
    pub(super) fn finish(self) -> Option<Vec<u8>> {
        let Self { mut written, directory, count } = self;
        let count = count.to_le_bytes();
        let start = u32::try_from(written.len()).ok()?.to_le_bytes();
        let size = u32::try_from(directory.len()).ok()?.to_le_bytes();
        for part in [&directory[..], END, &[0; 4], &count, &count, &size, &start, &[0; 2]] {
            written.extend(part);
        }
        Some(written)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
