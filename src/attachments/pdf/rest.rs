//! What no page of a PDF shows: properties, outlines, files inside it, older versions of its parts.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Known, Painter};
use super::document::{Document, Stored, for_each_dict, is_type};
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream, strings, text};
use super::pages::judge;
use crate::attachments::findings::Findings;
use crate::attachments::format::Mark;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{Budget, Read};
use crate::attachments::picture::{self, is_legible};
use crate::attachments::text_file;

/// Bytes of a file's name that are told.
const NAME: usize = 200;

/// Reads everything that has not been read as part of a page.
pub(super) fn read(file: &Document<'_>, known: &mut Known, findings: &mut Findings) -> Read<()> {
    let files = names_of_files(file, &mut findings.budget)?;
    let fonts = file.led_to_by(&["FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet"]);
    let small = file.led_to_by(&["Thumb"]);
    let fonts_of_all = all_fonts(file, &mut findings.budget)?;
    for stored in file.objects.values().chain(&file.older) {
        let mut texts = String::new();
        strings(&stored.object, &mut texts);
        findings.text_once(place(stored, file), &texts);
        for text in marked_up(&stored.object) {
            let place = place(stored, file);
            findings.new_only(|findings| text_file::read(place, text.as_bytes(), findings), |_| true);
        }
        let Object::Stream(stream) = &stored.object else { continue };
        if fonts.contains(&stored.id.0) || stream.dict.contains_key("Length1") {
            remarks(file, stream, findings)?;
            continue;
        }
        if let Ok(Some(bytes)) = file.photograph(stream, &mut findings.budget) {
            picture::search(&bytes, findings);
        }
        if file.get(&stream.dict, "Subtype").name() == Some("Image") {
            // A picture that no page shows can still be taken out of the file.
            let side = |key| file.get(&stream.dict, key).number().and_then(super::object::whole);
            if !small.contains(&stored.id.0) && is_legible(side("Width").zip(side("Height"))) {
                findings.unread(Unread::Scanned);
            } else if let Ok(Some(bytes)) = file.data(stream, &mut findings.budget) {
                findings.strings("图片信息", &bytes);
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
    if Painter::is_form(dict) || dict.contains_key("PatternType") || draws(&bytes, &mut findings.budget) {
        let mut painter = Painter::new(file, known, &mut findings.budget);
        let own = file.get(dict, "Resources").dict();
        let painted = painter.paint(&bytes, own.unwrap_or(fonts));
        let drawn = std::mem::take(&mut painter.drawn);
        judge("文件里留存的旧内容", drawn, findings);
        painted?;
    } else if Mark::of(&bytes) == Mark::Text {
        text_file::read("文档属性", &bytes, findings);
    } else {
        findings.strings("文档属性", &bytes);
    }
    Ok(())
}

/// Searches the comments of a table that belongs to a font; the rest of it nobody reads.
fn remarks(file: &Document<'_>, stream: &Stream, findings: &mut Findings) -> Read<()> {
    if stream.dict.contains_key("Length1") || stream.dict.contains_key("Subtype") {
        return Ok(());
    }
    let Ok(Some(bytes)) = file.data(stream, &mut findings.budget) else { return Ok(()) };
    let mut lexer = Lexer::hearing(&bytes);
    while let Ok(Some(_)) = lexer.object(&mut findings.budget) {
        findings.budget.step()?;
    }
    let heard = text(&lexer.heard);
    findings.text("文档属性", &heard);
    Ok(())
}

/// Are the bytes numbers, texts and names with operators of a page behind them?
fn draws(bytes: &[u8], budget: &mut Budget) -> bool {
    /// Nobody must read further to know.
    const WORDS: usize = 200;
    let mut lexer = Lexer::new(bytes, 0);
    let (mut known, mut other) = (0, 0);
    // What is nested too deeply draws nothing; what costs too much is told by the next look.
    while let Ok(Some(object)) = lexer.object(budget) {
        let Object::Word(word) = object else { continue };
        if OPERATORS.contains(&word.as_str()) {
            known += 1;
        } else {
            other += 1;
        }
        if known + other > WORDS {
            break;
        }
    }
    known > other
}

/// Operators of which hardly any stream that draws has none.
const OPERATORS: [&str; 45] = [
    "q", "Q", "cm", "w", "J", "j", "d", "i", "gs", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "f*",
    "B", "B*", "b", "n", "W", "W*", "BT", "ET", "Tc", "Tf", "Td", "TD", "Tm", "T*", "Tj", "TJ", "cs", "CS",
    "scn", "SCN", "g", "G", "rg", "k", "Do",
];

/// Resources with the fonts of all pages, for streams that no page leads to.
fn all_fonts(file: &Document<'_>, budget: &mut Budget) -> Read<Dict> {
    let mut all = Dict::new();
    // Pages share their fonts.
    let mut seen = BTreeSet::new();
    let mut spent = Ok(());
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| {
            let fonts = dict.get("Font").and_then(|fonts| file.resolve(fonts).dict());
            let Some(fonts) = fonts.filter(|fonts| seen.insert(std::ptr::from_ref(*fonts).addr())) else {
                return;
            };
            for (name, font) in fonts {
                spent = spent.and_then(|()| budget.value());
                if spent.is_ok() && !all.contains_key(name) {
                    all.insert(name.clone(), font.clone());
                }
            }
        });
    }
    spent.map(|()| Dict::from([("Font".to_owned(), Object::Dict(all))]))
}

/// Texts with markup for how they look, which programs write into remarks and fields beside the plain ones.
fn marked_up(object: &Object) -> Vec<String> {
    let mut found = Vec::new();
    for_each_dict(object, &mut |dict| {
        found.extend(["RC", "RV"].iter().filter_map(|key| match dict.get(*key) {
            Some(Object::Text(bytes)) => Some(text(bytes)),
            _ => None,
        }));
    });
    found
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
fn names_of_files(file: &Document<'_>, budget: &mut Budget) -> Read<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    let mut spent = Ok(());
    for stored in file.objects.values().chain(&file.older) {
        for_each_dict(&stored.object, &mut |dict| {
            let Some(streams) = file.get(dict, "EF").dict().filter(|_| spent.is_ok()) else { return };
            let name = ["UF", "F"].iter().find_map(|key| match file.get(dict, key) {
                Object::Text(bytes) => Some(text(bytes.get(..bytes.len().min(NAME)).unwrap_or_default())),
                _ => None,
            });
            for stream in streams.values() {
                spent = spent.and_then(|()| budget.step());
                if let Object::Ref(id) = stream
                    && spent.is_ok()
                {
                    names.entry(*id).or_insert_with(|| name.clone().unwrap_or_default());
                }
            }
        });
    }
    spent.map(|()| names)
}
