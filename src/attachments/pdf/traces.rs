//! What a PDF tells of its makers, and how it is blanked out: by as many bytes, so that nothing else moves.

use std::collections::BTreeMap;
use std::ops::Range;

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::document::{Document, Stored, for_each_dict};
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream, text};
use crate::attachments::limits::{Budget, Read};

/// Something that tells of a maker.
pub(super) struct Told {
    pub(super) what: &'static str,
    /// How it is blanked out; `None` where it has to stay.
    pub(super) change: Option<Change>,
}

/// Bytes of the file and what is to stand there.
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) bytes: Vec<u8>,
}

/// Keys of the properties, and elements of their XML form.
const PROPERTIES: [(&str, &str); 4] =
    [("Author", "作者"), ("Company", "单位"), ("Manager", "主管"), ("LastModifiedBy", "最后修改人")];
/// Remarks whose title is the name of who made them.
const REMARKS: [&str; 15] = [
    "Text",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Caret",
    "Ink",
    "FileAttachment",
];

/// What is told, and what would change it.
pub(super) fn plan(file: &Document<'_>, budget: &mut Budget) -> Read<Vec<Told>> {
    let mut told = Vec::new();
    // Streams that hold objects, each unpacked once.
    let mut unpacked: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let mut holders: Vec<(u32, Vec<Range<usize>>, &'static str)> = Vec::new();
    for stored in file.objects.values().chain(&file.older) {
        for (what, key) in names(file, stored) {
            let (at, span) = spot(file, stored, key, &mut unpacked, budget)?;
            match (at, span) {
                (Some(holder), Some(span)) => match holders.iter_mut().find(|(id, ..)| *id == holder) {
                    Some((_, spans, _)) => spans.push(span),
                    None => holders.push((holder, vec![span], what)),
                },
                (None, Some(span)) => told.push(Told { what, change: Some(blank(span, b"()")) }),
                (_, None) => told.push(Told { what, change: None }),
            }
        }
        if let Object::Stream(stream) = &stored.object
            && file.get(&stream.dict, "Subtype").name() == Some("XML")
            && let Some(bytes) = file.data(stream, budget)?
        {
            let spans = creators(&bytes);
            if !spans.is_empty() {
                let change = repacked(file, stream, bytes, &spans, b"");
                told.push(Told { what: "作者", change });
            }
        }
    }
    for (holder, spans, what) in holders {
        let Some(Object::Stream(stream)) = file.objects.get(&holder).map(|stored| &stored.object) else {
            continue;
        };
        let change = match file.data(stream, budget)? {
            Some(bytes) => repacked(file, stream, bytes, &spans, b"()"),
            None => None,
        };
        told.push(Told { what, change });
    }
    if file.is_locked || is_signed(file) {
        for told in &mut told {
            told.change = None;
        }
    }
    Ok(told)
}

/// Is the file signed, so that any change would break it?
fn is_signed(file: &Document<'_>) -> bool {
    let mut found = false;
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| found |= dict.contains_key("ByteRange"));
    }
    found
}

/// The keys of an object behind which a name stands.
fn names(file: &Document<'_>, stored: &Stored) -> Vec<(&'static str, &'static str)> {
    let Object::Dict(dict) = &stored.object else { return Vec::new() };
    let says =
        |key: &str| matches!(file.get(dict, key), Object::Text(bytes) if !text(bytes).trim().is_empty());
    let mut names = Vec::new();
    if is_remark(file, dict) && says("T") {
        names.push(("批注的作者", "T"));
    }
    names.extend(PROPERTIES.iter().filter(|(key, _)| says(key)).map(|(key, what)| (*what, *key)));
    names
}

fn is_remark(file: &Document<'_>, dict: &Dict) -> bool {
    dict.contains_key("Rect") && file.get(dict, "Subtype").name().is_some_and(|kind| REMARKS.contains(&kind))
}

/// Where the text behind a key stands: in the file, or in the unpacked stream that holds it.
fn spot(
    file: &Document<'_>,
    stored: &Stored,
    key: &str,
    unpacked: &mut BTreeMap<u32, Vec<u8>>,
    budget: &mut Budget,
) -> Read<(Option<u32>, Option<Range<usize>>)> {
    if let Some(Object::Ref(id)) = stored.object.dict().and_then(|dict| dict.get(key)) {
        let there = file.objects.get(id);
        return Ok((there.and_then(|there| there.holder), there.map(|there| there.span.clone())));
    }
    let bytes = match stored.holder {
        Some(holder) => {
            if let (None, Some(Object::Stream(stream))) =
                (unpacked.get(&holder), file.objects.get(&holder).map(|holder| &holder.object))
            {
                unpacked.insert(holder, file.data(stream, budget)?.unwrap_or_default());
            }
            unpacked.get(&holder).map_or(&[][..], Vec::as_slice)
        }
        None => file.bytes,
    };
    // Within the object the keys of inner dictionaries are none of its own.
    let Some(object) = bytes.get(..stored.span.end) else { return Ok((None, None)) };
    let mut lexer = Lexer::new(object, stored.span.start);
    lexer.skip_blank();
    lexer.at += 2;
    while let Some(Object::Name(name)) = lexer.object(budget)? {
        lexer.skip_blank();
        let start = lexer.at;
        lexer.object(budget)?;
        if name == key {
            return Ok((stored.holder, Some(start..lexer.at)));
        }
    }
    Ok((None, None))
}

fn blank(range: Range<usize>, instead: &[u8]) -> Change {
    let mut bytes = instead.to_vec();
    bytes.resize(range.len(), b' ');
    Change { range, bytes }
}

/// Blanks out parts of a stream and packs it again, if it then takes no more room than before.
fn repacked(
    file: &Document<'_>,
    stream: &Stream,
    mut bytes: Vec<u8>,
    spans: &[Range<usize>],
    instead: &[u8],
) -> Option<Change> {
    for span in spans {
        let blank = blank(span.clone(), instead);
        bytes.get_mut(blank.range)?.copy_from_slice(&blank.bytes);
    }
    let packed = match file.get(&stream.dict, "Filter") {
        Object::Null => bytes,
        Object::Name(name) if name == "FlateDecode" && !stream.dict.contains_key("DecodeParms") => {
            compress_to_vec_zlib(&bytes, 9)
        }
        _ => return None,
    };
    let room = stream.data.len();
    let mut packed = Some(packed).filter(|packed| packed.len() <= room)?;
    packed.resize(room, 0);
    Some(Change { range: stream.data.clone(), bytes: packed })
}

/// Where names stand in properties written as XML.
fn creators(bytes: &[u8]) -> Vec<Range<usize>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let mut spans = Vec::new();
    for element in ["dc:creator", "pdfx:Company", "pdfx:Manager", "pdf:Author", "pdfx:Author"] {
        let (open, close) = (format!("<{element}"), format!("</{element}>"));
        let mut from = 0;
        while let Some(start) = text[from..].find(&open).map(|at| from + at) {
            let Some(end) = text[start..].find(&close).map(|at| start + at) else { break };
            spans.extend(words(text, start..end));
            from = end;
        }
    }
    spans
}

/// The text between the tags of a piece of XML.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = range.start;
    while let Some(tag_end) =
        text.get(at..range.end).and_then(|rest| rest.find('>')).map(|found| at + found + 1)
    {
        let end = text
            .get(tag_end..range.end)
            .and_then(|rest| rest.find('<'))
            .map_or(range.end, |found| tag_end + found);
        if !text[tag_end..end].trim().is_empty() {
            spans.push(tag_end..end);
        }
        at = end.max(tag_end);
    }
    spans
}
