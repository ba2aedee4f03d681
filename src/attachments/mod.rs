//! What is inside a file that is published beside the pages: PDF, OFD, office documents, pictures.
//!
//! Owns reading them within bounded time and memory, and taking out what they tell of their makers. Must not know which
//! record names a file, nor what is done about what is found. Pure: bytes in, facts out.
//!
//! All text is searched, whether a reader sees it or not: what a file holds is published with it. Containers are opened
//! here, by code that can give up after any step; no archive, stream or entity unpacks to more than `limits` allows.

mod archive;
mod cells;
mod coded;
mod columns;
mod findings;
mod format;
mod grid;
mod inspection;
mod layout;
mod limits;
mod markup;
mod matrix;
mod outlines;
mod package;
mod parts;
mod pdf;
mod picture;
mod stack;
mod telling;
mod text_file;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use archive::Archive;
use findings::Findings;
use format::Mark;
use limits::Budget;

pub use format::Format;
pub use inspection::{Inspection, Leak, Trace, Unread};
pub(crate) use parts::{document, parts, with_parts};

/// Changes whenever the same file may be looked into or cleaned with another result.
pub const VERSION: u32 = 5;

/// Looks inside a file, for people born by `today`; the name decides nothing but how text without a mark of its own is read.
pub fn inspect(_name: &str, bytes: &[u8], today: Date) -> Inspection {
    let mut findings = Findings::on(today);
    let format = look(bytes, 0, &mut findings);
    let is_picture = matches!(format, Some(Format::Jpeg | Format::Png | Format::Webp));
    if is_picture {
        // A photograph may show an identity card.
        findings.unread(Unread::Scanned);
    }
    Inspection { format, leaks: findings.leaks, unread: findings.unread, traces: findings.traces }
}

/// Is a text file packed in a code, as RTF, e-mail and web archives are? Then [`inspect`] finds in it what neither its
/// characters nor its tags show.
pub fn is_packed(bytes: &[u8]) -> bool {
    matches!(coded::Code::of(bytes), Some(coded::Code::Mime | coded::Code::Rtf))
}

/// The file without what it tells of its makers; `None` where nothing was to be taken out, or nothing can be.
pub fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    clean(bytes, 0, &mut Budget::default())
}

/// Looks through a file and the files inside it.
fn look(bytes: &[u8], depth: usize, findings: &mut Findings) -> Option<Format> {
    let mark = Mark::of(bytes);
    if bytes.len() > limits::FILE {
        findings.unread(Unread::TooLarge);
        return match mark {
            Mark::Of(format) => Some(format),
            _ => None,
        };
    }
    let format = match mark {
        Mark::Of(Format::Pdf) => {
            pdf::inspect(bytes, findings);
            Some(Format::Pdf)
        }
        Mark::Of(format @ (Format::Jpeg | Format::Png | Format::Webp)) => {
            let size = picture::inspect(format, bytes, findings);
            if depth > 0 && picture::is_legible(size) {
                findings.unread(Unread::Scanned);
            }
            Some(format)
        }
        Mark::Of(format) => {
            findings.strings("文件内", bytes);
            findings.unread(if is_locked(bytes) { Unread::Encrypted } else { Unread::OldFormat });
            Some(format)
        }
        Mark::Package => look_into_package(bytes, findings),
        Mark::Text => {
            text_file::read("文件内", bytes, findings);
            None
        }
        Mark::Unknown => {
            findings.strings("文件内", bytes);
            if depth > 0 {
                // Part of what is published, but nothing that can be looked through.
                findings.unread(Unread::Scanned);
            }
            None
        }
    };
    for inner in std::mem::take(&mut findings.inner) {
        if depth + 1 >= limits::FILES_IN_FILES {
            findings.unread(Unread::TooLarge);
            break;
        }
        let mut own =
            Findings { budget: std::mem::take(&mut findings.budget), ..Findings::on(findings.today) };
        look(&inner.bytes, depth + 1, &mut own);
        findings.take_in(own, &inner);
    }
    format
}

fn look_into_package(bytes: &[u8], findings: &mut Findings) -> Option<Format> {
    let archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(why) => {
            findings.unread(why);
            return None;
        }
    };
    package::inspect(&archive, findings);
    package::format(&archive)
}

/// An office document with a password is a binary file that names its lock.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn clean(bytes: &[u8], depth: usize, budget: &mut Budget) -> Option<Vec<u8>> {
    if bytes.len() > limits::FILE || depth >= limits::FILES_IN_FILES {
        return None;
    }
    match Mark::of(bytes) {
        Mark::Of(Format::Pdf) => pdf::cleaned(bytes, budget),
        Mark::Of(format) => picture::cleaned(format, bytes),
        Mark::Package => {
            let archive = Archive::open(bytes).ok().filter(|archive| !package::is_signed(archive))?;
            package::format(&archive)?;
            let mut changed = BTreeMap::new();
            for (at, entry) in archive.entries.iter().enumerate() {
                let Ok(part) = archive.unpack(entry, budget) else { continue };
                let part: Cow<'_, [u8]> = part;
                let clean = package::cleaned(&entry.name, &part).or_else(|| clean(&part, depth + 1, budget));
                changed.extend(clean.map(|clean| (at, clean)));
            }
            if changed.is_empty() {
                return None;
            }
            archive.with(&changed)
        }
        Mark::Text | Mark::Unknown => None,
    }
}
