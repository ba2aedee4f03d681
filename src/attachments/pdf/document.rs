//! The objects of a PDF: all that are anywhere in the file, older versions included.
//!
//! The table of places at the end of the file is not asked: it can be wrong, and what it no longer names is published as
//! well. The file is read from front to end instead; of objects with the same number the last one counts, as it does in
//! files that were changed by appending.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;

use super::crypt::Crypt;
use super::filters::{Filtered, unfiltered};
use super::lexer::{Lexer, is_blank};
use super::object::{Dict, Object, Stream, whole};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{Budget, Read};

/// How many times a file may have been changed by appending; the last ones count.
const TRAILERS: usize = 100;

/// An object and where it stands.
pub(super) struct Stored {
    pub(super) id: (u32, u32),
    pub(super) object: Object,
    /// The bytes of the object: in the file, or in the unpacked stream that holds it.
    pub(super) span: Range<usize>,
    /// The stream that holds it.
    pub(super) holder: Option<u32>,
}

/// A PDF taken apart.
pub(super) struct Document<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) objects: BTreeMap<u32, Stored>,
    /// Objects that were replaced by later ones.
    pub(super) older: Vec<Stored>,
    pub(super) root: Option<u32>,
    /// The objects with properties of the file.
    pub(super) infos: BTreeSet<u32>,
    /// Where the dictionaries behind the word `trailer` begin.
    pub(super) trailers: Vec<usize>,
    crypt: Option<Crypt>,
    /// Is it locked, whether or not it opens without a password?
    pub(super) is_locked: bool,
    /// Does it end before its end: with an object that no table of places and no trailer follows?
    pub(super) is_cut: bool,
}

impl<'b> Document<'b> {
    pub(super) fn read(bytes: &'b [u8], budget: &mut Budget) -> Read<Self> {
        let mut file = Self {
            bytes,
            objects: BTreeMap::new(),
            older: Vec::new(),
            root: None,
            infos: BTreeSet::new(),
            trailers: Vec::new(),
            crypt: None,
            is_locked: false,
            is_cut: false,
        };
        let mut trailers = Vec::new();
        let (mut at, mut last) = (0, 0);
        while let Some(found) = memmem::find(&bytes[at..], b"obj") {
            let word = at + found;
            at = word + 3;
            let Some(id) = id_before(bytes, word) else { continue };
            last = word;
            let mut lexer = Lexer::keeping(bytes, at);
            let Some(object) = lexer.object(budget)? else { break };
            let end = lexer.at;
            lexer.skip_blank();
            let (object, end) = match object {
                Object::Dict(dict) if bytes[lexer.at..].starts_with(b"stream") => {
                    let data = data_after(bytes, lexer.at + 6, &dict);
                    if dict.get("Type").and_then(Object::name) == Some("XRef") {
                        trailers.push(dict.clone());
                    }
                    let end = data.end;
                    (Object::Stream(Box::new(Stream { dict, data, id })), end)
                }
                other => (other, end),
            };
            budget.value()?;
            file.store(Stored { id, object, span: at..end, holder: None });
            at = end;
        }
        let ends = |mark: &[u8]| memmem::rfind(bytes, mark).is_some_and(|end| end > last);
        file.is_cut = !(ends(b"trailer") || ends(b"startxref"));
        let mut found: Vec<usize> = memmem::rfind_iter(bytes, b"trailer").take(TRAILERS).collect();
        found.reverse();
        for found in found {
            if let Ok(Some(Object::Dict(dict))) = Lexer::new(bytes, found + 7).object(budget) {
                trailers.push(dict);
                file.trailers.push(found + 7);
            }
        }
        file.infos = trailers.iter().filter_map(|dict| dict.get("Info")?.reference()).collect();
        file.unlock(&trailers)?;
        file.unpack(budget)?;
        let root = trailers.iter().rev().find_map(|dict| match dict.get("Root") {
            Some(Object::Ref(id)) if file.objects.contains_key(id) => Some(*id),
            _ => None,
        });
        let is_root = |stored: &&Stored| stored.object.dict().is_some_and(|dict| is_type(dict, "Catalog"));
        file.root = root.or_else(|| file.objects.values().find(is_root).map(|stored| stored.id.0));
        Ok(file)
    }

    fn store(&mut self, stored: Stored) {
        if let Some(older) = self.objects.insert(stored.id.0, stored) {
            self.older.push(older);
        }
    }

    /// Opens the lock, if there is one, and the strings behind it.
    fn unlock(&mut self, trailers: &[Dict]) -> Read<()> {
        let Some(trailer) = trailers.iter().rev().find(|dict| dict.contains_key("Encrypt")) else {
            return Ok(());
        };
        self.is_locked = true;
        let (lock, lock_id) = match trailer.get("Encrypt") {
            Some(Object::Ref(id)) => {
                (self.objects.get(id).and_then(|stored| stored.object.dict()), Some(*id))
            }
            Some(object) => (object.dict(), None),
            None => (None, None),
        };
        let id = match trailer.get("ID").and_then(Object::array) {
            Some([Object::Text(id), ..]) => id.as_slice(),
            _ => &[],
        };
        let crypt = lock.and_then(|lock| Crypt::open(lock, id)).ok_or(Unread::Encrypted)?;
        for stored in self.objects.values_mut().chain(&mut self.older) {
            if Some(stored.id.0) != lock_id {
                open_strings(&mut stored.object, stored.id, &crypt);
            }
        }
        self.crypt = Some(crypt);
        Ok(())
    }

    /// Takes the objects out of the streams that hold several.
    fn unpack(&mut self, budget: &mut Budget) -> Read<()> {
        let is_holder = |stored: &&Stored| match &stored.object {
            Object::Stream(stream) => is_type(&stream.dict, "ObjStm"),
            _ => false,
        };
        let mut holders: Vec<(usize, Stream)> = Vec::new();
        for stored in self.objects.values().chain(&self.older).filter(is_holder) {
            if let Object::Stream(stream) = &stored.object {
                holders.push((stored.span.start, Stream::clone(stream)));
            }
        }
        holders.sort_by_key(|(start, _)| *start);
        // An object outside counts if it stands behind the stream that holds another with its number.
        let outside: BTreeMap<u32, usize> =
            self.objects.values().map(|stored| (stored.id.0, stored.span.start)).collect();
        for (start, stream) in holders {
            let Some(data) = self.data(&stream, budget)? else { continue };
            let setting =
                |key: &str| stream.dict.get(key).and_then(Object::number).and_then(whole).unwrap_or(0);
            let first = setting("First") as usize;
            let mut heads = Lexer::new(&data, 0);
            for _ in 0..setting("N") {
                let number = heads.object(budget)?.as_ref().and_then(Object::number).and_then(whole);
                let offset = heads.object(budget)?.as_ref().and_then(Object::number).and_then(whole);
                let Some((number, offset)) = number.zip(offset) else { break };
                let at = first.saturating_add(offset as usize);
                let mut lexer = Lexer::keeping(&data, at.min(data.len()));
                let Some(object) = lexer.object(budget)? else { continue };
                budget.value()?;
                let stored =
                    Stored { id: (number, 0), object, span: at..lexer.at, holder: Some(stream.id.0) };
                match outside.get(&number) {
                    Some(own) if *own > start => self.older.push(stored),
                    _ => self.store(stored),
                }
            }
        }
        Ok(())
    }

    /// The object itself, wherever a reference leads.
    pub(super) fn resolve<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut object = object;
        // A chain of references is a mistake, a circle of them a trap.
        for _ in 0..8 {
            let Object::Ref(id) = object else { return object };
            match self.objects.get(id) {
                Some(stored) => object = &stored.object,
                None => return &Object::Null,
            }
        }
        &Object::Null
    }

    pub(super) fn get<'o>(&'o self, dict: &'o Dict, key: &str) -> &'o Object {
        dict.get(key).map_or(&Object::Null, |object| self.resolve(object))
    }

    /// The unpacked bytes of a stream; `None` if they are a picture.
    pub(super) fn data(&self, stream: &Stream, budget: &mut Budget) -> Read<Option<Vec<u8>>> {
        let (bytes, is_picture) = self.unpacked(stream, budget)?;
        if matches!(bytes, Cow::Borrowed(_)) {
            budget.unpacked(bytes.len())?;
        }
        Ok((!is_picture).then(|| bytes.into_owned()))
    }

    /// The bytes of a stream that is a photograph, as a file of its own would hold them.
    pub(super) fn photograph(&self, stream: &Stream, budget: &mut Budget) -> Read<Option<Cow<'b, [u8]>>> {
        let last = list(self.get(&stream.dict, "Filter")).last();
        if !matches!(last.and_then(|last| self.resolve(last).name()), Some("DCTDecode" | "DCT")) {
            return Ok(None);
        }
        Ok(Some(self.unpacked(stream, budget)?.0))
    }

    /// The bytes of a stream, up to the filter of a picture, and whether there is one.
    fn unpacked(&self, stream: &Stream, budget: &mut Budget) -> Read<(Cow<'b, [u8]>, bool)> {
        let raw = self.bytes.get(stream.data.clone()).unwrap_or_default();
        let is_open = ["XRef"].iter().any(|kind| is_type(&stream.dict, kind));
        budget.step()?;
        let mut bytes = match &self.crypt {
            Some(crypt) if !is_open => {
                budget.unpacked(raw.len())?;
                Cow::Owned(crypt.stream(stream.id, raw))
            }
            _ => Cow::Borrowed(raw),
        };
        let filters = list(self.get(&stream.dict, "Filter"));
        let parameters = list(self.get(&stream.dict, "DecodeParms"));
        for (at, filter) in filters.iter().enumerate() {
            budget.step()?;
            let name = self.resolve(filter).name().ok_or(Unread::Broken)?;
            let own = parameters.get(at).and_then(|own| self.resolve(own).dict());
            match unfiltered(name, &bytes, own, budget.unpackable())? {
                Filtered::Bytes(unpacked) => bytes = Cow::Owned(unpacked),
                Filtered::Picture => return Ok((bytes, true)),
            }
            budget.unpacked(bytes.len())?;
        }
        Ok((bytes, false))
    }

    /// The objects to which a key leads anywhere in the file.
    pub(super) fn led_to_by(&self, keys: &[&str]) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        for stored in self.objects.values().chain(&self.older) {
            for_each_dict(&stored.object, &mut |dict| {
                for value in keys.iter().filter_map(|key| dict.get(*key)) {
                    for object in list(value) {
                        if let Object::Ref(id) = object {
                            found.insert(*id);
                        }
                    }
                }
            });
        }
        found
    }
}

/// Calls for every dictionary in an object.
pub(super) fn for_each_dict<'o>(object: &'o Object, each: &mut impl FnMut(&'o Dict)) {
    match object {
        Object::Array(array) => array.iter().for_each(|inner| for_each_dict(inner, each)),
        _ => {
            if let Some(dict) = object.dict() {
                each(dict);
                for inner in dict.values() {
                    for_each_dict(inner, each);
                }
            }
        }
    }
}

/// One value or several, as a list.
pub(super) fn list(object: &Object) -> &[Object] {
    match object {
        Object::Array(array) => array,
        Object::Null => &[],
        one => std::slice::from_ref(one),
    }
}

pub(super) fn is_type(dict: &Dict, name: &str) -> bool {
    dict.get("Type").and_then(Object::name) == Some(name)
}

fn open_strings(object: &mut Object, id: (u32, u32), crypt: &Crypt) {
    match object {
        Object::Text(bytes) => *bytes = crypt.string(id, bytes),
        Object::Array(array) => array.iter_mut().for_each(|inner| open_strings(inner, id, crypt)),
        Object::Dict(dict) => dict.values_mut().for_each(|inner| open_strings(inner, id, crypt)),
        Object::Stream(stream) => stream.dict.values_mut().for_each(|inner| open_strings(inner, id, crypt)),
        _ => {}
    }
}

/// The number and generation before the word `obj`.
fn id_before(bytes: &[u8], word: usize) -> Option<(u32, u32)> {
    let back = |mut at: usize, want: fn(u8) -> bool| {
        while at > 0 && want(bytes[at - 1]) && word - at < 40 {
            at -= 1;
        }
        at
    };
    let digit = |byte: u8| byte.is_ascii_digit();
    let generation_end = back(word, is_blank);
    let generation = back(generation_end, digit);
    let number_end = back(generation, is_blank);
    let number = back(number_end, digit);
    let parse = |range: Range<usize>| std::str::from_utf8(&bytes[range]).ok()?.parse::<u32>().ok();
    (number_end < generation).then_some(())?;
    Some((parse(number..number_end)?, parse(generation..generation_end)?))
}

/// The bytes of a stream, behind the word that begins it.
fn data_after(bytes: &[u8], mut at: usize, dict: &Dict) -> Range<usize> {
    at += usize::from(bytes.get(at) == Some(&b'\r'));
    at += usize::from(bytes.get(at) == Some(&b'\n'));
    let at = at.min(bytes.len());
    let declared = dict.get("Length").and_then(Object::number).and_then(whole);
    if let Some(end) =
        declared.and_then(|length| at.checked_add(length as usize)).filter(|end| *end <= bytes.len())
    {
        // A line end or two; more of them for many streams would be looked at once for each.
        let blanks = bytes[end..].iter().take(8).take_while(|byte| is_blank(**byte)).count();
        if bytes[end + blanks..].starts_with(b"endstream") {
            return at..end;
        }
    }
    let end = memmem::find(&bytes[at..], b"endstream").map_or(bytes.len(), |length| at + length);
    // The line end before the word does not belong to the bytes.
    let mut data = at..end;
    data.end -= usize::from(data.end > at && bytes[data.end - 1] == b'\n');
    data.end -= usize::from(data.end > at && bytes[data.end - 1] == b'\r');
    data
}
