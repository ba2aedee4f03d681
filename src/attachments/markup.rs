//! XML as a row of pieces, read once from front to end: entities of a document type are never followed, so that nothing swells.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::inspection::Unread;
use super::limits::Read;

/// A piece of XML.
pub(super) enum Piece<'p> {
    /// An element begins.
    Open(&'p Element<'p>),
    /// The element with this local name ends.
    Close(&'p str),
    /// Text a reader may see.
    Text(&'p str),
    /// A comment or an instruction.
    Aside(&'p str),
}

/// An element with its attributes.
pub(super) struct Element<'p> {
    start: &'p BytesStart<'p>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The attributes without their prefixes, declarations of prefixes left out.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes.flatten().filter_map(|attribute| {
            let name = attribute.key.into_inner();
            let value = match attribute.value {
                Cow::Borrowed(value) => unescaped(value),
                Cow::Owned(value) => Cow::Owned(unescaped(&value).into_owned()),
            };
            (!name.starts_with("xmlns")).then(|| (local(name), value))
        })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// Is an attribute there that says yes?
    pub(super) fn says(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Hands over one piece after the other; what comes after a mistake in the markup is lost.
pub(super) fn pieces(text: &str, mut each: impl FnMut(Piece<'_>) -> Read<()>) -> Read<()> {
    let mut reader = reader(text);
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| Unread::Broken)? {
            Event::Start(start) => {
                each(Piece::Open(&Element { start: &start }))?;
                open.push(0);
            }
            Event::Empty(start) => {
                let element = Element { start: &start };
                each(Piece::Open(&element))?;
                each(Piece::Close(element.name()))?;
            }
            Event::End(end) => {
                open.pop();
                each(Piece::Close(local(end.name().into_inner())))?;
            }
            Event::Text(text) => each(Piece::Text(&text))?,
            Event::CData(text) => each(Piece::Text(&text))?,
            Event::GeneralRef(name) => each(Piece::Text(&unescaped(&format!("&{};", &*name))))?,
            Event::Comment(text) | Event::DocType(text) => each(Piece::Aside(&text))?,
            Event::PI(text) => each(Piece::Aside(&text))?,
            Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if open.is_empty() { Ok(()) } else { Err(Unread::Broken) }
}

/// The same text with other values for attributes and texts: `attribute` and `text` are asked with the names of the
/// element, the attribute and what stands there, and answer with what is to stand there.
pub(super) fn rewritten(
    text: &str,
    attribute: impl Fn(&str, &str, &str) -> Option<&'static str>,
    is_dropped: impl Fn(&str) -> bool,
) -> Option<String> {
    let mut reader = reader(text);
    let mut written = String::with_capacity(text.len());
    let mut dropping: Option<String> = None;
    let mut at = 0;
    loop {
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).ok()?;
        let raw = text.get(at..end)?;
        at = end;
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let element = Element { start };
                let mut copied = 0;
                let mut attributes = start.attributes();
                for found in attributes.with_checks(false).flatten() {
                    let name = found.key.into_inner();
                    if let Some(value) = attribute(element.name(), local(name), &found.value) {
                        // The value is a part of the element: where it begins tells its address.
                        let from = (found.value.as_ptr() as usize).checked_sub(raw.as_ptr() as usize)?;
                        written.push_str(raw.get(copied..from)?);
                        written.push_str(value);
                        copied = from + found.value.len();
                    }
                }
                written.push_str(raw.get(copied..)?);
                if matches!(event, Event::Start(_)) && dropping.is_none() && is_dropped(element.name()) {
                    dropping = Some(element.name().to_owned());
                }
            }
            Event::End(end) => {
                dropping = dropping.filter(|name| name != local(end.name().into_inner()));
                written.push_str(raw);
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if dropping.is_some() => {}
            Event::Eof => break,
            _ => written.push_str(raw),
        }
    }
    Some(written)
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Resolves the entities every XML reader knows; others stay as they are written.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let entity = after.get(..after.floor_char_boundary(12)).unwrap_or_default().split_once(';');
        let resolved = entity.and_then(|(name, _)| Some((character(name)?, name.len() + 1)));
        match resolved {
            Some((c, length)) => {
                plain.push(c);
                rest = after.get(length..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn character(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => match name {
            "lt" => return Some('<'),
            "gt" => return Some('>'),
            "amp" => return Some('&'),
            "quot" => return Some('"'),
            "apos" => return Some('\''),
            _ => return None,
        },
    };
    char::from_u32(code)
}
