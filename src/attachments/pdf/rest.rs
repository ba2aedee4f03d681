//! What no page of a PDF shows: properties, outlines, files inside it, older versions of its parts.

use std::collections::BTreeMap;

use super::content::{Known, Painter};
use super::document::{Document, Stored, for_each_dict, is_type};
use super::object::{Dict, Object, Stream, text};
use super::pages::{judge, strings};
use crate::attachments::findings::Findings;
use crate::attachments::format::Mark;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::Read;
use crate::attachments::markup::decoded;
use crate::attachments::picture::is_legible;

/// Reads everything that has not been read as part of a page.
pub(super) fn read(file: &Document<'_>, known: &mut Known, findings: &mut Findings) -> Read<()> {
    let files = names_of_files(file);
    let fonts = file.led_to_by(&["FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet"]);
    let masks = file.led_to_by(&["SMask", "Mask", "Thumb"]);
    let fonts_of_all = all_fonts(file);
    for stored in file.objects.values().chain(&file.older) {
        let mut texts = String::new();
        strings(&stored.object, &mut texts);
        findings.text_once(place(stored, file), &texts);
        let Object::Stream(stream) = &stored.object else { continue };
        if fonts.contains(&stored.id.0) || stream.dict.contains_key("Length1") {
            continue;
        }
        if file.get(&stream.dict, "Subtype").name() == Some("Image") {
            // A picture that no page shows can still be taken out of the file.
            let side = |key| file.get(&stream.dict, key).number().and_then(super::object::whole);
            if !masks.contains(&stored.id.0) && is_legible(side("Width").zip(side("Height"))) {
                findings.unread(Unread::Scanned);
            }
            continue;
        }
        let is_latest = file.objects.get(&stored.id.0).is_some_and(|latest| latest.span == stored.span);
        if !(is_latest && known.drawn.contains(&stored.id.0)) {
            self::stream(file, stored.id.0, stream, &files, &fonts_of_all, known, findings)?;
        }
    }
    Ok(())
}

fn stream(
    file: &Document<'_>,
    id: u32,
    stream: &Stream,
    files: &BTreeMap<u32, String>,
    fonts: &Dict,
    known: &mut Known,
    findings: &mut Findings,
) -> Read<()> {
    let dict = &stream.dict;
    if ["ObjStm", "XRef"].iter().any(|kind| is_type(dict, kind)) {
        return Ok(());
    }
    let bytes = match file.data(stream, &mut findings.budget) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(why @ Unread::TooLarge) => return Err(why),
        Err(why) => {
            findings.unread(why);
            return Ok(());
        }
    };
    if is_type(dict, "EmbeddedFile") || files.contains_key(&id) {
        let name = files.get(&id).map_or_else(|| "附件".to_owned(), |name| format!("附件“{name}”"));
        findings.inner(name, bytes, false);
        return Ok(());
    }
    let draws = |word: &[u8]| memchr::memmem::find(&bytes, word).is_some();
    if draws(b"Tj") || draws(b"TJ") || Painter::is_form(dict) {
        let mut painter = Painter::new(file, known, &mut findings.budget);
        let own = file.get(dict, "Resources").dict().filter(|_| Painter::is_form(dict));
        let painted = painter.paint(&bytes, own.unwrap_or(fonts));
        let drawn = std::mem::take(&mut painter.drawn);
        judge("文件里留存的旧内容", drawn, findings);
        painted?;
    } else if Mark::of(&bytes) == Mark::Text {
        findings.text("文档属性", &decoded(&bytes));
    } else {
        findings.strings("文档属性", &bytes);
    }
    Ok(())
}

/// Resources with the fonts of all pages, for streams that no page leads to.
fn all_fonts(file: &Document<'_>) -> Dict {
    let mut all = Dict::new();
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| {
            if let Some(fonts) = dict.get("Font").and_then(|fonts| file.resolve(fonts).dict()) {
                for (name, font) in fonts {
                    all.entry(name.clone()).or_insert_with(|| font.clone());
                }
            }
        });
    }
    Dict::from([("Font".to_owned(), Object::Dict(all))])
}

/// Where an object without a page is, for people.
fn place(stored: &Stored, file: &Document<'_>) -> &'static str {
    let Some(dict) = stored.object.dict() else { return "文档属性" };
    let has = |key: &str| dict.contains_key(key);
    match () {
        () if has("FT") || has("Fields") => "表单",
        () if has("Rect") => "批注",
        () if has("Title") && (has("Parent") || has("Dest") || has("A")) => "书签",
        () if file.get(dict, "S").name() == Some("URI") => "链接",
        () if has("EF") => "附件",
        () => "文档属性",
    }
}

/// The files inside the file, by the stream that holds them.
fn names_of_files(file: &Document<'_>) -> BTreeMap<u32, String> {
    let mut names = BTreeMap::new();
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| {
            let name = ["UF", "F"].iter().find_map(|key| match file.get(dict, key) {
                Object::Text(bytes) => Some(text(bytes)),
                _ => None,
            });
            let streams = file.get(dict, "EF").dict().into_iter().flat_map(Dict::values);
            for (stream, name) in streams.zip(std::iter::repeat(name.unwrap_or_default())) {
                if let Object::Ref(id) = stream {
                    names.insert(*id, name);
                }
            }
        });
    }
    names
}
