//! Files that are packages of XML: office documents (docx, xlsx, pptx) and OFD.

mod authors;
mod dates;
mod fixed;
mod flow;
mod merges;
mod places;
mod relations;
mod sheet;
mod typed;

use std::collections::BTreeMap;

use super::archive::{Archive, Entry};
use super::coded::plain;
use super::findings::Findings;
use super::format::{Format, Mark};
use dates::Dates;
use places::Places;
use sheet::Shared;

pub(super) use flow::read as read_markup;

/// The formats a package may have, by the part that it cannot be without.
const MAIN: [(&str, Format); 4] = [
    ("word/document.xml", Format::Docx),
    ("xl/workbook.xml", Format::Xlsx),
    ("ppt/presentation.xml", Format::Pptx),
    ("OFD.xml", Format::Ofd),
];

/// What kind of package it is; one with programs inside is of no kind that is published.
pub(super) fn format(archive: &Archive<'_>) -> Option<Format> {
    let has = |name: &str| archive.entries.iter().any(|entry| entry.name == name);
    let has_program = |entry: &Entry| {
        let name = entry.name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.contains("/activex/") || name.contains("/macrosheets/")
    };
    if archive.entries.iter().any(has_program) {
        return None;
    }
    MAIN.iter().find(|(part, _)| has(part)).map(|(_, format)| *format)
}

/// Is the package signed, so that any change would break it?
pub(super) fn is_signed(archive: &Archive<'_>) -> bool {
    archive.entries.iter().any(|entry| {
        entry.name.starts_with("_xmlsignatures/")
            || entry.name.ends_with("Signatures.xml")
            || entry.name.ends_with("SignedValue.dat")
    })
}

/// Looks through all parts.
pub(super) fn inspect(archive: &Archive<'_>, findings: &mut Findings) {
    let is_signed = is_signed(archive);
    let mut parts = Parts { archive, texts: BTreeMap::new() };
    parts.read_structure(findings);
    let places = Places::of(&parts.texts, findings);
    let mut shared = Shared::default();
    if let Some(text) = parts.texts.get("xl/sharedStrings.xml") {
        let read = Shared::read(text, &mut findings.budget);
        shared = findings.note(read).unwrap_or_default();
    }
    let part = |name: &str| parts.texts.get(name).map(String::as_str).unwrap_or_default();
    let dates = Dates::read(part("xl/styles.xml"), part("xl/workbook.xml"));
    let dates = findings.note(dates).unwrap_or_default();
    for entry in &archive.entries {
        if entry.name.ends_with('/') || entry.name == "xl/sharedStrings.xml" {
            continue;
        }
        let place = places.of_part(&entry.name);
        findings.text("文件名", entry.name.rsplit('/').next().unwrap_or_default());
        let Some(text) = parts.text(entry, findings) else {
            other(archive, entry, &place, is_signed, findings);
            continue;
        };
        for what in authors::traces(&entry.name, &text) {
            findings.trace(what, !is_signed);
        }
        let read = match () {
            () if entry.name.starts_with("xl/worksheets/") && !entry.name.ends_with(".rels") => {
                sheet::read(&place, &text, &mut shared, &dates, findings)
            }
            () if fixed::is_page(&text) => fixed::read(&place, &text, findings),
            () => flow::read(&place, &text, findings),
        };
        findings.note(read);
    }
    shared.search_unused(findings);
    for bytes in archive.loose() {
        findings.strings("文件结构之外的内容", bytes);
    }
}

/// A part without what it tells of its makers.
pub(super) fn cleaned(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    if !is_markup(name) {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    authors::cleaned(name, text).map(String::into_bytes)
}

/// The parts of a package, those that say how the others belong together kept.
struct Parts<'a, 'b> {
    archive: &'a Archive<'b>,
    texts: BTreeMap<String, String>,
}

impl Parts<'_, '_> {
    fn read_structure(&mut self, findings: &mut Findings) {
        for entry in &self.archive.entries {
            let name = entry.name.as_str();
            let says = name.ends_with(".rels")
                || name.ends_with("/Document.xml")
                || matches!(
                    name,
                    "xl/workbook.xml" | "xl/sharedStrings.xml" | "xl/styles.xml" | "ppt/presentation.xml"
                );
            if says && let Some(text) = self.unpack(entry, findings) {
                self.texts.insert(name.to_owned(), text);
            }
        }
    }

    fn unpack(&self, entry: &Entry, findings: &mut Findings) -> Option<String> {
        let unpacked = self.archive.unpack(entry, &mut findings.budget);
        Some(plain(&findings.note(unpacked)?).into_owned())
    }

    /// The text of a part that is markup.
    fn text(&mut self, entry: &Entry, findings: &mut Findings) -> Option<String> {
        match self.texts.remove(&entry.name) {
            Some(text) => Some(text),
            None if is_markup(&entry.name) => Some(self.unpack(entry, findings).unwrap_or_default()),
            None => None,
        }
    }
}

/// Parts that are markup by their name.
fn is_markup(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml", ".xhtml", ".svg"].iter().any(|end| name.ends_with(end))
}

/// A part that is no markup: a picture, a font, a document of its own.
fn other(archive: &Archive<'_>, entry: &Entry, place: &str, is_signed: bool, findings: &mut Findings) {
    let unpacked = archive.unpack(entry, &mut findings.budget);
    let Some(bytes) = findings.note(unpacked) else { return };
    let name = entry.name.to_ascii_lowercase();
    let is_known =
        [".odttf", ".fntdata", ".ttf", ".otf", ".ttc", ".esl"].iter().any(|end| name.ends_with(end))
            || name.contains("printersettings")
            || name.starts_with("docprops/thumbnail")
            || name.ends_with("signedvalue.dat");
    match Mark::of(&bytes) {
        Mark::Of(_) if name.starts_with("docprops/thumbnail") => {}
        // Fonts, settings of printers, seals: nothing anybody wrote, but a name may be in it.
        _ if is_known => findings.strings(place, &bytes),
        _ => findings.inner(place.to_owned(), bytes.into_owned(), !is_signed),
    }
}
