//! What kind of file some bytes are, by what they say of themselves.

use memchr::memmem;
use serde::{Deserialize, Serialize};

/// A kind of file that may stand below `attachments/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// PDF.
    Pdf,
    /// OFD, GB/T 33190.
    Ofd,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// PowerPoint.
    Pptx,
    /// A photograph.
    Jpeg,
    /// A picture without loss.
    Png,
    /// A picture for the web.
    Webp,
    /// A binary file of an old office program, such as `.doc` or `.wps`.
    OldOffice,
}

/// What the first bytes say; packages say more once they are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A file of this format.
    Of(Format),
    /// A zip file, which may be an office document or OFD.
    Package,
    /// Bytes that read as text from front to end.
    Text,
    /// Anything else.
    Unknown,
}

/// Readers look for the head of a PDF this far into a file.
const PDF_HEAD: usize = 1024;

impl Mark {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let head = bytes.get(..PDF_HEAD.min(bytes.len())).unwrap_or_default();
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Self::Of(Format::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Self::Of(Format::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Of(Format::Webp),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Self::Of(Format::OldOffice),
            [b'P', b'K', 3, 4, ..] => Self::Package,
            _ if memmem::find(head, b"%PDF-").is_some() => Self::Of(Format::Pdf),
            _ if is_text(bytes) => Self::Text,
            _ => Self::Unknown,
        }
    }
}

/// Is it text in UTF-8 or the encodings of China, without anything that controls a machine?
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
        && (std::str::from_utf8(bytes).is_ok() || !encoding_rs::GB18030.decode_without_bom_handling(bytes).1)
}
