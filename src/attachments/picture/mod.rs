//! Pictures: what is written in them beside the picture, and the picture without it, bit for bit the same.

mod exif;
mod jpeg;
mod png;
mod webp;

use super::findings::Findings;
use super::format::Format;
use super::inspection::Unread;

use exif::Exif;

/// A part of a picture file that does not belong to the picture.
pub(super) struct Note<'b> {
    kind: Kind,
    bytes: std::borrow::Cow<'b, [u8]>,
}

/// What kind of part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An EXIF block, from its TIFF head on.
    Exif,
    /// Properties as XML.
    Xmp,
    /// A remark, or a named text.
    Comment,
    /// Properties of a news agency, blocks of cameras and programs.
    Other,
    /// Bytes behind the end of the picture.
    Behind,
}

/// A picture file taken apart.
pub(super) struct Parts<'b> {
    /// The width and height in dots, as far as they were found.
    pub(super) size: Option<(u32, u32)>,
    notes: Vec<Note<'b>>,
    /// The file without the notes; the orientation is put where its format wants it.
    clean: Vec<u8>,
    is_whole: bool,
}

/// Pictures below this size cannot hold an identity number that could be read: eighteen digits of five by seven dots.
const LEGIBLE: (u32, u32) = (90, 7);

/// Can a number be read in a picture of this size, or is the size unknown?
pub(super) fn is_legible(size: Option<(u32, u32)>) -> bool {
    size.is_none_or(|(width, height)| width.max(height) >= LEGIBLE.0 && width.min(height) >= LEGIBLE.1)
}

/// Looks at all that is written in a picture file.
pub(super) fn inspect(format: Format, bytes: &[u8], findings: &mut Findings) -> Option<(u32, u32)> {
    let Some(parts) = parts(format, bytes) else {
        findings.unread(Unread::Broken);
        findings.strings("图片信息", bytes);
        return None;
    };
    parts.search(findings);
    for what in parts.notes.iter().flat_map(Note::traces) {
        findings.trace(what, true);
    }
    if !parts.is_whole {
        findings.unread(Unread::Broken);
    }
    parts.size
}

/// Searches what is written beside the picture in a photograph that is part of something else.
pub(super) fn search(bytes: &[u8], findings: &mut Findings) {
    match parts(Format::Jpeg, bytes) {
        Some(parts) => parts.search(findings),
        None => findings.strings("图片信息", bytes),
    }
}

/// What a photograph tells besides its picture, for people.
pub(super) fn traces(bytes: &[u8]) -> Vec<&'static str> {
    let parts = parts(Format::Jpeg, bytes);
    parts.iter().flat_map(|parts| &parts.notes).flat_map(Note::traces).collect()
}

impl Parts<'_> {
    fn search(&self, findings: &mut Findings) {
        for note in &self.notes {
            let place = match note.kind {
                Kind::Behind => "图片之后的数据",
                Kind::Comment => "图片的注释",
                _ => "图片信息",
            };
            // Values stand one behind the other without anything between.
            let values = match note.kind {
                Kind::Exif => Exif::of(&note.bytes).texts,
                _ => Vec::new(),
            };
            for value in &values {
                findings.strings(place, value);
            }
            if values.is_empty() {
                findings.strings(place, &note.bytes);
            }
        }
    }
}

/// The picture without notes; `None` if there are none.
pub(super) fn cleaned(format: Format, bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(format, bytes).filter(|parts| parts.is_whole)?;
    let says = parts.notes.iter().any(|note| !note.traces().is_empty());
    says.then_some(parts.clean)
}

fn parts(format: Format, bytes: &[u8]) -> Option<Parts<'_>> {
    match format {
        Format::Jpeg => jpeg::parts(bytes),
        Format::Png => png::parts(bytes),
        Format::Webp => webp::parts(bytes),
        _ => None,
    }
}

impl Note<'_> {
    fn traces(&self) -> Vec<&'static str> {
        match self.kind {
            Kind::Exif => Exif::of(&self.bytes).traces(),
            Kind::Xmp => vec!["图片属性"],
            Kind::Comment => vec!["图片的注释"],
            Kind::Other => vec!["拍摄和编辑信息"],
            Kind::Behind => vec!["图片之后的数据"],
        }
    }
}

/// Which way up an EXIF block among the notes says that the picture stands, if not as it is.
fn orientation(notes: &[Note<'_>]) -> Option<u16> {
    let blocks = notes.iter().filter(|note| note.kind == Kind::Exif);
    blocks.filter_map(|note| Exif::of(&note.bytes).orientation).find(|way| (2..=8).contains(way))
}
