//! What a PDF tells of its makers, and how it is blanked out: by as many bytes, so that nothing else moves.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::document::{Document, Stored, for_each_dict, list};
use super::lexer::Lexer;
use super::object::{Object, Stream};
use crate::attachments::format::Format;
use crate::attachments::limits::{Budget, Read};
use crate::attachments::picture;
use crate::attachments::telling::Telling;

/// What a file tells, and what would change it.
#[derive(Default)]
pub(super) struct Plan {
    /// What is told, for people, and whether the changes take it out.
    pub(super) told: Vec<(&'static str, bool)>,
    pub(super) changes: Vec<Change>,
}

/// Bytes of the file and what is to stand there.
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) bytes: Vec<u8>,
}

/// Keys of the properties of a file or a part of it.
const PROPERTIES: [(&str, &str); 6] = [
    ("Author", "作者"),
    ("Company", "单位"),
    ("Manager", "主管"),
    ("LastModifiedBy", "最后修改人"),
    ("ModifiedBy", "最后修改人"),
    ("Owner", "作者"),
];
/// Properties of a file that are known and tell of no person.
const IMPERSONAL: [&str; 9] = [
    "Title",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "CreationDate",
    "ModDate",
    "Trapped",
    "SourceModified",
];
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

/// Under this key the properties of a file stand.
const INFO: &str = "Info";
/// How deep in objects names are looked for; remarks inside a page stand at two.
const DEPTH: usize = 8;

/// What is told, and what would change it.
pub(super) fn plan(file: &Document<'_>, budget: &mut Budget) -> Read<Plan> {
    let mut search = Search {
        file,
        budget,
        plan: Plan::default(),
        unpacked: BTreeMap::new(),
        held: BTreeMap::new(),
        seen: BTreeSet::new(),
    };
    for stored in file.objects.values().chain(&file.older) {
        search.object(stored)?;
        if let Object::Stream(stream) = &stored.object {
            search.stream(stream)?;
        }
    }
    for start in &file.trailers {
        search.dicts(None, file.bytes, *start, "", 0)?;
    }
    let mut plan = search.end();
    if file.is_locked || is_signed(file) {
        plan.changes.clear();
        plan.told.iter_mut().for_each(|(_, is_cleaned)| *is_cleaned = false);
    }
    Ok(plan)
}

/// Is the file signed, so that any change would break it?
fn is_signed(file: &Document<'_>) -> bool {
    let mut found = false;
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| found |= dict.contains_key("ByteRange"));
    }
    found
}

/// Names and where they stand, in the file or in streams that hold objects.
struct Search<'s, 'b> {
    file: &'s Document<'b>,
    budget: &'s mut Budget,
    plan: Plan,
    /// Streams that hold objects, each unpacked once.
    unpacked: BTreeMap<u32, Vec<u8>>,
    held: BTreeMap<u32, (&'static str, Vec<Range<usize>>)>,
    seen: BTreeSet<(Option<u32>, usize)>,
}

impl Search<'_, '_> {
    fn object(&mut self, stored: &Stored) -> Read<()> {
        let is_info = self.file.infos.contains(&stored.id.0);
        let mut says = is_info;
        for_each_dict(&stored.object, &mut |dict| {
            says |= dict.contains_key("T") || PROPERTIES.iter().any(|(key, _)| dict.contains_key(*key));
        });
        if !says {
            return Ok(());
        }
        let under = if is_info { INFO } else { "" };
        match stored.holder {
            None => self.dicts(None, self.file.bytes, stored.span.start, under, 0),
            Some(holder) => {
                let bytes = self.holder(holder)?;
                let read = self.dicts(Some(holder), &bytes, stored.span.start, under, 0);
                self.unpacked.insert(holder, bytes);
                read
            }
        }
    }

    /// The bytes of a stream that holds objects; they are to be put back.
    fn holder(&mut self, holder: u32) -> Read<Vec<u8>> {
        if let Some(bytes) = self.unpacked.remove(&holder) {
            return Ok(bytes);
        }
        match self.file.objects.get(&holder).map(|holder| &holder.object) {
            Some(Object::Stream(stream)) => Ok(self.file.data(stream, self.budget)?.unwrap_or_default()),
            _ => Ok(Vec::new()),
        }
    }

    /// Looks at the dictionary or array at a place, which stands under a key, and at all inside it.
    fn dicts(&mut self, holder: Option<u32>, bytes: &[u8], at: usize, under: &str, depth: usize) -> Read<()> {
        let inner = Lexer::new(bytes, at).inner(self.budget)?;
        let value = |key: &str| inner.iter().find(|(own, _)| own == key).map(|(_, range)| range.clone());
        let kind = match value("Subtype") {
            Some(range) => Lexer::new(bytes, range.start).object(self.budget)?,
            None => None,
        };
        let is_remark = value("Rect").is_some()
            && kind.as_ref().and_then(Object::name).is_some_and(|kind| REMARKS.contains(&kind));
        for (key, range) in &inner {
            let what = match key.as_str() {
                "T" if is_remark => Some("批注的作者"),
                key => PROPERTIES.iter().find(|(known, _)| *known == key).map(|(_, what)| *what),
            };
            let is_unknown = under == INFO && !key.is_empty() && !IMPERSONAL.contains(&key.as_str());
            if let Some(what) = what.or(is_unknown.then_some("其他属性")) {
                self.name(what, holder, bytes, range.clone())?;
            }
            if matches!(bytes.get(range.start), Some(b'<' | b'[')) && depth < DEPTH {
                self.dicts(holder, bytes, range.start, key, depth + 1)?;
            }
        }
        Ok(())
    }

    /// Something that may be a name, or lead to one.
    fn name(
        &mut self,
        what: &'static str,
        holder: Option<u32>,
        bytes: &[u8],
        range: Range<usize>,
    ) -> Read<()> {
        match Lexer::new(bytes, range.start).object(self.budget)? {
            Some(Object::Text(text)) if says(&text) => self.blank(what, holder, range),
            Some(Object::Ref(id)) => {
                if let Some(there) = self.file.objects.get(&id)
                    && let Object::Text(text) = &there.object
                    && says(text)
                {
                    self.blank(what, there.holder, there.span.clone());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn blank(&mut self, what: &'static str, holder: Option<u32>, range: Range<usize>) {
        // Many may share a text.
        if !self.seen.insert((holder, range.start)) {
            return;
        }
        match holder {
            None => self.tell([what], Some(blank(range))),
            Some(holder) => self.held.entry(holder).or_insert((what, Vec::new())).1.push(range),
        }
    }

    fn tell(&mut self, what: impl IntoIterator<Item = &'static str>, change: Option<Change>) {
        self.plan.told.extend(what.into_iter().map(|what| (what, change.is_some())));
        self.plan.changes.extend(change);
    }

    /// Properties as XML, and photographs.
    fn stream(&mut self, stream: &Stream) -> Read<()> {
        if self.file.get(&stream.dict, "Subtype").name() == Some("XML") {
            let Some(bytes) = self.file.data(stream, self.budget)? else { return Ok(()) };
            let Ok(text) = std::str::from_utf8(&bytes) else { return Ok(()) };
            let telling = Telling {
                part: "",
                element: |_, name| in_markup(name),
                attribute: |_, _, name, _| Some((in_markup(name)?, "")),
            };
            if let Some(clean) = telling.cleaned(text) {
                let mut clean = clean.into_bytes();
                clean.resize(bytes.len(), b' ');
                self.tell(telling.traces(text), repacked(self.file, stream, clean));
            }
            return Ok(());
        }
        let Some(raw) = self.file.photograph(stream, self.budget)? else { return Ok(()) };
        let what = picture::traces(&raw);
        if !what.is_empty() {
            let clean = picture::cleaned(Format::Jpeg, &raw).filter(|clean| clean.len() <= raw.len());
            let change = clean.and_then(|mut clean| {
                // What stands behind a picture is zeros, which no reader minds.
                clean.resize(raw.len(), 0);
                repacked(self.file, stream, clean)
            });
            self.tell(what, change);
        }
        Ok(())
    }

    /// The changes of streams that hold several objects, each packed again once.
    fn end(mut self) -> Plan {
        for (holder, (what, ranges)) in std::mem::take(&mut self.held) {
            let Some(Object::Stream(stream)) = self.file.objects.get(&holder).map(|holder| &holder.object)
            else {
                continue;
            };
            let mut bytes = self.unpacked.remove(&holder).unwrap_or_default();
            for change in ranges.into_iter().map(blank) {
                if let Some(place) = bytes.get_mut(change.range) {
                    place.copy_from_slice(&change.bytes);
                }
            }
            self.tell([what], repacked(self.file, stream, bytes));
        }
        self.plan
    }
}

/// Does a text say anything? One that begins with kilobytes of blanks is taken to.
fn says(text: &[u8]) -> bool {
    const FAR: usize = 4096;
    text.len() > FAR
        || text.iter().any(|byte| *byte > b' ' && !matches!(byte, 0xFE | 0xFF | 0xEF | 0xBB | 0xBF))
}

fn blank(range: Range<usize>) -> Change {
    let mut bytes = b"()".to_vec();
    bytes.resize(range.len(), b' ');
    Change { range, bytes }
}

/// Packs a stream again as it was packed, if it then takes no more room than before.
fn repacked(file: &Document<'_>, stream: &Stream, bytes: Vec<u8>) -> Option<Change> {
    let filters = list(file.get(&stream.dict, "Filter"));
    let names: Vec<&str> = filters.iter().filter_map(|filter| file.resolve(filter).name()).collect();
    let packed = match names.as_slice() {
        _ if stream.dict.contains_key("DecodeParms") => return None,
        [] | ["DCTDecode" | "DCT"] => bytes,
        ["FlateDecode" | "Fl"] | ["FlateDecode" | "Fl", "DCTDecode" | "DCT"] => {
            compress_to_vec_zlib(&bytes, 9)
        }
        _ => return None,
    };
    let room = stream.data.len();
    let mut packed = Some(packed).filter(|packed| packed.len() <= room)?;
    packed.resize(room, 0);
    Some(Change { range: stream.data.clone(), bytes: packed })
}

/// What an element or attribute of properties written as XML tells, by its name.
fn in_markup(name: &str) -> Option<&'static str> {
    match name {
        "creator" | "contributor" | "authors" => Some("作者"),
        "OwnerName" | "SerialNumber" | "CameraSerialNumber" => Some("拍摄设备"),
        "filePath" | "ManageTo" => Some("保存的位置"),
        name => PROPERTIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, what)| *what),
    }
}
