//! What is inside a file that is published beside the pages: PDF, OFD, office documents, pictures.
//!
//! Owns reading them within bounded time and memory, and taking out what they tell of their makers. Must not know which
//! record names a file, nor what is done about what is found. Pure: bytes in, facts out.

mod format;
mod inspection;

use jiff::civil::Date;
use memchr::memmem;

use crate::diagnostic::mask;

pub use format::Format;
pub use inspection::{Inspection, Leak, Trace, Unread};

/// Changes whenever the same file may be looked into or cleaned with another result.
pub const VERSION: u32 = 1;

/// Looks inside a file; the name decides nothing but how text without a mark of its own is read.
pub fn inspect(_name: &str, bytes: &[u8], today: Date) -> Inspection {
    let format = format_of(bytes);
    let mut inspection = Inspection { format, ..Inspection::default() };
    let holds = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    match format {
        Some(Format::Pdf) => {
            let text = String::from_utf8_lossy(bytes);
            inspection.leaks = crate::privacy::find(&text, today)
                .into_iter()
                .map(|found| Leak {
                    what: found.what,
                    place: "第 1 页".into(),
                    masked: mask(&text[found.range]),
                })
                .collect();
            inspection.unread = match () {
                () if holds("/Encrypt") => Some(Unread::Encrypted),
                () if !holds("startxref") => Some(Unread::Broken),
                () if holds("/DCTDecode") => Some(Unread::Scanned),
                () => None,
            };
            if holds("/Author") {
                inspection.traces.push(Trace { what: "作者", is_cleaned: !holds("/ByteRange") });
            }
        }
        Some(Format::Jpeg | Format::Png | Format::Webp) => inspection.unread = Some(Unread::Scanned),
        Some(Format::OldOffice) => inspection.unread = Some(Unread::OldFormat),
        _ => {}
    }
    inspection
}

fn format_of(bytes: &[u8]) -> Option<Format> {
    let holds = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some(Format::Pdf),
        [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(Format::Png),
        [b'R', b'I', b'F', b'F', ..] => Some(Format::Webp),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Format::OldOffice),
        [b'P', b'K', 3, 4, ..] if holds("OFD.xml") => Some(Format::Ofd),
        [b'P', b'K', 3, 4, ..] if holds("word/") => Some(Format::Docx),
        [b'P', b'K', 3, 4, ..] if holds("xl/") => Some(Format::Xlsx),
        [b'P', b'K', 3, 4, ..] if holds("ppt/") => Some(Format::Pptx),
        _ => None,
    }
}

/// The file without what it tells of its makers; `None` where nothing was to be taken out.
pub fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let author = memmem::find(bytes, b"/Author (")? + b"/Author (".len();
    let length = memchr::memchr(b')', bytes.get(author..)?)?;
    let mut cleaned = bytes.to_vec();
    cleaned.get_mut(author..author + length)?.fill(b' ');
    Some(cleaned)
}
